"""What stands on the wall at one time: a scene, as a description that nothing is drawn by.

Each has its title, what it is of, and its sources; beside them figures, pictures or words, or in
place of these a notice.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, Any, Literal

from components import captions, citation, figures, names, places
from components.figures import Figure, Observation
from components.text import Text
from components.tiles import Tile
from data.catalogue import Catalogue
from data.model import Theme
from data.quotations import passage_id
from data.typed import Rows

if TYPE_CHECKING:
    from components.pictures import Picture  # loaded when it draws

LEADING = 2  # figures of a theme where it stands among others
MOST_THEMES = 4  # side by side that can be read from afar
MOST_SOURCES = 3  # that are named; how many there are is said
MOST_ROWS = 8  # projects of a timeline that can be read from afar

# The letters of a chart, which is enlarged whole: Streamlit would enlarge these alone once more. A
# label at the end of an axis that would reach beyond the picture by half is left out.
LETTERS: dict[str, dict[str, int]] = {
    part: {"labelFontSize": 12, "titleFontSize": 12} for part in ("axis", "legend", "header")
} | {"axisY": {"labelBound": 4}}

ByTheme = list[tuple[Theme, list[Tile]]]


Width = Literal["short", "middling", "long", "longest"]
SHORT, MIDDLING, LONG = 8, 11, 15  # Latin letters of a number
UNIT = 3  # times that a letter of a unit is smaller


@dataclass(frozen=True)
class Setting:
    """Among which names, and in which words, a scene stands."""

    known: Catalogue
    text: Text


@dataclass(frozen=True)
class Group:
    """Figures that belong together, under a name with its accent and its sign; or under none."""

    tiles: tuple[Tile, ...]
    name: str = ""
    color: str = ""
    icon: str = ""


@dataclass(frozen=True)
class Drawing:
    """A picture with its title, what it says below, and notes on how it is to be read.

    One that ``stretches`` is drawn as high as there is room; another keeps its shape.
    """

    key: str
    chart: dict[str, Any]
    alt: str
    said: str = ""
    title: str = ""
    subtitle: str = ""
    notes: tuple[str, ...] = ()
    stretches: bool = False


@dataclass(frozen=True)
class Notice:
    """Why a scene shows nothing, in a few words with their sign, and what can be done about it."""

    icon: str
    color: str
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Scene:
    """What fills the screen. ``lines`` are words, each after the name of its colour, or none."""

    key: str
    title: str
    subtitle: str
    source: str
    groups: tuple[Group, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    lines: tuple[tuple[str, str], ...] = ()
    color: str = ""
    icon: str = ""
    notice: Notice | None = None

    @property
    def is_empty(self) -> bool:
        return not self.groups and not self.drawings and not self.notice


def parts(found: ByTheme) -> dict[str, ByTheme]:
    """The themes that share a screen, about as many on each, by the key of its scene."""
    count = max(1, ceil(len(found) / MOST_THEMES))
    ends = [round(len(found) * part / count) for part in range(count + 1)]
    keys = ("overview", *(f"overview-{number}" for number in range(2, count + 1)))
    return {key: found[start:end] for key, (start, end) in zip(keys, pairwise(ends), strict=True)}


def overview(
    key: str,
    part: ByTheme,
    observations: list[Observation],
    about: tuple[str, str],
    setting: Setting,
) -> Scene:
    """The first figures of each theme; of a single one, all. ``about`` is title and subtitle."""
    most = LEADING if len(part) > 1 else None
    shown = [(theme, made[:most]) for theme, made in part]
    return Scene(
        key=key,
        title=about[0],
        subtitle=about[1],
        source=_sources(_of_tiles(shown, observations), setting),
        groups=tuple(
            Group(tuple(made), theme.name(setting.text.language), theme.color, theme.icon)
            for theme, made in shown
        ),
    )


def theme(
    of: tuple[Theme, list[Tile]],
    observations: list[Observation],
    moved: "Sequence[Picture]",
    setting: Setting,
) -> Scene:
    """A theme: its figures, and how one of them moved."""
    own, made = of
    drawn = [picture for picture in moved if picture.chart][:1]
    stated = [*_of_tiles([of], observations), *(name for p in drawn for name in p.source_ids)]
    return Scene(
        key=own.id,
        title=own.name(setting.text.language),
        subtitle=setting.known.dashboard.title(setting.text.language),
        source=_sources(stated, setting),
        groups=(Group(tuple(made)),),
        drawings=tuple(_drawing(picture, stretches=True) for picture in drawn),
        color=own.color,
        icon=own.icon,
    )


def trends(moved: "Sequence[Picture]", standing: "Sequence[Picture]", setting: Setting) -> Scene:
    """How one indicator moved, and how the area stands among its neighbours."""
    drawn = [picture for picture in moved if picture.chart][:1]
    beside = [picture for picture in standing if picture.points]
    return Scene(
        key="trends",
        title=setting.text("menu.trends"),
        subtitle=setting.text("wall.trends"),
        source=_sources([name for p in [*drawn, *beside] for name in p.source_ids], setting),
        drawings=(
            *(_drawing(picture, stretches=True) for picture in drawn),
            *(_drawing(picture, stretches=False) for picture in beside),
        ),
    )


def whereabouts(drawn: dict[str, Any] | None, projects: Rows, area: str, setting: Setting) -> Scene:
    """Where the areas and the projects are, and what the marks mean."""
    known, text = setting.known, setting.text
    said = places.counted(projects, text)
    map_of = Drawing("map", drawn, said) if drawn else None
    titles = [note for layer in places.layers(known, projects) for note in layer.sources if note]
    return Scene(
        key="map",
        title=text("map.title"),
        subtitle=known.areas[area].name(text.language),
        source=_sources(titles, setting),
        drawings=(map_of,) if map_of else (),
        lines=(
            ("", said),
            *places.legend(known, projects, text),
            ("gray", text("map.note")),
        ),
    )


def building(drawn: dict[str, Any] | None, events: Rows, projects: Rows, setting: Setting) -> Scene:
    """How far the projects are, and what happened to them."""
    text = setting.text
    built, _ = names.split(projects)
    steps = names.steps(built)
    counted = tuple(
        Tile(step, names.step_name(step, text), Figure(str(count), ""), "", "", (), "", "", ())
        for step, count in steps.items()
    )
    notes = tuple(captions.timeline_marks(events, text))
    said = captions.timeline_said(events, setting.known, text) if events else ""
    timeline = [Drawing("timeline", _lettered(drawn), said, said, notes=notes)] if drawn else []
    return Scene(
        key="projects",
        title=text("projects.title"),
        subtitle=text("projects.built", count=len(built)),
        source=_sources([row["source_id"] for row in [*events, *built]], setting),
        groups=(Group(counted),) if counted else (),
        drawings=tuple(timeline),
    )


def width(tile: Tile) -> Width:
    """How wide a figure is: its number is set as large as leaves it on one line.

    Beside a number that is not long there is room for its unit too.
    """
    letters = figures.width(tile.figure.number)
    if letters + figures.width(tile.figure.unit) // UNIT <= SHORT:
        return "short"
    return "middling" if letters <= MIDDLING else "long" if letters <= LONG else "longest"


def latest(events: Rows) -> tuple[str, ...]:
    """The projects of which the newest events are known, as many as a screen holds."""
    newest = sorted(events, key=lambda event: str(event["date"]), reverse=True)
    return tuple(dict.fromkeys(event["project_id"] for event in newest))[:MOST_ROWS]


def _drawing(picture: "Picture", *, stretches: bool) -> Drawing:
    return Drawing(
        key=picture.key,
        chart=_lettered(picture.chart or {}),
        alt=picture.sentence,
        said=picture.sentence,
        title=picture.title,
        subtitle=picture.subtitle,
        notes=picture.notes,
        stretches=stretches,
    )


def _lettered(chart: dict[str, Any]) -> dict[str, Any]:
    config = chart.get("config", {})
    looks = {part: config.get(part, {}) | look for part, look in LETTERS.items()}
    return chart | {"config": config | looks}


def _of_tiles(found: ByTheme, observations: list[Observation]) -> list[str]:
    """The ids of the sources of some tiles."""
    quoted = {(o["indicator_id"], passage_id(o["quote"])): o["source_id"] for o in observations}
    return [
        quoted[tile.indicator_id, tile.passage_id]
        for _, made in found
        for tile in made
        if (tile.indicator_id, tile.passage_id) in quoted
    ]


def _sources(ids: Iterable[str], setting: Setting) -> str:
    """The publications, the most used first; of many the first, and how many there are."""
    known, text = setting.known, setting.text
    every = list(ids)
    ordered = sorted(dict.fromkeys(every), key=every.count, reverse=True)
    titles = list(
        dict.fromkeys(
            known.sources[name].name(text.language) if name in known.sources else name
            for name in ordered
        )
    )
    named = citation.in_turn(titles[:MOST_SOURCES], text)
    if len(titles) > MOST_SOURCES:
        named = text("wall.sources", titles=named, count=len(titles))
    return text("page.sources", titles=named) if named else ""
