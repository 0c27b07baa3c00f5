"""``audit``: whether anybody changed the book of what was done, and the book as a file."""

import csv
import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from data.cells import harmless
from data.commands.screen import RefusedError, told, write
from data.database import MEMORY, is_file, store_address
from data.model import Language
from data.wording import tampered, verdict

if TYPE_CHECKING:
    from data.desk.tampering import Head
    from data.store.engines import Engine

AUDIT_FORMS = ("csv", "json")


def verify(folder: Path, noted: "Head | None", language: Language) -> int:
    """Print what is wrong, and the newest entry, to be noted where nobody here can write."""
    from data.desk import tampering  # noqa: PLC0415 -- as in ``released``

    with _opened(folder, language) as engine:
        found = tampering.verify(engine, noted)
    print(verdict(found, language))
    for fault in found.faults:
        print(tampered(fault, language))
    return 1 if found.found else 0


def export(folder: Path, form: str, out: str | None, language: Language) -> int:
    """Write all entries as they are kept, the first one first."""
    from data.desk.audit import in_order  # noqa: PLC0415

    with _opened(folder, language) as engine:
        rows = in_order(engine)
        write(_csv(rows) if form == "csv" else _json(rows), out, language)
    return 0


@contextmanager
def _opened(folder: Path, language: Language) -> "Iterator[Engine]":
    """The database of a folder. Raises RefusedError where none was made yet: none is made here."""
    from data.store.opening import connect  # noqa: PLC0415

    address = store_address(folder)
    if address == MEMORY or (is_file(address) and not Path(address).exists()):
        raise RefusedError(told("no_database", language, file=address))
    engine = connect(address)
    try:
        yield engine
    finally:
        engine.close()


def _csv(rows: Iterator[dict[str, object]]) -> Iterator[bytes]:
    """As components.tables.separated: a cell that a spreadsheet would run is led by an apostrophe.

    ``data.cells.as_meant`` takes it away.
    """
    from data.store.records import AUDIT  # noqa: PLC0415

    yield "\ufeff".encode()
    yield _line(AUDIT.columns)
    for row in rows:
        yield _line([harmless(str("" if cell is None else cell)) for cell in row.values()])


def _line(cells: "list[str] | tuple[str, ...]") -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue().encode()


def _json(rows: Iterator[dict[str, object]]) -> Iterator[bytes]:
    """A list with an entry to a line; each can be sealed again as ``data.desk.audit.sealed`` does.

    ``before`` and ``after`` stay the texts that they are.
    """
    yield b"["
    for number, row in enumerate(rows):
        lead = ",\n" if number else "\n"
        yield (lead + json.dumps(row, ensure_ascii=False)).encode()
    yield b"\n]\n"
