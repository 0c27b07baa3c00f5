"""What a map shows when it opens."""

import math
from typing import Any

import pydeck as pdk

from data.catalogue import Catalogue

POINT = 1e-4  # degrees: an outline narrower than this is shown as a point is
NEAR = 12.5  # the zoom at which a quarter is seen with its surroundings
NARROW = 440  # pixels that the map is wide where the page is narrow
MARGIN = 0.08
WORLD = 360 / 512  # degrees of longitude a pixel at zoom 0 (Web Mercator)


def view(known: Catalogue, area: str, height: int) -> pdk.ViewState:
    """North up, an area filling the frame; one without an outline near, inside its parent."""
    outlined = next((a for a in known.ancestors(area) if _outline(known, a)), "")
    points = _outline(known, outlined)
    place = known.areas[area]
    if area != outlined and place.lon is not None:
        return pdk.ViewState(longitude=place.lon, latitude=place.lat, zoom=NEAR)
    if not points:
        return pdk.ViewState(longitude=place.lon or 105, latitude=place.lat or 35, zoom=8)
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    middle = (south + north) / 2
    across = WORLD * NARROW / max(east - west, POINT)
    upright = WORLD * height * math.cos(math.radians(middle)) / max(north - south, POINT)
    zoom = math.log2(min(across, upright) * (1 - MARGIN))
    return pdk.ViewState(longitude=(west + east) / 2, latitude=middle, zoom=zoom)


def _outline(known: Catalogue, area: str) -> list[list[float]]:
    """All points of the outlines of an area and of what lies in it; none where none has one."""
    inside = {within.id for within in known.within(area)}
    return [
        point
        for feature in known.features("Polygon")
        if feature["properties"].get("area_id") in inside
        for point in points(feature["geometry"]["coordinates"])
    ]


def points(coordinates: Any) -> list[list[float]]:
    """All points of nested coordinates."""
    if isinstance(coordinates[0], (int, float)):
        return [list(coordinates[:2])]
    return [point for inner in coordinates for point in points(inner)]
