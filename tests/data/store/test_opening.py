from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from data import queries
from data.database import StoreClosedError
from data.model import UnsoundTablesError
from data.store import Store, engines
from data.store.engines import Engine
from data.store.history import revisions
from data.store.kept import KEPT
from data.store.merging import Overridden
from data.store.opening import connect, take_in
from data.store.releases import newest, releases
from data.wording import closed_store
from tests.data.faults import REPORT, put, spoil
from tests.data.store import postgresql
from tests.data.store.conftest import empty_database


def test_the_folder_is_taken_in_once(engine: Engine, folder: Path) -> None:
    take_in(engine, folder)
    take_in(engine, folder)
    assert newest(engine) == 1


def test_a_folder_that_changed_is_a_further_release(engine: Engine, folder: Path) -> None:
    take_in(engine, folder)
    spoil(folder, REPORT, put(2, "value", "7.5"))
    take_in(engine, folder)
    (change,) = revisions(engine, 1, 2)
    assert (change.kind, change.row["value"]) == ("changed", 7.5)
    assert [release.kind for release in releases(engine)] == ["tables", "tables"]


def test_a_database_that_has_kept_no_files_of_the_folder_apart_takes_what_held(
    engine: Engine, folder: Path
) -> None:
    take_in(engine, folder)
    with engine.transaction() as work:
        work.end(KEPT["told_files"], KEPT["told_files"].select("digest"), 1)
    spoil(folder, REPORT, put(2, "value", "7.5"))
    told: list[Overridden] = []
    take_in(engine, folder, lambda _, __, overridden: told.extend(overridden))
    (change,) = revisions(engine, 1, 2)
    assert (change.row["value"], told) == (7.5, [])


def test_an_unsound_folder_changes_nothing(engine: Engine, folder: Path) -> None:
    take_in(engine, folder)
    spoil(folder, REPORT, put(2, "value", "a lot"))
    with pytest.raises(UnsoundTablesError):
        take_in(engine, folder)
    assert newest(engine) == 1


def test_the_folder_of_a_release_is_had_back_letter_for_letter(
    engine: Engine, folder: Path, tmp_path: Path
) -> None:
    take_in(engine, folder)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    spoil(folder, REPORT, put(2, "value", "7.5"))
    take_in(engine, folder)
    out = tmp_path / "out"
    Store(engine, 1).write_out(out)
    assert {
        folder / path.relative_to(out): path.read_bytes() for path in out.rglob("*.*")
    } == before


def test_the_small_tables_are_those_of_the_release(engine: Engine, folder: Path) -> None:
    take_in(engine, folder)
    spoil(folder, "indicators.csv", put(2, "name_en", "Another name"))
    take_in(engine, folder)
    names = [
        Store(engine, number).small_tables(folder).rows("indicators.csv")[0]["name_en"]
        for number in (1, 2)
    ]
    assert names[0] != names[1] == "Another name"


def test_a_file_keeps_what_was_released(tmp_path: Path, folder: Path) -> None:
    address = str(tmp_path / "var" / "tables.duckdb")
    engine = connect(address)
    take_in(engine, folder)
    before = Store(engine, 1).fetch(queries.OBSERVATIONS)
    engine.close()
    again = connect(address)
    take_in(again, folder)
    assert newest(again) == 1
    assert Store(again, 1).fetch(queries.OBSERVATIONS) == before
    again.close()


def test_two_servers_on_one_database_see_each_others_releases(
    postgresql_server: str,
    tmp_path: Path,
    folder: Path,
    open_engine: Callable[[str], Engine],
) -> None:
    address = empty_database(postgresql_server, tmp_path)
    one, other = open_engine(address), open_engine(address)
    take_in(one, folder)
    take_in(other, folder)
    assert newest(one) == newest(other) == 1
    spoil(folder, REPORT, put(2, "value", "7.5"))
    take_in(one, folder)
    assert newest(other) == 2
    assert Store(other, 2).fetch(queries.OBSERVATIONS) == Store(one, 2).fetch(queries.OBSERVATIONS)


def test_two_servers_that_start_at_once_take_the_folder_in_once(
    postgresql_server: str,
    tmp_path: Path,
    folder: Path,
    open_engine: Callable[[str], Engine],
) -> None:
    address = empty_database(postgresql_server, tmp_path)
    engines = [open_engine(address) for _ in range(2)]
    with ThreadPoolExecutor(2) as servers:
        list(servers.map(take_in, engines, [folder, folder]))
    assert newest(engines[0]) == 1


def test_a_server_that_is_not_there_is_told_without_its_password(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(engines, "PATIENCE", 0.2)
    with pytest.raises(StoreClosedError) as told:
        connect("postgresql://somebody:secret@127.0.0.1:1/tables")
    assert told.value.reason == "unreachable"
    said = closed_store(told.value, "en")
    assert "127.0.0.1:1/tables" in said
    assert "secret" not in said


def test_a_server_that_ends_is_told_and_found_again_once_it_is_back(
    monkeypatch: pytest.MonkeyPatch, open_engine: Callable[[str], Engine], folder: Path
) -> None:
    monkeypatch.setattr(engines, "PATIENCE", 2.0)
    with postgresql.serving() as (address, ended):
        engine = open_engine(address)
        take_in(engine, folder)
        with ended(), pytest.raises(StoreClosedError):
            newest(engine)
        assert newest(engine) == 1
