"""Checks a file and tells what is wrong with it and what is doubtful."""

import streamlit as st

from components.cached import desk as cached
from components.desk.differences import doubts, problems
from components.desk.handed import Handed
from components.text import Text
from data.access import Person, allowed_indicators
from data.catalogue import Catalogue
from data.desk.handing_in import Examination
from data.intake.confirming import Confirmed


def checked(  # noqa: PLR0913, PLR0917 -- the file, and all that was said of it
    handed: Handed,
    report: dict[str, str] | None,
    said: tuple[Confirmed, ...],
    person: Person,
    known: Catalogue,
    text: Text,
) -> Examination | None:
    """What is found of a file; None where it cannot be proposed as it is, which is told."""
    if report is None:
        st.info(text("submit.say_report"), icon=":material/edit:")
        return None
    source = tuple(report.items())
    allowed = allowed_indicators(person, known)
    found = cached.examined(handed.name, handed.content, said, source, allowed)
    if found.problems:
        problems(found.problems, handed.upload, text)
    doubts(found.doubts, text)
    return None if found.problems else found
