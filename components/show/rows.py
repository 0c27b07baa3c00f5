"""Tables of words, none of them cut off."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from components import session
from components.addresses import Link, address
from components.text import Text, literal
from data.catalogue import Catalogue
from data.quotations import passage_id

FEW = 4  # rows of a table that leave room in a window


def table(rows: Sequence[Mapping[str, str | Link]]) -> None:
    """Rows of words under their headings, none of the words cut off.

    Where they are wider than the screen, they are scrolled in their own box.
    """
    st.table(
        [{literal(name): _cell(said) for name, said in row.items()} for row in rows],
        border="horizontal",
        hide_index=True,
    )


def stacked(rows: Sequence[Mapping[str, str | Link]], key: str) -> None:
    """As ``table``; on a phone each row is lines below one another.

    Of many rows the place is kept as high as a window until they are drawn.
    """
    with st.container(key=f"stacked-{'many' if len(rows) > FEW else 'few'}-{key}"):
        table(rows)


def _cell(said: str | Link) -> str:
    return said.markdown() if isinstance(said, Link) else literal(said)


def headed(row: Mapping[str, str | Link], text: Text) -> dict[str, str | Link]:
    """A row by the words for the codes of its columns."""
    return {text(f"table.{name}"): said for name, said in row.items()}


def source_of(row: dict[str, Any], known: Catalogue, text: Text) -> Link:
    """The source of a figure, leading to the words that publish it."""
    source = known.sources[row["source_id"]]
    asked = session.link(source=source.id, passage=passage_id(row["quote"]))
    return Link(source.name(text.language), address("sources", asked))
