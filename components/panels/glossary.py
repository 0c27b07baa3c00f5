"""What the terms of statistics mean, and the ways to it from where they stand."""

from collections.abc import Sequence

import streamlit as st

from components import guide, session
from components.addresses import Link, address
from components.passages import CHOSEN
from components.show import subheading
from components.terms import GROUPS
from components.text import Text, literal


def glossary(asked: str, text: Text) -> None:
    """Each term with its meaning; the one that was asked for is marked and scrolled to."""
    names = list(GROUPS)
    with st.container(key="glossary"):
        for column, halves in zip(st.columns(2, gap="large"), (names[:2], names[2:]), strict=True):
            with column:
                for group in halves:
                    _group(group, asked, text)
    if asked:
        guide.reveal(f"place-{asked}", asked)


def _group(group: str, asked: str, text: Text) -> None:
    subheading(text(f"glossary.{group}"))
    with st.container(gap=None):
        for term in GROUPS[group]:
            name = literal(text(f"term.{term}"))
            marked = f":{CHOSEN}-background[{name}]" if term == asked else name
            with st.container(key=f"place-{term}"):
                st.markdown(f"**{marked}**\n\n{literal(text(f'meaning_of.{term}'))}")


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
