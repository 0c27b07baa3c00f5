"""Which figures wait to be released, what would they change, and what becomes of them?"""

from components import access, desk, session, show
from components.cached.desk import current

text = session.text()
person = access.require(["editor", "approver"], text)
known = current()
waiting = desk.waiting()

show.heading(text("proposals.title"), text("proposals.question"))
desk.said()
desk.listed(waiting, person, known, text)
chosen = desk.chosen(waiting, text)
if chosen:
    desk.details(chosen, known, text)
    desk.decide(chosen, person, text)
