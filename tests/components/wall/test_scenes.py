import re

import pytest

from components import charts, tiles
from components.figures import Figure
from components.text import Text
from components.theme import palette
from components.tiles import Tile
from components.wall import scenes
from components.wall.scenes import ByTheme, Setting
from data import queries
from data.typed import Rows
from tests.components.conftest import Tables


def _found(tables: Tables, text: Text) -> ByTheme:
    return tiles.by_theme(tables.known, tables.observations, tables.known.subject.id, text)


def _events(tables: Tables) -> Rows:
    return tables.store.fetch(queries.events())


def test_among_others_a_theme_shows_its_first_figures_and_alone_all(
    tables: Tables, text: Text
) -> None:
    found, setting = _found(tables, text), Setting(tables.known, text)
    among = scenes.overview("overview", found, tables.observations, ("title", "subtitle"), setting)
    assert [group.tiles for group in among.groups] == [tuple(made[:2]) for _, made in found]
    alone = scenes.overview(
        "overview", found[:1], tables.observations, ("title", "subtitle"), setting
    )
    assert [group.tiles for group in alone.groups] == [tuple(found[0][1])]


@pytest.mark.parametrize(
    ("themes", "on_screens"),
    ((0, [0]), (1, [1]), (4, [4]), (5, [2, 3]), (6, [3, 3]), (9, [3, 3, 3])),
)
def test_many_themes_take_several_screens_and_each_stands_once(
    tables: Tables, text: Text, themes: int, on_screens: list[int]
) -> None:
    found = (_found(tables, text) * 9)[:themes]
    parts = scenes.parts(found)
    assert [len(part) for part in parts.values()] == on_screens
    assert [one for part in parts.values() for one in part] == found
    assert [*parts] == ["overview", "overview-2", "overview-3"][: len(on_screens)]


def test_every_scene_of_figures_names_the_sources_of_them(tables: Tables, text: Text) -> None:
    found, setting = _found(tables, text), Setting(tables.known, text)
    for one in found:
        scene = scenes.theme(one, tables.observations, [], setting)
        assert any(
            source.name(text.language) in scene.source for source in tables.known.sources.values()
        )


def test_of_many_sources_three_are_named_and_all_are_counted(shipped: Tables) -> None:
    text = Text("en")
    scene = scenes.building(None, [], shipped.projects, Setting(shipped.known, text))
    titles = {source.name("en") for source in shipped.known.sources.values()}
    assert sum(title in scene.source for title in titles) < len(titles) / 4
    assert re.search(r"sources in all: \d+$", scene.source)


@pytest.mark.parametrize(
    ("number", "unit", "width"),
    (
        ("85", "部", "short"),
        ("近 11 万", "户", "short"),
        ("19,000", "people", "short"),
        ("12,000", "households", "middling"),
        ("全市第 1 位", "", "middling"),
        ("nearly 110,000", "entities", "long"),
        ("among the top in Jinan", "", "longest"),
    ),
)
def test_the_longer_a_figure_the_smaller_it_is_set(number: str, unit: str, width: str) -> None:
    assert scenes.width(Tile("", "", Figure(number, unit), "", "", (), "", "", ())) == width


def test_the_projects_of_the_newest_events_are_as_many_as_can_be_read() -> None:
    events = [{"project_id": f"p{n}", "date": f"20{n:02d}"} for n in range(20)]
    assert scenes.latest(events) == tuple(f"p{n}" for n in range(19, 11, -1))


def test_every_step_is_counted_and_the_counts_are_of_all_that_is_built(
    tables: Tables, text: Text
) -> None:
    scene = scenes.building(None, _events(tables), tables.projects, Setting(tables.known, text))
    counts = [int(tile.figure.number) for group in scene.groups for tile in group.tiles]
    assert text("projects.built", count=sum(counts)) == scene.subtitle


def test_what_has_nothing_to_show_is_empty(tables: Tables, text: Text) -> None:
    setting = Setting(tables.known, text)
    assert scenes.building(None, [], [], setting).is_empty
    assert scenes.trends([], [], setting).is_empty
    assert scenes.whereabouts(None, [], tables.known.subject.id, setting).is_empty


def test_the_letters_of_a_chart_keep_their_size_and_their_colour(shipped: Tables) -> None:
    text, events = Text("zh"), _events(shipped)
    drawn = charts.timeline(events, shipped.known, text, palette("dark")).to_dict()
    scene = scenes.building(drawn, events, [], Setting(shipped.known, text))
    (drawing,) = scene.drawings
    axis = drawing.chart["config"]["axis"]
    assert axis["labelFontSize"] == 12
    assert axis["labelColor"] == palette("dark")["grayTextColor"]
