"""What a proposal would change: each of its figures beside what holds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from data.conflicts import agree
from data.queries import KEY, OBSERVATIONS
from data.store.engines import Engine
from data.store.history import FACT, STATED
from data.store.kept import at
from data.store.opening import NOW
from data.typed import Rows

Row = dict[str, Any]
Kind = Literal["new", "changed", "same"]


@dataclass(frozen=True)
class Compared:
    """A figure of a proposal: ``before`` is what its source says of it now, None where nothing.

    ``others`` are figures of other sources for the same fact that do not agree with it.
    """

    row: Row
    before: Row | None
    others: tuple[Row, ...]

    @property
    def kind(self) -> Kind:
        if self.before is None:
            return "new"
        return "changed" if self.changed else "same"

    @property
    def changed(self) -> tuple[str, ...]:
        """What of it is stated otherwise than before, by column."""
        before = self.before or {}
        return tuple(name for name in STATED if before and self.row[name] != before[name])


def neighbours(engine: Engine, rows: Rows) -> Rows:
    """What holds of the indicators and areas of some figures, from all sources."""
    table = OBSERVATIONS
    for column in ("indicator_id", "area_id"):
        table = table.filter(table[column].isin(sorted({row[column] for row in rows})))
    return engine.fetch(at(table.order_by(table.end, table.preference), NOW)) if rows else []


def compared(rows: Rows, held: Rows) -> list[Compared]:
    """Figures beside what holds, in their order."""
    before = {_values(row, FACT): row for row in held}
    stated: dict[tuple[Any, ...], list[Row]] = {}
    for row in held:
        stated.setdefault(_values(row, KEY), []).append(row)
    return [
        Compared(row, before.get(_values(row, FACT)), tuple(_others(row, stated))) for row in rows
    ]


def _others(row: Row, stated: dict[tuple[Any, ...], list[Row]]) -> Iterable[Row]:
    for other in stated.get(_values(row, KEY), ()):
        if other["source_id"] != row["source_id"] and not agree(row, other):
            yield other


def _values(row: Row, names: Sequence[str]) -> tuple[Any, ...]:
    return tuple(row[name] for name in names)
