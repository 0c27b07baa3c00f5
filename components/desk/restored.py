"""An earlier state: which, what would change, and a proposal to bring it back."""

import streamlit as st

from components import dates, session
from components.addresses import Link, address
from components.cached import edition
from components.desk.waiting import restoring
from components.desk.words import denied, handed_in
from components.show import nothing
from components.text import Text, literal
from data.access import Person
from data.catalogue import Catalogue
from data.desk.faults import DeskError
from data.desk.proposals import LONGEST_REASON, Content, Draft, propose
from data.store.releases import Release


def earlier(known: Catalogue, text: Text) -> Release | None:
    """The earlier release that is chosen, with what bringing it back would change."""
    newest = edition.edition().release
    before = [it for it in edition.released() if it.number < newest]
    if not before:
        said = literal(text("restore.none"))
        way = Link(text("restore.to_releases"), address("releases", session.link()))
        nothing(f"{said} {way.markdown()}", icon="history")
        return None
    chosen = st.selectbox(
        text("restore.choose"),
        before,
        format_func=lambda it: text(
            "releases.one", number=it.number, moment=dates.moment(it.made_at, text)
        ),
        index=0,
        key="restore",
        width=420,
    )
    restoring(chosen.number, known, text)
    return chosen


def propose_restoring(chosen: Release, person: Person, known: Catalogue, text: Text) -> None:
    """Why, and the button that makes it a proposal."""
    with st.form("restoring", border=True):
        reason = st.text_area(
            text("restore.reason"), max_chars=LONGEST_REASON, key=session.renewed("restore-reason")
        )
        pressed = st.form_submit_button(
            text("restore.go", number=chosen.number), type="primary", icon=":material/history:"
        )
    if not pressed:
        return
    if not reason.strip():
        st.warning(text("restore.say_why"), icon=":material/edit:")
        return
    draft = Draft("restored", reason, edition.edition().release)
    content = Content(restores=chosen.number)
    try:
        number = propose(edition.engine(), person, known, draft, content)
    except DeskError as fault:
        denied(fault, person, text)
        return
    handed_in(number, text)
    session.renew("restore-reason")
    st.rerun()
