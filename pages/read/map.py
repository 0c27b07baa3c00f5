"""Where are the areas and projects, and how sure is that?"""

import streamlit as st

from components import cached, controls, panels, session, show

known, text, palette = cached.known(), session.text(), session.palette()
selection = session.selection(known)
projects = cached.projects(selection)

show.heading(text("map.title"), text("map.question"))
left, right = st.columns([5, 3], gap="medium")
with left:
    deck = cached.district_map(selection, text, palette, height=show.LARGE_MAP)
    show.large_map(deck, projects, known, text)
with right:
    area = known.areas[selection.area]
    held = sum(row["n"] for row in cached.coverage() if row["area_id"] == area.id)
    panels.area(area, held, known, text)
    chosen = controls.project(projects, text)
    if chosen:
        facts, events = cached.project_facts(chosen["project_id"])
        panels.project(chosen, facts, events, known, text)
    panels.without_place(projects, text)
