"""Which figures form a line: the points of one indicator, joined only where the data join them.

The rules are those of figures.md §2 and §3: five kinds of period never share a line, a gap
stays a gap, a break breaks the line, plans and uncertain figures stand apart.
"""

from collections import defaultdict
from collections.abc import Iterable
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

NOTES = ("note_zh", "note_en")


@dataclass(frozen=True)
class Point:
    """One figure of a line.

    ``stretch`` numbers what is comparable: it changes where the series breaks. ``segment``
    numbers what may be joined: it changes there, at a gap, and at a point that stands apart.
    ``derived`` holds the arithmetic of a value that no source prints, such as
    ``1161.73 - 102.11``; it is empty for what was published.
    """

    area_id: str
    period: Period
    value: float
    row: Row
    stretch: int = 0
    segment: int = 0
    derived: str = ""

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
        Point(row["area_id"], periods.parse(row["period"]), row["value"], row)
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
    return with_breaks(kept, [point for point in own if point.row["break_before"]])


def with_breaks(own: list[Point], breaks: list[Point]) -> list[Point]:
    """Points of one area that break wherever one of the breaks lies after the point before.

    Each takes over the notes of the breaks. The first point keeps its own: nothing stands before.
    """
    marked = own[:1]
    for before, point in pairwise(own):
        between = [b.row for b in breaks if before.period < b.period <= point.period]
        row = point.row | {"break_before": bool(between)}
        if between:
            row |= {note: _together(row[note] for row in between) for note in NOTES}
        marked.append(replace(point, row=row))
    return marked


def _together(notes: Iterable[str]) -> str:
    return "；".join(dict.fromkeys(note for note in notes if note))


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
    value = float(minuend - subtrahend)
    marked["value"] = value
    return Point(row["area_id"], periods.parse(row["period"]), value, marked, derived=formula)


def main_line(rows: list[Row], derived: list[Row]) -> list[Point]:
    """The line with the most points; levels before growth, years before other periods."""
    return max(_all_lines(rows, derived), key=len, default=[])


def other_lines(rows: list[Row], derived: list[Row]) -> list[list[Point]]:
    """The lines that stand beside the main one and are never joined with it."""
    main = main_line(rows, derived)
    return [line for line in _all_lines(rows, derived) if line != main]


def _all_lines(rows: list[Row], derived: list[Row]) -> list[list[Point]]:
    """Every line of levels and of growth, levels first and years first."""
    found = []
    for statistic in ("value", "yoy"):
        by_line = lines(rows, derived, statistic)
        found += [by_line[line] for line in sorted(by_line, key=lambda line: line != "year")]
    return found


def missing_years(points: list[Point]) -> list[int]:
    """The years between the first and the last of yearly points for which there is none."""
    years = {point.period.end.year for point in points if point.period.kind == "year"}
    return sorted(set(range(min(years), max(years))) - years) if years else []


def long_series(known: Catalogue, coverage: list[Row], selection: Selection) -> tuple[str, str]:
    """The indicator and area whose series stands on the front page.

    The one that dashboard.toml names where it belongs to the chosen theme, else the indicator of
    the theme with the most figures; for the chosen area where it has several, else the subject.
    """
    counts = {(row["indicator_id"], row["area_id"]): row["n"] for row in coverage}
    subject = known.dashboard.subject
    named = known.indicators.get(known.dashboard.series)
    if named is None or selection.theme not in ("", named.theme_id):
        fitting = [i for i in known.indicators.values() if selection.theme in ("", i.theme_id)]
        named = max(fitting, key=lambda i: counts.get((i.id, subject), 0))
    enough = counts.get((named.id, selection.area), 0) > 1
    return named.id, selection.area if enough else subject


def segmented(points: list[Point]) -> list[Point]:
    """The points of one area and line, oldest first, their stretches and segments numbered."""
    steady = _equally_spaced(points)
    numbered: list[Point] = []
    stretch = segment = 0
    for before, point in zip([None, *points], points, strict=False):
        broken = bool(point.row["break_before"])
        stretch += broken
        if before is None or broken or not _joined(before, point, steady=steady):
            segment += 1
        numbered.append(replace(point, stretch=stretch, segment=segment))
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
