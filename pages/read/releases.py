"""What was released when, by whom and why, and what did it change?"""

from components import cached, controls, panels, session, show

known, text = cached.known(), session.text()
found, shown = cached.released(), cached.shown()

show.heading(text("releases.title"), text("releases.question"))
panels.releases(found, shown, text)
before = controls.release_before(found, shown, text)
if before:
    panels.compared(before, cached.revised(before.number), known, text)
