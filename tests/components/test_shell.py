from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

import components
from components.shell import BODY, SERVED, STYLES, shell

HERE = Path(components.__file__).parent
LETTERS = "x" * 2_000
PAGE = f"<!DOCTYPE html>{SERVED.decode()}<title>Streamlit</title>{BODY.decode()}{LETTERS}"
KEPT = '"a1"'
BROWSER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8", "if-none-match": KEPT}


def _page(_: object) -> HTMLResponse:
    return HTMLResponse(PAGE, headers={"etag": KEPT})


def _words(_: object) -> PlainTextResponse:
    return PlainTextResponse(SERVED)


@pytest.fixture(scope="module")
def client() -> TestClient:
    """A server as Streamlit's: the middleware stands before what compresses the answers."""
    middleware = [Middleware(shell), Middleware(GZipMiddleware)]
    return TestClient(
        Starlette(routes=[Route("/words", _words), Route("/", _page)], middleware=middleware)
    )


@pytest.mark.parametrize(
    ("address", "browser", "language"),
    (
        ("/", "zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("/", "zh-TW", "zh"),
        ("/", "en-GB,en;q=0.9,zh;q=0.8", "en"),
        ("/?lang=zh", "en-US", "zh"),
        ("/?lang=en&area=370103", "zh-CN", "en"),
        ("/?lang=xx", "zh-CN", "zh"),
    ),
)
def test_a_page_is_in_the_language_asked_for_else_in_the_browsers(
    client: TestClient, address: str, browser: str, language: str
) -> None:
    answer = client.get(address, headers={**BROWSER, "accept-language": browser})
    assert f'<html lang="{language}"><title>' in answer.text
    assert int(answer.headers["content-length"]) == len(answer.content)


@pytest.mark.parametrize("browser", ("fr-FR,en;q=0.5", "", "*"))
def test_where_the_program_does_not_speak_the_language_the_page_keeps_the_one_it_has(
    client: TestClient, browser: str
) -> None:
    answer = client.get("/", headers={**BROWSER, "accept-language": browser})
    assert SERVED.decode() in answer.text


def test_a_page_brings_its_style_so_that_nothing_is_moved_by_it_later(client: TestClient) -> None:
    answer = client.get("/", headers={**BROWSER, "accept-language": "zh-CN"})
    before, style, after = answer.text.partition("<style>")
    assert before.endswith(BODY.decode())
    assert after.endswith(f"</style>{LETTERS}")
    for name in STYLES:
        assert (HERE / name).read_text(encoding="utf-8") in style + after


def test_no_page_that_was_kept_in_another_language_takes_its_place(client: TestClient) -> None:
    answer = client.get("/", headers={**BROWSER, "accept-language": "zh-CN"})
    assert "etag" not in answer.headers
    assert "Accept-Language" in answer.headers["vary"]


def test_what_is_no_page_is_left_alone(client: TestClient) -> None:
    heard = {**BROWSER, "accept-language": "zh-CN"}
    assert client.get("/words", headers=heard).text == SERVED.decode()
    asked_by_a_program = client.get("/", headers={"accept-language": "zh-CN"})
    assert asked_by_a_program.text == PAGE
    assert asked_by_a_program.headers["content-encoding"] == "gzip"
