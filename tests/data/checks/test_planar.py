from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.checks.planar import DEGREE_M, SLACK_M, Fault, beyond, fault, joined

# At 60° a degree of longitude is half as long as one of latitude: easy sums. A square of 1 km.
LON, LAT = 117.0, 60.0
NORTH, EAST = 1000 / DEGREE_M, 2000 / DEGREE_M


def at(east: float, north: float) -> list[float]:
    """A point so many kilometres from the corner of the square."""
    return [LON + east * EAST, LAT + north * NORTH]


def square(west: float, south: float, side: float) -> list[list[float]]:
    corners = ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))
    return [at(west + side * x, south + side * y) for x, y in corners]


def polygon(*rings: list[list[float]]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": list(rings)}


def point(east: float, north: float) -> dict[str, Any]:
    return {"type": "Point", "coordinates": at(east, north)}


SQUARE = joined([polygon(square(0, 0, 1))])


@pytest.mark.parametrize(
    ("east", "north", "metres"),
    ((0.5, 0.5, 0), (1.3, 0.5, 300), (0.5, -0.2, 200), (1.3, 1.4, 500)),
    ids=("inside", "east", "south", "off a corner"),
)
def test_a_point_lies_so_many_metres_outside(east: float, north: float, metres: float) -> None:
    assert beyond(point(east, north), SQUARE, 0, whole=True) == pytest.approx(metres, rel=0.01)
    assert beyond(point(east, north), SQUARE, 0, whole=False) == pytest.approx(metres, rel=0.01)


def test_what_is_allowed_is_not_outside() -> None:
    assert beyond(point(1.3, 0.5), SQUARE, 310, whole=False) == 0
    assert beyond(point(1.3, 0.5), SQUARE, 290, whole=False) == pytest.approx(300, rel=0.01)


def test_a_metre_is_within_the_rounding() -> None:
    assert beyond(polygon(square(0, 0, 1 + SLACK_M / 2000)), SQUARE, 0, whole=True) == 0
    assert beyond(polygon(square(0, 0, 1.003)), SQUARE, 0, whole=True) > SLACK_M


def test_a_line_need_only_come_near() -> None:
    line = {"type": "LineString", "coordinates": [at(0.5, 0.5), at(9, 9)]}
    assert beyond(line, SQUARE, 0, whole=False) == 0
    assert beyond(line, SQUARE, 0, whole=True) > 10_000


def test_the_middle_of_a_hole_is_the_farthest_from_what_is_round_it() -> None:
    """No corner of the inner square is outside by as much as its middle is."""
    around = joined([polygon(square(-1, -1, 3), square(0, 0, 1))])
    assert beyond(polygon(square(0, 0, 1)), around, 0, whole=True) == pytest.approx(500, abs=3)
    assert beyond(polygon(square(0, 0, 1)), around, 510, whole=True) == 0


def test_an_area_in_two_parts_is_inside_either() -> None:
    around = joined([polygon(square(0, 0, 1)), polygon(square(5, 0, 1))])
    assert beyond(point(5.5, 0.5), around, 0, whole=True) == 0
    assert beyond(point(3, 0.5), around, 0, whole=True) == pytest.approx(2000, rel=0.01)


def test_heights_are_left_out_even_where_some_points_have_none() -> None:
    ring = square(0, 0, 1)
    mixed = polygon([[*ring[0], 9.0], *ring[1:-1], [*ring[0], 9.0]])
    assert fault(mixed) is None
    assert beyond(mixed, SQUARE, 0, whole=True) == 0


@given(st.floats(-3, 4), st.floats(-3, 4))
def test_farther_is_never_less_than_what_is_allowed(east: float, north: float) -> None:
    metres = beyond(point(east, north), SQUARE, 200, whole=False)
    assert metres == 0 or metres > 200


@pytest.mark.parametrize(
    ("outline", "code"),
    (
        (polygon(square(0, 0, 1)), ""),
        (polygon(square(0, 0, 1), square(0.2, 0.2, 0.2)), ""),
        (polygon([at(0, 0), at(1, 1), at(1, 0), at(0, 1), at(0, 0)]), "crossing"),
        (polygon(square(0, 0, 1), square(2, 2, 0.2)), "stray_hole"),
        (polygon(square(0, 0, 1), square(0.1, 0.1, 0.8), square(0.3, 0.3, 0.1)), "stray_hole"),
        (polygon(square(0, 0, 1), square(0.9, 0.2, 0.3)), "crossing"),
        (polygon(square(0, 0, 0)), "empty_outline"),
        (polygon([at(0, 0), at(0, 1), at(0, 2), at(0, 0)]), "empty_outline"),
        (
            {"type": "MultiPolygon", "coordinates": [[square(0, 0, 1)], [square(0.5, 0, 1)]]},
            "crossing",
        ),
    ),
    ids=(
        *("sound", "with a hole", "crossed", "a hole outside", "a hole in a hole"),
        *("a hole over the edge", "a point", "a line", "two parts that overlap"),
    ),
)
def test_what_is_amiss_with_an_outline(outline: dict[str, Any], code: str) -> None:
    amiss = fault(outline)
    assert (amiss.code if amiss else "") == code


def test_it_is_told_where() -> None:
    bow = [[117.0, 36.0], [117.2, 36.2], [117.2, 36.0], [117.0, 36.2], [117.0, 36.0]]
    assert fault(polygon(bow)) == Fault("crossing", "lon 117.1, lat 36.1")
