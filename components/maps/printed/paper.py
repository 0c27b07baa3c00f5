"""The sheet of a map to take along: degrees to its units, and what lies beyond it cut off."""

import json
import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from components.maps.view import DEGREE_M, NARROW, WORLD, frame
from data.catalogue import Catalogue

WIDTH = 852  # units, as wide as an exported picture has room
LOWEST, HIGHEST = 480, 860
SHAPE = 0.75  # the height to the width where no outline gives it
BLEED = 12  # units that a cut outline runs on beyond the edge, where it does not show


@dataclass(frozen=True)
class Paper:
    """A sheet in Web Mercator, north up, its origin at the upper left.

    ``lon`` and ``lat`` are of its middle; ``world`` is how many units the whole earth is wide.
    """

    lon: float
    lat: float
    world: float
    height: int
    width: int = WIDTH

    @property
    def metres(self) -> float:
        """How many metres a unit is, at the latitude of the middle."""
        return 360 / self.world * DEGREE_M * math.cos(math.radians(self.lat))

    def xy(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a place lies on the sheet, or beside it."""
        ((x, y),) = self._units(np.array([[lon, lat]]))
        return round(float(x), 1), round(float(y), 1)

    def radius(self, metres: float, lat: float) -> float:
        """How long a distance on the ground is here; a degree is drawn larger nearer the pole."""
        return metres * self.world / 360 / DEGREE_M / math.cos(math.radians(lat))

    def holds(self, x: float, y: float) -> bool:
        return 0 <= x <= self.width and 0 <= y <= self.height

    def cut(self, geometry: dict[str, Any]) -> BaseGeometry:
        """A GeoJSON geometry, in degrees, as far as it lies on the sheet and just beyond."""
        whole = shapely.make_valid(shapely.from_geojson(json.dumps(geometry)))
        seen = shapely.intersection(whole, shapely.box(*self._bounds(BLEED)))
        # What only touches the edge leaves points and lines behind, which are nothing to draw.
        parts = shapely.get_parts(seen)
        kept = parts[shapely.get_dimensions(parts) == shapely.get_dimensions(whole)]
        return shapely.union_all(kept) if len(kept) else shapely.GeometryCollection()

    def drawn(self, geometry: BaseGeometry) -> BaseGeometry:
        """A geometry in degrees in the units of the sheet."""
        return shapely.transform(geometry, self._units)

    def degrees(self, units: float) -> float:
        """How many degrees of longitude some units are."""
        return units * 360 / self.world

    def _units(self, places: NDArray[np.float64]) -> NDArray[np.float64]:
        x = self.width / 2 + (places[:, 0] - self.lon) * self.world / 360
        north = np.arcsinh(np.tan(np.radians(places[:, 1])))
        y = self.height / 2 - (north - self._middle) * self.world / math.tau
        return np.column_stack([x, y])

    def _bounds(self, beyond: float) -> tuple[float, float, float, float]:
        """West, south, east and north of the sheet and some units beyond."""
        across = self.degrees(self.width / 2 + beyond)
        upright = (self.height / 2 + beyond) * math.tau / self.world
        south, north = (
            math.degrees(math.atan(math.sinh(self._middle + side * upright))) for side in (-1, 1)
        )
        return self.lon - across, south, self.lon + across, north

    @property
    def _middle(self) -> float:
        return math.asinh(math.tan(math.radians(self.lat)))


def fitted(known: Catalogue, area: str) -> Paper:
    """A sheet that shows what the map on the page opens with, as high as the area asks for."""
    height = round(min(max(_shape(known, area) * WIDTH, LOWEST), HIGHEST))
    return sheet(known, area, WIDTH, height)


def sheet(known: Catalogue, area: str, width: int, height: int) -> Paper:
    """A sheet of a size, with an area filling it."""
    shown = frame(known, area, round(height * NARROW / width))
    world = 360 / WORLD * 2**shown.zoom * width / NARROW
    return Paper(shown.lon, shown.lat, world, height, width)


def outline(known: Catalogue, area: str) -> BaseGeometry:
    """The outlines of an area and of what lies in it, in degrees; empty where none has one."""
    inside = {within.id for within in known.within(area)}
    return shapely.GeometryCollection(
        [
            shapely.from_geojson(json.dumps(feature["geometry"]))
            for feature in known.features("Polygon")
            if feature["properties"].get("area_id") in inside
        ]
    )


def _shape(known: Catalogue, area: str) -> float:
    """The height of the outline of an area to its width, as it is drawn."""
    whole = outline(known, area)
    if whole.is_empty:
        return SHAPE
    west, south, east, north = whole.bounds
    upright = (north - south) / math.cos(math.radians((south + north) / 2))
    return float(upright / (east - west))
