"""Periods as office tables name them: 1—10月, 前三季度, 年末, 累计, 上年同期 → the grammar."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from data.intake.letters import LONGEST_LABEL, close
from data.intake.numerals import spoken
from data.model import BASES
from data.periods import Period, parse

_TO = r"(?:--|[-—–―─~～至到]{1,2})"
_YEAR = r"(?:(?P<year>(?:19|20)[0-9]{2})年?)?"
_STATED_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
_EARLIER = re.compile(
    r"(?<![比较与])(?:上年|去年|上一年|上年度)(?![末底])(?:同期|同月|同季|同季度)?(?:数|值|实绩)?|(?<!年)同期数"
)
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
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
    period that another heading, or the sheet, is about: see :func:`related`.
    """

    period: str
    basis: str
    rest: str
    relative: str = ""


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
        make = next((one for one, key in _RELATIVE.items() if key == name), None)
        if found and name == "before":
            found = found.year_earlier
        elif make:
            found = make(_NO_WORDS, found)
    return str(found) if found else ""


@lru_cache(maxsize=4096)
def serial_day(text: str) -> str:
    """The day that a spreadsheet keeps as this number (46326); empty where it is no such number."""
    written = close(text)
    if not re.fullmatch(r"[0-9]{5}", written) or int(written) not in SERIALS:
        return ""
    return (_SERIAL_DAY_0 + timedelta(days=int(written))).isoformat()


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
    written = _HANZI_MONTH.sub(_digits, _HANZI_YEAR.sub(_digits, text))
    around, year = parse(about) if about else None, _year_within(written)
    if year:
        around = _in_year(around, year)
    earlier = _EARLIER.search(written)
    if earlier:
        written = _without(written, earlier)
    for form, make in _FORMS:
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
            period, rest = _as_of(period), rest.replace(written[found.end()], "", 1)
        named = BASES[0] if stated else basis
        relative = "" if year else _RELATIVE.get(make, "")
        if relative and earlier:
            relative = f"before+{relative}"
        text = _as_text(period, earlier=bool(earlier))
        return Said(text, named if period else "", rest, relative)
    if earlier:
        text = _as_text(around, earlier=True)
        return Said(text, basis if around else "", written, "" if year else "before")
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


def _year(found: re.Match[str], around: Period | None) -> int | None:
    stated = found.groupdict().get("year")
    return int(stated) if stated else around.end.year if around else None


def _day(found: re.Match[str], around: Period | None) -> Period | None:
    year = _year(found, around)
    return parse(f"{year}-{int(found['month']):02}-{int(found['day']):02}") if year else None


def _month(found: re.Match[str], around: Period | None) -> Period | None:
    year = _year(found, around)
    return parse(f"{year}-{int(found['month']):02}") if year else None


def _month_end(found: re.Match[str], around: Period | None) -> Period | None:
    return _as_of(_month(found, around))


def _months(found: re.Match[str], around: Period | None) -> Period | None:
    """1—10月; 2025年10月—2026年3月."""
    first = _year(found, around)
    last = int(found["last"]) if found["last"] else first
    if not first:
        return None
    return parse(f"{first}-{int(found['from']):02}/{last}-{int(found['to']):02}")


def _to_month(found: re.Match[str], around: Period | None) -> Period | None:
    year = _year(found, around)
    return parse(f"{year}-01/{year}-{int(found['month']):02}") if year else None


def _years(found: re.Match[str], _around: Period | None) -> Period:
    return parse(f"{found['year']}-01/{found['last']}-12")


def _half_year(found: re.Match[str], around: Period | None) -> Period | None:
    year = _year(found, around)
    months = ("01", "06") if found["half"] == "上" else ("07", "12")
    return parse(f"{year}-{months[0]}/{year}-{months[1]}") if year else None


def _quarters(found: re.Match[str], around: Period | None) -> Period | None:
    """前三季度, 1—3季度, 前两季度: from January on."""
    year = _year(found, around)
    count = spoken(found["count"]) or found["count"]
    month = int(count) * 3
    return parse(f"{year}-01/{year}-{month:02}") if year else None


def _quarter(found: re.Match[str], around: Period | None) -> Period | None:
    year = _year(found, around)
    return parse(f"{year}-Q{_QUARTERS[found['quarter']]}") if year else None


def _whole_year(found: re.Match[str], around: Period | None) -> Period | None:
    year = _year(found, around)
    return parse(str(year)) if year else None


def _year_end(found: re.Match[str], around: Period | None) -> Period | None:
    year = _year(found, around)
    return parse(f"{year}-12-31") if year else None


def _written(found: re.Match[str], _around: Period | None) -> Period:
    return parse(found["year"])


def _as_of(period: Period | None) -> Period | None:
    return Period(period.end, period.end, "as_of") if period else None


def _end_of_it(_found: re.Match[str], around: Period | None) -> Period | None:
    return _as_of(around)


def _end_of_year(_found: re.Match[str], around: Period | None) -> Period | None:
    """年末, where the sheet is about a time that runs to it; in October no such day has been."""
    return _as_of(around) if around and around.end.month == 12 else None


def _end_of_last_year(_found: re.Match[str], around: Period | None) -> Period | None:
    return parse(f"{around.end.year - 1}-12-31") if around else None


def _last_month(_found: re.Match[str], around: Period | None) -> Period | None:
    """本月: the month with which the sheet's period ends."""
    return parse(f"{around.end.isoformat():.7}") if around else None


def _last_quarter(_found: re.Match[str], around: Period | None) -> Period | None:
    return parse(f"{around.end.year}-Q{(around.end.month + 2) // 3}") if around else None


def _so_far(_found: re.Match[str], around: Period | None) -> Period | None:
    """累计: from January to where the sheet's period ends. A year's is the year."""
    if around is None or around.kind == "year":
        return around
    if around.kind == "accumulated":
        return around
    return parse(f"{around.end.year}-01/{around.end.isoformat():.7}")


def _same(_found: re.Match[str], around: Period | None) -> Period | None:
    return around


def _this_year(_found: re.Match[str], around: Period | None) -> Period | None:
    return parse(str(around.end.year)) if around else None


_Make = Callable[[re.Match[str], Period | None], Period | None]
_M = "(?P<month>1[0-2]|0?[1-9])"
# The first form found is the one meant, so the longer ones come first.
_FORMS: tuple[tuple[re.Pattern[str], _Make], ...] = tuple(
    (re.compile(form), make)
    for form, make in (
        (r"(?<![0-9])(?P<year>[0-9]{4}-(?:[0-9]{2}/[0-9]{4}-[0-9]{2}|Q[1-4]))(?![0-9])", _written),
        (
            rf"(?:截至|截止到?)?(?<![0-9]){_STATED_YEAR}(?:年{_M}月(?P<day>[0-3]?[0-9])[日号]止?)",
            _day,
        ),
        (
            (
                rf"(?<![0-9]){_STATED_YEAR}(?P<mark>[./-]){_M}(?P=mark)(?P<day>[0-3][0-9]|[0-9])"
                r"(?:00:00:00|(?![0-9.]))"
            ),
            _day,
        ),
        (rf"(?:截至|截止到?){_YEAR}{_M}月(?P<day>[0-3]?[0-9])[日号](?:止)?", _day),
        (
            (
                rf"(?<![0-9])(?P<year>(?:19|20)[0-9]{{2}})[年.-](?P<from>1[0-2]|0?[1-9])月?{_TO}"
                r"(?P<last>(?:19|20)[0-9]{2})[年.-](?P<to>1[0-2]|0?[1-9])(?:月份?)?"
            ),
            _months,
        ),
        (rf"{_STATED_YEAR}年同期(?:数|值)?", _same),
        (
            (
                rf"(?<![0-9]){_STATED_YEAR}[年.](?P<from>1[0-2]|0?[1-9]){_TO}(?P<last>)"
                r"(?P<to>1[0-2]|0?[1-9])(?![0-9])(?:月份?)?(?:累计)?"
            ),
            _months,
        ),
        (
            (
                rf"(?:{_STATED_YEAR}年?)?(?<![0-9])(?P<from>1[0-2]|0?[1-9])月?份?{_TO}(?P<last>)"
                r"(?P<to>1[0-2]|0?[1-9])月份?(?:累计)?"
            ),
            _months,
        ),
        (rf"(?<![0-9]){_STATED_YEAR}年?{_TO}(?P<last>(?:19|20)[0-9]{{2}})年?(?![0-9])", _years),
        (rf"{_YEAR}(?P<half>[上下])半年", _half_year),
        (rf"{_YEAR}[前1一]{_TO}?(?P<count>[二两三四234])个?季度", _quarters),
        (rf"{_YEAR}-?(?:第?(?P<quarter>[一二三四1-4])季度)", _quarter),
        (rf"(?:截至|截止到?)?(?:{_STATED_YEAR}年?)?(?<![0-9]){_M}月份?[末底]", _month_end),
        (rf"(?:截至|截止到?){_YEAR}{_M}月份?", _month_end),
        (rf"(?:{_STATED_YEAR}年?)(?<![0-9.]){_M}月份?(?:累计)", _to_month),
        (rf"(?<![0-9.]){_M}月份?累计", _to_month),
        (rf"(?<![0-9]){_STATED_YEAR}(?:年|[./-]){_M}(?:月份?|(?![0-9.]))(?:当月)?", _month),
        (rf"(?<![0-9.]){_M}月份?(?:当月)?(?![0-9])", _month),
        (rf"(?:截至|截止到?)?(?<![0-9]){_STATED_YEAR}年?[末底]", _year_end),
        (rf"(?<![0-9]){_STATED_YEAR}(?:年度?(?:全年)?|全年)", _whole_year),
        (rf"^{_STATED_YEAR}$", _whole_year),
        (r"(?:上|去)年[末底]", _end_of_last_year),
        (r"(?:本|当|报告)?年[末底]", _end_of_year),
        (r"期末|本?月[末底]", _end_of_it),
        (r"本年累计|年初至今|自年初累计|[1一]-?至?本月(?:累计)?|本?期?累计(?:数|值)?", _so_far),
        (r"本月(?:数|值)?|当月(?:数|值)?", _last_month),
        (r"本季度?|当季", _last_quarter),
        (r"全年|年度(?=目标|计划|任务|$)", _this_year),
        (r"本年度?|今年|当年|本期(?:数|值)?|当期|报告期", _same),
    )
)

_RELATIVE: dict[_Make, str] = {
    _so_far: "so_far",
    _last_month: "month",
    _last_quarter: "quarter",
    _this_year: "year",
    _same: "same",
}
RELATIVES = frozenset(("before", *_RELATIVE.values()))
_NO_WORDS = next(re.finditer("", ""))  # they have been read: a period is all that is asked
