"""One cell, and what row, column and sheet say of it → a figure in the columns of observations."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from data.columns import COLUMNS
from data.intake import period_words
from data.intake.conversion import Converted, converted
from data.intake.letters import close
from data.intake.mapping import Line, Mapping
from data.intake.names import Names, within
from data.intake.numerals import plain
from data.intake.readings import Reading, UnreadableError, reading
from data.intake.units import Units, english, name
from data.model import BASES, QUALIFIERS, Indicator
from data.periods import parse
from data.wording import words

_EMPTY = {column.name: "" for column in COLUMNS["observations"]}
_EMPTY |= {"status": "A", "confidence": "high", "qualifier": QUALIFIERS[0]}
_OF = re.compile(r"([0-9]{1,3})/[0-9]{1,3}")  # 3/12: the third of twelve
_GROWTH = frozenset({"yoy", "change_pp"})
_APART = frozenset({"rank", "target", "completion"})


class Told(NamedTuple):
    """What row, column and sheet together say of a cell, each part from the nearest that says it.

    ``missing`` is the code of the problem where they do not say all. ``units`` are those of the
    column, the row and the sheet.
    """

    indicator: str
    area: str
    period: str
    basis: str
    statistic: str
    rank_of: str
    rank_in: str
    units: tuple[str, ...]
    status: str

    @property
    def missing(self) -> str:
        if not self.indicator:
            return "indicator_unsaid"
        if not self.area:
            return "area_unsaid"
        return "" if self.period else "period_unsaid"


class Figure(NamedTuple):
    """A row of observations but for its quote; ``unsaid`` where its unit is assumed.

    ``unit`` is the one that column, row or sheet tell it in; empty where its cell does.
    """

    row: dict[str, str]
    unsaid: bool = False
    unit: str = ""


def told(row: Line, column: Line, mapping: Mapping) -> Told:
    """What a column says goes before what its row says, and both before the sheet.

    But 同比增长 as a row under a column 绝对额 is a growth, and
    a row of 10月 under 2025年 is that month.
    """
    period, basis = _period(row, column, mapping)
    of_row = row.statistic and column.statistic in {"", "value"}
    statistic = row.statistic if of_row else column.statistic
    return Told(
        indicator=row.indicator or column.indicator or mapping.indicator,
        area=row.area or column.area or mapping.area,
        period=period,
        basis=basis,
        statistic=statistic or mapping.statistic or "value",
        rank_of=column.rank_of or row.rank_of,
        rank_in=column.rank_in or row.rank_in,
        units=(column.unit, row.unit, mapping.unit),
        status=column.status or row.status or mapping.status,
    )


def _period(row: Line, column: Line, mapping: Mapping) -> tuple[str, str]:
    """The period of a cell with its basis; empty where it is not told, or where two contradict."""
    stated = column if column.period else row if row.period else mapping
    if column.period and len(row.period) > len(column.period):
        stated = row
    period = stated.period
    if not (period.startswith(row.period) and period.startswith(column.period)):
        return "", ""
    for line in (column, row):
        if line.relative and period:
            period = period_words.related(line.relative, period)
    return _last_day(period, column.end or row.end), stated.period_basis or BASES[0]


def _last_day(period: str, end: str) -> str:
    """The last day of a period, where a figure is told of it; empty for 年末 of one before that."""
    if not end or not period:
        return period
    last = parse(period).end
    return last.isoformat() if end == "period" or last.month == 12 else ""


def figure(text: str, about: Told, names: Names) -> Figure:
    """A figure from the text of a cell. Raises UnreadableError with the code of the problem."""
    indicator = names.known.indicators[about.indicator]
    found = _reading(text, about.statistic)
    statistic = _statistic(found, about, indicator)
    value = _value(found, statistic, about.units, indicator, names.units)
    is_rank = statistic == "rank"
    row = _EMPTY | {
        "indicator_id": about.indicator,
        "area_id": about.area,
        "period": about.period,
        "period_basis": about.basis,
        "statistic": statistic,
        "value": value.value,
        "qualifier": found.qualifier,
        "rank_in": _rank_in(found, about, names) if is_rank else "",
        "status": "F" if statistic == "target" else about.status,
        "rank_of": about.rank_of if is_rank else "",
    }
    if value.unit and value.unit != indicator.unit.name_zh:
        row["note_zh"], row["note_en"] = _note(value.unit, indicator, names.units)
    return Figure(row, value.unsaid, value.unit)


def _reading(text: str, statistic: str) -> Reading:
    if statistic == "rank":
        place = _OF.fullmatch(close(text))
        if place:
            return Reading(Decimal(place[1]), statistic="rank")
    found = reading(text)
    if found is None:
        raise UnreadableError("unreadable_figure")
    return found


def _statistic(found: Reading, about: Told, indicator: Indicator) -> str:
    """What a cell itself says goes before its column: 增长8.6% among values is a growth.

    Not where the column is of something else altogether (a rank, a target, a completion), and a
    change without % (增长8.6, 持平) is read only where a growth is told.
    """
    unnamed = found.moved and not found.statistic
    said = found.statistic or about.statistic
    level_in_points = indicator.unit.quantity == "share" and said == "change_pp" and not found.moved
    if (
        (unnamed and about.statistic not in _GROWTH)
        or (said != about.statistic and about.statistic in _APART)
        or (level_in_points and about.statistic == "value")
    ):
        raise UnreadableError("unreadable_figure")
    return said


def _value(
    found: Reading, statistic: str, units: tuple[str, ...], indicator: Indicator, held: Units
) -> Converted:
    match statistic:
        case "value" | "target":
            return converted(found, units, indicator.unit, held)
        case "rank":
            whole = found.number > 0 and found.number == found.number.to_integral_value()
            if not whole or found.unit not in {"", "位", "名"} or found.qualifier != QUALIFIERS[0]:
                raise UnreadableError("unreadable_rank")
        case "change_pp":
            if found.unit not in {"", "%", "百分点"} or found.scaled:
                raise UnreadableError("unreadable_figure")
        case _:
            if found.unit not in {"", "%"} or found.scaled:
                raise UnreadableError("unreadable_figure")
    return Converted(plain(found.number))


def _rank_in(found: Reading, about: Told, names: Names) -> str:
    """The area in which a rank is one: as the cell says, else the heading, else the one around."""
    if found.within:
        area = within(found.within, names, about.area)
    else:
        area = about.rank_in or names.known.areas[about.area].parent_id
    if not area:
        raise UnreadableError("rank_without_area")
    return area


@lru_cache(maxsize=1024)
def _note(unit: str, indicator: Indicator, held: Units) -> tuple[str, str]:
    """That a figure was converted, in both languages, as the tables say it."""
    to = indicator.unit
    return (
        words("zh")["intake"]["converted"].format(unit=unit, to=to.name_zh),
        words("en")["intake"]["converted"].format(
            unit=english(unit, to.quantity, held) or unit, to=name(to, "en")
        ),
    )
