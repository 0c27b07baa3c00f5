"""What the log seals of a proposal and of a release, so that neither can be rewritten unseen."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from data.store.engines import Engine, Transaction
from data.store.kept import KEPT, RELATIONS, RELEASES, digested
from data.store.records import DECISIONS, PROPOSALS
from data.store.releases import NUMBERED


def of_proposal(asked: Engine | Transaction, number: int) -> str:
    """Of all that is kept of a proposal, its file among it; empty where it is not there."""
    rows = asked.fetch(PROPOSALS.filter(PROPOSALS.number == number))
    return _sealed(rows) if rows else ""


def of_release(asked: Engine | Transaction, number: int) -> str:
    """Of a release, of the decision that made it, and of every row that it brought."""
    told = [
        *asked.fetch(RELEASES.filter(RELEASES.number == number)),
        *asked.fetch(DECISIONS.filter(DECISIONS.release == number)),
    ]
    brought = []
    for name, kept in KEPT.items():
        rows = asked.fetch(kept.filter(kept.released == number).select(*RELATIONS[name].columns))
        # What a row says is reckoned anew: its digest in the database may be as false as the rest.
        found = digested(rows, but=NUMBERED.get(name, ""))
        brought.append({"name": name, "rows": sorted(row["digest"] for row in found)})
    return _sealed([*told, *brought])


def _sealed(rows: Iterable[Mapping[str, Any]]) -> str:
    told = json.dumps(list(rows), sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(told.encode()).hexdigest()
