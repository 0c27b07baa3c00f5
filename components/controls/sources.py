"""Which source is read, and where."""

from collections.abc import Iterable

import streamlit as st

from components import session
from components.text import Text
from data.catalogue import Catalogue
from data.model import Source
from data.quotations import passage_id


def source(known: Catalogue, text: Text) -> Source:
    """One source; those with a full text stand first."""
    options = sorted(known.sources, key=lambda name: not known.text(name))
    chosen = st.selectbox(
        text("control.source"),
        options,
        format_func=lambda name: known.sources[name].name(text.language),
        key=session.settle("source", options, options[0], always=True),
    )
    return known.sources[chosen]


def passage(quotes: Iterable[str]) -> str:
    """The name of the passage that a link asked for, if it is one of these; else an empty one."""
    names = list(dict.fromkeys(map(passage_id, quotes)))
    return str(session.chosen(session.settle("passage", names, "")))


def place(count: int) -> int:
    """Which of its places in the text a link asked for, counted from 1."""
    asked = session.settle("place", [str(number) for number in range(1, count + 1)], "1")
    return int(session.chosen(asked))
