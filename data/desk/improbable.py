"""Figures that may well be right and are looked at once more before they are released."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import Any, Literal

from data.typed import Rows

Row = dict[str, Any]
Doubt = Literal["jump", "other_unit_meant"]

JUMP = 10  # times
UNITS = 1000  # times; no figure moves so far, but 万元 read as 亿元 does
SERIES = ("indicator_id", "area_id", "project_id", "statistic", "line")


def doubts(rows: Rows, held: Rows) -> Iterator[tuple[Row, Doubt, Row]]:
    """The levels that are ten times what stands next to them in their series, or a tenth of it.

    Of each: the figure, what may be wrong, and the figure that it was held against: the one
    before it, or after it where it is the first. ``held`` is what holds, of all sources.
    """
    series: dict[tuple[Any, ...], list[Row]] = {}
    replaced = {_fact(row) for row in rows}
    for row in [*(row for row in held if _fact(row) not in replaced), *rows]:
        if row["statistic"] in {"value", "target"} and row["value"]:
            series.setdefault(tuple(row[name] for name in SERIES), []).append(row)
    for line in series.values():
        line.sort(key=lambda row: row["end"])
    for row in rows:
        line = series.get(tuple(row[name] for name in SERIES), [])
        beside = _beside(row, line)
        if row["value"] and beside and (doubt := _doubt(row["value"], beside["value"])):
            yield row, doubt, beside


def _beside(row: Row, line: list[Row]) -> Row | None:
    """The figure of another period that is next to it."""
    place = bisect_left(line, row["end"], key=lambda it: it["end"])
    if place:
        return line[place - 1]
    return next((other for other in line if other["end"] > row["end"]), None)


def _doubt(value: float, beside: float) -> Doubt | None:
    times = abs(value / beside)
    times = max(times, 1 / times)
    if times < JUMP:
        return None
    return "other_unit_meant" if times >= UNITS else "jump"


def _fact(row: Row) -> tuple[Any, ...]:
    return (*(row[name] for name in SERIES), row["period"], row["source_id"])
