"""A sentence for each chart and each derived figure: caption, alternative text, report paragraph.

It is made from the points alone and says no more than they do: nothing is compared over a break,
with a bounded or an uncertain figure, and what is reckoned here is marked as derived.
"""

from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise

from components import captions, figures
from components.text import Text
from data import derived
from data.catalogue import Catalogue
from data.comparison import Standing
from data.derived import Derived, Refused, Result, Row
from data.measures import INDEX, PERCENT, Measure, seen_as
from data.model import Area, Indicator
from data.periods import Period
from data.series import Point, missing_years

UNITS = {"share": PERCENT, "average_growth": PERCENT, "index": INDEX}
MOST_NAMES = 4  # more areas than these are counted, not named


def series(
    points: list[Point], indicator: Indicator, measure: Measure, known: Catalogue, text: Text
) -> str:
    """What a line says, area by area: the newest figure, how it compares, breaks and gaps."""
    areas = dict.fromkeys(point.area_id for point in points)
    said = [
        _area_series([p for p in points if p.area_id == area], indicator, measure, known, text)
        for area in areas
    ]
    return "".join(_sentence(parts, text) for parts in said)


def standing(found: Standing, indicator: Indicator, known: Catalogue, text: Text) -> str:
    """How an area stands among its neighbours in one period."""
    own = next((p for p in found.points if p.area_id == found.area.id), None)
    if own is None:
        return ""
    parts = [_newest(own, indicator, "level", known, text)]
    if found.rank:
        key = "rank_among" if found.without or found.unsure else "rank"
        parts.append(text(f"standing.{key}", count=_counted(found, text), rank=found.rank))
    if found.stated:
        parts.append(text("standing.stated", rank=figures.rank(found.stated, known, text)))
    if isinstance(found.share, Derived):
        parent = found.parent.name(text.language)
        share = figures.plain_number(float(found.share.value))
        parts.append(text("standing.share", parent=parent, share=share))
    for key, beside in (("less", found.above), ("more", found.below)):
        if beside:
            name = known.areas[beside[0].area_id].name(text.language)
            amount = figures.amount(float(beside[1]), indicator.unit, "exact", text)
            parts.append(text(f"standing.{key}", area=name, amount=amount))
    said = _sentence(parts, text)
    left_out = [("without", found.without), ("unsure", found.unsure)]
    return said + "".join(
        _sentence([_left_out(key, areas, text)], text) for key, areas in left_out if areas
    )


def target(
    done: Point | None, aim: Point, indicator: Indicator, known: Catalogue, text: Text
) -> str:
    """What was aimed at and what was done; where that was not published, it is said."""
    about = {
        "area": known.areas[aim.area_id].name(text.language),
        "name": indicator.name(text.language),
        "period": figures.period(str(aim.period), text),
        "target": captions.printed(aim, indicator, known, text),
    }
    if done is None:
        return figures.spaced(text("target.alone", **about))
    printed = captions.printed(done, indicator, known, text)
    return figures.spaced(text("target.done", done=printed, **about))


def follows(result: Result, known: Catalogue, text: Text) -> str:
    """A derived figure with its formula; or what does not follow, and why."""
    row = result.inputs[0]
    indicator = known.indicators[row["indicator_id"]]
    about = {
        "name": indicator.name(text.language),
        "area": figures.about(row, known, text),
        "periods": _periods(result.inputs, text),
    }
    if isinstance(result, Refused):
        return figures.spaced(text(f"refused.{result.reason}", **about))
    unit = UNITS.get(result.kind, indicator.unit)
    bound = "exact" if result.exact else "about"
    said = text(
        f"follows.{result.kind}",
        value=figures.amount(float(result.value), unit, bound, text),
        formula=result.formula,
        period=figures.period(str(result.period), text),
        **about,
    )
    return figures.spaced(said)


def _area_series(
    points: list[Point], indicator: Indicator, measure: Measure, known: Catalogue, text: Text
) -> list[str]:
    newest = next((p for p in reversed(points) if not p.apart), points[-1])
    parts = [_newest(newest, indicator, measure, known, text)]
    if measure == "level":
        parts += _change(points, newest, indicator, text)
    if measure == "index":
        parts.append(text("series.base", period=figures.period(str(points[0].period), text)))
    for before, after in pairwise(points):
        if after.stretch != before.stretch and measure != "growth":
            ends = (figures.period(str(p.period), text) for p in (before, after))
            parts.append(text("series.broken", before=next(ends), after=next(ends)))
    missing = missing_years(points)
    if missing:
        years = text("list.names").join(map(str, missing))
        parts.append(text("series.missing", years=years))
    return parts


def _newest(
    point: Point, indicator: Indicator, measure: Measure, known: Catalogue, text: Text
) -> str:
    area = known.areas[point.area_id]
    parent = known.areas[area.parent_id].name(text.language) if area.parent_id else ""
    return text(
        f"series.{measure}",
        area=area.name(text.language),
        parent=parent,
        name=indicator.name(text.language),
        period=figures.period(str(point.period), text),
        figure=captions.printed(point, seen_as(indicator, measure), known, text),
    )


def _change(points: list[Point], newest: Point, indicator: Indicator, text: Text) -> list[str]:
    """How the newest level compares with the first that can be compared with it.

    A quarter or a month is compared with its like of another year: the season would speak else.
    """
    comparable = [
        p
        for p in points
        if p.stretch == newest.stretch
        and p.period.end.month == newest.period.end.month
        and not p.apart
        and p.row["qualifier"] == "exact"
    ]
    if len(comparable) < 2 or newest.row["qualifier"] != "exact" or newest.apart:
        return []
    first = comparable[0]
    change = Decimal(repr(newest.value)) - Decimal(repr(first.value))
    percent = indicator.unit.quantity == "share"
    amount = (
        text("series.points", value=figures.plain_number(float(abs(change))))
        if percent
        else str(figures.amount(float(abs(change)), indicator.unit, "exact", text))
    )
    key = "same" if not change else "more" if change > 0 else "less"
    parts = [text(f"series.{key}", when=_when(first.period, text), amount=amount)]
    growth = derived.average_growth(newest.row, first.row, comparable=True)
    if isinstance(growth, Derived) and not percent and change:
        money = "nominal" if indicator.unit.quantity.startswith("money") else "plain"
        direction = "up" if growth.value >= 0 else "down"
        rate = figures.plain_number(float(abs(growth.value)))
        once = newest.period.end.year - first.period.end.year == 1
        change_words = text(
            f"series.{direction}_once" if once else f"series.{direction}", rate=rate
        )
        parts.append(text(f"series.{money}", change=change_words))
    return parts


def _when(at: Period, text: Text) -> str:
    """A period after "than": in 2020, on 1 November 2020."""
    if at.kind != "as_of":
        return text("series.in", period=figures.period(str(at), text))
    return text("series.on", day=figures.day(at.end, text))


def _counted(found: Standing, text: Text) -> str:
    level = found.area.level
    words = text.known(f"neighbours.{level}", text("neighbours.other"))
    return text("standing.counted", count=len(found.points), areas=words)


def _left_out(key: str, areas: list[Area], text: Text) -> str:
    names = text("list.names").join(area.name(text.language) for area in areas)
    if len(areas) <= MOST_NAMES:
        return text(f"standing.{key}", areas=names)
    return text(f"standing.{key}_many", count=len(areas))


def _periods(rows: Iterable[Row], text: Text) -> str:
    said = (figures.period(row["period"], text) for row in rows)
    return text("list.names").join(dict.fromkeys(said))


def _sentence(parts: list[str], text: Text) -> str:
    return figures.spaced(text("series.sentence", said=text("series.comma").join(parts)))
