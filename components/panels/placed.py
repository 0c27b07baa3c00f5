"""The places of a map as a table: what it shows, for those who do not see it."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from components import names, places, session
from components.addresses import Link, address
from components.show import table
from components.text import Text
from data.catalogue import Catalogue
from data.typed import Rows


def places_table(projects: Rows, known: Catalogue, text: Text) -> None:
    """Each project that the map shows, how far it is and how sure its place; filled when opened."""
    placed = places.with_place(projects)
    if not placed:
        return
    label = text("map.placed", count=len(placed))
    box = st.expander(label, key="table-places", on_change="rerun")
    if box.open:
        with box:
            table([_row(project, known, text) for project in placed])


def _row(project: dict[str, Any], known: Catalogue, text: Text) -> Mapping[str, str | Link]:
    page = address("project", session.link(project=project["project_id"]))
    return {
        text("table.name"): Link(names.name(project, text), page),
        text("table.theme"): names.theme(project, known, text),
        text("table.status"): names.progress(project, text),
        text("table.place"): places.place(project, known, text),
    }
