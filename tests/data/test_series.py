from collections import defaultdict
from typing import Any

import pytest

from data import queries, series
from data.catalogue import Catalogue
from data.model import Selection
from data.series import Point, Row
from data.store import Store

FIVE_KINDS = ("2020", "2020-Q3", "2020-11", "2020-01/2020-11", "2020-11-30")


REASONS = dict.fromkeys(("break_zh", "break_en", "note_zh", "note_en"), "")


def figure(period: str, value: float | None = 1.0, **more: Any) -> Row:
    plain = {
        "area_id": "here",
        "project_id": "",
        "statistic": "value",
        "status": "A",
        "confidence": "high",
        "break_before": False,
    }
    return plain | REASONS | more | {"period": period, "value": value}


def stated_difference(period: str, minuend: float, subtrahend: float, **more: Any) -> Row:
    plain = {"area_id": "here", "confidence": "high", "break_before": ""}
    return plain | REASONS | more | {"period": period, "minuend": minuend, "subtrahend": subtrahend}


def stretches(points: list[Point]) -> list[list[str]]:
    """The periods that are joined, stretch by stretch."""
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    for point in points:
        found[point.area_id, point.segment].append(str(point.period))
    return list(found.values())


def joined(*rows: Row) -> list[list[str]]:
    """The stretches of the only line that these figures make."""
    (points,) = series.lines(list(rows), [], "value").values()
    return stretches(points)


@pytest.mark.parametrize(
    "periods",
    (
        ("2018", "2019", "2020"),
        ("2020-Q3", "2020-Q4", "2021-Q1"),
        ("2020-11", "2020-12", "2021-01"),
        ("2019-01/2019-11", "2020-01/2020-11"),
        ("2011-01/2015-12", "2016-01/2020-12"),
        ("2019-12-31", "2020-12-31"),
        ("2000-11-01", "2010-11-01", "2020-11-01"),
    ),
    ids=(
        "years",
        "quarters",
        "months",
        "accumulated",
        "five years",
        "year ends",
        "steady censuses",
    ),
)
def test_periods_that_follow_each_other_are_joined(periods: tuple[str, ...]) -> None:
    assert joined(*map(figure, periods)) == [list(periods)]


@pytest.mark.parametrize(
    ("before", "after"),
    (
        ("2018", "2020"),
        ("2020-Q2", "2020-Q4"),
        ("2020-11", "2021-01"),
        ("2018-01/2018-11", "2020-01/2020-11"),
        ("2011-01/2015-12", "2012-01/2016-12"),
        ("2020-11-01", "2021-12-31"),
        ("2010-11-01", "2020-11-01"),
    ),
    ids=("years", "quarters", "months", "accumulated", "five years", "days", "two censuses"),
)
def test_a_gap_stays_a_gap(before: str, after: str) -> None:
    assert joined(figure(before), figure(after)) == [[before], [after]]


def test_days_at_uneven_distances_are_not_joined() -> None:
    days = ["2000-11-01", "2010-11-01", "2015-11-01"]
    assert joined(*map(figure, days)) == [[day] for day in days]


def test_a_break_breaks_the_line() -> None:
    rows = (figure("2018"), figure("2019", break_before=True), figure("2020"))
    assert joined(*rows) == [["2018"], ["2019", "2020"]]


def test_a_break_breaks_steady_censuses_too() -> None:
    rows = (figure("2000-11-01"), figure("2010-11-01", break_before=True), figure("2020-11-01"))
    assert joined(*rows) == [["2000-11-01"], ["2010-11-01", "2020-11-01"]]


@pytest.mark.parametrize(
    "doubt", ({"confidence": "low"}, {"status": "F"}), ids=("low confidence", "a plan")
)
def test_what_is_uncertain_stands_apart_on_both_sides(doubt: Row) -> None:
    rows = (figure("2018"), figure("2019"), figure("2020", **doubt), figure("2021"), figure("2022"))
    assert joined(*rows) == [["2018", "2019"], ["2020"], ["2021", "2022"]]


def test_five_kinds_of_period_are_five_lines() -> None:
    lines = series.lines([figure(period) for period in FIVE_KINDS], [], "value")
    assert sorted(str(point.period) for (point,) in lines.values()) == sorted(FIVE_KINDS)


def test_accumulated_periods_of_other_months_are_other_lines() -> None:
    rows = [figure("2020-01/2020-10"), figure("2020-01/2020-11"), figure("2021-01/2021-11")]
    found = [stretches(points) for points in series.lines(rows, [], "value").values()]
    assert sorted(found) == [[["2020-01/2020-10"]], [["2020-01/2020-11", "2021-01/2021-11"]]]


def test_areas_are_never_joined() -> None:
    rows = (figure("2019"), figure("2020", area_id="there"), figure("2020"))
    assert sorted(joined(*rows)) == [["2019", "2020"], ["2020"]]


def test_points_come_oldest_first_however_they_are_given() -> None:
    rows = (figure("2020"), figure("2018"), figure("2019"))
    assert joined(*rows) == [["2018", "2019", "2020"]]


@pytest.mark.parametrize(
    "other",
    (figure("2020", statistic="yoy"), figure("2020", project_id="bridge"), figure("2020", None)),
    ids=("another statistic", "a figure of one project", "a missing value"),
)
def test_only_values_of_the_statistic_and_the_whole_area_are_points(other: Row) -> None:
    assert joined(figure("2019"), other, figure("2021")) == [["2019"], ["2021"]]


def test_a_stated_difference_fills_a_period_for_which_nothing_is_published() -> None:
    rows = [figure("2021", 1161.73)]
    (points,) = series.lines(rows, [stated_difference("2020", 1161.73, 102.11)], "value").values()
    assert [(str(p.period), p.value, bool(p.derived)) for p in points] == [
        ("2020", 1059.62, True),
        ("2021", 1161.73, False),
    ]
    assert stretches(points) == [["2020", "2021"]]


def test_a_stated_difference_never_takes_the_place_of_what_is_published() -> None:
    difference = stated_difference("2020", 1161.73, 102.11)
    (points,) = series.lines([figure("2020", 1019.0)], [difference], "value").values()
    assert [(point.value, point.derived) for point in points] == [(1019.0, "")]


def test_a_stated_difference_is_of_its_own_area() -> None:
    difference = stated_difference("2020", 9.0, 1.0, area_id="there")
    (points,) = series.lines([figure("2020")], [difference], "value").values()
    assert {(point.area_id, point.value) for point in points} == {("here", 1.0), ("there", 8.0)}


def test_a_stated_difference_is_no_growth() -> None:
    assert series.lines([], [stated_difference("2020", 9.0, 1.0)], "yoy") == {}


def test_a_stated_difference_shows_its_arithmetic_and_is_exact() -> None:
    point = series.difference(stated_difference("2020", 537.90, 57.5))
    assert (point.value, point.derived) == (480.4, "537.9 − 57.5")


def test_a_stated_difference_may_begin_a_new_base() -> None:
    difference = stated_difference("2020", 9.0, 1.0, break_before="1")
    (points,) = series.lines([figure("2019")], [difference], "value").values()
    assert stretches(points) == [["2019"], ["2020"]]


def test_the_harbour_has_a_gap_where_nothing_was_published(harbour_store: Store) -> None:
    query = queries.chosen(queries.of_indicators(("cargo_throughput",), ("990102",)))
    main = series.lines(harbour_store.fetch(query), [], "value")["year"]
    assert stretches(main) == [["2017", "2018", "2019"], ["2021", "2022", "2023"]]


@pytest.mark.parametrize(
    ("selection", "expected"),
    (
        (Selection(), ("cargo_throughput", "990102")),
        (Selection(theme="harbour"), ("cargo_throughput", "990102")),
        (Selection(theme="people"), ("resident_population", "990102")),
        (Selection(theme="without_indicators"), ("cargo_throughput", "990102")),
        (Selection(area="990101"), ("cargo_throughput", "990101")),
        (Selection(area="xingang_block_1"), ("cargo_throughput", "990102")),
    ),
    ids=(
        "nothing chosen",
        "its theme",
        "another theme",
        "a theme that has no indicator",
        "an area that has one",
        "one without",
    ),
)
def test_the_long_series_is_the_named_one_or_the_longest_of_the_theme(
    selection: Selection, expected: tuple[str, str], known: Catalogue, harbour_store: Store
) -> None:
    coverage = harbour_store.fetch(queries.coverage())
    assert series.long_series(known, coverage, selection) == expected


def test_what_is_comparable_goes_on_over_a_gap_and_ends_at_a_break() -> None:
    rows = [figure("2015", 1.0), figure("2016", 2.0), figure("2018", 3.0)]
    rows += [figure("2019", 4.0, break_before=True), figure("2020", 5.0)]
    (points,) = series.lines(rows, [], "value").values()
    assert [point.stretch for point in points] == [0, 0, 0, 1, 1]
    assert [point.segment for point in points] == [1, 1, 2, 3, 3]


def test_a_break_at_a_figure_of_low_confidence_still_breaks_the_line_without_it() -> None:
    rows = [figure("2017"), figure("2018")]
    rows += [figure("2019", confidence="low", break_before=True, note_zh="口径", note_en="Basis")]
    rows += [figure("2020"), figure("2021")]
    (points,) = series.lines(rows, [], "value", low=False).values()
    assert [str(point.period) for point in points] == ["2017", "2018", "2020", "2021"]
    assert [point.stretch for point in points] == [0, 0, 1, 1]
    (found,) = points[2].breaks
    assert (str(found.period), found.reason_zh, found.reason_en) == ("2019", "口径", "Basis")


@pytest.mark.parametrize("status", ("P", "E", "F"))
def test_what_is_not_final_can_be_left_out(status: str) -> None:
    rows = [figure("2019"), figure("2020"), figure("2021", status=status), figure("2022")]
    (points,) = series.lines(rows, [], "value", final=True).values()
    assert [str(point.period) for point in points] == ["2019", "2020", "2022"]
    assert [point.segment for point in points] == [1, 1, 2]


def test_the_reason_of_a_break_is_its_own_column_else_the_notes() -> None:
    row = figure("2020", break_before=True, note_zh="原表单位为万元。", note_en="In 10,000 yuan.")
    reasons = {"break_zh": "并入新区。", "break_en": "A district joined."}
    (own,) = series.stated(row | reasons).breaks
    (other,) = series.stated(row).breaks
    assert (own.reason_zh, own.reason_en) == ("并入新区。", "A district joined.")
    assert (other.reason_zh, other.reason_en) == ("原表单位为万元。", "In 10,000 yuan.")


def test_before_the_first_figure_there_is_nothing_to_break_with() -> None:
    rows = [figure("2020", break_before=True), figure("2021")]
    (points,) = series.lines(rows, [], "value").values()
    assert [point.breaks for point in points] == [(), ()]
    assert [point.stretch for point in points] == [0, 0]


def test_years_that_are_left_out_are_told_from_those_not_held() -> None:
    rows = [figure("2015"), figure("2017", confidence="low"), figure("2019")]
    (points,) = series.lines(rows, [], "value", low=False).values()
    assert series.missing_years(points, rows) == ([2017], [2016, 2018])
