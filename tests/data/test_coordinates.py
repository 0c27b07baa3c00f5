import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.coordinates import SYSTEMS, System, from_wgs84, to_wgs84

METRES = 111_320  # in a degree of latitude
MILLIMETRE = 0.001

# Published with eviltransform: WGS-84 and GCJ-02, longitude first.
GCJ02 = (
    ((121.5272106, 31.1774276), (121.531541859215, 31.17530398364597)),
    ((113.912316, 22.543847), (113.9171764808363, 22.540796131694766)),
    ((116.377817, 39.911954), (116.38404722455657, 39.91334545536069)),
)
# Published with coordtransform: GCJ-02 and BD-09.
BD09 = ((116.404, 39.915), (116.41036949371029, 39.92133699351021))
LONGITUDES = st.floats(min_value=73.7, max_value=135.0)
LATITUDES = st.floats(min_value=18.2, max_value=53.5)


def apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Metres between two positions that are near each other."""
    east = (one[0] - other[0]) * METRES * math.cos(math.radians(one[1]))
    return math.hypot(east, (one[1] - other[1]) * METRES)


@pytest.mark.parametrize(("wgs84", "gcj02"), GCJ02, ids=str)
def test_gcj02_is_where_others_have_it(
    wgs84: tuple[float, float], gcj02: tuple[float, float]
) -> None:
    assert apart(from_wgs84(*wgs84, "GCJ-02"), gcj02) < MILLIMETRE
    assert apart(to_wgs84(*gcj02, "GCJ-02"), wgs84) < MILLIMETRE


def test_bd09_is_where_others_have_it() -> None:
    gcj02, bd09 = BD09
    wgs84 = to_wgs84(*gcj02, "GCJ-02")
    assert apart(from_wgs84(*wgs84, "BD-09"), bd09) < MILLIMETRE
    assert apart(to_wgs84(*bd09, "BD-09"), wgs84) < MILLIMETRE


def test_in_jinan_gcj02_lies_half_a_kilometre_to_the_east() -> None:
    here = 116.99354, 36.65120
    there = from_wgs84(*here, "GCJ-02")
    east = (there[0] - here[0]) * METRES * math.cos(math.radians(here[1]))
    north = (there[1] - here[1]) * METRES
    assert (east, north) == pytest.approx((521, 25), abs=5)


@pytest.mark.parametrize("system", SYSTEMS)
@given(lon=LONGITUDES, lat=LATITUDES)
def test_a_round_trip_comes_back_within_a_millimetre(
    system: System, lon: float, lat: float
) -> None:
    there = from_wgs84(lon, lat, system)
    assert apart(to_wgs84(*there, system), (lon, lat)) < MILLIMETRE


def test_wgs84_stays_as_it_is() -> None:
    assert to_wgs84(117.0, 36.6, "WGS-84") == from_wgs84(117.0, 36.6, "WGS-84") == (117.0, 36.6)


def test_outside_china_gcj02_is_wgs84() -> None:
    assert from_wgs84(2.35, 48.86, "GCJ-02") == (2.35, 48.86)


def test_an_unknown_system_is_refused() -> None:
    with pytest.raises(ValueError, match="not a coordinate system"):
        to_wgs84(117.0, 36.6, "Beijing 54")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="not a coordinate system"):
        from_wgs84(117.0, 36.6, "")  # type: ignore[arg-type]
