from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import derived, periods
from data.derived import Derived, Reason, Refused, Result, Row
from data.model import Indicator, Unit

NUMBERS = st.integers(min_value=1, max_value=10**9).map(lambda number: number / 100)


def figure(value: float | None, statistic: str = "value", **more: Any) -> Row:
    plain = {
        "indicator_id": "x",
        "area_id": "here",
        "project_id": "",
        "period": "2020",
        "source_id": "report",
        "statistic": statistic,
        "qualifier": "exact",
        "status": "A",
        "confidence": "high",
        "break_before": False,
        "break_zh": "",
        "break_en": "",
    }
    return plain | more | {"value": value}


def indicator(growth_basis: str = "", *, additive: bool = True) -> Indicator:
    unit = Unit("yi_yuan", "亿元", "100 million yuan", "money_cny", 1e8)
    return Indicator(
        "x", "某项", "Something", "t", unit, "", None, growth_basis, None, "", "", "", additive
    )


def made(result: Result) -> Derived:
    assert isinstance(result, Derived), result
    return result


def reason(result: Result) -> Reason:
    assert isinstance(result, Refused), result
    return result.reason


TASKS = {
    "a whole task": (85, 170, "85 ÷ 170%", "50", True),
    "a rest": (85, 171, "85 ÷ 171%", "50", False),
    "a rest of a broken number": (2.5, 30, "2.5 ÷ 30%", "8.33", False),
}


@pytest.mark.parametrize(("done", "share", "formula", "task", "exact"), TASKS.values(), ids=TASKS)
def test_a_task_follows_from_what_was_done_of_it(
    done: float, share: float, formula: str, task: str, *, exact: bool
) -> None:
    found = made(derived.task(figure(done), figure(share, "completion")))
    assert (found.formula, found.value, found.exact) == (formula, Decimal(task), exact)


def test_the_difference_of_two_accumulated_levels_is_what_lies_between() -> None:
    ten = figure(100.1, period="2020-01/2020-10")
    eleven = figure(110.3, period="2020-01/2020-11")
    found = made(derived.difference(eleven, ten))
    assert (str(found.period), found.value) == ("2020-11", Decimal("10.2"))
    assert found.formula == "110.3 − 100.1"


def test_no_monthly_reading_follows_from_two_accumulated_rates() -> None:
    ten = figure(44.2, "yoy", period="2020-01/2020-10")
    eleven = figure(40.6, "yoy", period="2020-01/2020-11")
    assert reason(derived.difference(eleven, ten)) == "rates"


@pytest.mark.parametrize(
    ("later", "earlier"),
    (
        ("2021-01/2021-02", "2020-01/2020-10"),
        ("2020-02/2020-11", "2020-01/2020-10"),
        ("2020-01/2020-10", "2020-01/2020-11"),
        ("2020-01/2020-11", "2020-01/2020-11"),
        ("2020-11", "2020-10"),
        ("2020", "2019"),
        ("2016-01/2020-12", "2016-01/2019-12"),
    ),
)
def test_other_periods_have_no_difference(later: str, earlier: str) -> None:
    result = derived.difference(figure(2, period=later), figure(1, period=earlier))
    assert reason(result) == "other_periods"


def test_a_share_is_of_the_whole_in_the_same_period() -> None:
    whole = figure(12757.4, area_id="city")
    found = made(derived.share(figure(1350.4), whole, indicator()))
    assert (found.value, found.exact) == (Decimal("10.6"), False)
    assert found.formula == "1350.4 ÷ 12757.4"
    other = figure(11432.22, area_id="city", period="2021")
    assert reason(derived.share(figure(1350.4), other, indicator())) == "other_periods"


def test_what_does_not_add_up_has_no_share() -> None:
    whole = figure(60000, area_id="city")
    result = derived.share(figure(70000), whole, indicator(additive=False))
    assert reason(result) == "not_additive"


def test_an_index_is_against_its_base() -> None:
    found = made(derived.index(figure(1161.73), figure(827.0, period="2016"), comparable=True))
    assert (found.value, found.formula) == (Decimal("140.5"), "1161.73 ÷ 827 × 100")


def test_average_growth_is_the_compound_rate_a_year() -> None:
    first, last = figure(100, period="2018"), figure(121, period="2020")
    found = made(derived.average_growth(last, first, comparable=True))
    assert (found.value, found.formula) == (Decimal("10.0"), "(121 ÷ 100)^(1/2) − 1")


def test_nothing_is_compared_over_a_break() -> None:
    first, last = figure(100, period="2018"), figure(121, period="2020")
    assert reason(derived.average_growth(last, first, comparable=False)) == "break"
    assert reason(derived.index(last, first, comparable=False)) == "break"
    ten, eleven = (figure(1, period=f"2020-01/2020-{m}") for m in (10, 11))
    assert reason(derived.difference(eleven | {"break_before": True}, ten)) == "break"


def test_periods_that_are_no_whole_years_apart_have_no_average_growth() -> None:
    quarters = figure(100, period="2020-Q1"), figure(121, period="2020-Q3")
    assert reason(derived.average_growth(*reversed(quarters), comparable=True)) == "other_periods"
    kinds = figure(100, period="2018"), figure(121, period="2020-Q4")
    assert reason(derived.average_growth(*reversed(kinds), comparable=True)) == "other_periods"


def test_a_base_follows_from_nominal_growth_alone() -> None:
    level, growth = figure(110.0), figure(10.0, "yoy")
    found = made(derived.base(level, growth, indicator("nominal")))
    assert (found.value, str(found.period)) == (Decimal(100), "2019")
    assert found.formula == "110 ÷ (1 + 10%)"
    assert reason(derived.base(figure(206.3), growth, indicator("real"))) == "real_growth"
    assert reason(derived.base(level, growth, indicator(""))) == "unknown_growth"


FIRST = figure(100, period="2018")
UNFIT: dict[str, tuple[dict[str, Any], Reason]] = {
    "a bound": ({"qualifier": "nearly"}, "bounded"),
    "an estimate": ({"status": "E"}, "uncertain"),
    "a plan": ({"status": "F"}, "uncertain"),
    "low confidence": ({"confidence": "low"}, "uncertain"),
    "another indicator": ({"indicator_id": "y"}, "other_fact"),
    "another project": ({"project_id": "p"}, "other_fact"),
    "another area": ({"area_id": "there"}, "other_fact"),
    "a rank": ({"statistic": "rank"}, "other_fact"),
    "no value": ({"value": None}, "other_fact"),
    "nothing": ({"value": 0.0}, "not_positive"),
    "less than nothing": ({"value": -5.0}, "not_positive"),
}


@pytest.mark.parametrize(("changed", "why"), UNFIT.values(), ids=UNFIT)
def test_what_is_not_fit_is_refused_with_the_reason(changed: dict[str, Any], why: Reason) -> None:
    last = figure(121.0) | changed
    assert reason(derived.average_growth(last, FIRST, comparable=True)) == why
    assert reason(derived.index(last, FIRST, comparable=True)) == why


@given(NUMBERS, NUMBERS)
def test_a_share_of_parts_adds_up_to_the_whole(one: float, other: float) -> None:
    whole = figure(float(Decimal(str(one)) + Decimal(str(other))), area_id="city")
    shares = [made(derived.share(figure(part), whole, indicator())) for part in (one, other)]
    total = sum((share.value for share in shares), Decimal(0))
    assert abs(total - 100) <= Decimal("0.1")


@given(NUMBERS, NUMBERS, st.integers(min_value=1, max_value=30))
def test_average_growth_leads_from_the_first_level_to_the_last(
    first: float, last: float, years: int
) -> None:
    begin, end = figure(first, period="1990"), figure(last, period=str(1990 + years))
    found = made(derived.average_growth(end, begin, comparable=True))
    rate = (last / first) ** (1 / years) * 100 - 100
    assert abs(float(found.value) - rate) <= 0.05 + abs(rate) * 1e-9


def test_of_an_indicator_all_is_found_that_follows_and_that_seems_to() -> None:
    rows = [
        figure(44.2, "yoy", period="2020-01/2020-10"),
        figure(40.6, "yoy", period="2020-01/2020-11"),
        figure(85, period="2020"),
        figure(170, "completion", period="2020"),
        figure(8.6, "yoy", period="2020"),
    ]
    found = derived.of_indicator(rows, indicator("real"))
    assert {(result.kind, isinstance(result, Derived)) for result in found} == {
        ("difference", False),
        ("task", True),
        ("base", False),
    }


def test_what_lies_between_is_the_shortest_kind_of_period() -> None:
    def between(earlier: str, later: str) -> str:
        return str(periods.between(periods.parse(earlier), periods.parse(later)))

    assert between("2020-01/2020-10", "2020-01/2020-11") == "2020-11"
    assert between("2020-01/2020-06", "2020-01/2020-09") == "2020-Q3"
    assert between("2020-01/2020-02", "2020-01/2020-05") == "2020-03/2020-05"
    assert between("2020-01/2020-06", "2020-01/2020-12") == "2020-07/2020-12"


def test_a_change_is_as_exact_as_the_less_exact_of_the_two() -> None:
    change = made(derived.change(figure(93.4), figure(92.2817, period="2015"), comparable=True))
    assert (change.value, change.exact, change.formula) == (Decimal("1.1"), False, "93.4 − 92.2817")
    whole = made(derived.change(figure(8), figure(10, period="2015"), comparable=True))
    assert (whole.value, whole.exact) == (Decimal(-2), True)
    assert reason(derived.change(figure(8), figure(1, period="2015"), comparable=False)) == "break"


def test_a_distance_is_between_two_areas_in_one_period() -> None:
    there = figure(12.5, area_id="there")
    assert made(derived.distance(figure(10), there)).value == -3  # 10 has no digit behind the point
    assert reason(derived.distance(figure(10), there | {"period": "2019"})) == "other_periods"


def test_days_are_compared_with_the_same_day_of_another_year_alone() -> None:
    last, first = figure(281.49, period="2020-12-25"), figure(280, period="2015-12-31")
    for reckoned in (derived.change, derived.index, derived.average_growth):
        assert reason(reckoned(last, first, comparable=True)) == "other_periods"
        made(reckoned(last | {"period": "2020-12-31"}, first, comparable=True))


def test_sums_over_several_years_have_no_growth_a_year() -> None:
    last, first = figure(1252, period="2016-01/2020-12"), figure(962, period="2011-01/2015-12")
    assert reason(derived.average_growth(last, first, comparable=True)) == "other_periods"
    assert reason(derived.index(last, first, comparable=True)) == "other_periods"
    assert made(derived.change(last, first, comparable=True)).value == 290


def test_what_is_not_zero_is_not_rounded_to_zero() -> None:
    tiny = made(derived.share(figure(0.00004), figure(10, area_id="city"), indicator()))
    assert (tiny.value, tiny.exact) == (Decimal("0.0004"), True)
    falling = derived.average_growth(figure(99999), figure(100000, period="2010"), comparable=True)
    assert made(falling).value < 0
