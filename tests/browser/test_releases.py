"""What was released stays to be seen: over restarts, in both languages, at its address."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from components.text import Text
from data.model import Language
from tests.browser import server
from tests.browser.conftest import LOCALES, Visit
from tests.data.faults import HARBOUR, REPORT, put, rows_of, spoil

# The figure that is put in the place of 6120.5 万吨.
PRINTED: dict[Language, str] = {"zh": "8888", "en": "88.88 million tonnes"}


@pytest.fixture(scope="module")
def revised(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server that was started, ended, and started again on a table with another figure."""
    folder = tmp_path_factory.mktemp("releases")
    tables, log = folder / "tables", folder / "log"
    shutil.copytree(HARBOUR, tables)
    with server.serving(server.ROOT / "app.py", log, tables) as url:
        _opened(url)
    spoil(tables, REPORT, put(2, "value", "8888"))
    with server.serving(server.ROOT / "app.py", log, tables) as url:
        yield url


def _opened(url: str) -> None:
    """Return when the server has opened its database and taken in the tables."""
    with urlopen(f"{url}/healthz", timeout=30):
        pass


def _changed() -> dict[str, str]:
    header, first, *_ = rows_of((HARBOUR / REPORT).read_text(encoding="utf-8"))
    return dict(zip(header, first, strict=True))


@pytest.mark.parametrize("language", LOCALES)
def test_releases_tell_what_each_changed(revised: str, visit: Visit, language: Language) -> None:
    text = Text(language)
    page = visit(f"{revised}/releases", locale=LOCALES[language])
    expect(page.get_by_role("heading", name=text("releases.title"))).to_be_visible()
    newest, first = (page.get_by_role("row").nth(number) for number in (1, 2))
    expect(newest).to_contain_text(text("revision.changed", count=1))
    expect(first).to_contain_text(text("releases.all_new"))
    expect(newest.get_by_role("link")).to_have_count(0)
    expect(page.get_by_role("row").last).to_contain_text(PRINTED[language])


@pytest.mark.parametrize("language", LOCALES)
def test_the_overview_tells_what_is_new(revised: str, visit: Visit, language: Language) -> None:
    text = Text(language)
    page = visit(revised, locale=LOCALES[language])
    expect(page.get_by_role("heading", name=text("front.news"), exact=True)).to_be_visible()
    line = page.get_by_role("listitem").filter(has_text=PRINTED[language])
    expect(line.get_by_role("link")).to_have_attribute("href", re.compile("^indicator.*passage="))
    earlier = visit(f"{revised}/?release=1", locale=LOCALES[language])
    expect(earlier.get_by_role("heading", name=text("front.news"), exact=True)).to_have_count(0)


def test_an_earlier_release_is_shown_at_its_address_until_the_newest_is_asked_for(
    revised: str, visit: Visit
) -> None:
    about = _changed()
    at = f"indicator?indicator={about['indicator_id']}&area={about['area_id']}&period=all"
    page = visit(f"{revised}/{at}")
    main = page.get_by_test_id("stMain")
    expect(main).to_contain_text("8888")
    page = visit(f"{revised}/{at}&release=1")
    main = page.get_by_test_id("stMain")
    expect(main).not_to_contain_text("8888")
    expect(page.get_by_text(Text("zh")("releases.newest"))).to_be_visible()
    page.get_by_text(Text("zh")("releases.newest")).click()
    page.wait_for_url(lambda url: "release" not in url)


def test_programs_too_are_told_what_an_earlier_release_said(revised: str) -> None:
    about = _changed()
    asked = f"indicator={about['indicator_id']}&area={about['area_id']}&period={about['period']}"

    def told(release: str) -> list[float]:
        with urlopen(f"{revised}/api/v1/observations?{asked}&statistic=value{release}") as answer:
            return [row["value"] for row in json.load(answer)["data"]]

    assert told("") == told("&release=2") == [8888]
    assert told("&release=1") == [float(about["value"])]


def test_a_figure_tells_its_versions(revised: str, visit: Visit) -> None:
    about = _changed()
    at = f"indicator?indicator={about['indicator_id']}&area={about['area_id']}&period=all"
    page = visit(f"{revised}/{at}")
    box = page.get_by_text(Text("zh")("releases.life", count=2)).first
    box.click()
    expect(page.get_by_text("首次载入数据表").first).to_be_visible()


def test_a_second_server_on_one_file_does_not_start_and_says_why(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with server.serving(server.ROOT / "app.py", log, HARBOUR) as url:
        _opened(url)
        second = server.start(server.ROOT / "app.py", server.free_port(), log, HARBOUR)
        assert second.wait(timeout=30) != 0
    told = log.read_text(encoding="utf-8")
    assert "DASHBOARD_STORE" in told
    assert "in use by another process" in told
