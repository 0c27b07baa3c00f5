"""What a query finds, by names and sentences that were spelt out once."""

import streamlit as st

from components.cached.edition import HOUR, Edition, of_tables, opened
from data import queries, search

MADE = {
    "indicators": search.indicators,
    "projects": search.projects,
    "areas": search.areas,
    "sources": search.sources,
}


def find(query: str) -> list[str]:
    """The indicators that a query finds by their names, the best first."""
    return _of_one("indicators", query)


def find_projects(query: str) -> list[str]:
    """The projects that a query finds by their names, the best first."""
    return _of_one("projects", query)


def _of_one(kind: search.Kind, query: str) -> list[str]:
    among = _spelt(kind)
    return search.find(among, query) or search.find_some(among, query)


def found(query: str) -> search.Found:
    """All that a query finds."""
    return search.found(query, _spelt)


@of_tables
@st.cache_resource(ttl=HOUR, max_entries=20, show_spinner=False)
def _spelt(of: Edition, kind: search.Kind) -> search.Index:
    if kind == "sentences":
        return search.of_sentences(sentences())
    return MADE[kind](opened(of)[0])


@of_tables
@st.cache_resource(ttl=HOUR, max_entries=4, show_spinner=False)
def sentences(of: Edition) -> tuple[search.Sentence, ...]:
    """All sentences that are held; the id of one that was found is its place among them."""
    known, store = opened(of)
    return search.sentences(known, store.fetch(queries.quotes()))
