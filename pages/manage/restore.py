"""Which earlier state is to be brought back, and what would that change?"""

from components import access, desk, session, show
from components.cached.desk import current

text = session.text()
person = access.require("approver", text)
known = current()

show.heading(text("restore.title"), text("restore.question"))
desk.said()
chosen = desk.earlier(known, text)
if chosen:
    desk.propose_restoring(chosen, person, known, text)
