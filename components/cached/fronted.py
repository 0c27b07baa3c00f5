"""What the front page says beside its tiles: ranks, and targets with their lights."""

import streamlit as st

from components.cached.edition import HOUR, Edition, of_tables, opened
from data import foremost, lights
from data.lights import Light
from data.model import Selection
from data.typed import Rows


@of_tables
@st.cache_data(ttl=HOUR, max_entries=500, show_spinner=False)
def ranks(of: Edition, selection: Selection) -> Rows:
    """The ranks of the area of a selection, the newest first."""
    return opened(of)[1].fetch(foremost.ranks(selection))


@of_tables
@st.cache_data(ttl=HOUR, max_entries=500, show_spinner=False)
def targets(of: Edition, selection: Selection) -> list[Light]:
    """How far the targets of the area of a selection are reached."""
    known, store = opened(of)
    aims = store.fetch(foremost.aims(selection))
    if not aims:
        return []
    indicators = sorted({row["indicator_id"] for row in aims})
    levels = store.fetch(foremost.levels(indicators, selection.area))
    ((until,),) = (row.values() for row in store.fetch(foremost.until(selection.area)))
    return lights.lights(aims, levels, known.indicators, until)
