"""The briefing on a choice."""

from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from components.cached.edition import HOUR, Edition, of_tables, opened
from components.text import Text
from components.theme import Palette
from data.model import Selection

if TYPE_CHECKING:
    from components.briefing import Brief


@of_tables
@st.cache_data(ttl=HOUR, max_entries=50, show_spinner=False)
def brief(of: Edition, selection: Selection, made: date, text: Text, palette: Palette) -> "Brief":
    """What a briefing on a choice says; its pictures are drawn in these colours."""
    # As with pictures: what draws takes a third of a second to load.
    from components import briefing  # noqa: PLC0415
    from components.pictures import Setting  # noqa: PLC0415

    known, store = opened(of)
    rows = briefing.material(store.fetch, selection, known)
    return briefing.compose(selection, rows, Setting(known, text, palette), made)
