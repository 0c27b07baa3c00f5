"""Names on the map: each from the zoom on at which it has room, none over another or a dot.

Where names have room is worked out here for every zoom. The browser is then told with what it has:
it hides a name as long as an unseen disc of fixed size on the screen covers its place. Each name
that does not always have room has such a disc, at a distance on the ground that leaves the place
free from just its zoom on.
"""

import json
import math
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal, NamedTuple
from unicodedata import east_asian_width

import numpy as np
import pydeck as pdk
import shapely

from components.maps import scale
from components.maps.areas import points_of_areas
from components.maps.features import told
from components.maps.pins import RADIUS
from components.maps.shading import Shading
from components.maps.view import Frame, degrees, pixels
from components.text import Text
from components.theme import Palette, Rgb
from data.catalogue import Catalogue

FONT = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif"
# How the browser makes letters: as distances from their edge, which give them a halo. Twice as
# large as they are drawn: from larger ones thin strokes get lost.
LETTERS = {"sdf": True, "fontSize": 24, "buffer": 6, "radius": 8, "cutoff": 0.2, "smoothing": 0.15}
HALO = 3  # pixels of those letters
SIZE, LARGE = 12, 13  # pixels that letters are high
LEADING = 1.2
HALF, FULL = 0.58, 1.0  # how wide a Latin and a Chinese letter are, in heights of a letter
WIDEST = 12  # Chinese letters to a line; twice as many Latin ones
AIR = 3  # pixels between names, and between a name and a dot
MOST_NAMES = 300  # of projects; more cannot be read
MOST_TRIED = 300_000  # pairs of names and dots: among thousands of dots hardly a name has room
GROUP = "names"
DISCS = (24, 16, 10)  # pixels: the radius of what hides a name, the best first
TOLERATED = 0.5  # zooms in which a name may be hidden although it has room
BLUR = 2  # pixels round a place that the browser looks at
AROUND = np.arange(16) * np.pi / 8
RING = np.column_stack([np.cos(AROUND), np.sin(AROUND)])  # the directions from a place
LOWEST, HIGHEST = 7.0, 18.0
STEP, BEFORE = 0.25, 0.05
CUT = 0.5  # zooms that a name would rather wait than be cut
ZOOMS = np.arange(LOWEST, HIGHEST + 0.1, STEP)  # at which room is looked for
DOT = (RADIUS + AIR) * np.array([-1, -1, 1, 1])  # what a dot takes
BLANK = "\u2003"  # an empty letter as wide as it is high
SAME = 1e-9  # pixels of zoom 0 within which two places are one
GRID = 24  # how finely a zone is searched for the place that has most room
FLAT = 3  # a name is so many times as wide as it is high

Row = dict[str, Any]
Side = Literal["above", "right", "left", "below", "middle"]
BESIDE: tuple[Side, ...] = ("above", "right", "left", "below")
INSIDE: tuple[Side, ...] = ("middle", "below", "above")
# How the browser shall put a name on a side of its place.
ALIGNED = {
    "above": ("middle", "bottom"),
    "below": ("middle", "top"),
    "right": ("start", "center"),
    "left": ("end", "center"),
    "middle": ("middle", "center"),
}


@dataclass(frozen=True)
class Label:
    """A name at its place (degrees): beside a dot, or in the middle of an area that has none."""

    words: str
    position: tuple[float, float]
    color: Rgb
    size: int = SIZE
    sides: tuple[Side, ...] = BESIDE  # where it may stand, the best first
    since: float = LOWEST  # the zoom below which nobody looks for it

    @property
    def beside(self) -> bool:
        return "middle" not in self.sides

    @property
    def lines(self) -> list[str]:
        wide = any(east_asian_width(letter) in "WF" for letter in self.words)
        width = WIDEST if wide else 2 * WIDEST
        return [w for line in self.words.split("\n") for w in textwrap.wrap(line, width)]

    def box(self, side: Side) -> tuple[float, float, float, float]:
        """Left, top, right and bottom in pixels from its place, y downwards."""
        width = max(map(_width, self.lines), default=0) * self.size
        height = len(self.lines) * self.size * LEADING
        left = {"right": self.gap, "left": -self.gap - width}.get(side, -width / 2)
        above = {"above": -self.gap - height, "below": self.gap}
        top = above.get(side, -height / 2)
        return left - AIR, top, left + width + AIR, top + height

    @property
    def gap(self) -> float:
        """From its place to its letters: as much as an empty line takes."""
        return self.size * LEADING


@dataclass(frozen=True)
class Room:
    """Where a name stands, and the zoom from which on it does."""

    side: Side
    zoom: float


def labels(  # noqa: PLR0913, PLR0917 -- what is named, in which words and colours
    known: Catalogue,
    placed: list[Row],
    frame: Frame,
    text: Text,
    palette: Palette,
    shading: Shading | None,
    *,
    still: bool = False,
) -> list[pdk.Layer]:
    """The names, the more important ones first, and the discs that hide those without room.

    No name covers the scale, whose length is the first of them. On a ``still`` map none is cut.
    """
    metres, bar = scale.bar(frame)
    middle = bar[len(bar) // 2]
    wanted = [
        Label(
            scale.label(metres, text),
            middle,
            palette.rgb("textColor"),
            sides=("above", "below"),
            since=frame.zoom,
        ),
        *_districts(known, placed, text, palette, shading),
        *([] if shading else _zones(known, placed, text, palette)),
        *_points(known, text, palette, inmost=True),
        *_projects(placed, palette),
        *_points(known, text, palette, inmost=False),
    ]
    dots = [*bar[1:-1], *(tuple(row["position"]) for row in placed)]
    dots += [(area.lon or 0, area.lat or 0) for area in points_of_areas(known)]
    found = zip(wanted, rooms(wanted, dots, frame), strict=True)
    kept = [
        (label, room)
        for label, room in found
        if room and not (still and is_cut(label, room, frame))
    ]
    return [_discs(kept), _names(kept, palette)]


def rooms(
    wanted: list[Label], dots: Iterable[tuple[float, float]], frame: Frame | None = None
) -> list[Room | None]:
    """For each name the side and the least zoom from which on it has room; None for never.

    A name yields to those before it in the list, where these are shown, and to every dot but the
    one at its own place. What has room at a zoom has it at every larger one. Of several names of
    one place the first alone is shown. A side at which the ``frame`` would cut it as the map opens
    is worth less than one at which it has room a little later. Room is looked for just below the
    zoom of the frame: a name that has it from there on is not half hidden as the map opens.
    """
    zooms = ZOOMS + (frame.zoom - BEFORE) % STEP if frame else ZOOMS
    obstacles = np.array([pixels(*dot) for dot in dict.fromkeys(dots)]).reshape(-1, 2)
    shown = _Shown(np.empty((0, 2)), np.empty((0, 4)), np.empty(0))
    found: list[Room | None] = []
    for label in wanted:
        at = np.array(pixels(*label.position))
        if _same(shown.places, at).any():  # the browser could not tell the two apart
            found.append(None)
            continue
        others = obstacles[~_same(obstacles, at)] if label.beside else obstacles
        tried = [(_least(at, np.array(label.box(s)), others, shown, zooms), s) for s in label.sides]
        zoom, side = min(tried, key=partial(_worth, label, frame))
        found.append(Room(side, float(zoom)) if zoom < HIGHEST else None)
        if zoom < HIGHEST:
            shown = shown.with_one(at, np.array(label.box(side)), zoom)
    return found


def _worth(label: Label, frame: Frame | None, tried: tuple[float, Side]) -> float:
    """The zoom from which on a name is worth standing at a side; the least is the best."""
    zoom, side = tried
    cut = frame is not None and is_cut(label, Room(side, zoom), frame)
    return max(zoom, label.since) + (CUT if cut else 0)


def is_cut(label: Label, room: Room, frame: Frame) -> bool:
    """Whether a name that is seen as the map opens does not lie wholly in its frame."""
    (x, y), (middle_x, middle_y) = pixels(*label.position), pixels(frame.lon, frame.lat)
    scale = 2.0**frame.zoom
    right, down = (x - middle_x) * scale, (y - middle_y) * scale
    left, top, far, bottom = label.box(room.side)
    wide, high = frame.width / 2, frame.height / 2
    whole = right + left > -wide and right + far < wide
    return room.zoom <= frame.zoom and not (whole and down + top > -high and down + bottom < high)


def _same(places: Any, at: Any) -> Any:
    """Which of some places are one with another."""
    return np.abs(places - at).max(axis=1, initial=0) <= SAME


class _Shown(NamedTuple):
    """The names that have room so far: their places, boxes, and the zooms from which they have."""

    places: Any
    boxes: Any
    since: Any

    def with_one(self, at: Any, box: Any, zoom: float) -> "_Shown":
        return _Shown(
            np.vstack([self.places, at]),
            np.vstack([self.boxes, box]),
            np.append(self.since, zoom),
        )


def _least(at: Any, box: Any, dots: Any, shown: _Shown, zooms: Any) -> float:
    """The least zoom from which on a box touches neither a dot nor what is shown."""
    scale = 2.0 ** zooms[:, None]
    taken = _overlap(at, box, dots, DOT, scale).any(axis=1)
    there = shown.since[None, :] <= zooms[:, None]
    taken |= (_overlap(at, box, shown.places, shown.boxes, scale) & there).any(axis=1)
    last = int(np.flatnonzero(taken)[-1]) + 1 if taken.any() else 0
    return float(zooms[min(last, len(zooms) - 1)])


def _overlap(at: Any, box: Any, others: Any, their: Any, scale: Any) -> Any:
    """Whether a box touches each of some others, at each scale: rows of scales, columns of them."""
    x, y = ((others[:, axis] - at[axis])[None, :] * scale for axis in (0, 1))
    left, top, right, bottom = np.atleast_2d(their).T
    return (x + left < box[2]) & (x + right > box[0]) & (y + top < box[3]) & (y + bottom > box[1])


def _width(line: str) -> float:
    return sum(FULL if east_asian_width(letter) in "WFA" else HALF for letter in line)


def _districts(
    known: Catalogue, placed: list[Row], text: Text, palette: Palette, shading: Shading | None
) -> list[Label]:
    """Districts around the subject; one that is shaded has its figure below its name."""
    found = []
    dots = [tuple(row["position"]) for row in placed]
    for feature in known.features("Polygon"):
        area = known.areas.get(feature["properties"].get("area_id", ""))
        if area is None or feature["properties"].get("schematic"):
            continue
        name = area.name(text.language)
        if shading and area.id in shading:
            words = "\n".join(filter(None, [name, shading.figure(area.id)]))
            ink = palette.rgb("textColor")
            found.append(Label(words, roomiest(feature["geometry"], dots), ink, sides=INSIDE))
        elif area.id != known.dashboard.subject and area.lon is not None and area.lat is not None:
            quiet = palette.rgb("grayTextColor")
            found.append(Label(name, (area.lon, area.lat), quiet, LARGE, INSIDE))
    return found


def _zones(known: Catalogue, placed: list[Row], text: Text, palette: Palette) -> list[Label]:
    """Zones say that their outline is schematic, and stand where dots leave them most room."""
    dots = [tuple(row["position"]) for row in placed]
    return [
        Label(
            "\n".join([known.areas[area].name(text.language), text("map.sketched")]),
            roomiest(feature["geometry"], dots),
            palette.rgb("primaryColor"),
            sides=INSIDE,
        )
        for feature in known.features("Polygon")
        if feature["properties"].get("schematic")
        and (area := feature["properties"].get("area_id", "")) in known.areas
    ]


def _points(known: Catalogue, text: Text, palette: Palette, *, inmost: bool) -> list[Label]:
    """Quarters, or the subdistricts around them more quietly, each above its ring."""
    points = points_of_areas(known)
    deepest = max((len(known.ancestors(area.id)) for area in points), default=0)
    color = palette.rgb("primaryColor" if inmost else "grayTextColor")
    return [
        Label(area.name(text.language), (area.lon or 0, area.lat or 0), color)
        for area in points
        if (len(known.ancestors(area.id)) == deepest) is inmost
    ]


def _projects(placed: list[Row], palette: Palette) -> list[Label]:
    """The names of projects, those whose place is surest first."""
    most = min(MOST_NAMES, MOST_TRIED // max(len(placed), 1))
    surest = sorted(placed, key=lambda row: float(row["radius"] or 0))[:most]
    ink = palette.rgb("textColor")
    return [Label(row["label"], tuple(row["position"]), ink) for row in surest]


def roomiest(geometry: dict[str, Any], dots: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """The place within a GeoJSON polygon that is farthest from its outline and from all dots.

    A name is wider than it is high, so what lies beside it is nearer than what lies above.
    """
    area = shapely.from_geojson(json.dumps(geometry))
    west, south, east, north = area.bounds
    flat = [FLAT / math.cos(math.radians((south + north) / 2)), 1]
    x, y = np.meshgrid(np.linspace(west, east, GRID), np.linspace(south, north, GRID))
    tried = shapely.points(np.column_stack([x.ravel(), y.ravel()]))
    inside = tried[shapely.contains(area, tried)]
    if not len(inside):
        inside = np.array([area.representative_point()])
    obstacles = shapely.union_all([area.boundary, shapely.MultiPoint(list(dots))])
    flattened = [shapely.transform(g, lambda points: points / flat) for g in (inside, obstacles)]
    best = inside[int(np.argmax(shapely.distance(*flattened)))]
    return float(best.x), float(best.y)


def _discs(kept: list[tuple[Label, Room]]) -> pdk.Layer:
    """What hides a name below its zoom, unseen. A name that always has room needs nothing.

    The first hides nothing: the browser tells a disc from the name it hides by their numbers.
    """
    anchors = np.array([pixels(*label.position) for label, _ in kept]).reshape(-1, 2)
    since = np.array([room.zoom for _, room in kept])
    rows = [{"position": [0, 0], "radius": 0}]
    for number, zoom in enumerate(since):
        always = zoom < LOWEST + STEP
        rows.append(rows[0] if always else _disc(number, anchors, since))
    return pdk.Layer(
        "ScatterplotLayer",
        rows,
        id="discs",
        get_position="position",
        get_radius="radius",
        radius_units=pdk.types.String("pixels"),
        get_fill_color=[0, 0, 0, 0],
        extensions=[{"@@type": "CollisionFilterExtension"}],
        collision_group=pdk.types.String(GROUP),
        get_collision_priority=1000,
        pickable=False,
    )


def _disc(number: int, anchors: Any, since: Any) -> Row:
    """The disc that hides a name, of the size and at the side where it hides least of others.

    A disc of radius r pixels hides what lies d pixels (of zoom 0) away below the zoom log2(r / d).
    A small one is the last choice: names come and go the more slowly, the smaller it is.
    """
    others = np.delete(anchors, number, axis=0)
    their = np.delete(since, number)
    tried = []
    for size in DISCS:
        middles = anchors[number] + RING * (size + BLUR) / 2 ** since[number]
        apart = np.linalg.norm(middles[:, None] - others[None, :], axis=2)
        until = np.minimum(np.log2((size + BLUR) / np.maximum(apart, SAME)), HIGHEST)
        harm = np.clip(until - their, 0, None).sum(axis=1)
        best = int(np.argmin(harm))
        tried.append((float(harm[best]), size, middles[best]))
    least = min(harm for harm, _, _ in tried)
    _, size, middle = next(one for one in tried if one[0] <= least + TOLERATED)
    return {"position": list(degrees(*middle)), "radius": size}


def _names(kept: list[tuple[Label, Room]], palette: Palette) -> pdk.Layer:
    """The names. One beside a dot has an empty line or letters there, so that its place is the dot.

    The browser looks whether a name is what lies at its place: for that it draws each as no more
    than the padding of its background, which is not seen.
    """
    rows = [
        {
            "label": told(_padded(label.lines, room.side)),
            "position": list(label.position),
            "color": list(label.color),
            "size": label.size,
            "anchor": ALIGNED[room.side][0],
            "baseline": ALIGNED[room.side][1],
        }
        for label, room in kept
    ]
    return pdk.Layer(
        "TextLayer",
        rows,
        id="labels",
        get_position="position",
        get_text="label",
        get_size="size",
        get_color="color",
        get_text_anchor="anchor",
        get_alignment_baseline="baseline",
        line_height=LEADING,
        background=True,
        get_background_color=[0, 0, 0, 0],
        background_padding=[2 * BLUR, 2 * BLUR],
        character_set=pdk.types.String("auto"),
        font_family=pdk.types.String(FONT),
        font_settings=LETTERS,
        outline_width=HALO,
        outline_color=[*palette.rgb("backgroundColor"), 255],
        extensions=[{"@@type": "CollisionFilterExtension"}],
        collision_group=pdk.types.String(GROUP),
        collision_test_props={"sizeScale": 0.01},
        pickable=False,
    )


def _padded(lines: list[str], side: Side) -> str:
    match side:
        case "above":
            return "\n".join([*lines, BLANK])
        case "below":
            return "\n".join([BLANK, *lines])
        case "right":
            return "\n".join(BLANK + line for line in lines)
        case "left":
            return "\n".join(line + BLANK for line in lines)
        case "middle":
            return "\n".join(lines)
