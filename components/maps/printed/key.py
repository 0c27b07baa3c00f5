"""What stands below a map to take along: its scale and its north, and what its signs mean."""

from dataclasses import dataclass, replace
from typing import Any

import shapely

from components import fonts
from components.maps import hatching, scale
from components.maps.printed import areas, drawing, pins, roads
from components.maps.printed.areas import Outline, Ring
from components.maps.printed.drawing import Drawing, Mark, dot, moved, shape, words
from components.maps.printed.pins import DOT, Pin
from components.maps.printed.roads import Road
from components.maps.printed.setting import Setting

FOOT = 40  # the height of what bears scale and north
BAR = 0.2  # of the sheet's width that the scale takes at most
COLUMNS = 3  # at least, so that few signs do not lie far apart
GUTTER = 20
SIGN, HEIGHT = 24, 12
LETTERS, HEADING = 11.5, 12
ROW = 17
LEADING = 15

Point = tuple[float, float]

_AREA = shapely.box(-SIGN / 2, -HEIGHT / 2, SIGN / 2, HEIGHT / 2)
_COURSE = shapely.LineString([(-SIGN / 2, 0), (SIGN / 2, 0)])


@dataclass(frozen=True)
class Shown:
    """All that is seen on the sheet."""

    outlines: list[Outline]
    rings: list[Ring]
    roads: list[Road]
    pins: list[Pin]


@dataclass(frozen=True)
class Entry:
    """What a sign means. The sign is drawn around the point 0, 0."""

    said: str
    sign: Drawing


@dataclass(frozen=True)
class Group:
    """Signs under a heading, and a remark below them."""

    heading: str
    entries: list[Entry]
    remark: str = ""


def foot(setting: Setting) -> dict[str, Any]:
    """The bar of a round length, true at the middle of the sheet, and where north is."""
    paper, palette = setting.paper, setting.palette
    ink, page = palette["grayTextColor"], palette["backgroundColor"]
    metres = scale.length(paper.metres * paper.width * BAR)
    half = metres / paper.metres / 2
    north = shapely.Polygon(
        [(x + paper.width - 8, y) for x, y in ((0, 7), (5, 23), (0, 19), (-5, 23))]
    )
    marks = [
        shape(shapely.box(1, 10, half, 14), fill=ink, stroke=ink),
        shape(shapely.box(half, 10, 2 * half, 14), fill=page, stroke=ink),
        shape(north, fill=ink),
    ]
    said = [
        words(0, 28, "0", LETTERS, ink),
        words(2 * half, 28, scale.label(metres, setting.text), LETTERS, ink, align="center"),
        words(paper.width - 20, 20, setting.text("printed.north"), LETTERS, ink, align="right"),
    ]
    return drawing.view(Drawing(marks, [], said), paper.width, FOOT, palette)


def key(shown: Shown, setting: Setting) -> dict[str, Any]:
    """The signs that are on the sheet, in columns."""
    made = (
        _shades(setting),
        _projects(shown, setting),
        _lines(shown, setting),
        _areas(shown, setting),
    )
    groups = [group for group in made if group.entries]
    width = setting.paper.width
    step = (width + GUTTER) / max(len(groups), COLUMNS)
    drawn, height = Drawing(), 1.0
    for number, group in enumerate(groups):
        column, bottom = _column(group, number * step, step - GUTTER, setting)
        drawn, height = drawn + column, max(height, bottom)
    return drawing.view(drawn, width, round(height), setting.palette)


def _column(group: Group, left: float, room: float, setting: Setting) -> tuple[Drawing, float]:
    """A heading, its signs and the remark, from the top, and where they end."""
    ink, quiet = setting.palette["textColor"], setting.palette["grayTextColor"]
    head = {"size": HEADING, "ink": ink, "weight": 600}
    lines = _wrapped(group.heading, (left, ROW), room, head)
    drawn, y = Drawing(words=lines), ROW + len(lines) * LEADING + 5
    indent = SIGN + 8
    for entry in group.entries:
        look = {"size": LETTERS, "ink": ink}
        lines = _wrapped(entry.said, (left + indent, y), room - indent, look)
        drawn += _moved(entry.sign, left + SIGN / 2, y - 4) + Drawing(words=lines)
        y += ROW + (len(lines) - 1) * LEADING
    lines = _wrapped(group.remark, (left, y + 2), room, {"size": LETTERS, "ink": quiet})
    return drawn + Drawing(words=lines), y + len(lines) * LEADING


def _wrapped(said: str, at: Point, room: float, look: dict[str, Any]) -> list[Mark]:
    x, y = at
    return [
        words(x, y + number * LEADING, line, **look)
        for number, line in enumerate(fonts.wrap(said, look["size"], room))
    ]


def _moved(sign: Drawing, x: float, y: float) -> Drawing:
    shapes = [mark | {"geometry": moved(mark["geometry"], x, y)} for mark in sign.shapes]
    return Drawing(shapes, [one | {"x": one["x"] + x, "y": one["y"] + y} for one in sign.dots])


def _shades(setting: Setting) -> Group:
    """The classes, the lowest first, and what is hatched."""
    shading, palette = setting.shading, setting.palette
    if not shading:
        return Group("", [])
    entries = [
        Entry(one.label, Drawing([shape(_AREA, fill=areas.rgb_to_hex(one.color))]))
        for one in shading.shades
    ]
    if shading.without:
        lines = hatching.lines(shapely.geometry.mapping(_AREA), 5)
        upward = shapely.MultiLineString([[(x, -y) for x, y in line] for line in lines])
        frame = shape(_AREA, stroke=palette["grayColor"], width=0.8, strength=0.6)
        sign = Drawing([shape(upward, **areas.hatching_look(palette)), frame])
        entries.append(Entry(shading.hatching(setting.text), sign))
    return Group(shading.title, entries, shading.rule)


def _projects(shown: Shown, setting: Setting) -> Group:
    """The themes of the projects, and what holds for all of them."""
    text, palette = setting.text, setting.palette
    seen = {pin.theme for pin in shown.pins}
    themes = [theme for theme in setting.known.themes.values() if theme.id in seen]
    marks = [(t.name(text.language), pins.look(pins.color(t.id, setting))) for t in themes]
    quiet, page = palette["grayColor"], palette["backgroundColor"]
    if any(pin.done for pin in shown.pins):
        marks.append((text("printed.done"), pins.look(quiet)))
    if any(not pin.done for pin in shown.pins):
        marks.append((text("printed.other"), pins.look(quiet, page)))
    entries = [Entry(said, Drawing(dots=[dot(0, 0, DOT, **look)])) for said, look in marks]
    if any(pin.radius > pin.size for pin in shown.pins):
        circle = dot(0, 0, 1.6 * DOT, fill=quiet, opacity=0.2)
        entries.append(Entry(text("printed.precision"), Drawing(dots=[circle])))
    return Group(text("printed.projects"), entries)


def _lines(shown: Shown, setting: Setting) -> Group:
    """The kinds of lines; then what holds for all kinds."""
    text, seen = setting.text, {road.kind for road in shown.roads}
    plain = Road("road", schematic=False, strong=False, course=_COURSE)
    samples = {kind: replace(plain, kind=kind) for kind in roads.KINDS if kind in seen}
    if any(road.strong for road in shown.roads):
        samples["strong"] = replace(plain, strong=True)
    if any(road.schematic for road in shown.roads):
        samples["schematic"] = replace(plain, schematic=True)
    entries = [
        Entry(text(f"printed.{kind}"), Drawing(roads.marks(road, setting.palette)))
        for kind, road in samples.items()
    ]
    return Group(text("printed.lines"), entries)


def _areas(shown: Shown, setting: Setting) -> Group:
    """The subject, other outlines, those that are schematic, and centres."""
    text, subject = setting.text, setting.known.subject
    entries: dict[str, Entry] = {}
    for outline in sorted(shown.outlines, key=lambda outline: outline.area != subject.id):
        kind = "limits" if outline.schematic else "boundary"
        said = (
            subject.name(text.language) if outline.area == subject.id else text(f"printed.{kind}")
        )
        fill = {} if setting.shading else areas.ground_look(outline, setting)
        sign = Drawing([shape(_AREA, **fill, **areas.line_look(outline, setting))])
        entries.setdefault(said, Entry(said, sign))
    if shown.rings:
        sign = Drawing(dots=areas.centres([Ring(subject, 0, 0, inmost=True)], setting))
        entries["ring"] = Entry(text("printed.ring"), sign)
    return Group(text("printed.areas"), list(entries.values()))
