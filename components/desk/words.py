"""What something that was asked of the desk came to."""

import streamlit as st

from components import noting, session
from components.addresses import Link, address
from components.text import Text, literal
from data.access import Person
from data.desk.faults import DeskError
from data.wording import refusal


def said() -> None:
    """What the run before had to say, at the head of the page."""
    words = session.said()
    if words:
        st.success(words, icon=":material/check_circle:")


def handed_in(number: int, text: Text) -> None:
    """Let the next run say that a proposal waits, and lead to it."""
    leading = Link(text("submit.see"), address("proposals", {"proposal": [str(number)]}))
    done = literal(text("submit.done", number=number))
    session.say(f"{done} {leading.markdown()}")


def denied(fault: DeskError, person: Person, text: Text) -> None:
    """Why something was not done; what the person had no right to is noted too."""
    noting.denied(person, fault.code)
    st.error(literal(refusal(fault, text.language)), icon=":material/block:")
