"""Which figures form a line: the points of one indicator, joined only where the data join them.

The rules are those of docs/figures.md §2 and §3: five kinds of period never share a line, a gap
stays a gap, a break breaks the line, plans and uncertain figures stand apart.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from data import periods
from data.catalogue import Catalogue
from data.model import Selection
from data.periods import Period

Row = dict[str, Any]


@dataclass(frozen=True)
class Break:
    """That figures of an area from a period on cannot be compared with those before, and why."""

    area_id: str
    period: Period
    reason_zh: str
    reason_en: str


@dataclass(frozen=True)
class Point:
    """One figure of a line.

    ``breaks`` lie between it and the figure before. ``stretch`` numbers what is comparable: it
    changes where the series breaks. ``segment`` numbers what may be joined: it changes there, at
    a gap, and at a point that stands apart. ``derived`` holds the arithmetic of a value that no
    source prints, such as ``1161.73 - 102.11``, and ``inputs`` the rows it is made of; both are
    empty for what was published.
    """

    area_id: str
    period: Period
    value: float
    row: Row
    breaks: tuple[Break, ...] = ()
    stretch: int = 0
    segment: int = 0
    derived: str = ""
    inputs: tuple[Row, ...] = ()

    @property
    def source_ids(self) -> list[str]:
        """The sources that the figure, or what it is made of, was published in."""
        return [row["source_id"] for row in self.inputs or (self.row,)]

    @property
    def apart(self) -> bool:
        """Whether the point stands for itself: provisional, estimated, planned, or hardly sure."""
        return bool(self.row["status"] != "A" or self.row["confidence"] == "low")


def lines(
    rows: list[Row],
    derived: list[Row],
    statistic: str,
    *,
    low: bool = True,
    final: bool = False,
) -> dict[str, list[Point]]:
    """The points of each line of one statistic, oldest first, for all areas: line → points.

    ``rows`` are observations of one indicator, one per key; ``derived`` are stated differences,
    which fill a period only where nothing was published for it. Without ``low``, figures of low
    confidence are left out; with ``final``, also what is provisional, estimated or planned. A
    break that stands at one of them still breaks the line.
    """
    points = [
        stated(row)
        for row in rows
        if row["statistic"] == statistic and not row["project_id"] and row["value"] is not None
    ]
    if statistic == "value":
        published = {(point.area_id, point.period) for point in points}
        calculated = [difference(row) for row in derived]
        points += [p for p in calculated if (p.area_id, p.period) not in published]
    grouped: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for point in sorted(points, key=lambda point: point.period):
        grouped[point.area_id, point.period.line].append(point)
    found: dict[str, list[Point]] = defaultdict(list)
    for (_, line), own in grouped.items():
        kept = [p for p in own if _is_kept(p, low=low, final=final)]
        found[line] += segmented(kept if len(kept) == len(own) else _carried(kept, own))
    return dict(found)


def _is_kept(point: Point, *, low: bool, final: bool) -> bool:
    return not point.apart if final else low or point.row["confidence"] != "low"


def _carried(kept: list[Point], own: list[Point]) -> list[Point]:
    """The points that are kept, with the breaks of those that are not."""
    return with_breaks(kept, [found for point in own for found in point.breaks])


def with_breaks(own: list[Point], breaks: list[Break]) -> list[Point]:
    """Points of one line, each with those of the breaks that lie after the point before.

    The first has none: nothing stands before it.
    """
    marked = [replace(point, breaks=()) for point in own[:1]]
    for before, point in pairwise(own):
        between = [found for found in breaks if before.period < found.period <= point.period]
        marked.append(replace(point, breaks=tuple(dict.fromkeys(between))))
    return marked


def stated(row: Row) -> Point:
    """A published figure as a point, with the break that stands at it.

    Where the table does not give the reason of a break by itself, the notes do.
    """
    at = periods.parse(row["period"])
    reasons = (row[f"break_{language}"] or row[f"note_{language}"] for language in ("zh", "en"))
    breaks = (Break(row["area_id"], at, *reasons),) if row["break_before"] else ()
    return Point(row["area_id"], at, row["value"], row, breaks)


def difference(row: Row) -> Point:
    """A value that a source gives as a difference of two stated numbers, marked as derived."""
    minuend, subtrahend = Decimal(str(row["minuend"])), Decimal(str(row["subtrahend"]))
    marked = row | {"statistic": "value", "qualifier": "exact", "status": "A"}
    marked |= {
        "period_basis": "stated",
        "project_id": "",
        "break_before": row["break_before"] == "1",
    }
    formula = f"{minuend.normalize():f} − {subtrahend.normalize():f}"
    marked["value"] = float(minuend - subtrahend)
    return replace(stated(marked), derived=formula, inputs=(marked,))


def missing_years(points: list[Point], rows: list[Row]) -> tuple[list[int], list[int]]:
    """The years between the first and the last point of one area for which there is none.

    Those of which ``rows`` hold a figure that is left out here, and those of which they hold none.
    """
    years = {point.period.end.year for point in points if point.period.kind == "year"}
    missing = set(range(min(years), max(years))) - years if years else set()
    area = points[0].area_id
    statistic = "yoy" if points[0].row["statistic"] == "yoy" else "value"
    held = {
        periods.parse(row["period"]).end.year
        for row in rows
        if (row["area_id"], row["project_id"]) == (area, "")
        and row["statistic"] == statistic
        and periods.parse(row["period"]).kind == "year"
    }
    return sorted(missing & held), sorted(missing - held)


def long_series(known: Catalogue, coverage: list[Row], selection: Selection) -> tuple[str, str]:
    """The indicator and area whose series stands on the front page.

    The one that dashboard.toml names where it belongs to the chosen theme, else the indicator of
    the theme with the most figures, of all where the theme has none; for the chosen area where it
    has several, else the subject.
    """
    counts = {(row["indicator_id"], row["area_id"]): row["n"] for row in coverage}
    subject = known.dashboard.subject
    named = known.indicators.get(known.dashboard.series)
    if named is None or selection.theme not in ("", named.theme_id):
        fitting = [i for i in known.indicators.values() if selection.theme in ("", i.theme_id)]
        named = max(
            fitting or known.indicators.values(), key=lambda i: counts.get((i.id, subject), 0)
        )
    enough = counts.get((named.id, selection.area), 0) > 1
    return named.id, selection.area if enough else subject


def segmented(points: list[Point]) -> list[Point]:
    """The points of one area and line, oldest first, their stretches and segments numbered."""
    steady = _equally_spaced(points)
    numbered: list[Point] = []
    stretch = segment = 0
    for before, point in zip([None, *points], points, strict=False):
        broken = before is not None and bool(point.breaks)
        stretch += broken
        if before is None or broken or not _joined(before, point, steady=steady):
            segment += 1
        breaks = point.breaks if before else ()
        numbered.append(replace(point, breaks=breaks, stretch=stretch, segment=segment))
    return numbered


def _joined(before: Point, point: Point, *, steady: bool) -> bool:
    return (steady or _follows(before, point)) and not (before.apart or point.apart)


def _follows(before: Point, point: Point) -> bool:
    """Whether no period of the kind lies between the two."""
    months = _month(point.period.end) - _month(before.period.end)
    match point.period.kind:
        case "month":
            return months == 1
        case "quarter":
            return months == 3
        case "year" | "accumulated":
            years = point.period.end.year - point.period.start.year + 1
            return months == 12 * years
        case "as_of":
            return months == 12 and before.period.end.day == point.period.end.day


def _equally_spaced(points: list[Point]) -> bool:
    """Whether days are counted at one steady interval, as censuses are: at least three of them."""
    if len(points) < 3 or points[0].period.kind != "as_of":
        return False
    steps = {
        _month(after.period.end) - _month(before.period.end) for before, after in pairwise(points)
    }
    return len(steps) == 1 and len({point.period.end.day for point in points}) == 1


def _month(day: date) -> int:
    return day.year * 12 + day.month
