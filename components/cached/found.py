"""What a query finds, by names that were spelt out once."""

import streamlit as st

from components.cached.tables import HOUR, of_tables, opened
from data import search


def find(query: str) -> list[str]:
    """The indicators that a query finds by their names, the best first."""
    return search.find(_spelt(), query)


@of_tables
@st.cache_resource(ttl=HOUR, max_entries=4, show_spinner=False)
def _spelt(folder: str) -> tuple[search.Entry, ...]:
    return search.indicators(opened(folder)[0])


def find_projects(query: str) -> list[str]:
    """The projects that a query finds by their names, the best first."""
    return search.find(_spelt_projects(), query)


@of_tables
@st.cache_resource(ttl=HOUR, max_entries=4, show_spinner=False)
def _spelt_projects(folder: str) -> tuple[search.Entry, ...]:
    return search.projects(opened(folder)[0])
