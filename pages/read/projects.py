"""What is being built, and how far is it?"""

import streamlit as st

from components import cached, controls, downloads, panels, session, show

known, text, palette = cached.known(), session.text(), session.palette()
show.heading(text("projects.title"), text("projects.question"))

kind, words, one = st.columns(3, gap="medium")
with kind:
    selection = controls.kinds(session.selection(known), text)
with words:
    found = cached.find_projects(controls.search(text("control.find_project"), text))
selection = controls.steps(selection, text)
projects = [p for p in cached.projects(selection) if p["project_id"] in found]
with one:
    chosen = controls.project(projects, text)

tables, panel = panels.beside_chosen(chosen)
about = cached.facts(), cached.events()
with tables:
    panels.project_tables(projects, about, chosen, selection, known, text)
    downloads.projects(projects, selection, known, text)
with panel:
    if chosen:
        facts, events = cached.project_facts(chosen["project_id"])
        panels.project(chosen, facts, events, known, text)

ids = tuple(project["project_id"] for project in projects)
dated = [event for event in cached.events() if event["project_id"] in ids]
show.timeline(cached.timeline(ids, text, palette), dated, known, text)
