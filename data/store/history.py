"""What releases did: the versions of a figure, and what one release has otherwise than another."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from data.queries import OBSERVATIONS
from data.store.engines import Engine
from data.store.kept import KEPT, holding

# One figure is one fact as one source states it.
FACT = ("indicator_id", "area_id", "project_id", "period", "statistic", "source_id")
# What is reckoned or only orders is no statement of the figure.
_RECKONED = {"observation_id", "theme_id", "kind", "line", "start", "end", "year", "preference"}
STATED = tuple(name for name in OBSERVATIONS.columns if name not in _RECKONED)

Row = dict[str, Any]


@dataclass(frozen=True)
class Version:
    """A figure as it held from one release on; ``ended`` by which release, OPEN while it holds."""

    row: Row
    released: int
    ended: int


@dataclass(frozen=True)
class Revision:
    """One figure before and after; None where it was not there."""

    before: Row | None
    after: Row | None

    @property
    def row(self) -> Row:
        """The figure as it is, or as it was last."""
        return self.after or self.before or {}

    @property
    def kind(self) -> str:
        """``new``, ``withdrawn`` or ``changed``."""
        if self.before is None:
            return "new"
        return "withdrawn" if self.after is None else "changed"


def versions(engine: Engine, fact: Mapping[str, str]) -> list[Version]:
    """Every version of a figure, the newest first. ``fact`` holds the columns FACT."""
    rows = KEPT["observations"]
    found = rows.filter([rows[name] == fact[name] for name in FACT])
    kept = engine.fetch(found.order_by(found.released, found.observation_id))
    made: list[Version] = []
    for row in kept:
        if made and _said(made[-1].row) == _said(row) and made[-1].ended == row["released"]:
            made[-1] = Version(made[-1].row, made[-1].released, row["ended"])
        else:
            made.append(Version(row, row["released"], row["ended"]))
    return made[::-1]


def revisions(engine: Engine, before: int, after: int) -> list[Revision]:
    """Every figure that a release has otherwise than another, in the order of the tables."""
    was, is_ = (_only_in(engine, *pair) for pair in ((before, after), (after, before)))
    found = [Revision(was.get(fact), is_.get(fact)) for fact in dict.fromkeys([*was, *is_])]
    changed = [it for it in found if not (it.before and it.after and _same(it.before, it.after))]
    return sorted(changed, key=lambda it: int(it.row["observation_id"]))


def _only_in(engine: Engine, held: int, other: int) -> dict[tuple[str, ...], Row]:
    """The rows that held in one release and not in another, by their fact."""
    rows = KEPT["observations"]
    chosen = rows.filter(holding(rows, held) & ~holding(rows, other))
    return {tuple(row[name] for name in FACT): row for row in engine.fetch(chosen)}


def _said(row: Row) -> list[Any]:
    return [row[name] for name in STATED]


def _same(one: Row, other: Row) -> bool:
    return _said(one) == _said(other)
