"""Each engine in turn, with an empty database of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from data.catalogue import catalogue
from data.database import MEMORY
from data.reading import RawTables
from data.store.engines import Engine
from data.store.opening import connect
from data.store.releases import Change, Draft, Release, publish
from data.typed import relations
from tests.data.store import postgresql

ENGINES = ("memory", "file", "postgresql")


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


def empty_database(server: str, tmp_path: Path) -> str:
    """A further database of a server, named after the test's own folder."""
    name = tmp_path.name.lower().replace("-", "_")[-60:]
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    return server.rpartition("/")[0] + f"/{name}"


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


def release(engine: Engine, raw: RawTables, reason: str = "the tables") -> Release:
    """Release what some tables say, and nothing else."""
    rows = relations(raw, catalogue(raw))
    changes = {name: Change(held, whole=True) for name, held in rows.items()}
    return publish(engine, Draft("tables", made_by="somebody", reason=reason), changes)
