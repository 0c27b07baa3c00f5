"""Where is it, by whatever words somebody knows it?"""

from components import cached, controls, panels, session, show

known, text = cached.known(), session.text()
show.heading(text("search.title"), text("search.question"))
query = controls.query(text)
if query:
    panels.found(cached.found(query), query, cached.sentences(), known, text)
else:
    panels.tries(known, text)
