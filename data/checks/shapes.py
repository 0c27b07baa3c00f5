"""Rules of geometry: each feature belongs to something, is well drawn, and lies in China.

The rows of a table of places are checked as cells; a feature is only what is left of them.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

from data.checks.cells import ids
from data.coordinates import CHINA, SYSTEMS, in_china
from data.model import Problem
from data.reading import RawTables
from data.shapes import Found, chains, found, owner

WGS84 = ("CRS84", "EPSG:4326", "EPSG::4326", *SYSTEMS[:1])  # how its name ends, in capitals
OWNERS = (("area_id", "areas"), ("project_id", "projects"))


def geometry(raw: RawTables) -> Iterator[Problem]:
    """Every file is a list of features in WGS-84, and every feature is as it should be."""
    for file, collection in raw.geometry.items():
        system = collection.get("crs")
        if system is not None and not _is_wgs84(system):
            yield Problem("not_allowed", file, column="crs", value=str(system), expected="WGS-84")
        if not isinstance(collection.get("features"), list):
            yield Problem("bad_geometry", file, value="features")
    known = {table: ids(raw, table) for _, table in OWNERS}
    for it in found(raw.geometry):
        yield from _problems(it, known)


def outlines(raw: RawTables) -> Iterator[Problem]:
    """An outline crosses or overlaps itself nowhere, and encloses something."""
    from data.checks import planar  # noqa: PLC0415 - loads shapely

    for it in well_drawn(raw, "Polygon"):
        amiss = planar.fault(it.feature["geometry"])
        if amiss:
            yield Problem(amiss.code, it.file, it.row, "coordinates", amiss.where)


def well_drawn(raw: RawTables, kind: str = "") -> list[Found]:
    """The features of a kind that keep the rules here: what is asked of them has an answer."""
    known = {table: ids(raw, table) for _, table in OWNERS}
    return [it for it in found(raw.geometry) if _is_of(it, kind) and not any(_problems(it, known))]


def _is_of(it: Found, kind: str) -> bool:
    shape = it.feature.get("geometry") if isinstance(it.feature, dict) else None
    return isinstance(shape, dict) and kind in str(shape.get("type"))


def _problems(it: Found, known: dict[str, set[str]]) -> Iterator[Problem]:
    if it.file.endswith(".csv"):
        return
    shape = it.feature.get("geometry") if isinstance(it.feature, dict) else None
    properties = it.feature.get("properties") if isinstance(it.feature, dict) else None
    if not isinstance(shape, dict) or not isinstance(properties, dict):
        yield Problem("bad_geometry", it.file, it.row, "geometry", str(shape))
        return
    yield from _ownership(it, properties, known)
    yield from _statements(it, properties, needs_precision=shape.get("type") == "Point")
    yield from _drawing(it, shape)


def _ownership(
    it: Found, properties: dict[str, Any], known: dict[str, set[str]]
) -> Iterator[Problem]:
    for column, table in OWNERS:
        value = properties.get(column)
        if value and not (isinstance(value, str) and value in known[table]):
            yield Problem("unknown_id", it.file, it.row, column, str(value), f"{table}.csv")
    if not owner(properties)[0] and properties.get("role") != "context":
        yield Problem("empty_cell", it.file, it.row, "area_id")


def _statements(
    it: Found, properties: dict[str, Any], *, needs_precision: bool
) -> Iterator[Problem]:
    """What a feature says of its position: how sure it is, whether it is a sketch, its system."""
    problem = partial(Problem, file=it.file, row=it.row)
    precision, schematic = properties.get("precision_m"), properties.get("schematic")
    if precision is None:
        if needs_precision and owner(properties)[0]:
            yield problem("empty_cell", column="precision_m")
    elif isinstance(precision, bool) or not isinstance(precision, int | float):
        yield problem("not_a_number", column="precision_m", value=str(precision), expected="12.5")
    elif not 0 < precision < float("inf"):
        yield problem("out_of_range", column="precision_m", value=str(precision), expected="> 0")
    if schematic not in (None, True, False):
        yield problem(
            "not_allowed", column="schematic", value=str(schematic), expected="true | false"
        )
    system = properties.get("crs")
    if system and system != SYSTEMS[0]:
        yield problem("not_allowed", column="crs", value=str(system), expected=SYSTEMS[0])


def _drawing(it: Found, shape: dict[str, Any]) -> Iterator[Problem]:
    problem = partial(Problem, file=it.file, row=it.row, column="coordinates")
    try:
        lines = chains(shape)
    except ValueError as fault:
        yield problem("bad_geometry", value=str(fault))
        return
    is_polygon = "Polygon" in shape["type"]
    outside = next((point for line in lines for point in line if not in_china(*point[:2])), None)
    if outside:
        yield problem("outside_china", value=", ".join(map(str, outside)), expected=CHINA)
    elif is_polygon and any(len(ring) < 4 or ring[0] != ring[-1] for ring in lines):
        yield problem("open_ring")


def _is_wgs84(crs: Any) -> bool:
    """Whether the older member ``crs`` of GeoJSON names the system that GeoJSON is in anyway."""
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    return isinstance(name, str) and name.upper().endswith(WGS84)
