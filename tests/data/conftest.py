"""The two sets of tables that the tests read: the shipped ones, and an invented harbour."""

import shutil
from pathlib import Path

import pytest

from data.catalogue import TABLES_FOLDER, Catalogue, catalogue, sound
from data.reading import RawTables
from data.store import Store, open_store
from data.typed import Rows
from tests.data import invented
from tests.data.faults import HARBOUR


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
