import json
import re
import shutil
import signal
import time
from pathlib import Path
from typing import get_args
from urllib.error import HTTPError
from urllib.request import urlopen
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Browser, Dialog, Page

from components.text import Text
from data.catalogue import examine
from data.model import Language
from data.wording import sentence
from tests.browser import reader, server, waiting
from tests.browser.conftest import Serve, Visit

HARBOUR = server.ROOT / "tests" / "tables" / "harbour"
REPORT = Path("observations") / "haidong_port_report_2023.csv"
HOSTILE = {
    "zh-CN": "<img src=x onerror=alert(1)>",
    "en-US": "](javascript:alert(2)) **bold** $x^2$ :red[x]",
}
LANGUAGES: dict[str, Language] = {"zh-CN": "zh", "en-US": "en"}

# What a name would have become if it had been read as HTML, Markdown or mathematics.
COME_ALIVE = (
    '[data-testid=stMain] :is(img, iframe, script, a[href^="javascript" i], .katex, [onerror])'
)

# Where a stranger would look for a page, or a file, that is not in the menu.
STRANGE = (
    "read/overview",
    "pages/read/overview.py",
    "overview.py",
    "manage/audit",
    "pages/manage/audit.py",
    "app.py",
    "data/tables/sources.csv",
    "app/static/data/tables/sources.csv",
    "..%2Fapp.py",
    ".streamlit/config.toml",
)


def _stays_letters(page: Page, dialogs: list[str]) -> None:
    assert page.locator(COME_ALIVE).count() == 0
    assert dialogs == []


@pytest.mark.parametrize("locale", tuple(HOSTILE))
def test_a_hostile_name_stays_letters_on_every_page(
    locale: str, visit: Visit, serve: Serve
) -> None:
    name, url = HOSTILE[locale], serve(HARBOUR)
    dialogs: list[str] = []
    page = visit(f"{url}/projects?project=oddly_named", locale=locale, height=1600)
    page.on("dialog", lambda dialog: _dismiss(dialog, dialogs))

    assert page.locator(".st-key-project-panel h2").inner_text() == name
    assert reader.chosen(page, "project") == name
    assert name in [row[0] for row in reader.rows(page, "not_built")]
    _stays_letters(page, dialogs)
    page.locator(".st-key-project input").click()
    assert page.get_by_role("option", name=name, exact=True).count() == 1
    _stays_letters(page, dialogs)
    page.keyboard.press("Escape")

    page.goto(f"{url}/map?project=oddly_named")
    waiting.ready(page)
    assert page.locator(".st-key-project-panel h2").inner_text() == name
    assert name in [row[0] for row in reader.rows(page, "placed")]
    assert _pointed_at(page, name)
    _stays_letters(page, dialogs)

    page.goto(f"{url}/project?project=oddly_named")
    waiting.ready(page)
    assert reader.title(page) == name
    _stays_letters(page, dialogs)

    page.goto(url)
    waiting.ready(page)
    _stays_letters(page, dialogs)

    for other in ("trends", "indicator", "sources"):
        page.goto(f"{url}/{other}?project=oddly_named")
        waiting.ready(page)
        _stays_letters(page, dialogs)


@pytest.mark.parametrize("locale", tuple(HOSTILE))
def test_a_hostile_name_stays_letters_in_the_picture_of_the_map(
    locale: str, visit: Visit, serve: Serve, tmp_path: Path
) -> None:
    page = visit(f"{serve(HARBOUR)}/map", locale=locale)
    picture = reader.taken_along(page, "map", "SVG", tmp_path).read_text("utf-8")
    root = ET.fromstring(picture)  # noqa: S314 -- the program's own picture
    kinds = {element.tag.rpartition("}")[2] for element in root.iter()}
    drawn = {"svg", "title", "desc", "defs", "clipPath", "g", "path", "rect", "use", "text"}
    assert kinds <= drawn
    assert not [name for e in root.iter() for name in e.attrib if name.startswith("on")]


def _dismiss(dialog: Dialog, dialogs: list[str]) -> None:
    dialogs.append(dialog.message)
    dialog.dismiss()


def _pointed_at(page: Page, name: str) -> bool:
    """Whether the map says this name of one of its dots, and says it as letters."""
    drawn = reader.drawn_map(page)
    gray = reader.dots(drawn, "#5B6B73")
    return name in [reader.point_at(page, dot) for dot in gray]


def test_on_a_fresh_server_a_strangers_request_gets_nothing_past_the_frame(
    browser: Browser, tmp_path: Path
) -> None:
    with server.serving(server.ROOT / "app.py", tmp_path / "log") as url:
        with browser.new_context(locale="zh-CN") as context:
            page = context.new_page()
            page.goto(f"{url}/{STRANGE[0]}")
            page.wait_for_timeout(2000)
            assert page.locator("body").inner_text().strip() == ""
        bodies = {address: _answer(f"{url}/{address}") for address in ("", *STRANGE)}
        assert set(bodies.values()) <= {bodies[""], ""}
        for word in ("市中区", "import streamlit", "primaryColor", "source_id"):
            assert word not in bodies[""]
        with browser.new_context(locale="zh-CN") as context:
            page = context.new_page()
            page.goto(f"{url}/overview.py")
            waiting.ready(page)
            assert page.locator(".st-key-filters").is_visible()
            # All but the pages of a project and of terms, reached by links alone; those of the desk
            # stand folded.
            pages = list((server.ROOT / "pages" / "read").glob("*.py"))
            assert page.get_by_test_id("stTopNavLink").count() == len(pages) - 2


def _answer(url: str) -> str:
    """What stands at an address; nothing where the server refuses."""
    try:
        with urlopen(url, timeout=10) as answer:
            return str(answer.read(), "utf-8")
    except HTTPError as refused:
        assert refused.code in {400, 404}  # noqa: PT017 -- a refusal is an answer, not a failure
        return ""


def test_on_a_fresh_server_a_deep_link_opens_its_page_at_once(visit: Visit, tmp_path: Path) -> None:
    with server.serving(server.ROOT / "app.py", tmp_path / "log") as url:
        page = visit(f"{url}/indicator?indicator=market_entities&lang=en")
        assert reader.title(page) == "Market entities"
        assert page.get_by_role("dialog").count() == 0
        page.close()


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """A copy of the harbour that a test may spoil."""
    return shutil.copytree(HARBOUR, tmp_path / "tables")


def _spoil(tables: Path) -> None:
    report = tables / REPORT
    report.write_text(report.read_text("utf-8").replace("6120.5,", "6120.5 <b>x,", 1), "utf-8")


def test_tables_that_become_unsound_are_told_in_the_readers_language(
    visit: Visit, serve: Serve, tables: Path
) -> None:
    url = serve(tables)
    sound = (tables / REPORT).read_text("utf-8")
    _spoil(tables)
    _, problems = examine(tables)
    assert problems
    for locale, language in LANGUAGES.items():
        page = visit(url, locale=locale)
        words = reader.body(page)
        assert reader.title(page) == Text(language)("unsound.title")
        assert all(sentence(problem, language) in words for problem in problems)
        assert "Traceback" not in words
        assert reader.tiles(page) == {}

    (tables / REPORT).write_text(sound, "utf-8")
    assert reader.tiles(visit(url))


def test_a_server_does_not_start_on_unsound_tables_and_says_why(
    tables: Path, tmp_path: Path
) -> None:
    _spoil(tables)
    _, problems = examine(tables)
    log = tmp_path / "log"
    with (
        pytest.raises(RuntimeError, match="did not start"),
        server.serving(server.ROOT / "app.py", log, tables),
    ):
        pytest.fail("The server has started.")
    written = log.read_text("utf-8")
    for language in get_args(Language):
        assert all(sentence(problem, language) in written for problem in problems)
    assert "Traceback" not in written


def test_an_outline_that_crosses_itself_is_told_by_the_log_and_every_page(
    visit: Visit, tables: Path, tmp_path: Path
) -> None:
    path = tables / "geometry" / "areas.geojson"
    made = json.loads(path.read_text("utf-8"))
    outline = next(f for f in made["features"] if f["geometry"]["type"] == "Polygon")
    ring = outline["geometry"]["coordinates"][0]
    west, south = (min(point[axis] for point in ring) for axis in (0, 1))
    east, north = (max(point[axis] for point in ring) for axis in (0, 1))
    bow = [[west, south], [east, north], [east, south], [west, north], [west, south]]
    outline["geometry"]["coordinates"] = [bow]
    path.write_text(json.dumps(made), "utf-8")
    _, problems = examine(tables)
    assert "crossing" in {problem.code for problem in problems}
    log = tmp_path / "log"
    with server.serving(server.ROOT / "app.py", log, tables) as url:
        page = visit(f"{url}/map")
        assert reader.title(page) == Text("zh")("unsound.title")
        assert all(sentence(problem, "zh") in reader.body(page) for problem in problems)
        page.close()
    assert all(sentence(problem, "en") in log.read_text("utf-8") for problem in problems)


def test_a_page_that_fails_tells_the_reader_nothing_of_the_program(
    visit: Visit, tmp_path: Path
) -> None:
    shutil.copy(server.ROOT / "app.py", tmp_path)
    shutil.copytree(server.ROOT / "pages", tmp_path / "pages")
    (tmp_path / "pages" / "read" / "projects.py").write_text('raise ValueError("secret 4711")\n')
    log = tmp_path / "log"
    with server.serving(tmp_path / "app.py", log) as url:
        page = visit(f"{url}/projects?theme=service")
        assert Text("zh")("error.title") in page.get_by_test_id("stAlert").inner_text()
        words = page.locator("body").inner_text()
        assert not re.search(r"Traceback|ValueError|4711|projects\.py|/tmp", words)
        assert reader.pressed_themes(page) == ["服务品质"]
        reader.turn_to(page, "来源")
        assert reader.title(page) == "资料来源"
        page.close()
    assert "ValueError: secret 4711" in log.read_text("utf-8")


def test_the_server_ends_at_ctrl_c_without_a_word_of_trouble(tmp_path: Path) -> None:
    log, port = tmp_path / "log", server.free_port()
    process = server.start(server.ROOT / "app.py", port, log, HARBOUR)
    server.wait_for_health(f"http://127.0.0.1:{port}", process, log)
    time.sleep(3)  # it has read ahead
    process.send_signal(signal.SIGINT)
    process.wait(timeout=20)
    assert not re.search(r"leaked|Traceback|[Ww]arning|[Ee]rror", log.read_text(encoding="utf-8"))
