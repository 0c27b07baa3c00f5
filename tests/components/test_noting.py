"""What is taken along is noted where only those read who have logged in."""

from pathlib import Path

import pytest

from components import access, cached, noting
from data.access import Access, Person, Readers
from data.desk import audit
from data.desk.audit import Entry
from data.desk.tampering import verify
from tests.data.faults import HARBOUR

READER = Person("li", "李", frozenset({"reader"}), place="10.0.0.7")
FILTERS = (("区域", "海东"), ("时期", "2020 年"))


@pytest.fixture(autouse=True)
def _own_database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DASHBOARD_TABLES", str(HARBOUR))
    monkeypatch.setenv("DASHBOARD_STORE", str(tmp_path / "log.duckdb"))
    monkeypatch.setattr(access, "person", lambda: READER)


def exports() -> list[Entry]:
    return [entry for entry in audit.entries(cached.engine()) if entry.action == "export"]


def let_in(patch: pytest.MonkeyPatch, readers: Readers) -> None:
    patch.setattr(access, "configured", lambda: Access(login=True, readers=readers))


def test_each_time_a_file_is_taken_along_is_noted_with_its_filters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    let_in(monkeypatch, "login")
    make = noting.exported(lambda: b"a file", "指标.csv", FILTERS)
    assert exports() == []
    assert [make(), make()] == [b"a file", b"a file"]
    made, _ = exports()
    assert (made.made_by, made.place, made.subject) == ("li", "10.0.0.7", "指标.csv")
    assert audit.said(made.after) == {"filters": dict(FILTERS), "release": 1}
    assert verify(cached.engine()).found == 0


def test_where_anybody_may_read_only_the_log_itself_is_noted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    let_in(monkeypatch, "anyone")
    assert noting.exported(lambda: b"a file", "指标.csv", FILTERS)() == b"a file"
    assert exports() == []
    noting.exported(lambda: b"a file", "操作日志.csv", FILTERS, always=True)()
    assert [made.subject for made in exports()] == ["操作日志.csv"]


@pytest.mark.parametrize(("readers", "noted"), (("login", ["/api/v1/areas"]), ("anyone", [])))
def test_what_the_interface_answers_is_noted_where_readers_log_in(
    monkeypatch: pytest.MonkeyPatch, readers: Readers, noted: list[str]
) -> None:
    let_in(monkeypatch, readers)
    noting.answered(READER, "/api/v1/areas?")
    assert [made.subject for made in exports()] == noted


def test_a_file_that_cannot_be_made_is_not_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    let_in(monkeypatch, "login")

    def failing() -> bytes:
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="the disk is full"):
        noting.exported(failing, "指标.csv", FILTERS)()
    assert exports() == []


def test_what_cannot_be_noted_is_not_handed_out(monkeypatch: pytest.MonkeyPatch) -> None:
    let_in(monkeypatch, "login")
    make = noting.exported(lambda: b"a file", "指标.csv", FILTERS)
    engine = cached.engine()
    monkeypatch.setattr(cached, "engine", _closed)
    with pytest.raises(OSError, match="closed"):
        make()
    assert [e for e in audit.entries(engine) if e.action == "export"] == []


def _closed() -> None:
    raise OSError("the database is closed")


def test_signing_in_and_out_is_noted_with_the_name() -> None:
    noting.signed("sign_in", READER)
    noting.signed("sign_out", READER)
    newest, before, *_ = audit.entries(cached.engine())
    assert (newest.action, before.action, before.name) == ("sign_out", "sign_in", "李")
