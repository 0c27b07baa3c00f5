"""Areas: their outlines, the places of those without one, and their names."""

from typing import Any

import pydeck as pdk

from components.maps.features import dash, drawn, layer, name, told
from components.text import Text
from components.theme import Palette
from data.catalogue import Catalogue
from data.model import Area

FONT = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif"
ROOM = 1.6  # how much larger than its letters the place is that a label keeps free


def areas(known: Catalogue, text: Text, palette: Palette) -> pdk.Layer:
    """Polygons: the subject filled, its surroundings outlined, schematic ones dashed."""
    subject = known.dashboard.subject
    features = []
    for feature in known.features("Polygon"):
        area = feature["properties"].get("area_id", "")
        own, schematic = area == subject, bool(feature["properties"].get("schematic"))
        fill = palette.rgb("primaryColor") if own else palette.rgb("secondaryBackgroundColor")
        line = palette.rgb("primaryColor") if own or schematic else palette.rgb("borderColor")
        features.append(
            drawn(
                feature,
                label=told(name(feature, text)),
                area_id=area,
                fill=[*fill, 36 if own else 0 if schematic else 90],
                line=[*line, 150 if schematic else 255],
                width=2.5 if own else 1.2 if schematic else 0.8,
                dash=dash(feature),
            )
        )
    ordered = sorted(features, key=lambda f: float(f["properties"]["width"]))
    look = {"stroked": True, "filled": True, "get_fill_color": "properties.fill"}
    return layer(ordered, "areas", **look)


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


def area_points(known: Catalogue, text: Text, palette: Palette) -> pdk.Layer:
    """A ring for each area without an outline; hovering names it."""
    rows = [
        {
            "area_id": area.id,
            "label": told(area.name(text.language)),
            "position": [area.lon, area.lat],
        }
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


def area_labels(known: Catalogue, text: Text, palette: Palette) -> pdk.Layer:
    """The names of districts, zones and the smallest areas, each at its place, where there is room.

    The other rings tell their names when the pointer is on them. A schematic zone says that it is:
    nobody has published where it lies.
    """
    schematic = {
        feature["properties"].get("area_id"): bool(feature["properties"].get("schematic"))
        for feature in known.features("Polygon")
    }
    points = _points_of_areas(known)
    deepest = max((len(known.ancestors(area.id)) for area in points), default=0)
    inside = [area for area in points if len(known.ancestors(area.id)) == deepest]
    around = [a for a in known.areas.values() if a.id in schematic and a.lon is not None]
    rows = [
        {
            "label": told(
                text("map.schematic", name=area.name(text.language))
                if schematic.get(area.id)
                else area.name(text.language)
            ),
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
