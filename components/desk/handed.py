"""The file: our own form to fill in, and what an editor hands in."""

import hashlib
from functools import partial
from typing import NamedTuple

import streamlit as st

from components import session
from components.cached import desk as cached
from components.cached import edition
from components.tables import MIME
from components.text import Text, literal
from data.access import Person, allowed_indicators, indicators_of, own_departments
from data.catalogue import Catalogue
from data.desk import audit
from data.intake.sheet import RefusedError, Upload
from data.intake.template import template as issued
from data.model import Department
from data.wording import sentence

FORMS = ("xlsx", "xls", "ods", "csv", "txt", "xlsm")
KEY = "handed-in"


class Handed(NamedTuple):
    """A file as it came, the SHA-256 of it, and as it was read."""

    name: str
    content: bytes
    digest: str
    upload: Upload


def template(person: Person, known: Catalogue, text: Text) -> None:
    """Our own form, with the indicators that the person may hand in."""
    with st.popover(text("submit.template"), icon=":material/description:", key="template"):
        st.markdown(literal(text("submit.template_help")))
        own = own_departments(person, known)
        options: list[Department | None] = [*own, None] if own else [None]
        chosen = st.selectbox(
            text("submit.department"),
            options,
            format_func=lambda it: it.name(text.language) if it else text("submit.all_indicators"),
            key="template-department",
        )
        allowed = allowed_indicators(person, known)
        if chosen:
            allowed &= indicators_of([chosen], known)
        file = text("submit.template_file")
        title = chosen.name(text.language) if chosen else known.dashboard.title(text.language)
        indicators = [it for it in known.indicators.values() if it.id in allowed]
        areas = list(known.areas.values())
        st.download_button(
            text("submit.take_template"),
            partial(issued, title, indicators, areas, known, text.language),
            file_name=f"{file}_{title}.xlsx",
            mime=MIME["xlsx"],
            key="take-template",
            on_click="ignore",
            disabled=not indicators,
            icon=":material/download:",
        )


def file(person: Person, text: Text) -> Handed | None:
    """The file that is handed in; None before, and where it cannot be taken in, which is told."""
    given = st.file_uploader(
        text("submit.file"),
        FORMS,
        key=session.renewed(KEY),
        help=text("submit.file_help"),
    )
    if given is None:
        return None
    content = given.getvalue()
    digest = hashlib.sha256(content).hexdigest()
    try:
        upload = cached.upload(given.name, content)
    except RefusedError as refused:
        st.error(literal(sentence(refused.problem, text.language)), icon=":material/block:")
        _noted(person, given.name, digest, len(content), refused.problem.code)
        return None
    _noted(person, upload.name, digest, len(content))
    return Handed(upload.name, content, digest, upload)


def _noted(person: Person, name: str, digest: str, size: int, refused: str = "") -> None:
    """Write down once in a session that this file was handed in."""
    if session.first_time(f"{KEY} {digest}"):
        after = {"sha256": digest, "bytes": size, "refused": refused}
        audit.note(edition.engine(), person, "upload", name, None, after)
