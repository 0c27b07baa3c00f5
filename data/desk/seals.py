"""What the log seals of a proposal and of a release, so that neither can be rewritten unseen."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ibis.expr.types import Table

from data.store.engines import Engine, Transaction
from data.store.kept import KEPT, RELATIONS, RELEASES, digested
from data.store.records import DECISIONS, PROPOSALS

Asked = Engine | Transaction


def of_proposal(asked: Asked, number: int) -> str:
    """Of all that is kept of a proposal, its file among it; empty where it is not there."""
    rows = asked.fetch(PROPOSALS.filter(PROPOSALS.number == number))
    return _sealed(rows) if rows else ""


def of_release(asked: Asked, number: int) -> str:
    """Of a release, of the decision that made it, and of every row that it brought.

    What a row says is reckoned anew: its digest in the database may be as false as the rest.
    """

    def said(name: str) -> list[str]:
        rows = asked.fetch(_brought(name, number).select(*RELATIONS[name].columns))
        return [row["digest"] for row in digested(name, rows)]

    return _release(asked, number, said)


def of_new_release(work: Transaction, number: int) -> str:
    """As ``of_release``, while it is being made: the digests of its rows were reckoned just now."""

    def said(name: str) -> list[str]:
        return [row["digest"] for row in work.fetch(_brought(name, number).select("digest"))]

    return _release(work, number, said)


def _brought(name: str, number: int) -> Table:
    return KEPT[name].filter(KEPT[name].released == number)


def _release(asked: Asked, number: int, said: Callable[[str], list[str]]) -> str:
    told = [
        *asked.fetch(RELEASES.filter(RELEASES.number == number)),
        *asked.fetch(DECISIONS.filter(DECISIONS.release == number)),
    ]
    brought = [{"name": name, "rows": sorted(said(name))} for name in KEPT]
    return _sealed([*told, *brought])


def _sealed(rows: Iterable[Mapping[str, Any]]) -> str:
    told = json.dumps(list(rows), sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(told.encode()).hexdigest()
