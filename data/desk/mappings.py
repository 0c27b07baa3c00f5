"""How a table was read the last time, so that its next issue is proposed the same way."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

import ibis

from data.access import Person
from data.desk import audit
from data.intake.mapping import Mapping, as_json, from_json
from data.store.engines import Engine
from data.store.records import MAPPINGS, append

MOST = 2000  # rows of a table that are remembered


@dataclass(frozen=True)
class Remembered:
    """A mapping that was confirmed, and when."""

    made_at: str
    mapping: Mapping


def remembered(engine: Engine, key: str) -> Remembered | None:
    """The mapping that was confirmed last for tables of this form; None before the first.

    One that an earlier version of the program wrote otherwise is as good as none.
    """
    found = MAPPINGS.filter(MAPPINGS.layout == key).order_by(ibis.desc("made_at")).limit(1)
    for row in engine.fetch(found):
        try:
            return Remembered(row["made_at"], from_json(row["content"]))
        except ValueError:
            return None
    return None


def remember(engine: Engine, person: Person, mapping: Mapping) -> None:
    """Keep a mapping for the next issue, where it is not the one that is kept.

    Of a long list only the first rows: what is the same in each issue stands there.
    """
    kept = replace(mapping, rows=mapping.rows[:MOST])
    before = remembered(engine, kept.key)
    if before and before.mapping == kept:
        return
    row = {
        "layout": kept.key,
        "made_at": datetime.now(UTC).isoformat(timespec="microseconds"),
        "made_by": person.id,
        "content": as_json(kept),
    }
    with engine.transaction() as work:
        append(work, MAPPINGS, [row])
        audit.noted(work, person, "mapping", kept.key, None, {"sheet": kept.sheet})
