"""The tables themselves: what is known, and rows of them as they are asked for."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import streamlit as st

from components import tiles
from components.cached.edition import HOUR, Edition, edition, of_tables, opened, released, turn_to
from data import foremost as front
from data import interchange, queries
from data.catalogue import Catalogue, sound
from data.conflicts import conflicts
from data.model import Selection
from data.typed import Rows

if TYPE_CHECKING:
    from data.api import Served


def dataset(form: interchange.DatasetForm, made: date) -> bytes:
    """The whole data set as a file. It is made anew each time: it is asked for seldom."""
    from data.interchange import dataset  # noqa: PLC0415 -- not needed by any page before

    with TemporaryDirectory() as folder:
        opened(edition())[1].write_out(Path(folder))
        return dataset.written(sound(Path(folder)), form, made)


def served(release: int) -> "Served":
    """What the HTTP interface serves of a release; of the newest for 0.

    Raises UnsoundTablesError when there is nothing to serve, UnknownReleaseError for another number
    than those of the releases.
    """
    from data.api.served import Served, UnknownReleaseError  # noqa: PLC0415 -- no page needs it

    numbers = [one.number for one in released()]
    if release and release not in numbers:
        raise UnknownReleaseError(numbers)
    turn_to(release)
    return Served(*opened(edition()))


@of_tables
def known(of: Edition) -> Catalogue:
    """The small tables. Raises UnsoundTablesError when the tables cannot be shown."""
    return opened(of)[0]


@of_tables
@st.cache_data(ttl=HOUR, max_entries=500, show_spinner=False)
def foremost(of: Edition, selection: Selection) -> Rows:
    """The observations that the tiles of a selection are made of, the newest first."""
    known, store = opened(of)
    places = front.nearest(_stated(selection.year), selection, known)
    return store.fetch(front.foremost(selection, tiles.MAIN, places))


@of_tables
@st.cache_resource(ttl=HOUR, max_entries=50, show_spinner=False)
def _stated(of: Edition, year: str) -> Rows:
    return opened(of)[1].fetch(front.stated(year, tiles.MAIN))


@of_tables
@st.cache_data(ttl=HOUR, max_entries=500, show_spinner=False)
def count(of: Edition, selection: Selection) -> int:
    """How many facts a selection has, whoever states them."""
    (counted,) = opened(of)[1].fetch(queries.facts(selection))
    return int(counted["n"])


@of_tables
@st.cache_data(ttl=HOUR, max_entries=100, show_spinner=False)
def history(of: Edition, indicator_id: str, areas: tuple[str, ...] = ()) -> tuple[Rows, Rows]:
    """All observations of an indicator, and the differences that sources state for it."""
    store = opened(of)[1]
    stated = store.fetch(queries.of_indicators((indicator_id,), areas))
    return stated, store.fetch(queries.derived((indicator_id,), areas))


@of_tables
@st.cache_data(ttl=HOUR, max_entries=100, show_spinner=False)
def chosen_history(
    of: Edition, indicator_id: str, areas: tuple[str, ...] = ()
) -> tuple[Rows, Rows]:
    """As ``history``, with one row where several sources state one fact."""
    store = opened(of)[1]
    stated = queries.chosen(queries.of_indicators((indicator_id,), areas))
    return store.fetch(stated), store.fetch(queries.derived((indicator_id,), areas))


def differing(indicator_id: str, areas: tuple[str, ...]) -> list[Rows]:
    """What sources state differently about an indicator, the figure in use first of each."""
    return conflicts(history(indicator_id, areas)[0])


@of_tables
@st.cache_resource(ttl=HOUR, max_entries=4, show_spinner=False)
def coverage(of: Edition) -> Rows:
    """How many observations each area has of each indicator."""
    return opened(of)[1].fetch(queries.coverage())


def held(area: str) -> int:
    """How many observations are held of an area."""
    return sum(row["n"] for row in coverage() if row["area_id"] == area)


@of_tables
@st.cache_data(ttl=HOUR, max_entries=4, show_spinner=False)
def years(of: Edition) -> list[str]:
    """The years of which there is any observation, newest first."""
    return [row["year"] for row in opened(of)[1].fetch(queries.years())]
