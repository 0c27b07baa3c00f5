"""Areas: their outlines, their shades, and the rings of those without an outline."""

from typing import Any

import pydeck as pdk

from components.maps.features import SOLID, dash, drawn, layer, name, told
from components.maps.shading import Shading, hatched
from components.text import Text
from components.theme import Palette
from data.catalogue import Catalogue
from data.model import Area


def areas(
    known: Catalogue,
    text: Text,
    palette: Palette,
    chosen: str,
    shading: Shading | None = None,
) -> pdk.Layer:
    """Polygons: the subject filled, its surroundings outlined, schematic ones dashed.

    The ``chosen`` area has as bold an outline as the subject.

    With a shading each area has the colour of its class instead, and its figure in its label.
    """
    subject = known.dashboard.subject
    features = []
    for feature in known.features("Polygon"):
        area = feature["properties"].get("area_id", "")
        own, schematic = area == subject, bool(feature["properties"].get("schematic"))
        bold = own or area == chosen
        line = palette.rgb("primaryColor") if bold or schematic else palette.rgb("borderColor")
        if shading and not bold and not schematic:
            line = palette.rgb("grayColor")
        said = [name(feature, text), shading.figure(area) if shading else ""]
        features.append(
            drawn(
                feature,
                label=told("\n".join(filter(None, said))),
                area_id=area,
                fill=_fill(area, shading, palette, own=own, schematic=schematic),
                line=[*line, 150 if schematic else 255],
                width=2.5 if bold else 1.2 if schematic else 0.8,
                dash=dash(feature),
            )
        )
    ordered = sorted(features, key=lambda f: float(f["properties"]["width"]))
    return layer(ordered, "areas", stroked=True, filled=True, get_fill_color="properties.fill")


def _fill(
    area: str, shading: Shading | None, palette: Palette, *, own: bool, schematic: bool
) -> list[int]:
    if schematic:
        return [*palette.rgb("primaryColor"), 0]
    if shading and area in shading:
        return [*(shading.color(area) or palette.rgb("backgroundColor")), 255]
    if own and not shading:
        return [*palette.rgb("primaryColor"), 36]
    return [*palette.rgb("secondaryBackgroundColor"), 90]


def hatching(known: Catalogue, palette: Palette, shading: Shading) -> pdk.Layer:
    """The pattern of areas without a figure, or without one that is sure enough."""
    outlines = [f for f in known.features("Polygon") if f["properties"].get("area_id") in shading]
    color = [*palette.rgb("grayColor"), 150]
    courses = [
        {"geometry": {"type": "LineString", "coordinates": line}}
        for line in hatched(outlines, shading.without)
    ]
    lines = [drawn(course, label="", line=color, width=1, dash=SOLID) for course in courses]
    return layer(lines, "hatching", pickable=False)


def points_of_areas(known: Catalogue) -> list[Area]:
    """The areas that have a place but no outline, subdistricts and quarters; smallest first."""
    outlined = {feature["properties"].get("area_id") for feature in known.features("Polygon")}
    around = known.ancestors(known.dashboard.subject)
    found = [
        area
        for area in known.areas.values()
        if area.lon is not None and area.id not in outlined and area.id not in around
    ]
    return sorted(found, key=lambda area: len(known.ancestors(area.id)), reverse=True)


def rings(known: Catalogue, text: Text) -> list[dict[str, Any]]:
    """A row for each area without an outline."""
    return [
        {
            "area_id": area.id,
            "label": told(area.name(text.language)),
            "position": [area.lon, area.lat],
        }
        for area in points_of_areas(known)
    ]


def area_points(rows: list[dict[str, Any]], palette: Palette) -> pdk.Layer:
    """A ring for each area without an outline; hovering names it."""
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
