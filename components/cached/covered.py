"""What is held of an area, and the picture of it."""

from typing import Any

import streamlit as st

from components.cached.edition import HOUR, Edition, of_tables, opened
from components.text import Text
from components.theme import Palette
from data import comparison, completeness, queries
from data.completeness import Holdings
from data.model import Selection


@of_tables
@st.cache_resource(ttl=HOUR, max_entries=10, show_spinner=False)
def holdings(of: Edition, area_id: str) -> Holdings:
    """All that is held of an area itself, and which of its neighbours have the same indicators."""
    known, store = opened(of)
    area, every = known.areas[area_id], tuple(known.indicators)
    beside = tuple(other.id for other in comparison.neighbours(known, area))
    own = store.fetch(queries.of_indicators(every, (area_id,)))
    return completeness.holdings(own, store.fetch(queries.held_by(beside)), known, area)


@of_tables
@st.cache_data(ttl=HOUR, max_entries=200, show_spinner=False)
def completeness_chart(
    of: Edition, selection: Selection, text: Text, palette: Palette
) -> "dict[str, Any] | None":
    """What is held by theme and year; None where nothing is, here or beside."""
    from components import charts  # noqa: PLC0415

    known = opened(of)[0]
    held = holdings(selection.area)
    years = completeness.years(held.figures, selection)
    found = completeness.by_year(held, known, years)
    if not found:
        return None
    return dict(charts.completeness(found, selection, known, text, palette).to_dict())
