"""A provider of logins on this computer, in a process of its own, on a free port."""

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, BrowserContext, Page, Route

from tests.browser import reader, server, waiting

PATIENCE = 30.0
DISCOVERY = "/.well-known/openid-configuration"
# How a server knows it: the first part of its secrets, `provider` being the base URL.
AUTH = """
[auth]
redirect_uri = "http://127.0.0.1:{{port}}/oauth2callback"
cookie_secret = "0123456789012345678901234567890123456789"
client_id = "dashboard"
client_secret = "known to the provider"
server_metadata_url = "{provider}/.well-known/openid-configuration"
"""


@contextmanager
def providing(people: Sequence[Mapping[str, Any]], log: Path, seconds: int = 3600) -> Iterator[str]:
    """The base URL of a provider that knows these people, whose tokens last so many seconds."""
    port = server.free_port()
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock"]
    known = [word for person in people for word in ("--user-claims", json.dumps(person))]
    lasting = ["--port", str(port), "--token-max-age", str(seconds)]
    with log.open("wb") as out:
        process = subprocess.Popen(
            [*command, *lasting, *known],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    url = f"http://127.0.0.1:{port}"
    try:
        _wait(url, process, log)
        yield url
    finally:
        server.stop(process)


def _wait(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urlopen(f"{url}{DISCOVERY}", timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.05)
    raise RuntimeError(f"The provider did not start: {log.read_text(encoding='utf-8')}")


def browsing(browser: Browser, locale: str = "zh-CN") -> BrowserContext:
    """A browser of one person's own: what signs one in is shared by all pages of a context."""
    context = browser.new_context(locale=locale, viewport={"width": 1366, "height": 900})
    context.add_init_script(reader.RETURNING)
    context.route(re.compile("/oauth2/(authorize|end_session)"), _without_style)
    return context


def sign_in(context: BrowserContext, url: str, who: str, page: str = "audit") -> Page:
    """Sign in on a page that asks for it, to come back to it."""
    seen = context.new_page()
    seen.goto(f"{url}/{page}")
    waiting.ready(seen)
    seen.locator(".st-key-enter button").click()
    seen.get_by_role("button", name=who, exact=True).click()
    seen.wait_for_url(f"{url}/{page}")
    seen.wait_for_selector("[data-testid=stApp]")
    waiting.ready(seen)
    return seen


def _without_style(route: Route) -> None:
    """The provider's page, which would fetch a style sheet from elsewhere."""
    if route.request.method != "GET":
        route.continue_()
        return
    answer = route.fetch()
    route.fulfill(response=answer, body=re.sub("<link[^>]*>", "", answer.text()))
