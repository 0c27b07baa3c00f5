"""A table of places, and features: one point a row, in a coordinate system that it names."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from data.cells import as_meant, harmless
from data.columns import COLUMNS
from data.coordinates import SYSTEMS, position
from data.interchange.properties import told, typed
from data.shapes import Feature, is_point

OWNERS = {"area_id", "project_id"}
REQUIRED = {column.name for column in COLUMNS["geometry"] if column.required}
PLACED = ("lon", "lat", "crs")

WRITTEN = (
    *("project_id", "area_id", "role", "name_zh", "name_en", "kind", "status", "status_words"),
    *(*PLACED, "precision_m", "method", "schematic", "source"),
)


def read(columns: Iterable[str], rows: Iterable[tuple[int, Mapping[str, str]]]) -> dict[str, Any]:
    """The rows (line, cells) as a GeoJSON feature collection in WGS-84, each with its line.

    A row whose cells hold no position in China is left out, and so are all rows of a table
    without the columns it takes: the checks of cells tell why.
    """
    given = set(columns)
    whole = given.issuperset(REQUIRED) and OWNERS & given
    features = [_feature(line, cells) for line, cells in rows] if whole else []
    return {"type": "FeatureCollection", "features": [f for f in features if f]}


def _feature(line: int, cells: Mapping[str, str]) -> Feature | None:
    place = position(cells["lon"], cells["lat"], cells.get("crs", ""))
    if place is None:
        return None
    texts = {name: as_meant(text) for name, text in cells.items() if name not in PLACED}
    return {
        "type": "Feature",
        "line": line,
        "properties": typed(texts),
        "geometry": {"type": "Point", "coordinates": list(place)},
    }


def written(features: list[Feature]) -> str:
    """The points as CSV for a spreadsheet; what would run as a formula there is led by a mark."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(WRITTEN)
    for feature in filter(is_point, features):
        lon, lat, *_ = feature["geometry"]["coordinates"]
        cells = {"crs": SYSTEMS[0]} | feature["properties"] | {"lon": lon, "lat": lat}
        writer.writerow(harmless(told(cells.get(name))) for name in WRITTEN)
    return table.getvalue()
