"""Which scenes a choice leaves to be shown on the wall, each made on its own."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from components import cached, dates, tiles
from components.theme import Palette
from components.tiles import Tile
from components.wall import notices, watching
from components.wall.scenes import (
    ByTheme,
    Scene,
    Setting,
    building,
    latest,
    overview,
    parts,
    theme,
    trends,
    whereabouts,
)
from data import series
from data.measures import View
from data.model import Selection, Theme

if TYPE_CHECKING:
    from components.pictures import Picture


def scenes(selection: Selection, setting: Setting, palette: Palette) -> Iterator[Scene]:
    """Those of the scenes for which the choice leaves anything to show, each on its own."""
    known, text = setting.known, setting.text
    chosen = (selection, setting, palette)
    found: ByTheme = []
    with watching.guarded("figures"):
        found = _found(selection, setting)
    title = known.dashboard.title(text.language)
    makes: list[tuple[str, str, Callable[[], Scene]]] = [
        *((key, title, partial(_overview, key, selection, setting)) for key in parts(found)),
        ("trends", text("menu.trends"), partial(_trends, *chosen)),
        ("map", text("map.title"), partial(_map, *chosen)),
        ("projects", text("projects.title"), partial(_projects, *chosen)),
        *((one[0].id, one[0].name(text.language), partial(_theme, one, *chosen)) for one in found),
    ]
    for key, title, make in makes:
        scene = notices.faulty(key, title, setting)
        with watching.guarded(key):
            scene = make()
        if not scene.is_empty:
            yield scene


def _found(selection: Selection, setting: Setting) -> ByTheme:
    observations = cached.foremost(selection)
    return tiles.by_theme(setting.known, observations, selection.area, setting.text)


def _overview(key: str, selection: Selection, setting: Setting) -> Scene:
    known, text = setting.known, setting.text
    about = (
        known.dashboard.title(text.language),
        text(
            "wall.subtitle",
            area=known.areas[selection.area].name(text.language),
            period=dates.chosen(selection, text),
            release=cached.shown().number,
            day=dates.day(date.fromisoformat(cached.shown().day), text),
        ),
    )
    found = _found(selection, setting)
    if not found:
        return notices.nothing(selection, about, setting)
    return overview(key, parts(found)[key], cached.foremost(selection), about, setting)


def _theme(
    of: tuple[Theme, list[Tile]], selection: Selection, setting: Setting, palette: Palette
) -> Scene:
    indicator, area = series.long_series(setting.known, cached.coverage(), selection)
    moved = _moved(of[1], indicator, area, setting, palette)
    return theme(of, cached.foremost(selection), moved, setting)


def _trends(selection: Selection, setting: Setting, palette: Palette) -> Scene:
    indicator, area = series.long_series(setting.known, cached.coverage(), selection)
    view, text = View((area,)), setting.text
    compared = cached.compared(indicator, area) if setting.known.areas[area].parent_id else []
    standing = [cached.standing(indicator, (at,), view, text, palette) for at in compared[:1]]
    return trends(cached.pictures(indicator, view, text, palette), standing, setting)


def _moved(
    made: Sequence[Tile], but: str, area: str, setting: Setting, palette: Palette
) -> "list[Picture]":
    """How one of some figures moved: the one of which most is held, but the one seen already."""
    counts = {row["indicator_id"]: row["n"] for row in cached.coverage() if row["area_id"] == area}
    names = [tile.indicator_id for tile in made if tile.indicator_id != but]
    most = sorted(names, key=lambda name: counts.get(name, 0), reverse=True)
    seen = (cached.pictures(name, View((area,)), setting.text, palette) for name in most)
    return next((pictures for pictures in seen if pictures and pictures[0].chart), [])


def _map(selection: Selection, setting: Setting, palette: Palette) -> Scene:
    drawn = cached.printed_map(selection, setting.text, palette)
    return whereabouts(drawn, cached.projects(selection), selection.area, setting)


def _projects(selection: Selection, setting: Setting, palette: Palette) -> Scene:
    projects = cached.projects(selection)
    ids = {project["project_id"] for project in projects}
    dated = [event for event in cached.events() if event["project_id"] in ids]
    newest = latest(dated)
    shown = [event for event in dated if event["project_id"] in newest]
    drawn = cached.timeline(newest, setting.text, palette)
    return building(drawn, shown, projects, setting)
