"""Hatching: the pattern of areas without a figure, as lines that end at their outline."""

import json
from typing import Any

import shapely

Line = list[list[float]]


def lines(geometry: dict[str, Any], spacing: float) -> list[Line]:
    """Parallel lines within a GeoJSON polygon, from south-west to north-east.

    ``spacing`` is in degrees, from line to line along a parallel. An outline smaller than the
    spacing may be left without a line.
    """
    area = shapely.from_geojson(json.dumps(geometry))
    west, south, east, north = area.bounds
    height = north - south
    first = int((west - height) // spacing)
    count = int((east - west + height) // spacing) + 2
    starts = [(first + number) * spacing for number in range(count)]
    rays = shapely.linestrings([[(x, south), (x + height, north)] for x in starts])
    pieces = shapely.get_parts(shapely.intersection(area, rays))
    return [
        [list(point) for point in piece.coords]
        for piece in pieces
        if isinstance(piece, shapely.LineString) and not piece.is_empty
    ]
