"""The relations as they are kept: nothing is overwritten, each row says from when to when it held.

A row holds from the release that brought it (``released``) until the one that put another in its
place or withdrew it (``ended``), which is OPEN while it holds. ``digest`` is of what the row says,
so that a row is found again by its content.
"""

import hashlib
from collections.abc import Iterable
from typing import Any

import ibis
import orjson
from ibis.expr.types import BooleanValue, Table

from data.queries import DERIVED, EVENTS, OBSERVATIONS, PROJECTS, WITHIN

OPEN = 2**63 - 1

# The files of the tables, letter for letter, by their path in the folder.
FILES = ibis.table({"file": "string", "content": "string"}, name="files")

# The files as their folder had them: without what the desk has released.
TOLD = ibis.table(FILES.schema(), name="told_files")

RELATIONS: dict[str, Table] = {
    table.get_name(): table
    for table in (OBSERVATIONS, PROJECTS, EVENTS, DERIVED, WITHIN, FILES, TOLD)
}
RELEASES = ibis.table(
    {
        "number": "int64",
        "made_at": "string",
        "made_by": "string",
        "reason": "string",
        "source_id": "string",
        "kind": "string",
        "digest": "string",
    },
    name="releases",
)


def kept(name: str) -> Table:
    """A relation as the database holds it: every row that ever held."""
    columns = {**RELATIONS[name].schema(), "digest": "string", "released": "int64"}
    return ibis.table({**columns, "ended": "int64"}, name=f"kept_{name}")


KEPT: dict[str, Table] = {name: kept(name) for name in RELATIONS}

# By which columns rows are looked for, where an engine finds them quicker then.
SOUGHT: dict[str, tuple[tuple[str, ...], ...]] = {
    "observations": (("indicator_id", "area_id", "year"), ("year", "area_id"), ("source_id",))
}

# The column of a relation that only numbers its rows.
NUMBERED = {"observations": "observation_id"}

# Columns that an earlier form of a relation did not have.
LATER: dict[str, tuple[str, ...]] = {"events": ("note_zh", "note_en")}


def holding(rows: Table, release: int) -> BooleanValue:
    """Whether a kept row held in a release."""
    return (rows.released <= release) & (rows.ended > release)


def at(query: Table, release: int) -> Table:
    """A query on the relations, as asked of what held in a release."""
    states = {
        RELATIONS[name].op(): rows.filter(holding(rows, release))
        .drop("digest", "released", "ended")
        .op()
        for name, rows in KEPT.items()
    }
    asked: Table = query.op().replace(states).to_expr()
    return asked


def digested(name: str, rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of a relation with the digest of what they say.

    The column that only numbers them is left out of it, and one that came later where it is empty:
    a row that was kept before has the digest that it had.
    """
    needless, later = NUMBERED.get(name, ""), LATER.get(name, ())
    return [row | {"digest": _digest(row, needless, later)} for row in rows]


def _digest(row: dict[str, Any], needless: str, later: tuple[str, ...]) -> str:
    said = (name for name in sorted(row) if name != needless and (row[name] or name not in later))
    told = orjson.dumps([[name, row[name]] for name in said])
    return hashlib.blake2b(told, digest_size=16).hexdigest()
