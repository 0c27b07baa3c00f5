"""Rules of cells and columns: each table has its columns, and each cell what its column holds."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache, partial
from urllib.parse import urlsplit

from data import periods
from data.cells import plain_number
from data.columns import COLUMNS, KEYS, Column, form_of
from data.model import Problem
from data.reading import RawTables

IDENTIFIER = re.compile(r"[a-z0-9_]+")
WHOLE = re.compile(r"-?[0-9]{1,9}")
DAY = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
# What nobody sees: control characters but for the end of a line, and those that turn the direction
# of writing, which would set 超 1800 亿元 as 元亿 0081 超.
UNSEEN = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def headers(raw: RawTables) -> Iterator[Problem]:
    """The columns that a table must have stand in its header."""
    for table in raw.tables.values():
        for column in COLUMNS[form_of(table.file)]:
            if column.required and column.name not in table.columns:
                yield Problem("missing_column", table.file, 1, column.name)


def cells(raw: RawTables) -> Iterator[Problem]:
    """Each cell is what its column holds."""
    known = {name: ids(raw, name) for name in KEYS}
    for table in raw.tables.values():
        present = [c for c in COLUMNS[form_of(table.file)] if c.name in table.columns]
        # The same periods, areas and indicators come again and again.
        rules = {c.name: lru_cache(4096)(partial(_faults, column=c, known=known)) for c in present}
        for row in table.rows:
            for name, faults in rules.items():
                for code, value, expected in faults(row.cells[name]):
                    yield Problem(code, table.file, row.line, name, value, expected)


def rows(raw: RawTables) -> Iterator[Problem]:
    """There is something to show: a theme, a unit, an area and an indicator at least."""
    for file in ("themes.csv", "units.csv", "areas.csv", "indicators.csv", "sources.csv"):
        table = raw.tables.get(file)
        if table and not table.rows:
            yield Problem("no_rows", file)


def keys(raw: RawTables) -> Iterator[Problem]:
    """No key stands twice in a file."""
    for table in raw.tables.values():
        columns = KEYS.get(form_of(table.file), ())
        if not columns or not set(columns) <= set(table.columns):
            continue
        first: dict[tuple[str, ...], int] = {}
        for row in table.rows:
            key = tuple(row[column] for column in columns)
            if key in first:
                value = ", ".join(part for part in key if part)
                yield Problem(
                    "duplicate_key", table.file, row.line, columns[0], value, str(first[key])
                )
            first.setdefault(key, row.line)


def ids(raw: RawTables, name: str) -> set[str]:
    return {row[KEYS[name][0]] for row in raw.rows(f"{name}.csv")}


def _faults(value: str, column: Column, known: dict[str, set[str]]) -> list[tuple[str, str, str]]:
    """What is wrong with a cell: the problem's code, what was found, and what is allowed."""
    if not value.strip():
        if value or column.filled:
            return [("blank_cell" if value else "empty_cell", "", "")]
        return []
    if unseen := UNSEEN.search(value):
        return [("control_character", f"U+{ord(unseen[0]):04X}", "")]
    parts = value.split(";") if column.many else [value]
    found = [(part, _fault(part, column, known)) for part in parts]
    return [(fault[0], part, fault[1]) for part, fault in found if fault]


def _fault(value: str, column: Column, known: dict[str, set[str]]) -> tuple[str, str] | None:
    """What is wrong with one value of a column: the problem's code and what is allowed."""
    right, code, allowed = True, "", ""
    match column.kind:
        case "id":
            right, code, allowed = _matches(IDENTIFIER, value), "bad_id", "a–z 0–9 _"
        case "url":
            right, code = _is_address(value), "bad_url"
        case "number":
            right, code, allowed = plain_number(value) is not None, "not_a_number", "12.5"
        case "whole":
            right, code, allowed = _matches(WHOLE, value), "not_a_number", "12"
        case "choice":
            right, code, allowed = value in column.of, "not_allowed", " | ".join(column.of)
        case "reference":
            table = column.refers
            right, code, allowed = value in known[table], "unknown_id", f"{table}.csv"
        case "date":
            right, code, allowed = _is_day(value), "bad_date", "2020 | 2020-11 | 2020-11-30"
        case "period":
            right, code, allowed = _is_period(value), "bad_period", periods.GRAMMAR
        case "text":
            pass
    return None if right else (code, allowed)


def _is_address(text: str) -> bool:
    """Whether a text is a web address that a page can link to."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not re.search(r"\s", text)


def _matches(form: re.Pattern[str], value: str) -> bool:
    return form.fullmatch(value) is not None


def _is_period(text: str) -> bool:
    try:
        periods.parse(text)
    except ValueError:
        return False
    return True


def _is_day(text: str) -> bool:
    if not DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + "-01-01"[: 10 - len(text)] if len(text) != 7 else text + "-01")
    except ValueError:
        return False
    return True
