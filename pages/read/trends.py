"""How did an indicator move, and how does it compare?"""

import streamlit as st

from components import cached, controls, session, show, trends

known, text, palette = cached.known(), session.text(), session.palette()
selection = session.selection(known)

show.heading(text("trends.title"), text("trends.question"))
left, right = st.columns(2)
with left:
    indicators = controls.indicators(known, selection, text)
with right:
    view = controls.view(known, cached.coverage(), indicators, selection.area, text)

trends.together(indicators, view, known, text, palette)
for indicator in indicators:
    trends.series(known.indicators[indicator], view, known, text, palette)
    trends.meanings(known.indicators[indicator], view, text, palette)
if len(indicators) == 1 and view.areas:
    trends.comparison(known.indicators[indicators[0]], view, known, text, palette)
