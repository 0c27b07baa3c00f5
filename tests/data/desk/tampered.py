"""A log as people would write it, and what somebody with the database's password might do to it."""

from typing import Any

from data.access import Person
from data.desk.audit import Action, note, noted
from data.store.engines import DuckDB, Engine
from data.store.records import AUDIT, append
from data.store.releases import Draft, published

LI = Person("li", "李", frozenset({"reader", "editor"}), place="10.0.0.7")
WANG = Person("wang", "王", frozenset({"reader", "approver"}), place="10.0.0.8")
STRANGER = Person("", "", frozenset(), place="203.0.113.9")
DEEDS: tuple[tuple[Person, Action, str], ...] = (
    (LI, "sign_in", ""),
    (LI, "upload", "月报（十一月）.xlsx"),
    (LI, "proposal", "1"),
    (WANG, "sign_in", ""),
    (WANG, "return", "1"),
    (LI, "refused", "pages/manage/audit.py"),
    (LI, "proposal", "2"),
)
Row = dict[str, Any]


def written(engine: Engine) -> list[Row]:
    """A log with a release at its end; its entries as they are kept, the first one first."""
    for person, action, subject in DEEDS:
        note(engine, person, action, subject, {"rows": 3}, {"reason": "与年报不一致"})
    released(engine)
    note(engine, WANG, "sign_out", "")
    return kept(engine)


def released(engine: Engine) -> None:
    """A release that brings nothing, with its entry."""
    with engine.transaction() as work:
        release = published(work, Draft("figures", WANG.id, "a new report"), {})
        noted(work, WANG, "release", "2", after={"release": release.number})


def kept(engine: Engine) -> list[Row]:
    return engine.fetch(AUDIT.order_by(AUDIT.number))


def put(engine: Engine, rows: list[Row]) -> None:
    """Other rows in the place of all that are kept."""
    execute(engine, "DELETE FROM audit")
    with engine.transaction() as work:
        append(work, AUDIT, rows)


def execute(engine: Engine, statement: str) -> None:
    """A statement that the program itself never makes."""
    with engine.transaction() as work:
        inner: Any = work
        (inner.cursor if isinstance(engine, DuckDB) else inner.connection).execute(statement)
