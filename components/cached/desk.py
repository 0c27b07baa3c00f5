"""What is handed in at the desk, read and checked. What the desk keeps is asked for each time."""

from pathlib import Path

import streamlit as st

from components.cached.edition import HOUR, Edition, engine, of_tables, opened, turn_to
from components.cached.tables import known
from data.catalogue import Catalogue
from data.desk import handing_in, reading
from data.desk.handing_in import Examination, Handed
from data.desk.proposals import Content, content
from data.desk.reading import Reading
from data.intake import files
from data.intake.mapping import Mapping, from_json
from data.intake.sheet import Upload
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


@of_tables
@st.cache_resource(ttl=HOUR, max_entries=SOME, show_spinner=False)
def read(of: Edition, name: str, given: bytes, mappings: tuple[str, ...]) -> Reading:
    """The figures of a file; ``mappings`` are as JSON."""
    told: list[Mapping] = [from_json(mapping) for mapping in mappings]
    return reading.read(upload(name, given), {it.sheet: it for it in told}, opened(of)[0])


@of_tables
@st.cache_resource(ttl=HOUR, max_entries=SOME, show_spinner=False)
def examined(  # noqa: PLR0913, PLR0917 -- the file, and all that was said of it
    of: Edition,
    name: str,
    given: bytes,
    mappings: tuple[str, ...],
    source: tuple[tuple[str, str], ...],
    allowed: frozenset[str],
) -> Examination:
    """What is to be told of a file before it is proposed."""
    found = read(name, given, mappings)
    about = Content(dict(source), document=found.document)
    handed = Handed(name, found.candidates, about)
    return handing_in.examine(engine(), Path(of.folder), handed, allowed)


@of_tables
@st.cache_resource(ttl=HOUR, max_entries=SOME, show_spinner=False)
def proposed(of: Edition, number: int) -> Examination:
    """What a proposal would change now."""
    brought = content(engine(), number)
    return handing_in.look_again(engine(), Path(of.folder), brought)
