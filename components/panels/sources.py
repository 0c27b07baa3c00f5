"""A source and its text."""

import streamlit as st

from components import passages, session
from components.figures import Observation
from components.panels.statements import statements
from components.show import note, quiet
from components.text import Text, literal
from data.catalogue import Catalogue
from data.model import Source


def source_details(source: Source, text: Text) -> None:
    """A source's publisher, date, kind, reliability and licence; what is not known says so."""
    kind = text.known(f"source_kind.{source.kind}", source.kind)
    reliability = text.known(f"confidence.{source.reliability}", source.reliability)
    details = {
        "publisher": source.publisher(text.language),
        "published": source.published,
        "kind": kind,
        "reliability": reliability,
        "licence": source.licence,
    }
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{literal(source.name(text.language))}**")
        words = (
            f":gray[{text(f'sources.{name}')}] {literal(value or text('sources.unknown'))}"
            for name, value in details.items()
        )
        st.markdown("　".join(words))
        if source.note(text.language):
            note(text("page.note", note=source.note(text.language)))
        if source.url.startswith(("http://", "https://")):
            st.page_link(source.url, label=text("sources.open"), icon=":material/open_in_new:")


def document(source: Source, observations: list[Observation], known: Catalogue, text: Text) -> None:
    """The full text with every figure marked; where it is not held, the passages quoted."""
    held = known.text(source.id)
    if not held:
        quiet(text("sources.not_held"))
        statements(observations, known, text, of="source")
        return
    quiet(text("sources.held"))
    with st.container(border=True, key="document"):
        st.markdown(passages.document(held, observations, known, session.link(lang=text.language)))
