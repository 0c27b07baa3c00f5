"""Maps as values: areas, lines and projects in, a pydeck deck out. No tile, no request.

Colours come from the palette; every text is drawn as text, never as HTML.
"""

import json
import math
from typing import Any

import pydeck as pdk
from pydeck.bindings.json_tools import default_serialize

from components import names, places
from components.text import Text
from components.theme import Palette, hex_to_rgb
from data.catalogue import Catalogue
from data.model import Area

Feature = dict[str, Any]

KINDS_WIDE = ("expressway",)
FONT = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif"
POINT = 1e-4  # degrees: an outline narrower than this is shown as a point is
ROOM = 1.6  # how much larger than its letters the place is that a label keeps free
NEAR = 12.5  # the zoom at which a quarter is seen with its surroundings
NARROW = 440  # pixels that the map is wide where the page is narrow
MARGIN = 0.08
WORLD = 360 / 512  # degrees of longitude a pixel at zoom 0 (Web Mercator)


class Deck(pdk.Deck):  # type: ignore[misc]  # pydeck ships no types
    """A deck whose JSON has no indentation: a fifth of the size, made ten times as fast."""

    def to_json(self) -> str:
        return json.dumps(self, default=default_serialize, separators=(",", ":"))


def district_map(  # noqa: PLR0913 -- what is drawn, in which words and colours, how large
    known: Catalogue,
    projects: list[dict[str, Any]],
    area: str,
    text: Text,
    palette: Palette,
    *,
    height: int,
    labels: bool = True,
) -> Deck:
    """The areas with their outlines, roads and railways, and the projects whose place is known.

    ``projects`` are rows of ``queries.PROJECTS``; one without a position is left out (it is
    listed beside the map). The radius in which a place may lie is drawn faint around it. The
    view opens on ``area``; ``height`` is in pixels.
    """
    pins = [
        _pin(project, known, text, palette) for project in projects if places.is_placed(project)
    ]
    layers = [
        _areas(known, text, palette),
        _lines(known, projects, text, palette),
        _precision(pins),
        _area_points(known, text, palette),
        _pins(pins, palette),
    ]
    return Deck(
        layers=[*layers, _area_labels(known, text, palette)] if labels else layers,
        initial_view_state=_view(known, area, height),
        map_provider=None,
        tooltip={"text": "{label}"},
    )


def _pin(project: dict[str, Any], known: Catalogue, text: Text, palette: Palette) -> dict[str, Any]:
    theme = known.themes.get(project["theme_id"])
    color = palette.accent(theme.color if theme else "gray")
    return {
        "project_id": project["project_id"],
        "label": _told(names.name(project, text)),
        "position": [project["lon"], project["lat"]],
        "radius": project["precision_m"],
        "color": list(hex_to_rgb(color)),
    }


def _told(name: str) -> str:
    """A name as deck.gl shall show it: one that begins with @@ it would take for a command."""
    return f"\u2060{name}" if name.startswith("@@") else name


def _areas(known: Catalogue, text: Text, palette: Palette) -> pdk.Layer:
    """Polygons: the subject filled, its surroundings outlined, schematic ones faint."""
    subject = known.dashboard.subject
    features = []
    for feature in known.features("Polygon"):
        area = feature["properties"].get("area_id", "")
        own, schematic = area == subject, bool(feature["properties"].get("schematic"))
        fill = palette.rgb("primaryColor") if own else palette.rgb("secondaryBackgroundColor")
        line = palette.rgb("primaryColor") if own or schematic else palette.rgb("borderColor")
        features.append(
            _drawn(
                feature,
                label=_told(_name(feature, text)),
                area_id=area,
                fill=[*fill, 36 if own else 0 if schematic else 90],
                line=[*line, 70 if schematic else 255],
                width=2.5 if own else 0.8,
            )
        )
    return pdk.Layer(
        "GeoJsonLayer",
        _collection(sorted(features, key=lambda f: float(f["properties"]["width"]))),
        id="areas",
        stroked=True,
        filled=True,
        get_fill_color="properties.fill",
        get_line_color="properties.line",
        get_line_width="properties.width",
        line_width_units=pdk.types.String("pixels"),
        pickable=False,
    )


def _lines(
    known: Catalogue, projects: list[dict[str, Any]], text: Text, palette: Palette
) -> pdk.Layer:
    """Roads and railways; those of the projects shown stand out, the others are background."""
    shown = {project["project_id"] for project in projects}
    features = []
    for feature in known.features("LineString"):
        project = feature["properties"].get("project_id") or ""
        color = "textColor" if project in shown else "grayColor"
        wide = feature["properties"].get("kind") in KINDS_WIDE
        features.append(
            _drawn(
                feature,
                label=_told(_line_name(feature, text)),
                project_id=project,
                line=[*palette.rgb(color), _firmness(feature, of_project=project in shown)],
                width=(2.4 if wide else 1.6) if project in shown else 1.1,
            )
        )
    return pdk.Layer(
        "GeoJsonLayer",
        _collection(features),
        id="lines",
        get_line_color="properties.line",
        get_line_width="properties.width",
        line_width_units=pdk.types.String("pixels"),
        pickable=True,
    )


def _firmness(feature: Feature, *, of_project: bool) -> int:
    """How opaque a line is: a schematic one is fainter than one that was surveyed."""
    schematic = bool(feature["properties"].get("schematic"))
    return (110 if schematic else 190) if of_project else 90


def _precision(placed: list[dict[str, Any]]) -> pdk.Layer:
    return pdk.Layer(
        "ScatterplotLayer",
        placed,
        id="precision",
        get_position="position",
        get_radius="radius",
        get_fill_color="[color[0], color[1], color[2], 22]",
        pickable=False,
    )


def _pins(placed: list[dict[str, Any]], palette: Palette) -> pdk.Layer:
    return pdk.Layer(
        "ScatterplotLayer",
        placed,
        id="projects",
        get_position="position",
        get_radius=6,
        radius_units=pdk.types.String("pixels"),
        get_fill_color="color",
        get_line_color=list(palette.rgb("backgroundColor")),
        line_width_min_pixels=1.5,
        stroked=True,
        pickable=True,
    )


def _points_of_areas(known: Catalogue) -> list[Area]:
    """The areas that have a place but no outline, sub-districts and quarters; smallest first."""
    outlined = {feature["properties"].get("area_id") for feature in known.features("Polygon")}
    around = known.ancestors(known.dashboard.subject)
    found = [
        area
        for area in known.areas.values()
        if area.lon is not None and area.id not in outlined and area.id not in around
    ]
    return sorted(found, key=lambda area: len(known.ancestors(area.id)), reverse=True)


def _area_points(known: Catalogue, text: Text, palette: Palette) -> pdk.Layer:
    """A ring for each area without an outline; clicking it does nothing, hovering names it."""
    rows = [
        {"label": _told(area.name(text.language)), "position": [area.lon, area.lat]}
        for area in _points_of_areas(known)
    ]
    return pdk.Layer(
        "ScatterplotLayer",
        rows,
        id="area-points",
        get_position="position",
        get_radius=3,
        radius_units=pdk.types.String("pixels"),
        get_fill_color=list(palette.rgb("backgroundColor")),
        get_line_color=list(palette.rgb("primaryColor")),
        line_width_min_pixels=1.5,
        stroked=True,
        pickable=True,
    )


def _area_labels(known: Catalogue, text: Text, palette: Palette) -> pdk.Layer:
    """The names of districts and of the smallest areas, each at its place, where there is room.

    The other rings tell their names when the pointer is on them. A schematic zone has no name on
    the map: nobody has published where it lies.
    """
    outlined = {
        feature["properties"].get("area_id")
        for feature in known.features("Polygon")
        if not feature["properties"].get("schematic")
    }
    points = _points_of_areas(known)
    deepest = max((len(known.ancestors(area.id)) for area in points), default=0)
    inside = [area for area in points if len(known.ancestors(area.id)) == deepest]
    around = [a for a in known.areas.values() if a.id in outlined and a.lon is not None]
    rows = [
        {
            "label": _told(area.name(text.language)),
            "position": [area.lon, area.lat],
            "color": palette.rgb("primaryColor" if area in inside else "grayTextColor"),
            "priority": len(known.ancestors(area.id)),
        }
        for area in [*around, *inside]
        if area.id != known.dashboard.subject
    ]
    return _text_layer(rows)


def _text_layer(rows: list[dict[str, Any]]) -> pdk.Layer:
    return pdk.Layer(
        "TextLayer",
        rows,
        id="labels",
        get_position="position",
        get_text="label",
        get_size=13,
        get_color="color",
        character_set=pdk.types.String("auto"),
        font_family=pdk.types.String(FONT),
        extensions=[{"@@type": "CollisionFilterExtension"}],
        get_collision_priority="priority",
        collision_test_props={"sizeScale": ROOM},
        pickable=False,
    )


def _view(known: Catalogue, area: str, height: int) -> pdk.ViewState:
    """North up, an area filling the frame; one without an outline near, inside its parent."""
    outlined = next((a for a in known.ancestors(area) if _outline(known, a)), "")
    points = _outline(known, outlined)
    place = known.areas[area]
    if area != outlined and place.lon is not None:
        return pdk.ViewState(longitude=place.lon, latitude=place.lat, zoom=NEAR)
    if not points:
        return pdk.ViewState(longitude=place.lon or 105, latitude=place.lat or 35, zoom=8)
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    middle = (south + north) / 2
    across = WORLD * NARROW / max(east - west, POINT)
    upright = WORLD * height * math.cos(math.radians(middle)) / max(north - south, POINT)
    zoom = math.log2(min(across, upright) * (1 - MARGIN))
    return pdk.ViewState(longitude=(west + east) / 2, latitude=middle, zoom=zoom)


def _outline(known: Catalogue, area: str) -> list[list[float]]:
    """All points of the outlines of an area and of what lies in it; none where none has one."""
    inside = {within.id for within in known.within(area)}
    return [
        point
        for feature in known.features("Polygon")
        if feature["properties"].get("area_id") in inside
        for point in _points(feature["geometry"]["coordinates"])
    ]


def _points(coordinates: Any) -> list[list[float]]:
    """All points of nested coordinates."""
    if isinstance(coordinates[0], (int, float)):
        return [list(coordinates[:2])]
    return [point for inner in coordinates for point in _points(inner)]


def _drawn(feature: Feature, **properties: Any) -> Feature:
    return {"type": "Feature", "geometry": feature["geometry"], "properties": properties} | {
        "label": properties["label"]
    }


def _collection(features: list[Feature]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": features}


def _line_name(feature: Feature, text: Text) -> str:
    """A line's name; one drawn from a few known points says that it is schematic."""
    name = _name(feature, text)
    return text("map.schematic", name=name) if feature["properties"].get("schematic") else name


def _name(feature: Feature, text: Text) -> str:
    return text.of(
        feature["properties"].get("name_zh", ""), feature["properties"].get("name_en", "")
    )
