"""Which figures does a report bring, and are they right?"""

from components import access, desk, session, show
from components.cached.desk import current

text = session.text()
person = access.require("editor", text)
known = current()

show.heading(text("submit.title"), text("submit.question"))
desk.said()
desk.template(person, known, text)

show.subheading(text("submit.step_file"))
handed = desk.file(person, text)
if handed:
    show.subheading(text("submit.step_report"))
    report = desk.report(known, text)

    show.subheading(text("submit.step_mapping"))
    said = desk.mapped(handed, known, text)

    show.subheading(text("submit.step_check"))
    found = desk.checked(handed, report, said, person, known, text)
    if found:
        desk.differences(found.compared, known, text)

        show.subheading(text("submit.step_propose"))
        desk.propose(handed, found, said, person, text)
