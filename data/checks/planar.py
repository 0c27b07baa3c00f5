"""Geometry in the plane, by shapely: where an outline is amiss, and how far a place lies outside.

The only use of shapely. Loading it takes longer than all other rules together.
"""

import math
import re
from dataclasses import dataclass
from typing import Any

import shapely
from shapely import geometry

DEGREE_M = 111_195  # metres to a degree of a great circle, the Earth being 6371 km in radius
SLACK_M = 1.0  # what five decimals of a degree cannot tell apart

REASON = re.compile(r"(?P<why>.*)\[(?P<lon>\S+) (?P<lat>\S+)\]")
STRAY_HOLES = ("Hole lies outside shell", "Holes are nested")


@dataclass(frozen=True)
class Fault:
    """A problem's code, and where the fault is, in degrees."""

    code: str
    where: str


def fault(outline: dict[str, Any]) -> Fault | None:
    """What is amiss with a polygon whose rings are closed; None where nothing is.

    It encloses nothing, crosses or overlaps itself, or has a hole that is not inside.
    """
    drawn = _made(outline)
    reason = REASON.match(shapely.is_valid_reason(drawn))
    if reason is None:
        return None
    where = f"lon {float(reason['lon']):.8g}, lat {float(reason['lat']):.8g}"
    if drawn.convex_hull.area == 0:
        return Fault("empty_outline", where)
    return Fault("stray_hole" if reason["why"] in STRAY_HOLES else "crossing", where)


def joined(outlines: list[dict[str, Any]]) -> Any:
    """Several outlines as one shape of shapely, for ``beyond``."""
    return shapely.union_all([_made(outline) for outline in outlines])


def beyond(place: dict[str, Any], outline: Any, allowed: float, *, whole: bool) -> float:
    """How many metres a place lies outside an outline; 0 where no farther than is allowed.

    ``whole``: no part of it may lie farther out; else it is enough that some part comes so near.
    Metres are those of an equirectangular projection round the middle of the place: right to a
    hundredth within half a degree of it.
    """
    drawn = _made(place)
    middle = drawn.envelope.centroid
    there, around = (_in_metres(shape, middle.x, middle.y) for shape in (drawn, outline))
    limit = allowed + SLACK_M
    if whole:
        return _farthest(there.difference(around), around, limit)
    distance = float(there.distance(around))
    return distance if distance > limit else 0


def _made(shape: dict[str, Any]) -> Any:
    return geometry.shape({"type": shape["type"], "coordinates": _level(shape["coordinates"])})


def _level(coordinates: Any) -> Any:
    """The coordinates without heights, which some of the points of a shape may lack."""
    if isinstance(coordinates[0], list):
        return [_level(inner) for inner in coordinates]
    return coordinates[:2]


def _in_metres(drawn: Any, lon: float, lat: float) -> Any:
    scale = (DEGREE_M * math.cos(math.radians(lat)), DEGREE_M)
    return shapely.transform(drawn, lambda points: (points - (lon, lat)) * scale)


def _farthest(stray: Any, around: Any, limit: float) -> float:
    """How far the farthest part of what strays is, to a metre; 0 where it is within the limit.

    Found by widening the outline until nothing strays: a part in the middle of a hole or a bay may
    be farther away than any corner.
    """

    def strays(metres: float) -> bool:
        return not stray.difference(around.buffer(metres)).is_empty

    if stray.is_empty or not strays(limit):
        return 0
    near, far = limit, 2 * limit
    while strays(far):
        near, far = far, 2 * far
    while far - near > 1:
        middle = (near + far) / 2
        near, far = (middle, far) if strays(middle) else (near, middle)
    return far
