import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import psycopg
import pytest

from data.desk import audit
from data.desk.audit import PROGRAM, Asked, Entry, count, entries, note, noted, people
from data.desk.tampering import verify
from data.store.engines import Engine
from data.store.opening import take_in
from data.store.releases import Draft, newest, published, releases
from tests.data.desk.tampered import DEEDS, LI, STRANGER, WANG, execute, kept, written
from tests.data.store.conftest import empty_database

ODD = "'; DROP TABLE audit; -- \\ \" % {} \t\n“引号” \u2028 𠮷 <b>"


def numbers(found: list[Entry]) -> list[int]:
    return [entry.number for entry in found]


def test_an_entry_tells_who_what_when_and_from_where(engine: Engine) -> None:
    begun = datetime.now(UTC).replace(microsecond=0)
    made = note(engine, LI, "upload", "月报.xlsx", None, {"rows": 12})
    assert (made.made_by, made.name) == ("li", "李")
    assert (made.role, made.place) == ("reader;editor", "10.0.0.7")
    assert (made.action, made.subject, made.before) == ("upload", "月报.xlsx", "")
    assert audit.said(made.after) == {"rows": 12}
    assert begun <= datetime.fromisoformat(made.made_at) <= datetime.now(UTC)
    assert entries(engine) == [made]


def test_entries_are_numbered_and_each_holds_the_hash_of_the_one_before(engine: Engine) -> None:
    rows = written(engine)
    assert [row["number"] for row in rows] == list(range(1, len(DEEDS) + 3))
    assert [row["previous"] for row in rows] == ["", *(row["hash"] for row in rows[:-1])]
    assert all(row["hash"] == audit.sealed(row) for row in rows)


@pytest.mark.parametrize("text", (ODD, "a\0b", "\ud800", "x" * 5000), ids=ascii)
def test_any_text_is_kept_and_stays_sealed(engine: Engine, text: str) -> None:
    made = note(engine, LI, "upload", text, {"was": text}, {"is": [text]})
    assert [asdict(made)] == kept(engine)
    assert len(made.subject) <= audit.LONGEST_SUBJECT
    assert verify(engine).found == 0


def test_text_that_every_database_takes_is_kept_letter_for_letter(engine: Engine) -> None:
    made = note(engine, LI, "upload", ODD, {"was": ODD})
    assert made.subject == ODD
    assert audit.said(made.before) == {"was": ODD}


@pytest.mark.parametrize("key", ("password", "access_token", "client_secret", "Cookie", "口令"))
def test_what_is_secret_is_never_written(engine: Engine, key: str) -> None:
    told: dict[str, Any] = {"settings": [{key: "hunter2", "name": "oidc"}]}
    made = note(engine, WANG, "sign_in", "", told, told)
    assert "hunter2" not in str(asdict(made))
    assert audit.said(made.after)["settings"][0]["name"] == "oidc"


def test_a_release_and_its_entry_stand_or_fall_together(engine: Engine) -> None:
    def failing() -> None:
        with engine.transaction() as work:
            release = published(work, Draft("figures", "wang", "a report"), {})
            noted(work, WANG, "release", "1", after={"release": release.number})
            raise OSError("the disk is full")

    with pytest.raises(OSError, match="the disk is full"):
        failing()
    assert (newest(engine), entries(engine)) == (0, [])


def test_the_folder_is_taken_in_with_an_entry_of_the_program(engine: Engine, folder: Path) -> None:
    take_in(engine, folder, audit.noted_tables)
    take_in(engine, folder, audit.noted_tables)
    (entry,) = entries(engine)
    (release,) = releases(engine)
    assert (entry.made_by, entry.action) == (PROGRAM.id, "tables")
    assert audit.said(entry.after) == {"release": release.number, "digest": release.digest}


def test_the_newest_stand_first_a_page_at_a_time(engine: Engine) -> None:
    last = len(written(engine))
    assert numbers(entries(engine, shown=slice(4))) == list(range(last, last - 4, -1))
    assert numbers(entries(engine, shown=slice(8, 12))) == [1]
    assert entries(engine, shown=slice(12, 16)) == []


TODAY = datetime.now().astimezone().date()


@pytest.mark.parametrize(
    ("asked", "found"),
    (
        (Asked(), 9),
        (Asked(who="li"), 5),
        (Asked(who="zhao"), 0),
        (Asked(action="sign_in"), 2),
        (Asked(who="wang", action="sign_in"), 1),
        (Asked(words="十一月"), 1),
        (Asked(words="与年报"), 7),
        (Asked(words="AUDIT.py"), 1),
        (Asked(words="10.0.0.8"), 4),
        (Asked(words="李"), 5),
        (Asked(words="%"), 0),
        (Asked(words="'\0"), 0),
        (Asked(words=" 9 "), 1),
        (Asked(since=TODAY + timedelta(days=2)), 0),
        (Asked(until=TODAY - timedelta(days=2)), 0),
        (Asked(since=TODAY - timedelta(days=1), until=TODAY + timedelta(days=1)), 9),
    ),
    ids=str,
)
def test_the_database_finds_what_is_asked_for(engine: Engine, asked: Asked, found: int) -> None:
    written(engine)
    assert count(engine, asked) == len(entries(engine, asked)) == found


@pytest.fixture(params=("Asia/Shanghai", "America/Los_Angeles"))
def clock(request: pytest.FixtureRequest) -> Iterator[ZoneInfo]:
    """The computer's clock in another part of the world."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", request.param)
        time.tzset()
        yield ZoneInfo(request.param)
    time.tzset()


def test_a_day_is_that_of_this_servers_clock(engine: Engine, clock: ZoneInfo) -> None:
    for hour, moment in enumerate(("00:00", "23:59")):
        at = datetime.fromisoformat(f"2026-03-01T{moment}").replace(tzinfo=clock)
        made = at.astimezone(UTC).isoformat(timespec="seconds")
        note(engine, LI, "sign_in", str(hour))
        change = f"UPDATE audit SET made_at = '{made}' WHERE number = {hour + 1}"  # noqa: S608
        execute(engine, change)
    for day, found in ((28, 0), (1, 2), (2, 0)):
        whole = date(2026, 2 if day == 28 else 3, day)
        assert count(engine, Asked(since=whole, until=whole)) == found


def test_those_who_did_anything_are_listed_by_id_and_name(engine: Engine) -> None:
    written(engine)
    note(engine, PROGRAM, "tables", "")
    note(engine, STRANGER, "refused", "a page")
    assert people(engine) == {"li": "李", "wang": "王"}


def test_all_are_read_in_order_whatever_fits_at_once(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit, "BATCH", 2)
    rows = written(engine)
    assert list(audit.in_order(engine)) == rows


def test_many_at_once_on_two_servers_make_one_chain(
    address: str, engine: Engine, open_engine: Callable[[str], Engine]
) -> None:
    """An embedded database has one server, whose readers are threads."""
    servers = [engine, open_engine(address) if address.startswith("postgresql") else engine]

    def write(number: int) -> int:
        return note(servers[number % 2], LI, "export", str(number)).number

    with ThreadPoolExecutor(8) as writers:
        made = list(writers.map(write, range(60)))
    assert sorted(made) == list(range(1, 61))
    assert verify(engine).found == 0
    assert {entry.subject for entry in entries(engine, shown=slice(60))} == set(map(str, range(60)))


@pytest.mark.parametrize("level", ("repeatable read", "serializable"))
def test_the_chain_does_not_fork_whatever_the_server_is_set_to(
    postgresql_server: str, tmp_path: Path, open_engine: Callable[[str], Engine], level: str
) -> None:
    address = empty_database(postgresql_server, tmp_path)
    with psycopg.connect(address, autocommit=True) as connection:
        name = connection.info.dbname
        change = f"ALTER DATABASE \"{name}\" SET default_transaction_isolation = '{level}'"
        connection.execute(change.encode())
    servers = [open_engine(address), open_engine(address)]
    with ThreadPoolExecutor(8) as writers:
        list(writers.map(lambda n: note(servers[n % 2], LI, "export", ""), range(40)))
    found = verify(servers[0])
    assert (found.count, found.found) == (40, 0)


@pytest.mark.parametrize("spoiled", ("NULL", "'{'", "'[1]'"))
def test_what_somebody_spoiled_can_still_be_read(engine: Engine, spoiled: str) -> None:
    note(engine, LI, "upload", "a file", None, {"rows": 1})
    execute(engine, f"UPDATE audit SET after = {spoiled}")  # noqa: S608 -- from this file
    (entry,) = entries(engine)
    assert (entry.subject, audit.said(entry.after)) == ("a file", {})
