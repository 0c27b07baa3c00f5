"""What tests of the data read and where they write.

The two sets of tables, the shipped ones and an invented harbour; and each engine in turn, with an
empty database of its own.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from data.catalogue import TABLES_FOLDER, Catalogue, catalogue, sound
from data.database import MEMORY
from data.reading import RawTables
from data.store import Store, open_store
from data.store.engines import Engine
from data.store.opening import connect
from data.typed import Rows
from tests.data import invented
from tests.data.faults import HARBOUR
from tests.data.store import postgresql
from tests.data.store.conftest import empty_database

ENGINES = ("memory", "file", "postgresql")


@pytest.fixture(scope="session")
def harbour() -> RawTables:
    return sound(HARBOUR)


@pytest.fixture(scope="session")
def harbour_store(harbour: RawTables) -> Store:
    return open_store(harbour)


@pytest.fixture(scope="session")
def known(harbour: RawTables) -> Catalogue:
    return catalogue(harbour)


@pytest.fixture(scope="session", params=(TABLES_FOLDER, HARBOUR), ids=("shipped", "harbour"))
def raw(request: pytest.FixtureRequest) -> RawTables:
    """Each set of tables in turn."""
    folder: Path = request.param
    return sound(folder)


@pytest.fixture(scope="session")
def store(raw: RawTables) -> Store:
    return open_store(raw)


@pytest.fixture(scope="session")
def by_indicator(store: Store) -> dict[str, tuple[Rows, Rows]]:
    """The figures of each indicator, of each set of tables in turn."""
    return invented.by_indicator(store)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the harbour that a test may spoil."""
    return shutil.copytree(HARBOUR, tmp_path / "tables")


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    with postgresql.serving() as (address, _):
        yield address


@pytest.fixture(params=ENGINES)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty database is, or will be made."""
    match request.param:
        case "memory":
            return MEMORY
        case "file":
            return str(tmp_path / "store" / "tables.duckdb")
        case _:
            return empty_database(request.getfixturevalue("postgresql_server"), tmp_path)


@pytest.fixture
def open_engine() -> Iterator[Callable[[str], Engine]]:
    """Open a database; it is closed after the test."""
    opened: list[Engine] = []

    def open_one(address: str) -> Engine:
        opened.append(connect(address))
        return opened[-1]

    yield open_one
    for engine in opened:
        engine.close()


@pytest.fixture
def engine(address: str, open_engine: Callable[[str], Engine]) -> Engine:
    return open_engine(address)
