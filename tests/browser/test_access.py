"""Who gets in: a real provider of logins, a real server, a real browser."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Cookie, Page, expect

from components.text import Text
from data.desk.audit import entries
from data.store.opening import connect
from tests.browser import provider, server, waiting
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

EN = Text("en")
APP = server.ROOT / "app.py"
PEOPLE: list[dict[str, Any]] = [
    {"sub": "editor", "name": "李编辑", "realm_access": {"roles": ["bianji"]}},
    {"sub": "approver", "name": "王审核", "realm_access": {"roles": ["shenhe"]}},
    {"sub": "reader", "name": "Zhao"},
]
SETTINGS = (
    provider.AUTH
    + """
[access]
claim = "realm_access.roles"
readers = "{readers}"
[access.roles]
editor = ["bianji"]
approver = ["shenhe"]
administrator = ["guanli"]
"""
)
USER = "_streamlit_user"
SHORT = 6  # seconds that a token lasts of a provider that ends them soon


class Running(NamedTuple):
    url: str
    log: Path


@contextmanager
def _running(folder: Path, secrets: str = "", **variables: str) -> Iterator[Running]:
    """A server with these settings, and its log."""
    file = folder / "secrets.toml"
    file.write_text(secrets, encoding="utf-8")
    variables["STREAMLIT_SECRETS_FILES"] = str(file)
    with server.serving(APP, folder / "log", settings=variables) as url:
        yield Running(url, folder / "log")


@pytest.fixture(scope="module")
def identity(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with provider.providing(PEOPLE, tmp_path_factory.mktemp("provider") / "log") as url:
        yield url


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory, identity: str) -> Iterator[Running]:
    """A server with a login, on which anyone reads."""
    settings = SETTINGS.format(provider=identity, readers="anyone")
    with _running(tmp_path_factory.mktemp("guarded"), settings) as running:
        yield running


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory, identity: str) -> Iterator[Running]:
    """A server on which readers must log in."""
    settings = SETTINGS.format(provider=identity, readers="login")
    with _running(tmp_path_factory.mktemp("closed"), settings) as running:
        yield running


@pytest.fixture
def somebody(browser: Browser) -> Iterator[BrowserContext]:
    """A browser of its own: what signs one in is shared by all pages of a context."""
    context = provider.browsing(browser, "en")
    yield context
    context.close()


def _open(context: BrowserContext, url: str) -> Page:
    page = context.new_page()
    page.goto(url)
    waiting.ready(page)
    return page


def _asked(url: str, headers: dict[str, str] | None = None, method: str = "GET") -> tuple[int, str]:
    try:
        with urlopen(Request(url, headers=headers or {}, method=method), timeout=30) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as fault:
        return fault.code, fault.read().decode()


def _title(page: Page) -> str:
    return page.locator("h1").inner_text()


def test_an_editor_logs_in_sees_their_desk_and_logs_out(
    somebody: BrowserContext, guarded: Running
) -> None:
    page = provider.sign_in(somebody, guarded.url, "editor")
    page.get_by_text(EN("menu.desk")).click()
    expect(page.get_by_role("menuitem", name=EN("menu.submit"))).to_be_visible()
    expect(page.get_by_text(EN("menu.audit"))).to_have_count(0)
    page.goto(f"{guarded.url}/submit")
    waiting.ready(page)
    assert _title(page) == EN("submit.title")
    page.locator(".st-key-person button").click()
    page.locator(".st-key-sign-out button").click()
    page.get_by_role("button", name="End session").click()
    page.wait_for_url(f"{guarded.url}/**")
    waiting.ready(page)
    expect(page.locator(".st-key-sign-in button")).to_be_visible()
    assert USER not in {cookie.get("name") for cookie in somebody.cookies()}
    page.goto(f"{guarded.url}/submit")
    waiting.ready(page)
    assert _title(page) == EN("barred.title")


def test_each_sign_in_and_out_is_noted_once(
    somebody: BrowserContext, identity: str, tmp_path: Path
) -> None:
    with _running(tmp_path, SETTINGS.format(provider=identity, readers="anyone")) as running:
        page = provider.sign_in(somebody, running.url, "approver")
        _open(somebody, running.url)
        _open(somebody, f"{running.url}/trends")
        page.locator(".st-key-person button").click()
        page.locator(".st-key-sign-out button").click()
        page.get_by_role("button", name="End session").click()
        page.wait_for_url(f"{running.url}/**")
    engine = connect(f"{running.log}.duckdb")
    noted = [entry.action for entry in entries(engine) if "sign" in entry.action]
    engine.close()
    assert noted == ["sign_out", "sign_in"]


def test_a_page_is_not_opened_by_another_role(somebody: BrowserContext, guarded: Running) -> None:
    page = provider.sign_in(somebody, guarded.url, "approver")
    for path, title in (("submit", "barred.title"), ("restore", "restore.title")):
        page.goto(f"{guarded.url}/{path}")
        waiting.ready(page)
        assert _title(page) == EN(title)


def test_the_cookie_is_kept_from_scripts_and_from_other_sites(
    somebody: BrowserContext, guarded: Running
) -> None:
    page = provider.sign_in(somebody, guarded.url, "reader")
    (cookie,) = filter(_is_user, somebody.cookies())
    assert cookie.get("httpOnly")
    assert cookie.get("sameSite") == "Lax"
    assert USER not in page.evaluate("document.cookie")


FORGED: dict[str, Callable[[str], str]] = {
    "other claims, the old signature": lambda value: "e" + value[1:],
    "no signature": lambda value: value.partition(".")[0],
    "another signature": lambda value: value[:-6] + "AAAAAA",
    "plain claims": lambda _: json.dumps({"sub": "editor", "is_logged_in": True}),
    "nothing": lambda _: "",
}


def test_a_forged_cookie_signs_nobody_in(somebody: BrowserContext, guarded: Running) -> None:
    provider.sign_in(somebody, guarded.url, "editor")
    (cookie,) = filter(_is_user, somebody.cookies())
    for name, forge in FORGED.items():
        forged: Any = {**cookie, "value": forge(str(cookie.get("value")))}
        somebody.add_cookies([forged])
        page = _open(somebody, f"{guarded.url}/submit")
        assert _title(page) == EN("barred.title"), name
        expect(page.locator(".st-key-sign-in button")).to_be_visible()
    honest: Any = cookie
    somebody.add_cookies([honest])
    assert _title(_open(somebody, f"{guarded.url}/submit")) == EN("submit.title")


def test_a_cookie_signed_with_another_servers_secret_signs_nobody_in(
    somebody: BrowserContext, guarded: Running, identity: str, tmp_path: Path
) -> None:
    settings = SETTINGS.format(provider=identity, readers="anyone")
    with _running(tmp_path, settings.replace("0123456789", "9876543210")) as other:
        provider.sign_in(somebody, other.url, "editor")
    # Cookies do not tell one port from another.
    page = _open(somebody, f"{guarded.url}/submit")
    assert _title(page) == EN("barred.title")


def test_a_sign_in_ends_with_its_token(somebody: BrowserContext, tmp_path: Path) -> None:
    with provider.providing(PEOPLE, tmp_path / "provider.log", SHORT) as identity:
        settings = SETTINGS.format(provider=identity, readers="anyone")
        with _running(tmp_path, settings) as brief:
            page = provider.sign_in(somebody, brief.url, "editor")
            page.wait_for_timeout(SHORT * 1000)
            with waiting.rerun(page):
                page.get_by_text(EN("menu.trends"), exact=True).first.click()
            expect(page.get_by_text(EN("barred.ended"))).to_be_visible()
            expect(page.locator(".st-key-sign-in button")).to_be_visible()
            again = _open(somebody, f"{brief.url}/submit")
            assert _title(again) == EN("barred.title")


@pytest.mark.parametrize("path", ("submit", "audit"))
def test_a_stranger_who_comes_first_to_a_fresh_server_is_kept_out(
    somebody: BrowserContext, identity: str, tmp_path: Path, path: str
) -> None:
    with _running(tmp_path, SETTINGS.format(provider=identity, readers="anyone")) as fresh:
        page = _open(somebody, f"{fresh.url}/{path}")
        assert _title(page) == EN("barred.title")
        expect(page.locator(".st-key-enter button")).to_be_visible()


def test_on_this_computer_without_login_the_desk_is_open(visit: Visit, base_url: str) -> None:
    page = visit(f"{base_url}/submit", locale="en")
    assert _title(page) == EN("submit.title")
    expect(page.locator(".st-key-sign-in")).to_have_count(0)


@pytest.mark.parametrize("header", ("X-Forwarded-For", "Forwarded", "X-Real-IP"))
def test_whoever_comes_by_way_of_a_proxy_finds_no_desk(
    somebody: BrowserContext, base_url: str, header: str
) -> None:
    value = "for=10.0.0.9" if header == "Forwarded" else "10.0.0.9"
    somebody.set_extra_http_headers({header: value})
    page = _open(somebody, f"{base_url}/submit")
    assert _title(page) == EN("barred.title")
    expect(page.get_by_text(EN("menu.desk"), exact=True)).to_have_count(0)


def test_a_server_that_others_reach_has_no_desk_without_login_and_says_so(
    somebody: BrowserContext, tmp_path: Path
) -> None:
    bound = "0.0.0.0"  # noqa: S104 -- this is what is tried
    with _running(tmp_path, STREAMLIT_SERVER_ADDRESS=bound) as everywhere:
        log = everywhere.log.read_text(encoding="utf-8")
        assert "The data desk is shut: other computers can reach this server" in log
        assert "数据工作台未开放：本服务器可由其他计算机访问" in log
        page = _open(somebody, f"{everywhere.url}/submit")
        assert EN("submit.title") not in page.locator("h1").all_inner_texts()
        expect(page.get_by_text(EN("menu.desk"), exact=True)).to_have_count(0)


FAULTY = {"a misspelt section": ("[access]", "[acces]"), "no TOML": ("[auth]", "[auth")}


@pytest.mark.parametrize("fault", FAULTY)
def test_settings_with_a_fault_are_told_in_the_log_and_let_nobody_in(
    somebody: BrowserContext, identity: str, tmp_path: Path, fault: str
) -> None:
    settings = SETTINGS.format(provider=identity, readers="login").replace(*FAULTY[fault])
    with _running(tmp_path, settings) as faulty:
        log = faulty.log.read_text(encoding="utf-8")
        assert "secrets.toml" in log
        assert "Traceback" not in log
        page = _open(somebody, f"{faulty.url}/submit")
        expect(page.get_by_text(EN("barred.nobody"))).to_be_visible()
        expect(page.locator("a[data-testid=stPageLink-NavLink]")).to_have_count(0)
        assert _asked(f"{faulty.url}/api/v1/themes")[0] == 503


@pytest.mark.parametrize("path", ("", "trends", "sources", "releases", "submit"))
def test_where_readers_must_log_in_a_stranger_reads_no_page(
    somebody: BrowserContext, closed: Running, path: str
) -> None:
    refused: list[str] = []
    somebody.on("response", lambda it: refused.append(it.url) if it.status == 401 else None)
    page = _open(somebody, f"{closed.url}/{path}")
    expect(page.locator(".st-key-enter button")).to_be_visible()
    assert refused == []  # the page itself has all it needs: its fonts, say
    for kind in ("stPageLink-NavLink", "stVegaLiteChart", "stTable", "stSelectbox"):
        expect(page.locator(f"[data-testid={kind}]")).to_have_count(0)


def test_where_readers_must_log_in_so_must_programs(
    somebody: BrowserContext, closed: Running
) -> None:
    url = f"{closed.url}/api/v1/themes"
    status, content = _asked(url)
    assert (status, json.loads(content)["error"]["code"]) == (401, "login")
    assert _asked(f"{closed.url}/media/0123.csv")[0] == 401
    assert _asked(f"{closed.url}/healthz")[0] == 200
    provider.sign_in(somebody, closed.url, "reader")
    assert somebody.request.get(url).status == 200
    held = [f"{it.get('name')}={it.get('value')}" for it in somebody.cookies() if _is_user(it)]
    assert _asked(url, {"Cookie": "; ".join(held)})[0] == 200
    assert _asked(url, {"Cookie": "; ".join(held) + "x"})[0] == 401


def _is_user(cookie: Cookie) -> bool:
    return cookie.get("name") == USER


def test_where_anyone_reads_the_interface_answers_anyone(guarded: Running) -> None:
    assert _asked(f"{guarded.url}/api/v1/themes")[0] == 200


def test_only_an_editor_uploads(guarded: Running, base_url: str) -> None:
    path = "/_stcore/upload_file/any-session/any-file"
    status, content = _asked(guarded.url + path, method="PUT")
    assert (status, json.loads(content)["error"]["code"]) == (403, "upload")
    here = {"Origin": base_url}
    refused = [here | {"X-Forwarded-For": "10.0.0.9"}, {"Origin": "http://evil.example"}, {}]
    assert {_asked(base_url + path, sent, "PUT")[0] for sent in refused} == {403}
    # Let through by the gate, it fails at what guards it against other sites.
    assert "XSRF" in _asked(base_url + path, here, "PUT")[1]


def test_a_file_made_for_a_reader_is_had_by_who_may_read_alone(
    somebody: BrowserContext, closed: Running
) -> None:
    provider.sign_in(somebody, closed.url, "reader")
    page = _open(somebody, f"{closed.url}/indicator?indicator=gdp")
    with waiting.rerun(page):
        page.locator("[class*=st-key-take-] button").first.click()
    with page.expect_download() as taken:
        page.get_by_test_id("stDownloadButton").filter(has_text="CSV").locator("button").click()
    assert "/media/" in taken.value.url
    assert somebody.request.get(taken.value.url).status == 200
    assert _asked(taken.value.url)[0] == 401
