import subprocess
import sys
from pathlib import Path

import pytest

from data.catalogue import TABLES_FOLDER
from data.database import MEMORY, StoreClosedError, is_file, open_file, store_address
from data.wording import closed_store


def test_the_address_is_that_of_the_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_STORE", "postgresql://here/tables")
    assert store_address(TABLES_FOLDER) == "postgresql://here/tables"


def test_without_a_setting_each_folder_has_a_file_of_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("DASHBOARD_STORE")
    addresses = [
        store_address(folder) for folder in (TABLES_FOLDER, tmp_path / "a", tmp_path / "b" / "a")
    ]
    assert Path(addresses[0]).parts[-2:] == ("var", "dashboard.duckdb")
    assert all(Path(address).name.startswith("a-") for address in addresses[1:])
    assert len(set(addresses)) == 3


HOLD = """
import duckdb, sys, time
held = duckdb.connect(sys.argv[1])
print("held", flush=True)
time.sleep(60)
"""


def test_a_file_is_made_with_its_folder(tmp_path: Path) -> None:
    file = tmp_path / "var" / "tables.duckdb"
    open_file(str(file)).close()
    assert file.is_file()


def test_a_file_that_another_process_has_open_is_in_use(tmp_path: Path) -> None:
    file = str(tmp_path / "tables.duckdb")
    command = [sys.executable, "-c", HOLD, file]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as other:  # noqa: S603 -- as above
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"held"
        with pytest.raises(StoreClosedError) as told:
            open_file(file)
        other.kill()
    assert (told.value.reason, told.value.place) == ("in_use", file)
    assert file in closed_store(told.value, "zh")
    open_file(file).close()


def test_a_file_that_cannot_be_written_is_told_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("no folder")
    for file in (tmp_path / "var" / "tables.duckdb", tmp_path / "var"):
        with pytest.raises(StoreClosedError) as told:
            open_file(str(file))
        assert told.value.reason == "unwritable"
        assert told.value.detail


@pytest.mark.parametrize(
    ("address", "found"), ((MEMORY, False), ("postgresql://a/b", False), ("var/x.duckdb", True))
)
def test_only_a_file_is_a_file(address: str, found: bool) -> None:  # noqa: FBT001 -- what is found
    assert is_file(address) == found
