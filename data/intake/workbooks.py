"""The values of a workbook's sheets; run as a program of its own, with little memory and time.

It is given the file on its standard input and answers line by line in JSON: of each sheet its name
and joined cells, then its rows, some hundred to a line, and which hidden ones were left out; a
refusal; at last, that this was all.
Nothing of the file is run or followed: of a formula the value counts that it had when the file was
saved.
"""

import io
import json
import struct
import sys
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import asdict
from itertools import chain
from typing import Any
from xml.parsers import expat

import python_calamine

from data.intake import compound, limits, ods, xls, xlsx
from data.intake.facts import Facts, joined
from data.intake.hidden import Places
from data.intake.limits import refused
from data.intake.parts import content_of, open_archive
from data.intake.sheet import Merge, RefusedError, cell_name
from data.intake.shown import SCALED, Value, shown

END = {"end": True}
_AT_ONCE = 500  # rows to a line
_DAMAGE = (
    python_calamine.CalamineError,
    zipfile.BadZipFile,
    expat.ExpatError,
    struct.error,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    SyntaxError,  # of ElementTree
    ValueError,
    zlib.error,
)


def lines(content: bytes) -> Iterator[Any]:
    """What is told of a workbook; a refusal is the last of it."""
    try:
        yield from _sheets(content)
        yield END
    except RefusedError as refusal:
        yield {"refused": asdict(refusal.problem)}
    except MemoryError:
        yield {"refused": asdict(refused("upload_given_up").problem)}
    except python_calamine.PasswordError:
        yield {"refused": asdict(refused("upload_encrypted").problem)}
    except _DAMAGE as fault:
        print(type(fault).__name__, fault, file=sys.stderr)  # noqa: T201 - for the log
        yield {"refused": asdict(refused("upload_damaged").problem)}


def _sheets(content: bytes) -> Iterator[Any]:
    known = _survey(content)
    workbook = python_calamine.load_workbook(io.BytesIO(content))
    sheets = workbook.sheets_metadata
    if len(sheets) != len(known):
        raise ValueError(f"{len(sheets)} sheets, {len(known)} described")
    if len(sheets) > limits.MOST_SHEETS:
        raise refused("upload_sheets", len(sheets), limits.MOST_SHEETS)
    limits.check_cells(sum(facts.rows * facts.columns for facts in known))
    letters = 0
    for number, (sheet, facts) in enumerate(zip(sheets, known, strict=True)):
        visible = sheet.visible == python_calamine.SheetVisibleEnum.Visible
        if sheet.typ == python_calamine.SheetTypeEnum.MacroSheet:
            raise refused("upload_macros")
        if not visible or sheet.typ != python_calamine.SheetTypeEnum.WorkSheet:
            continue
        facts.sheet = sheet.name
        found = workbook.get_sheet_by_index(number)
        if (end := found.end) is None:
            continue
        if end[0] >= facts.rows or end[1] >= facts.columns:
            raise ValueError("a sheet reaches further than it was found to")
        merged = _merged(found, facts)
        yield {"sheet": sheet.name, "merged": merged}
        for rows in _rows(found, facts, facts.hidden.seen(merged)):
            letters += sum(map(len, chain.from_iterable(rows)))
            if letters > limits.MOST_LETTERS:
                raise refused("upload_letters", letters, limits.MOST_LETTERS, sheet=sheet.name)
            yield rows
        yield from _hidden(facts)


def _survey(content: bytes) -> list[Facts]:
    """The facts of each sheet. Whatever is refused by its form is refused here."""
    if content.startswith(compound.SIGNATURE):
        return xls.survey(content)
    with open_archive(content) as archive:
        survey = ods.survey if content_of(archive) == "ods" else xlsx.survey
        return survey(archive)


def _merged(sheet: python_calamine.CalamineSheet, facts: Facts) -> list[Merge]:
    ranges = sheet.merged_cell_ranges
    claimed = facts.merged if ranges is None else [Merge(*a, *b) for a, b in ranges]
    return joined(claimed, facts.rows, facts.columns)


def _rows(
    sheet: python_calamine.CalamineSheet, facts: Facts, seen: Places
) -> Iterator[list[list[str]]]:
    """The rows, some hundred at once; what is hidden is empty in them, but for what is ``seen``."""
    values = sheet.to_python(skip_empty_area=False)
    for first in range(0, len(values), _AT_ONCE):
        rows = values[first : first + _AT_ONCE]
        if facts.hidden.rows or facts.hidden.columns:
            for number, row in enumerate(rows, first):
                _leave_out(facts, number, row, seen)
        yield [_cells(facts, first + number, row) for number, row in enumerate(rows)]


def _hidden(facts: Facts) -> Iterator[Any]:
    if names := facts.hidden.names():
        yield {"hidden": names}


def _leave_out(facts: Facts, number: int, values: list[Value], seen: Places) -> None:
    """Empty the hidden cells of a row, whatever is known of them."""
    marks = facts.marks.get(number, {})
    for column in facts.hidden.within(number, len(values)):
        if (number, column) not in seen and shown(values[column], marks.pop(column, "")):
            facts.hidden.fill(number, column)
            values[column] = ""


def _cells(facts: Facts, number: int, values: list[Value]) -> list[str]:
    """What the cells of a row show, down to the last that shows anything."""
    if marks := facts.marks.get(number):
        _check_scale(facts.sheet, number, values, marks)
        cells = [shown(value, marks.get(column, "")) for column, value in enumerate(values)]
    else:
        cells = [shown(value) for value in values]
    while cells and not cells[-1]:
        cells.pop()
    if max(map(len, cells), default=0) > limits.LONGEST_CELL:
        limits.check_texts(facts.sheet, number, cells)
    return cells


def _check_scale(sheet: str, row: int, values: list[Value], marks: dict[int, str]) -> None:
    """Refuse a number that is another one than a person sees: 12345, shown as 1.2 万."""
    for column, mark in marks.items():
        value = values[column] if mark == SCALED and column < len(values) else 0
        if isinstance(value, (int, float)) and value:
            cell = cell_name(row, column)
            raise refused("upload_scaled", shown(value), sheet=sheet, cell=cell)


def main() -> None:
    """Answer for the file on standard input."""
    _limit()
    content = sys.stdin.buffer.read()
    in_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    for line in lines(content):
        sys.stdout.write(in_json(line) + "\n")


def _limit() -> None:
    """Take no more memory, time and disk than one reading may. Only Linux keeps to all three."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - other systems have none

        for kind, most in (
            (resource.RLIMIT_AS, limits.MOST_MEMORY),
            (resource.RLIMIT_CPU, limits.MOST_SECONDS),
            (resource.RLIMIT_FSIZE, limits.MOST_ANSWER),
            (resource.RLIMIT_CORE, 0),
        ):
            _, allowed = resource.getrlimit(kind)
            fewer = most if allowed == resource.RLIM_INFINITY else min(most, allowed)
            # At the lower limit of time a signal says so; at the upper there is none.
            resource.setrlimit(kind, (fewer, allowed if kind == resource.RLIMIT_CPU else fewer))


if __name__ == "__main__":
    main()
