import json

import shapely

from components.maps import hatching

RING = [[0, 0], [2, 0], [2, 1], [1, 0.4], [0, 1], [0, 0]]


def test_the_lines_lie_within_the_outline() -> None:
    shape = {"type": "Polygon", "coordinates": [RING]}
    outline = shapely.from_geojson(json.dumps(shape)).buffer(1e-9)
    lines = hatching.lines(shape, 0.1)
    assert len(lines) > 10
    assert all(outline.covers(shapely.LineString(line)) for line in lines)


def test_a_hole_stays_free() -> None:
    hole = [[0.2, 0.1], [0.4, 0.1], [0.4, 0.3], [0.2, 0.1]]
    lines = hatching.lines({"type": "Polygon", "coordinates": [RING, hole]}, 0.05)
    inner = shapely.Polygon(hole).buffer(-1e-9)
    assert not any(shapely.LineString(line).crosses(inner) for line in lines)


def test_a_multipolygon_is_hatched_in_each_part() -> None:
    other = [[5, 0], [6, 0], [6, 1], [5, 0]]
    lines = hatching.lines({"type": "MultiPolygon", "coordinates": [[RING], [other]]}, 0.1)
    assert {line[0][0] > 3 for line in lines} == {True, False}
