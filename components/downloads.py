"""What a reader takes along from a page, made when it is asked for."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Literal, get_args

import streamlit as st

from components import figures
from components.text import Text
from components.theme import Palette
from data.catalogue import Catalogue

if TYPE_CHECKING:
    from components.pictures import Picture

Form = Literal["png", "svg", "csv"]
MIME: dict[Form, str] = {"png": "image/png", "svg": "image/svg+xml", "csv": "text/csv"}


def picture(shown: "Picture", known: Catalogue, text: Text, palette: Palette) -> None:
    """A chart as PNG and SVG with its words burnt in, and its points as CSV."""
    forms: tuple[Form, ...] = get_args(Form)
    with st.popover(text("download.title"), icon=":material/download:", width="stretch"):
        for form in forms if shown.chart else forms[-1:]:
            st.download_button(
                text(f"download.{form}"),
                partial(_made, shown, form, known, text, palette),
                file_name=f"{shown.title}.{form}",
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
    sources = dict.fromkeys(known.sources[point.row["source_id"]] for point in shown.points)
    titles = text("list.separator").join(source.name(text.language) for source in sources)
    words = exports.Words(
        title=shown.title,
        subtitle=shown.subtitle,
        sentence="\n".join([shown.sentence.strip(), *shown.notes]),
        source=text("page.sources", titles=titles),
        note=text("download.made", day=figures.day(datetime.now().astimezone().date(), text)),
    )
    return exports.picture(shown.chart, words, palette, form=form)
