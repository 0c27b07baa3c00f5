"""Areas on a map to take along: outlines, fills and hatching, rings, and the names of them all."""

from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from components.maps import features, hatching
from components.maps.printed import labelling
from components.maps.printed.drawing import Mark, dot, shape
from components.maps.printed.labelling import Label, Spot
from components.maps.printed.roads import SCHEMATIC
from components.maps.printed.setting import Setting
from components.theme import Palette, Rgb
from data.model import Area

Look = dict[str, Any]

HATCHING = 7  # units from one line to the next
RING = 2.6
MANY = 2000  # places that are tried for the name of a zone, which is full of dots
LARGE, MEDIUM, SMALL = 15, 12.5, 11  # letters of the subject, of outlines, and of all else


@dataclass(frozen=True)
class Outline:
    """An area as far as it is seen, in degrees and in units of the sheet."""

    area: str
    name: str
    schematic: bool
    depth: int
    degrees: BaseGeometry
    seen: BaseGeometry


@dataclass(frozen=True)
class Ring:
    """The centre of an area without an outline. ``inmost``: none of them lies deeper."""

    area: Area
    x: float
    y: float
    inmost: bool


def outlines(setting: Setting) -> list[Outline]:
    """The outlines that are seen, what lies within another after it.

    Schematic ones are left out where the subject is small: there they would be a tangle.
    """
    found = []
    for feature in setting.known.features("Polygon"):
        area, seen = (
            feature["properties"].get("area_id", ""),
            setting.paper.cut(feature["geometry"]),
        )
        schematic = bool(feature["properties"].get("schematic"))
        if not seen.is_empty and (setting.is_near or not schematic):
            found.append(
                Outline(
                    area=area,
                    name=features.line_name(feature, setting.text),
                    schematic=schematic,
                    depth=len(setting.known.ancestors(area)) if area in setting.known.areas else 0,
                    degrees=seen,
                    seen=setting.paper.drawn(seen),
                )
            )
    return sorted(found, key=lambda outline: outline.depth)


def rings(setting: Setting) -> list[Ring]:
    """The centres of subdistricts and quarters that are seen, the inmost first.

    None where the subject is small: there they would hide it.
    """
    if not setting.is_near:
        return []
    known, paper = setting.known, setting.paper
    outlined = {feature["properties"].get("area_id") for feature in known.features("Polygon")}
    outlined |= set(known.ancestors(known.dashboard.subject))
    points = [area for area in known.areas.values() if area.id not in outlined]
    depth = {area.id: len(known.ancestors(area.id)) for area in points if area.lon is not None}
    made = [
        Ring(area, *paper.xy(area.lon, area.lat), depth[area.id] == max(depth.values()))
        for area in points
        if area.lon is not None and area.lat is not None
    ]
    seen = [ring for ring in made if paper.holds(ring.x, ring.y)]
    return sorted(seen, key=lambda ring: not ring.inmost)


def grounds(found: list[Outline], setting: Setting) -> list[Mark]:
    """Fills and hatching below all lines, then the outlines, the subject's last."""
    subject = setting.known.dashboard.subject
    lines = sorted(found, key=lambda outline: outline.area == subject)
    bare = setting.shading.without if setting.shading else ()
    return [
        *(shape(outline.seen, **ground_look(outline, setting)) for outline in found),
        *(_hatching(outline, setting) for outline in found if outline.area in bare),
        *(shape(outline.seen, **line_look(outline, setting)) for outline in lines),
    ]


def centres(found: list[Ring], setting: Setting) -> list[Mark]:
    page, ink = setting.palette["backgroundColor"], setting.palette["primaryColor"]
    return [dot(ring.x, ring.y, RING, fill=page, stroke=ink, width=1.2) for ring in found]


def outline_names(found: list[Outline], setting: Setting) -> list[Label]:
    """The name inside each outline, with its figure where the map is shaded.

    The subject's comes first, then those with the fewest places to stand. An outline too small
    for its name has it upon its middle; one cut by the edge has none then, for most of the name
    would stand in a neighbour.
    """
    subject = setting.known.dashboard.subject
    made = [(outline, _outline_name(outline, setting)) for outline in found]
    ordered = sorted(
        made, key=lambda one: (one[0].depth, one[0].area != subject, len(one[1].spots))
    )
    return [label for _, label in ordered]


def ring_names(found: list[Ring], setting: Setting) -> list[Label]:
    ink = setting.palette["primaryColor"], setting.palette["grayTextColor"]
    return [
        Label(
            labelling.broken(ring.area.name(setting.text.language), SMALL),
            SMALL,
            ink[0 if ring.inmost else 1],
            labelling.around(ring.x, ring.y, RING),
        )
        for ring in found
    ]


def ground_look(outline: Outline, setting: Setting) -> Look:
    """The fill: of its class where the map is shaded; the subject's stands out where it is not."""
    palette, shading = setting.palette, setting.shading
    color = shading.color(outline.area) if shading else None
    if color:
        return {"fill": rgb_to_hex(color)}
    if outline.schematic or (shading and outline.area in shading.without):
        return {}
    if shading is None and outline.area == setting.known.dashboard.subject:
        return {"fill": palette["primaryColor"], "opacity": 0.12}
    return {"fill": palette["secondaryBackgroundColor"], "opacity": 0.6}


def line_look(outline: Outline, setting: Setting) -> Look:
    palette = setting.palette
    if outline.area == setting.known.dashboard.subject:
        return {"stroke": palette["primaryColor"], "width": 2}
    if outline.schematic:
        return {"stroke": palette["primaryColor"], "dash": SCHEMATIC, "strength": 0.7}
    return {"stroke": palette["grayColor"], "width": 0.8, "strength": 0.6}


def hatching_look(palette: Palette) -> Look:
    return {"stroke": palette["grayColor"], "strength": 0.45, "width": 0.8}


def rgb_to_hex(color: Rgb) -> str:
    return "#" + "".join(f"{part:02x}" for part in color)


def _hatching(outline: Outline, setting: Setting) -> Mark:
    """Lines as dense on every sheet, from south-west to north-east."""
    spacing = setting.paper.degrees(HATCHING)
    lines = hatching.lines(shapely.geometry.mapping(outline.degrees), spacing)
    drawn = setting.paper.drawn(shapely.MultiLineString(lines))
    return shape(drawn, **hatching_look(setting.palette))


def _outline_name(outline: Outline, setting: Setting) -> Label:
    is_subject = outline.area == setting.known.dashboard.subject
    size = LARGE if is_subject and setting.is_near else MEDIUM
    figure = setting.shading.figure(outline.area) if setting.shading else ""
    own = is_subject or outline.schematic
    other = "textColor" if setting.shading else "grayTextColor"
    ink = setting.palette["primaryColor" if own and not setting.shading else other]
    weight = 600 if is_subject else 400
    broken = [
        name + labelling.broken(figure, size)
        for name in labelling.breaks(outline.name, size) or [()]
    ]
    return labelling.in_turn(
        [Label(lines, size, ink, _spots(outline, lines, size, setting), weight) for lines in broken]
    )


def _spots(
    outline: Outline, lines: tuple[str, ...], size: float, setting: Setting
) -> tuple[Spot, ...]:
    spots = labelling.within(outline.seen, lines, size, whole=True)
    if outline.schematic or (not spots and _is_whole(outline, setting)):
        few = MANY if outline.schematic else labelling.FEW
        spots += labelling.within(outline.seen, lines, size, whole=False, few=few)
    return spots


def _is_whole(outline: Outline, setting: Setting) -> bool:
    west, top, east, bottom = outline.seen.bounds
    paper = setting.paper
    return bool(west >= 0 and top >= 0 and east <= paper.width and bottom <= paper.height)
