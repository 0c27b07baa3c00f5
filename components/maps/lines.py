"""Roads and railways."""

from typing import Any

import pydeck as pdk

from components.maps.features import dash, drawn, layer, line_name, told
from components.text import Text
from components.theme import Palette
from data.catalogue import Catalogue

KINDS_WIDE = ("expressway",)
FIRM, QUIET = 190, 90  # how opaque a line is: of a project that is shown, or background


def lines(
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
            drawn(
                feature,
                label=told(line_name(feature, text)),
                project_id=project,
                line=[*palette.rgb(color), FIRM if project in shown else QUIET],
                width=(2.4 if wide else 1.6) if project in shown else 1.1,
                dash=dash(feature),
            )
        )
    return layer(features, "lines")
