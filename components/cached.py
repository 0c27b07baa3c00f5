"""Every cache of the app. What is kept here is shared by all readers and knows none of them.

Arguments are small and hashed whole. An error is raised, and is never kept. The folder of the
tables is the first part of every key; ``of_tables`` puts it there, so that nobody has to name it.
"""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

import streamlit as st

from components.background import Background, configured
from components.text import Text
from components.theme import Palette
from data import comparison, queries, search
from data.catalogue import Catalogue, catalogue, sound, tables_folder
from data.conflicts import conflicts
from data.measures import View
from data.model import Selection
from data.periods import parse
from data.store import Rows, Store, open_store

if TYPE_CHECKING:
    import pydeck as pdk  # loaded with the first map, not with the first tile

    from components.maps import Shading
    from components.pictures import Picture

HOUR = 3600
FEWEST_SHADED = 3  # districts with a figure, for a map of them to say anything

Given = ParamSpec("Given")
Made = TypeVar("Made")


def of_tables(make: Callable[Concatenate[str, Given], Made]) -> Callable[Given, Made]:
    """What is made of the tables in use: their folder is its first argument."""

    @wraps(make)
    def made(*args: Given.args, **kwargs: Given.kwargs) -> Made:
        return make(str(tables_folder()), *args, **kwargs)

    return made


@st.cache_resource(ttl=None, max_entries=4, show_spinner=False)
def _opened(folder: str) -> tuple[Catalogue, Store]:
    raw = sound(Path(folder))
    return catalogue(raw), open_store(raw)


@of_tables
def known(folder: str) -> Catalogue:
    """The small tables. Raises UnsoundTablesError when the tables cannot be shown."""
    return _opened(folder)[0]


@of_tables
@st.cache_data(ttl=HOUR, max_entries=500, show_spinner=False)
def observations(folder: str, selection: Selection) -> Rows:
    """The observations of a selection, the newest first, one per key."""
    query = queries.chosen(queries.observations(selection))
    newest = query.order_by(query.end.desc(), query.preference, query.observation_id)
    return _opened(folder)[1].fetch(newest)


@of_tables
@st.cache_data(ttl=HOUR, max_entries=500, show_spinner=False)
def history(folder: str, indicator_id: str, areas: tuple[str, ...] = ()) -> tuple[Rows, Rows]:
    """All observations of an indicator, and the differences that sources state for it."""
    store = _opened(folder)[1]
    stated = store.fetch(queries.of_indicators((indicator_id,), areas))
    return stated, store.fetch(queries.derived((indicator_id,), areas))


@of_tables
@st.cache_data(ttl=HOUR, max_entries=500, show_spinner=False)
def chosen_history(
    folder: str, indicator_id: str, areas: tuple[str, ...] = ()
) -> tuple[Rows, Rows]:
    """As ``history``, with one row where several sources state one fact."""
    store = _opened(folder)[1]
    stated = queries.chosen(queries.of_indicators((indicator_id,), areas))
    return store.fetch(stated), store.fetch(queries.derived((indicator_id,), areas))


@of_tables
@st.cache_data(ttl=HOUR, max_entries=500, show_spinner=False)
def pictures(
    folder: str, indicator_id: str, view: View, text: Text, palette: Palette
) -> "list[Picture]":
    """What is seen of an indicator, a picture for each kind of period.

    Altair takes a tenth of a second to make a chart, so it is made once for all readers.
    """
    # What draws takes a third of a second to load, and the tiles do not wait for it.
    from components.pictures import Setting, series  # noqa: PLC0415

    known = _opened(folder)[0]
    shared = view.measure == "share"
    parents = {known.areas[area].parent_id for area in view.areas if shared}
    areas = tuple(sorted({*view.areas, *parents} - {""}))
    rows = chosen_history(indicator_id, areas)
    return series(rows, known.indicators[indicator_id], view, Setting(known, text, palette))


@of_tables
@st.cache_data(ttl=HOUR, max_entries=500, show_spinner=False)
def sparkline(
    folder: str, indicator_id: str, area: str, text: Text, palette: Palette
) -> "dict[str, Any] | None":
    """The newest comparable figures of an area as a small line; None where there are not three."""
    from components import pictures  # noqa: PLC0415

    known = _opened(folder)[0]
    rows = chosen_history(indicator_id, (area,))
    setting = pictures.Setting(known, text, palette)
    return pictures.sparkline(rows, known.indicators[indicator_id], setting)


@of_tables
@st.cache_data(ttl=HOUR, max_entries=200, show_spinner=False)
def several(
    folder: str, indicators: tuple[str, ...], view: View, text: Text, palette: Palette
) -> "Picture | None":
    """The first pictures of several indicators side by side; None where they do not go together."""
    from components.pictures import Setting  # noqa: PLC0415
    from components.pictures import several as side_by_side  # noqa: PLC0415

    made = [pictures(name, view, text, palette) for name in indicators]
    setting = Setting(_opened(folder)[0], text, palette)
    return side_by_side([one[0] for one in made if one], setting)


@of_tables
@st.cache_data(ttl=HOUR, max_entries=500, show_spinner=False)
def compared(folder: str, indicator_id: str, area: str) -> list[str]:
    """The periods in which an area can be compared with a neighbour, newest first."""
    known = _opened(folder)[0]
    rows, _ = chosen_history(indicator_id, ())
    return [str(at) for at in comparison.compared(rows, known, known.areas[area])]


@of_tables
@st.cache_data(ttl=HOUR, max_entries=500, show_spinner=False)
def standing(  # noqa: PLR0913, PLR0917 -- each is part of the key
    folder: str,
    indicator_id: str,
    periods: tuple[str, ...],
    view: View,
    text: Text,
    palette: Palette,
) -> "Picture":
    """An area among its neighbours in one period, or in one against another."""
    from components import pictures  # noqa: PLC0415

    known = _opened(folder)[0]
    rows = chosen_history(indicator_id, ())
    drawn = pictures.standing if len(periods) == 1 else pictures.change
    where = (known.areas[view.areas[0]], tuple(map(parse, periods)))
    setting = pictures.Setting(known, text, palette)
    return drawn(rows, known.indicators[indicator_id], where, view, setting)


@of_tables
@st.cache_data(ttl=HOUR, max_entries=500, show_spinner=False)
def beside(
    folder: str, indicator_id: str, view: View, text: Text, palette: Palette
) -> "Picture | None":
    """The yearly levels of the one area of a view with their growth; None where none is held."""
    from components import pictures  # noqa: PLC0415

    known = _opened(folder)[0]
    rows = chosen_history(indicator_id, view.areas)
    setting = pictures.Setting(known, text, palette)
    return pictures.level_and_growth(rows, known.indicators[indicator_id], view, setting)


@of_tables
@st.cache_data(ttl=HOUR, max_entries=500, show_spinner=False)
def progress(
    folder: str, indicator_id: str, view: View, text: Text, palette: Palette
) -> "list[Picture]":
    """How the first area's figures stand to a target, and as parts of a whole."""
    from components import pictures  # noqa: PLC0415

    known = _opened(folder)[0]
    area = known.areas[view.areas[0]]
    setting = pictures.Setting(known, text, palette)
    rows = chosen_history(indicator_id, (area.id,))
    parts = {part: chosen_history(part.id, (area.id,)) for part in known.parts(indicator_id)}
    indicator = known.indicators[indicator_id]
    made = [
        pictures.target(rows, indicator, area, view, setting),
        pictures.composition(parts, area, view, setting),
    ]
    return [picture for picture in made if picture]


def differing(indicator_id: str, areas: tuple[str, ...]) -> list[Rows]:
    """What sources state differently about an indicator, the figure in use first of each."""
    return conflicts(history(indicator_id, areas)[0])


def find(query: str) -> list[str]:
    """The indicators that a query finds by their names, the best first."""
    return search.find(_spelt(), query)


@of_tables
@st.cache_resource(ttl=HOUR, max_entries=4, show_spinner=False)
def _spelt(folder: str) -> tuple[search.Entry, ...]:
    return search.indicators(_opened(folder)[0])


def find_projects(query: str) -> list[str]:
    """The projects that a query finds by their names, the best first."""
    return search.find(_spelt_projects(), query)


@of_tables
@st.cache_resource(ttl=HOUR, max_entries=4, show_spinner=False)
def _spelt_projects(folder: str) -> tuple[search.Entry, ...]:
    return search.projects(_opened(folder)[0])


@of_tables
@st.cache_data(ttl=HOUR, max_entries=4, show_spinner=False)
def coverage(folder: str) -> Rows:
    """How many observations each area has of each indicator."""
    return _opened(folder)[1].fetch(queries.coverage())


def held(area: str) -> int:
    """How many observations are held of an area."""
    return sum(row["n"] for row in coverage() if row["area_id"] == area)


@of_tables
@st.cache_data(ttl=HOUR, max_entries=4, show_spinner=False)
def years(folder: str) -> list[str]:
    """The years of which there is any observation, newest first."""
    return [row["year"] for row in _opened(folder)[1].fetch(queries.years())]


@of_tables
@st.cache_data(ttl=HOUR, max_entries=500, show_spinner=False)
def projects(folder: str, selection: Selection) -> Rows:
    """The projects of a selection."""
    return _opened(folder)[1].fetch(queries.projects(selection))


@of_tables
@st.cache_data(ttl=HOUR, max_entries=4, show_spinner=False)
def shadeable(folder: str) -> dict[str, dict[str, int]]:
    """The indicators by which the subject and its neighbours can be shaded.

    For each its periods, the newest first, and in how many areas it has a figure then.
    """
    known, store = _opened(folder)
    outlined = {feature["properties"].get("area_id") for feature in known.features("Polygon")}
    around = {area.id for area in comparison.neighbours(known, known.subject)} & outlined
    found: dict[str, dict[str, int]] = {}
    for row in store.fetch(queries.levels(tuple(sorted(around)))):
        if row["n"] >= FEWEST_SHADED:
            found.setdefault(row["indicator_id"], {})[row["period"]] = row["n"]
    return {name: found[name] for name in known.indicators if name in found}


@of_tables
@st.cache_data(ttl=HOUR, max_entries=200, show_spinner=False)
def shading(
    folder: str, indicator_id: str, period: str, text: Text, palette: Palette
) -> "tuple[Shading, dict[str, Any]]":
    """The subject's neighbours in classes by their figures in a period, and the legend of these."""
    from components import maps  # noqa: PLC0415

    known = _opened(folder)[0]
    rows, _ = chosen_history(indicator_id, ())
    indicator = known.indicators[indicator_id]
    found = comparison.standing(rows, indicator, known, known.subject, parse(period))
    made = maps.shading(found, indicator, known, text, palette)
    return made, maps.legend(made, text, palette)


def district_map(  # noqa: PLR0913 -- what is seen, and how
    selection: Selection,
    text: Text,
    palette: Palette,
    *,
    height: int,
    chosen: str = "",
    focus: tuple[str, bool, bool] = ("", False, False),
    shaded: tuple[str, str] | None = None,
    named: bool = True,
) -> "pdk.Deck":
    """The map of a selection. It is the same for all readers, so nobody may change it.

    ``focus`` as of ``session.focus``; ``shaded`` is an indicator and a period.
    """
    look = (height, chosen, *focus, named)
    return _district_map(selection, look, configured(), shaded, text, palette)


@of_tables
@st.cache_resource(ttl=HOUR, max_entries=100, show_spinner=False)
def _district_map(  # noqa: PLR0913, PLR0917 -- each is part of the key
    folder: str,
    selection: Selection,
    look: tuple[int, str, str, bool, bool, bool],
    background: Background,
    shaded: tuple[str, str] | None,
    text: Text,
    palette: Palette,
) -> "pdk.Deck":
    # As with charts: what draws maps takes a tenth of a second to load.
    from components import maps  # noqa: PLC0415

    made = shading(*shaded, text, palette)[0] if shaded else None
    seen = maps.View(selection.area, *look, background)
    known = _opened(folder)[0]
    return maps.district_map(known, projects(selection), seen, text, palette, made)


@of_tables
@st.cache_data(ttl=HOUR, max_entries=4, show_spinner=False)
def facts(folder: str) -> Rows:
    """The observations about projects, all of them, one where several sources state one fact."""
    return _opened(folder)[1].fetch(queries.chosen(queries.about_projects()))


@of_tables
@st.cache_data(ttl=HOUR, max_entries=4, show_spinner=False)
def events(folder: str) -> Rows:
    """All dated events of projects, oldest first."""
    return _opened(folder)[1].fetch(queries.events())


@of_tables
@st.cache_data(ttl=HOUR, max_entries=200, show_spinner=False)
def timeline(
    folder: str, projects: tuple[str, ...], text: Text, palette: Palette
) -> "dict[str, Any] | None":
    """The dated events of some projects as a chart; None where there are none."""
    from components import charts  # noqa: PLC0415

    found = [event for event in events() if event["project_id"] in projects]
    known = _opened(folder)[0]
    return dict(charts.timeline(found, known, text, palette).to_dict()) if found else None


@of_tables
@st.cache_data(ttl=HOUR, max_entries=500, show_spinner=False)
def project_facts(folder: str, project_id: str) -> tuple[Rows, Rows]:
    """The observations about a project, and its dated events."""
    store = _opened(folder)[1]
    found = store.fetch(queries.of_project(project_id))
    return found, store.fetch(queries.events(project_id))


@of_tables
@st.cache_data(ttl=HOUR, max_entries=200, show_spinner=False)
def published(folder: str, source_id: str) -> Rows:
    """All observations of one source."""
    return _opened(folder)[1].fetch(queries.of_source(source_id))
