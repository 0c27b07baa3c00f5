from datetime import date

import pytest

from data import periods
from data.periods import Kind

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
def test_what_is_outside_the_grammar_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a period|month|day|year|before it starts"):
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
