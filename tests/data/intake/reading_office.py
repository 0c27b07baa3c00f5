"""How the tests read a file that was handed in; the one place to change when the reader does."""

import csv
from datetime import date, datetime
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from data.intake.sheet import Merge, Sheet


def first_sheet(path: Path) -> Sheet:
    """The first sheet of a workbook, or a CSV file as a sheet."""
    if path.suffix == ".csv":
        return _text(path)
    book = CalamineWorkbook.from_path(path)
    sheet = book.get_sheet_by_index(0)
    rows = sheet.to_python(skip_empty_area=False)
    merged = sheet.merged_cell_ranges or []
    return Sheet(
        book.sheet_names[0],
        tuple(tuple(_shown(cell) for cell in row) for row in rows),
        tuple(Merge(*start, *end) for start, end in merged),
    )


def _text(path: Path) -> Sheet:
    held = path.read_bytes()
    encoding = "utf-16" if held[:2] in {b"\xff\xfe", b"\xfe\xff"} else "gb18030"
    lines = held.decode(encoding).splitlines()
    between = "\t" if any("\t" in line for line in lines) else ","
    return Sheet(path.stem, tuple(map(tuple, csv.reader(lines, delimiter=between))))


def _shown(cell: Any) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.isoformat() if isinstance(cell, date) else str(cell)
