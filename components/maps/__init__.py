"""Maps as values: areas, lines and projects in, a pydeck deck out. No tile, no request.

Colours come from the palette; every text is drawn as text, never as HTML.
"""

import json
from typing import Any

import pydeck as pdk
from pydeck.bindings.json_tools import default_serialize

from components import places
from components.maps import areas, lines, pins
from components.maps.view import NARROW, view
from components.text import Text
from components.theme import Palette
from data.catalogue import Catalogue

__all__ = ["NARROW", "Deck", "district_map"]


class Deck(pdk.Deck):  # type: ignore[misc]  # pydeck ships no types
    """A deck whose JSON has no indentation: a fifth of the size, made ten times as fast."""

    def to_json(self) -> str:
        return json.dumps(self, default=default_serialize, separators=(",", ":"))


def district_map(  # noqa: PLR0913 -- what is drawn, in which words and colours, how large
    known: Catalogue,
    projects: list[dict[str, Any]],
    area: str,
    text: Text,
    palette: Palette,
    *,
    height: int,
    labels: bool = True,
) -> Deck:
    """The areas with their outlines, roads and railways, and the projects whose place is known.

    ``projects`` are rows of ``queries.PROJECTS``; one without a position is left out (it is
    listed beside the map). The radius in which a place may lie is drawn faint around it. The
    view opens on ``area``; ``height`` is in pixels.
    """
    placed = [
        pins.pin(project, known, text, palette) for project in projects if places.is_placed(project)
    ]
    layers = [
        areas.areas(known, text, palette),
        lines.lines(known, projects, text, palette),
        pins.precision(placed),
        areas.area_points(known, text, palette),
        pins.pins(placed),
    ]
    return Deck(
        layers=[*layers, areas.area_labels(known, text, palette)] if labels else layers,
        initial_view_state=view(known, area, height),
        map_provider=None,
        tooltip={"text": "{label}"},
    )
