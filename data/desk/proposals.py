"""Proposals: what an editor wants released, and what an approver made of it.

A proposal is never changed. What becomes of it is a decision beside it; there is one at most.
"""

import base64
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

import ibis
from ibis.expr.types import Table

from data.access import Person, allowed_indicators
from data.catalogue import Catalogue
from data.checks.cells import IDENTIFIER
from data.desk import audit, seals
from data.desk.faults import DeskError
from data.model import Problem
from data.store.engines import Engine, Transaction
from data.store.records import DECISIONS, PROPOSALS, append
from data.store.releases import newest
from data.typed import Rows

Cells = dict[str, str]
Kind = Literal["figures", "restored"]
State = Literal["open", "released", "returned", "withdrawn"]


@dataclass(frozen=True)
class Content:
    """What a proposal brings.

    ``source`` is a row of sources.csv where the source is a new one, else its ``source_id`` alone.
    ``rows`` are rows of the source's table of observations, ``document`` is the text that holds
    their quotes. ``doubts`` were told when it was handed in. ``restores`` is the release whose
    state is to be brought back instead; 0 for none.
    """

    source: Cells = field(default_factory=dict)
    rows: tuple[Cells, ...] = ()
    document: str = ""
    doubts: tuple[Problem, ...] = ()
    restores: int = 0

    @property
    def is_new_source(self) -> bool:
        return "title_zh" in self.source


@dataclass(frozen=True)
class Draft:
    """What an editor says of a proposal; ``file`` is the name of what was handed in."""

    kind: Kind
    reason: str
    base: int
    source_id: str = ""
    department: str = ""
    file: str = ""
    upload: bytes = b""


@dataclass(frozen=True)
class Decision:
    """What became of a proposal; ``made_at`` in UTC, ``release`` is 0 where there is none."""

    made_at: str
    made_by: str
    name: str
    verdict: Literal["released", "returned", "withdrawn"]
    reason: str
    release: int


@dataclass(frozen=True)
class Proposal:
    """A proposal as it stands. ``made_by`` tells people apart, ``name`` is for reading."""

    number: int
    made_at: str
    made_by: str
    name: str
    department: str
    kind: Kind
    reason: str
    source_id: str
    title: str
    base: int
    file: str
    decision: Decision | None = None

    @property
    def state(self) -> State:
        return self.decision.verdict if self.decision else "open"


LONGEST_REASON = 500  # letters
_LISTED = [name for name in PROPOSALS.columns if name not in {"content", "upload"}]
_DECIDED = [name for name in DECISIONS.columns if name != "proposal"]


def propose(
    engine: Engine, person: Person, known: Catalogue, draft: Draft, content: Content
) -> int:
    """Keep a proposal, and tell its number.

    Raises DeskError where the person may not propose this, or it is nothing that could be released.
    """
    _refuse(person, known, draft, content)
    with engine.transaction() as work:
        if content.restores and not 1 <= content.restores < newest(work):
            raise DeskError("unknown_release", value=str(content.restores))
        ((last,),) = (row.values() for row in work.fetch(_newest()))
        number = int(last or 0) + 1
        row = {
            "number": number,
            "made_at": now(),
            "made_by": person.id,
            "name": person.name,
            "department": draft.department,
            "kind": draft.kind,
            "reason": draft.reason,
            "source_id": draft.source_id,
            "title": content.source.get("title_zh", ""),
            "base": draft.base,
            "content": json.dumps(_told(content), ensure_ascii=False),
            "file": draft.file,
            "upload": base64.b64encode(draft.upload).decode(),
        }
        append(work, PROPOSALS, [row])
        after = {"source": draft.source_id, "figures": len(content.rows), "reason": draft.reason}
        if content.restores:
            after["restores"] = content.restores
        after["seal"] = seals.of_proposal(work, number)
        audit.noted(work, person, "proposal", str(number), None, after)
    return number


def _refuse(person: Person, known: Catalogue, draft: Draft, content: Content) -> None:
    """Raise DeskError where a person may not propose this, or it could never be released."""
    if content.restores and not person.may("approver"):
        raise DeskError("not_approver")
    if not content.restores and not person.may("editor"):
        raise DeskError("not_editor")
    if not draft.reason.strip() or len(draft.reason) > LONGEST_REASON:
        raise DeskError("no_reason")
    if content.restores:
        return
    if not content.rows:
        raise DeskError("nothing_new")
    others = {row["indicator_id"] for row in content.rows} - allowed_indicators(person, known)
    if others:
        raise DeskError("other_department", value=", ".join(sorted(others)))
    if not IDENTIFIER.fullmatch(content.source.get("source_id", "")):
        raise DeskError("bad_source", value=content.source.get("source_id", ""))


def proposals(engine: Engine) -> list[Proposal]:
    """All proposals, the newest first, without what they bring."""
    return _made(
        engine.fetch(PROPOSALS.select(_LISTED).order_by(ibis.desc("number"))),
        engine.fetch(DECISIONS),
    )


def content(engine: Engine | Transaction, number: int) -> Content:
    """What a proposal brings."""
    (row,) = engine.fetch(PROPOSALS.filter(PROPOSALS.number == number).select("content"))
    told = json.loads(row["content"])
    columns, *rows = told["rows"] or [[]]
    made = (dict(zip(columns, cells, strict=True)) for cells in rows)
    doubts = (Problem(**doubt) for doubt in told["doubts"])
    return Content(told["source"], tuple(made), told["document"], tuple(doubts), told["restores"])


def upload(engine: Engine, number: int) -> bytes:
    """The file that was handed in with a proposal."""
    (row,) = engine.fetch(PROPOSALS.filter(PROPOSALS.number == number).select("upload"))
    return base64.b64decode(row["upload"])


def undecided(work: Transaction, number: int) -> Proposal:
    """A proposal that waits. Raises DeskError where there is none, or it is decided."""
    rows = work.fetch(PROPOSALS.filter(PROPOSALS.number == number).select(_LISTED))
    found = _made(rows, work.fetch(DECISIONS.filter(DECISIONS.proposal == number)))
    if not found:
        raise DeskError("unknown_proposal", value=str(number))
    if found[0].decision:
        raise DeskError("decided", value=str(number), by=found[0].decision.name)
    return found[0]


def give_back(engine: Engine, number: int, person: Person, reason: str) -> None:
    """An approver returns a proposal, and says why. Raises DeskError."""
    if not person.may("approver"):
        raise DeskError("not_approver")
    if not reason.strip() or len(reason) > LONGEST_REASON:
        raise DeskError("no_reason")
    with engine.transaction() as work:
        undecided(work, number)
        decide(work, number, Decision(now(), person.id, person.name, "returned", reason, 0))
        audit.noted(work, person, "return", str(number), None, {"reason": reason})


def withdraw(engine: Engine, number: int, person: Person) -> None:
    """Who made a proposal takes it back. Raises DeskError."""
    with engine.transaction() as work:
        if undecided(work, number).made_by != person.id:
            raise DeskError("not_yours")
        decide(work, number, Decision(now(), person.id, person.name, "withdrawn", "", 0))
        audit.noted(work, person, "withdrawal", str(number), None, None)


def decide(work: Transaction, number: int, decision: Decision) -> None:
    """Keep what became of a proposal."""
    row = {name: getattr(decision, name) for name in _DECIDED}
    append(work, DECISIONS, [row | {"proposal": number}])


def now() -> str:
    """This moment in UTC, as ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _made(rows: Rows, decisions: Rows) -> list[Proposal]:
    decided = {row["proposal"]: row for row in decisions}
    return [Proposal(**row, decision=_decision(decided.get(row["number"]))) for row in rows]


def _decision(row: Mapping[str, Any] | None) -> Decision | None:
    return Decision(**{name: row[name] for name in _DECIDED}) if row else None


def _told(brought: Content) -> dict[str, Any]:
    """A content in the form that is kept: the columns once, then the cells of each row."""
    columns = list(dict.fromkeys(name for row in brought.rows for name in row))
    cells = [[row.get(name, "") for name in columns] for row in brought.rows]
    return {
        "source": brought.source,
        "rows": [columns, *cells] if cells else [],
        "document": brought.document,
        "doubts": [asdict(doubt) for doubt in brought.doubts],
        "restores": brought.restores,
    }


def _newest() -> Table:
    return PROPOSALS.aggregate(number=PROPOSALS.number.max())
