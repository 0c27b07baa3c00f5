"""Coordinates: WGS-84 inside, and the two systems of Chinese map services on the way in and out.

GCJ-02 shifts WGS-84 by up to 700 m inside China (AMap, Tencent, 天地图's rivals); BD-09 shifts
GCJ-02 once more (Baidu). Neither has an official formula: these are the ones in general use,
published with eviltransform and coordtransform. Their inverse is found by iteration, so that a
round trip comes back within a millimetre. Degrees throughout, longitude first.
"""

import math
from typing import Literal, get_args

from data.cells import plain_number

System = Literal["WGS-84", "GCJ-02", "BD-09"]
SYSTEMS: tuple[System, ...] = get_args(System)

Position = tuple[float, float]

AXIS = 6378245.0  # half the major axis of the Krasovsky ellipsoid, in metres
ECCENTRICITY = 0.00669342162296594323  # squared
LON, LAT = (72.004, 137.8347), (0.8293, 55.8271)  # outside, GCJ-02 is WGS-84
# The land of China lies within these degrees (WGS-84): Mohe, Zengmu reef, Pamir, Heixiazi.
CHINA_LON, CHINA_LAT = (73.0, 136.0), (3.0, 54.0)
CHINA = f"lon {CHINA_LON[0]:g}–{CHINA_LON[1]:g}, lat {CHINA_LAT[0]:g}–{CHINA_LAT[1]:g}"
ENOUGH = 1e-11  # degrees: a thousandth of a millimetre
ROUNDS = 30
BAIDU = math.pi * 3000 / 180


def to_wgs84(lon: float, lat: float, system: System) -> Position:
    """A position of a system in WGS-84. Raises ValueError as ``from_wgs84`` does."""
    found = lon, lat
    for _ in range(ROUNDS):  # corrected by what is still amiss, until it fits
        shifted = from_wgs84(*found, system)
        amiss = lon - shifted[0], lat - shifted[1]
        found = found[0] + amiss[0], found[1] + amiss[1]
        if max(map(abs, amiss)) < ENOUGH:
            break
    return found


def from_wgs84(lon: float, lat: float, system: System) -> Position:
    """A WGS-84 position in a system. Raises ValueError for a system that is none of these."""
    match system:
        case "WGS-84":
            return lon, lat
        case "GCJ-02":
            return _to_gcj02(lon, lat)
        case "BD-09":
            return _to_bd09(*_to_gcj02(lon, lat))
        case _:
            raise ValueError(f"not a coordinate system: {system!r}; allowed: {SYSTEMS}")


def position(lon: str, lat: str, crs: str) -> Position | None:
    """The position that cells of a table hold, in WGS-84; None where they hold none in China.

    ``crs`` is their system; WGS-84 where it is left out, and an unknown one holds no position.
    """
    east, north = plain_number(lon), plain_number(lat)
    system = next((system for system in SYSTEMS if system == (crs or SYSTEMS[0])), None)
    if east is None or north is None or system is None or not in_china(east, north):
        return None
    return to_wgs84(east, north, system)


def in_china(lon: float, lat: float) -> bool:
    return CHINA_LON[0] <= lon <= CHINA_LON[1] and CHINA_LAT[0] <= lat <= CHINA_LAT[1]


def _to_gcj02(lon: float, lat: float) -> Position:
    """WGS-84 to GCJ-02; outside China nothing is shifted."""
    if not (LON[0] <= lon <= LON[1] and LAT[0] <= lat <= LAT[1]):
        return lon, lat
    x, y = lon - 105.0, lat - 35.0
    waves = 20 * math.sin(6 * x * math.pi) + 20 * math.sin(2 * x * math.pi)
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * math.sqrt(abs(x))
    north += (waves + 20 * math.sin(y * math.pi) + 40 * math.sin(y / 3 * math.pi)) * 2 / 3
    north += (160 * math.sin(y / 12 * math.pi) + 320 * math.sin(y * math.pi / 30)) * 2 / 3
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * math.sqrt(abs(x))
    east += (waves + 20 * math.sin(x * math.pi) + 40 * math.sin(x / 3 * math.pi)) * 2 / 3
    east += (150 * math.sin(x / 12 * math.pi) + 300 * math.sin(x / 30 * math.pi)) * 2 / 3
    phi = math.radians(lat)
    magic = 1 - ECCENTRICITY * math.sin(phi) ** 2
    meridian = AXIS * (1 - ECCENTRICITY) / (magic * math.sqrt(magic))
    parallel = AXIS / math.sqrt(magic) * math.cos(phi)
    return lon + math.degrees(east / parallel), lat + math.degrees(north / meridian)


def _to_bd09(lon: float, lat: float) -> Position:
    """GCJ-02 to BD-09."""
    radius = math.hypot(lon, lat) + 0.00002 * math.sin(lat * BAIDU)
    angle = math.atan2(lat, lon) + 0.000003 * math.cos(lon * BAIDU)
    return radius * math.cos(angle) + 0.0065, radius * math.sin(angle) + 0.006
