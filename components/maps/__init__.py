"""Maps as values: areas, lines and projects in, a pydeck deck out. No tile, no request.

Colours come from the palette; every text is drawn as text, never as HTML.
"""

import json
from dataclasses import dataclass
from typing import Any

import pydeck as pdk
from pydeck.bindings.json_tools import default_serialize

from components import places
from components.background import Background
from components.maps import areas, labels, lines, pins, scale, view
from components.maps.legend import legend
from components.maps.shading import Shading, shading
from components.maps.view import NARROW, WIDE
from components.text import Text
from components.theme import Palette
from data.catalogue import Catalogue

__all__ = ["NARROW", "Shading", "View", "district_map", "legend", "shading"]


NO_BACKGROUND = Background()


class Deck(pdk.Deck):  # type: ignore[misc]  # pydeck ships no types
    """A deck whose JSON has no indentation: a fifth of the size, made ten times as fast."""

    def to_json(self) -> str:
        return json.dumps(self, default=default_serialize, separators=(",", ":"))


@dataclass(frozen=True)
class View:
    """What a map shows: which area, in which height (pixels), and which project is chosen.

    A ``narrow`` one is seen on a phone, or beside much else. ``focus`` is the project that the map
    opens at, instead of the area, and ``again`` moves it there once more. ``fresh`` gives what can
    be clicked other names, so that Streamlit forgets what was clicked and does not dim all else.
    A ``still`` one is looked at as it opens: a name that its frame would cut is left out.
    """

    area: str
    height: int
    narrow: bool = True
    chosen: str = ""
    focus: str = ""
    again: bool = False
    fresh: bool = False
    still: bool = False
    background: Background = NO_BACKGROUND


def district_map(  # noqa: PLR0913, PLR0917 -- what is drawn, how it is seen, in which words and colours
    known: Catalogue,
    projects: list[dict[str, Any]],
    shown: View,
    text: Text,
    palette: Palette,
    shaded: Shading | None = None,
) -> Deck:
    """The areas with their outlines, roads and railways, and the projects whose place is known.

    ``projects`` are rows of ``queries.PROJECTS``; one without a position is left out (it is
    listed beside the map). The radius in which a place may lie is drawn faint around it.
    """
    placed = [
        pins.pin(project, known, text, palette) for project in projects if places.is_placed(project)
    ]
    frame = _frame(known, placed, shown)
    rings = areas.rings(known, text)
    layers = [
        areas.areas(known, text, palette, shown.area, shaded),
        *([areas.hatching(known, palette, shaded)] if shaded else []),
        *lines.lines(known, projects, text, palette),
        pins.precision(placed, shown.chosen),
        areas.area_points(rings, palette),
        pins.pins(placed),
        *([pins.chosen(placed, shown.chosen, palette)] if shown.chosen else []),
        scale.scale(frame, palette),
    ]
    if shown.fresh:
        for layer in layers:
            layer.id = f"{layer.id}-again"
    return Deck(
        layers=[
            *layers,
            *labels.labels(known, placed, frame, text, palette, shaded, still=shown.still),
        ],
        views=[view.north_up()],
        initial_view_state=view.opening(frame, again=shown.again),
        map_provider=None,
        tooltip={"text": "{label}"},
        **({"map_style": shown.background.style} if shown.background.address else {}),
    )


def _frame(known: Catalogue, placed: list[dict[str, Any]], shown: View) -> view.Frame:
    at = next((pin for pin in placed if pin["project_id"] == shown.focus), None)
    width = NARROW if shown.narrow else WIDE
    if at is None:
        return view.frame(known, shown.area, shown.height, width)
    lon, lat = at["position"]
    return view.place(lon, lat, at["radius"] or 0, shown.height, width)
