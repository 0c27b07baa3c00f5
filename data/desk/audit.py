"""The book of what was done: who, what, when and from where. Entries are added, never changed.

Each entry holds the hash of the one before, so that whoever changes one has to change all that
follow (``data.desk.tampering`` finds it). What is done and its entry are one transaction; as one
transaction follows another, among all servers on a database too, the chain never forks.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Literal, get_args

import ibis
from ibis.expr.types import Table

from data.access import ROLES, Person
from data.store.engines import Engine, Transaction
from data.store.merging import Overridden
from data.store.records import AUDIT, append
from data.store.releases import Release

# ``refused``: a page or an action that was not allowed; ``return``: a proposal given back with a
# reason; ``restore``: a release of an earlier state; ``mapping``: how an office's table is read;
# ``tables``: the folder of tables, taken in by the program itself.
Action = Literal[
    "sign_in",
    "sign_out",
    "refused",
    "upload",
    "proposal",
    "withdrawal",
    "release",
    "return",
    "restore",
    "mapping",
    "export",
    "tables",
]
ACTIONS: tuple[Action, ...] = get_args(Action)
RELEASING = frozenset({"release", "restore", "tables"})  # their ``after`` names the ``release``

PROGRAM = Person(id="", name="", roles=frozenset())
FIRST = slice(50)
BATCH = 20_000  # entries that are held at once when all are read
LONGEST_SUBJECT = 500  # letters; what is asked for in vain can be of any length
MOST_OVERRIDDEN = 10  # cells that are named in an entry
LONGEST_CELL = 60
WITHHELD = "…"

# What a key may be named whose value is nobody's business.
_SECRET = re.compile("passw|token|secret|cookie|credential|authorization|密码|口令", re.IGNORECASE)
_UNFIT = re.compile("[\0\ud800-\udfff]")  # what a database does not take


@dataclass(frozen=True)
class Entry:
    """A row of AUDIT; ``made_at`` in UTC, as ISO 8601; ``role``: all that they had, by ``;``.

    ``made_by`` is their id, empty for strangers and for the program. ``place`` is the address of
    their computer; ``before`` and ``after`` are JSON, or empty.
    """

    number: int
    made_at: str
    made_by: str
    name: str
    role: str
    place: str
    action: str
    subject: str
    before: str
    after: str
    previous: str
    hash: str


@dataclass(frozen=True)
class Asked:
    """Which entries are asked for; what is left empty takes in all.

    ``who`` is an id. Days are by the clock of this server, both included. ``words`` stand in the
    name, the place, the subject, in what was before or after, or are the number.
    """

    who: str = ""
    action: str = ""
    since: date | None = None
    until: date | None = None
    words: str = ""


ALL = Asked()


def noted(  # noqa: PLR0913, PLR0917 -- who, what, on what, and what it changed
    work: Transaction,
    person: Person,
    action: Action,
    subject: str,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> Entry:
    """Write an entry within the transaction that does what it tells of.

    ``before`` and ``after`` hold what can be written as JSON; of a release, ``after`` holds its
    number as ``release``. The value of what is named like a password or a token is left out.
    """
    last = _newest(work)
    row: dict[str, Any] = {
        "number": last.number + 1 if last else 1,
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "made_by": _fit(person.id),
        "name": _fit(person.name),
        "role": ";".join(role for role in ROLES if person.may(role)),
        "place": _fit(person.place),
        "action": action,
        "subject": _fit(subject)[:LONGEST_SUBJECT],
        "before": _json(before),
        "after": _json(after),
        "previous": last.hash if last else "",
    }
    entry = Entry(**row, hash=sealed(row))
    append(work, AUDIT, [asdict(entry)])
    return entry


def note(  # noqa: PLR0913, PLR0917 -- as ``noted``
    engine: Engine,
    person: Person,
    action: Action,
    subject: str,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> Entry:
    """As ``noted``, in a transaction of its own: for what changes nothing in the database."""
    with engine.transaction() as work:
        return noted(work, person, action, subject, before, after)


def noted_tables(
    work: Transaction, release: Release, overridden: Sequence[Overridden] = ()
) -> None:
    """That the program took in the folder of tables, in the transaction that does.

    Of what the desk had released and the folder has ``overridden`` the first cells are named.
    """
    told: dict[str, Any] = {"release": release.number, "digest": release.digest}
    if overridden:
        cells = [_overridden(it) for it in overridden[:MOST_OVERRIDDEN]]
        told |= {"overridden": len(overridden), "cells": cells}
    noted(work, PROGRAM, "tables", str(release.number), after=told)


def sealed_as(asked: Engine | Transaction, action: Action, subject: str) -> str:
    """The seal that stands in the entry of a deed; empty where there is none."""
    found = AUDIT.filter((AUDIT.action == action) & (AUDIT.subject == subject))
    rows = asked.fetch(found.order_by("number").limit(1))
    return str(said(rows[0]["after"]).get("seal", "")) if rows else ""


def _overridden(it: Overridden) -> str:
    """A cell by its file, row and column, with what it was and what it is."""
    if not it.column:
        return it.file
    before, after = (cell[:LONGEST_CELL] or "–" for cell in (it.held, it.taken))
    row = ", ".join(filter(None, it.row))
    return f"{it.file} ({row}) {it.column}: {before} → {after}"


def sealed(row: Mapping[str, Any]) -> str:
    """The hash of an entry: SHA-256 of all its other columns as JSON, by name, without spaces."""
    said = {name: row[name] for name in AUDIT.columns if name != "hash"}
    told = json.dumps(said, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()


def newest(engine: Engine) -> Entry | None:
    """The newest entry; None before the first."""
    return _newest(engine)


def entries(engine: Engine, asked: Asked = ALL, shown: slice = FIRST) -> list[Entry]:
    """Some of what is asked for, the newest first: those that ``shown`` takes from all."""
    found = _matching(asked).order_by(ibis.desc("number"))
    return [_entry(row) for row in engine.fetch(found[shown.start or 0 : shown.stop])]


def count(engine: Engine, asked: Asked = ALL) -> int:
    """How many entries are asked for."""
    found = _matching(asked)
    ((counted,),) = (row.values() for row in engine.fetch(found.aggregate(n=found.count())))
    return int(counted)


def people(engine: Engine) -> dict[str, str]:
    """All who ever did anything: by their id the name, of several the last in order."""
    told = AUDIT.filter(AUDIT.made_by != "").select("made_by", "name").distinct()
    return {row["made_by"]: row["name"] or "" for row in engine.fetch(told.order_by(*told.columns))}


def in_order(engine: Engine) -> Iterator[dict[str, Any]]:
    """All entries as they are kept, from the first on; a batch of them is held at once."""
    last = 0
    ordered = AUDIT.order_by("number")
    while batch := engine.fetch(ordered.filter(ordered.number > last).limit(BATCH)):
        yield from batch
        last = batch[-1]["number"]


def said(told: str) -> dict[str, Any]:
    """What an entry tells in JSON; nothing where somebody made it something else."""
    try:
        held = json.loads(told)
    except (TypeError, ValueError):
        return {}
    return held if isinstance(held, dict) else {}


def _newest(asked: Engine | Transaction) -> Entry | None:
    # In two steps: the greatest number is at hand in an index, where the order of all is not.
    ((number,),) = (row.values() for row in asked.fetch(AUDIT.aggregate(n=AUDIT.number.max())))
    if number is None:
        return None
    return _entry(asked.fetch(AUDIT.filter(AUDIT.number == number).limit(1))[0])


def _entry(row: Mapping[str, Any]) -> Entry:
    """An entry to be read; one that somebody emptied a cell of too."""
    return Entry(**{name: row[name] or "" for name in AUDIT.columns} | {"number": row["number"]})


def _matching(asked: Asked) -> Table:
    found = AUDIT
    if asked.who:
        found = found.filter(found.made_by == asked.who)
    if asked.action:
        found = found.filter(found.action == asked.action)
    if asked.since:
        found = found.filter(found.made_at >= _begin(asked.since))
    if asked.until:
        found = found.filter(found.made_at < _begin(asked.until + timedelta(days=1)))
    if words := _fit(asked.words.strip()).lower():
        texts = (found.name, found.place, found.subject, found.before, found.after)
        stands = [text.lower().contains(words) for text in texts]
        found = found.filter(ibis.or_(found.number.cast("string") == words, *stands))
    return found


def _begin(day: date) -> str:
    """When a day begins here, as ``made_at`` tells a moment."""
    return datetime.combine(day, time()).astimezone(UTC).isoformat(timespec="seconds")


def _fit(text: str) -> str:
    return _UNFIT.sub("\ufffd", text)


def _json(told: Mapping[str, Any] | None) -> str:
    if told is None:
        return ""
    return _fit(json.dumps(_cleared(told), ensure_ascii=False, default=str))


def _cleared(told: Any) -> Any:
    """What is told, without the values of what is secret."""
    match told:
        case Mapping():
            return {
                str(key): WITHHELD if _SECRET.search(str(key)) else _cleared(value)
                for key, value in told.items()
            }
        case list() | tuple():
            return [_cleared(value) for value in told]
        case _:
            return told
