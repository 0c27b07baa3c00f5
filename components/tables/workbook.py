"""A table as a workbook: the data, what they mean, their sources, and the filters, a sheet each.

Numbers are numbers and days are days. Words are words whatever they begin with: no formula and no
link is ever written.
"""

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from components.tables.table import About, Cell, Table
from components.text import Text
from data.catalogue import Catalogue
from data.spreadsheets import A4, DIGITS, fitted, width

Sheet = tuple[Sequence[str], Sequence[Sequence[Cell]]]  # headings, and rows under them

SAMPLE = 500  # rows by which a column is made as wide as its words


def written(table: Table, about: About, known: Catalogue, text: Text) -> bytes:
    """The file."""
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(file, options)
    created = datetime.combine(about.made, time(), UTC)
    book.set_properties({"title": table.title, "comments": about.dashboard, "created": created})
    sheet = _Sheets(book)
    sheet.add(text("export.sheet_data"), table.columns, table.rows, filtered=True)
    sheet.add(text("export.sheet_about"), *_about(table, about, text))
    sheet.add(text("export.sheet_sources"), *_sources(table, known, text))
    heading = (text("export.filter_name"), text("export.filter_value"))
    sheet.add(text("export.sheet_filters"), heading, about.filters)
    book.close()
    return file.getvalue()


def _about(table: Table, about: About, text: Text) -> Sheet:
    """What the table is, when it was taken along, and what its words mean."""
    rows: list[tuple[Cell, Cell]] = [
        (text("export.dashboard"), about.dashboard),
        (text("export.title"), table.title),
        (text("export.rows"), len(table.rows)),
        (text("export.made"), about.made),
        (text("export.empty"), text("meaning.empty")),
        *table.meanings,
    ]
    return (text("export.about_name"), text("export.about_value")), rows


def _sources(table: Table, known: Catalogue, text: Text) -> Sheet:
    columns = ("source_id", "source", "publisher", "published", "url", "licence", "reliability")
    rows = []
    for source in (known.sources[name] for name in table.sources):
        grade = text.known(f"confidence.{source.reliability}", source.reliability)
        named = [source.id, source.name(text.language), source.publisher(text.language)]
        told = [source.published, source.url, source.licence, grade, source.note(text.language)]
        rows.append([*named, *told])
    return [*(text(f"export.{name}") for name in columns), text("export.note")], rows


class _Sheets:
    """The sheets of a workbook, each written the same way."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self.words = book.add_format({"text_wrap": True, "valign": "top"})
        self.day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
        self.numbers: dict[int, Format] = {}

    def add(
        self,
        name: str,
        columns: Sequence[str],
        rows: Sequence[Sequence[Cell]],
        *,
        filtered: bool = False,
    ) -> None:
        sheet = self.book.add_worksheet(name)
        for column, heading in enumerate(columns):
            sheet.write_string(0, column, heading, self.head)
            sample = (row[column] for row in rows[:SAMPLE])
            shown = (str(cell) for cell in sample if cell is not None)
            sheet.set_column(column, column, width([heading, *shown]))
        for number, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                self._write(sheet, number, column, cell)
        sheet.freeze_panes(1, 0)
        if filtered and rows:
            sheet.autofilter(0, 0, len(rows), len(columns) - 1)
        sheet.set_paper(A4)
        sheet.set_landscape()
        sheet.repeat_rows(0)

    def _write(self, sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
        match cell:
            case None | "":
                return
            case int() | Decimal() if _fits(Decimal(cell)):
                sheet.write_number(row, column, cell, self._number(Decimal(cell)))
            case date():
                sheet.write_datetime(row, column, datetime.combine(cell, time()), self.day)
            case Decimal():
                sheet.write_string(row, column, f"{cell:f}", self.words)
            case _:
                sheet.write_string(row, column, fitted(str(cell)), self.words)

    def _number(self, value: Decimal) -> Format:
        """A format that shows every digit there is."""
        places = max(0, -int(value.normalize().as_tuple().exponent))
        if places not in self.numbers:
            shown = "0." + "0" * places if places else "0"
            self.numbers[places] = self.book.add_format({"num_format": shown, "valign": "top"})
        return self.numbers[places]


def _fits(value: Decimal) -> bool:
    return len(value.normalize().as_tuple().digits) <= DIGITS and abs(value.adjusted()) <= DIGITS
