"""Pictures of indicators. Altair takes a tenth of a second for each, so they are kept."""

from typing import TYPE_CHECKING, Any

import streamlit as st

from components.cached.edition import HOUR, Edition, of_tables, opened
from components.cached.tables import chosen_history
from components.text import Text
from components.theme import Palette
from data import comparison
from data.measures import View
from data.periods import parse

if TYPE_CHECKING:
    from components.pictures import Picture


@of_tables
@st.cache_data(ttl=HOUR, max_entries=500, show_spinner=False)
def pictures(
    of: Edition, indicator_id: str, view: View, text: Text, palette: Palette
) -> "list[Picture]":
    """What is seen of an indicator, a picture for each kind of period.

    Altair takes a tenth of a second to make a chart, so it is made once for all readers.
    """
    # What draws takes a third of a second to load, and the tiles do not wait for it.
    from components.pictures import Setting, series  # noqa: PLC0415

    known = opened(of)[0]
    shared = view.measure == "share"
    parents = {known.areas[area].parent_id for area in view.areas if shared}
    areas = tuple(sorted({*view.areas, *parents} - {""}))
    rows = chosen_history(indicator_id, areas)
    return series(rows, known.indicators[indicator_id], view, Setting(known, text, palette))


@of_tables
@st.cache_data(ttl=HOUR, max_entries=500, show_spinner=False)
def sparkline(
    of: Edition, indicator_id: str, area: str, text: Text, palette: Palette
) -> "dict[str, Any] | None":
    """The newest comparable figures of an area as a small line; None where there are not three."""
    from components import pictures  # noqa: PLC0415

    known = opened(of)[0]
    rows = chosen_history(indicator_id, (area,))
    setting = pictures.Setting(known, text, palette)
    return pictures.sparkline(rows, known.indicators[indicator_id], setting)


@of_tables
@st.cache_data(ttl=HOUR, max_entries=200, show_spinner=False)
def several(
    of: Edition, indicators: tuple[str, ...], view: View, text: Text, palette: Palette
) -> "Picture | None":
    """The first pictures of several indicators side by side; None where they do not go together."""
    from components.pictures import Setting  # noqa: PLC0415
    from components.pictures import several as side_by_side  # noqa: PLC0415

    made = [pictures(name, view, text, palette) for name in indicators]
    setting = Setting(opened(of)[0], text, palette)
    return side_by_side([one[0] for one in made if one], setting)


@of_tables
@st.cache_data(ttl=HOUR, max_entries=500, show_spinner=False)
def compared(of: Edition, indicator_id: str, area: str) -> list[str]:
    """The periods in which an area can be compared with a neighbour, newest first."""
    known = opened(of)[0]
    rows, _ = chosen_history(indicator_id, ())
    return [str(at) for at in comparison.compared(rows, known, known.areas[area])]


@of_tables
@st.cache_data(ttl=HOUR, max_entries=500, show_spinner=False)
def standing(  # noqa: PLR0913, PLR0917 -- each is part of the key
    of: Edition,
    indicator_id: str,
    periods: tuple[str, ...],
    view: View,
    text: Text,
    palette: Palette,
) -> "Picture":
    """An area among its neighbours in one period, or in one against another."""
    from components import pictures  # noqa: PLC0415

    known = opened(of)[0]
    rows = chosen_history(indicator_id, ())
    drawn = pictures.standing if len(periods) == 1 else pictures.change
    where = (known.areas[view.areas[0]], tuple(map(parse, periods)))
    setting = pictures.Setting(known, text, palette)
    return drawn(rows, known.indicators[indicator_id], where, view, setting)


@of_tables
@st.cache_data(ttl=HOUR, max_entries=500, show_spinner=False)
def beside(
    of: Edition, indicator_id: str, view: View, text: Text, palette: Palette
) -> "Picture | None":
    """The yearly levels of the one area of a view with their growth; None where none is held."""
    from components import pictures  # noqa: PLC0415

    known = opened(of)[0]
    rows = chosen_history(indicator_id, view.areas)
    setting = pictures.Setting(known, text, palette)
    return pictures.level_and_growth(rows, known.indicators[indicator_id], view, setting)


@of_tables
@st.cache_data(ttl=HOUR, max_entries=500, show_spinner=False)
def progress(
    of: Edition, indicator_id: str, view: View, text: Text, palette: Palette
) -> "list[Picture]":
    """How the first area's figures stand to a target, and as parts of a whole."""
    from components import pictures  # noqa: PLC0415

    known = opened(of)[0]
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
