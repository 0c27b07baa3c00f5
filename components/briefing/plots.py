"""A picture's points as a chart of an office program takes them: categories and their values."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from components import captions, dates, figures
from components.briefing.brief import Mark, Plot, Stretch
from components.charts.words import area_names
from components.pictures import Picture
from components.pictures.picture import notes
from components.text import Text
from data import periods
from data.catalogue import Catalogue
from data.periods import Period
from data.series import Point

# Kinds of period that follow one another without a gap, and the months of each.
MONTHS = {"year": 12, "quarter": 3, "month": 1}


def plot(picture: Picture, known: Catalogue, text: Text) -> Plot:
    """The points of one area by their periods, or those of one period by their areas.

    A line has a category for each period, those without figure too. Values are in the unit of the
    picture's axis: that of the tables, or thousands of it and more.
    """
    indicator = next(iter(picture.indicators.values()))
    factor, unit = figures.axis_unit(indicator.unit, max(p.value for p in picture.points), text)
    compared = picture.standing.area.id if picture.standing else ""
    joined = (
        not compared
        and len({p.period.line for p in picture.points}) == 1
        and picture.points[0].period.kind in MONTHS
    )
    named = _by_area(picture, known, text) if compared else _by_period(picture, text, joined=joined)
    order = [point for _, point in named]
    segments = dict.fromkeys(point.segment if joined else 0 for point in picture.points)
    marks = tuple(map(_mark, order))
    return Plot(
        categories=tuple(name for name, _ in named),
        stretches=tuple(
            Stretch(
                picture.title,
                tuple(
                    _scaled(point.value, factor)
                    if point and (not joined or point.segment == segment)
                    else None
                    for point in order
                ),
            )
            for segment in segments
        ),
        unit=unit,
        joined=joined,
        own=next((n for n, p in enumerate(order) if p and p.area_id == compared), None),
        words=tuple(
            captions.printed(point, indicator, known, text) if point and mark else ""
            for point, mark in zip(order, marks, strict=True)
        ),
        marks=marks,
        notes=tuple(_notes(picture, known, text, joined=joined)),
    )


def _by_area(picture: Picture, known: Catalogue, text: Text) -> list[tuple[str, Point | None]]:
    """The points by the names of their areas, in the order of the picture."""
    names = area_names([point.area_id for point in picture.points], known, text)
    return [(names[point.area_id], point) for point in picture.points]


def _by_period(picture: Picture, text: Text, *, joined: bool) -> list[tuple[str, Point | None]]:
    """The points by the names of their periods, of a line those without figure too."""
    points = {point.period: point for point in picture.points}
    order = _filled(picture) if joined else sorted(points)
    return [(dates.name(period, text), points.get(period)) for period in order]


def _mark(point: Point | None) -> Mark | None:
    """The looks of a figure that is bounded, uncertain or derived: hollow at least."""
    if point is None:
        return None
    is_plain = point.row["qualifier"] == "exact" and not point.apart and not point.derived
    return None if is_plain else Mark(derived=bool(point.derived), pale=point.apart)


def _notes(picture: Picture, known: Catalogue, text: Text, *, joined: bool) -> Iterator[str]:
    """The notes of a picture, its marks told as such a chart has them: no rule, no ticks."""
    kind = "dot" if joined else "column"
    drawn = notes(picture.points, known, text)
    yield from (note for note in picture.notes if note not in drawn)
    for point in picture.points:
        if point.derived:
            formula = captions.difference(point, known, text)
            yield text(f"briefing.derived_{kind}", formula=formula)
    breaks = (found for point in picture.points for found in point.breaks)
    yield from captions.breaks(breaks, known, text, sign="")
    if any(point.row["qualifier"] != "exact" for point in picture.points):
        yield text(f"briefing.bounded_{kind}")
    if any(point.apart for point in picture.points):
        yield text(f"briefing.pale_{kind}")


def _filled(picture: Picture) -> list[Period]:
    """All periods of a kind from the first point to the last, so that a gap is seen."""
    first, last = picture.points[0].period, picture.points[-1].period
    months = MONTHS[first.kind]
    count = ((last.end.year - first.end.year) * 12 + last.end.month - first.end.month) // months
    return [_later(first, turn * months) for turn in range(count + 1)]


def _later(first: Period, months: int) -> Period:
    """The period of the same kind so many months later."""
    year, month = divmod(first.end.year * 12 + first.end.month - 1 + months, 12)
    written = {
        "year": f"{year:04d}",
        "quarter": f"{year:04d}-Q{month // 3 + 1}",
        "month": f"{date(year, month + 1, 1).isoformat():.7}",
    }
    return periods.parse(written[first.kind])


def _scaled(value: float, factor: float) -> float:
    """A value in the axis' unit, with no digit that the table does not have."""
    return float(Decimal(repr(value)) * Decimal(repr(factor)))
