"""How a table was read the last time, so that its next issue is proposed the same way."""

import ibis

from data.access import Person
from data.desk import audit
from data.desk.proposals import now
from data.intake.mapping import Mapping, as_json, from_json
from data.store.engines import Engine
from data.store.records import MAPPINGS, append


def remembered(engine: Engine, key: str) -> Mapping | None:
    """The mapping that was confirmed last for tables of this form; None before the first.

    One that an earlier version of the program wrote otherwise is as good as none.
    """
    found = MAPPINGS.filter(MAPPINGS.layout == key).order_by(ibis.desc("made_at")).limit(1)
    for row in engine.fetch(found):
        try:
            return from_json(row["content"])
        except ValueError:
            return None
    return None


def remember(engine: Engine, person: Person, mapping: Mapping) -> None:
    """Keep a mapping for the next issue, where it is not the one that is kept."""
    if remembered(engine, mapping.key) == mapping:
        return
    row = {
        "layout": mapping.key,
        "made_at": now(),
        "made_by": person.id,
        "content": as_json(mapping),
    }
    with engine.transaction() as work:
        append(work, MAPPINGS, [row])
        audit.noted(work, person, "mapping", mapping.key, None, {"sheet": mapping.sheet})
