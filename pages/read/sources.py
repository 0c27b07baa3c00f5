"""Where does each figure come from?"""

from components import cached, controls, panels, session, show

known, text = cached.known(), session.text()

show.heading(text("sources.title"), text("sources.question"))
source = controls.source(known, text)
panels.source_details(source, text)
panels.document(source, cached.published(source.id), known, text)
