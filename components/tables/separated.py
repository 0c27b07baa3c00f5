"""A table as CSV for Excel: UTF-8 with its mark, CRLF, one clean table.

Each row tells the day it was taken along and the filters, for a file has nothing but its rows.
"""

import csv
import io
from datetime import date
from decimal import Decimal

from components.tables.table import About, Cell, Table
from components.text import Text
from data.cells import harmless


def written(table: Table, about: About, text: Text) -> bytes:
    """The file. A cell that a spreadsheet would run as a formula is led by an apostrophe."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([*table.columns, text("export.made"), text("export.filters")])
    last = [about.made.isoformat(), harmless(about.chosen(text))]
    for row in table.rows:
        writer.writerow([*map(_cell, row), *last])
    return file.getvalue().encode("utf-8-sig", errors="replace")


def _cell(value: Cell) -> str:
    match value:
        case None:
            return ""
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
        case _:
            return harmless(str(value))
