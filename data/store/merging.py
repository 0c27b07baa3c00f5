"""What holds after the folder of tables changed while the desk released figures of its own.

Three states of the files are compared: as they were taken from the folder the last time, as they
hold now, and as the folder has them now. What one side changed is taken over; where both changed
the same row, the folder's is taken, for it was said last. Nothing is lost by that: what held before
can be shown and brought back.
"""

import csv
import io
from collections.abc import Mapping

from data.columns import KEYS, form_of
from data.reading import RawTable, parse_table

Files = Mapping[str, str]  # contents, by the path in the folder
Cells = dict[str, str]
Keyed = dict[tuple[str, ...], Cells]


def merged(before: Files, held: Files, folder: Files) -> dict[str, str]:
    """The files that are to hold, in the order of the folder, then those that only hold."""
    found: dict[str, str] = {}
    for file in dict.fromkeys([*folder, *held]):
        content = _file(file, before.get(file), held.get(file), folder.get(file))
        if content is not None:
            found[file] = content
    return found


def _file(file: str, before: str | None, held: str | None, folder: str | None) -> str | None:
    """One file; None where it is not to be there."""
    if held in (before, folder):
        return folder
    if folder == before:
        return held
    tables = [_table(file, content) for content in (before, held, folder)]
    was, holds, says = tables
    if form_of(file) not in KEYS or holds is None or says is None:
        return folder if folder is not None else held
    columns = tuple(dict.fromkeys([*says.columns, *holds.columns]))
    return written(columns, _rows(file, was, holds, says))


def _rows(file: str, was: RawTable | None, holds: RawTable, says: RawTable) -> list[Cells]:
    """The rows of a table by their keys: the folder's, but where only what holds has changed."""
    before, held, folder = (_keyed(file, table) for table in (was, holds, says))
    found = []
    for key in dict.fromkeys([*folder, *held]):
        changed_here = folder.get(key) != before.get(key)
        row = folder.get(key) if changed_here else held.get(key)
        if row is not None:
            found.append(row)
    return found


def _table(file: str, content: str | None) -> RawTable | None:
    if content is None or not file.endswith(".csv"):
        return None
    return parse_table(file, content.removeprefix("\ufeff"))[0]


def _keyed(file: str, table: RawTable | None) -> Keyed:
    """Rows by their key; an empty cell is as good as none, so that a new column changes no row."""
    key, rows = KEYS[form_of(file)], table.rows if table else ()
    return {
        tuple(row[column] for column in key): {n: cell for n, cell in row.cells.items() if cell}
        for row in rows
    }


def written(columns: tuple[str, ...], rows: list[Cells]) -> str:
    """A table as a file of the folder."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
