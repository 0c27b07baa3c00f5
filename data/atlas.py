"""Every place that the tables know, as GeoJSON features for other programs (RFC 7946, WGS-84)."""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from data.catalogue import Catalogue
from data.coordinates import SYSTEMS
from data.model import Area
from data.shapes import Feature, owner


def features(known: Catalogue, projects: Iterable[Mapping[str, Any]]) -> list[Feature]:
    """The points of areas and projects, then the outlines, lines and points of the geometry.

    ``projects`` are rows of ``queries.PROJECTS``; one without a position has no point. What is not
    known of a place is left out. The point of an area of which there is only a sketch is schematic.
    """
    projects = list(projects)
    sketched = {
        feature["properties"].get("area_id"): bool(feature["properties"].get("schematic"))
        for feature in known.features("Polygon")
    }
    statuses = {project["project_id"]: project["status"] for project in projects}
    areas = (area for area in known.areas.values() if area.lon is not None)
    placed = (project for project in projects if project["lon"] is not None)
    return [
        *(_area(area, schematic=sketched.get(area.id, False)) for area in areas),
        *map(_project, placed),
        *(
            _drawn(it, statuses)
            for kind in ("Polygon", "LineString")
            for it in known.features(kind)
        ),
        *(_drawn(it, {}) for it in known.features("Point") if not owner(it["properties"])[0]),
    ]


def _area(area: Area, *, schematic: bool) -> Feature:
    return _feature(
        {"type": "Point", "coordinates": [area.lon, area.lat]},
        area_id=area.id,
        name_zh=area.name_zh,
        name_en=area.name_en,
        kind=area.level,
        precision_m=area.precision_m,
        method=area.method,
        schematic=schematic,
        source=area.source_id,
    )


def _project(project: Mapping[str, Any]) -> Feature:
    given = (
        *("project_id", "area_id", "name_zh", "name_en"),
        *("status", "status_words", "precision_m", "method"),
    )
    return _feature(
        {"type": "Point", "coordinates": [project["lon"], project["lat"]]},
        **{name: project[name] for name in given},
        kind=project["category"],
        schematic=False,
        source=project["position_source"] or project["source_id"],
    )


def _drawn(feature: Feature, statuses: Mapping[str, str]) -> Feature:
    """A feature of the tables with all that it says, its rings in the order of the standard."""
    shape, properties = feature["geometry"], feature["properties"]
    coordinates = shape["coordinates"]
    if shape["type"] == "Polygon":
        coordinates = _wound(coordinates)
    if shape["type"] == "MultiPolygon":
        coordinates = [_wound(rings) for rings in coordinates]
    said = {"status": statuses.get(properties.get("project_id"), "")} | properties
    return _feature({"type": shape["type"], "coordinates": coordinates}, **said)


def _feature(shape: dict[str, Any], **properties: Any) -> Feature:
    said = {name: value for name, value in properties.items() if value not in (None, "")}
    return {"type": "Feature", "properties": said | {"crs": SYSTEMS[0]}, "geometry": shape}


def _wound(rings: list[list[list[float]]]) -> list[list[list[float]]]:
    """Rings of which the outer one runs against the clock, and each hole with it."""
    return [
        ring if _runs_left(ring) == (number == 0) else ring[::-1]
        for number, ring in enumerate(rings)
    ]


def _runs_left(ring: list[list[float]]) -> bool:
    """Whether a ring runs against the clock: its area by the shoelace formula is above zero."""
    # Counted from a corner of its own, as degrees would leave a small ring no digits.
    lon, lat = ring[0][:2]
    corners = [(point[0] - lon, point[1] - lat) for point in ring]
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(corners)) > 0
