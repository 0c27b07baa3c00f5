"""Facts that sources state differently: all values stay visible beside the one that is used."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from data.model import GRADES, Source
from data.queries import KEY
from data.series import Row

Reason = Literal["confidence", "reliability", "published", "order"]


def conflicts(rows: list[Row]) -> list[list[Row]]:
    """The facts with different figures, newest period first; of each, the row that is used first.

    ``rows`` are observations of all sources. That a figure is a bound in one source and exact in
    another is a difference too; that one was printed with fewer digits is none.
    """
    facts: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        facts.setdefault(tuple(row[name] for name in KEY), []).append(row)
    differing = [
        sorted(fact, key=_preference)
        for fact in facts.values()
        if any(not agree(fact[0], row) for row in fact[1:])
    ]
    return sorted(differing, key=lambda fact: fact[0]["end"], reverse=True)


def in_use(rows: list[Row]) -> set[int]:
    """The observations that are used, by their numbers: one of those that state one fact."""
    first: dict[tuple[str, ...], Row] = {}
    for row in sorted(rows, key=_preference):
        first.setdefault(tuple(row[name] for name in KEY), row)
    return {row["observation_id"] for row in first.values()}


def rival(fact: list[Row]) -> Row:
    """The row that would be used if those before it were not: the first with another figure."""
    used, *others = fact
    return next((row for row in others if not agree(used, row)), others[0])


def decided(fact: list[Row], sources: dict[str, Source]) -> Reason:
    """Which part of the rule puts the row in use before its rival.

    Its confidence, else the reliability of its source, else the date of that. Where neither tells
    them apart, the order of the tables has decided.
    """
    used, other = fact[0], rival(fact)
    one, two = (sources[row["source_id"]] for row in (used, other))
    if used["confidence"] != "low" and other["confidence"] == "low":
        return "confidence"
    if _grade(one) != _grade(two):
        return "reliability"
    return "published" if one.published != two.published else "order"


def _grade(source: Source) -> str:
    """The reliability of a source; empty where it is not stated in one of the known words."""
    return source.reliability if source.reliability in GRADES else ""


def agree(one: Row, other: Row) -> bool:
    """Whether two figures are the same to the last digit that both were printed with."""
    if one["qualifier"] != other["qualifier"] or None in {one["value"], other["value"]}:
        return bool((one["qualifier"], one["value"]) == (other["qualifier"], other["value"]))
    values = [Decimal(repr(row["value"])) for row in (one, other)]
    places = max(min(int(value.normalize().as_tuple().exponent), 0) for value in values)
    digit = Decimal(1).scaleb(places)
    return len({value.quantize(digit, ROUND_HALF_UP) for value in values}) == 1


def _preference(row: Row) -> tuple[bool, int, int]:
    """The order in which ``queries.chosen`` takes one of several."""
    return row["confidence"] == "low", row["preference"], row["observation_id"]
