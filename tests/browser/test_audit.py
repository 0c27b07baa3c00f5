"""The log in a real browser: what is done before the screen stands in it, and is told from it."""

import re
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from components.text import Text
from data.desk.audit import Entry, entries, said
from data.desk.tampering import verify
from data.model import Language
from data.store.opening import connect
from tests.browser import provider, reader, server, waiting
from tests.browser.conftest import LOCALES, Visit
from tests.data.desk.tampered import written
from tests.data.faults import HARBOUR

SETTINGS = (
    provider.AUTH
    + """
[access]
readers = "login"
"""
)


@pytest.fixture(scope="module")
def logged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server whose log holds what some people did before it started."""
    log = tmp_path_factory.mktemp("logged") / "log"
    engine = connect(f"{log}.duckdb")
    for _ in range(3):
        written(engine)
    engine.close()
    with server.serving(server.ROOT / "app.py", log, HARBOUR) as url:
        yield url


@pytest.mark.parametrize("language", LOCALES)
def test_the_log_is_asked_by_clicks_and_the_address_keeps_what_was_asked(
    logged: str, visit: Visit, language: Language
) -> None:
    text = Text(language)
    page = visit(f"{logged}/audit", locale=LOCALES[language])
    with waiting.rerun(page):
        page.get_by_label(text("log.words")).fill("十一月")
        page.keyboard.press("Enter")
    expect(page.get_by_role("row")).to_have_count(1 + 3)
    page.wait_for_url(re.compile("words="))
    again = visit(page.url, locale=LOCALES[language])
    expect(again.get_by_role("row")).to_have_count(1 + 3)


def test_the_log_is_verified_by_a_button(logged: str, visit: Visit) -> None:
    page = visit(f"{logged}/audit")
    with waiting.rerun(page):
        page.get_by_role("button", name=Text("zh")("log.verify")).click()
    expect(page.get_by_text("操作日志核验通过")).to_be_visible()


def test_who_takes_the_log_along_stands_in_it(logged: str, visit: Visit, tmp_path: Path) -> None:
    page = visit(f"{logged}/audit?who=li")
    file = reader.taken_along(page, "log", "CSV", tmp_path)
    rows = file.read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 1 + 3 * 5
    page = visit(f"{logged}/audit?action=export")
    newest = page.get_by_role("row").nth(1)
    expect(newest).to_contain_text(Text("zh")("access.alone"))
    expect(newest).to_contain_text(file.name)


@pytest.mark.parametrize("width", (400, 1366))
def test_the_page_is_no_wider_than_the_screen(logged: str, visit: Visit, width: int) -> None:
    page = visit(f"{logged}/audit?entry=20", width=width)
    expect(page.get_by_text(Text("zh")("log.one", number=20))).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.fixture
def somebody(browser: Browser) -> Iterator[BrowserContext]:
    context = provider.browsing(browser, "en")
    yield context
    context.close()


def test_where_readers_log_in_the_log_tells_who_took_what_along(
    somebody: BrowserContext, tmp_path: Path
) -> None:
    log, secrets = tmp_path / "log", tmp_path / "secrets.toml"
    with provider.providing([{"sub": "zhao", "name": "赵"}], tmp_path / "provider") as identity:
        secrets.write_text(SETTINGS.format(provider=identity), encoding="utf-8")
        settings = {"STREAMLIT_SECRETS_FILES": str(secrets)}
        with server.serving(server.ROOT / "app.py", log, HARBOUR, settings) as url:
            page = provider.sign_in(somebody, url, "zhao", "sources")
            file = reader.taken_along(page, "source", "CSV", tmp_path)
            assert somebody.request.get(f"{url}/api/v1/areas").status == HTTPStatus.OK
            page.goto(f"{url}/audit")
            waiting.ready(page)
            expect(page.get_by_text(Text("en")("barred.title"))).to_be_visible()
            page.close()
    refused, asked, taken, came = _noted(log)
    assert {(it.made_by, it.name, it.place) for it in (refused, asked, taken, came)} == {
        ("zhao", "赵", "127.0.0.1")
    }
    assert (taken.action, taken.subject, came.action) == ("export", file.name, "sign_in")
    assert said(taken.after)["filters"]
    assert (refused.action, refused.subject) == ("refused", "audit")
    assert (asked.action, asked.subject) == ("export", "/api/v1/areas")


def _noted(log: Path) -> list[Entry]:
    """What people did, the newest first, of a log that is sound."""
    engine = connect(f"{log}.duckdb")
    found = [entry for entry in entries(engine) if entry.made_by]
    assert verify(engine).found == 0
    engine.close()
    return found
