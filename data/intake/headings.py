"""What one heading or label of an office table says: indicator, area, period, statistic, unit."""

import re
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from data.intake import names, period_words, statistic_words
from data.intake.letters import LONGEST_LABEL, bare, is_part, parts
from data.intake.names import Names
from data.intake.period_words import Said
from data.intake.statistic_words import NOT_KEPT
from data.intake.units import is_unit

_HARMLESS = re.compile(
    r"(?:主要|重点)?(?:经济|社会|民生|国民经济)*(?:运行)?(?:指标|项目)(?:名称)?|(?:完成|进展|运行)?情况|名称|本期"
    r"|合?计?数|数值|数|值|统计|其中|初步(?:核算|统计)?数?|快报数?|预计数?|当期|单位|总计|累计"
)
_TAIL_UNIT = re.compile(r"[/:,](?P<unit>[^/:,]{1,8}(?:/[^/:,]{1,4})?)$")
# A spreadsheet keeps 2026年10月 as the first of October: which of the two is meant nobody can tell.
_FIRST = re.compile(r"[0-9]{4}-[0-9]{2}-01(?: 00:00:00)?")
_STATUS = (
    ("E", re.compile("预计|估计|估算|推算")),
    ("P", re.compile("初步|快报|初算|初核")),
    ("F", re.compile("预测")),
)


class Heading(NamedTuple):
    """What words say; empty where they say nothing of it.

    ``end`` says that it is told of the last day of the ``year`` or ``period``; ``unknown`` is what
    is not understood; ``timed`` says that a period is named, be it one whose year nobody says, and
    ``relative`` how it is told from that of something else: 累计, 上年同期. ``bare`` is 上年 alone.
    """

    indicator: str = ""
    areas: tuple[str, ...] = ()
    period: str = ""
    basis: str = ""
    statistic: str = ""
    rank_of: str = ""
    within: str = ""
    unit: str = ""
    status: str = ""
    end: str = ""
    unknown: str = ""
    timed: bool = False
    relative: str = ""
    bare: bool = False


Reader = Callable[[str, str, str, str], Heading]


def reader(known: Names) -> Reader:
    """A reader of headings that keeps what it has read: labels come again and again."""
    kept: dict[tuple[str, str, str, str], Heading] = {}

    def read(text: str, about: str, basis: str, units: str) -> Heading:
        key = (text, about, basis, units)
        if key not in kept:
            kept[key] = heading(text, known, about, basis, units)
        return kept[key]

    return read


def heading(text: str, known: Names, about: str = "", basis: str = "", units: str = "") -> Heading:
    """What a text says. ``about``: the period of what stands around it; ``units``: those there."""
    if len(text) > LONGEST_LABEL:
        return Heading(unknown=text)
    if _FIRST.fullmatch(text.strip()):
        return Heading(timed=True)
    label, unit = _without_unit(bare(text), known)
    found = Heading(unit=unit, status=status(text))
    label = period_words.with_year(label)
    told = unit or units
    named_by = partial(names.indicator, names=known, measured_in=told, exact=is_part(text))
    end, rest = period_words.end_of(label)
    found = found._replace(end=end)
    named = named_by(label) if label else ""
    label = rest
    if named or not label:
        return found._replace(indicator=named)
    areas = names.areas(label, known)
    if areas:
        return found._replace(areas=tuple(areas))
    period = period_words.said(label, about, basis)
    if period:
        timed = _with_period(found, period)
        named = named_by(period.rest) if period.rest else ""
        if named or not _left(period.rest):
            return timed._replace(indicator=named)
    return _measured(found, label, known, (about, basis), named_by)


def status(words: str) -> str:
    """``P`` for figures told as provisional (初步, 快报), ``E`` for 预计, ``F`` for 预测."""
    return next((code for code, form in _STATUS if form.search(words)), "")


def _measured(
    found: Heading,
    label: str,
    known: Names,
    around: tuple[str, str],
    named_by: Callable[[str], str],
) -> Heading:
    """A label with the words of a statistic, a period and an area taken from it.

    The statistic is looked for first, as 比上年同期增长 has a period in it that is none, and again
    where the period has hidden it: 1—10月完成.
    """
    measured = statistic_words.measured(label)
    rest = measured.rest if measured else label
    period = period_words.said(rest, *around) if rest else None
    if period:
        found = _with_period(found, period)
        rest = period.rest
    if not measured:
        measured = statistic_words.measured(rest)
        rest = measured.rest if measured else rest
    if measured:
        found = found._replace(
            statistic=_in_unit(measured.statistic, found.unit),
            rank_of=measured.rank_of,
            within=measured.within,
        )
    rest = _left(rest)
    if not rest:
        return found
    named = named_by(rest)
    if named:
        return found._replace(indicator=named)
    area, after = names.led_by_area(rest, known)
    left = _left(after) if area else rest
    named = named_by(left) if left else ""
    if named or (area and not left):
        return found._replace(indicator=named, areas=(area,) if area else ())
    areas = names.areas(rest, known)
    return found._replace(areas=tuple(areas)) if areas else found._replace(unknown=rest)


def _with_period(found: Heading, said: Said) -> Heading:
    return found._replace(
        period=said.period,
        basis=said.basis,
        timed=True,
        relative=said.relative,
        bare=said.bare,
    )


def _in_unit(statistic: str, unit: str) -> str:
    """A growth in percentage points is a change in them; one in 亿元 is none of the statistics."""
    if statistic not in {"yoy", "change_pp"} or not unit:
        return statistic
    if "百分点" in unit:
        return "change_pp"
    return statistic if unit == "%" else NOT_KEPT


def _without_unit(label: str, known: Names) -> tuple[str, str]:
    """A label and its unit, in parentheses, behind a stroke, or all that there is."""
    for inside in parts(label)[1]:
        words = re.sub(r"^(?:计量|金额)?单位[:：]?", "", inside).lstrip("±+-")
        if is_unit(words, known.units):
            return label.replace(f"({inside})", "").strip(), words
    if is_unit(label, known.units):
        return "", label
    tail = _TAIL_UNIT.search(label)
    if tail and is_unit(tail["unit"], known.units):
        return label[: tail.start()], tail["unit"]
    return label, ""


def _left(rest: str) -> str:
    """What is left of a label, without what says nothing."""
    text = rest.strip("()、,，:：;·-—/ 的")
    return "" if _HARMLESS.fullmatch(text) else text
