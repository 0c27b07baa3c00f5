"""The desk as an editor and an approver use it: real workbooks, a real login, both stores."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import psycopg
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from components.text import Text
from data.desk.audit import entries
from data.desk.proposals import proposals
from data.model import Language
from data.store.opening import connect
from data.store.releases import releases
from tests.browser import axe, provider, reader, server, waiting
from tests.browser.conftest import LOCALES, Visit
from tests.data.intake import bad_files, office
from tests.data.store import postgresql

ZH = Text("zh")
PEOPLE = (
    {"sub": "wang", "name": "王编", "roles": ["bianji", "shenhe"]},
    {"sub": "li", "name": "李审", "roles": ["shenhe"]},
)
SETTINGS = (
    provider.AUTH
    + """
[access]
claim = "roles"
[access.roles]
editor = ["bianji"]
approver = ["shenhe"]
"""
)
SEEN_WITHIN_MS = 5_000  # a release of another server


class Desk(NamedTuple):
    """A server with a login, and where it keeps what is released."""

    url: str
    store: str
    folder: Path


@pytest.fixture(scope="module")
def identity(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with provider.providing(PEOPLE, tmp_path_factory.mktemp("provider") / "log") as url:
        yield url


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    with postgresql.serving() as (address, _):
        yield address


@pytest.fixture(params=("file", "postgresql"))
def desk(request: pytest.FixtureRequest, tmp_path: Path, identity: str) -> Iterator[Desk]:
    """A server of each store in turn, on the shipped tables."""
    secrets = tmp_path / "secrets.toml"
    secrets.write_text(SETTINGS.format(provider=identity), encoding="utf-8")
    store = f"{tmp_path / 'log'}.duckdb"
    if request.param == "postgresql":
        store = _empty(request.getfixturevalue("database"), tmp_path.name)
    settings = {"STREAMLIT_SECRETS_FILES": str(secrets), "DASHBOARD_STORE": store}
    with server.serving(server.ROOT / "app.py", tmp_path / "log", settings=settings) as url:
        yield Desk(url, store, tmp_path)


def _empty(address: str, name: str) -> str:
    database = re.sub("[^a-z0-9]", "_", name.lower())[-60:]
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{database}"'.encode())
    return address.rpartition("/")[0] + f"/{database}"


@pytest.fixture
def people(browser: Browser) -> Iterator[dict[str, BrowserContext]]:
    """A browser for each person."""
    made = {who["sub"]: provider.browsing(browser) for who in PEOPLE}
    yield {str(who): context for who, context in made.items()}
    for context in made.values():
        context.close()


def _open(page: Page, url: str) -> None:
    page.goto(url)
    waiting.ready(page)


def _hand_in(page: Page, file: Path) -> None:
    """Give a file, and wait until it is read."""
    with waiting.rerun(page):
        page.locator("input[type=file]").set_input_files(file)
    waiting.ready(page)


def _describe(page: Page, title: str, day: str, text: Text = ZH) -> None:
    """Say which report it is."""
    for key, words in (("report-title", title), ("report-published", day)):
        field = page.locator(f".st-key-{key} input")
        field.fill(words)
        with waiting.rerun(page):
            field.press("Enter")
    reader.choose(page, "report-reliability", text("confidence.high"))


def _propose(page: Page, reason: str, text: Text = ZH) -> None:
    page.get_by_label(text("submit.reason")).fill(reason)
    with waiting.rerun(page):
        page.locator("[data-testid=stFormSubmitButton] button[kind=primaryFormSubmit]").click()


def _monthly(page: Page, desk: Desk) -> None:
    """Hand in a monthly report as an office writes it, all the way."""
    _open(page, f"{desk.url}/submit")
    _hand_in(page, office.write("monthly_report", desk.folder))
    _describe(page, "市中区2026年10月主要经济指标", "2026-11-10")
    _propose(page, "2026年10月月报")
    expect(page.get_by_text(ZH("submit.done", number=1))).to_be_visible()


def test_one_hands_in_a_monthly_report_and_another_releases_it(
    desk: Desk, people: dict[str, BrowserContext]
) -> None:
    editor = provider.sign_in(people["wang"], desk.url, "wang", "proposals")
    _monthly(editor, desk)
    _open(editor, f"{desk.url}/proposals")
    expect(editor.get_by_text(ZH("proposals.own"))).to_be_visible()
    expect(editor.get_by_role("button", name=ZH("proposals.release"))).to_have_count(0)

    approver = provider.sign_in(people["li"], desk.url, "li", "proposals")
    _open(approver, f"{desk.url}/proposals")
    expect(approver.get_by_text("近 11 万 户")).to_be_visible()
    with waiting.rerun(approver):
        approver.get_by_role("button", name=ZH("proposals.release"), exact=True).click()
    expect(approver.get_by_text(ZH("proposals.done_released", number=1))).to_be_visible()

    _open(editor, f"{desk.url}/indicator?indicator=gdp&period=2026")
    expect(editor.get_by_text("1234.5 亿元").first).to_be_visible()
    expect(editor.get_by_text("市中区2026年10月主要经济指标").first).to_be_visible()
    _released(desk)


def _released(desk: Desk) -> None:
    """What stands in the database, once its server has let go of it."""
    if desk.store.startswith("postgresql"):
        engine = connect(desk.store)
        assert [it.made_by for it in releases(engine)] == ["李审", ""]
        told = [(entry.made_by, entry.action) for entry in entries(engine)]
        assert told[:3] == [("li", "release"), ("li", "sign_in"), ("wang", "mapping")]
        assert ("wang", "proposal") in told
        assert ("wang", "upload") in told
        engine.close()


def test_a_proposal_waits_over_a_restart_and_is_returned_with_a_reason(
    people: dict[str, BrowserContext], identity: str, tmp_path: Path
) -> None:
    secrets = tmp_path / "secrets.toml"
    secrets.write_text(SETTINGS.format(provider=identity), encoding="utf-8")
    settings = {"STREAMLIT_SECRETS_FILES": str(secrets)}
    log, store = tmp_path / "log", f"{tmp_path / 'log'}.duckdb"
    with server.serving(server.ROOT / "app.py", log, settings=settings) as url:
        editor = provider.sign_in(people["wang"], url, "wang", "proposals")
        _monthly(editor, Desk(url, store, tmp_path))
    with server.serving(server.ROOT / "app.py", log, settings=settings) as url:
        approver = provider.sign_in(people["li"], url, "li", "proposals")
        _open(approver, f"{url}/proposals")
        button = approver.get_by_role("button", name=ZH("proposals.give_back"), exact=True)
        with waiting.rerun(approver):
            button.click()
        expect(approver.get_by_text("请写明理由。")).to_be_visible()
        approver.get_by_label(ZH("proposals.why")).fill("口径不符")
        with waiting.rerun(approver):
            button.click()
        expect(approver.get_by_text(ZH("proposals.done_returned", number=1))).to_be_visible()
    engine = connect(store)
    (found,) = proposals(engine)
    assert found.decision is not None
    assert (found.state, found.decision.reason, len(releases(engine))) == (
        "returned",
        "口径不符",
        1,
    )
    engine.close()


def test_two_servers_on_one_database_see_a_release_within_seconds(
    database: str, tmp_path: Path, visit: Visit
) -> None:
    settings = {"DASHBOARD_STORE": _empty(database, tmp_path.name)}
    app = server.ROOT / "app.py"
    with (
        server.serving(app, tmp_path / "one", settings=settings) as one,
        server.serving(app, tmp_path / "other", settings=settings) as other,
    ):
        watched = visit(f"{other}/releases")
        page = visit(f"{one}/submit")
        _monthly(page, Desk(one, "", tmp_path))
        _open(page, f"{one}/proposals")
        with waiting.rerun(page):
            page.get_by_role("button", name=ZH("proposals.release"), exact=True).click()
        page.wait_for_timeout(SEEN_WITHIN_MS)
        _open(watched, f"{other}/releases")
        expect(watched.get_by_role("row").nth(1)).to_contain_text("2026年10月月报")
        for seen in (watched, page):
            seen.close()


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server for one person on this computer."""
    log = tmp_path_factory.mktemp("alone") / "log"
    with server.serving(server.ROOT / "app.py", log) as url:
        yield url


def test_problems_are_told_with_their_cells_and_marked_in_the_file(
    alone: str, visit: Visit, tmp_path: Path
) -> None:
    page = visit(f"{alone}/submit")
    _hand_in(page, office.write("faults", tmp_path))
    _describe(page, "有问题的表", "2026-11-10")
    expect(page.locator(".st-key-problems")).to_contain_text("C3")
    with page.expect_download() as download:
        page.locator(".st-key-take-marked button").click()
    download.value.save_as(tmp_path / "marked.xlsx")
    assert (tmp_path / "marked.xlsx").read_bytes().startswith(b"PK")
    expect(page.get_by_label(ZH("submit.reason"))).to_have_count(0)


@pytest.mark.parametrize("width", (390, 1366))
@pytest.mark.parametrize("language", LOCALES)
def test_axe_finds_nothing_on_the_way_of_a_report_to_its_release(
    alone: str, visit: Visit, tmp_path: Path, language: Language, width: int
) -> None:
    page = visit(f"{alone}/submit", width=width, scheme="dark", locale=LOCALES[language])
    _hand_in(page, office.write("monthly_report", tmp_path))
    _describe(page, "市中区2026年10月主要经济指标", "2026-11-10", Text(language))
    assert list(axe.violations(page)) == []
    _propose(page, "2026年10月月报", Text(language))
    for name in ("proposals", "releases", "restore", "audit"):
        _open(page, f"{alone}/{name}")
        assert list(axe.violations(page)) == [], name


def test_a_file_that_cannot_be_taken_in_is_answered_by_a_sentence(
    alone: str, visit: Visit, tmp_path: Path
) -> None:
    page = visit(f"{alone}/submit")
    bomb = next(bad_files._zip_bombs())  # noqa: SLF001 -- one of its family
    (tmp_path / "bomb.xlsx").write_bytes(bomb.content)
    _hand_in(page, tmp_path / "bomb.xlsx")
    expect(page.get_by_test_id("stAlert")).to_contain_text("bomb.xlsx")
    expect(page.get_by_text(ZH("submit.step_report"))).to_have_count(0)


def test_a_mapping_that_a_person_made_is_remembered_for_the_next_issue(
    alone: str, visit: Visit, tmp_path: Path
) -> None:
    page = visit(f"{alone}/submit")
    _hand_in(page, office.write("districts", tmp_path))
    _describe(page, "各区县主要经济指标", "2026-10-20")
    expect(page.get_by_text(ZH("mapping.remembered"))).to_have_count(0)
    _propose(page, "三季度")
    again = visit(f"{alone}/submit")
    _hand_in(again, office.write("districts", tmp_path))
    expect(again.get_by_text(ZH("mapping.remembered"))).to_be_visible()


@pytest.mark.parametrize("name", ("submit", "proposals", "restore", "audit"))
@pytest.mark.parametrize("width", (390, 1366))
def test_no_page_of_the_desk_is_wider_than_the_screen(
    alone: str, visit: Visit, name: str, width: int
) -> None:
    page = visit(f"{alone}/{name}", width=width)
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not page.evaluate(wide)


def test_the_open_page_of_the_desk_is_marked_among_its_pages(alone: str, visit: Visit) -> None:
    page = visit(f"{alone}/submit")
    pages = page.locator(".st-key-desk-pages")
    current = pages.locator("[aria-current=page]")
    expect(current).to_have_text([ZH("menu.submit")])
    with waiting.rerun(page):
        pages.get_by_text(ZH("menu.restore")).click()
    expect(page.get_by_role("heading", name=ZH("restore.title"))).to_be_visible()
    expect(current).to_have_text([ZH("menu.restore")])


def test_where_nothing_waits_or_can_be_restored_it_says_what_to_do(
    alone: str, visit: Visit
) -> None:
    page = visit(f"{alone}/restore")
    page.get_by_text(ZH("restore.to_releases")).click()
    expect(page.get_by_role("heading", name=ZH("releases.title"))).to_be_visible()
    expect(page.get_by_text(ZH("releases.only"))).to_be_visible()


def test_a_line_that_is_not_recognised_is_named_and_a_new_report_stands_in_order_on_a_phone(
    alone: str, visit: Visit, tmp_path: Path
) -> None:
    page = visit(f"{alone}/submit", width=390)
    _hand_in(page, office.write("monthly_report", tmp_path))
    expect(page.get_by_text("第 9 行“#限额以上零售额”尚未识别")).to_be_visible()
    labels = page.locator(".st-key-new-report [data-testid=stWidgetLabel]").all_inner_texts()
    named = ("title_zh", "title_en", "publisher", "published", "kind", "reliability", "url")
    assert labels == [ZH(f"submit.{name}") for name in named]
