"""Handing in: what an editor says of it, and the button that makes it a proposal."""

import streamlit as st

from components import session
from components.cached import desk as cached
from components.cached import edition
from components.desk.handed import KEY, Handed
from components.desk.words import denied, handed_in
from components.text import Text
from data.access import Person, own_departments
from data.desk.faults import DeskError
from data.desk.handing_in import Examination
from data.desk.mappings import remember
from data.desk.proposals import LONGEST_REASON, Draft
from data.desk.proposals import propose as proposed
from data.intake.confirming import Confirmed


def propose(
    handed: Handed, found: Examination, said: tuple[Confirmed, ...], person: Person, text: Text
) -> None:
    """Why, and hand in. What was done is said at the head of the page on the next run."""
    known = cached.current()
    changed = [it for it in found.compared if it.kind != "same"]
    own = own_departments(person, known)
    with st.form("propose", border=True):
        department = ""
        if own:
            department = st.selectbox(
                text("submit.department"),
                [it.id for it in own],
                format_func=lambda it: known.departments[it].name(text.language),
                key="propose-department",
            )
        reason = st.text_area(
            text("submit.reason"),
            max_chars=LONGEST_REASON,
            key=session.renewed("propose-reason"),
            placeholder=text("submit.reason_example"),
        )
        if not changed:
            st.info(text("submit.nothing_new"), icon=":material/info:")
        pressed = st.form_submit_button(
            text("submit.go", count=len(changed)),
            type="primary",
            icon=":material/send:",
            disabled=not changed,
        )
    if not pressed:
        return
    if not reason.strip():
        st.warning(text("submit.say_why"), icon=":material/edit:")
        return
    base = edition.edition().release
    source_id = found.content.source["source_id"]
    draft = Draft("figures", reason, base, source_id, department, handed.name, handed.content)
    try:
        number = proposed(edition.engine(), person, known, draft, found.content)
    except DeskError as fault:
        denied(fault, person, text)
        return
    for mapping in cached.mappings(handed.name, handed.content, said):
        remember(edition.engine(), person, mapping)
    handed_in(number, text)
    session.renew(KEY)
    session.renew("propose-reason")
    session.renew("mapping")
    st.rerun()
