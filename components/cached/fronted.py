"""What the front page says beside its tiles: ranks, targets with their lights, what is new."""

from collections import Counter
from heapq import nlargest

import streamlit as st

from components.cached.edition import HOUR, Edition, engine, of_tables, opened
from data import foremost, lights, periods
from data.lights import Light
from data.model import Selection
from data.store.history import Revision, revisions
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


@of_tables
@st.cache_data(ttl=HOUR, max_entries=50, show_spinner=False)
def news(of: Edition, before: int, most: int) -> tuple[dict[str, int], list[Revision]]:
    """How many figures of each kind another release had otherwise; of the newest periods, some."""
    found = revisions(engine(), before, of.release)
    latest = nlargest(most, found, key=lambda it: periods.parse(it.row["period"]))
    return dict(Counter(it.kind for it in found)), latest
