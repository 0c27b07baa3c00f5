"""Who did what, when and from where?"""

from components import access, session, show

text = session.text()
person = access.require("administrator", text)

show.heading(text("audit.title"), text("audit.question"))
