"""A briefing before it is taken along: what it says, in its order."""

from typing import TYPE_CHECKING

import streamlit as st

from components.show import quiet, small, subheading
from components.text import Text, literal

if TYPE_CHECKING:
    from components.briefing import Brief


def brief(shown: "Brief", text: Text) -> None:
    """The words of a briefing, its pictures by their titles, and its notes."""
    with st.container(border=True, key="brief"):
        st.markdown(f"**{literal(shown.title)}**")
        quiet("　".join(shown.subtitle) if text.language == "zh" else " · ".join(shown.subtitle))
        st.markdown(literal(shown.summary))
        for section in shown.sections:
            subheading(section.heading)
            st.markdown(literal(section.paragraph))
            titles = (one.picture.title for one in section.illustrations)
            st.markdown("\n".join(f"- {small(title)}" for title in titles))
        st.markdown(literal(shown.progress))
        references = shown.notes.references
        notes = [*shown.notes.derived, *shown.notes.care]
        quiet(text("briefing.counted", sources=len(references), notes=len(notes)))
