"""What is known of one project, how far is it, and where?"""

import streamlit as st

from components import cached, controls, downloads, names, panels, places, session, show
from data.model import Selection

known, text, palette = cached.known(), session.text(), session.palette()
chosen = controls.one_project(text)
if chosen is None:
    show.heading(text("menu.project"), text("project.question"))
    show.nothing(text("project.none"))
else:
    project = chosen["project_id"]
    facts, events = cached.project_facts(project)

    show.heading(names.name(chosen, text), text("project.question"))
    said, where = st.columns([5, 3], gap="medium")
    with said:
        panels.project_said(chosen, known, text)
    with where:
        if places.is_placed(chosen):
            deck = cached.district_map(
                Selection(area=known.subject.id),
                text,
                palette,
                height=show.SMALL_MAP,
                chosen=project,
                focus=(project, False, False),
                still=True,
            )
            show.place_map(deck, chosen, known, text)
    with said if places.is_placed(chosen) else where:
        if chosen["area_id"]:
            area = known.areas[chosen["area_id"]]
            panels.area(area, cached.held(area.id), known, text)

    show.timeline(cached.timeline((project,), text, palette), events, known, text)
    panels.project_events(events, known, text)
    if facts:
        panels.statements(facts, known, text, named=True)
        downloads.observations("facts", facts, names.name(chosen, text), known, text)
