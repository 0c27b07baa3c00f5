"""What is found out about a sheet before its values are read: how far it reaches, what it shows."""

from dataclasses import dataclass, field

from data.intake import limits
from data.intake.hidden import Hidden
from data.intake.sheet import Merge
from data.intake.shown import Marks


@dataclass
class Facts:
    """Of one sheet; filled while its cells go by.

    ``merged`` may be anything that the file claims; :func:`joined` takes what can be.
    """

    sheet: str
    rows: int = 0
    columns: int = 0
    marks: Marks = field(default_factory=dict)
    merged: list[Merge] = field(default_factory=list)
    hidden: Hidden = field(default_factory=Hidden)

    def fill(self, row: int, column: int, mark: str = "") -> None:
        """A cell holds something; refused where it lies too far out."""
        if row >= self.rows or column >= self.columns:
            limits.check_place(self.sheet, row, column)
            self.rows, self.columns = max(self.rows, row + 1), max(self.columns, column + 1)
        if mark:
            self.marks.setdefault(row, {})[column] = mark


def joined(claimed: list[Merge], rows: int, columns: int) -> list[Merge]:
    """The joined cells, as far as the sheet is filled.

    Cells are joined once at most: where all claims together come to more than the whole sheet,
    none is believed.
    """
    within = [
        Merge(m.top, m.left, min(m.bottom, rows - 1), min(m.right, columns - 1))
        for m in claimed
        if 0 <= m.top <= m.bottom and 0 <= m.left <= m.right
    ]
    found = [m for m in within if m.top <= m.bottom and m.left <= m.right and m[:2] != m[2:]]
    covered = sum((m.bottom - m.top + 1) * (m.right - m.left + 1) for m in found)
    return found if covered <= rows * columns else []
