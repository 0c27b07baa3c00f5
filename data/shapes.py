"""Features of GeoJSON as the tables have them: whose they are, and the points they are made of.

A feature that was read from another form has one member more, ``line``: where it stands there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Feature = dict[str, Any]
Chain = list[list[float]]

LARGEST = 1e6  # no degree is beyond it; keeps what is infinite out, and NaN


@dataclass(frozen=True)
class Found:
    """What stands for a feature, and where: its line, or its number in a GeoJSON file."""

    file: str
    row: int
    feature: Any

    @property
    def column(self) -> str:
        """What a problem with its position is told of."""
        return "lon" if self.file.endswith(".csv") else "coordinates"


def found(geometry: dict[str, Any]) -> Iterator[Found]:
    """Every feature of a folder's geometry, in the order of files."""
    for file, collection in geometry.items():
        features = collection.get("features")
        for number, feature in enumerate(features if isinstance(features, list) else [], 1):
            is_geojson = file.endswith(".geojson") or not isinstance(feature, dict)
            yield Found(file, number if is_geojson else feature["line"], feature)


def owner(properties: dict[str, Any]) -> tuple[str, str]:
    """The table and id that a feature belongs to; empty for background.

    One that names both is the project's: the area says where that lies.
    """
    for table, column in (("projects", "project_id"), ("areas", "area_id")):
        if properties.get(column):
            return table, str(properties[column])
    return "", ""


def is_point(feature: Feature) -> bool:
    return bool(feature["geometry"]["type"] == "Point")


def chains(shape: Any) -> list[Chain]:
    """The chains of points of a geometry; those of a polygon are rings, the outer one first.

    Raises ValueError, with what was found, for anything that is not drawn: another kind, no
    points, or a point that is not two or three numbers.
    """
    kind = shape.get("type")
    try:
        lines = list(_lines(kind, shape.get("coordinates")))
        shortest = 1 if kind == "Point" else 2
        for line in lines:
            for point in line:
                if not _is_position(point):
                    raise ValueError(str(point))
            if len(line) < shortest:
                raise ValueError(f"{kind} {line}")
    except TypeError as fault:
        raise ValueError(str(kind)) from fault
    if not lines:
        raise ValueError(f"{kind} []")
    return lines


def _lines(kind: Any, coordinates: Any) -> Iterator[Any]:
    match kind:
        case "Point":
            yield [coordinates]
        case "LineString":
            yield coordinates
        case "MultiLineString" | "Polygon":
            yield from coordinates
        case "MultiPolygon":
            for polygon in coordinates:
                yield from polygon
                if not polygon:
                    raise ValueError(f"{kind} []")
        case _:
            raise ValueError(str(kind))


def _is_position(point: Any) -> bool:
    return isinstance(point, list) and len(point) in {2, 3} and all(map(_is_degree, point))


def _is_degree(number: Any) -> bool:
    is_number = isinstance(number, int | float) and not isinstance(number, bool)
    return is_number and abs(number) < LARGEST
