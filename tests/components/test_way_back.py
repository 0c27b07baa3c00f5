from typing import Any

import pytest
from starlette.datastructures import MutableHeaders
from starlette.requests import Request

from components import way_back

ORIGIN = "https://board.example"


def _request(**headers: str) -> Request:
    raw = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
    scope: dict[str, Any] = {"type": "http", "path": "/", "headers": raw}
    return Request(scope)


def _way(referer: str) -> str:
    """Where one is led who went to sign in from a page; empty: where one is led anyway."""
    going = MutableHeaders()
    way_back.remember(_request(referer=referer), going, ORIGIN)
    kept = going.get("set-cookie", "").partition(";")[0]
    coming = MutableHeaders({"location": ""})
    way_back.lead(_request(cookie=kept), coming)
    return coming["location"]


@pytest.mark.parametrize(
    "page", ("/submit", "/indicator?indicator=gdp&lang=en", "/", "/trends?areas=a%3Bb&areas=c")
)
def test_one_is_led_back_to_where_one_was(page: str) -> None:
    assert _way(ORIGIN + page) == page


@pytest.mark.parametrize(
    "referer",
    (
        "",
        "https://evil.example/submit",
        "http://board.example/submit",
        "https://board.example@evil.example/submit",
        "https://board.example//evil.example",
        "https://[",
        "javascript:alert(1)",
    ),
)
def test_one_is_not_led_elsewhere(referer: str) -> None:
    assert _way(referer) == ""


@pytest.mark.parametrize(
    "kept", ("//evil.example", "/%5Cevil.example", "https%3A%2F%2Fevil.example", "/%0D%0Ax", "")
)
def test_a_cookie_of_another_hand_leads_nowhere(kept: str) -> None:
    answer = MutableHeaders({"location": "/"})
    way_back.lead(_request(cookie=f"{way_back.COOKIE}={kept}"), answer)
    assert answer["location"] == "/"


def test_the_way_is_kept_for_one_sign_in() -> None:
    answer = MutableHeaders({"location": "/"})
    way_back.lead(_request(cookie=f"{way_back.COOKIE}=%2Fsubmit"), answer)
    assert "Max-Age=0" in answer["set-cookie"]
