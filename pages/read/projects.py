"""What is being built, and how far is it?"""

from components import cached, controls, names, panels, session, show

known, text = cached.known(), session.text()
selection = session.selection(known)
projects = cached.projects(selection)
built, not_built = names.split(projects)

show.heading(text("projects.title"), text("projects.question"))
panels.project_table(built, "built", selection, known, text)
panels.project_table(not_built, "not_built", selection, known, text)
chosen = controls.project(projects, text)
if chosen:
    facts, events = cached.project_facts(chosen["project_id"])
    panels.project(chosen, facts, events, known, text)
