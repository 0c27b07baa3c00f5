"""What is held of an area, what is missing, and how sure is it?"""

from components import cached, downloads, panels, session, show
from data import completeness
from data.conflicts import conflicts

known, text, palette = cached.known(), session.text(), session.palette()
selection = session.selection(known)
found = cached.holdings(selection.area)
chosen = completeness.chosen(found, selection)
differing = conflicts([one.row for one in completeness.chosen(found, selection, projects=True)])
about = cached.facts(), cached.events()
drawn = cached.completeness_chart(selection, text, palette)

show.heading(text("completeness.title"), panels.question(chosen, selection, known, text))
panels.matrix(found, drawn, selection, known, text)
panels.theme_by_year(found, selection, known, text)
panels.reservations(chosen, known, text)
panels.missing(found, selection, known, text)
panels.differing(differing, known, text)
panels.project_gaps(cached.projects(selection), about, known, text)
panels.source_gaps(known, text)
downloads.holdings(found, cached.years(), selection, known, text)
