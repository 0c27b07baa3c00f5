"""Widgets that give plain values: what a reader chooses."""

from components.controls.above import LONGEST, filters, frame, language, query
from components.controls.figures import indicator, indicators, periods, search, shaded, view
from components.controls.projects import kinds, one_project, project, steps
from components.controls.sources import passage, place, release_before, source

__all__ = [
    "LONGEST",
    "filters",
    "frame",
    "indicator",
    "indicators",
    "kinds",
    "language",
    "one_project",
    "passage",
    "periods",
    "place",
    "project",
    "query",
    "release_before",
    "search",
    "shaded",
    "source",
    "steps",
    "view",
]
