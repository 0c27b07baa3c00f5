"""What a line takes from those beside it: growth its indicator and period, a rank what it ranks."""

import re
from dataclasses import replace

from data.intake.letters import bare, close, parts
from data.intake.mapping import Line
from data.intake.statistic_words import NOT_KEPT
from data.model import Indicator
from data.periods import parse

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


def timed(lines: list[Line]) -> list[Line]:
    """A column of growth, rank or completion is of the period of the level to its left.

    1—10月 | 上年同期 | 同比: the growth is of this year; the year before does not take it away.
    What grew from 2010 to 2020 has not grown on the year.
    """
    placed: list[Line] = []
    last, before = Line(0, ""), Line(0, "")
    for line in lines:
        told = line.period or line.relative
        if line.statistic in {"", "value"}:
            if told:
                last, before = (last, line) if _is_year_before(line, last) else (line, last)
            placed.append(line)
        elif line.statistic == "yoy" and not told and _are_apart(last, before, line):
            placed.append(replace(line, read=False, decide=True))
        elif line.statistic in {"target", NOT_KEPT} or told:
            placed.append(line)
        else:
            basis, relative = last.period_basis, last.relative
            placed.append(replace(line, period=last.period, period_basis=basis, relative=relative))
    return placed


def _is_year_before(line: Line, last: Line) -> bool:
    if line.relative.startswith("before"):
        return True
    return bool(last.period) and line.period == str(parse(last.period).year_earlier)


def _are_apart(last: Line, before: Line, growth: Line) -> bool:
    """Whether a growth may be that between two years that do not follow each other."""
    if re.search("同比|上年|去年", growth.label):
        return False
    years = [one.period for one in (last, before) if len(one.period) == 4]
    return len(years) == 2 and abs(int(years[0]) - int(years[1])) != 1


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
