"""Facts that sources state differently: all values stay visible beside the one that is used."""

from data.queries import KEY
from data.series import Row


def conflicts(rows: list[Row]) -> list[list[Row]]:
    """The facts with different figures, newest period first; of each, the row that is used first.

    ``rows`` are observations of all sources. That a figure is a bound in one source and exact in
    another is a difference too.
    """
    facts: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        facts.setdefault(tuple(row[name] for name in KEY), []).append(row)
    differing = [
        sorted(fact, key=_preference)
        for fact in facts.values()
        if len({(row["value"], row["qualifier"]) for row in fact}) > 1
    ]
    return sorted(differing, key=lambda fact: fact[0]["end"], reverse=True)


def _preference(row: Row) -> tuple[bool, int, int]:
    """The order in which ``queries.chosen`` takes one of several."""
    return row["confidence"] == "low", row["preference"], row["observation_id"]
