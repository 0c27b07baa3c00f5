"""Whether anybody changed the book of what was done, and where.

A chain of hashes shows what was changed, taken out, put in or moved within it. That its end was
cut off, or that all of it was written anew, it cannot show: against the first stand the releases,
each of which has its entry, and against both what was noted elsewhere before, an entry's number
and hash.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any, Literal, NamedTuple

from data.desk import seals
from data.desk.audit import RELEASING, in_order, said, sealed
from data.store.engines import Engine
from data.store.records import AUDIT
from data.store.releases import Release, releases

# What is wrong, and what the ``number`` and the ``detail`` of a fault are:
# ``changed``     an entry does not say what it was sealed with
# ``unlinked``    an entry does not hold the hash of the one before
# ``missing``     no such entry; ``detail`` is its number, or the first and the last of several
# ``repeated``    a number that stands more than once; ``detail`` is how often
# ``stray``       entries without a number that can be; ``detail`` is how many
# ``unrecorded``  a release without an entry; ``number`` is the release's
# ``unreleased``  an entry of a release that is not there; ``detail`` is the release's number
# ``rewritten``   what an entry seals, a proposal or a release, is kept otherwise by now
# ``cut``         the entry that was noted is not there
# ``other``       the entry that was noted has another hash
Code = Literal[
    "changed",
    "unlinked",
    "missing",
    "repeated",
    "stray",
    "unrecorded",
    "unreleased",
    "rewritten",
    "cut",
    "other",
]
RECORDED = frozenset({"figures", "restored"})  # the releases that people make
MOST = 1000  # faults that are told one by one

Row = dict[str, Any]


class Head(NamedTuple):
    """The number and the hash of an entry, as ``NUMBER:HASH`` noted elsewhere."""

    number: int
    hash: str

    def __str__(self) -> str:
        return f"{self.number}:{self.hash}"


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with the entry of a number."""

    code: Code
    number: int
    detail: str = ""


@dataclass(frozen=True)
class Verdict:
    """How many entries there are, the newest of them, and what is wrong.

    ``found`` is how many faults there are; ``faults`` the first of them.
    """

    count: int
    head: Head | None
    found: int
    faults: tuple[Fault, ...]


@dataclass
class _Seen:
    """What is remembered of the entries that were read: little, however many they are."""

    noted: Head | None
    count: int = 0
    last: Head | None = None
    at_noted: str | None = None
    releases: dict[int, int] = field(default_factory=dict)  # the entry of each release
    seals: list[tuple[int, str, int, str]] = field(default_factory=list)  # entry, of what, its seal


def head(told: str) -> Head:
    """What was noted as ``NUMBER:HASH``. Raises ValueError where it was not."""
    number, _, hash_ = told.strip().partition(":")
    if not (number.isdecimal() and hash_):
        raise ValueError(repr(told))
    return Head(int(number), hash_.lower())


def verify(engine: Engine, noted: Head | None = None) -> Verdict:
    """Read all entries, a batch at a time. What is written meanwhile does not disturb."""
    seen = _Seen(noted)
    made = releases(engine)
    found = chain(
        _numbers(engine),
        _links(in_order(engine), seen),
        _releases(made, engine, seen),
        _rewritten(engine, seen),
        _end(seen),
    )
    first = tuple(islice(found, MOST))
    rest = sum(1 for _ in found)  # only now all is seen
    return Verdict(seen.count, seen.last, len(first) + rest, first)


def _numbers(engine: Engine) -> Iterator[Fault]:
    """Numbers that stand more than once, or that no entry can have."""
    held = AUDIT.group_by("number").aggregate(n=AUDIT.count())
    odd = (held.n > 1) | held.number.isnull() | (held.number < 1)
    for row in engine.fetch(held.filter(odd).order_by("number")):
        number = row["number"] or 0
        yield Fault("repeated" if number > 0 else "stray", number, str(row["n"]))


def _links(rows: Iterable[Row], seen: _Seen) -> Iterator[Fault]:
    """What is wrong with each entry, and between it and the one before."""
    for row in rows:
        number = row["number"]
        before = seen.last or Head(0, "")
        if number > before.number + 1:
            yield Fault("missing", before.number + 1, _range(before.number + 1, number - 1))
        elif number == before.number + 1 and row["previous"] != before.hash:
            yield Fault("unlinked", number)
        if row["hash"] != sealed(row):
            yield Fault("changed", number)
        _remember(row, seen)
        if seen.noted and seen.noted.number == number:
            seen.at_noted = row["hash"]
        seen.count += 1
        seen.last = Head(number, row["hash"])


def _remember(row: Row, seen: _Seen) -> None:
    """What an entry tells of a release, and what it seals."""
    after = said(row["after"]) if row["action"] in {*RELEASING, "proposal"} else {}
    release, seal = after.get("release"), after.get("seal")
    if isinstance(release, int):
        seen.releases[release] = row["number"]
    if isinstance(seal, str) and isinstance(release, int):
        seen.seals.append((row["number"], "release", release, seal))
    elif isinstance(seal, str) and str(row["subject"]).isdecimal():
        seen.seals.append((row["number"], "proposal", int(row["subject"]), seal))


def _rewritten(engine: Engine, seen: _Seen) -> Iterator[Fault]:
    """Proposals and releases that are kept otherwise than their entries sealed them."""
    for entry, kind, number, seal in seen.seals:
        now = (seals.of_release if kind == "release" else seals.of_proposal)(engine, number)
        if now != seal:
            yield Fault("rewritten", entry, f"{kind} {number}")


def _releases(made: list[Release], engine: Engine, seen: _Seen) -> Iterator[Fault]:
    """Releases without an entry, of those made before; entries without one, of those made since."""
    for release in reversed(made):
        if release.kind in RECORDED and release.number not in seen.releases:
            yield Fault("unrecorded", release.number)
    there = {release.number for release in releases(engine)}
    for told, number in seen.releases.items():
        if told not in there:
            yield Fault("unreleased", number, str(told))


def _end(seen: _Seen) -> Iterator[Fault]:
    """Whether the entry that was noted is still there."""
    if seen.noted and seen.at_noted is None:
        yield Fault("cut", seen.noted.number)
    elif seen.noted and seen.at_noted != seen.noted.hash:
        yield Fault("other", seen.noted.number)


def _range(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"
