"""The form of the tables as a Table Schema (Frictionless, version 1), from ``data.columns``."""

import re
from typing import Any

from data.checks.cells import DAY, IDENTIFIER
from data.columns import COLUMNS, KEYS, Column, form_of
from data.reading import RawTable

MONTH = "(0[1-9]|1[0-2])"
PERIOD = f"[0-9]{{4}}(-Q[1-4]|-{MONTH}(-[0-3][0-9]|/[0-9]{{4}}-{MONTH})?)?"
ADDRESS = r"https?://\S+"
_TYPES = {"number": "number", "whole": "integer"}
_PATTERNS = {"id": IDENTIFIER.pattern, "url": ADDRESS, "date": DAY.pattern, "period": PERIOD}
# A choice between these two, the true one first, is a truth.
_TRUTHS = {frozenset(pair): pair for pair in (("1", "0"), ("true", "false"))}


def schema(table: RawTable) -> dict[str, Any]:
    """The fields of a table in the order of its header, its key, and what its ids refer to.

    A key that may be empty in part (an observation need not be about a project) is none here:
    the standard takes each of its columns for required.
    """
    form = form_of(table.file)
    columns = {column.name: column for column in COLUMNS[form]}
    present = [columns.get(name, Column(name)) for name in table.columns]
    key = KEYS.get(form, ())
    whole = bool(key) and all(columns[name].filled for name in key)
    referring = [column for column in present if column.refers and not column.many]
    return {
        "fields": [_field(column) for column in present],
        **({"primaryKey": list(key)} if whole else {}),
        **({"foreignKeys": [_foreign_key(c, form) for c in referring]} if referring else {}),
    }


def _field(column: Column) -> dict[str, Any]:
    truth = _TRUTHS.get(frozenset(column.of))
    constraints: dict[str, Any] = {"required": True} if column.filled else {}
    if column.many and column.of:
        constraints["pattern"] = _several("|".join(map(re.escape, column.of)))
    elif column.of and not truth:
        constraints["enum"] = list(column.of)
    elif column.kind in _PATTERNS:
        constraints["pattern"] = _PATTERNS[column.kind]
    return {
        "name": column.name,
        "type": "boolean" if truth else _TYPES.get(column.kind, "string"),
        **({"trueValues": [truth[0]], "falseValues": [truth[1]]} if truth else {}),
        **({"constraints": constraints} if constraints else {}),
    }


def _several(one: str) -> str:
    return f"({one})(;({one}))*"


def _foreign_key(column: Column, form: str) -> dict[str, Any]:
    (key,) = KEYS[column.refers]
    resource = "" if column.refers == form else column.refers
    return {"fields": column.name, "reference": {"resource": resource, "fields": key}}
