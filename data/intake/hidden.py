"""Rows and columns that a workbook hides: nobody who looked at the sheet has seen what is there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from data.intake.limits import MOST_COLUMNS, MOST_ROWS
from data.intake.sheet import Merge, cell_name

Places = set[tuple[int, int]]


@dataclass
class Hidden:
    """Of one sheet, counted from 0; ``filled`` are those of them that hold anything."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    filled_rows: set[int] = field(default_factory=set)
    filled_columns: set[int] = field(default_factory=set)

    def hide_rows(self, first: int, after: int) -> None:
        self.rows.update(range(max(first, 0), min(after, MOST_ROWS)))

    def hide_columns(self, first: int, after: int) -> None:
        self.columns.update(range(max(first, 0), min(after, MOST_COLUMNS)))

    def seen(self, merged: Iterable[Merge]) -> Places:
        """The corners of joined cells that are hidden in part: their text is shown in the rest."""
        return {
            (m.top, m.left)
            for m in merged
            if any(row not in self.rows for row in range(m.top, m.bottom + 1))
            and any(column not in self.columns for column in range(m.left, m.right + 1))
        }

    def within(self, row: int, width: int) -> Iterable[int]:
        """The hidden cells of a row, by their columns."""
        return range(width) if row in self.rows else (c for c in self.columns if c < width)

    def fill(self, row: int, column: int) -> None:
        """A hidden cell holds something."""
        if row in self.rows:
            self.filled_rows.add(row)
        else:
            self.filled_columns.add(column)

    def names(self) -> list[str]:
        """The filled ones, as a spreadsheet names them: D, F:H, 10:12."""
        columns, rows = _runs(self.filled_columns), _runs(self.filled_rows)
        return [
            *_named((cell_name(0, first)[:-1], cell_name(0, last)[:-1]) for first, last in columns),
            *_named((str(first + 1), str(last + 1)) for first, last in rows),
        ]


def _runs(numbers: set[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of those that follow one another."""
    for first in sorted(numbers):
        if first - 1 not in numbers:
            last = first
            while last + 1 in numbers:
                last += 1
            yield first, last


def _named(runs: Iterable[tuple[str, str]]) -> Iterator[str]:
    for first, last in runs:
        yield first if first == last else f"{first}:{last}"
