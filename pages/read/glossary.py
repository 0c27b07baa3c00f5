"""What does a term of statistics mean here?"""

from components import panels, session, show
from components.terms import TERMS

text = session.text()
show.heading(text("glossary.title"), text("glossary.question"))
panels.glossary(session.asked("term", TERMS), text)
