"""What is handed in at the desk, read and checked. What the desk keeps is asked for each time."""

from dataclasses import replace
from pathlib import Path

import streamlit as st

from components.cached.edition import HOUR, Edition, engine, of_tables, opened, turn_to
from components.cached.tables import known
from data.catalogue import Catalogue
from data.desk import handing_in, reading
from data.desk.handing_in import Examination, Handed
from data.desk.mappings import remembered
from data.desk.proposals import Content, content
from data.desk.reading import Reading
from data.intake import files
from data.intake.confirming import Confirmed, confirmed
from data.intake.mapping import Mapping
from data.intake.proposal import proposed
from data.intake.remembering import layout_key
from data.intake.sheet import Sheet, Upload
from data.store.releases import newest

SOME = 16  # files that are worked on at once


def current() -> Catalogue:
    """The small tables as they hold now, whichever release is shown elsewhere."""
    turn_to(newest(engine()))
    return known()


@st.cache_resource(ttl=HOUR, max_entries=SOME, show_spinner=False)
def upload(name: str, given: bytes) -> Upload:
    """A file that was handed in, read. Raises RefusedError where it cannot be taken in."""
    return files.read(name, given)


@st.cache_resource(ttl=HOUR, max_entries=SOME, show_spinner=False)
def _key(name: str, given: bytes, sheet: str) -> str:
    """What a sheet has in common with the other issues of its table."""
    return layout_key(_sheet(name, given, sheet))


def since(name: str, given: bytes, sheet: str) -> str:
    """When it was remembered how a table like this one is read; empty where it never was."""
    found = remembered(engine(), _key(name, given, sheet))
    return found.made_at if found else ""


@of_tables
@st.cache_resource(ttl=HOUR, max_entries=SOME, show_spinner=False)
def _proposal(  # noqa: PLR0913, PLR0917 -- the sheet, and what stands in where it says nothing
    of: Edition, name: str, given: bytes, sheet: str, since: str, period: str, area: str
) -> Mapping:
    before = remembered(engine(), _key(name, given, sheet)) if since else None
    known = opened(of)[0]
    return proposed(
        _sheet(name, given, sheet), known, before.mapping if before else None, period, area
    )


def proposal(name: str, given: bytes, said: Confirmed) -> Mapping:
    """How a sheet seems to be meant, with what a person says of all of it."""
    of = (name, given, said.sheet, said.since)
    first = _proposal(*of, "", "")
    if (said.period, said.area) in {("", ""), (first.period, first.area)}:
        return first
    return _proposal(*of, said.period, said.area)


def mappings(name: str, given: bytes, said: tuple[Confirmed, ...]) -> tuple[Mapping, ...]:
    """How each sheet is read."""
    return tuple(confirmed(proposal(name, given, it), it) for it in said)


def _sheet(name: str, given: bytes, sheet: str) -> Sheet:
    return next(it for it in upload(name, given).sheets if it.name == sheet)


@of_tables
@st.cache_resource(ttl=HOUR, max_entries=SOME, show_spinner=False)
def read(of: Edition, name: str, given: bytes, said: tuple[Confirmed, ...]) -> Reading:
    """The figures of a file."""
    told = {it.sheet: it for it in mappings(name, given, said)}
    return reading.read(upload(name, given), told, opened(of)[0])


@of_tables
@st.cache_resource(ttl=HOUR, max_entries=SOME, show_spinner=False)
def examined(  # noqa: PLR0913, PLR0917 -- the file, and all that was said of it
    of: Edition,
    name: str,
    given: bytes,
    said: tuple[Confirmed, ...],
    source: tuple[tuple[str, str], ...],
    allowed: frozenset[str],
) -> Examination:
    """What is to be told of a file before it is proposed: of its reading, and of its figures."""
    found = read(name, given, said)
    about = Content(dict(source), document=found.document)
    handed = Handed(name, found.candidates, about)
    told = handing_in.examine(engine(), Path(of.folder), handed, allowed)
    doubts = [*found.doubts, *told.doubts]
    return replace(
        told,
        content=replace(told.content, doubts=tuple(doubts)),
        problems=[*found.problems, *told.problems],
        doubts=doubts,
    )


@of_tables
@st.cache_resource(ttl=HOUR, max_entries=SOME, show_spinner=False)
def looked_at(of: Edition, number: int) -> Examination:
    """What a proposal would change now."""
    brought = content(engine(), number)
    return handing_in.look_again(engine(), Path(of.folder), brought)
