"""What a reader takes along from a page, made when it is asked for."""

import re
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Literal, get_args

import streamlit as st

from components import dates
from components.text import Text
from components.theme import Palette
from data.catalogue import Catalogue

if TYPE_CHECKING:
    from components.pictures import Picture

Form = Literal["png", "svg", "csv"]
LONGEST = 80  # letters of a file's name
_UNFIT = re.compile(r"[^\w.\-（）()—–]+")  # what a file's name should not hold
MIME: dict[Form, str] = {"png": "image/png", "svg": "image/svg+xml", "csv": "text/csv"}


def picture(shown: "Picture", known: Catalogue, text: Text, palette: Palette) -> None:
    """A chart as PNG and SVG with its words burnt in, and its points as CSV."""
    forms: tuple[Form, ...] = get_args(Form)
    name = _UNFIT.sub("_", f"{shown.title} {shown.subtitle}")[:LONGEST]
    icon, key = ":material/download:", f"take-{shown.key}"
    box = st.popover(text("download.title"), icon=icon, width="stretch", key=key, on_change="rerun")
    if not box.open:
        return
    with box:
        for form in forms if shown.chart else forms[-1:]:
            st.download_button(
                text(f"download.{form}"),
                partial(_made, shown, form, known, text, palette),
                file_name=f"{name}.{form}",
                mime=MIME[form],
                key=f"download-{shown.key}-{form}",
                on_click="ignore",
                width="stretch",
            )


def _made(shown: "Picture", form: Form, known: Catalogue, text: Text, palette: Palette) -> bytes:
    """The file. What draws it is loaded with the first one that is asked for."""
    from components import exports  # noqa: PLC0415

    if form == "csv" or shown.chart is None:
        return exports.points_csv(list(shown.points), shown.known(known), text)
    words = exports.Words(
        title=shown.title,
        subtitle=shown.subtitle,
        sentence="\n".join([shown.sentence.strip(), *shown.notes]),
        source=shown.source_line(known, text),
        note=text("download.made", day=dates.day(datetime.now().astimezone().date(), text)),
    )
    return exports.picture(shown.chart, words, palette, form=form)
