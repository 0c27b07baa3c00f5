import pytest

from components.text import Text
from components.wall import notices
from components.wall.scenes import Setting
from data.database import StoreClosedError
from data.model import Problem, Selection, UnsoundTablesError
from data.wording import sentence
from tests.components.conftest import Tables

ABOUT = ("title", "subtitle")


def test_where_a_choice_leaves_nothing_the_wall_says_what_was_chosen(
    tables: Tables, text: Text
) -> None:
    known = tables.known
    theme, area = next(iter(known.themes.values())), known.subject
    chosen = Selection(theme.id, area.id, "2019")
    scene = notices.nothing(chosen, ABOUT, Setting(known, text))
    assert scene.notice
    assert not scene.is_empty
    words = " ".join(scene.notice.lines)
    for said in (theme.name(text.language), area.name(text.language), "2019"):
        assert said in words
    assert str(len(known.sources)) in scene.source


def test_a_scene_that_fails_keeps_its_name_and_its_place(tables: Tables, text: Text) -> None:
    scene = notices.faulty("map", "Map", Setting(tables.known, text))
    assert (scene.key, scene.title) == ("map", "Map")
    assert scene.subtitle == tables.known.dashboard.title(text.language)
    assert scene.notice
    assert text("wall.again") in scene.notice.lines


def test_a_closed_database_is_told_with_what_can_be_done(text: Text) -> None:
    scene = notices.unavailable(StoreClosedError("in_use", "/data/store.duckdb"), "", text)
    assert scene.notice
    assert scene.notice.title == text("closed.title")
    assert "/data/store.duckdb" in scene.notice.lines[0]
    assert scene.notice.lines[-1] == text("wall.again")


@pytest.mark.parametrize(("count", "more"), ((5, 0), (7, 2)))
def test_of_many_problems_as_many_are_told_as_can_be_read(
    text: Text, count: int, more: int
) -> None:
    problems = [Problem("not_a_number", "observations/a.csv", row) for row in range(2, 2 + count)]
    scene = notices.unavailable(UnsoundTablesError(problems), "", text)
    assert scene.notice
    told = [sentence(problem, text.language) for problem in problems]
    assert [line for line in scene.notice.lines if line in told] == told[:5]
    assert (text("wall.more", count=more) in scene.notice.lines) == bool(more)


def test_whatever_else_fails_is_left_to_the_log(text: Text) -> None:
    scene = notices.unavailable(ValueError("secret 4711"), "", text)
    assert scene.notice == notices.failed(text)
    assert "4711" not in str(scene)
