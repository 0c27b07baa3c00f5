"""The map as a picture to take along, drawn anew: what WebGL has drawn cannot be saved.

It shows what the map on the page shows, and with it what a map on paper must have: the names that
find room, a scale, the north and a legend.
"""

from typing import Any

import shapely

from components.maps.printed import areas, drawing, labelling, pins, roads
from components.maps.printed.areas import RING
from components.maps.printed.drawing import Drawing, shape
from components.maps.printed.key import Shown, foot, key
from components.maps.printed.labelling import Box, Label
from components.maps.printed.paper import fitted, sheet
from components.maps.printed.setting import Setting
from components.maps.shading import Shading
from components.text import Text
from components.theme import Palette
from data.catalogue import Catalogue

__all__ = ["printed", "small"]

SMALL = (560, 400)  # units, about as wide and high as it has room on a laptop

EDGE = 6  # units that names keep free along the edge


def printed(  # noqa: PLR0913, PLR0917 -- what is drawn, in which words and colours, how shaded
    known: Catalogue,
    projects: list[dict[str, Any]],
    area: str,
    text: Text,
    palette: Palette,
    shading: Shading | None = None,
) -> dict[str, Any]:
    """A Vega-Lite specification of the map of an area, for ``exports.picture``.

    ``projects`` are rows of ``queries.PROJECTS``; one without a position is left out. The sheet
    shows what the map on the page opens with. A name for which there is no room is left out, the
    names of districts last; dots and rings stay.
    """
    setting = Setting(known, fitted(known, area), text, palette, shading)
    shown = _shown(projects, setting)
    views = [_map(shown, setting), foot(setting), key(shown, setting)]
    return {"vconcat": views, "spacing": 0, "bounds": "flush"}


def small(
    known: Catalogue, projects: list[dict[str, Any]], area: str, text: Text, palette: Palette
) -> dict[str, Any]:
    """As ``printed``, of SMALL units and the map alone: what stands small among other things."""
    setting = Setting(known, sheet(known, area, *SMALL), text, palette)
    # Each side by itself: Streamlit puts room below a chart that leaves its lower one unsaid.
    room = dict.fromkeys(("left", "top", "right", "bottom"), 0)
    return _map(_shown(projects, setting), setting) | {"padding": room}


def _shown(projects: list[dict[str, Any]], setting: Setting) -> Shown:
    return Shown(
        outlines=areas.outlines(setting),
        rings=areas.rings(setting),
        roads=roads.roads(projects, setting),
        pins=pins.pins(projects, setting),
    )


def _map(shown: Shown, setting: Setting) -> dict[str, Any]:
    paper, palette = setting.paper, setting.palette
    courses = [mark for road in shown.roads for mark in roads.marks(road, palette)]
    edge = shape(
        shapely.box(0.5, 0.5, paper.width - 0.5, paper.height - 0.5), stroke=palette["grayColor"]
    )
    circles = pins.precision(shown.pins, setting)
    marks = [*areas.centres(shown.rings, setting), *pins.dots(shown.pins, setting)]
    room = (EDGE, EDGE, paper.width - EDGE, paper.height - EDGE)
    placed = labelling.placed(_labels(shown, setting), _taken(shown), room)
    drawn = Drawing(
        shapes=[*areas.grounds(shown.outlines, setting), *courses, edge],
        dots=[*circles, *marks],
        words=[line for label in placed for line in label.words],
    )
    return drawing.view(drawn, paper.width, paper.height, palette)


def _labels(shown: Shown, setting: Setting) -> list[Label]:
    """All names, the most important first."""
    inmost = [ring for ring in shown.rings if ring.inmost]
    others = [ring for ring in shown.rings if not ring.inmost]
    return [
        *areas.outline_names(shown.outlines, setting),
        *areas.ring_names(inmost, setting),
        *pins.labels(shown.pins, setting),
        *areas.ring_names(others, setting),
    ]


def _taken(shown: Shown) -> list[Box]:
    """The room of dots and rings, which no name may take."""
    dots = [(pin.x, pin.y, pin.size + 1) for pin in shown.pins]
    rings = [(ring.x, ring.y, RING + 1) for ring in shown.rings]
    return [(x - r, y - r, x + r, y + r) for x, y, r in [*dots, *rings]]
