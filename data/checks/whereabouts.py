"""Rules of where things are: each is placed once, says how sure that is, and lies in its area."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from data.cells import plain_number
from data.checks.shapes import well_drawn
from data.coordinates import CHINA, CHINA_LAT, in_china, position
from data.model import Problem
from data.positions import is_placed
from data.reading import RawTables, Row
from data.shapes import Found, owner

TABLES = (("areas", "area_id"), ("projects", "project_id"))
Owner = tuple[str, str]


@dataclass(frozen=True)
class Thing:
    """Something with a place: where the tables say so, whose it is, and how sure that is."""

    file: str
    row: int
    column: str
    owner: Owner
    shape: dict[str, Any]
    precision_m: float | None


def coordinates(raw: RawTables) -> Iterator[Problem]:
    """A position has both coordinates, lies in China and says how sure it is."""
    tables = [raw.tables[f"{name}.csv"] for name, _ in TABLES if f"{name}.csv" in raw.tables]
    for table in [*tables, *raw.places]:
        if {"lon", "lat", "precision_m"} <= set(table.columns):
            for row in table.rows:
                yield from _position(table.file, row)


def places(raw: RawTables) -> Iterator[Problem]:
    """Each row of a table of places has a position, and names whose it is."""
    for table in raw.places:
        if not {"area_id", "project_id"} & set(table.columns):
            yield Problem("missing_column", table.file, 1, "project_id")
            continue
        for row in table.rows:
            if not row["area_id"] and not row["project_id"] and row["role"] != "context":
                yield Problem("empty_cell", table.file, row.line, "project_id")
            if "lon" in table.columns and not row["lon"] and not row["lat"]:
                yield Problem("empty_cell", table.file, row.line, "lon")


def placed_once(raw: RawTables) -> Iterator[Problem]:
    """An area or project has one place: in its row, or as one point."""
    first: dict[Owner, str] = {
        (name, row[key]): f"{name}.csv"
        for name, key in TABLES
        for row in raw.rows(f"{name}.csv")
        if is_placed(row)
    }
    for it in well_drawn(raw, "Point"):
        whose = owner(it.feature["properties"])
        if whose in first:
            column = dict(TABLES)[whose[0]]
            yield Problem("placed_twice", it.file, it.row, column, whose[1], first[whose])
        if whose[0]:
            first.setdefault(whose, it.file)


def inside(raw: RawTables) -> Iterator[Problem]:
    """What belongs to an area lies in it, or outside by no more than it is unsure.

    The area is the nearest above that has a published outline. Points and the outlines of areas
    lie in it whole; the lines and outlines of projects, which may lead on, come near it. A
    point without a precision is told elsewhere; an outline or a line without one is exact.
    """
    from data.checks import planar  # noqa: PLC0415 - loads shapely

    drawn = [
        it
        for it in well_drawn(raw)
        if "Polygon" not in it.feature["geometry"]["type"]
        or planar.fault(it.feature["geometry"]) is None
    ]
    published = _outlines(drawn)
    outlines = {area: planar.joined(shapes) for area, shapes in published.items()}
    above = {
        (name, row[key]): row["parent_id" if name == "areas" else "area_id"]
        for name, key in TABLES
        for row in raw.rows(f"{name}.csv")
    }
    for thing in [*_rows(raw), *_features(drawn)]:
        area = _outlined(above.get(thing.owner, ""), above, outlines)
        allowed = thing.precision_m or 0
        if not area or (thing.precision_m is None and thing.shape["type"] == "Point"):
            continue
        whole = thing.owner[0] == "areas" and "Polygon" in thing.shape["type"]
        metres = planar.beyond(thing.shape, outlines[area], allowed, whole=whole)
        if metres:
            expected = f"{area}, {allowed:g} m"
            yield Problem(
                "outside_area", thing.file, thing.row, thing.column, f"{metres:.0f} m", expected
            )


def _position(file: str, row: Row) -> Iterator[Problem]:
    if bool(row["lon"]) != bool(row["lat"]):
        yield Problem("half_coordinate", file, row.line, "lat" if row["lon"] else "lon")
        return
    lon, lat = plain_number(row["lon"]), plain_number(row["lat"])
    if lon is None or lat is None:
        return
    if not in_china(lon, lat):
        column = "lat" if in_china(lon, CHINA_LAT[0]) else "lon"
        yield Problem("outside_china", file, row.line, column, row[column], CHINA)
    if not row["precision_m"]:
        yield Problem("empty_cell", file, row.line, "precision_m")


def _outlines(drawn: list[Found]) -> dict[str, list[dict[str, Any]]]:
    """The published outlines of areas: all but those that are only a sketch."""
    outlines: dict[str, list[dict[str, Any]]] = {}
    for it in drawn:
        table, area = owner(it.feature["properties"])
        published = table == "areas" and not it.feature["properties"].get("schematic")
        if published and "Polygon" in it.feature["geometry"]["type"]:
            outlines.setdefault(area, []).append(it.feature["geometry"])
    return outlines


def _rows(raw: RawTables) -> Iterator[Thing]:
    for name, key in TABLES:
        for row in raw.rows(f"{name}.csv"):
            place = position(row["lon"], row["lat"], row["crs"])
            if place and row[key]:
                shape = {"type": "Point", "coordinates": list(place)}
                precision = plain_number(row["precision_m"])
                yield Thing(f"{name}.csv", row.line, "lon", (name, row[key]), shape, precision)


def _features(drawn: list[Found]) -> Iterator[Thing]:
    for it in drawn:
        properties = it.feature["properties"]
        precision = properties.get("precision_m")
        known = precision if isinstance(precision, int | float) else None
        yield Thing(it.file, it.row, it.column, owner(properties), it.feature["geometry"], known)


def _outlined(area: str, above: dict[Owner, str], outlines: dict[str, Any]) -> str:
    """The nearest of an area and those above it that has an outline; empty where none has."""
    passed: set[str] = set()
    while area and area not in outlines and area not in passed:
        passed.add(area)
        area = above.get(("areas", area), "")
    return area if area in outlines else ""
