"""A real browser before a real server; every test also holds that nothing leaves this computer."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Literal, Protocol
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from tests.browser import chromium, server, waiting

HERE = Path(__file__).parent
INSIDE = {"data", "blob", "about"}
# Opened at a page's own address, Streamlit first looks for its server below that address.
PROBE = re.compile(r"http://127\.0\.0\.1:\d+/.+/_stcore/(health|host-config)")


class Serve(Protocol):
    """Start the dashboard with these tables (None: its own), once per session; its base URL."""

    def __call__(self, tables: Path | None = None) -> str: ...


class Visit(Protocol):
    """A new reader with a screen, a colour scheme and a language of their own opens an address."""

    def __call__(
        self,
        url: str,
        *,
        width: int = 1366,
        height: int = 900,
        scheme: Literal["light", "dark"] = "light",
        locale: str = "zh-CN",
        touch: bool = False,
    ) -> Page: ...


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what stands in this folder `browser`, and run it after everything that is quicker."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: HERE in item.path.parents)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests; each test has contexts of its own."""
    with sync_playwright() as playwright:
        opened = chromium.launch(playwright)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """A server for each folder of tables asked for, all ended with the session."""
    running: dict[Path | None, str] = {}
    with ExitStack() as servers:

        def start(tables: Path | None = None) -> str:
            if tables not in running:
                log = tmp_path_factory.mktemp("server") / "log"
                app = server.serving(server.ROOT / "app.py", log, tables)
                running[tables] = servers.enter_context(app)
            return running[tables]

        yield start


@pytest.fixture(scope="session")
def base_url(serve: Serve) -> str:
    """The dashboard with its own tables."""
    return serve()


@pytest.fixture
def problems() -> Iterator[list[str]]:
    """What went wrong in the browser: empty at the end, or the test fails.

    A test that provokes a problem takes it out.
    """
    found: list[str] = []
    yield found
    assert not found, "\n".join(found)


@pytest.fixture
def visit(browser: Browser, problems: list[str]) -> Iterator[Visit]:
    """Open a page as a new reader and wait until it is ready."""
    contexts: list[BrowserContext] = []

    def open_page(
        url: str,
        *,
        width: int = 1366,
        height: int = 900,
        scheme: Literal["light", "dark"] = "light",
        locale: str = "zh-CN",
        touch: bool = False,
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            locale=locale,
            timezone_id="Asia/Shanghai",
            has_touch=touch,
            accept_downloads=True,
        )
        contexts.append(context)
        _listen(context, problems.append)
        page = context.new_page()
        page.goto(url)
        waiting.ready(page)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(visit: Visit, base_url: str) -> Page:
    """The dashboard's first page, in Chinese, light, on a common laptop's screen."""
    return visit(base_url)


def _listen(context: BrowserContext, report: Callable[[str], None]) -> None:
    def leaves(url: str) -> None:
        address = urlsplit(url)
        if address.scheme not in INSIDE and address.hostname != "127.0.0.1":
            report(f"a request to another host: {url}")

    context.on("request", lambda request: leaves(request.url))
    context.on("page", lambda page: page.on("websocket", lambda socket: leaves(socket.url)))
    context.on("weberror", lambda error: report(f"an error on the page: {error.error}"))
    context.on("console", lambda line: _report_console_error(line, report))


def _report_console_error(line: ConsoleMessage, report: Callable[[str], None]) -> None:
    source = line.location["url"]
    if line.type == "error" and not PROBE.fullmatch(source):
        report(f"an error in the console: {line.text} ({source})")
