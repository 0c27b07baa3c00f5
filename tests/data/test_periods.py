from datetime import date

import pytest
from hypothesis import given

from data import periods
from data.periods import Kind, Period
from tests.data.invented import any_period

KINDS: dict[str, Kind] = {
    "2020": "year",
    "2020-Q3": "quarter",
    "2020-11": "month",
    "2020-01/2020-11": "accumulated",
    "2020-11-30": "as_of",
}


@pytest.mark.parametrize(("text", "kind"), KINDS.items(), ids=KINDS)
def test_a_period_is_of_the_kind_that_it_is_written_as(text: str, kind: Kind) -> None:
    assert periods.parse(text).kind == kind


@pytest.mark.parametrize("text", (*KINDS, "0987", "0987-02", "2019-12/2020-02", "2020-02-29"))
def test_a_period_is_written_as_it_was_read(text: str) -> None:
    assert str(periods.parse(text)) == text


@pytest.mark.parametrize(
    ("text", "start", "end"),
    (
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-Q1", date(2020, 1, 1), date(2020, 3, 31)),
        ("2020-Q4", date(2020, 10, 1), date(2020, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2019-02", date(2019, 2, 1), date(2019, 2, 28)),
        ("2020-01/2020-11", date(2020, 1, 1), date(2020, 11, 30)),
        ("2016-01/2020-12", date(2016, 1, 1), date(2020, 12, 31)),
        ("2020-11-30", date(2020, 11, 30), date(2020, 11, 30)),
    ),
)
def test_a_period_has_a_first_and_a_last_day(text: str, start: date, end: date) -> None:
    period = periods.parse(text)
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize(
    "text",
    (
        *("", " 2020", "2020 ", "2020\n", "20", "20200", "0000", "2020年", "２０２０"),
        *("2020-1", "2020-13", "2020-00", "2020/11", "2020-11-31", "2019-02-29", "2020-Q0"),
        *("2020-Q5", "2020-q3", "2020-Q1/2020-Q3", "2020-11/2020-01", "2020/2021", "2020-01/11"),
    ),
)
def test_what_is_outside_the_grammar_is_refused_with_what_is_allowed(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a period: .*; allowed: 2020 "):
        periods.parse(text)


def test_periods_are_ordered_by_when_they_end() -> None:
    texts = ["2021", "2020-11", "2020-Q4", "2020-01/2020-11", "2019", "2020-11-30"]
    ordered = [str(period) for period in sorted(map(periods.parse, texts))]
    assert ordered[0] == "2019"
    assert set(ordered[1:4]) == {"2020-11", "2020-01/2020-11", "2020-11-30"}
    assert ordered[4:] == ["2020-Q4", "2021"]


def test_the_five_kinds_never_share_a_line() -> None:
    assert len({periods.parse(text).line for text in KINDS}) == len(KINDS)


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    (
        ("2019", "2020", True),
        ("2020-01/2020-11", "2021-01/2021-11", True),
        ("2020-01/2020-10", "2020-01/2020-11", False),
        ("2020-01/2020-11", "2021-02/2021-11", False),
        ("2020-01/2020-12", "2016-01/2020-12", False),
        ("2020-01/2020-12", "2020", False),
    ),
)
def test_accumulated_periods_share_a_line_when_they_are_the_same_months(
    one: str, other: str, *, joined: bool
) -> None:
    assert (periods.parse(one).line == periods.parse(other).line) is joined


YEARS_EARLIER = {
    "2020": "2019",
    "2020-Q3": "2019-Q3",
    "2021-02": "2020-02",
    "2020-01/2020-11": "2019-01/2019-11",
    "2019-01/2020-02": "2018-01/2019-02",
    "2020-11-30": "2019-11-30",
    "2020-02-29": "2019-02-28",
    "2021-02-28": "2020-02-28",
}


@pytest.mark.parametrize(("now", "before"), YEARS_EARLIER.items(), ids=YEARS_EARLIER)
def test_a_period_has_the_same_period_of_the_year_before(now: str, before: str) -> None:
    assert str(periods.parse(now).year_earlier) == before


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    (
        ("2020", "2020-11", True),
        ("2020-01/2020-10", "2020-01/2020-11", True),
        ("2020-Q1", "2020-Q2", False),
        ("2020", "2021", False),
        ("2020-11", "2020-11-30", True),
    ),
)
def test_periods_overlap_when_a_day_belongs_to_both(one: str, other: str, *, overlap: bool) -> None:
    first, second = periods.parse(one), periods.parse(other)
    assert first.overlaps(second) is second.overlaps(first) is overlap


def test_what_is_accumulated_to_a_day_shares_no_line_with_what_there_is_on_it() -> None:
    assert periods.parse("2020-01/2020-11").line != periods.parse("2020-11-30").line


@given(any_period())
def test_any_period_is_read_as_it_is_written(period: Period) -> None:
    assert periods.parse(str(period)) == period


@given(any_period())
def test_any_period_ends_no_sooner_than_it_starts_and_overlaps_itself(period: Period) -> None:
    assert period.start <= period.end
    assert period.overlaps(period)


@given(any_period())
def test_the_year_before_is_of_the_same_line_and_twelve_months_sooner(period: Period) -> None:
    before = period.year_earlier
    assert before.line == period.line
    assert before < period
    assert (before.end.year, before.end.month) == (period.end.year - 1, period.end.month)
    assert (before.start.year, before.start.month) == (period.start.year - 1, period.start.month)


@given(any_period(), any_period())
def test_any_two_periods_are_in_one_order_by_when_they_end(one: Period, other: Period) -> None:
    assert (one < other) + (other < one) + (one == other) == 1
    if one.end < other.end:
        assert one < other


@given(any_period(), any_period())
def test_any_two_periods_of_one_line_are_of_one_kind(one: Period, other: Period) -> None:
    if one.line == other.line:
        assert one.kind == other.kind
