"""What a map shows when it opens: north up, an area or one place filling the frame."""

import math
from dataclasses import dataclass
from typing import Any

import pydeck as pdk

from data.catalogue import Catalogue

POINT = 1e-4  # degrees: an outline narrower than this is shown as a point is
NEAR = 12.5  # the zoom at which a quarter is seen with its surroundings
CLOSE = 14.5  # the nearest that a place is shown when it is looked for
ROOM = 5  # how many times the radius in which a place may lie is seen across
NARROW, WIDE = 350, 520  # pixels that a map is wide at least: on a phone or beside much, on a page
MARGIN = 0.03
WORLD = 360 / 512  # degrees of longitude a pixel at zoom 0 (Web Mercator)
DEGREE_M = 111_320  # metres to a degree of latitude, and of longitude on the equator
NUDGE = 1e-9  # degrees: too little to be seen, enough for the browser to move the map anew


@dataclass(frozen=True)
class Frame:
    """The middle of what is shown in degrees, the zoom of Web Mercator, and the height in pixels.

    The width is the least that the page gives it.
    """

    lon: float
    lat: float
    zoom: float
    height: int
    width: int = NARROW

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east and north of what is seen at least."""
        pixel = WORLD / 2**self.zoom
        across, upright = self.width * pixel, self.height * pixel * math.cos(math.radians(self.lat))
        return (
            self.lon - across / 2,
            self.lat - upright / 2,
            self.lon + across / 2,
            self.lat + upright / 2,
        )


def frame(known: Catalogue, area: str, height: int, width: int = NARROW) -> Frame:
    """An area filling the frame; one without an outline near, inside its parent."""
    outlined = next((a for a in known.ancestors(area) if _outline(known, a)), "")
    points = _outline(known, outlined)
    place = known.areas[area]
    if area != outlined and place.lon is not None and place.lat is not None:
        return Frame(place.lon, place.lat, NEAR, height, width)
    if not points:
        return Frame(place.lon or 105, place.lat or 35, 8, height, width)
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    middle = (south + north) / 2
    across = WORLD * width / max(east - west, POINT)
    upright = WORLD * height * math.cos(math.radians(middle)) / max(north - south, POINT)
    zoom = math.log2(min(across, upright) * (1 - MARGIN))
    return Frame((west + east) / 2, middle, zoom, height, width)


def place(lon: float, lat: float, radius: float, height: int, width: int = NARROW) -> Frame:
    """One place, as near as it is sure: the radius (metres) in which it may lie is seen whole."""
    pixel = WORLD * DEGREE_M * math.cos(math.radians(lat))  # metres at zoom 0
    zoom = math.log2(pixel * width / (ROOM * max(radius, 1)))
    return Frame(lon, lat, min(zoom, CLOSE), height, width)


def opening(shown: Frame, *, again: bool) -> pdk.ViewState:
    """Where the map opens. ``again`` differs too little to be seen, so that the map moves anew."""
    more = NUDGE if again else 0
    return pdk.ViewState(
        longitude=shown.lon + more, latitude=shown.lat + more, zoom=shown.zoom + more
    )


def north_up() -> pdk.View:
    """A view that can be moved and zoomed but neither turned nor tilted: north stays up."""
    still = {"dragRotate": False, "touchRotate": False, "keyboard": {"rotateSpeedX": 0}}
    return pdk.View(type="MapView", controller=still)


def _outline(known: Catalogue, area: str) -> list[list[float]]:
    """All points of the outlines of an area and of what lies in it; none where none has one."""
    inside = {within.id for within in known.within(area)}
    return [
        point
        for feature in known.features("Polygon")
        if feature["properties"].get("area_id") in inside
        for point in points(feature["geometry"]["coordinates"])
    ]


def pixels(lon: float, lat: float) -> tuple[float, float]:
    """A place of Web Mercator in pixels at zoom 0, x to the east and y to the south."""
    y = math.asinh(math.tan(math.radians(lat)))
    return (lon + 180) / WORLD, (1 - y / math.pi) * 256


def degrees(x: float, y: float) -> tuple[float, float]:
    """The place (longitude, latitude) of a pixel at zoom 0: the inverse of ``pixels``."""
    return x * WORLD - 180, math.degrees(math.atan(math.sinh((1 - y / 256) * math.pi)))


def points(coordinates: Any) -> list[list[float]]:
    """All points of nested coordinates."""
    if isinstance(coordinates[0], (int, float)):
        return [list(coordinates[:2])]
    return [point for inner in coordinates for point in points(inner)]
