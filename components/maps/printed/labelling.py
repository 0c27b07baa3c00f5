"""Names on a map that do not collide: each is tried at several places, in a fixed order.

The earlier name takes the room. A name for which there is none is left out.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

import shapely
from shapely.geometry.base import BaseGeometry

from components import fonts
from components.maps.printed import drawing
from components.maps.printed.drawing import Mark

_LATIN = re.compile(r"[!-~\u00a1-\u206f]+")

Box = tuple[float, float, float, float]

ROOM = 118  # units that a line of a name is wide at most
MOST_LINES = 3
NEAR = 3  # between a dot and its name
APART = 2  # that a name keeps free around itself
FEW = 40  # places that are tried for a name that is larger than its outline
GRID = 9  # units from one place that is tried within an outline to the next


@dataclass(frozen=True)
class Spot:
    """Where a name may stand: beside a point, on which side of it; 0, 0 is right upon it."""

    x: float
    y: float
    across: int = 0
    down: int = 0


@dataclass(frozen=True)
class Label:
    """A name in lines, and the spots where it may stand, the best first.

    ``otherwise`` is the same name in more lines, for where it finds no room in these.
    """

    lines: tuple[str, ...]
    size: float
    ink: str
    spots: tuple[Spot, ...]
    weight: int = 400
    otherwise: "Label | None" = None


@dataclass(frozen=True)
class Placed:
    label: Label
    spot: Spot

    @property
    def box(self) -> Box:
        """West, top, east, bottom."""
        width, height = extent(self.label.lines, self.label.size)
        west = self.spot.x + (self.spot.across - 1) * width / 2
        top = self.spot.y + (self.spot.down - 1) * height / 2
        return west, top, west + width, top + height

    @property
    def words(self) -> list[Mark]:
        """The lines: at the point's side where they stand beside it, else one above another."""
        label, (west, top, east, _) = self.label, self.box
        align = {-1: "right", 0: "center", 1: "left"}[self.spot.across]
        x = {-1: east, 0: (west + east) / 2, 1: west}[self.spot.across]
        return [
            drawing.words(
                round(x, 1),
                round(top + label.size * (drawing.ASCENT + number * drawing.LINE), 1),
                line,
                label.size,
                label.ink,
                align=align,
                weight=label.weight,
            )
            for number, line in enumerate(label.lines)
        ]


def broken(name: str, size: float) -> tuple[str, ...]:
    """A name in lines of about one width; none where it is too long to stand on a map."""
    return next(iter(breaks(name, size)), ())


def breaks(name: str, size: float) -> list[tuple[str, ...]]:
    """The ways to break a name into lines of about one width, those of the fewest lines first."""
    fewest = fonts.wrap(name, size, ROOM)
    # No narrower than its widest Latin word, which would be cut.
    widest = max((fonts.width(word, size) for word in _LATIN.findall(name)), default=0)
    found = {len(fewest): tuple(fewest)}
    for count in range(len(fewest), MOST_LINES + 1):
        least = max(fonts.width(name, size) / max(count, 1), widest)
        made = (fonts.wrap(name, size, room) for room in range(math.ceil(least), ROOM, 6))
        even = next((lines for lines in made if len(lines) == count), None)
        found |= {count: tuple(even)} if even else {}
    return [lines for count, lines in found.items() if count <= MOST_LINES]


def in_turn(forms: list[Label]) -> Label:
    """One name in several forms, to be tried in this order."""
    *earlier, label = forms
    for form in reversed(earlier):
        label = replace(form, otherwise=label)
    return label


def extent(lines: tuple[str, ...], size: float) -> tuple[float, float]:
    """Width and height of lines of words."""
    widest = max((fonts.width(line, size) for line in lines), default=0)
    return widest, len(lines) * size * drawing.LINE


def placed(labels: list[Label], dots: list[Box], room: Box) -> list[Placed]:
    """The labels that find room among the dots and those before them, inside ``room``."""
    tree = shapely.STRtree([shapely.box(*box) for box in dots])
    done: list[Placed] = []
    for label in labels:
        tried = (Placed(form, spot) for form in _forms(label) for spot in form.spots if form.lines)
        found = next((one for one in tried if _is_free(one.box, tree, done, room)), None)
        done += [found] if found else []
    return done


def around(x: float, y: float, radius: float) -> tuple[Spot, ...]:
    """The places beside a dot, in the order in which mapmakers take them: right, left, corners."""
    far, near = radius + NEAR, (radius + NEAR) * 0.7
    corners = [Spot(x + s * near, y + t * near, s, t) for s, t in product((1, -1), (-1, 1))]
    sides = (Spot(x + far, y, 1, 0), Spot(x - far, y, -1, 0))
    return (*sides, *corners, Spot(x, y - far, 0, -1), Spot(x, y + far, 0, 1))


def within(
    outline: BaseGeometry, lines: tuple[str, ...], size: float, *, whole: bool, few: int = FEW
) -> tuple[Spot, ...]:
    """The places in an outline for a name, those nearest to its widest part first.

    They hold the name ``whole``, or else at least its middle; then ``few`` of them are tried.
    """
    (x, y), _ = shapely.maximum_inscribed_circle(outline, tolerance=1).coords
    west, top, east, bottom = outline.bounds
    across, down = (int((end - start) // GRID) for start, end in ((west, east), (top, bottom)))
    tried = [(x, y)] + [
        (west + GRID * (column + 0.5), top + GRID * (row + 0.5))
        for column, row in product(range(across), range(down))
    ]
    width, height = extent(lines, size) if whole else (0.1, 0.1)
    shapely.prepare(outline)
    held = shapely.contains(outline, [_around(spot, width, height) for spot in tried])
    kept = [spot for spot, is_held in zip(tried, held, strict=True) if is_held]
    ordered = sorted(kept, key=lambda spot: (spot[0] - x) ** 2 + (spot[1] - y) ** 2)
    return tuple(Spot(*spot) for spot in ordered[: None if whole else few])


def _forms(label: Label | None) -> Iterator[Label]:
    while label is not None:
        yield label
        label = label.otherwise


def _around(spot: tuple[float, float], width: float, height: float) -> shapely.Polygon:
    x, y = spot
    return shapely.box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def _is_free(box: Box, tree: shapely.STRtree, done: list[Placed], room: Box) -> bool:
    west, top, east, bottom = box
    inside = west >= room[0] and top >= room[1] and east <= room[2] and bottom <= room[3]
    return (
        inside
        and not any(_meet(box, other.box) for other in done)
        and not tree.query(shapely.box(*box)).size
    )


def _meet(one: Box, other: Box) -> bool:
    beside = one[2] + APART <= other[0] or other[2] + APART <= one[0]
    return not beside and one[1] < other[3] and other[1] < one[3]
