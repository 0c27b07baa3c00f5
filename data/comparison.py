"""How an area stands among its neighbours: rank, share and distances, for one period.

Neighbours are the areas of its level within its parent, as they were then: one that joined later
(``Area.since``) does not count before. Whoever has no figure is named, never ranked.
"""

from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, pairwise

from data import derived, periods
from data.catalogue import Catalogue
from data.derived import Derived, Refused
from data.model import Area, Indicator
from data.periods import Period
from data.series import Point, Row, stated


@dataclass(frozen=True)
class Standing:
    """An area among its neighbours in one period.

    ``points`` are the levels that can be compared, the largest first; ``unsure`` those that are
    left out, for they are of low confidence or not final; ``without`` the neighbours that have
    none in the tables. ``rank`` is counted here among ``points``, from 1; None where a bounded
    value or one that is left out could change it. ``stated`` is the rank that a source prints.
    ``above`` and ``below`` are the next neighbours, with how much the one has more, and the other
    less, than the area. ``beyond`` are the larger levels that the same source states of areas
    which are not of its level, and so no neighbours: a rank that a source prints may count them.
    """

    area: Area
    parent: Area
    period: Period
    points: list[Point]
    unsure: list[Point]
    without: list[Area]
    rank: int | None
    tied: bool
    stated: Row | None
    share: Derived | Refused | None
    above: tuple[Area, Derived] | None
    below: tuple[Area, Derived] | None
    beyond: list[Point]

    @property
    def order(self) -> str:
        """The levels by which an area is ranked, as 30 > 20 = 20 > 10."""
        signs = (" = " if a.value == b.value else " > " for a, b in pairwise(self.points))
        levels = (f"{Decimal(repr(point.value)).normalize():f}" for point in self.points)
        return "".join(chain.from_iterable(zip(levels, (*signs, ""), strict=True)))

    @property
    def distances(self) -> list[Derived]:
        """How far the next neighbours are, the larger first; of equals there is none."""
        return [found for _, found in filter(None, (self.above, self.below)) if found.value]

    @property
    def beside(self) -> tuple[Row, ...]:
        """What is said beside the levels: the parent's, a stated rank, what is not compared."""
        share = self.share.inputs if isinstance(self.share, Derived) else ()
        left_out = (point.row for point in (*self.unsure, *self.beyond))
        return (*share, *filter(None, [self.stated]), *left_out)


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
    """The periods in which the area and a neighbour have a level to compare, newest first."""
    having: dict[str, set[str]] = {}
    for row in rows:
        if is_sure_level(row):
            having.setdefault(row["period"], set()).add(row["area_id"])
    found = []
    for written, areas in having.items():
        at = periods.parse(written)
        around = areas & {neighbour.id for neighbour in neighbours(known, area, at)}
        if area.id in around and len(around) > 1:
            found.append(at)
    return sorted(found, reverse=True)


def standing(  # noqa: PLR0913 -- what is compared, among whom, when
    rows: list[Row],
    indicator: Indicator,
    known: Catalogue,
    area: Area,
    at: Period,
    *,
    final: bool = False,
) -> Standing:
    """How an area stands in a period. ``rows``: one per key, of one indicator and all areas.

    ``final`` leaves out also what is provisional, estimated or planned.
    """
    then = [row for row in rows if row["period"] == str(at) and not row["project_id"]]
    levels = {row["area_id"]: stated(row) for row in then if _is_level(row)}
    around = neighbours(known, area, at)
    found = [levels[neighbour.id] for neighbour in around if neighbour.id in levels]
    found.sort(key=lambda point: point.value, reverse=True)
    points = [p for p in found if not (p.apart if final else p.row["confidence"] == "low")]
    unsure = [point for point in found if point not in points]
    own, whole = levels.get(area.id), levels.get(area.parent_id)
    return Standing(
        area,
        known.areas[area.parent_id],
        at,
        points,
        unsure,
        [neighbour for neighbour in around if neighbour.id not in levels],
        None if unsure else _rank(points, area),
        sum(point.value == own.value for point in points) > 1 if own else False,
        next((row for row in then if _is_rank(row, area)), None),
        derived.share(own.row, whole.row, indicator) if own and whole else None,
        _next(points, known, area, -1),
        _next(points, known, area, 1),
        [
            point
            for point in levels.values()
            if own and _is_beyond(point, own, known) and not (final and point.apart)
        ],
    )


def is_sure_level(row: Row) -> bool:
    """Whether a row may be compared: a level about no project, and not of low confidence."""
    return _is_level(row) and row["confidence"] != "low"


def _is_level(row: Row) -> bool:
    return row["statistic"] == "value" and row["value"] is not None and not row["project_id"]


def _is_beyond(other: Point, own: Point, known: Catalogue) -> bool:
    """Whether the own source states a larger level of an area beside it, of another kind."""
    area, there = known.areas[own.area_id], known.areas[other.area_id]
    beside = there.parent_id == area.parent_id and there.level != area.level
    larger = other.value > own.value and other.row["confidence"] != "low"
    return beside and larger and other.row["source_id"] == own.row["source_id"]


def _is_rank(row: Row, area: Area) -> bool:
    ranks_level = row["statistic"] == "rank" and row["rank_of"] == "value"
    return ranks_level and (row["area_id"], row["rank_in"]) == (area.id, area.parent_id)


def _rank(points: list[Point], area: Area) -> int | None:
    """Equal levels share a rank. One figure alone has none."""
    own = next((point for point in points if point.area_id == area.id), None)
    if own is None or len(points) < 2 or not all(map(_is_exact, points)):
        return None
    return 1 + sum(point.value > own.value for point in points)


def _next(
    points: list[Point], known: Catalogue, area: Area, step: int
) -> tuple[Area, Derived] | None:
    """The next larger (−1) or smaller (1) neighbour, and how far it is."""
    place = next((n for n, point in enumerate(points) if point.area_id == area.id), None)
    if place is None or not 0 <= place + step < len(points):
        return None
    own, other = points[place], points[place + step]
    pair = (other.row, own.row) if step < 0 else (own.row, other.row)
    found = derived.distance(*pair)
    return (known.areas[other.area_id], found) if isinstance(found, Derived) else None


def _is_exact(point: Point) -> bool:
    return point.row["qualifier"] == "exact" and not point.apart
