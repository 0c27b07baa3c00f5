"""Projects, what is known about them, and their timeline."""

from typing import Any

import streamlit as st

from components.cached.edition import HOUR, Edition, of_tables, opened
from components.text import Text
from components.theme import Palette
from data import queries
from data.model import Selection
from data.typed import Rows


@of_tables
@st.cache_data(ttl=HOUR, max_entries=500, show_spinner=False)
def projects(of: Edition, selection: Selection) -> Rows:
    """The projects of a selection."""
    return opened(of)[1].fetch(queries.projects(selection))


@of_tables
@st.cache_data(ttl=HOUR, max_entries=4, show_spinner=False)
def facts(of: Edition) -> Rows:
    """The observations about projects, all of them, one where several sources state one fact."""
    return opened(of)[1].fetch(queries.chosen(queries.about_projects()))


@of_tables
@st.cache_data(ttl=HOUR, max_entries=4, show_spinner=False)
def events(of: Edition) -> Rows:
    """All dated events of projects, oldest first."""
    return opened(of)[1].fetch(queries.events())


@of_tables
@st.cache_data(ttl=HOUR, max_entries=200, show_spinner=False)
def timeline(
    of: Edition, projects: tuple[str, ...], text: Text, palette: Palette
) -> "dict[str, Any] | None":
    """The dated events of some projects as a chart; None where there are none."""
    from components import charts  # noqa: PLC0415

    found = [event for event in events() if event["project_id"] in projects]
    known = opened(of)[0]
    return dict(charts.timeline(found, known, text, palette).to_dict()) if found else None


@of_tables
@st.cache_data(ttl=HOUR, max_entries=500, show_spinner=False)
def project_facts(of: Edition, project_id: str) -> tuple[Rows, Rows]:
    """The observations about a project, and its dated events."""
    store = opened(of)[1]
    found = store.fetch(queries.of_project(project_id))
    return found, store.fetch(queries.events(project_id))
