"""Maps, and what they can be shaded by."""

from typing import TYPE_CHECKING, Any

import streamlit as st

from components.background import Background, configured
from components.cached.built import projects
from components.cached.edition import HOUR, Edition, of_tables, opened
from components.cached.tables import chosen_history
from components.text import Text
from components.theme import Palette
from data import comparison, queries
from data.model import Selection
from data.periods import parse

if TYPE_CHECKING:
    import pydeck as pdk  # loaded with the first map, not with the first tile

    from components.maps import Shading

FEWEST_SHADED = 3  # districts with a figure, for a map of them to say anything


@of_tables
@st.cache_data(ttl=HOUR, max_entries=4, show_spinner=False)
def shadeable(of: Edition) -> dict[str, dict[str, int]]:
    """The indicators by which the subject and its neighbours can be shaded.

    For each its periods, the newest first, and in how many areas it has a figure then.
    """
    known, store = opened(of)
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
    of: Edition, indicator_id: str, period: str, text: Text, palette: Palette
) -> "tuple[Shading, dict[str, Any]]":
    """The subject's neighbours in classes by their figures in a period, and the legend of these."""
    from components import maps  # noqa: PLC0415

    known = opened(of)[0]
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
    narrow: bool = True,
    still: bool = False,
) -> "pdk.Deck":
    """The map of a selection. It is the same for all readers, so nobody may change it.

    ``focus`` as of ``session.focus``; ``shaded`` is an indicator and a period; ``narrow`` says
    that it has the width of a phone; ``still`` as of ``maps.View``.
    """
    look = (height, narrow, chosen, *focus, still)
    return _district_map(selection, look, configured(), shaded, text, palette)


@of_tables
@st.cache_resource(ttl=HOUR, max_entries=100, show_spinner=False)
def _district_map(  # noqa: PLR0913, PLR0917 -- each is part of the key
    of: Edition,
    selection: Selection,
    look: tuple[int, bool, str, str, bool, bool, bool],
    background: Background,
    shaded: tuple[str, str] | None,
    text: Text,
    palette: Palette,
) -> "pdk.Deck":
    # As with charts: what draws maps takes a tenth of a second to load.
    from components import maps  # noqa: PLC0415

    made = shading(*shaded, text, palette)[0] if shaded else None
    seen = maps.View(selection.area, *look, background)
    known = opened(of)[0]
    return maps.district_map(known, projects(selection), seen, text, palette, made)


@of_tables
@st.cache_data(ttl=HOUR, max_entries=100, show_spinner=False)
def printed_map(
    of: Edition, selection: Selection, text: Text, palette: Palette, *, small: bool = False
) -> dict[str, Any] | None:
    """The map of a selection as it is printed, without its key; None where nothing has a place.

    A ``small`` one is the map alone.
    """
    from components import places  # noqa: PLC0415
    from components.maps import printed  # noqa: PLC0415

    known, found = opened(of)[0], projects(selection)
    if not places.layers(known, found):
        return None
    if small:
        return printed.small(known, found, selection.area, text, palette)
    spec = printed.printed(known, found, selection.area, text, palette)
    return spec | {"vconcat": spec["vconcat"][:-1]}
