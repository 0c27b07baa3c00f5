"""Opens the database that keeps the tables, and takes in what their folder says."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from ibis.expr.types import Table

from data.catalogue import catalogue, examined, sound
from data.database import SERVERS
from data.model import UnsoundTablesError
from data.reading import RawTables, folder_files, taken
from data.store.engines import DuckDB, Engine, PostgreSQL, Transaction
from data.store.kept import FILES, OPEN, TOLD, at
from data.store.merging import Files, Merged, Overridden, merged
from data.store.releases import Change, Draft, Release, prepare, published, releases
from data.typed import Rows, relations

# Of the form in which rows are kept: another form makes the folder be read anew.
FORM = "3"
NOW = OPEN - 1  # stands for whichever release is the newest

# What else is done when the folder is taken in, told of what it has overridden.
Also = Callable[[Transaction, Release, tuple[Overridden, ...]], None]


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


def take_in(engine: Engine, folder: Path, also: Also | None = None) -> None:
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
        found = Merged(says, ())
        if before := _taken_last(work):
            found = merged(_told(work, before.number), _kept(work, FILES, NOW), says)
        if found.files != says:
            raw = _checked(folder, found.files)
        rows = relations(raw, catalogue(raw))
        rows |= {FILES.get_name(): _rows(found.files), TOLD.get_name(): _rows(says)}
        changes = {name: Change(held, whole=True) for name, held in rows.items()}
        draft = Draft("tables", made_by="", reason="", digest=told)
        release = published(work, draft, changes)
        if also:
            also(work, release, found.overridden)


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


def _told(work: Transaction, release: int) -> dict[str, str]:
    """The files as the folder had them when it was taken in with a release.

    An older database has kept only what held then.
    """
    return _kept(work, TOLD, release) or _kept(work, FILES, release)


def _rows(files: Files) -> Rows:
    return [{"file": file, "content": content} for file, content in files.items()]


def _kept(work: Transaction, files: Table, release: int) -> dict[str, str]:
    return {row["file"]: row["content"] for row in work.fetch(at(files, release))}


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
