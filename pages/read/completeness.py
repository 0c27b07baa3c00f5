"""What is held of an area, what is missing, and how sure is it?"""

from components import cached, panels, session, show
from data import completeness
from data.conflicts import conflicts

known, text, palette = cached.known(), session.text(), session.palette()
selection = session.selection(known)
found = cached.holdings(selection.area)
chosen = completeness.chosen(found, selection)
differing = conflicts([one.row for one in completeness.chosen(found, selection, projects=True)])

show.heading(text("completeness.title"), panels.asked(chosen, selection, known, text))
drawn = cached.completeness_chart(selection, text, palette)
panels.matrix(found, drawn, cached.years(), selection, known, text)
panels.theme_by_year(found, selection, known, text)
panels.reservations(chosen, known, text)
panels.missing(found, selection, known, text)

show.subheading(text("completeness.differing"))
if not differing:
    show.quiet(text("completeness.agree"))
show.conflicts(differing, known, text, named=True)

about = cached.facts(), cached.events()
panels.project_gaps(cached.projects(selection), about, known, text)
panels.source_gaps(known, text)
