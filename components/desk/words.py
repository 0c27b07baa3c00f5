"""What the last thing that was done came to."""

import streamlit as st

from components import session


def said() -> None:
    """What the run before had to say, at the head of the page."""
    words = session.said()
    if words:
        st.success(words, icon=":material/check_circle:")
