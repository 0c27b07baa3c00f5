"""A sheet as it was handed in: the text of each cell, as a person sees it, and where it stands."""

from dataclasses import dataclass
from typing import NamedTuple

from data.model import Problem


class Merge(NamedTuple):
    """Cells that are joined into one; counted from 0, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook, or a CSV file as a whole.

    ``rows`` are as long as they are filled; a cell holds what is shown in it: a percentage as
    ``8.6%``, a date as ``2020-11-30``, any other number in its shortest form, ``0`` for zero, and
    nothing as an empty text. Of joined cells the upper left one holds the text. ``hidden``
    names the hidden columns and rows that held something (``D``, ``10:12``), left empty here.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    merged: tuple[Merge, ...] = ()
    hidden: tuple[str, ...] = ()

    def text(self, row: int, column: int) -> str:
        """What a cell shows; empty where there is none."""
        cells = self.rows[row] if 0 <= row < len(self.rows) else ()
        return cells[column] if 0 <= column < len(cells) else ""


@dataclass(frozen=True)
class Upload:
    """A file that was handed in, read: its name, without any folder, and its sheets."""

    name: str
    sheets: tuple[Sheet, ...]


class Candidate(NamedTuple):
    """A figure as it was read from a cell, in the columns of ``observations``, as text."""

    row: dict[str, str]
    sheet: str
    cell: str


class RefusedError(Exception):
    """A file cannot be taken in at all, and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def cell_name(row: int, column: int) -> str:
    """The name of a cell counted from 0, as a spreadsheet shows it: (6, 2) is ``C7``."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"
