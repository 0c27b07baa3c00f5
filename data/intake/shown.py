"""What a cell shows: the value a spreadsheet stores, and how it is formatted, as text."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

# What is known of a cell beside its value. Any other mark is the text that it shows. A scaled
# number is shown as another one, or with a unit, by its format alone: 12345 as 1.2万, 8.6 as 8.6%.
PERCENT, MONTH, YEAR, SCALED = "%", "month", "year", "scaled"
Marks = dict[int, dict[int, str]]  # row → column → mark

Value = int | float | str | bool | time | date | timedelta

# "words", escaped letters, [$currency], [colours and conditions], widths; else the pattern.
_TOKEN = re.compile(
    r'"(?P<words>[^"]*)"?|[\\!](?P<letter>.)|\[\$(?P<money>[^\]-]*)[^\]]*\]|\[[^\]]*\]|[_*].|(?P<sign>.)',
    re.DOTALL,
)
_SCALING = re.compile(r"[0#?],+(?![0#?,])|[0#?]·[0#?]|%.*%")
# Words that make another number of the one stored, or say its unit, which nobody else hears of.
_TELLING = re.compile(
    r"[0-9%％‰$€£＄十百千万亿元人户家个件套处座所亩吨米里克台辆顷倍成]|USD|HKD|EUR|GBP|JPY"
)
_RESPELT = {"-0": "0", "nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}
_SHORTER_DATE = {MONTH: 7, YEAR: 4}


def shown(value: Value, mark: str = "") -> str:
    """The text that a person sees, but for digits that a format hides.

    A percentage is told by its mark, and so is a date of which a month or year alone is shown:
    2020年11月 is not the first day of it.
    """
    if isinstance(value, str):
        return plain(value) or (mark if mark.startswith("#") else "")
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (float, int)):
        return mark if mark[:1] == "#" else number(value, percent=mark == PERCENT)
    return _moment(value, mark)


def plain(text: str) -> str:
    """The text with ends of lines and spaces of one kind."""
    if "\r" in text or "\t" in text:
        return text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return text


def number(value: float, *, percent: bool = False) -> str:
    """A number in its shortest form, of 15 digits at most, which is as many as Excel shows."""
    text = f"{value * 100 if percent else value:.15g}"
    if "e" in text and -15 < (exact := Decimal(text)).adjusted() < 21:
        text = format(exact, "f")
    text = _RESPELT.get(text, text)
    return f"{text}%" if percent else text


def mark_of(format_code: str) -> str:
    """How cells of a number format are marked, as spreadsheets write formats: ``0.0%``.

    Where one of its sections shows another number than is stored, a person cannot tell which.
    """
    sections = _sections(format_code.replace("G/通用格式", "General"))
    first = sections[0][0]
    if ("y" in first or "e" in first.replace("general", "")) and not set("dhs0#%") & {*first}:
        return MONTH if "m" in first else YEAR
    numbers = [(signs, words) for signs, words in sections if _is_number(signs)]
    in_percent = {"%" in signs for signs, _ in numbers}
    if len(in_percent) > 1 or any(
        _SCALING.search(signs) or is_telling(words) for signs, words in numbers
    ):
        return SCALED
    return PERCENT if True in in_percent else ""


def is_telling(words: str) -> bool:
    """Whether words that a format adds to a number say a scale or a unit, as 亿元 or % do."""
    return bool(_TELLING.search(words))


def _sections(format_code: str) -> list[tuple[str, str]]:
    """The sections of a format (positive; negative; zero; text), the signs and words of each.

    A point that is only written, 0"."0, stands among the signs as ``·``.
    """
    signs, words = [""], [""]
    for found in _TOKEN.finditer(format_code):
        sign = found["sign"] or ""
        told = found["words"] or found["letter"] or found["money"] or ""
        if sign == ";":
            signs.append("")
            words.append("")
        elif sign.isascii() and sign != "$":
            signs[-1] += sign.lower() or ("·" if told in {".", "．"} else "")
        words[-1] += told if sign.isascii() and sign != "$" else sign
    return list(zip(signs, words, strict=True))


def _is_number(signs: str) -> bool:
    """Whether a section shows a number: not a date, a text or words alone."""
    plain_signs = signs.replace("general", "0")
    return bool(set("0#?") & {*plain_signs}) and not set("ymdhs") & {*plain_signs}


def _moment(value: date | time | timedelta, mark: str) -> str:
    """A day, with its time where that is not midnight; what falls short of a second is noise."""
    match value:
        case datetime():
            rounded = (value + timedelta(milliseconds=500)).replace(microsecond=0)
            if rounded.time() != time():
                return rounded.isoformat(" ", "auto" if rounded.second else "minutes")
            return _moment(rounded.date(), mark)
        case date():
            return value.isoformat()[: _SHORTER_DATE.get(mark)]
        case time():
            return value.replace(microsecond=0).isoformat("auto" if value.second else "minutes")
    return _duration(value)


def _duration(value: timedelta) -> str:
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}" + (f":{seconds:02}" if seconds else "")
