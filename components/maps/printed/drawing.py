"""What a map to take along is drawn with: shapes, dots and words, as layers of Vega-Lite.

Coordinates are units of the view that they stand in, from its upper left. What is law for a mark
stands in its row: colours, widths and dashes are values there, not scales.
"""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from components.theme import Palette

Mark = dict[str, Any]
HALO = 3.5
UNSEEN = 0.3  # units that an outline may be beside its place
LINE = 1.25  # the height of a line of words, to that of its letters
ASCENT = 0.94  # how far below the top of its line the letters stand

# A Vega projection that takes coordinates as they are.
_PLAIN = {"type": "identity", "scale": 1, "translate": [0, 0]}
# The whole has its sentence; a mark alone would be read out by its looks.
_SILENT = {"aria": False}
_SHAPE: Mark = {"fill": None, "stroke": None, "width": 1, "dash": [], "opacity": 1, "strength": 1}


@dataclass(frozen=True)
class Drawing:
    """Shapes lie below dots, dots below words; each kind in its order."""

    shapes: list[Mark] = field(default_factory=list)
    dots: list[Mark] = field(default_factory=list)
    words: list[Mark] = field(default_factory=list)

    def __add__(self, other: "Drawing") -> "Drawing":
        return Drawing(self.shapes + other.shapes, self.dots + other.dots, self.words + other.words)


def shape(geometry: BaseGeometry, **look: Any) -> Mark:
    """An outline or a line: ``fill`` with its ``opacity``, ``stroke`` with its ``strength``."""
    return {"type": "Feature", "geometry": _coordinates(geometry)} | _SHAPE | look


def moved(coordinates: Mark, x: float, y: float) -> Mark:
    """The geometry of a shape, that far to the right and down."""
    geometry = shapely.geometry.shape(coordinates)
    return _coordinates(shapely.transform(geometry, lambda places: places + np.array([x, y])))


def dot(x: float, y: float, radius: float, **look: Any) -> Mark:
    """A circle with the looks of a shape."""
    return {"x": x, "y": y, "size": round(3.14159 * radius**2, 1)} | _SHAPE | look


def words(x: float, y: float, said: str, size: float, ink: str, **look: Any) -> Mark:
    """A line of words that stands on ``y``; ``align`` and ``weight`` may be given."""
    style = {"align": "left", "weight": 400}
    return {"x": x, "y": y, "said": said, "size": size, "ink": ink} | style | look


def view(drawn: Drawing, width: int, height: int, palette: Palette) -> dict[str, Any]:
    """A view in which the drawing is cut off at the edges."""
    halo = {"stroke": palette["backgroundColor"], "strokeWidth": HALO, "strokeJoin": "round"}
    layers = [_shapes(drawn.shapes), _dots(drawn.dots), _words(drawn.words, halo)]
    return {"width": width, "height": height, "layer": [*layers, _words(drawn.words, {})]}


def _coordinates(geometry: BaseGeometry) -> Mark:
    """As GeoJSON, to a tenth of a unit and no corner finer than UNSEEN: that would take room."""
    rounded = shapely.set_precision(geometry.simplify(UNSEEN), 0.1, mode="pointwise")
    return dict(shapely.geometry.mapping(rounded))


def _shapes(rows: list[Mark]) -> dict[str, Any]:
    return {
        "data": {"values": rows},
        "projection": _PLAIN,
        "mark": {**_SILENT, "type": "geoshape", "clip": True, "strokeJoin": "round", "opacity": 1},
        "encoding": _look(),
    }


def _dots(rows: list[Mark]) -> dict[str, Any]:
    place = {"x": _as_is("x", "quantitative"), "y": _as_is("y", "quantitative")}
    return {
        "data": {"values": rows},
        "mark": {**_SILENT, "type": "point", "shape": "circle", "clip": True, "opacity": 1},
        "encoding": place | {"size": _as_is("size", "quantitative")} | _look(),
    }


def _words(rows: list[Mark], look: dict[str, Any]) -> dict[str, Any]:
    style = {"align": {"expr": "datum.align"}, "fontWeight": {"expr": "datum.weight"}}
    return {
        "data": {"values": rows},
        "mark": {**_SILENT, "type": "text", "baseline": "alphabetic", "clip": True} | style | look,
        "encoding": {
            "x": _as_is("x", "quantitative"),
            "y": _as_is("y", "quantitative"),
            "text": {"field": "said", "type": "nominal"},
            "size": _as_is("size", "quantitative"),
            "color": _as_is("ink"),
        },
    }


def _look() -> dict[str, Any]:
    return {
        "fill": _as_is("fill"),
        "fillOpacity": _as_is("opacity", "quantitative"),
        "stroke": _as_is("stroke"),
        "strokeOpacity": _as_is("strength", "quantitative"),
        "strokeWidth": _as_is("width", "quantitative"),
        "strokeDash": _as_is("dash"),
    }


def _as_is(name: str, kind: str = "nominal") -> dict[str, Any]:
    """A channel that takes what the row says as it stands."""
    return {"field": name, "type": kind, "scale": None, "legend": None, "axis": None}
