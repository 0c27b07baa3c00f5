"""The filters on a phone: one line that says what is chosen, and unfolds them when it is pressed.

The widgets stand in the page once, after this line. Which of the two is seen, and when, is a matter
of the screen's width and of the browser: ``style.css``.
"""

import streamlit as st

from components import dates, session
from components.details import side_by_side
from components.show import quiet
from components.text import Text, literal
from data.catalogue import Catalogue


def line(known: Catalogue, text: Text) -> None:
    """What is chosen, above the filters.

    It stands beside the label and not in it: another label would be another line, and folded.
    """
    selection = session.selection(known)
    theme = known.themes.get(selection.theme)
    chosen = [
        *([theme.name(text.language)] if theme else []),
        known.areas[selection.area].name(text.language),
        dates.chosen(selection, text),
    ]
    with st.container(key="sheet"):
        with st.expander(text("phone.filters"), icon=":material/tune:"):
            quiet(text("phone.shared"))
        st.markdown(literal(side_by_side(chosen)))
