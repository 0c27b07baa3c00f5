"""What a cell shows: the value a spreadsheet stores, and how it is formatted, as text."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

# What is known of a cell beside its value. Any other mark is the text that it shows. A scaled
# number is shown in thousands or tens of thousands by its format alone.
PERCENT, MONTH, YEAR, SCALED = "%", "month", "year", "scaled"
Marks = dict[int, dict[int, str]]  # row → column → mark

Value = int | float | str | bool | time | date | timedelta

# What is no part of a number format's pattern: words, escaped letters, [colours] and widths.
_WORDS = re.compile(r'"[^"]*"?|\\.|\[[^\]]*\]|[_*].', re.DOTALL)
_SCALING = re.compile(r"[0#?],+(?![0#?,])")
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
    """How cells of a number format are marked, as spreadsheets write formats: ``0.0%``."""
    pattern = _WORDS.sub("", format_code).partition(";")[0].lower()
    if "%" in pattern:
        return PERCENT
    if ("y" in pattern or "e" in pattern.replace("general", "")) and not set("dhs0#") & {*pattern}:
        return MONTH if "m" in pattern else YEAR
    return SCALED if _SCALING.search(pattern) else ""


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
