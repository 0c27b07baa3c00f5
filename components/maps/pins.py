"""Projects whose place is known, each with the radius in which it may lie."""

from typing import Any

import pydeck as pdk

from components import names
from components.maps.features import told
from components.text import Text
from components.theme import Palette, hex_to_rgb
from data.catalogue import Catalogue

RADIUS = 6  # pixels
CHOSEN_RADIUS = 11
SHADE, RING = 30, 110  # how opaque the area is in which a place may lie, and the line round it


def precision(placed: list[dict[str, Any]], project: str) -> pdk.Layer:
    """Where each may lie: a thin ring, filled for the one that is chosen.

    Filled ones that lie on one another would add up to a colour that says nothing.
    """
    return pdk.Layer(
        "ScatterplotLayer",
        [pin | {"shade": SHADE if pin["project_id"] == project else 0} for pin in placed],
        id="precision",
        get_position="position",
        get_radius="radius",
        get_fill_color="[color[0], color[1], color[2], shade]",
        get_line_color=f"[color[0], color[1], color[2], {RING}]",
        line_width_min_pixels=1,
        line_width_max_pixels=1,
        stroked=True,
        pickable=False,
    )


def pin(project: dict[str, Any], known: Catalogue, text: Text, palette: Palette) -> dict[str, Any]:
    theme = known.themes.get(project["theme_id"])
    color = palette.accent(theme.color if theme else "gray")
    page = palette.rgb("backgroundColor")
    return {
        "project_id": project["project_id"],
        "label": told(names.name(project, text)),
        "position": [project["lon"], project["lat"]],
        "radius": project["precision_m"],
        "color": list(hex_to_rgb(color)),
        "fill": list(hex_to_rgb(color) if names.is_done(project) else page),
    }


def pins(placed: list[dict[str, Any]]) -> pdk.Layer:
    return pdk.Layer(
        "ScatterplotLayer",
        placed,
        id="projects",
        get_position="position",
        get_radius=RADIUS,
        radius_units=pdk.types.String("pixels"),
        get_fill_color="fill",
        get_line_color="color",
        line_width_min_pixels=2,
        stroked=True,
        pickable=True,
    )


def chosen(placed: list[dict[str, Any]], project: str, palette: Palette) -> pdk.Layer:
    """A ring round the project that is chosen, and the radius in which it may lie as a line."""
    return pdk.Layer(
        "ScatterplotLayer",
        [pin for pin in placed if pin["project_id"] == project],
        id="chosen",
        get_position="position",
        get_radius=CHOSEN_RADIUS,
        radius_units=pdk.types.String("pixels"),
        filled=False,
        stroked=True,
        get_line_color=list(palette.rgb("textColor")),
        line_width_min_pixels=2,
    )
