"""Where areas and projects are: by their row, else by the point that names them."""

from dataclasses import dataclass
from typing import Literal

from data.cells import plain_number
from data.coordinates import position
from data.reading import RawTables, Row
from data.shapes import Feature, found, is_point, owner


@dataclass(frozen=True)
class Place:
    """A position in WGS-84 degrees, how sure it is in metres, how it was found and by whom.

    Without ``lon`` and ``lat`` nobody has published it. ``position_source`` holds ids of sources,
    ``;`` between them.
    """

    lon: float | None
    lat: float | None
    precision_m: float | None
    method: str
    position_source: str


def positions(raw: RawTables, table: Literal["areas", "projects"]) -> dict[str, Place]:
    """The place of every area or project of the tables, by its id; the tables are sound."""
    points = {
        owner(it.feature["properties"]): it.feature
        for it in found(raw.geometry)
        if is_point(it.feature)
    }
    key = "area_id" if table == "areas" else "project_id"
    known = {row["source_id"] for row in raw.rows("sources.csv")}
    return {
        row[key]: _pointed(points[table, row[key]], known)
        if not is_placed(row) and (table, row[key]) in points
        else _stated(row)
        for row in raw.rows(f"{table}.csv")
    }


def is_placed(row: Row) -> bool:
    """Whether a row of areas or projects says by itself where it is."""
    return bool(row["lon"] and row["lat"])


def _stated(row: Row) -> Place:
    lon, lat = position(row["lon"], row["lat"], row["crs"]) or (None, None)
    precision = plain_number(row["precision_m"])
    return Place(lon, lat, precision, row["method"], row["position_source"])


def _pointed(feature: Feature, known: set[str]) -> Place:
    """The place that a point gives. Its source may be in words, which name no row of sources."""
    lon, lat, *_ = feature["geometry"]["coordinates"]
    properties = feature["properties"]
    named = str(properties.get("source") or "").split(";")
    sources = ";".join(name for name in named if name in known)
    return Place(lon, lat, properties["precision_m"], str(properties.get("method") or ""), sources)
