"""What is known of one indicator: its figures, their sentences, its definition."""

import streamlit as st

from components import cached, controls, downloads, panels, session, trends
from data.measures import View, held
from data.model import Selection

known, text, palette = cached.known(), session.text(), session.palette()
selection = session.selection(known)

indicator = controls.indicator(known, selection, text)
stated, _ = cached.history(indicator.id)
chosen, differences = cached.chosen_history(indicator.id, (selection.area,))
sparkline = cached.sparkline(indicator.id, selection.area, text, palette)

asked = controls.passage(row["quote"] for row in stated)
ordered = panels.own_first(stated, selection, asked)

panels.indicator_heading(indicator, sparkline, known, text)
panels.lead(ordered, cached.targets(Selection(area=selection.area)), known, text)
drawn = trends.history(indicator, View((selection.area,), held(chosen)), known, text, palette)
panels.derivations(chosen, differences, drawn, indicator, known, text)
panels.statements(ordered, known, text)
with st.columns([5, 1])[1]:
    downloads.observations("statements", ordered, indicator.name(text.language), known, text)
