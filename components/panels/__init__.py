"""Details on the page: statements, areas, projects and sources, each put there the same way."""

from components.panels.areas import area
from components.panels.lists import beside_chosen, places_list, project_table
from components.panels.projects import project, project_events, project_said
from components.panels.sources import document, passage, quoted, source_details
from components.panels.statements import (
    derivations,
    indicator_heading,
    lead,
    own_first,
    statements,
)

__all__ = [
    "area",
    "beside_chosen",
    "derivations",
    "document",
    "indicator_heading",
    "lead",
    "own_first",
    "passage",
    "places_list",
    "project",
    "project_events",
    "project_said",
    "project_table",
    "quoted",
    "source_details",
    "statements",
]
