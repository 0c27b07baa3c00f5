"""Opens the database that keeps the tables, and takes in what their folder says."""

import hashlib
from pathlib import Path

from data.catalogue import catalogue, sound
from data.database import SERVERS
from data.reading import folder_files
from data.store.engines import DuckDB, Engine, PostgreSQL
from data.store.releases import Change, Draft, prepare, publish, releases
from data.typed import Rows, relations

# Of the form in which rows are kept: another form makes the folder be read anew.
FORM = "1"


def connect(address: str) -> Engine:
    """The database at an address, its tables made where there are none.

    Raises StoreClosedError where it cannot be opened or reached.
    """
    engine = PostgreSQL(address) if address.startswith(SERVERS) else DuckDB(address)
    try:
        prepare(engine)
    except BaseException:
        engine.close()
        raise
    return engine


def take_in(engine: Engine, folder: Path) -> None:
    """Release what the folder of tables says, unless it is what was taken from it last.

    Raises UnsoundTablesError; then nothing is released.
    """
    told = digest(folder)
    before = next((r for r in releases(engine) if r.kind == "tables"), None)
    if before and before.digest == told:
        return
    raw = sound(folder)
    rows = relations(raw, catalogue(raw)) | {"files": _files(folder)}
    changes = {name: Change(held, whole=True) for name, held in rows.items()}
    publish(engine, Draft("tables", made_by="", reason="", digest=told), changes)


def digest(folder: Path) -> str:
    """Of every file that is read, and of the form in which it is kept."""
    found = hashlib.blake2b(FORM.encode(), digest_size=16)
    for file in folder_files(folder):
        content = (folder / file).read_bytes() if (folder / file).is_file() else b""
        found.update(f"{file}\0{len(content)}\0".encode() + content)
    return found.hexdigest()


def _files(folder: Path) -> Rows:
    """Every file letter for letter, so that the folder of any release can be had again."""
    return [
        {"file": file, "content": (folder / file).read_bytes().decode()}
        for file in folder_files(folder)
        if (folder / file).is_file()
    ]
