"""Four ways to look at a series: its level, its published growth, an index, a share.

Levels and growth are published; index and share are reckoned here point by point and marked as
derived, and only where ``data.derived`` allows it.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, get_args

from data import derived
from data.catalogue import Catalogue
from data.derived import Derived, Row
from data.model import Indicator, Unit
from data.series import Point, lines, segmented, with_breaks

Measure = Literal["level", "growth", "index", "share"]
MEASURES: tuple[Measure, ...] = get_args(Measure)

LEAST = 2  # periods, below which there is nothing to compare with a base

PERCENT = Unit("percent", "%", "%", "share", 0.01)
INDEX = Unit("index", "", "", "index", 1)


@dataclass(frozen=True)
class View:
    """How an indicator is looked at: for which areas, in which measure.

    Figures of low confidence are left out unless ``low`` asks for them; ``final`` leaves out also
    what is provisional, estimated or planned.
    """

    areas: tuple[str, ...]
    measure: Measure = "level"
    low: bool = False
    final: bool = False


def held(observations: Iterable[Row]) -> Measure:
    """As what an indicator is looked at where nobody has chosen: its level, else its growth."""
    statistics = {row["statistic"] for row in observations}
    return "growth" if "yoy" in statistics and "value" not in statistics else "level"


def seen_as(indicator: Indicator, measure: Measure) -> Indicator:
    """The indicator in the unit that its points have in a measure."""
    unit = {"level": indicator.unit, "index": INDEX}.get(measure, PERCENT)
    return replace(indicator, unit=unit)


def measured(
    rows: tuple[list[Row], list[Row]], indicator: Indicator, known: Catalogue, view: View
) -> list[list[Point]]:
    """The lines of a measure, years first and the others by their kind, for all areas of the rows.

    ``rows``: observations, one per key, of one indicator, with those of the parents where a share
    is asked for; and stated differences. Lines are of one kind of period each, never joined with
    one another.
    """
    statistic = "yoy" if view.measure == "growth" else "value"
    by_line = lines(*rows, statistic, low=view.low, final=view.final)
    names = sorted((name for name in by_line if by_line[name]), key=lambda n: (n != "year", n))
    ordered = [by_line[name] for name in names]
    if view.measure == "index":
        ordered = [indexed(line) for line in ordered if _has_index(line, indicator)]
    if view.measure == "share":
        ordered = [shares(line, indicator, known) for line in ordered]
    return [line for line in ordered if line]


def _has_index(points: list[Point], indicator: Indicator) -> bool:
    """Not a share, which is compared in points; nor quarters and months, which have a season."""
    seasonal = points[0].period.kind in {"quarter", "month"}
    return indicator.unit.quantity != "share" and not seasonal


def indexed(points: list[Point]) -> list[Point]:
    """Levels against those of one base period, the first that all areas have, which is 100.

    Only what is comparable with an area's newest figure takes part, and only sure, exact figures.
    An area without a base takes no part; nothing is left where one figure alone would be.
    """
    sure = [point for point in points if not point.apart and point.row["qualifier"] == "exact"]
    newest = {point.area_id: point.stretch for point in sure}
    comparable = [point for point in sure if point.stretch == newest[point.area_id]]
    having = Counter(point.period for point in comparable)
    base = min((period for period, n in having.items() if n == len(newest)), default=None)
    bases = {point.area_id: point.row for point in comparable if point.period == base}
    found = [
        _reckoned(point, result)
        for point in comparable
        if base and point.period >= base
        for result in [derived.index(point.row, bases[point.area_id], comparable=True)]
        if isinstance(result, Derived)
    ]
    if len({point.period for point in found}) < LEAST:
        return []
    return [point for area in bases for point in segmented([p for p in found if p.area_id == area])]


def shares(points: list[Point], indicator: Indicator, known: Catalogue) -> list[Point]:
    """What % each level is of its parent's in the same period, for the areas with a parent.

    ``points`` hold both. The line of shares breaks where that of the area or of the parent does.
    """
    found: list[Point] = []
    for area in dict.fromkeys(point.area_id for point in points):
        parent = known.areas[area].parent_id
        wholes = {point.period: point.row for point in points if point.area_id == parent}
        own = [
            _reckoned(point, result)
            for point in points
            if point.area_id == area and point.period in wholes
            for result in [derived.share(point.row, wholes[point.period], indicator)]
            if isinstance(result, Derived)
        ]
        breaks = [b for p in points if p.area_id in {area, parent} for b in p.breaks]
        found += segmented(with_breaks(own, breaks))
    return found


def _reckoned(point: Point, result: Derived) -> Point:
    """A point as what was reckoned from it: its row says as which statistic."""
    row = point.row | {"statistic": result.kind}
    value = float(result.value)
    return replace(point, value=value, row=row, derived=result.formula, inputs=result.inputs)
