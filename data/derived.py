"""Figures that follow by arithmetic from published ones, or the reason why they do not.

The rules are those of docs/figures.md §2 and §4: what is derived carries its formula and inputs, is
never stored among the observations, and is refused rather than guessed. Inputs are rows of
``queries.OBSERVATIONS``; all arithmetic is decimal, on the digits that were printed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from itertools import pairwise
from typing import Any, Literal

from data import periods
from data.model import Indicator
from data.periods import Period

Row = dict[str, Any]
Kind = Literal[
    "task",
    "completion",
    "difference",
    "change",
    "distance",
    "share",
    "index",
    "average_growth",
    "base",
]
Reason = Literal[
    "bounded",
    "uncertain",
    "other_fact",
    "rates",
    "other_periods",
    "break",
    "not_additive",
    "real_growth",
    "unknown_growth",
    "not_positive",
]

PLACES = Decimal("0.1")  # to which shares, indices and growth are rounded
MONTHS = 12
DIGITS = 60  # more than the largest and the smallest number of the tables are apart


@dataclass(frozen=True)
class Derived:
    """A value that no source prints. ``exact`` is False where it had to be rounded.

    ``value`` is in the unit of the indicator for a task, a difference and a base, in % for a share,
    a completion and a growth, and 100 stands for the base of an index.
    """

    kind: Kind
    value: Decimal
    formula: str
    inputs: tuple[Row, ...]
    period: Period
    exact: bool = True


@dataclass(frozen=True)
class Refused:
    """What was asked for and does not follow, with the reason."""

    kind: Kind
    reason: Reason
    inputs: tuple[Row, ...]


Result = Derived | Refused


def of_indicator(rows: list[Row], indicator: Indicator) -> list[Result]:
    """What follows from the figures of one indicator, and what a reader might wrongly expect to.

    ``rows``: one per key, of one area. Tasks, differences of accumulated figures that follow one
    another, and bases of growth rates; the newest first.
    """
    by_fact: dict[tuple[str, str, str], Row] = {
        (row["statistic"], row["project_id"], row["period"]): row for row in rows
    }
    found: list[Result] = []
    for (statistic, project, period), row in by_fact.items():
        level = by_fact.get(("value", project, period))
        if level and statistic == "completion":
            found.append(task(level, row))
        if level and statistic == "yoy":
            found.append(base(level, row, indicator))
    for statistic in ("value", "yoy"):
        own = [row for row in rows if row["statistic"] == statistic and not row["project_id"]]
        found += [
            difference(later, earlier)
            for earlier, later in pairwise(_accumulated(own))
            if _months_apart(earlier, later)
        ]
    return sorted(found, key=lambda result: result.inputs[0]["period"], reverse=True)


def task(done: Row, completion: Row) -> Result:
    """The task of which ``done`` is ``completion`` %: 85 at 170 % of the task was a task of 50.

    A share of a task is printed rounded, so that a division that leaves a rest gives about the
    task: a whole number where what was done is one.
    """
    inputs = (done, completion)
    refused = _unfit("task", inputs, "value", "completion")
    if refused:
        return refused
    if any(done[name] != completion[name] for name in ("project_id", "period", "source_id")):
        return Refused("task", "other_fact", inputs)
    value, share = _number(done), _number(completion)
    if share <= 0:
        return Refused("task", "not_positive", inputs)
    follows = value * 100 / share
    places = Decimal(1) if value == value.to_integral_value() else Decimal("0.01")
    formula = f"{_plain(value)} ÷ {_plain(share)}%"
    return _made("task", follows, places, formula, inputs, periods.parse(done["period"]))


def completion(done: Row, target: Row) -> Derived:
    """What % of a target was done, where both are exact and sure, and the target is above zero."""
    value, wanted = _number(done), _number(target)
    formula = f"{_plain(value)} ÷ {_plain(wanted)}"
    at = periods.parse(done["period"])
    return _made("completion", value * 100 / wanted, PLACES, formula, (done, target), at)


def difference(later: Row, earlier: Row) -> Result:
    """What lies between two accumulated levels of one year: January to November less to October.

    Growth rates are never subtracted: no monthly reading follows from two accumulated rates.
    """
    inputs = (later, earlier)
    if {row["statistic"] for row in inputs} != {"value"}:
        return Refused("difference", "rates", inputs)
    refused = _unfit("difference", inputs, "value", "value")
    if refused:
        return refused
    last, first = (periods.parse(row["period"]) for row in inputs)
    accumulated = last.kind == first.kind == "accumulated"
    if not accumulated or last.start != first.start or last.start.year != last.end.year:
        return Refused("difference", "other_periods", inputs)
    if last.end <= first.end:
        return Refused("difference", "other_periods", inputs)
    if later["break_before"]:
        return Refused("difference", "break", inputs)
    formula = f"{_plain(_number(later))} − {_plain(_number(earlier))}"
    value = _number(later) - _number(earlier)
    period = periods.between(first, last)
    return Derived("difference", value, formula, inputs, period)


def change(last: Row, first: Row, *, comparable: bool) -> Result:
    """How much more a level is than an earlier one of the same area; below zero where it is less.

    As exact as the less exact of the two was printed. ``comparable``: no break lies between.
    """
    inputs = (last, first)
    refused = _uncomparable("change", inputs, comparable=comparable, positive=False)
    return refused or _less("change", inputs)


def distance(one: Row, other: Row) -> Result:
    """How much more one area's level is than that of another in the same period."""
    inputs = (one, other)
    refused = _unfit("distance", inputs, "value", "value", same_area=False)
    if refused:
        return refused
    if one["period"] != other["period"]:
        return Refused("distance", "other_periods", inputs)
    return _less("distance", inputs)


def share(part: Row, whole: Row, indicator: Indicator) -> Result:
    """What % an area's level is of that of the area which it lies in, in the same period."""
    inputs = (part, whole)
    refused = _unfit("share", inputs, "value", "value", same_area=False)
    if refused:
        return refused
    if not indicator.additive:
        return Refused("share", "not_additive", inputs)
    if part["period"] != whole["period"]:
        return Refused("share", "other_periods", inputs)
    if _number(part) < 0 or _number(whole) <= 0:
        return Refused("share", "not_positive", inputs)
    formula = f"{_plain(_number(part))} ÷ {_plain(_number(whole))}"
    value = _number(part) * 100 / _number(whole)
    return _made("share", value, PLACES, formula, inputs, periods.parse(part["period"]))


def index(row: Row, base: Row, *, comparable: bool) -> Result:
    """A level against that of a base period, which is 100. ``comparable``: no break lies between.

    At current prices the index takes in the change of prices.
    """
    inputs = (row, base)
    refused = _uncomparable("index", inputs, comparable=comparable) or _of_years("index", inputs)
    if refused:
        return refused
    formula = f"{_plain(_number(row))} ÷ {_plain(_number(base))} × 100"
    value = _number(row) * 100 / _number(base)
    return _made("index", value, PLACES, formula, inputs, periods.parse(row["period"]))


def average_growth(last: Row, first: Row, *, comparable: bool) -> Result:
    """Average growth a year in % between two levels that are whole years apart.

    (last ÷ first)^(1/n) − 1, the compound annual rate. ``comparable``: no break lies between.
    """
    inputs = (last, first)
    kind: Kind = "average_growth"
    refused = _uncomparable(kind, inputs, comparable=comparable) or _of_years(kind, inputs)
    if refused:
        return refused
    ends = [periods.parse(row["period"]).end for row in inputs]
    years, rest = divmod(
        (ends[0].year - ends[1].year) * MONTHS + ends[0].month - ends[1].month, MONTHS
    )
    if years < 1 or rest:
        return Refused("average_growth", "other_periods", inputs)
    value = ((_number(last) / _number(first)) ** (Decimal(1) / years) - 1) * 100
    root = f"^(1/{years})" if years > 1 else ""
    formula = f"({_plain(_number(last))} ÷ {_plain(_number(first))}){root} − 1"
    period = periods.parse(last["period"])
    return _made("average_growth", value, PLACES, formula, inputs, period)


def base(level: Row, growth: Row, indicator: Indicator) -> Result:
    """The level of the year before, from a level and its growth; only where growth is nominal.

    A level at current prices divided by a growth at comparable prices is not the year before.
    """
    inputs = (level, growth)
    refused = _unfit("base", inputs, "value", "yoy")
    if refused:
        return refused
    if indicator.growth_basis != "nominal":
        return Refused(
            "base", "real_growth" if indicator.growth_basis == "real" else "unknown_growth", inputs
        )
    if any(level[name] != growth[name] for name in ("project_id", "period")):
        return Refused("base", "other_fact", inputs)
    if _number(growth) <= -100:
        return Refused("base", "not_positive", inputs)
    value = _number(level)
    sign = "+" if _number(growth) >= 0 else "−"
    formula = f"{_plain(value)} ÷ (1 {sign} {_plain(abs(_number(growth)))}%)"
    follows = value / (1 + _number(growth) / 100)
    before = periods.parse(level["period"]).year_earlier
    return _made("base", follows, Decimal(1).scaleb(_exponent(value)), formula, inputs, before)


def _accumulated(rows: list[Row]) -> list[Row]:
    """The accumulated figures, in the order in which their periods end."""
    accumulated = [row for row in rows if periods.parse(row["period"]).kind == "accumulated"]
    return sorted(accumulated, key=lambda row: periods.parse(row["period"]))


def _months_apart(earlier: Row, later: Row) -> bool:
    """Whether two accumulated periods begin on one day and end on two days of one year."""
    first, last = periods.parse(earlier["period"]), periods.parse(later["period"])
    return first.start == last.start and first.end.year == last.end.year and first.end < last.end


def _unfit(
    kind: Kind, inputs: tuple[Row, Row], first: str, second: str, *, same_area: bool = True
) -> Refused | None:
    """The reason why two rows cannot be reckoned with, if there is one."""
    one, other = inputs
    if (one["statistic"], other["statistic"]) != (first, second) or None in _values(inputs):
        return Refused(kind, "other_fact", inputs)
    same = ["indicator_id", "project_id"] + (["area_id"] if same_area else [])
    if any(one[name] != other[name] for name in same):
        return Refused(kind, "other_fact", inputs)
    if any(row["qualifier"] != "exact" for row in inputs):
        return Refused(kind, "bounded", inputs)
    if any(row["status"] != "A" or row["confidence"] == "low" for row in inputs):
        return Refused(kind, "uncertain", inputs)
    return None


def _uncomparable(
    kind: Kind, inputs: tuple[Row, Row], *, comparable: bool, positive: bool = True
) -> Refused | None:
    """The reason why two levels of one area cannot be compared over time, if there is one.

    Days are compared with the same day of another year alone.
    """
    refused = _unfit(kind, inputs, "value", "value")
    if refused:
        return refused
    last, first = (periods.parse(row["period"]) for row in inputs)
    days = {(at.end.month, at.end.day) for at in (last, first) if at.kind == "as_of"}
    if last.line != first.line or len(days) > 1:
        return Refused(kind, "other_periods", inputs)
    if not comparable:
        return Refused(kind, "break", inputs)
    if positive and any(_number(row) <= 0 for row in inputs):
        return Refused(kind, "not_positive", inputs)
    return None


def _of_years(kind: Kind, inputs: tuple[Row, Row]) -> Refused | None:
    """Sums over several years have no growth a year."""
    at = periods.parse(inputs[0]["period"])
    return None if at.start.year == at.end.year else Refused(kind, "other_periods", inputs)


def _less(kind: Kind, inputs: tuple[Row, Row]) -> Derived:
    """The first less the second, to the last digit that both were printed with."""
    one, other = map(_number, inputs)
    places = Decimal(1).scaleb(max(_exponent(one), _exponent(other)))
    formula = f"{_plain(one)} − {_plain(other)}"
    return _made(kind, one - other, places, formula, inputs, periods.parse(inputs[0]["period"]))


def _made(  # noqa: PLR0913, PLR0917 -- the fields of what is made
    kind: Kind, follows: Decimal, places: Decimal, formula: str, inputs: tuple[Row, ...], at: Period
) -> Derived:
    """A value rounded to its places, or so far that its first digit stands: 0.04 % is not 0."""
    with localcontext(prec=DIGITS, rounding=ROUND_HALF_UP):
        rounded = follows.quantize(places)
        if follows and not rounded:
            rounded = follows.quantize(Decimal(1).scaleb(follows.adjusted()))
    return Derived(kind, rounded, formula, inputs, at, exact=rounded == follows)


def _values(rows: tuple[Row, ...]) -> Iterator[float | None]:
    return (row["value"] for row in rows)


def _number(row: Row) -> Decimal:
    return Decimal(repr(row["value"]))


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _exponent(number: Decimal) -> int:
    """The place of the last digit that was printed: −2 for 12.34."""
    exponent = number.normalize().as_tuple().exponent
    return min(int(exponent), 0)
