"""What holds after the folder of tables changed while the desk released figures of its own.

Three states of the files are compared: as the folder had them the last time it was taken in, as
they hold now, and as the folder has them now. What one side changed is taken over, cell by cell;
where both changed the same cell, the folder's is taken, for it was said last, and this is told.
Nothing is lost by that: what held before can be shown and brought back.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from data.columns import KEYS, form_of
from data.reading import RawTable, parse_table

Files = Mapping[str, str]  # contents, by the path in the folder
Cells = dict[str, str]
Key = tuple[str, ...]
Keyed = dict[Key, Cells]

SOURCES = "sources.csv"


@dataclass(frozen=True)
class Overridden:
    """What the desk had changed and the folder says otherwise: a cell, or a file as a whole."""

    file: str
    row: Key = ()
    column: str = ""
    held: str = ""
    taken: str = ""


class Merged(NamedTuple):
    """The files that are to hold, and what the folder has overridden in them."""

    files: dict[str, str]
    overridden: tuple[Overridden, ...]


def merged(before: Files, held: Files, folder: Files) -> Merged:
    """The files that are to hold, in the order of the folder, then those that only hold."""
    found: dict[str, str] = {}
    overridden: list[Overridden] = []
    for file in dict.fromkeys([*folder, *held]):
        content, lost = _file(file, before.get(file), held.get(file), folder.get(file))
        overridden += lost
        if content is not None:
            found[file] = content
    found = _with_sources(found, (held, folder, before))
    lost = [it for it in overridden if found.get(it.file) != held.get(it.file)]
    return Merged(found, tuple(lost))


def _file(
    file: str, before: str | None, held: str | None, folder: str | None
) -> tuple[str | None, list[Overridden]]:
    """One file, None where it is not to be there; and what of it is overridden."""
    if held in (before, folder):
        return folder, []
    if folder == before:
        return held, []
    if form_of(file) in KEYS:
        return _table_of(file, before, held, folder)
    start = (before or "").rstrip()
    if form_of(file) == "documents" and folder is not None and (held or "").startswith(start):
        return with_text(folder, (held or "")[len(start) :].lstrip()), []
    return folder, [Overridden(file)]


def _table_of(
    file: str, before: str | None, held: str | None, folder: str | None
) -> tuple[str | None, list[Overridden]]:
    """A table by its cells; a file that is not there is a table without rows."""
    tables = [_table(file, content) for content in (before, held, folder)]
    was, holds, says = (_keyed(file, table) for table in tables)
    rows: list[Cells] = []
    lost: list[Overridden] = []
    for key in dict.fromkeys([*says, *holds]):
        states = was.get(key), holds.get(key), says.get(key)
        row = _row(*states)
        lost += _lost(file, key, states, row)
        if row is not None:
            rows.append(row)
    if not rows and folder is None:
        return None, lost
    named = (name for table in reversed(tables[1:]) if table for name in table.columns)
    return written(tuple(dict.fromkeys(named)), rows), lost


def _row(was: Cells | None, holds: Cells | None, says: Cells | None) -> Cells | None:
    """A row of a table; None where it is not to be there."""
    if holds == was:
        return says
    if says == was:
        return holds
    if holds is None or says is None:
        return says
    first = was or {}
    return {
        name: (holds if says.get(name) == first.get(name) else says).get(name, "")
        for name in dict.fromkeys([*says, *holds])
    }


def _lost(
    file: str, key: Key, states: tuple[Cells | None, ...], row: Cells | None
) -> Iterator[Overridden]:
    """The cells that the desk had changed and that are not as it left them."""
    was, holds, _ = (state or {} for state in states)
    taken = row or {}
    for name in dict.fromkeys([*was, *holds, *taken]):
        held, now = holds.get(name, ""), taken.get(name, "")
        if name not in KEYS[form_of(file)] and held not in {was.get(name, ""), now}:
            yield Overridden(file, key, name, held, now)


def _with_sources(found: dict[str, str], states: tuple[Files, ...]) -> dict[str, str]:
    """The files with each source that figures are of, though the folder no longer names it.

    It is kept as it holds, with its document, in which the quotes of these figures stand.
    """
    rows = _keyed(SOURCES, table := _table(SOURCES, found.get(SOURCES)))
    columns = list(table.columns) if table else []
    added: dict[str, str] = {}
    for file in found:
        key = (file.rpartition("/")[2].removesuffix(".csv"),)
        if form_of(file) != "observations" or key in rows:
            continue
        for state in states:
            there = _keyed(SOURCES, _table(SOURCES, state.get(SOURCES)))
            if key in there:
                rows[key] = there[key]
                document = f"documents/{there[key].get('document', '')}"
                if document not in found and document in state:
                    added[document] = state[document]
                break
    columns += [name for row in rows.values() for name in row if name not in columns]
    if table and len(rows) > len(table.rows):
        added[SOURCES] = written(tuple(dict.fromkeys(columns)), list(rows.values()))
    return found | added


def _table(file: str, content: str | None) -> RawTable | None:
    return None if content is None else parse_table(file, content.removeprefix("\ufeff"))[0]


def _keyed(file: str, table: RawTable | None) -> Keyed:
    """Rows by their key; an empty cell is as good as none, so that a new column changes no row."""
    key, rows = KEYS[form_of(file)], table.rows if table else ()
    return {
        tuple(row[column] for column in key): {n: cell for n, cell in row.cells.items() if cell}
        for row in rows
    }


def with_text(held: str, text: str) -> str:
    """A document that holds a further text; as it is, where it holds it already."""
    if text in held:
        return held
    return f"{held.rstrip()}\n\n{text}" if held else text


def written(columns: tuple[str, ...], rows: list[Cells]) -> str:
    """A table as a file of the folder."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
