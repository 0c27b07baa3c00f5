"""Handing in: what an editor says of it, and the button that makes it a proposal."""

from dataclasses import replace

import streamlit as st

from components import noting, session
from components.addresses import Link, address
from components.cached import desk as cached
from components.cached import edition
from components.desk.handed import KEY, Handed
from components.text import Text, literal
from data.access import Person
from data.desk.faults import DeskError
from data.desk.handing_in import Examination
from data.desk.mappings import remember
from data.desk.proposals import Draft
from data.desk.proposals import propose as proposed
from data.intake.confirming import Confirmed
from data.wording import refusal

LONGEST = 500


def propose(
    handed: Handed, found: Examination, said: tuple[Confirmed, ...], person: Person, text: Text
) -> None:
    """Why, and hand in. What was done is said at the head of the page on the next run."""
    known = cached.current()
    read = cached.read(handed.name, handed.content, said)
    told = [*read.doubts, *found.doubts]
    changed = [it for it in found.compared if it.kind != "same"]
    own = [it for it in known.departments.values() if person.is_of(it) or not person.limited]
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
            max_chars=LONGEST,
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
    content = replace(found.content, doubts=tuple(told))
    try:
        number = proposed(edition.engine(), person, known, draft, content)
    except DeskError as fault:
        noting.denied(person, fault.code)
        st.error(literal(refusal(fault, text.language)), icon=":material/block:")
        return
    for mapping in cached.mappings(handed.name, handed.content, said):
        remember(edition.engine(), person, mapping)
    leading = Link(text("submit.see"), address("proposals", {"proposal": [str(number)]}))
    done = literal(text("submit.done", number=number))
    session.say(f"{done} {leading.markdown()}")
    session.renew(KEY)
    session.renew("propose-reason")
    session.renew("mapping")
    st.rerun()
