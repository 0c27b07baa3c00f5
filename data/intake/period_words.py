"""Periods as office tables name them: 1—10月, 前三季度, 年末, 累计, 上年同期 → the grammar."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from data.intake.letters import LONGEST_LABEL, close
from data.intake.numerals import spoken
from data.intake.period_forms import FORMS, NO_WORDS, OF_THE_SHEET, RELATIVE, as_of
from data.model import BASES
from data.periods import Period, parse

_EARLIER = re.compile(
    r"(?<![比较与])(?:上年|去年|上一年)(?![末底])(?P<same>同期|同月|同季度?)?(?:数|值|实绩)?|(?<!年)(?P<alike>同期数)"
)
# 上年度, 上年完成, 上年实绩 are told of the year, whatever stands around.
_LAST_YEAR = re.compile(
    r"(?<![比较与])(上年|去年|上一年)度?(?=完成|实绩|实际完成)|(?<![比较与])(上年|去年)度(?!同)"
)
_HANZI_YEAR = re.compile(r"[〇零一二三四五六七八九]{4}(?=年)")
_HANZI_MONTH = re.compile(
    r"(?<![一二三四五六七八九十])(?:十[一二]?|[一二三四五六七八九])"
    r"(?=月(?!度)|[-—–~～至到]{1,2}[一二三四五六七八九十]{1,2}月)"
)

_END = re.compile(r"(?<![0-9上去度])(?:本|当|报告)?(?P<of>[年期月季])[末底](?:数|值)?")

SERIALS = range(30000, 60001)
_SERIAL_DAY_0 = date(1899, 12, 30)


@dataclass(frozen=True)
class Said:
    """A period that words name, and the words that are left without it.

    ``period`` is empty where the words leave the year unsaid and nothing around them says it.
    ``relative`` is empty where they name the time themselves; else what has to be done to the
    period that another heading, or the sheet, is about: see :func:`related`. ``bare`` says that
    they are 上年 alone: the year, or what stands beside it a year earlier.
    """

    period: str
    basis: str
    rest: str
    relative: str = ""
    bare: bool = False


def said(words: str, about: str = "", basis: str = BASES[0]) -> Said | None:
    """The period that words name; None where they name none.

    ``about`` is the period that the sheet as a whole is about, with its basis: 10月 takes its year
    from it, 累计 and 上年同期 are told from it.
    """
    text = close(words)
    return _said(text, about, basis) if len(text) <= LONGEST_LABEL else None


def end_of(words: str) -> tuple[str, str]:
    """What the last day is told of, ``year`` (年末) or ``period`` (期末, 月末), and the words left.

    Both are empty-handed where the words name the time themselves: 2025年末, 10月末, 上年末.
    """
    text = close(words)
    found = _END.search(text)
    if not found:
        return "", text
    return ("year" if found["of"] == "年" else "period"), _without(text, found)


def related(relative: str, period: str) -> str:
    """What 累计 (``so_far``), 本月 (``month``), 上年同期 (``before``) are of a period."""
    found: Period | None = parse(period)
    for name in relative.split("+"):
        make = next((one for one, key in RELATIVE.items() if key == name), None)
        if found and name == "before":
            found = found.year_earlier
        elif make:
            found = make(NO_WORDS, found)
    return str(found) if found else ""


@lru_cache(maxsize=4096)
def serial_day(text: str) -> str:
    """The day that a spreadsheet keeps as this number (46326); empty where it is no such number."""
    written = close(text)
    if not re.fullmatch(r"[0-9]{5}", written) or int(written) not in SERIALS:
        return ""
    return (_SERIAL_DAY_0 + timedelta(days=int(written))).isoformat()


def with_year(words: str) -> str:
    """上年完成 as 上年全年完成, as the words of a statistic are taken from it before the period."""
    return _LAST_YEAR.sub(lambda found: f"{found[1] or found[2]}全年", words)


def is_period(words: str) -> bool:
    """Whether words are a period and nothing else."""
    found = said(words, "2000-01/2000-12")
    return found is not None and not re.sub(r"[()数]", "", found.rest)


def without(words: str) -> str:
    """The words without any period in them, so that those of two months are alike."""
    text, last = close(words)[:LONGEST_LABEL], ""
    while text != last:
        last = text
        found = _said(text, "2000-01/2000-12", BASES[0])
        text = found.rest if found else text
    return text


@lru_cache(maxsize=4096)
def _said(text: str, about: str, basis: str) -> Said | None:
    written = with_year(_HANZI_MONTH.sub(_digits, _HANZI_YEAR.sub(_digits, text)))
    around, year = parse(about) if about else None, _year_within(written)
    if year:
        around = _in_year(around, year)
    earlier = _EARLIER.search(written)
    bare = earlier is not None and not (earlier["same"] or earlier["alike"] or year)
    if earlier:
        written = _without(written, earlier)
    for form, make in FORMS:
        found = form.search(written)
        if not found:
            continue
        stated = year is not None or bool(found.groupdict().get("year"))
        try:
            period = make(found, around)
        except ValueError:
            continue  # month 13 is none
        rest = _without(written, found)
        if period and re.match("[末底]", written[found.end() :]):  # 三季度末
            period, rest = as_of(period), rest.replace(written[found.end()], "", 1)
        named = BASES[0] if stated else basis
        relative = "" if year else RELATIVE.get(make, "")
        if relative and earlier:
            relative = f"before+{relative}"
        text = _as_text(period, earlier=bool(earlier))
        bare = bare and make in OF_THE_SHEET
        return Said(text, named if period else "", rest, relative, bare)
    if earlier:
        text = _as_text(around, earlier=True)
        return Said(text, basis if around else "", written, "" if year else "before", bare)
    return None


def _in_year(around: Period | None, year: Period) -> Period:
    """The period around, in a year that the words state: of it or before it, else the year."""
    while around and around.end.year > year.end.year:
        around = around.year_earlier
    return around if around and around.end.year == year.end.year else year


def _year_within(text: str) -> Period | None:
    """The year that a title states somewhere: 2026年市中区重点工作（截至10月末）."""
    years = set(re.findall(r"(?<![0-9])((?:19|20)[0-9]{2})年", text))
    return parse(years.pop()) if len(years) == 1 else None


def _as_text(period: Period | None, *, earlier: bool) -> str:
    if period and earlier:
        period = period.year_earlier
    return str(period) if period else ""


def _without(text: str, found: re.Match[str]) -> str:
    left = f"{text[: found.start()]}{text[found.end() :]}"
    return re.sub(r"\(\)", "", left)


def _digits(found: re.Match[str]) -> str:
    return str(spoken(found[0]))
