"""What the terms of statistics mean, and the ways to it from where they stand."""

from collections.abc import Sequence

import streamlit as st

from components import guide, session
from components.addresses import Link, address
from components.passages import CHOSEN
from components.terms import TERMS
from components.text import Text, literal


def glossary(asked: str, text: Text) -> None:
    """Each term with its meaning; the one that was asked for is marked and scrolled to."""
    with st.container(gap=None):
        for term in TERMS:
            name = literal(text(f"term.{term}"))
            marked = f":{CHOSEN}-background[{name}]" if term == asked else name
            with st.container(key=f"place-{term}"):
                st.markdown(f"**{marked}**  \n{literal(text(f'meaning_of.{term}'))}")
    if asked:
        guide.reveal(f"place-{asked}", asked)


def explained(terms: Sequence[str], text: Text) -> str:
    """Ways to the meaning of terms, as a small line of Markdown; empty for none."""
    if not terms:
        return ""
    links = [
        Link(text(f"term.{term}"), address("glossary", session.link(term=term))).markdown()
        for term in terms
    ]
    see = literal(text("glossary.see"))
    return f":gray[:small[{see}{' · '.join(links)}]]"
