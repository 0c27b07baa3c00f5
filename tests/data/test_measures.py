from typing import Any

import pytest

from data import measures
from data.catalogue import Catalogue, catalogue
from data.measures import MEASURES, Measure, View
from data.reading import RawTables
from data.series import Point, Row
from data.typed import Rows
from tests.data.invented import CARGO, CITY, HERE, THERE, level


def line(rows: list[Row], known: Catalogue, measure: Measure) -> list[Point]:
    found = measures.measured((rows, []), known.indicators[CARGO], known, View((), measure))
    assert len(found) < 2
    return found[0] if found else []


def told(points: list[Point]) -> list[tuple[str, str, float]]:
    return [(point.area_id, str(point.period), point.value) for point in points]


def test_an_index_begins_at_100_and_is_marked_as_derived(known: Catalogue) -> None:
    points = line([level("2020", 200.0), level("2021", 250.0)], known, "index")
    assert told(points) == [(HERE, "2020", 100.0), (HERE, "2021", 125.0)]
    assert [point.derived for point in points] == ["200 ÷ 200 × 100", "250 ÷ 200 × 100"]


def test_an_index_of_several_areas_has_one_base(known: Catalogue) -> None:
    rows = [level("2019", 1.0), level("2020", 2.0), level("2021", 3.0)]
    rows += [level("2020", 10.0, THERE), level("2021", 20.0, THERE)]
    points = line(rows, known, "index")
    assert {(point.area_id, str(point.period)) for point in points if point.value == 100} == {
        (HERE, "2020"),
        (THERE, "2020"),
    }


def test_an_index_does_not_reach_over_a_break(known: Catalogue) -> None:
    rows = [level("2018", 1.0), level("2019", 2.0, break_before=True), level("2020", 3.0)]
    assert told(line(rows, known, "index")) == [(HERE, "2019", 100.0), (HERE, "2020", 150.0)]
    assert line([*rows[:1], rows[1]], known, "index") == []


@pytest.mark.parametrize(
    "doubt", ({"qualifier": "over"}, {"status": "P"}, {"confidence": "low"}), ids=str
)
def test_what_is_not_sure_takes_no_part_in_an_index(
    doubt: dict[str, Any], known: Catalogue
) -> None:
    rows = [level("2019", 1.0, **doubt), level("2020", 2.0), level("2021", 3.0)]
    assert [str(point.period) for point in line(rows, known, "index")] == ["2020", "2021"]


def test_a_share_is_of_the_parent_in_the_same_period(known: Catalogue) -> None:
    rows = [level("2020", 20.0), level("2021", 30.0), level("2021", 120.0, CITY)]
    points = line(rows, known, "share")
    assert told(points) == [(HERE, "2021", 25.0)]
    assert points[0].derived == "30 ÷ 120"


def test_a_share_breaks_where_the_area_or_its_parent_does(known: Catalogue) -> None:
    rows = [level(str(year), 1.0) for year in (2017, 2018, 2020, 2021)]
    rows += [level(str(year), 10.0, CITY) for year in (2017, 2018, 2021)]
    rows += [level("2019", 9.0, CITY, break_before=True, note_zh="并入", note_en="Joined")]
    rows += [level("2020", 10.0, CITY)]
    points = line(rows, known, "share")
    assert [point.stretch for point in points] == [0, 0, 1, 1]
    broken = next(point for point in points if point.breaks)
    (found,) = broken.breaks
    assert (found.area_id, str(found.period), found.reason_en) == (CITY, "2019", "Joined")
    assert str(broken.period) == "2020"


def test_growth_is_what_was_published(known: Catalogue) -> None:
    rows = [level("2020", 20.0), level("2021", 30.0), level("2021", 8.0, statistic="yoy")]
    assert told(line(rows, known, "growth")) == [(HERE, "2021", 8.0)]


def test_each_measure_has_its_unit(known: Catalogue) -> None:
    units = [measures.seen_as(known.indicators[CARGO], measure).unit.id for measure in MEASURES]
    assert units == ["wan_ton", "percent", "index", "percent"]


def test_every_series_of_the_tables_can_be_measured(
    by_indicator: dict[str, tuple[Rows, Rows]], raw: RawTables
) -> None:
    known = catalogue(raw)
    found = dict.fromkeys(MEASURES, 0)
    for indicator, rows in by_indicator.items():
        for measure in MEASURES:
            for points in measures.measured(
                rows, known.indicators[indicator], known, View((), measure)
            ):
                assert len({point.period.line for point in points}) == 1
                derived = measure in {"index", "share"}
                assert all(point.derived for point in points) or not derived
                found[measure] += len(points)
    assert all(found.values()), found


@pytest.mark.parametrize(
    ("statistics", "seen"),
    (
        (["value", "yoy"], "level"),
        (["yoy", "rank"], "growth"),
        (["rank"], "level"),
    ),
)
def test_where_nobody_has_chosen_an_indicator_is_seen_as_its_level_else_as_its_growth(
    statistics: list[str], seen: Measure
) -> None:
    assert measures.held({"statistic": statistic} for statistic in statistics) == seen
