"""Which source is read, and where; and which releases are set against one another."""

from collections.abc import Iterable, Sequence

import streamlit as st

from components import dates, session
from components.text import Text
from data.catalogue import Catalogue
from data.model import Source
from data.quotations import passage_id
from data.store.releases import Release


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


def release_before(found: Sequence[Release], shown: Release, text: Text) -> Release | None:
    """The release that the one shown is set against; the one before it as a start."""
    others = {str(release.number): release for release in found if release != shown}
    if not others:
        return None
    earlier = (number for number in others if int(number) < shown.number)
    chosen = st.selectbox(
        text("releases.against"),
        list(others),
        format_func=lambda number: text(
            "releases.one", number=number, moment=dates.moment(others[number].made_at, text)
        ),
        key=session.settle("against", list(others), next(earlier, next(iter(others)))),
    )
    return others[chosen]
