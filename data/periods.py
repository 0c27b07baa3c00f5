"""The period grammar of the tables: five kinds of period, each a type of its own.

A period is written as one of

=====================  ==============================================  ============
``2020``               a calendar year                                 ``year``
``2020-Q3``            one quarter                                     ``quarter``
``2020-11``            one month                                       ``month``
``2020-01/2020-11``    accumulated from the first month to the last    ``accumulated``
``2020-11-30``         the state on one day                            ``as_of``
=====================  ==============================================  ============
"""

import re
from calendar import monthrange
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Literal

Kind = Literal["year", "quarter", "month", "accumulated", "as_of"]

GRAMMAR = "2020 | 2020-Q3 | 2020-11 | 2020-01/2020-11 | 2020-11-30"

_FORMS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("year", re.compile(r"([0-9]{4})")),
    ("quarter", re.compile(r"([0-9]{4})-Q([1-4])")),
    ("month", re.compile(r"([0-9]{4})-([0-9]{2})")),
    ("accumulated", re.compile(r"([0-9]{4})-([0-9]{2})/([0-9]{4})-([0-9]{2})")),
    ("as_of", re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")),
)


@dataclass(frozen=True, order=True)
class Period:
    """A stretch of time, or a day, that a figure is about; ordered by when it ends."""

    end: date
    start: date
    kind: Kind

    @property
    def line(self) -> str:
        """What may stand in one line of a chart: points are joined only when this is equal.

        Accumulated periods of different months (January to June, January to September) are
        different lines, and so are sums over several years.
        """
        if self.kind != "accumulated":
            return self.kind
        years = self.end.year - self.start.year
        return f"accumulated {self.start.month:02d}-{self.end.month:02d}+{years}"

    @property
    def year_earlier(self) -> "Period":
        """The same period of the year before, with which a growth on the year compares.

        29 February becomes 28 February. Raises ValueError before the year 1.
        """
        year, month = self.end.year - 1, self.end.month
        end = _last_day(year, month)
        if self.kind == "as_of":
            day = end.replace(day=min(self.end.day, end.day))
            return Period(day, day, self.kind)
        return Period(end, self.start.replace(year=self.start.year - 1), self.kind)

    def overlaps(self, other: "Period") -> bool:
        """Whether any day belongs to both, so that their figures must not be added up."""
        return self.start <= other.end and other.start <= self.end

    def __str__(self) -> str:
        """The period as the tables write it."""
        start, end = self.start, self.end
        match self.kind:
            case "year":
                return f"{end.year:04d}"
            case "quarter":
                return f"{end.year:04d}-Q{end.month // 3}"
            case "month":
                return f"{end.isoformat():.7}"
            case "accumulated":
                return f"{start.isoformat():.7}/{end.isoformat():.7}"
            case "as_of":
                return end.isoformat()


@cache
def parse(text: str) -> Period:
    """Read a period. Raises ValueError when the text is outside the grammar."""
    for kind, form in _FORMS:
        found = form.fullmatch(text)
        if found:
            with suppress(ValueError):
                return _period(kind, found.groups())
    raise ValueError(f"not a period: {text!r}; allowed: {GRAMMAR}")


def today() -> date:
    """The day on which something is taken along, where the program runs."""
    return datetime.now().astimezone().date()


def between(earlier: Period, later: Period) -> Period:
    """The months after one accumulated period up to the end of a longer one, as the shortest kind.

    Between January to October and January to November lies November; between the first half and
    three quarters the third quarter.
    """
    year, month = divmod(earlier.end.year * 12 + earlier.end.month, 12)
    start, end = date(year, month + 1, 1), later.end
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if months == 1:
        return Period(end, start, "month")
    whole_quarter = months == 3 and end.month % 3 == 0
    return Period(end, start, "quarter" if whole_quarter else "accumulated")


def _period(kind: Kind, parts: tuple[str, ...]) -> Period:
    """The period of one form from its digits; ValueError for a month or day that is none."""
    numbers = [int(part) for part in parts]
    match kind:
        case "year":
            return Period(date(numbers[0], 12, 31), date(numbers[0], 1, 1), kind)
        case "quarter":
            year, quarter = numbers
            return Period(_last_day(year, quarter * 3), date(year, quarter * 3 - 2, 1), kind)
        case "month":
            year, month = numbers
            return Period(_last_day(year, month), date(year, month, 1), kind)
        case "accumulated":
            first_year, first_month, last_year, last_month = numbers
            start, end = date(first_year, first_month, 1), _last_day(last_year, last_month)
            if end < start:
                raise ValueError("a period cannot end before it starts")
            return Period(end, start, kind)
        case "as_of":
            day = date(numbers[0], numbers[1], numbers[2])
            return Period(day, day, kind)


def _last_day(year: int, month: int) -> date:
    first = date(year, month, 1)  # refuses a month that is none before monthrange sees it
    return first.replace(day=monthrange(year, month)[1])
