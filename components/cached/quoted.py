"""The passages of sources, with all that is taken from each."""

import streamlit as st

from components.cached.built import events, projects
from components.cached.edition import HOUR, Edition, of_tables, opened
from components.passages import Passage
from components.passages import passages as of_quotes
from data import queries
from data.model import Selection


@of_tables
@st.cache_data(ttl=HOUR, max_entries=5, show_spinner=False)
def stated_by_source(of: Edition) -> dict[str, int]:
    """How many figures each source states; one that states none is not among them."""
    return {row["source_id"]: row["n"] for row in opened(of)[1].fetch(queries.by_source())}


@of_tables
@st.cache_resource(ttl=HOUR, max_entries=20, show_spinner=False)
def passages(of: Edition, source_id: str) -> tuple[Passage, ...]:
    """What is taken from each passage of a source, in the order of the tables."""
    observations = opened(of)[1].fetch(queries.of_source(source_id))
    dated, named = (
        [row for row in rows if row["source_id"] == source_id]
        for rows in (events(), projects(Selection()))
    )
    return tuple(of_quotes(observations, dated, named))
