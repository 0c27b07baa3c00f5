"""Roads and railways."""

from typing import Any

import pydeck as pdk

from components.maps.features import SOLID, Feature, dash, drawn, layer, line_name, told
from components.text import Text
from components.theme import Palette
from data.catalogue import Catalogue

KINDS_WIDE = ("expressway",)
RAIL, TUNNEL = "rail", "tunnel"
FIRM, QUIET = 190, 90  # how opaque a line is: of a project that is shown, or background
# How long a dash and a gap are, in widths of the line: dots of a tunnel, sleepers of a railway.
DOTTED, SLEEPERS = [1, 2], [0.3, 2]
SLEEPER = 5  # pixels that a sleeper is long


def lines(
    known: Catalogue, projects: list[dict[str, Any]], text: Text, palette: Palette
) -> list[pdk.Layer]:
    """Roads and railways; those of the projects shown stand out, the others are background.

    A tunnel is dotted, and a railway has sleepers, which are a layer of their own.
    """
    shown = {project["project_id"] for project in projects}
    found = known.features("LineString")
    courses = [_course(feature, shown, text, palette) for feature in found]
    sleepers = [
        drawn(
            feature,
            label="",
            line=course["properties"]["line"],
            width=SLEEPER,
            dash=SLEEPERS,
        )
        for feature, course in zip(found, courses, strict=True)
        if feature["properties"].get("kind") == RAIL
    ]
    return [layer(courses, "lines"), layer(sleepers, "sleepers", pickable=False)]


def _course(feature: Feature, shown: set[str], text: Text, palette: Palette) -> Feature:
    kind = feature["properties"].get("kind")
    project = feature["properties"].get("project_id") or ""
    own = project in shown
    dashes = DOTTED if kind == TUNNEL and dash(feature) == SOLID else dash(feature)
    return drawn(
        feature,
        label=told(line_name(feature, text)),
        project_id=project,
        line=[*palette.rgb("textColor" if own else "grayColor"), FIRM if own else QUIET],
        width=(2.4 if kind in KINDS_WIDE else 1.6) if own else 1.1,
        dash=dashes,
    )
