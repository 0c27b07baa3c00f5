"""The forms in which tables write periods, each with what makes a period of its parts.

A maker has the match and the period that stands around the words; it gives None where the words
leave open what nothing around them says.
"""

import re
from collections.abc import Callable

from data.intake.numerals import spoken
from data.periods import Period, parse

_TO = r"(?:--|[-—–―─~～至到]{1,2})"
_YEAR = r"(?:(?P<year>(?:19|20)[0-9]{2})年?)?"
_STATED_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}


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
    return as_of(_month(found, around))


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


def as_of(period: Period | None) -> Period | None:
    return Period(period.end, period.end, "as_of") if period else None


def _end_of_it(_found: re.Match[str], around: Period | None) -> Period | None:
    return as_of(around)


def _end_of_year(_found: re.Match[str], around: Period | None) -> Period | None:
    """年末, where the sheet is about a time that runs to it; in October no such day has been."""
    return as_of(around) if around and around.end.month == 12 else None


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


Make = Callable[[re.Match[str], Period | None], Period | None]
_M = "(?P<month>1[0-2]|0?[1-9])"
# The first form found is the one meant, so the longer ones come first.
FORMS: tuple[tuple[re.Pattern[str], Make], ...] = tuple(
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

RELATIVE: dict[Make, str] = {
    _so_far: "so_far",
    _last_month: "month",
    _last_quarter: "quarter",
    _this_year: "year",
    _same: "same",
}
OF_THE_SHEET = frozenset((_so_far, _same))  # 累计, 本期: as long as the sheet's period
RELATIVES = frozenset(("before", *RELATIVE.values()))
NO_WORDS = next(re.finditer("", ""))  # they have been read: a period is all that is asked
