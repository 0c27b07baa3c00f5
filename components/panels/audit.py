"""The log: who did what, when and from where; an entry whole; whether the log is sound."""

from collections.abc import Sequence

import streamlit as st

from components import deeds
from components.show import nothing, quiet, small, stacked, subheading, table
from components.text import Text, literal
from data.desk import tampering
from data.desk.audit import Entry
from data.store.engines import Engine
from data.wording import tampered, verdict

LISTED = ("number", "moment", "who", "action", "subject", "place")
WHOLE = ("moment", "who", "id", "roles", "place", "action", "subject")


def log(found: Sequence[Entry], count: int, text: Text) -> None:
    """Entries, and how many there are of what is asked for."""
    if not found:
        nothing(text("log.nothing"))
        return
    quiet(text("log.count", count=count))
    listed = [deeds.said(entry, text) for entry in found]
    stacked([{text(f"log.{name}"): said[name] for name in LISTED} for said in listed], "log")


def entry(chosen: Entry, text: Text) -> None:
    """All that an entry tells, with what was before and what was after."""
    subheading(text("log.one", number=chosen.number))
    said = deeds.said(chosen, text)
    facts = [
        text("export.filter", name=text(f"log.{name}"), value=said[name])
        for name in WHOLE
        if said[name]
    ]
    st.markdown("  \n".join(map(literal, facts)))
    headings = [text(f"log.{name}") for name in ("field", "before", "after")]
    changed = deeds.changed(chosen, text)
    if changed:
        table([dict(zip(headings, row, strict=True)) for row in changed])
    seals = (text(f"log.{name}") + f" {getattr(chosen, name)}" for name in ("hash", "previous"))
    st.markdown("  \n".join(map(small, seals)))


def verify(text: Text) -> bool:
    """Whether it is asked if the log is sound."""
    return st.button(text("log.verify"), icon=":material/verified_user:", key="verify")


def soundness(engine: Engine, text: Text) -> None:
    """Whether anybody changed the log. All of it is read."""
    with st.spinner(text("log.verifying")):
        found = tampering.verify(engine)
    said = "  \n".join(map(literal, verdict(found, text.language).split("\n")))
    if found.found:
        st.error(said, icon=":material/gpp_bad:")
        told = [tampered(fault, text.language) for fault in found.faults]
        st.code("\n".join(told), language=None, wrap_lines=True)
    else:
        st.success(said, icon=":material/verified_user:")
