"""How an area stands among its neighbours: rank, share and distances, for one period.

Neighbours are the areas of its level within its parent, as they were then: one that joined later
(``Area.since``) does not count before. Whoever has no published figure is named, never ranked.
"""

from dataclasses import dataclass
from decimal import Decimal

from data import derived, periods
from data.catalogue import Catalogue
from data.derived import Derived, Refused
from data.model import Area, Indicator
from data.periods import Period
from data.series import Point, Row


@dataclass(frozen=True)
class Standing:
    """An area among its neighbours in one period.

    ``points`` are the published levels, the largest first; ``unsure`` the neighbours whose only
    figure is of low confidence, ``without`` those that have none. ``rank`` is counted here among
    ``points``, from 1; None where a bounded value could change it or the area itself has no
    figure. ``stated`` is the rank that a source prints.
    """

    area: Area
    parent: Area
    period: Period
    points: list[Point]
    unsure: list[Area]
    without: list[Area]
    rank: int | None
    stated: Row | None
    share: Derived | Refused | None
    above: tuple[Point, Decimal] | None
    below: tuple[Point, Decimal] | None


def neighbours(known: Catalogue, area: Area, at: Period | None = None) -> list[Area]:
    """The areas of its level within its parent, itself included, in the order of the tables."""
    year = f"{at.end.year:04d}" if at else ""
    return [
        other
        for other in known.areas.values()
        if (other.parent_id, other.level) == (area.parent_id, area.level)
        and (not year or other.since <= year)
    ]


def compared(rows: list[Row], known: Catalogue, area: Area) -> list[Period]:
    """The periods in which the area and a neighbour have a published level, newest first."""
    having: dict[str, set[str]] = {}
    for row in rows:
        if _is_level(row):
            having.setdefault(row["period"], set()).add(row["area_id"])
    found = []
    for written, areas in having.items():
        at = periods.parse(written)
        if area.id in areas and len(areas & {n.id for n in neighbours(known, area, at)}) > 1:
            found.append(at)
    return sorted(found, reverse=True)


def standing(
    rows: list[Row], indicator: Indicator, known: Catalogue, area: Area, at: Period
) -> Standing:
    """How an area stands in a period. ``rows``: one per key, of one indicator and all areas."""
    then = [row for row in rows if row["period"] == str(at) and not row["project_id"]]
    levels = {row["area_id"]: row for row in then if _is_level(row)}
    around = neighbours(known, area, at)
    points = [
        Point(n.id, at, levels[n.id]["value"], levels[n.id]) for n in around if n.id in levels
    ]
    points.sort(key=lambda point: point.value, reverse=True)
    doubtful = {row["area_id"] for row in then if row["statistic"] == "value"} - levels.keys()
    own, whole = levels.get(area.id), levels.get(area.parent_id)
    return Standing(
        area,
        known.areas[area.parent_id],
        at,
        points,
        [n for n in around if n.id in doubtful],
        [n for n in around if n.id not in doubtful | levels.keys()],
        _rank(points, area),
        next((row for row in then if _is_rank(row, area)), None),
        derived.share(own, whole, indicator) if own and whole else None,
        _next(points, area, -1),
        _next(points, area, 1),
    )


def _is_level(row: Row) -> bool:
    """Whether it can be compared: a level, not of a project, and not of low confidence."""
    stated = row["statistic"] == "value" and row["value"] is not None
    return stated and not row["project_id"] and row["confidence"] != "low"


def _is_rank(row: Row, area: Area) -> bool:
    ranks_level = row["statistic"] == "rank" and row["rank_of"] == "value"
    return ranks_level and (row["area_id"], row["rank_in"]) == (area.id, area.parent_id)


def _rank(points: list[Point], area: Area) -> int | None:
    """Equal levels share a rank. One figure alone has none."""
    own = next((point for point in points if point.area_id == area.id), None)
    if own is None or len(points) < 2 or not all(map(_is_exact, points)):
        return None
    return 1 + sum(point.value > own.value for point in points)


def _next(points: list[Point], area: Area, step: int) -> tuple[Point, Decimal] | None:
    """The next larger (−1) or smaller (1) neighbour, and how far it is."""
    place = next((n for n, point in enumerate(points) if point.area_id == area.id), None)
    if place is None or not 0 <= place + step < len(points):
        return None
    own, other = points[place], points[place + step]
    if not (_is_exact(own) and _is_exact(other)):
        return None
    return other, abs(Decimal(repr(own.value)) - Decimal(repr(other.value)))


def _is_exact(point: Point) -> bool:
    return point.row["qualifier"] == "exact" and not point.apart
