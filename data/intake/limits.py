"""How much of a file that is handed in is taken in, and how a refusal is told."""

from data.intake.sheet import RefusedError, cell_name
from data.model import Problem

MOST_BYTES = 20_000_000
MOST_ROWS = 200_000
MOST_COLUMNS = 500
MOST_SHEETS = 50
MOST_CELLS = 2_000_000  # rows × columns, of all sheets together
MOST_LETTERS = 20_000_000  # of all cells together
LONGEST_CELL = 32_767  # as many as a spreadsheet takes
LONGEST_NAME = 120
# A workbook is a ZIP archive of XML.
MOST_PARTS = 5_000
MOST_EXPANDED = 300_000_000
MOST_TIMES_EXPANDED = 100  # a large sheet comes to 20
ALWAYS_EXPANDED = 10_000_000  # what is this small may expand as it likes
# What the reading of a workbook may take.
MOST_SECONDS = 30  # of computing; with waiting for others it may be twice as long
MOST_MEMORY = 640 * 1024 * 1024  # in bytes
MOST_ANSWER = 200_000_000  # in bytes


def refused(
    code: str, value: object = "", expected: object = "", *, sheet: str = "", cell: str = ""
) -> RefusedError:
    """A refusal whose file is named later, where it is known."""
    return RefusedError(
        Problem(code, "", column=sheet, value=str(value), expected=str(expected), cell=cell)
    )


def check_place(sheet: str, row: int, column: int) -> None:
    """Refuse a filled cell, counted from 0, that lies further out than is read."""
    if row >= MOST_ROWS:
        cell = cell_name(row, column)
        raise refused("upload_rows", row + 1, MOST_ROWS, sheet=sheet, cell=cell)
    if column >= MOST_COLUMNS:
        cell = cell_name(row, column)
        raise refused("upload_columns", column + 1, MOST_COLUMNS, sheet=sheet, cell=cell)


def check_cells(cells: int) -> None:
    if cells > MOST_CELLS:
        raise refused("upload_cells", cells, MOST_CELLS)


def check_texts(sheet: str, row: int, cells: list[str]) -> None:
    """Refuse a row in which the text of a cell is longer than a spreadsheet can hold."""
    for column, text in enumerate(cells):
        if len(text) > LONGEST_CELL:
            cell = cell_name(row, column)
            raise refused("upload_long_cell", len(text), LONGEST_CELL, sheet=sheet, cell=cell)


def megabytes(count: int) -> str:
    return f"{count / 1_000_000:,.1f} MB".replace(".0 MB", " MB")
