"""Opens the database that keeps the tables, and takes in what their folder says."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from data.catalogue import catalogue, examined, sound
from data.database import SERVERS
from data.model import UnsoundTablesError
from data.reading import RawTables, folder_files, taken
from data.store.engines import DuckDB, Engine, PostgreSQL, Transaction
from data.store.kept import FILES, OPEN, at
from data.store.merging import Files, merged
from data.store.releases import Change, Draft, Release, prepare, published, releases
from data.typed import relations

# Of the form in which rows are kept: another form makes the folder be read anew.
FORM = "1"
NOW = OPEN - 1  # stands for whichever release is the newest


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


def take_in(
    engine: Engine, folder: Path, also: Callable[[Transaction, Release], None] | None = None
) -> None:
    """Release what the folder of tables says, unless it is what was taken from it last.

    What the data desk has released meanwhile stays: see ``merging``. ``also`` is done in the
    transaction of the release. Raises UnsoundTablesError; then nothing is released.
    """
    told = digest(folder)
    if _is_last(engine, told):
        return
    raw, says = sound(folder), _files(folder)
    with engine.transaction() as work:
        # Another server may have taken in the same folder meanwhile.
        if _is_last(work, told):
            return
        before, files = _taken_last(work), says
        if before:
            files = merged(_kept_files(work, before.number), _kept_files(work, NOW), says)
        if files != says:
            raw = _checked(folder, files)
        rows = relations(raw, catalogue(raw))
        rows["files"] = [{"file": file, "content": content} for file, content in files.items()]
        changes = {name: Change(held, whole=True) for name, held in rows.items()}
        draft = Draft("tables", made_by="", reason="", digest=told)
        release = published(work, draft, changes)
        if also:
            also(work, release)


def _taken_last(asked: Engine | Transaction) -> Release | None:
    """The release in which the folder was taken in last."""
    return next((r for r in releases(asked) if r.kind == "tables"), None)


def _is_last(asked: Engine | Transaction, told: str) -> bool:
    """Whether what was taken from the folder last has this digest."""
    before = _taken_last(asked)
    return before is not None and before.digest == told


def _checked(folder: Path, files: Files) -> RawTables:
    """Files as the tables of a folder. Raises UnsoundTablesError with every problem found."""
    raw, problems = taken(folder, files)
    if problems := examined(raw, problems):
        raise UnsoundTablesError(problems)
    return raw


def _kept_files(work: Transaction, release: int) -> dict[str, str]:
    """The files of the folder as they held in a release."""
    return {row["file"]: row["content"] for row in work.fetch(at(FILES, release))}


def digest(folder: Path) -> str:
    """Of every file that is read, and of the form in which it is kept."""
    found = hashlib.blake2b(FORM.encode(), digest_size=16)
    for file in folder_files(folder):
        content = (folder / file).read_bytes() if (folder / file).is_file() else b""
        found.update(f"{file}\0{len(content)}\0".encode() + content)
    return found.hexdigest()


def _files(folder: Path) -> dict[str, str]:
    """Every file letter for letter, so that the folder of any release can be had again."""
    return {
        file: (folder / file).read_bytes().decode()
        for file in folder_files(folder)
        if (folder / file).is_file()
    }
