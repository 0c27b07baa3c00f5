"""What the data desk keeps beside the figures. Rows are added to these tables and never changed."""

from collections.abc import Iterable
from typing import Any

import ibis
from ibis.expr.types import Table

from data.store.engines import Transaction

# What is to be released: ``kind`` is that of the release, ``content`` what it brings, as JSON (see
# data/desk/proposals.py), ``base`` the release that it was compared with, ``title`` that of the
# report. ``upload`` is the file that was handed in, as base64. ``made_by`` tells one person from
# another, ``name`` is read.
PROPOSALS = ibis.table(
    {
        "number": "int64",
        "made_at": "string",
        "made_by": "string",
        "name": "string",
        "department": "string",
        "kind": "string",
        "reason": "string",
        "source_id": "string",
        "title": "string",
        "base": "int64",
        "content": "string",
        "file": "string",
        "upload": "string",
    },
    name="proposals",
)
# What became of it: ``verdict`` is released, returned or withdrawn; ``release`` its number, or 0.
DECISIONS = ibis.table(
    {
        "proposal": "int64",
        "made_at": "string",
        "made_by": "string",
        "name": "string",
        "verdict": "string",
        "reason": "string",
        "release": "int64",
    },
    name="decisions",
)
# How an office's table was read the last time, by what is alike in every issue of it.
MAPPINGS = ibis.table(
    {"layout": "string", "made_at": "string", "made_by": "string", "content": "string"},
    name="mappings",
)
# Who did what, when, from where: ``name`` is how they were called then, ``before`` and ``after``
# are JSON. ``hash`` is of the row and of the hash of the row before, ``previous``.
AUDIT = ibis.table(
    {
        "number": "int64",
        "made_at": "string",
        "made_by": "string",
        "name": "string",
        "role": "string",
        "place": "string",
        "action": "string",
        "subject": "string",
        "before": "string",
        "after": "string",
        "previous": "string",
        "hash": "string",
    },
    name="audit",
)
# Each with the column by which its rows are looked for.
RECORDS = (
    (PROPOSALS, "number"),
    (DECISIONS, "proposal"),
    (MAPPINGS, "layout"),
    (AUDIT, "number"),
)


def append(work: Transaction, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    """Add rows to a table, within a transaction."""
    staged = ibis.table(table.schema(), name=f"staged_{table.get_name()}")
    work.stage(staged, rows)
    work.insert(table, staged)
