"""The wall: large screens of every shape, days without anybody who looks after it."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import LiteralString, NamedTuple
from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen

import psycopg
import pytest
from playwright.sync_api import Page, expect

from components.text import Text
from components.theme import palette
from data.catalogue import examine
from data.model import Language
from data.store.opening import connect, take_in
from data.wording import sentence
from tests.browser import altered, axe, cuts, reader, server, waiting
from tests.browser.conftest import LOCALES, Serve, Visit
from tests.data.faults import HARBOUR, REPORT, SHAPES, put, spoil
from tests.data.store import postgresql

SCREENS = ((1920, 1080), (3840, 2160), (3840, 1080), (1080, 1920))
SCENES = ("overview", "trends", "map", "projects")
FADED_MS = 700
SEEN_WITHIN_MS = 20_000

# A text of the scene that is seen lies within the part of it that it belongs to, and on the screen.
OUTSIDE = """
() => {
  const scene = document.querySelector("[class*=st-key-wall-scene-][data-shown]");
  const parts = ["head", "source", "group", "tile", "words", "stretched", "shaped", "room", "body"];
  const belongs = parts.map((part) => `[class*="st-key-wall-${part}-"]`).join(", ");
  const found = [];
  const walker = document.createTreeWalker(scene, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const skipped = "title, desc, style, [translate=no], [data-testid=stElementToolbar]";
    if (!node.textContent.trim() || node.parentElement.closest(skipped)) continue;
    if (!node.parentElement.checkVisibility({ opacityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const words = range.getBoundingClientRect();
    if (words.width === 0) continue;
    for (let part = node.parentElement.closest(belongs); part;
         part = part.parentElement.closest(belongs)) {
      const box = part.getBoundingClientRect();
      const slack = Math.max(4, words.height / 4);
      if (words.left < box.left - slack || words.right > box.right + slack
        || words.top < box.top - slack || words.bottom > box.bottom + slack)
        found.push(`${node.textContent.trim()} (${part.className.match(/st-key-(\\S+)/)[1]})`);
    }
  }
  return found;
}
"""
SCROLLS = """
() => [document.documentElement, document.querySelector("[data-testid=stMain]")]
  .filter((element) => element.scrollHeight > element.clientHeight
    || element.scrollWidth > element.clientWidth)
  .map((element) => `${element.tagName} ${element.scrollHeight} > ${element.clientHeight}`)
"""
# The least and the greatest height of the tiles of each group.
TILES = """
() => [...document.querySelectorAll("[data-shown] [class*=st-key-wall-tiles-]")].map((group) => {
  const tiles = [...group.querySelectorAll("[class*=st-key-wall-tile-]")];
  const heights = tiles.map((tile) => tile.getBoundingClientRect().height);
  return [Math.min(...heights), Math.max(...heights)];
})
"""
SHOWN = "[class*=st-key-wall-scene-][data-shown]"


def _shown(page: Page) -> str:
    """The scene that is seen."""
    classes = str(page.locator(SHOWN).get_attribute("class"))
    name = next(word for word in classes.split() if word.startswith("st-key-"))
    return name.removeprefix("st-key-wall-scene-")


def _scenes(page: Page) -> list[str]:
    """All scenes, stepped through once; the first is seen again in the end."""
    page.locator(SHOWN).wait_for()
    count = page.locator("[class*=st-key-wall-scene-]").count()
    found = []
    for _ in range(count):
        found.append(_shown(page))
        page.keyboard.press("ArrowRight")
    return found


@pytest.fixture(params=tuple(LOCALES))
def language(request: pytest.FixtureRequest) -> Language:
    spoken: Language = request.param
    return spoken


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_on_a_screen_of_any_shape_nothing_is_scrolled_or_cut_off(
    base_url: str, visit: Visit, language: Language, width: int, height: int
) -> None:
    page = visit(
        f"{base_url}/?wall=1",
        width=width,
        height=height,
        scheme="dark",
        locale=LOCALES[language],
    )
    assert tuple(_standing_whole(page)[:4]) == SCENES


def test_a_second_set_of_tables_fills_it_too(serve: Serve, visit: Visit) -> None:
    page = visit(f"{serve(HARBOUR)}/?wall=1", width=1920, height=1080, scheme="dark")
    assert set(_standing_whole(page)) >= set(SCENES)


def test_names_twice_as_long_have_room_on_it(
    long_names: str, visit: Visit, language: Language
) -> None:
    url = f"{long_names}/?wall=1"
    page = visit(url, width=1920, height=1080, scheme="dark", locale=LOCALES[language])
    assert set(_standing_whole(page)) >= set(SCENES)


def test_more_than_four_themes_take_several_scenes(
    serve: Serve, visit: Visit, tmp_path: Path
) -> None:
    url = f"{serve(altered.many_themes(tmp_path / 'tables'))}/?wall=1"
    for width, height in SCREENS[0], SCREENS[2], SCREENS[3]:
        seen = _standing_whole(visit(url, width=width, height=height, scheme="dark"))
        assert seen[:2] == ["overview", "overview-2"]


def test_without_dated_events_the_steps_of_projects_take_the_screen(
    serve: Serve, visit: Visit
) -> None:
    page = visit(f"{serve(HARBOUR)}/?wall=1", width=1920, height=1080, scheme="dark")
    _scenes(page)
    steps = page.locator(".st-key-wall-groups-projects").bounding_box()
    assert steps
    assert steps["width"] > 1920 * 0.8


def _standing_whole(page: Page) -> list[str]:
    """All scenes, of each of which nothing is scrolled or cut off and tiles are equally high."""
    seen = _scenes(page)
    assert page.locator("[class*=st-key-wall-notice-]").count() == 0
    page.keyboard.press(" ")
    for scene in seen:
        page.wait_for_timeout(FADED_MS)
        assert _shown(page) == scene
        assert [*cuts.cut_off(page), *page.evaluate(OUTSIDE)] == [], scene
        assert page.evaluate(SCROLLS) == []
        assert all(most - least <= 1 for least, most in page.evaluate(TILES)), scene
        page.keyboard.press("ArrowRight")
    return seen


def test_axe_finds_nothing_on_any_scene(base_url: str, visit: Visit, language: Language) -> None:
    page = visit(
        f"{base_url}/?wall=1", width=1920, height=1080, scheme="dark", locale=LOCALES[language]
    )
    seen = _scenes(page)
    page.keyboard.press(" ")
    for scene in seen:
        page.wait_for_timeout(FADED_MS)
        assert _shown(page) == scene
        assert list(axe.violations(page)) == [], scene
        page.keyboard.press("ArrowRight")


def test_letters_are_as_large_on_a_screen_of_more_pixels(base_url: str, visit: Visit) -> None:
    sizes = {}
    for width, height in SCREENS[:2]:
        page = visit(f"{base_url}/?wall=1", width=width, height=height, scheme="dark")
        page.keyboard.press("ArrowRight")
        words = page.locator(f"{SHOWN} h2, {SHOWN} svg text")
        boxes = [words.nth(at).bounding_box() for at in range(3)]
        sizes[width] = [box["height"] / height for box in boxes if box]
    assert sizes[3840] == pytest.approx(sizes[1920], rel=0.1)


def test_from_a_light_page_it_opens_dark_and_escape_leads_back(base_url: str, visit: Visit) -> None:
    page = visit(f"{base_url}/?theme=service&lang=en")
    page.get_by_role("link", name=Text("en")("wall.open"), exact=True).click()
    page.locator(SHOWN).wait_for()
    waiting.ready(page)
    background = palette("dark").rgb("backgroundColor")
    ground = page.get_by_test_id("stApp").evaluate("(app) => getComputedStyle(app).backgroundColor")
    assert ground == f"rgb{background}"
    # The choices hold: one theme alone, in English.
    assert _scenes(page) == [*SCENES, "service"]
    expect(page.locator(f"{SHOWN} h2")).to_contain_text("Shizhong District")
    page.keyboard.press("Escape")
    page.locator(".st-key-theme").wait_for()
    waiting.ready(page)
    assert parse_qs(urlsplit(page.url).query) == {"theme": ["service"], "lang": ["en"]}
    light = page.get_by_test_id("stApp").evaluate("(app) => getComputedStyle(app).backgroundColor")
    assert light == f"rgb{palette('light').rgb('backgroundColor')}"


def test_it_turns_by_itself_and_keys_pause_and_step(base_url: str, visit: Visit) -> None:
    page = visit(f"{base_url}/?wall=1&turn=0.5", scheme="dark")
    for scene in SCENES:
        page.locator(f".st-key-wall-scene-{scene}[data-shown]").wait_for(timeout=10_000)
    page.keyboard.press(" ")
    expect(page.get_by_role("button", name=Text("zh")("wall.go_on"))).to_be_visible()
    before = _shown(page)
    page.wait_for_timeout(1500)
    assert _shown(page) == before
    page.keyboard.press("ArrowRight")
    after = _shown(page)
    assert after != before
    page.keyboard.press("ArrowLeft")
    assert _shown(page) == before
    page.keyboard.press(" ")
    page.locator(f".st-key-wall-scene-{after}[data-shown]").wait_for(timeout=10_000)


def test_a_speed_that_is_not_offered_is_not_taken(base_url: str, visit: Visit) -> None:
    page = visit(f"{base_url}/?wall=1&turn=0.001", scheme="dark")
    page.wait_for_timeout(2000)
    assert _shown(page) == "overview"
    assert "turn" not in urlsplit(page.url).query


def test_it_turns_on_while_the_server_is_away_and_goes_on_with_the_next(
    visit: Visit, tmp_path: Path, problems: list[str]
) -> None:
    log, port = tmp_path / "log", server.free_port()
    url = f"http://127.0.0.1:{port}"

    def started() -> subprocess.Popen[bytes]:
        process = server.start(server.ROOT / "app.py", port, log, HARBOUR)
        server.wait_for_health(url, process, log)
        return process

    process = started()
    page = visit(f"{url}/?wall=1&turn=0.5", scheme="dark", locale="en-US")
    away = page.get_by_role("status").filter(has_text=Text("en")("wall.away"))
    expect(away).to_have_count(0)
    page.keyboard.press(" ")
    page.keyboard.press("ArrowRight")
    held = _shown(page)
    server.stop(process)
    expect(away).to_be_visible(timeout=SEEN_WITHIN_MS)
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("ArrowRight")
    assert _shown(page) != held
    page.keyboard.press("ArrowLeft")
    process = started()
    expect(away).to_have_count(0, timeout=60_000)
    waiting.ready(page)
    assert _shown(page) == held
    page.keyboard.press(" ")
    page.locator(f"{SHOWN}:not(.st-key-wall-scene-{held})").wait_for(timeout=10_000)
    page.close()
    server.stop(process)
    problems[:] = [told for told in problems if "127.0.0.1" not in told]


class Database(NamedTuple):
    """One that a test may change by hand, and what it stands still for."""

    store: str
    ended: Callable[[], AbstractContextManager[None]]

    def change(self, statement: LiteralString) -> None:
        with psycopg.connect(self.store, autocommit=True) as connection:
            connection.execute(statement)


@pytest.fixture
def database() -> Iterator[Database]:
    with postgresql.serving() as (address, ended):
        yield Database(address, ended)


def test_a_new_release_shows_by_itself(database: Database, visit: Visit, tmp_path: Path) -> None:
    changed = tmp_path / "tables"
    shutil.copytree(HARBOUR, changed)
    spoil(changed, REPORT, put(2, "value", "8888"))
    with _served(tmp_path, HARBOUR, database) as url:
        page = visit(f"{url}/?wall=1&turn=0.5", scheme="dark", locale="en-US")
        page.keyboard.press(" ")
        scene = page.locator(".st-key-wall-scene-overview")
        expect(scene).to_contain_text("release 1")
        expect(scene).to_contain_text("61.205 million")
        engine = connect(database.store)
        take_in(engine, changed)
        engine.close()
        expect(scene).to_contain_text("release 2", timeout=SEEN_WITHIN_MS)
        expect(scene).not_to_contain_text("61.205 million")
        waiting.ready(page)
        page.close()


def _served(
    folder: Path, tables: Path, database: Database | None = None
) -> AbstractContextManager[str]:
    settings = {"DASHBOARD_STORE": database.store} if database else None
    return server.serving(server.ROOT / "app.py", folder / "log", tables, settings)


def _holds_a_notice(page: Page, scene: str, *words: str) -> None:
    """Words stand on the wall as they should: dark, whole, and none of the framework's own."""
    notice = page.locator(f".st-key-wall-scene-{scene} [class*=st-key-wall-notice-]")
    for said in words:
        expect(notice).to_contain_text(said, timeout=SEEN_WITHIN_MS)
    before = page.locator(f".st-key-wall-scene-{scene} [class*=st-key-wall-body-]")
    expect(before).to_have_count(0, timeout=SEEN_WITHIN_MS)
    page.locator(f"{SHOWN}.st-key-wall-scene-{scene}").wait_for()
    page.wait_for_timeout(FADED_MS)  # and no longer: at this speed it is always being made anew
    expect(page.locator("[data-testid=stAlert], [data-testid=stException]")).to_have_count(0)
    assert [*cuts.cut_off(page), *page.evaluate(OUTSIDE), *page.evaluate(SCROLLS)] == []


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_a_choice_of_which_nothing_is_held_says_so(
    serve: Serve, visit: Visit, language: Language, width: int, height: int
) -> None:
    text, locale = Text(language), LOCALES[language]
    address = f"{serve(HARBOUR)}/?wall=1&theme=people&area=zone_hill&period=2021"
    page = visit(address, width=width, height=height, scheme="dark", locale=locale)
    said = ("wall.nothing", "wall.choose")
    area = {"zh": "山前片", "en": "Foothill Zone"}[language]
    _holds_a_notice(page, "overview", area, *map(text, said))
    expect(page.locator(SHOWN)).to_contain_text(text("wall.held", sources=4, indicators=10))


def test_a_scene_that_fails_takes_no_other_away_and_comes_back_by_itself(
    database: Database, visit: Visit, tmp_path: Path
) -> None:
    text = Text("en")
    with _served(tmp_path, HARBOUR, database) as url:
        with urlopen(f"{url}/healthz"):  # the server has made its tables
            database.change("ALTER TABLE kept_events RENAME TO away")
        page = visit(f"{url}/?wall=1&turn=0.5", scheme="dark", locale="en-US")
        page.keyboard.press(" ")
        seen = _scenes(page)
        assert {*SCENES} < {*seen}
        while _shown(page) != "projects":
            page.keyboard.press("ArrowRight")
        _holds_a_notice(page, "projects", text("wall.failed"), text("wall.again"))
        notices = page.locator("[class*=st-key-wall-notice-]")
        expect(notices).to_have_count(1)
        written = (tmp_path / "log").read_text(encoding="utf-8")
        assert written.count("On the wall, projects failed") == 1
        assert "Traceback" in written
        database.change("ALTER TABLE away RENAME TO kept_events")
        expect(notices).to_have_count(0, timeout=SEEN_WITHIN_MS)
        waiting.ready(page)
        assert _shown(page) == "projects"
        page.close()


def test_while_the_database_is_away_it_says_so_and_comes_back_by_itself(
    database: Database, visit: Visit, tmp_path: Path
) -> None:
    text = Text("en")
    with _served(tmp_path, HARBOUR, database) as url:
        page = visit(f"{url}/?wall=1&turn=0.5&theme=people&lang=en", scheme="dark")
        page.keyboard.press(" ")
        seen = page.locator("[class*=st-key-wall-scene-]")
        before = seen.count()
        with database.ended():
            said = (text("closed.title"), text("wall.again"))
            _holds_a_notice(page, "unavailable", *said)
        expect(seen).to_have_count(before, timeout=SEEN_WITHIN_MS)
        waiting.ready(page)
        asked = parse_qs(urlsplit(page.url).query)
        assert (asked["theme"], asked["lang"]) == (["people"], ["en"])
        page.close()


def test_where_the_frame_fails_the_wall_tells_nothing_of_the_program(
    visit: Visit, tmp_path: Path
) -> None:
    app = (server.ROOT / "app.py").read_text("utf-8")
    spoiled = app.replace("controls.filters(", 'raise ValueError("secret 4711") or (')
    (tmp_path / "app.py").write_text(spoiled, "utf-8")
    shutil.copytree(server.ROOT / "pages", tmp_path / "pages")
    with server.serving(tmp_path / "app.py", tmp_path / "log", HARBOUR) as url:
        page = visit(f"{url}/?wall=1&lang=en", scheme="dark")
        _holds_a_notice(page, "unavailable", Text("en")("wall.failed"))
        assert "4711" not in reader.body(page)
        page.close()
    assert "4711" in (tmp_path / "log").read_text("utf-8")


def test_unsound_tables_are_told_on_the_wall_until_they_are_mended(
    visit: Visit, tmp_path: Path
) -> None:
    tables = shutil.copytree(HARBOUR, tmp_path / "tables")
    path = tables / SHAPES
    sound = path.read_text("utf-8")
    made = json.loads(sound)
    outline = next(f for f in made["features"] if f["geometry"]["type"] == "Polygon")
    outline["geometry"]["coordinates"] = [[[121, 30], [122, 31], [122, 30], [121, 31], [121, 30]]]
    path.write_text(json.dumps(made), "utf-8")
    _, problems = examine(tables)
    with _served(tmp_path, tables) as url:
        page = visit(f"{url}/?wall=1&turn=0.5", scheme="dark")
        told = (sentence(problem, "zh") for problem in problems[:1])
        _holds_a_notice(page, "unavailable", Text("zh")("unsound.title"), *told)
        path.write_text(sound, "utf-8")
        page.locator(".st-key-wall-scene-overview").wait_for(
            timeout=SEEN_WITHIN_MS, state="attached"
        )
        waiting.ready(page)
        page.close()


def test_what_is_read_out_is_the_scene_that_is_seen(base_url: str, visit: Visit) -> None:
    page = visit(f"{base_url}/?wall=1", scheme="dark")
    headings = page.get_by_role("heading", level=2)
    expect(headings).to_have_count(1)
    page.keyboard.press("ArrowRight")
    expect(headings).to_have_text([Text("zh")("menu.trends")])
    assert reader.body(page).count(Text("zh")("wall.trends")) == 1
