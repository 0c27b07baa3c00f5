"""What figures does a department hand in?"""

from components import access, session, show

text = session.text()
person = access.require("editor", text)

show.heading(text("submit.title"), text("submit.question"))
