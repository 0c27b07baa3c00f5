"""Every cache of the app. What is kept here is shared by all readers and knows none of them.

Arguments are small and hashed whole. An error is raised, and is never kept.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

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


def chosen_history(indicator_id: str, areas: tuple[str, ...] = ()) -> tuple[Rows, Rows]:
    """As ``history``, with one row where several sources state one fact."""
    return _chosen_history(str(tables_folder()), indicator_id, areas)


@st.cache_data(ttl=HOUR, max_entries=500, show_spinner=False)
def _chosen_history(folder: str, indicator_id: str, areas: tuple[str, ...]) -> tuple[Rows, Rows]:
    store = _opened(folder)[1]
    stated = queries.chosen(queries.of_indicators((indicator_id,), areas))
    return store.fetch(stated), store.fetch(queries.derived((indicator_id,), areas))


def pictures(indicator_id: str, view: View, text: Text, palette: Palette) -> "list[Picture]":
    """What is seen of an indicator, a picture for each kind of period.

    Altair takes a tenth of a second to make a chart, so it is made once for all readers.
    """
    return _pictures(str(tables_folder()), indicator_id, view, text, palette)


@st.cache_data(ttl=HOUR, max_entries=500, show_spinner=False)
def _pictures(
    folder: str, indicator_id: str, view: View, text: Text, palette: Palette
) -> "list[Picture]":
    # What draws takes a third of a second to load, and the tiles do not wait for it.
    from components import pictures  # noqa: PLC0415

    known = _opened(folder)[0]
    shared = view.measure == "share"
    parents = {known.areas[area].parent_id for area in view.areas if shared}
    areas = tuple(sorted({*view.areas, *parents} - {""}))
    rows = _chosen_history(folder, indicator_id, areas)
    setting = pictures.Setting(known, text, palette)
    return pictures.series(rows, known.indicators[indicator_id], view, setting)


def sparkline(
    indicator_id: str, area: str, text: Text, palette: Palette
) -> "dict[str, Any] | None":
    """The newest comparable figures of an area as a small line; None where there are not three."""
    return _sparkline(str(tables_folder()), indicator_id, area, text, palette)


@st.cache_data(ttl=HOUR, max_entries=500, show_spinner=False)
def _sparkline(
    folder: str, indicator_id: str, area: str, text: Text, palette: Palette
) -> "dict[str, Any] | None":
    from components import pictures  # noqa: PLC0415

    known = _opened(folder)[0]
    rows = _chosen_history(folder, indicator_id, (area,))
    setting = pictures.Setting(known, text, palette)
    return pictures.sparkline(rows, known.indicators[indicator_id], setting)


def several(
    indicators: tuple[str, ...], view: View, text: Text, palette: Palette
) -> "Picture | None":
    """The first pictures of several indicators side by side; None where they do not go together."""
    return _several(str(tables_folder()), indicators, view, text, palette)


@st.cache_data(ttl=HOUR, max_entries=200, show_spinner=False)
def _several(
    folder: str, indicators: tuple[str, ...], view: View, text: Text, palette: Palette
) -> "Picture | None":
    from components import pictures  # noqa: PLC0415

    made = [_pictures(folder, name, view, text, palette) for name in indicators]
    setting = pictures.Setting(_opened(folder)[0], text, palette)
    return pictures.several([one[0] for one in made if one], setting)


def compared(indicator_id: str, area: str) -> list[str]:
    """The periods in which an area can be compared with a neighbour, newest first."""
    return _compared(str(tables_folder()), indicator_id, area)


@st.cache_data(ttl=HOUR, max_entries=500, show_spinner=False)
def _compared(folder: str, indicator_id: str, area: str) -> list[str]:
    known = _opened(folder)[0]
    rows, _ = _chosen_history(folder, indicator_id, ())
    return [str(at) for at in comparison.compared(rows, known, known.areas[area])]


def standing(
    indicator_id: str, periods: tuple[str, ...], view: View, text: Text, palette: Palette
) -> "Picture":
    """An area among its neighbours in one period, or in one against another."""
    return _standing(str(tables_folder()), indicator_id, periods, view, text, palette)


@st.cache_data(ttl=HOUR, max_entries=500, show_spinner=False)
def _standing(  # noqa: PLR0913, PLR0917 -- each is part of the key
    folder: str,
    indicator_id: str,
    periods: tuple[str, ...],
    view: View,
    text: Text,
    palette: Palette,
) -> "Picture":
    from components import pictures  # noqa: PLC0415

    known = _opened(folder)[0]
    rows = _chosen_history(folder, indicator_id, ())
    drawn = pictures.standing if len(periods) == 1 else pictures.change
    where = (known.areas[view.areas[0]], tuple(map(parse, periods)))
    setting = pictures.Setting(known, text, palette)
    return drawn(rows, known.indicators[indicator_id], where, view, setting)


def beside(indicator_id: str, view: View, text: Text, palette: Palette) -> "Picture | None":
    """The yearly levels of the one area of a view with their growth; None where none is held."""
    return _beside(str(tables_folder()), indicator_id, view, text, palette)


@st.cache_data(ttl=HOUR, max_entries=500, show_spinner=False)
def _beside(
    folder: str, indicator_id: str, view: View, text: Text, palette: Palette
) -> "Picture | None":
    from components import pictures  # noqa: PLC0415

    known = _opened(folder)[0]
    rows = _chosen_history(folder, indicator_id, view.areas)
    setting = pictures.Setting(known, text, palette)
    return pictures.level_and_growth(rows, known.indicators[indicator_id], view, setting)


def progress(indicator_id: str, view: View, text: Text, palette: Palette) -> "list[Picture]":
    """How the first area's figures stand to a target, and as parts of a whole."""
    return _progress(str(tables_folder()), indicator_id, view, text, palette)


@st.cache_data(ttl=HOUR, max_entries=500, show_spinner=False)
def _progress(
    folder: str, indicator_id: str, view: View, text: Text, palette: Palette
) -> "list[Picture]":
    from components import pictures  # noqa: PLC0415

    known = _opened(folder)[0]
    area = known.areas[view.areas[0]]
    setting = pictures.Setting(known, text, palette)
    rows = _chosen_history(folder, indicator_id, (area.id,))
    parts = {
        part: _chosen_history(folder, part.id, (area.id,)) for part in known.parts(indicator_id)
    }
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
    return search.find(_spelt(str(tables_folder())), query)


@st.cache_resource(ttl=HOUR, max_entries=4, show_spinner=False)
def _spelt(folder: str) -> tuple[search.Entry, ...]:
    return search.indicators(_opened(folder)[0])


def find_projects(query: str) -> list[str]:
    """The projects that a query finds by their names, the best first."""
    return search.find(_spelt_projects(str(tables_folder())), query)


@st.cache_resource(ttl=HOUR, max_entries=4, show_spinner=False)
def _spelt_projects(folder: str) -> tuple[search.Entry, ...]:
    return search.projects(_opened(folder)[0])


def coverage() -> Rows:
    """How many observations each area has of each indicator."""
    return _coverage(str(tables_folder()))


@st.cache_data(ttl=HOUR, max_entries=4, show_spinner=False)
def _coverage(folder: str) -> Rows:
    return _opened(folder)[1].fetch(queries.coverage())


def held(area: str) -> int:
    """How many observations are held of an area."""
    return sum(row["n"] for row in coverage() if row["area_id"] == area)


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


def shadeable() -> dict[str, dict[str, int]]:
    """The indicators by which the subject and its neighbours can be shaded.

    For each its periods, the newest first, and in how many areas it has a figure then.
    """
    return _shadeable(str(tables_folder()))


@st.cache_data(ttl=HOUR, max_entries=4, show_spinner=False)
def _shadeable(folder: str) -> dict[str, dict[str, int]]:
    known, store = _opened(folder)
    outlined = {feature["properties"].get("area_id") for feature in known.features("Polygon")}
    around = {area.id for area in comparison.neighbours(known, known.subject)} & outlined
    held = store.fetch(queries.levels(tuple(sorted(around))))
    found: dict[str, dict[str, int]] = {}
    for row in held:
        if row["n"] >= FEWEST_SHADED:
            found.setdefault(row["indicator_id"], {})[row["period"]] = row["n"]
    return {name: found[name] for name in known.indicators if name in found}


def shading(
    indicator_id: str, period: str, text: Text, palette: Palette
) -> "tuple[Shading, dict[str, Any]]":
    """The subject's neighbours in classes by their figures in a period, and the legend of these."""
    return _shading(str(tables_folder()), indicator_id, period, text, palette)


@st.cache_data(ttl=HOUR, max_entries=200, show_spinner=False)
def _shading(
    folder: str, indicator_id: str, period: str, text: Text, palette: Palette
) -> "tuple[Shading, dict[str, Any]]":
    from components import maps  # noqa: PLC0415

    known = _opened(folder)[0]
    rows, _ = _chosen_history(folder, indicator_id, ())
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
    folder = str(tables_folder())
    return _district_map(folder, selection, look, configured(), shaded, text, palette)


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

    known, shown = _opened(folder)[0], _projects(folder, selection)
    made = _shading(folder, *shaded, text, palette)[0] if shaded else None
    seen = maps.View(selection.area, *look, background)
    return maps.district_map(known, shown, seen, text, palette, made)


def facts() -> Rows:
    """The observations about projects, all of them, one where several sources state one fact."""
    return _facts(str(tables_folder()))


@st.cache_data(ttl=HOUR, max_entries=4, show_spinner=False)
def _facts(folder: str) -> Rows:
    return _opened(folder)[1].fetch(queries.chosen(queries.about_projects()))


def timeline(projects: tuple[str, ...], text: Text, palette: Palette) -> "dict[str, Any] | None":
    """The dated events of some projects as a chart; None where there are none."""
    return _timeline(str(tables_folder()), projects, text, palette)


@st.cache_data(ttl=HOUR, max_entries=200, show_spinner=False)
def _timeline(
    folder: str, projects: tuple[str, ...], text: Text, palette: Palette
) -> "dict[str, Any] | None":
    from components import charts  # noqa: PLC0415

    found = [event for event in _events(folder) if event["project_id"] in projects]
    known = _opened(folder)[0]
    return dict(charts.timeline(found, known, text, palette).to_dict()) if found else None


def events() -> Rows:
    """All dated events of projects, oldest first."""
    return _events(str(tables_folder()))


@st.cache_data(ttl=HOUR, max_entries=4, show_spinner=False)
def _events(folder: str) -> Rows:
    return _opened(folder)[1].fetch(queries.events())


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
