"""Every cache of the app. What is kept here is shared by all readers and knows none of them.

Arguments are small and hashed whole. An error is raised, and is never kept.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from components import theme
from components.text import Text
from components.theme import Palette
from data import queries, series
from data.catalogue import Catalogue, catalogue, sound, tables_folder
from data.model import Language, Selection
from data.series import Point
from data.store import Rows, Store, open_store

if TYPE_CHECKING:
    import pydeck as pdk  # loaded with the first map, not with the first tile

HOUR = 3600


@st.cache_resource(ttl=None, max_entries=4, show_spinner=False)
def _opened(folder: str) -> tuple[Catalogue, Store]:
    raw = sound(Path(folder))
    return catalogue(raw), open_store(raw)


def _tables() -> tuple[Catalogue, Store]:
    return _opened(str(tables_folder()))


def known() -> Catalogue:
    """The small tables. Raises UnsoundTablesError when the tables cannot be shown."""
    return _tables()[0]


def observations(selection: Selection) -> Rows:
    """The observations of a selection, the newest first, one per key."""
    return _observations(str(tables_folder()), selection)


@st.cache_data(ttl=HOUR, max_entries=500, show_spinner=False)
def _observations(folder: str, selection: Selection) -> Rows:
    query = queries.chosen(queries.observations(selection))
    newest = query.order_by(query.end.desc(), query.preference, query.observation_id)
    return _opened(folder)[1].fetch(newest)


def history(indicator_id: str, areas: tuple[str, ...] = ()) -> tuple[Rows, Rows]:
    """All observations of an indicator, and the differences that sources state for it."""
    return _history(str(tables_folder()), indicator_id, areas)


@st.cache_data(ttl=HOUR, max_entries=500, show_spinner=False)
def _history(folder: str, indicator_id: str, areas: tuple[str, ...]) -> tuple[Rows, Rows]:
    store = _opened(folder)[1]
    stated = store.fetch(queries.of_indicators((indicator_id,), areas))
    return stated, store.fetch(queries.derived((indicator_id,), areas))


def chosen_history(
    indicator_id: str, areas: tuple[str, ...] = (), *, low: bool = False
) -> tuple[Rows, Rows]:
    """As ``history``, with one row where several sources state one fact.

    Figures of low confidence are left out unless ``low`` asks for them.
    """
    return _chosen_history(str(tables_folder()), indicator_id, areas, low)


@st.cache_data(ttl=HOUR, max_entries=500, show_spinner=False)
def _chosen_history(
    folder: str,
    indicator_id: str,
    areas: tuple[str, ...],
    low: bool,  # noqa: FBT001
) -> tuple[Rows, Rows]:
    store = _opened(folder)[1]
    stated = queries.of_indicators((indicator_id,), areas)
    derived = queries.derived((indicator_id,), areas)
    if not low:
        stated, derived = queries.sure(stated), queries.sure(derived)
    return store.fetch(queries.chosen(stated)), store.fetch(derived)


def trend(
    indicator_id: str, areas: tuple[str, ...], text: Text, palette: Palette, *, low: bool = False
) -> tuple[list[Point], dict[str, Any]]:
    """The main line of an indicator, and its chart as a Vega-Lite specification.

    Figures of low confidence are left out unless ``low`` asks for them. Altair takes a tenth of
    a second to make a chart, so it is made once for all readers.
    """
    return _trend(str(tables_folder()), indicator_id, areas, low, text.language, palette.mode)


@st.cache_data(ttl=HOUR, max_entries=500, show_spinner=False)
def _trend(  # noqa: PLR0913, PLR0917 -- each is part of the key
    folder: str,
    indicator_id: str,
    areas: tuple[str, ...],
    low: bool,  # noqa: FBT001
    language: Language,
    mode: theme.Mode,
) -> tuple[list[Point], dict[str, Any]]:
    tables = _opened(folder)[0]
    points = series.main_line(*_chosen_history(folder, indicator_id, areas, low))
    if not points:
        return [], {}
    # Altair takes a quarter of a second to load, and the tiles do not wait for it.
    from components import charts  # noqa: PLC0415

    indicator, text = tables.indicators[indicator_id], Text(language)
    chart = charts.trend(points, indicator, tables, text, theme.palette(mode))
    return points, chart.to_dict()


def coverage() -> Rows:
    """How many observations each area has of each indicator."""
    return _coverage(str(tables_folder()))


@st.cache_data(ttl=HOUR, max_entries=4, show_spinner=False)
def _coverage(folder: str) -> Rows:
    return _opened(folder)[1].fetch(queries.coverage())


def years() -> list[str]:
    """The years of which there is any observation, newest first."""
    return _years(str(tables_folder()))


@st.cache_data(ttl=HOUR, max_entries=4, show_spinner=False)
def _years(folder: str) -> list[str]:
    return [row["year"] for row in _opened(folder)[1].fetch(queries.years())]


def projects(selection: Selection) -> Rows:
    """The projects of a selection."""
    return _projects(str(tables_folder()), selection)


@st.cache_data(ttl=HOUR, max_entries=500, show_spinner=False)
def _projects(folder: str, selection: Selection) -> Rows:
    return _opened(folder)[1].fetch(queries.projects(selection))


def district_map(
    selection: Selection, text: Text, palette: Palette, *, height: int, labels: bool = True
) -> "pdk.Deck":
    """The map of a selection. It is the same for all readers, so nobody may change it."""
    folder = str(tables_folder())
    return _district_map(folder, selection, text.language, palette.mode, height, labels)


@st.cache_resource(ttl=HOUR, max_entries=100, show_spinner=False)
def _district_map(  # noqa: PLR0913, PLR0917 -- each is part of the key
    folder: str,
    selection: Selection,
    language: Language,
    mode: theme.Mode,
    height: int,
    labels: bool,  # noqa: FBT001
) -> "pdk.Deck":
    # As with charts: what draws maps takes a tenth of a second to load.
    from components import maps  # noqa: PLC0415

    shown, area = _projects(folder, selection), selection.area
    text, colors = Text(language), theme.palette(mode)
    tables = _opened(folder)[0]
    return maps.district_map(tables, shown, area, text, colors, height=height, labels=labels)


def project_facts(project_id: str) -> tuple[Rows, Rows]:
    """The observations about a project, and its dated events."""
    return _project_facts(str(tables_folder()), project_id)


@st.cache_data(ttl=HOUR, max_entries=500, show_spinner=False)
def _project_facts(folder: str, project_id: str) -> tuple[Rows, Rows]:
    store = _opened(folder)[1]
    facts = store.fetch(queries.of_project(project_id))
    return facts, store.fetch(queries.events(project_id))


def published(source_id: str) -> Rows:
    """All observations of one source."""
    return _published(str(tables_folder()), source_id)


@st.cache_data(ttl=HOUR, max_entries=200, show_spinner=False)
def _published(folder: str, source_id: str) -> Rows:
    return _opened(folder)[1].fetch(queries.of_source(source_id))
