"""The HTTP interface beside the pages, on a server as it is started."""

import json
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPResponse
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tests.browser import server
from tests.browser.conftest import Serve

pytestmark = pytest.mark.browser


def _asked(url: str, headers: dict[str, str] | None = None) -> tuple[int, HTTPResponse, bytes]:
    try:
        answer = urlopen(Request(url, headers=headers or {}), timeout=30)
    except HTTPError as fault:
        return fault.code, fault, fault.read()  # type: ignore[return-value]
    with answer:
        return answer.status, answer, answer.read()


def test_the_server_says_that_it_is_well(base_url: str) -> None:
    status, _, content = _asked(f"{base_url}/healthz")
    assert (status, json.loads(content)) == (200, {"status": "ok"})


def test_figures_are_had_beside_the_pages_and_the_next_page_is_where_it_is_said(
    base_url: str,
) -> None:
    _, _, content = _asked(f"{base_url}/api/v1/observations?area=370103&limit=2")
    page = json.loads(content)
    assert page["next"].startswith("/api/v1/observations?")
    _, _, content = _asked(base_url + page["next"])
    following = json.loads(content)
    assert following["offset"] == 2
    assert following["data"][0] not in page["data"]


def test_the_description_names_the_paths_where_they_are(base_url: str) -> None:
    _, _, content = _asked(f"{base_url}/api/v1/openapi.json")
    described = json.loads(content)
    (server,) = described["servers"]
    for path in described["paths"]:
        status, answer, _ = _asked(f"{base_url}{server['url']}{path}")
        assert status == 200, path
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_what_is_held_already_is_not_sent_again(base_url: str) -> None:
    url = f"{base_url}/api/v1/indicators"
    _, answer, _ = _asked(url)
    status, _, content = _asked(url, {"If-None-Match": answer.headers["etag"]})
    assert (status, content) == (304, b"")


def test_two_hundred_questions_at_once_are_all_answered_alike(base_url: str) -> None:
    url = f"{base_url}/api/v1/observations?area=370103&limit=50"
    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda _: _asked(url)[::2], range(200)))
    assert {status for status, _ in answers} == {200}
    assert len({content for _, content in answers}) == 1


def test_a_wrong_path_is_told_as_a_program_reads_it(base_url: str) -> None:
    status, _, content = _asked(f"{base_url}/api/v2/observations")
    assert (status, json.loads(content)["error"]["code"]) == (404, "unknown_path")


def test_other_tables_are_served_as_they_are(serve: Serve) -> None:
    harbour = server.ROOT / "tests" / "tables" / "harbour"
    _, _, content = _asked(f"{serve(harbour)}/api/v1/themes")
    assert "harbour" in {theme["id"] for theme in json.loads(content)["data"]}
