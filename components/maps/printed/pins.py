"""Projects on a map to take along: a dot at each place, the radius it may lie in, and the name."""

from dataclasses import dataclass
from typing import Any

from components import names, places
from components.maps.printed import labelling
from components.maps.printed.drawing import Mark, dot
from components.maps.printed.labelling import Label
from components.maps.printed.setting import Setting

DOT, POINT = 5, 2.5
LETTERS = 11.5
MANY = 400  # projects from which on dots are points, for they would hide the map
MOST = 200  # projects of which names are tried: a map of more is a map of dots


@dataclass(frozen=True)
class Pin:
    """A project whose place is seen, all in units of the sheet.

    ``size`` is the radius of its dot, ``radius`` that of the circle in which it may lie.
    """

    name: str
    theme: str
    done: bool
    x: float
    y: float
    size: float
    radius: float


def pins(projects: list[dict[str, Any]], setting: Setting) -> list[Pin]:
    """The projects that are seen, in their order."""
    paper = setting.paper
    placed = [project for project in projects if places.is_placed(project)]
    found = [
        Pin(
            name=names.name(project, setting.text),
            theme=project["theme_id"],
            done=names.is_done(project),
            x=paper.xy(project["lon"], project["lat"])[0],
            y=paper.xy(project["lon"], project["lat"])[1],
            size=DOT if len(placed) < MANY else POINT,
            radius=paper.radius(project["precision_m"] or 0, project["lat"]),
        )
        for project in placed
    ]
    return [pin for pin in found if paper.holds(pin.x, pin.y)]


def precision(found: list[Pin], setting: Setting) -> list[Mark]:
    """The circles in which places may lie; those no larger than a dot are hidden by it."""
    return [
        dot(pin.x, pin.y, pin.radius, fill=color(pin.theme, setting), opacity=0.07)
        for pin in found
        if pin.radius > pin.size
    ]


def dots(found: list[Pin], setting: Setting) -> list[Mark]:
    """Filled where the project is finished, else a ring."""
    page = setting.palette["backgroundColor"]
    return [
        dot(pin.x, pin.y, pin.size, **look(ink, ink if pin.done else page))
        for pin in found
        for ink in (color(pin.theme, setting),)
    ]


def look(ink: str, fill: str = "") -> dict[str, Any]:
    """A dot in one colour, or a ring of it around another."""
    return {"stroke": ink, "fill": fill or ink, "width": 1.8}


def labels(found: list[Pin], setting: Setting) -> list[Label]:
    ink = setting.palette["textColor"]
    return [
        Label(
            labelling.broken(pin.name, LETTERS),
            LETTERS,
            ink,
            labelling.around(pin.x, pin.y, pin.size),
        )
        for pin in found[:MOST]
    ]


def color(theme_id: str, setting: Setting) -> str:
    theme = setting.known.themes.get(theme_id)
    return setting.palette.accent(theme.color if theme else "gray")
