"""What somebody with the database's password might do to the log, and that it is found."""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.database import MEMORY
from data.desk import audit, tampering
from data.desk.audit import note, sealed
from data.desk.tampering import Code, Fault, Head, Verdict, head, verify
from data.model import LANGUAGES, Language
from data.store.engines import Engine
from data.store.opening import connect
from data.store.records import AUDIT
from data.store.releases import Draft, publish
from data.wording import tampered, verdict, words
from tests.data.desk.tampered import LI, Row, execute, put, released, written

COUNT = 9  # entries of the log
RELEASED = 8  # the one that tells of a release
Log = tuple[Engine, list[Row]]
numbers = st.integers(0, COUNT - 1)
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
columns = st.sampled_from([name for name in AUDIT.columns if name != "number"])


@pytest.fixture
def in_memory() -> Log:
    engine = connect(MEMORY)
    return engine, written(engine)


@pytest.fixture
def log(engine: Engine) -> Log:
    return engine, written(engine)


def codes(found: Verdict) -> list[tuple[str, int]]:
    return [(fault.code, fault.number) for fault in found.faults]


# Each example puts its own log in the place of the last one's.
many = settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
on_each_engine = settings(many, max_examples=10)


def test_a_log_that_nobody_touched_is_sound(log: Log) -> None:
    engine, rows = log
    last = Head(COUNT, rows[-1]["hash"])
    assert verify(engine) == verify(engine, last) == Verdict(COUNT, last, 0, ())


def test_an_empty_log_is_sound(engine: Engine) -> None:
    assert verify(engine) == Verdict(0, None, 0, ())


@on_each_engine
@given(row=numbers, column=columns, value=texts | st.none())
def test_any_change_of_any_cell_is_found(
    log: Log, row: int, column: str, value: str | None
) -> None:
    engine, rows = log
    spoiled = deepcopy(rows)
    spoiled[row][column] = value
    put(engine, spoiled)
    found = codes(verify(engine))
    assert (("changed", row + 1) in found) == (value != rows[row][column])


@on_each_engine
@given(row=numbers, number=st.none() | st.integers(-(2**63), 2**63 - 1) | st.integers(-1, 12))
def test_any_change_of_a_number_is_found(log: Log, row: int, number: int | None) -> None:
    engine, rows = log
    spoiled = deepcopy(rows)
    spoiled[row]["number"] = number
    put(engine, spoiled)
    assert bool(verify(engine).found) == (number != row + 1)


@many
@given(gone=st.sets(numbers, min_size=1, max_size=COUNT - 1))
def test_any_entries_taken_out_are_found(in_memory: Log, gone: set[int]) -> None:
    engine, rows = in_memory
    put(engine, [row for place, row in enumerate(rows) if place not in gone])
    within = {place for place in gone if set(range(place, COUNT)) - gone}
    found = verify(engine)
    assert bool(found.found) == bool(within or RELEASED - 1 in gone)
    assert verify(engine, Head(COUNT, rows[-1]["hash"])).found > 0
    missing = [fault.detail for fault in found.faults if fault.code == "missing"]
    assert {place for told in missing for place in _range(told)} == {it + 1 for it in within}


def _range(told: str) -> Iterator[int]:
    first, _, last = told.partition("–")
    yield from range(int(first), int(last or first) + 1)


@many
@given(one=numbers, other=numbers, resealed=st.booleans())
def test_two_entries_in_each_others_place_are_found(
    in_memory: Log, one: int, other: int, *, resealed: bool
) -> None:
    engine, rows = in_memory
    spoiled = deepcopy(rows)
    spoiled[one], spoiled[other] = spoiled[other], spoiled[one]
    for place, row in enumerate(spoiled):
        row["number"] = place + 1
        if resealed:
            row["hash"] = sealed(row)
    put(engine, spoiled)
    assert bool(verify(engine).found) == (one != other)


@many
@given(row=st.integers(0, COUNT - 2), column=columns.filter(lambda name: name != "hash"))
def test_a_change_that_was_sealed_anew_is_found_by_the_next_entry(
    in_memory: Log, row: int, column: str
) -> None:
    engine, rows = in_memory
    spoiled = deepcopy(rows)
    spoiled[row][column] += "x"
    spoiled[row]["hash"] = sealed(spoiled[row])
    put(engine, spoiled)
    assert ("unlinked", row + 2) in codes(verify(engine))


@pytest.mark.parametrize("number", (1, 4, COUNT, COUNT + 1))
def test_an_entry_that_was_put_in_is_found(log: Log, number: int) -> None:
    engine, rows = log
    false: Row = rows[3] | {"number": number, "made_by": "zhao"}
    put(engine, [*rows, false | {"hash": sealed(false)}])
    code = "repeated" if number <= COUNT else "unlinked"
    assert (code, number) in codes(verify(engine))


def test_an_end_that_was_cut_off_is_found_by_the_head_that_was_noted(
    log: Log,
) -> None:
    engine, rows = log
    note(engine, LI, "sign_out", "")
    noted = verify(engine).head
    put(engine, rows)
    assert verify(engine).found == 0
    assert codes(verify(engine, noted)) == [("cut", COUNT + 1)]


def test_a_log_that_was_written_anew_is_found_by_the_head_that_was_noted(
    log: Log,
) -> None:
    engine, rows = log
    noted = verify(engine).head
    previous = ""
    for row in rows:
        row |= {"made_by": "zhao", "previous": previous}
        row["hash"] = previous = sealed(row)
    put(engine, rows)
    assert verify(engine).found == 0
    assert codes(verify(engine, noted)) == [("other", COUNT)]


def test_a_release_without_an_entry_is_found(log: Log) -> None:
    engine, rows = log
    publish(engine, Draft("figures", "zhao", "past the desk"), {})
    publish(engine, Draft("restored", "zhao", "past the desk"), {})
    publish(engine, Draft("tables", "", ""), {})
    assert codes(verify(engine)) == [("unrecorded", 2), ("unrecorded", 3)]
    put(engine, rows[: RELEASED - 1])
    assert ("unrecorded", 1) in codes(verify(engine))


def test_an_entry_of_a_release_that_is_gone_is_found(log: Log) -> None:
    engine, _ = log
    execute(engine, "DELETE FROM releases")
    assert verify(engine).faults == (Fault("unreleased", RELEASED, "1"),)


def test_what_is_released_while_it_is_read_is_no_fault(
    log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine, _ = log
    links = tampering._links  # noqa: SLF001 -- between its two looks at the releases

    def meanwhile(*read: Any) -> Iterator[Fault]:
        yield from links(*read)
        released(engine)

    monkeypatch.setattr(tampering, "_links", meanwhile)
    assert verify(engine).found == 0


def test_all_faults_are_counted_and_the_first_are_told(
    log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine, _ = log
    monkeypatch.setattr(tampering, "MOST", 3)
    monkeypatch.setattr(audit, "BATCH", 2)
    execute(engine, "UPDATE audit SET place = '10.0.0.9'")
    found = verify(engine)
    assert (found.count, found.found) == (COUNT, COUNT)
    assert codes(found) == [("changed", 1), ("changed", 2), ("changed", 3)]


def test_a_head_is_read_as_it_is_told() -> None:
    told = Head(12, "ab12")
    assert head(str(told)) == head(" 12:AB12\n") == told


@pytest.mark.parametrize("told", ("", "12", "12:", "x:ab", ":ab"))
def test_what_is_no_head_is_refused(told: str) -> None:
    with pytest.raises(ValueError, match=re.escape(repr(told))):
        head(told)


@pytest.mark.parametrize("code", get_args(Code))
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fault_is_told_with_its_number_or_its_detail(language: Language, code: Code) -> None:
    told = tampered(Fault(code, 41, "42"), language)
    assert "41" in told or "42" in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_verdict_tells_the_newest_entry_and_how_much_is_wrong(language: Language) -> None:
    newest = Head(12_345, "ab12")
    sound = verdict(Verdict(12_345, newest, 0, ()), language)
    wrong = verdict(Verdict(12_345, newest, 1777, (Fault("changed", 3),) * 1000), language)
    assert str(newest) in sound
    assert str(newest) in wrong
    assert "1777" in wrong
    assert "1000" in wrong
    assert verdict(Verdict(0, None, 0, ()), language) == words(language)["audit"]["empty"]
