"""Widgets by which an administrator asks the log."""

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from components import session
from components.controls import LONGEST
from components.text import Text
from data import periods
from data.desk.audit import ACTIONS, Asked, Entry

PAGE = 20  # entries to a page
FIRST_DAY = date(2000, 1, 1)  # long before any entry


def asked(people: Mapping[str, str], text: Text) -> Asked:
    """Whose entries, of what, from which days, with which words. ``people``: names by id."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="asked"):
        who = st.selectbox(
            text("log.who"),
            ["", *people],
            format_func=lambda one: called(one, people[one]) if one else text("log.everyone"),
            key=session.settle("who", ["", *people], ""),
            width=220,
        )
        action = st.selectbox(
            text("log.action"),
            ["", *ACTIONS],
            format_func=lambda one: text(f"deed.{one}") if one else text("log.everything"),
            key=session.settle("action", ["", *ACTIONS], ""),
            width=220,
        )
        since, until = (_day(key, text) for key in ("since", "until"))
        words = st.text_input(
            text("log.words"),
            placeholder=text("log.words_how"),
            max_chars=LONGEST,
            key=session.settle_words("words", LONGEST),
            width=260,
        )
    return Asked(who or "", action or "", since, until, words.strip())


def entry(found: Sequence[Entry], text: Text) -> Entry | None:
    """One of the entries on the page, to be read whole; None where none is chosen."""
    numbers = {str(entry.number): entry for entry in found}
    chosen = st.selectbox(
        text("log.entry"),
        ["", *numbers],
        format_func=lambda one: one or text("control.choose"),
        key=session.settle("entry", ["", *numbers], ""),
        width=220,
    )
    return numbers.get(chosen or "")


def called(id_: str, name: str) -> str:
    """A person by name and id."""
    return f"{name} ({id_})" if name and name != id_ else id_


def _day(key: str, text: Text) -> date | None:
    last = periods.today()
    return st.date_input(
        text(f"log.{key}"),
        value=None,
        min_value=FIRST_DAY,
        max_value=last,
        format="YYYY-MM-DD",
        key=session.settle_day(key, FIRST_DAY, last),
        width=160,
    )
