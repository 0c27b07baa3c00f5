"""A real browser before a real server; every test also holds that nothing leaves this computer."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Literal, NamedTuple, Protocol
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    WebError,
    sync_playwright,
)

from components.session import LAST_VISIT
from data.model import Language
from tests.browser import altered, chromium, reader, server, waiting

HERE = Path(__file__).parent
INSIDE = {"data", "blob", "about"}


Scheme = Literal["light", "dark"]
PHONE = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Mobile Chrome"
LOCALES: dict[Language, str] = {"zh": "zh-CN", "en": "en-US"}


class Profile(NamedTuple):
    """What a browser tells a page about itself."""

    scheme: Scheme
    locale: str
    touch: bool


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
        scheme: Scheme = "light",
        locale: str = "zh-CN",
        touch: bool = False,
        returning: bool = True,
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


@pytest.fixture(scope="session")
def long_names(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The dashboard with tables whose names are twice as long; its base URL."""
    return serve(altered.long_names(tmp_path_factory.mktemp("long") / "tables"))


@pytest.fixture
def problems() -> Iterator[list[str]]:
    """What went wrong in the browser: empty at the end, or the test fails.

    A test that provokes a problem takes it out.
    """
    found: list[str] = []
    yield found
    assert not found, "\n".join(found)


@pytest.fixture(scope="session")
def profiles(browser: Browser) -> Iterator[Callable[[Profile], BrowserContext]]:
    """Readers of one scheme, language and device share the files a browser keeps, and no more."""
    opened: dict[Profile, BrowserContext] = {}

    def context(profile: Profile) -> BrowserContext:
        if profile not in opened:
            opened[profile] = browser.new_context(
                color_scheme=profile.scheme,
                locale=profile.locale,
                has_touch=profile.touch,
                user_agent=PHONE if profile.touch else None,
                timezone_id="Asia/Shanghai",
                accept_downloads=True,
            )
        return opened[profile]

    yield context
    for context_of_profile in opened.values():
        context_of_profile.close()


@pytest.fixture
def visit(profiles: Callable[[Profile], BrowserContext], problems: list[str]) -> Iterator[Visit]:
    """Open a page as a new reader and wait until it is ready."""
    heard: set[Profile] = set()
    with ExitStack() as ends:

        def open_page(
            url: str,
            *,
            width: int = 1366,
            height: int = 900,
            scheme: Scheme = "light",
            locale: str = "zh-CN",
            touch: bool = False,
            returning: bool = True,
        ) -> Page:
            profile = Profile(scheme, locale, touch)
            context = profiles(profile)
            if profile not in heard:
                heard.add(profile)
                ends.enter_context(_listening(context, problems.append))
            page = context.new_page()
            page.add_init_script(reader.CLOCK)
            if returning:
                page.add_init_script(reader.RETURNING)
            ends.callback(_leave, page)
            page.set_viewport_size({"width": width, "height": height})
            page.goto(url)
            waiting.ready(page)
            return page

        yield open_page


@pytest.fixture
def page(visit: Visit, base_url: str) -> Page:
    """The dashboard's first page, in Chinese, light, on a common laptop's screen."""
    return visit(base_url)


def _leave(page: Page) -> None:
    """Close a page, and forget what it kept in the browser."""
    if not page.is_closed():
        page.evaluate("localStorage.clear(); sessionStorage.clear()")
        page.context.clear_cookies(name=LAST_VISIT)
        page.close()
    for opened_by_it in page.context.pages:
        opened_by_it.close()


@contextmanager
def _listening(context: BrowserContext, report: Callable[[str], None]) -> Iterator[None]:
    def leaves(url: str) -> None:
        address = urlsplit(url)
        if address.scheme not in INSIDE and address.hostname != "127.0.0.1":
            report(f"a request to another host: {url}")

    def hears_of_request(request: Request) -> None:
        leaves(request.url)

    def hears_of_page(page: Page) -> None:
        page.on("websocket", lambda socket: leaves(socket.url))

    def hears_of_error(error: WebError) -> None:
        report(f"an error on the page: {error.error}")

    def hears_of_line(line: ConsoleMessage) -> None:
        _report_console_error(line, report)

    context.on("request", hears_of_request)
    context.on("page", hears_of_page)
    context.on("weberror", hears_of_error)
    context.on("console", hears_of_line)
    yield
    context.remove_listener("request", hears_of_request)
    context.remove_listener("page", hears_of_page)
    context.remove_listener("weberror", hears_of_error)
    context.remove_listener("console", hears_of_line)


def _report_console_error(line: ConsoleMessage, report: Callable[[str], None]) -> None:
    source = line.location["url"]
    if line.type == "error":
        report(f"an error in the console: {line.text} ({source})")
