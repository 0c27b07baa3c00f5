"""Which earlier state is to be shown again?"""

from components import access, session, show

text = session.text()
person = access.require("approver", text)

show.heading(text("restore.title"), text("restore.question"))
