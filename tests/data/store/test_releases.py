from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from data import queries
from data.catalogue import catalogue
from data.reading import RawTables, Row
from data.store import Store
from data.store.engines import Engine
from data.store.history import FACT, Revision, revisions, versions
from data.store.kept import KEPT, OPEN, digested
from data.store.releases import Change, Draft, newest, publish, releases, restored
from data.typed import Rows, observation_rows
from tests.data.faults import REPORT
from tests.data.store.conftest import release

DRAFT = Draft("figures", made_by="wang", reason="a new report")
EVERYTHING = queries.OBSERVATIONS.order_by("observation_id")


def with_rows(raw: RawTables, change: Callable[[tuple[Row, ...]], tuple[Row, ...]]) -> RawTables:
    """The tables with other rows in the port's report."""
    table = raw.tables[REPORT]
    return replace(raw, tables=raw.tables | {REPORT: replace(table, rows=change(table.rows))})


def revalued(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The first figure is another."""
    first = Row(rows[0].line, rows[0].cells | {"value": "7.5"})
    return first, *rows[1:]


def shortened(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    return rows[1:]


def said(store: Store) -> list[dict[str, Any]]:
    """All observations as they are stated, without their numbers."""
    rows = store.fetch(queries.OBSERVATIONS)
    stated = [{k: v for k, v in row.items() if k != "observation_id"} for row in rows]
    return sorted(stated, key=str)


def test_the_tables_are_the_first_release(engine: Engine, harbour: RawTables) -> None:
    made = release(engine, harbour)
    assert (made.number, made.made_by, made.reason) == (1, "somebody", "the tables")
    assert releases(engine) == [made]
    assert newest(engine) == 1


def test_before_the_first_release_there_is_nothing(engine: Engine) -> None:
    assert newest(engine) == 0
    assert releases(engine) == []
    assert Store(engine, 0).fetch(EVERYTHING) == []


def test_a_release_shows_what_it_changed_and_the_one_before_what_was(
    engine: Engine, harbour: RawTables
) -> None:
    release(engine, harbour)
    before = said(Store(engine, 1))
    release(engine, with_rows(harbour, revalued))
    assert said(Store(engine, 1)) == before
    after = said(Store(engine, 2))
    assert len(after) == len(before)
    assert [row["value"] for row in after if row not in before] == [7.5]


def test_only_what_changed_is_kept_anew(engine: Engine, harbour: RawTables) -> None:
    release(engine, harbour)
    release(engine, with_rows(harbour, revalued))
    release(engine, harbour)
    for name, kept in KEPT.items():
        count = len(engine.fetch(kept)) - len(engine.fetch(kept.filter(kept.released == 1)))
        assert count == (2 if name == "observations" else 0), name


def test_the_same_tables_once_more_change_nothing(engine: Engine, harbour: RawTables) -> None:
    release(engine, harbour)
    release(engine, harbour)
    assert revisions(engine, 1, 2) == []
    kept = KEPT["observations"]
    assert engine.fetch(kept.filter((kept.released != 1) | (kept.ended != OPEN))) == []


def test_what_is_left_out_ends_and_is_not_lost(engine: Engine, harbour: RawTables) -> None:
    release(engine, harbour)
    release(engine, with_rows(harbour, shortened))
    count = len(said(Store(engine, 1)))
    assert len(said(Store(engine, 2))) == count - 1
    (gone,) = revisions(engine, 1, 2)
    assert (gone.kind, gone.after) == ("withdrawn", None)
    (back,) = revisions(engine, 2, 1)
    assert (back.kind, back.before) == ("new", None)


def test_an_earlier_state_is_brought_back_by_a_further_release(
    engine: Engine, harbour: RawTables
) -> None:
    release(engine, harbour)
    release(engine, with_rows(harbour, shortened))
    with engine.transaction() as work:
        made = restored(work, 1, Draft("restored", made_by="li", reason="released by mistake"))
    assert (made.number, made.kind) == (3, "restored")
    assert said(Store(engine, 3)) == said(Store(engine, 1))
    assert len(said(Store(engine, 2))) == len(said(Store(engine, 1))) - 1


def test_figures_are_brought_in_beside_what_holds(engine: Engine, harbour: RawTables) -> None:
    release(engine, harbour)
    row = changed(harbour, period="2031", value=1.0)
    publish(engine, DRAFT, {"observations": Change([row])})
    (only,) = revisions(engine, 1, 2)
    assert (only.kind, only.row["period"], only.row["value"]) == ("new", "2031", 1.0)
    numbers = [row["observation_id"] for row in Store(engine, 2).fetch(EVERYTHING)]
    assert len(set(numbers)) == len(numbers)
    assert only.row["observation_id"] == max(numbers)


def test_a_figure_tells_its_life(engine: Engine, harbour: RawTables) -> None:
    release(engine, harbour)
    release(engine, with_rows(harbour, revalued))
    release(engine, harbour)
    (change,) = revisions(engine, 1, 2)
    assert change.kind == "changed"
    assert change.before is not None
    fact = {name: str(change.row[name]) for name in FACT}
    found = versions(engine, fact)
    first = change.before["value"]
    assert [(v.row["value"], v.released, v.ended) for v in found] == [
        (first, 3, OPEN),
        (7.5, 2, 3),
        (first, 1, 2),
    ]


def test_what_only_orders_a_figure_is_no_version_of_it(engine: Engine, harbour: RawTables) -> None:
    """A source that is believed more brings all its rows anew, but states nothing new."""
    release(engine, harbour)
    believed = [row | {"preference": row["preference"] + 1} for row in rows_of(harbour)]
    publish(engine, DRAFT, {"observations": Change(believed, whole=True)})
    assert revisions(engine, 1, 2) == []
    fact = {name: str(believed[0][name]) for name in FACT}
    assert [(v.released, v.ended) for v in versions(engine, fact)] == [(1, OPEN)]


def test_an_error_changes_nothing(engine: Engine, harbour: RawTables) -> None:
    release(engine, harbour)
    before = said(Store(engine, 1))
    row = changed(harbour, period="2031")
    with pytest.raises(KeyError):
        publish(engine, DRAFT, {"observations": Change([row]), "nothing of that name": Change([])})
    assert newest(engine) == 1
    assert said(Store(engine, 1)) == before
    assert release(engine, harbour).number == 2
    assert said(Store(engine, 2)) == before


def test_who_publish_at_once_come_one_after_the_other(engine: Engine, harbour: RawTables) -> None:
    release(engine, harbour)

    def bring(year: int) -> int:
        row = changed(harbour, period=str(year), value=float(year))
        return publish(engine, DRAFT, {"observations": Change([row])}).number

    with ThreadPoolExecutor(4) as desk:
        numbers = list(desk.map(bring, range(2030, 2042)))
    assert sorted(numbers) == list(range(2, 14))
    brought = [it.row["period"] for it in revisions(engine, 1, 13)]
    assert sorted(brought) == [str(year) for year in range(2030, 2042)]


def test_a_change_tells_what_kind_it_is() -> None:
    row = {"value": 1.0}
    kinds = [Revision(None, row).kind, Revision(row, row).kind, Revision(row, None).kind]
    assert kinds == ["new", "changed", "withdrawn"]


def rows_of(raw: RawTables) -> Rows:
    return observation_rows(raw, catalogue(raw))


def changed(raw: RawTables, **more: object) -> dict[str, Any]:
    """The first observation, otherwise than it is."""
    return rows_of(raw)[0] | {"observation_id": 0} | more


def test_a_row_without_what_came_later_keeps_the_digest_that_it_had() -> None:
    before = {"name_en": "Begun"}
    (kept,), (now,), (noted,) = (
        digested("events", [before | row]) for row in ({}, {"note_en": ""}, {"note_en": "n"})
    )
    assert kept["digest"] == now["digest"] != noted["digest"]
