"""Roads and railways on a map to take along: which there are, and what each kind looks like."""

from dataclasses import dataclass
from typing import Any

from shapely.geometry.base import BaseGeometry

from components.maps.printed.drawing import Mark, shape
from components.maps.printed.setting import Setting
from components.theme import Palette

KINDS = ("expressway", "road", "tunnel", "rail")  # a line of any other kind is drawn as a road
WIDE = ("expressway", "tunnel")
SCHEMATIC, TUNNEL = [7, 4], [2, 2]
TIE, TIES = 5, [1, 8]  # how long the ties of a railway are, and how far from each other


@dataclass(frozen=True)
class Road:
    """A line as far as it is seen, in units of the sheet; ``strong`` where a project shown is."""

    kind: str
    schematic: bool
    strong: bool
    course: BaseGeometry


def roads(projects: list[dict[str, Any]], setting: Setting) -> list[Road]:
    """The lines that are seen; those of the projects shown come last, and so lie above.

    The others are left out where the subject is small.
    """
    shown = {project["project_id"] for project in projects}
    found = []
    for feature in setting.known.features("LineString"):
        properties, course = feature["properties"], setting.paper.cut(feature["geometry"])
        kind, strong = properties.get("kind"), properties.get("project_id", "") in shown
        if not course.is_empty and (strong or setting.is_near):
            found.append(
                Road(
                    kind=kind if kind in KINDS else "road",
                    schematic=bool(properties.get("schematic")),
                    strong=strong,
                    course=setting.paper.drawn(course),
                )
            )
    return sorted(found, key=lambda road: road.strong)


def marks(road: Road, palette: Palette) -> list[Mark]:
    """The line of a road; a railway has its ties too.

    A tunnel is dotted, as wide as its road, and what is schematic is dashed, whatever it is.
    """
    strength = 0.8 if road.strong else 0.5
    if road.kind == "rail":
        look = {"stroke": palette["grayColor"], "strength": strength}
        line = shape(road.course, **look, width=1.2, dash=SCHEMATIC if road.schematic else [])
        return [line, shape(road.course, **look, width=TIE, dash=TIES)]
    dash = SCHEMATIC if road.schematic else TUNNEL if road.kind == "tunnel" else []
    width = (1.5 if road.strong else 1) * (1.7 if road.kind in WIDE else 1)
    ink = palette["textColor" if road.strong else "grayColor"]
    return [shape(road.course, stroke=ink, strength=strength, width=width, dash=dash)]
