"""The cells of a sheet as they are meant: a joined cell's text stands in all that it spans."""

from dataclasses import dataclass

from data.intake.sheet import Sheet

MOST = 500  # rows; where a table begins shows in these
MOST_SPREAD = 200_000  # cells; a cell that is joined over a million rows is no heading


@dataclass(frozen=True)
class Grid:
    """The cells of a sheet with joined ones spread: ``rows`` as written, ``spread`` as meant.

    ``left`` is the first column of its tables.
    """

    rows: tuple[tuple[str, ...], ...]
    spread: dict[tuple[int, int], str]
    width: int
    left: int = 0

    def text(self, row: int, column: int) -> str:
        cells = self.rows[row]
        text = cells[column].strip() if column < len(cells) else ""
        return text or self.spread.get((row, column), "")

    def filled(self, row: int) -> list[int]:
        return [column for column, text in enumerate(self.rows[row]) if text.strip()]


def grid_of(sheet: Sheet) -> Grid:
    width = max((len(cells) for cells in sheet.rows), default=0)
    spread: dict[tuple[int, int], str] = {}
    for area in sheet.merged:
        text = sheet.text(area.top, area.left).strip()
        rows = range(area.top, min(area.bottom, len(sheet.rows) - 1) + 1)
        columns = range(area.left, min(area.right, width - 1) + 1)
        if text and len(rows) * len(columns) + len(spread) <= MOST_SPREAD:
            spread.update({(row, column): text for row in rows for column in columns})
    filled = [[at for at, text in enumerate(cells) if text.strip()] for cells in sheet.rows[:MOST]]
    left = min((columns[0] for columns in filled if len(columns) > 1), default=0)
    return Grid(sheet.rows, spread, width, left)
