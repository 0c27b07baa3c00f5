"""Widgets that give plain values: what a reader chooses."""

from components.controls.above import LONGEST, filters, frame, language, query, search
from components.controls.figures import indicator, indicators, periods, shaded, view
from components.controls.projects import kinds, one_project, project, steps
from components.controls.releases import release_before
from components.controls.sources import passage, place, source

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
