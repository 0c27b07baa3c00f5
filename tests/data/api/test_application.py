import csv
import io
import json
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any, get_args

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.testclient import TestClient

from data import queries
from data.api import Served, application
from data.api.questions import LONGEST_QUERY, MOST_ROWS, MOST_VALUES, Statistic
from data.api.served import UnknownReleaseError
from data.catalogue import TABLES_FOLDER, catalogue, sound
from data.interchange.units import PLACE, POINTS
from data.measures import PERCENT
from data.model import STATISTICS, Problem, Selection, Unit, UnsoundTablesError
from data.periods import GRAMMAR
from data.store import open_store


def _shipped() -> Served:
    raw = sound(TABLES_FOLDER)
    return Served(catalogue(raw), open_store(raw))


SERVED = _shipped()


def _of_release(release: int) -> Served:
    if release > 1:
        raise UnknownReleaseError([1])
    return SERVED


APP: FastAPI = application(_of_release)
schema = schemathesis.openapi.from_asgi("/v1/openapi.json", APP)


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(APP, raise_server_exceptions=False) as made:
        yield made


# What no description of a single parameter can say: 30 February, or a first day after the last.
BEYOND_DESCRIPTION = {"no_period", "backwards"}


@schema.parametrize()
@settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_every_generated_question_is_answered_as_described(case: schemathesis.Case[Any]) -> None:
    answer = case.call()
    refused = answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    beyond = refused and answer.json()["error"]["code"] in BEYOND_DESCRIPTION
    case.validate_response(answer, excluded_checks=[positive_data_acceptance] if beyond else None)


def test_a_question_is_answered_with_the_figure_its_source_and_its_words(
    client: TestClient,
) -> None:
    rows = SERVED.store.fetch(queries.chosen(queries.OBSERVATIONS))
    held = next(row for row in rows if row["indicator_id"] == "gdp" and row["kind"] == "year")
    asked = {"indicator": "gdp", "area": held["area_id"], "period": held["period"]}
    answer = client.get("/v1/observations", params=asked | {"statistic": held["statistic"]})
    (row,) = answer.json()["data"]
    assert (row["value"], row["quote"]) == (held["value"], held["quote"])
    assert row["source"]["id"] == held["source_id"]
    assert row["start"] == f"{held['period']}-01-01"


def test_pages_follow_each_other_and_give_every_row_once(client: TestClient) -> None:
    address: str | None = "/v1/observations?chosen=false&limit=300"
    found: list[dict[str, Any]] = []
    while address:
        answer = client.get(address)
        page = answer.json()
        following = f'<{page["next"]}>; rel="next"' if page["next"] else ""
        assert answer.headers.get("link", "") == following
        found += page["data"]
        address = page["next"]
    rows = SERVED.store.fetch(queries.OBSERVATIONS)
    assert page["total"] == len(found) == len(rows)
    assert len({json.dumps(row, sort_keys=True) for row in found}) == len(
        {json.dumps({k: str(v) for k, v in row.items() if k != "observation_id"}) for row in rows}
    )


def test_days_bound_the_periods(client: TestClient) -> None:
    asked: dict[str, str | int] = {"from": "2020-01-01", "to": "2020-12-31", "limit": MOST_ROWS}
    rows = client.get("/v1/observations", params=asked).json()["data"]
    assert rows
    assert all("2020-01-01" <= row["start"] <= row["end"] <= "2020-12-31" for row in rows)


def test_csv_holds_what_json_holds_and_no_formula(client: TestClient) -> None:
    asked = "/v1/observations?indicator=gdp&limit=1000"
    rows = client.get(asked).json()["data"]
    answer = client.get(f"{asked}&format=csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["x-total-count"] == str(len(rows))
    table = list(csv.DictReader(io.StringIO(answer.text)))
    assert [row["quote"] for row in table] == [row["quote"] for row in rows]
    assert [float(row["value"]) for row in table] == [row["value"] for row in rows]
    assert [row["source_id"] for row in table] == [row["source"]["id"] for row in rows]
    cells = [cell for row in table for cell in row.values()]
    assert all(_is_number(cell) for cell in cells if cell[:1] in set("=+-@"))


def _is_number(cell: str) -> bool:
    return cell[1:].replace(".", "", 1).isdigit()


def test_an_answer_that_the_asker_has_is_not_sent_again(client: TestClient) -> None:
    for path in ("/v1/observations?indicator=gdp", "/v1/areas", "/v1/projects.geojson"):
        first = client.get(path)
        again = client.get(path, headers={"If-None-Match": f'"other", W/{first.headers["etag"]}'})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
        assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200


def test_other_questions_have_other_etags(client: TestClient) -> None:
    asked = ("", "&format=csv", "&limit=2", "&statistic=yoy")
    tags = {client.get(f"/v1/observations?indicator=gdp{a}").headers["etag"] for a in asked}
    assert len(tags) == len(asked)


@pytest.mark.parametrize(
    ("path", "status", "code", "parameter"),
    (
        ("/v1/observations?indicator=nope", 404, "unknown_id", "indicator"),
        ("/v1/observations?area=370103&area=1", 404, "unknown_id", "area"),
        ("/v1/observations?period=2020-13", 422, "bad_value", "period"),
        ("/v1/observations?period=2020-02-30", 422, "no_period", "period"),
        ("/v1/observations?period=2020-11/2020-01", 422, "no_period", "period"),
        ("/v1/observations?from=2020-12-31&to=2020-01-01", 422, "backwards", "from"),
        ("/v1/observations?limit=1&limit=2", 422, "repeated", "limit"),
        ("/v1/observations?format=csv&format=csv", 422, "repeated", "format"),
        ("/v1/observations?from=2020-01-01&from=2021-01-01", 422, "repeated", "from"),
        ("/v1/observations?chosen=true&chosen=x", 422, "repeated", "chosen"),
        (f"/v1/observations?{'indicator=gdp&' * (MOST_VALUES + 1)}", 422, "too_many", "indicator"),
        ("/v1/observations?from=yesterday", 422, "bad_value", "from"),
        ("/v1/observations?to=0", 422, "bad_value", "to"),
        ("/v1/observations?to=2020-02-30", 422, "bad_value", "to"),
        ("/v1/observations?limit=0", 422, "bad_value", "limit"),
        (f"/v1/observations?limit={MOST_ROWS + 1}", 422, "bad_value", "limit"),
        ("/v1/observations?offset=-1", 422, "bad_value", "offset"),
        ("/v1/observations?format=xml", 422, "bad_value", "format"),
        ("/v1/observations?indicators=gdp", 422, "unknown_parameter", "indicators"),
        ("/v1/observations?indicator=%00", 422, "bad_value", "indicator"),
        ("/v1/observations?indicator=' OR 1=1 --", 422, "bad_value", "indicator"),
        ("/v1/areas?level=city", 422, "unknown_parameter", "level"),
        ("/v1/projects.geojson?theme=nope", 404, "unknown_id", "theme"),
        ("/v1/areas?release=2", 404, "unknown_id", "release"),
        ("/v1/observations?release=0", 422, "bad_value", "release"),
        ("/v1/projects.geojson?category=nonsense", 404, "unknown_id", "category"),
        ("/v1/projects.geojson?theme=a&theme=b", 422, "repeated", "theme"),
        ("/v1/nothing", 404, "unknown_path", ""),
        (f"/v1/areas?{'x' * (LONGEST_QUERY + 1)}", 414, "too_long", ""),
    ),
)
def test_a_wrong_question_is_told_what_is_wrong(
    client: TestClient, path: str, status: int, code: str, parameter: str
) -> None:
    answer = client.get(path)
    fault = answer.json()["error"]
    assert (answer.status_code, fault["code"], fault["parameter"]) == (status, code, parameter)
    assert fault["message_zh"] != fault["message_en"]
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("path", "zh", "en"),
    (
        ("/v1/areas?level=city", "release", "release"),
        (
            "/v1/projects.geojson?kind=x",
            "release, theme, area, category",
            "release, theme, area, category",
        ),
        ("/v1/observations?period=2020-02-30", GRAMMAR, GRAMMAR),
        ("/v1/observations?period=2020-13", GRAMMAR, GRAMMAR),
        ("/v1/observations?format=xml", "json | csv", "json | csv"),
        ("/v1/observations?chosen=x", "true | false", "true | false"),
        ("/v1/observations?limit=0", "1 至 1000 的整数", "a whole number from 1 to 1000"),
        (
            "/v1/observations?to=0",
            "日期，如 2020-11-30",
            "a day, as 2020-11-30",
        ),
        (
            "/v1/observations?indicator=GDP",
            "小写字母、数字和下划线，最多 80 个字符",
            "small letters, digits and _, at most 80",
        ),
        (
            f"/v1/observations?{'area=1&' * (MOST_VALUES + 1)}",
            f"最多 {MOST_VALUES} 个值",
            f"at most {MOST_VALUES} values",
        ),
        (
            "/v1/observations?limit=1&limit=2",
            "一个值",
            "one value",
        ),
        (
            "/v1/observations?from=2020-12-31&to=2020-01-01",
            "不晚于 2020-01-01（to）的日期",
            "a day not later than 2020-01-01 (to)",
        ),
    ),
)
def test_what_is_allowed_is_told_in_plain_words_of_both_languages(
    client: TestClient, path: str, zh: str, en: str
) -> None:
    fault = client.get(path).json()["error"]
    assert (fault["allowed_zh"], fault["allowed_en"]) == (zh, en)
    assert zh in fault["message_zh"]
    assert en in fault["message_en"]


def test_a_value_that_stands_too_often_is_counted_and_not_listed(client: TestClient) -> None:
    asked = f"/v1/observations?{'area=1&' * (MOST_VALUES + 1)}"
    fault = client.get(asked).json()["error"]
    assert fault["value"] == str(MOST_VALUES + 1)
    assert "[" not in fault["message_zh"] + fault["message_en"]


def test_an_unknown_kind_of_project_is_told_the_kinds_that_are_held(client: TestClient) -> None:
    fault = client.get("/v1/projects.geojson?category=nonsense").json()["error"]
    rows = SERVED.store.fetch(queries.projects(Selection()))
    assert set(fault["allowed_en"].split(", ")) == {row["category"] for row in rows}


def test_a_period_without_figures_is_answered_with_none(client: TestClient) -> None:
    assert client.get("/v1/observations?period=1900-02").json()["total"] == 0


@pytest.mark.parametrize(
    ("statistic", "unit"),
    (
        ("yoy", PERCENT),
        ("completion", PERCENT),
        ("change_pp", POINTS),
        ("rank", PLACE),
    ),
)
def test_a_figure_stands_in_the_unit_of_its_statistic(
    client: TestClient, statistic: str, unit: Unit
) -> None:
    asked: dict[str, str | int] = {"statistic": statistic, "limit": MOST_ROWS}
    rows = client.get("/v1/observations", params=asked).json()["data"]
    table = client.get("/v1/observations", params=asked | {"format": "csv"}).text
    told = [*rows, *csv.DictReader(io.StringIO(table))]
    assert told
    assert {(row["unit_zh"], row["unit_en"]) for row in told} == {(unit.name_zh, unit.name_en)}


def test_a_level_stands_in_the_unit_of_its_indicator(client: TestClient) -> None:
    asked = "/v1/observations?indicator=gdp&statistic=value"
    unit = SERVED.known.indicators["gdp"].unit
    rows = client.get(asked).json()["data"]
    assert {(row["unit_zh"], row["unit_en"]) for row in rows} == {(unit.name_zh, unit.name_en)}


@pytest.mark.parametrize("method", ("POST", "PUT", "PATCH", "DELETE"))
def test_nothing_can_be_written(client: TestClient, method: str) -> None:
    answer = client.request(method, "/v1/observations")
    assert (answer.status_code, answer.json()["error"]["code"]) == (405, "method")
    assert "GET" in answer.headers["allow"]


def test_head_tells_what_get_would(client: TestClient) -> None:
    asked, told = client.get("/v1/areas"), client.head("/v1/areas")
    assert told.status_code == 200
    assert told.headers["etag"] == asked.headers["etag"]
    assert told.content == b""


def test_unsound_tables_are_told_and_nothing_is_served() -> None:
    def unsound(_: int) -> Served:
        raise UnsoundTablesError([Problem("empty", "areas.csv", 2, "name_zh")])

    client = TestClient(application(unsound), raise_server_exceptions=False)
    answer = client.get("/v1/areas")
    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "unsound")


def test_every_project_is_a_feature_and_none_is_pinned_without_a_position(
    client: TestClient,
) -> None:
    answer = client.get("/v1/projects.geojson")
    assert answer.headers["content-type"] == "application/geo+json"
    features = answer.json()["features"]
    assert {one["id"] for one in features} == set(SERVED.known.projects)
    rows = {row["project_id"]: row for row in SERVED.store.fetch(queries.projects(Selection()))}
    for one in features:
        assert (one["geometry"] is None) == (rows[one["id"]]["lon"] is None)


def test_every_statistic_of_the_tables_can_be_asked_for() -> None:
    assert set(get_args(Statistic)) == set(STATISTICS)
