"""How did an indicator move, and how does it compare?"""

import streamlit as st

from components import cached, controls, session, show
from data import series

known, text, palette = cached.known(), session.text(), session.palette()
selection = session.selection(known)

show.heading(text("trends.title"), text("trends.question"))
left, right = st.columns(2)
with left:
    indicator = controls.indicator(known, selection, text)
with right:
    areas = controls.areas(known, cached.coverage(), indicator.id, selection.area, text)

low = controls.low_confidence(text)

stated, derived = cached.chosen_history(indicator.id, tuple(areas), low=low)
points, chart = cached.trend(indicator.id, tuple(areas), text, palette, low=low)

show.trend(points, chart, indicator, known, text)
show.points_table(points, indicator, known, text, text("trends.table"))
show.other_lines(series.other_lines(stated, derived), indicator, known, text)
