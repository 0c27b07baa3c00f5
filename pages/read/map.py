"""Where are the areas and projects, and how sure is that?"""

import streamlit as st

from components import cached, controls, downloads, panels, places, session, show
from data.measures import View

known, text, palette = cached.known(), session.text(), session.palette()
show.heading(text("map.title"), text("map.question"))

kind, shade = st.columns([2, 5], gap="medium")
with kind:
    selection = controls.kinds(session.selection(known), text, places.on_map_page)
with shade:
    shaded = controls.shaded(known, text)
selection = controls.steps(selection, text, places.on_map_page)
projects = cached.projects(selection)

left, right = st.columns([5, 3], gap="medium")
with right:
    chosen = controls.project(projects, text)
    if chosen:
        facts, events = cached.project_facts(chosen["project_id"])
        panels.project(chosen, facts, events, known, text)
    area = known.areas[selection.area]
    panels.area(area, cached.held(area.id), known, text)
with left:
    if places.layers(known, projects):
        project = chosen["project_id"] if chosen else ""
        deck = cached.district_map(
            selection,
            text,
            palette,
            height=show.LARGE_MAP,
            narrow=session.on_phone(),
            chosen=project,
            focus=session.focus(selection.area, project),
            shaded=shaded,
        )
        show.large_map(deck, projects, known, text)
        if shaded:
            indicator, period = shaded
            view = View((known.subject.id,))
            standing = cached.standing(indicator, (period,), view, text, palette)
            shading, legend = cached.shading(indicator, period, text, palette)
            show.shades(shading, standing, legend, known, text)
        downloads.places_map(selection, shaded, projects, known, text, palette)
    else:
        show.nothing(text("map.nothing"), "wrong_location")

panels.places_list(projects, selection, known, text)
show.map_sources(projects, known, text)
