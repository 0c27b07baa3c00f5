"""What does a briefing on this choice say, and in which form is it taken along?"""

from components import cached, dates, downloads, panels, session, show

known, text = cached.known(), session.text()
selection = session.selection(known)
brief = cached.brief(selection, dates.today(), text)

show.heading(text("briefing.page"), text("briefing.question"))
downloads.briefing(brief, text)
panels.brief(brief, text)
