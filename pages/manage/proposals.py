"""What has been proposed, and is it to be released?"""

from components import access, session, show

text = session.text()
person = access.require(("editor", "approver"), text)

show.heading(text("proposals.title"), text("proposals.question"))
