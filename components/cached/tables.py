"""The tables themselves: what is known, and rows of them as they are asked for."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

import streamlit as st

from data import interchange, queries
from data.catalogue import Catalogue, catalogue, sound, tables_folder
from data.conflicts import conflicts
from data.model import Selection
from data.store import Rows, Store, open_store

if TYPE_CHECKING:
    from data.api import Served

HOUR = 3600

Given = ParamSpec("Given")
Made = TypeVar("Made")


def of_tables(make: Callable[Concatenate[str, Given], Made]) -> Callable[Given, Made]:
    """What is made of the tables in use: their folder is its first argument."""

    @wraps(make)
    def made(*args: Given.args, **kwargs: Given.kwargs) -> Made:
        return make(str(tables_folder()), *args, **kwargs)

    return made


@st.cache_resource(ttl=None, max_entries=4, show_spinner=False)
def opened(folder: str) -> tuple[Catalogue, Store]:
    raw = sound(Path(folder))
    return catalogue(raw), open_store(raw)


def dataset(form: interchange.DatasetForm, made: date) -> bytes:
    """The whole data set as a file. It is made anew each time: it is asked for seldom."""
    from data.interchange import dataset  # noqa: PLC0415 -- not needed by any page before

    return dataset.written(sound(tables_folder()), form, made)


@of_tables
@st.cache_resource(ttl=None, max_entries=4, show_spinner=False)
def served(folder: str) -> "Served":
    """What the HTTP interface serves. Raises UnsoundTablesError when there is nothing to serve."""
    from data.api.served import Served  # noqa: PLC0415 -- no page needs it

    return Served(*opened(folder))


@of_tables
def known(folder: str) -> Catalogue:
    """The small tables. Raises UnsoundTablesError when the tables cannot be shown."""
    return opened(folder)[0]


@of_tables
@st.cache_data(ttl=HOUR, max_entries=500, show_spinner=False)
def observations(folder: str, selection: Selection) -> Rows:
    """The observations of a selection, the newest first, one per key."""
    query = queries.chosen(queries.observations(selection))
    newest = query.order_by(query.end.desc(), query.preference, query.observation_id)
    return opened(folder)[1].fetch(newest)


@of_tables
@st.cache_data(ttl=HOUR, max_entries=500, show_spinner=False)
def history(folder: str, indicator_id: str, areas: tuple[str, ...] = ()) -> tuple[Rows, Rows]:
    """All observations of an indicator, and the differences that sources state for it."""
    store = opened(folder)[1]
    stated = store.fetch(queries.of_indicators((indicator_id,), areas))
    return stated, store.fetch(queries.derived((indicator_id,), areas))


@of_tables
@st.cache_data(ttl=HOUR, max_entries=500, show_spinner=False)
def chosen_history(
    folder: str, indicator_id: str, areas: tuple[str, ...] = ()
) -> tuple[Rows, Rows]:
    """As ``history``, with one row where several sources state one fact."""
    store = opened(folder)[1]
    stated = queries.chosen(queries.of_indicators((indicator_id,), areas))
    return store.fetch(stated), store.fetch(queries.derived((indicator_id,), areas))


def differing(indicator_id: str, areas: tuple[str, ...]) -> list[Rows]:
    """What sources state differently about an indicator, the figure in use first of each."""
    return conflicts(history(indicator_id, areas)[0])


@of_tables
@st.cache_data(ttl=HOUR, max_entries=4, show_spinner=False)
def coverage(folder: str) -> Rows:
    """How many observations each area has of each indicator."""
    return opened(folder)[1].fetch(queries.coverage())


def held(area: str) -> int:
    """How many observations are held of an area."""
    return sum(row["n"] for row in coverage() if row["area_id"] == area)


@of_tables
@st.cache_data(ttl=HOUR, max_entries=4, show_spinner=False)
def years(folder: str) -> list[str]:
    """The years of which there is any observation, newest first."""
    return [row["year"] for row in opened(folder)[1].fetch(queries.years())]
