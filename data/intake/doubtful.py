"""Figures that were read, and may mean something else: a person should look, and may go on."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from data.intake.numerals import plain
from data.intake.sheet import Candidate
from data.model import QUALIFIERS, Indicator
from data.periods import parse

_IN_PERCENT = frozenset({"yoy", "completion"})
_IN_UNIT = frozenset({"value", "target"})
# Growth at comparable prices is some points off that of the levels, a rounded level more.
_POINTS, _SHARE = Decimal(5), Decimal("0.1")


def is_in_percent(statistic: str, indicator: Indicator) -> bool:
    """Whether a figure is told in %: a growth, a completion, or one of an indicator in %."""
    share = indicator.unit.name_zh == "%" and statistic in _IN_UNIT
    return share or statistic in _IN_PERCENT


def fraction(numbers: Iterable[tuple[Decimal, bool]]) -> Decimal | None:
    """The first of the numbers that lie within ±1, where most do: 0.086 may mean 8.6 %.

    With each number stands whether it has a % itself; zero says nothing.
    """
    told = [(number, percent) for number, percent in numbers if number]
    within = [number for number, percent in told if not percent and abs(number) <= 1]
    return within[0] if len(within) * 2 > len(told) else None


def contradicted(found: Iterable[Candidate]) -> Iterator[tuple[Candidate, str]]:
    """Growths beside both levels of which they are none, each with what the levels come to.

    It may be an amount, or be told of another time.
    """
    rows = [one for one in found if one.row["qualifier"] == QUALIFIERS[0] and one.row["value"]]
    levels = {_of(one): Decimal(one.row["value"]) for one in rows if _statistic(one) == "value"}
    for one in rows:
        if _statistic(one) != "yoy" or (level := levels.get(_of(one))) is None:
            continue
        before = levels.get(_of(one, parse(one.row["period"]).year_earlier))
        if before is None or before <= 0:
            continue
        growth = (level / before - 1) * 100
        if abs(growth - Decimal(one.row["value"])) > max(_POINTS, abs(growth) * _SHARE):
            yield one, plain(round(growth, 1))


def _statistic(one: Candidate) -> str:
    return one.row["statistic"]


def _of(one: Candidate, period: object = "") -> tuple[str, str, str, str]:
    row = one.row
    when = str(period or row["period"])
    return row["indicator_id"], row["area_id"], row["project_id"], when
