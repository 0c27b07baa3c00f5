"""What does a briefing on this choice say, and in which form is it taken along?"""

from components import cached, downloads, panels, session, show
from data import periods

known, text = cached.known(), session.text()
selection = session.selection(known)
brief = cached.brief(selection, periods.today(), text, session.palette())

show.heading(text("briefing.page"), text("briefing.question"))
downloads.briefing(brief, selection, text)
panels.brief(brief, text)
