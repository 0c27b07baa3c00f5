"""What is drawn as a GeoJSON feature, and what it is called."""

from typing import Any

import pydeck as pdk

from components.text import Text

Feature = dict[str, Any]

# Lines are dashed where they are schematic: how long a dash and a gap are, in widths of the line.
DASHED, SOLID = [6, 4], [0, 0]
DASHES = [{"@@type": "PathStyleExtension", "dash": True}]


def dash(feature: Feature) -> list[int]:
    """How the line of a feature is dashed."""
    return DASHED if feature["properties"].get("schematic") else SOLID


def told(name: str) -> str:
    """A name as deck.gl shall show it: one that begins with @@ it would take for a command."""
    return f"\u2060{name}" if name.startswith("@@") else name


def drawn(feature: Feature, **properties: Any) -> Feature:
    return {"type": "Feature", "geometry": feature["geometry"], "properties": properties} | {
        "label": properties["label"]
    }


def layer(features: list[Feature], name: str, *, pickable: bool = True, **more: Any) -> pdk.Layer:
    """A layer of features, each with its own colour, width and dashes."""
    return pdk.Layer(
        "GeoJsonLayer",
        {"type": "FeatureCollection", "features": features},
        id=name,
        get_line_color="properties.line",
        get_line_width="properties.width",
        line_width_units=pdk.types.String("pixels"),
        get_dash_array="properties.dash",
        extensions=DASHES,
        pickable=pickable,
        **more,
    )


def line_name(feature: Feature, text: Text) -> str:
    """A line's name; one drawn from a few known points says that it is schematic."""
    said = name(feature, text)
    return text("map.schematic", name=said) if feature["properties"].get("schematic") else said


def name(feature: Feature, text: Text) -> str:
    return text.of(
        feature["properties"].get("name_zh", ""), feature["properties"].get("name_en", "")
    )
