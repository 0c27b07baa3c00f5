import math
from typing import Any

import pytest
import shapely

from components.maps.printed.paper import Paper, fitted, outline
from tests.components.conftest import Tables

PAPER = Paper(lon=121.3, lat=30.2, world=360_000, height=600)


def _square(west: float, south: float, side: float) -> dict[str, Any]:
    made: dict[str, Any] = shapely.geometry.mapping(
        shapely.box(west, south, west + side, south + side)
    )
    return made


def test_the_middle_of_the_sheet_is_where_it_says() -> None:
    assert PAPER.xy(121.3, 30.2) == (426, 300)


def test_north_is_up_and_east_at_the_right() -> None:
    x, y = PAPER.xy(121.4, 30.3)
    assert x > 426
    assert y < 300


def test_a_degree_is_as_much_longer_upwards_as_mercator_draws_it() -> None:
    east, north = PAPER.xy(121.4, 30.2)[0] - 426, 300 - PAPER.xy(121.3, 30.3)[1]
    assert north / east == pytest.approx(1 / math.cos(math.radians(30.25)), rel=0.005)


def test_a_unit_is_as_many_metres_as_the_ground_has() -> None:
    """A thousandth of a degree of longitude at 30.2° north is 96.2 m, and a unit here."""
    assert PAPER.metres == pytest.approx(96.2, abs=0.1)
    assert PAPER.radius(962, 30.2) == pytest.approx(10, abs=0.01)


def test_what_lies_beyond_is_cut_off() -> None:
    cut = PAPER.cut(_square(121.3, 30.2, 5))
    west, south, east, north = cut.bounds
    assert (west, south) == (121.3, 30.2)
    assert PAPER.xy(east, 30.2)[0] == pytest.approx(PAPER.width + 12, abs=0.2)
    assert PAPER.xy(121.3, north)[1] == pytest.approx(-12, abs=0.2)
    assert PAPER.cut(_square(100, 30, 1)).is_empty


def test_an_outline_that_crosses_itself_is_drawn_nevertheless() -> None:
    bow = [[121.2, 30.1], [121.4, 30.3], [121.4, 30.1], [121.2, 30.3], [121.2, 30.1]]
    assert PAPER.cut({"type": "Polygon", "coordinates": [bow]}).area > 0


def test_what_touches_the_edge_leaves_no_point_behind() -> None:
    east = PAPER.cut(_square(121.3, 30.2, 5)).bounds[2]
    touching = PAPER.cut(_square(east, 30.2, 1))
    assert touching.is_empty or touching.area > 0


def test_an_area_fills_its_sheet(tables: Tables) -> None:
    for area in tables.known.ancestors(tables.known.subject.id)[:2]:
        paper = fitted(tables.known, area)
        west, top, east, bottom = paper.drawn(outline(tables.known, area)).bounds
        assert west >= 0
        assert top >= 0
        assert east <= paper.width
        assert bottom <= paper.height
        assert max((east - west) / paper.width, (bottom - top) / paper.height) > 0.85


def test_a_sheet_is_as_high_as_its_area_asks_for(shipped: Tables) -> None:
    wide, tall = (fitted(shipped.known, area).height for area in ("370103", "370100"))
    assert wide < tall
    assert fitted(shipped.known, "370103002").height > 400
