"""Details on the page: statements, areas, projects and sources, each put there the same way."""

from components.panels.all_sources import all_sources
from components.panels.areas import area
from components.panels.audit import entry, log, soundness, verify
from components.panels.briefing import brief
from components.panels.completeness import matrix, question, reservations, theme_by_year
from components.panels.entrance import ended, entrance, whoever
from components.panels.found import found, tries
from components.panels.front import happened, newer, standing, year
from components.panels.gaps import differing, missing, project_gaps, source_gaps
from components.panels.given import given
from components.panels.glossary import glossary
from components.panels.lead import lead
from components.panels.lists import beside_chosen, places_list, project_tables
from components.panels.placed import places_table
from components.panels.projects import project, project_events, project_said
from components.panels.released import compared, news, releases
from components.panels.sources import document, passage, quoted, source_details
from components.panels.statements import (
    derivations,
    indicator_heading,
    own_first,
    statements,
)

__all__ = [
    "all_sources",
    "area",
    "beside_chosen",
    "brief",
    "compared",
    "derivations",
    "differing",
    "document",
    "ended",
    "entrance",
    "entry",
    "found",
    "given",
    "glossary",
    "happened",
    "indicator_heading",
    "lead",
    "log",
    "matrix",
    "missing",
    "newer",
    "news",
    "own_first",
    "passage",
    "places_list",
    "places_table",
    "project",
    "project_events",
    "project_gaps",
    "project_said",
    "project_tables",
    "question",
    "quoted",
    "releases",
    "reservations",
    "soundness",
    "source_details",
    "source_gaps",
    "standing",
    "statements",
    "theme_by_year",
    "tries",
    "verify",
    "whoever",
    "year",
]
