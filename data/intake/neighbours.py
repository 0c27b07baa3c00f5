"""What a line takes from those beside it: growth its indicator and period, a rank what it ranks."""

import re
from dataclasses import replace

from data.catalogue import Catalogue
from data.intake.letters import bare, close, is_part, parts
from data.intake.mapping import BETWEEN, Line
from data.intake.period_words import related, said
from data.intake.statistic_words import NOT_KEPT
from data.model import Indicator
from data.periods import Period, parse

_OTHER_BASE = re.compile("(?<![比较与])(?:上月|上个月|上季|上期|上旬|[年月期季]初)")
_ANY_MONTH = "2000-11"
_GROWTH = frozenset({"yoy", "change_pp"})
_RANKED = {"": "value", "value": "value", "yoy": "yoy"}


def inherited(lines: list[Line]) -> list[Line]:
    """A line of a statistic alone (同比增长, 位次) is about the indicator of the line before.

    Where nobody knows what that one is, this one is not known either.
    """
    placed: list[Line] = []
    last = Line(0, "")
    for line in lines:
        if line.indicator or line.area or line.statistic in {"", NOT_KEPT} or not line.read:
            last = line if line.read or line.decide else last
            placed.append(line)
        elif last.decide:
            placed.append(replace(line, read=False, decide=True))
        elif last.indicator:
            heir = _heir(line, last)
            last = replace(last, statistic=heir.statistic)
            placed.append(heir)
        else:
            placed.append(line)
    return placed


def _heir(line: Line, last: Line) -> Line:
    ranked = _RANKED.get(last.statistic, "") if line.statistic == "rank" else ""
    return replace(
        line,
        indicator=last.indicator,
        rank_of=line.rank_of or ranked,
        period=line.period or last.period,
        period_basis=line.period_basis or last.period_basis,
    )


def parts_of(lines: list[Line], known: Catalogue) -> list[Line]:
    """其中：第三产业增加值 only below what it is a part of; elsewhere it is another thing."""
    placed: list[Line] = []
    above: set[str] = set()
    for line in lines:
        own = line.label.rpartition(BETWEEN)[2]
        if not is_part(own):
            above = above if not line.indicator and line.statistic else {line.indicator}
            placed.append(line)
            continue
        whole = known.indicators[line.indicator].part_of if line.indicator else ""
        strays = bool(whole) and whole not in above
        placed.append(_undecided(line) if strays else line)
        above = above if strays else above | {line.indicator}
    return placed


def timed(lines: list[Line], about: str) -> list[Line]:
    """A line of growth, rank or completion is of the latest of the levels before it.

    1—10月 | 上年同期 | 同比: the growth is of this year; the year before does not take it away.
    Between September and October, or 2010 and 2020, nothing has grown on the year. A level that
    says no time is of the period that the sheet is ``about``.
    """
    placed: list[Line] = []
    beside: list[Line] = []
    ended = other_base = False
    for line in lines:
        other_base = (other_base and not ended) or bool(_OTHER_BASE.search(line.label))
        if line.statistic in {"", "value"}:
            if line.read or line.period:
                other = bool(beside) and beside[-1].indicator != line.indicator
                beside = [line] if ended or other else [*beside, line]
                ended = False
            placed.append(line)
            continue
        told = line.relative or not (line.read or line.decide)
        told = told or (line.period and not _is_of_year_above(line, beside))
        grown = line.statistic in _GROWTH
        if line.statistic in {"target", NOT_KEPT} or told or not beside:
            placed.append(line)
        elif (latest := _latest(beside, about)) is None or (
            grown and (other_base or not _on_year(latest, beside, about)) and not _says_year(line)
        ):
            placed.append(_undecided(line))
        else:
            basis, relative = latest.period_basis, latest.relative
            end = line.end or latest.end
            placed.append(
                replace(line, period=latest.period, period_basis=basis, relative=relative, end=end)
            )
        ended = ended or grown
    return placed


def _undecided(line: Line) -> Line:
    return replace(line, read=False, decide=True)


def _is_of_year_above(line: Line, beside: list[Line]) -> bool:
    """Whether a year, told above months of it and their growth, is none that the growth is of."""
    of_parts = bool(beside) and all(
        len(one.period) > len(line.period) and one.period.startswith(line.period) for one in beside
    )
    return of_parts and said(line.label.rpartition(BETWEEN)[2]) is None


def _says_year(growth: Line) -> bool:
    return re.search("同比|同期|上年|去年", growth.label) is not None


def _time(line: Line, about: str) -> Period:
    """The period of a level; where it is told from that of a row, as if that were a month."""
    return parse(line.period or related(line.relative, about or _ANY_MONTH))


def _latest(beside: list[Line], about: str) -> Line | None:
    """The latest of levels, of several the nearest; None where their times do not compare."""
    if not about and any(line.period for line in beside) and not all(one.period for one in beside):
        return None
    last = beside[0]
    for line in beside[1:]:
        last = line if _time(line, about).end >= _time(last, about).end else last
    return last


def _on_year(latest: Line, beside: list[Line], about: str) -> bool:
    """Whether nothing but the same time of earlier years stands beside a level."""
    years = [_time(latest, about)]
    while len(years) < len(beside):
        years.append(years[-1].year_earlier)
    return {str(_time(line, about)) for line in beside} == set(map(str, years))


def levels(lines: list[Line], indicator: Indicator) -> list[Line]:
    """A column of 收入 where the title says 税收收入: the end of a name that is known already."""
    names = [close(name) for name in (indicator.name_zh, *indicator.aliases)]
    placed = []
    for line in lines:
        word = re.sub("^(?:完成|实现|实际)", "", parts(bare(line.label))[0])
        ends = len(word) > 1 and any(name.endswith(word) for name in names)
        known = line.decide and not line.statistic and ends
        placed.append(replace(line, read=True, decide=False, statistic="value") if known else line)
    return placed


def ranks(lines: list[Line]) -> list[Line]:
    """A rank beside values or growth ranks these, where it does not say what it is one of.

    That is what stands before it; before the first there is nothing, so what comes after.
    """
    placed: list[Line] = []
    for at, line in enumerate(lines):
        beside = lines[at - 1] if at else lines[1] if len(lines) > 1 else Line(0, "", read=False)
        unsaid = line.statistic == "rank" and not line.rank_of and beside.read
        same = beside.indicator in {"", line.indicator}
        of = _RANKED.get(beside.statistic, "") if unsaid and same else line.rank_of
        placed.append(line if of == line.rank_of else replace(line, rank_of=of))
    return placed
