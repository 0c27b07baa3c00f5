"""Releases: each brings rows and ends others, wholly or not at all; none is ever taken back.

What was wrong is put right by a further release. Whatever was shown once can be shown again.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Literal

import ibis
from ibis.expr.types import Table

from data.store.engines import Engine, Transaction
from data.store.kept import KEPT, NUMBERED, OPEN, RELATIONS, RELEASES, SOUGHT, digested, holding
from data.store.records import RECORDS, append
from data.typed import Rows

# Whence a release is: the folder of tables, the data desk, or an earlier state brought back.
Kind = Literal["tables", "figures", "restored"]


@dataclass(frozen=True)
class Draft:
    """What is told of a release when it is made: who, why, whence. ``digest``: of the folder."""

    kind: Kind
    made_by: str
    reason: str
    source_id: str = ""
    digest: str = ""


@dataclass(frozen=True)
class Release:
    """A release as it stands; ``made_at`` in UTC, as ISO 8601."""

    number: int
    made_at: str
    made_by: str
    reason: str
    source_id: str
    kind: str
    digest: str

    @property
    def day(self) -> str:
        return self.made_at[:10]


@dataclass(frozen=True)
class Change:
    """What a release does to a relation: the rows it brings, and which others end with it.

    ``whole``: the rows are all that is to hold, and every other one ends. ``of``, a column and
    values: they are all that is to hold with one of these values, and every other such ends.
    """

    rows: Rows
    whole: bool = False
    of: tuple[str, tuple[str, ...]] | None = None


def prepare(engine: Engine) -> None:
    """Make the tables of the database where there are none, and complete older ones."""
    with engine.transaction() as work:
        work.create(RELEASES)
        for table, column in RECORDS:
            work.create(table, [(column,)])
        for name, table in KEPT.items():
            work.create(table, SOUGHT.get(name, ()))


def releases(engine: Engine | Transaction) -> list[Release]:
    """All releases, the newest first."""
    return [Release(**row) for row in engine.fetch(RELEASES.order_by(ibis.desc("number")))]


def newest(engine: Engine | Transaction) -> int:
    """The number of the newest release; 0 before the first."""
    ((found,),) = (row.values() for row in engine.fetch(_newest()))
    return int(found or 0)


def publish(engine: Engine, draft: Draft, changes: Mapping[str, Change]) -> Release:
    """Make a release in one transaction. An error in it changes nothing."""
    with engine.transaction() as work:
        return published(work, draft, changes)


def published(work: Transaction, draft: Draft, changes: Mapping[str, Change]) -> Release:
    """As ``publish``, within a transaction that does more."""
    made_at = datetime.now(UTC).isoformat(timespec="seconds")
    release = Release(number=newest(work) + 1, made_at=made_at, **asdict(draft))
    for name, change in changes.items():
        _apply(work, name, change, release.number)
    append(work, RELEASES, [asdict(release)])
    return release


def restored(work: Transaction, number: int, draft: Draft) -> Release:
    """Make a release in which everything holds that held in an earlier one, and nothing else."""
    changes = {}
    for name, rows in KEPT.items():
        held = work.fetch(rows.filter(holding(rows, number)).select(*RELATIONS[name].columns))
        changes[name] = Change(held, whole=True)
    return published(work, draft, changes)


def _newest() -> Table:
    return RELEASES.aggregate(number=RELEASES.number.max())


def _apply(work: Transaction, name: str, change: Change, number: int) -> None:
    kept, numbered = KEPT[name], NUMBERED.get(name, "")
    staged = ibis.table(kept.drop("released", "ended").schema(), name=f"staged_{name}")
    work.stage(staged, digested(name, change.rows))
    held = kept.filter(kept.ended == OPEN)
    fresh = staged.filter(staged.digest.notin(held.digest)).mutate(
        released=ibis.literal(number), ended=ibis.literal(OPEN)
    )
    if numbered:
        fresh = fresh.mutate(**{numbered: fresh[numbered] + _first(work, kept, numbered)})
    gone = held.filter(held.digest.notin(staged.digest))
    if change.of:
        column, values = change.of
        gone = gone.filter(gone[column].isin(values))
    if change.whole or change.of:
        work.end(kept, gone.select("digest"), number)
    work.insert(kept, fresh)


def _first(work: Transaction, kept: Table, numbered: str) -> int:
    """The number of the first row that comes after all that were ever kept."""
    ((last,),) = (row.values() for row in work.fetch(kept.aggregate(n=kept[numbered].max())))
    return 0 if last is None else int(last) + 1
