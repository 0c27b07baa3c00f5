"""The ways from a panel to the pages that tell more."""

import streamlit as st

from components import session
from components.text import Text, literal
from data.model import Indicator, Source

SOURCES = "pages/read/sources.py"
INDICATOR = "pages/read/indicator.py"
OVERVIEW = "pages/read/overview.py"
TRENDS = "pages/read/trends.py"
PROJECT = "pages/read/project.py"


def indicator_link(indicator: Indicator, text: Text) -> None:
    label = literal(indicator.name(text.language))
    icon = ":material/monitoring:"
    opened = session.link(indicator=indicator.id)
    st.page_link(INDICATOR, label=label, icon=icon, query_params=opened)


def reference(source: Source, text: Text) -> None:
    """Who published it and when, with the way to the source."""
    parts = [source.name(text.language), source.publisher(text.language), source.published]
    label = literal(text("list.separator").join(part for part in parts if part))
    icon = ":material/description:"
    st.page_link(SOURCES, label=label, icon=icon, query_params=session.link(source=source.id))
