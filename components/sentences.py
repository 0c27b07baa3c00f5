"""A sentence for each chart and each derived figure: caption, alternative text, report paragraph.

It is made from the points alone and says no more than they do: nothing is compared over a break,
with a bounded or an uncertain figure, and what is reckoned here is marked as derived. What is not
in the tables is said not to be held here: whether it was published nobody knows.
"""

from collections.abc import Iterable
from itertools import pairwise

from components import captions, dates, figures
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
LONG = 2  # years from which on growth is averaged; that of one year is for a source to say

Pair = tuple[Point | None, Point | None]


def series(  # noqa: PLR0913, PLR0917 -- the points, and what they are of
    points: list[Point],
    rows: list[Row],
    indicator: Indicator,
    measure: Measure,
    known: Catalogue,
    text: Text,
) -> str:
    """What a line says, a sentence for each area: the newest figure, how it compares, breaks, gaps.

    ``rows`` are all observations: they tell a figure that is left out from one that is not held.
    """
    areas = dict.fromkeys(point.area_id for point in points)
    return "\n".join(
        _area_series(
            [p for p in points if p.area_id == area], rows, indicator, measure, known, text
        )
        for area in areas
    )


def standing(found: Standing, indicator: Indicator, known: Catalogue, text: Text) -> str:
    """How an area stands among its neighbours in one period.

    Where a source ranks it, that rank is said: ours counts those alone that are held here.
    """
    own = next((p for p in found.points if p.area_id == found.area.id), None)
    said = ""
    if own:
        said = _newest(own, indicator, "level", known, text)
        if found.stated:
            said += text("standing.stated", rank=figures.rank(found.stated, known, text))
        elif found.rank:
            key = "rank_among" if found.without else "rank"
            said += text(f"standing.{key}", count=counted(found, text), place=place(found, text))
        parts = _set_against(found, indicator, text)
        if parts:
            said += text("standing.beside", parts=text("list.separator").join(parts))
        said += text("standing.end") + _beyond(found, indicator, known, text)
    left_out = [
        ("unsure", [known.areas[point.area_id] for point in found.unsure]),
        ("without", found.without),
    ]
    said += "".join(_left_out(key, areas, found, text) for key, areas in left_out if areas)
    return figures.spaced(said).strip()


def not_held(without: list[Area], area: Area, text: Text) -> list[str]:
    """The neighbours without a figure by name, where the sentence does no more than count them."""
    if len(without) <= MOST_NAMES:
        return []
    names = text("list.names").join(other.name(text.language) for other in without)
    return [text("standing.not_held", areas=captions.level_names(area, text), names=names)]


def change(  # noqa: PLR0913, PLR0917 -- the pairs, and what they are of
    pairs: dict[str, Pair],
    periods: tuple[Period, Period],
    area: Area,
    indicator: Indicator,
    known: Catalogue,
    text: Text,
) -> str:
    """Which areas have a figure for both periods, and how that of one area changed."""
    both = {name: pair for name, pair in pairs.items() if all(pair)}
    if not both:
        return text("compare.neither")
    said = text(
        "compare.both",
        name=indicator.name(text.language),
        count=len(both),
        areas=text("list.names").join(known.areas[name].name(text.language) for name in both),
        earlier=dates.name(periods[0], text),
        later=dates.name(periods[1], text),
    )
    before, after = both.get(area.id, (None, None))
    if before and after:
        said += _changed(before, after, area, indicator, known, text)
    return figures.spaced(said)


def target(
    done: Point | None, aim: Point, indicator: Indicator, known: Catalogue, text: Text
) -> str:
    """What was aimed at and what was done; where that is not held, it is said."""
    about = {
        "area": known.areas[aim.area_id].name(text.language),
        "name": indicator.name(text.language),
        "when": dates.when(aim.period, text),
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
        "other": figures.about(result.inputs[-1], known, text),
        "periods": _periods(result.inputs, text),
    }
    if isinstance(result, Refused):
        return figures.spaced(text(f"refused.{result.reason}", **about))
    unit = UNITS.get(result.kind, indicator.unit)
    # A rate is rounded as rates are printed; as in the sentences, that is not said.
    bound = "exact" if result.exact or result.kind in UNITS else "about"
    value = str(figures.amount(float(result.value), unit, bound, text))
    said = text(
        f"follows.{result.kind}",
        value=_amount(result, indicator, text) if result.kind == "distance" else value,
        formula=captions.formula(result.formula, indicator, text),
        period=dates.period(result.period, text),
        **about,
    )
    return figures.spaced(said)


def _area_series(  # noqa: PLR0913, PLR0917 -- as ``series``
    points: list[Point],
    rows: list[Row],
    indicator: Indicator,
    measure: Measure,
    known: Catalogue,
    text: Text,
) -> str:
    newest = next((p for p in reversed(points) if not p.apart), points[-1])
    said = _newest(newest, indicator, measure, known, text, points[0])
    if measure == "level":
        said += _compared(points, newest, indicator, text)
    for before, after in pairwise(points):
        if after.stretch != before.stretch and measure != "growth":
            ends = (dates.name(point.period, text) for point in (before, after))
            said += text("series.broken", before=next(ends), after=next(ends))
    left_out, missing = missing_years(points, rows)
    reason = "left_out" if measure in {"level", "growth"} else "not_reckoned"
    for key, found in ((reason, left_out), ("missing", missing)):
        if found:
            said += text(f"series.{key}", years=dates.years(found, text))
    return figures.spaced(said + text("series.end"))


def _newest(  # noqa: PLR0913, PLR0917 -- the point, and what it is of
    point: Point,
    indicator: Indicator,
    measure: Measure,
    known: Catalogue,
    text: Text,
    first: Point | None = None,
) -> str:
    """The newest figure of an area; ``first`` is the point that an index starts from."""
    area = known.areas[point.area_id]
    key = f"series.{measure}"
    figure = captions.printed(point, seen_as(indicator, measure), known, text)
    exact = point.row["qualifier"] == "exact" and not point.apart
    if measure == "growth" and exact:
        direction = "rises" if point.value > 0 else "falls" if point.value else "flat"
        key, figure = f"series.{direction}", f"{figures.plain_number(abs(point.value))}%"
    return text(
        key,
        area=area.name(text.language),
        parent=known.areas[area.parent_id].name(text.language) if area.parent_id else "",
        name=indicator.name(text.language),
        when=dates.when(point.period, text),
        base=dates.name((first or point).period, text),
        figure=figure,
    )


def _compared(points: list[Point], newest: Point, indicator: Indicator, text: Text) -> str:
    """How the newest level compares with the first that can be compared with it.

    A quarter or a month is compared with its like of another year: the season would speak else.
    """
    day = newest.period.end
    like = (
        p
        for p in points
        if p.stretch == newest.stretch
        and p.period < newest.period
        and (p.period.end.month, p.period.kind) == (day.month, newest.period.kind)
    )
    for first in like:
        comparable = derived.change(newest.row, first.row, comparable=True)
        if isinstance(comparable, Derived):
            when, amount = dates.when(first.period, text), _amount(comparable, indicator, text)
            said = text(f"series.{_direction(comparable)}", when=when, amount=amount)
            return said + _growth(newest, first, comparable, indicator, text)
    return ""


def _growth(newest: Point, first: Point, found: Derived, indicator: Indicator, text: Text) -> str:
    """Average growth over several years; of money in nominal terms, as levels are."""
    growth = derived.average_growth(newest.row, first.row, comparable=True)
    years = newest.period.end.year - first.period.end.year
    if not isinstance(growth, Derived) or not growth.value or not found.value or years < LONG:
        return ""
    if indicator.unit.quantity == "share":
        return ""
    nominal = "_nominal" if indicator.unit.quantity.startswith("money") else ""
    direction = "up" if growth.value > 0 else "down"
    rate = figures.plain_number(float(abs(growth.value)))
    return text(f"series.{direction}{nominal}", rate=rate)


def _direction(found: Derived) -> str:
    return "more" if found.value > 0 else "less" if found.value else "same"


def _amount(found: Derived, indicator: Indicator, text: Text) -> str:
    """How much more or less; of a share in percentage points. What was rounded is "about"."""
    value, bound = float(abs(found.value)), "exact" if found.exact else "about"
    if indicator.unit.quantity == "share":
        number = figures.bounded(figures.plain_number(value), "", bound, text)
        return text("series.points", value=number)
    return str(figures.amount(value, indicator.unit, bound, text))


def _set_against(found: Standing, indicator: Indicator, text: Text) -> list[str]:
    """The area's share of its parent, and how far its next neighbours are."""
    said = []
    if isinstance(found.share, Derived):
        share = text(
            "standing.share",
            parent=found.parent.name(text.language),
            share=figures.amount(float(found.share.value), PERCENT, "exact", text),
            formula=captions.formula(found.share.formula, indicator, text),
        )
        said.append(share)
    sides = (("less", found.above), ("more", found.below))
    return said + [_distance(key, *beside, indicator, text) for key, beside in sides if beside]


def _beyond(found: Standing, indicator: Indicator, known: Catalogue, text: Text) -> str:
    """What a source puts above the area, and the picture does not show: it is no neighbour."""
    levels: dict[str, list[str]] = {}
    for point in found.beyond:
        area = known.areas[point.area_id]
        figure = captions.printed(point, indicator, known, text)
        one = text("standing.beyond_one", area=area.name(text.language), figure=figure)
        levels.setdefault(captions.level_names(area, text), []).append(one)
    return "".join(
        text("standing.beyond", areas=areas, names=text("list.names").join(names))
        for areas, names in levels.items()
    )


def _distance(key: str, area: Area, found: Derived, indicator: Indicator, text: Text) -> str:
    key = key if found.value else "same"
    amount = _amount(found, indicator, text)
    return text(f"standing.{key}", area=area.name(text.language), amount=amount)


def _changed(  # noqa: PLR0913, PLR0917 -- the two points, and what they are of
    before: Point, after: Point, area: Area, indicator: Indicator, known: Catalogue, text: Text
) -> str:
    name = area.name(text.language)
    if after.stretch != before.stretch:
        return text("compare.broken", area=name)
    found = derived.change(after.row, before.row, comparable=True)
    if not isinstance(found, Derived):
        return ""
    amount = _amount(found, indicator, text)
    return text(
        "compare.change",
        area=name,
        before=captions.printed(before, indicator, known, text),
        after=captions.printed(after, indicator, known, text),
        change=text(f"compare.{_direction(found)}", amount=amount),
    )


def place(found: Standing, text: Text) -> str:
    """The rank that is counted here: 并列第 1 位."""
    return text("standing.joint" if found.tied else "standing.place", rank=found.rank)


def counted(found: Standing, text: Text) -> str:
    """Among how many areas: 8 个有数据的区县."""
    return text(
        "standing.counted", count=len(found.points), areas=captions.level_names(found.area, text)
    )


def _left_out(key: str, areas: list[Area], found: Standing, text: Text) -> str:
    names = text("list.names").join(area.name(text.language) for area in areas)
    if len(areas) <= MOST_NAMES:
        return text(f"standing.{key}", areas=names)
    kind = captions.level_names(found.area, text)
    return text(f"standing.{key}_many", count=len(areas), areas=kind)


def _periods(rows: Iterable[Row], text: Text) -> str:
    said = (dates.period(row["period"], text) for row in rows)
    return text("list.names").join(dict.fromkeys(said))
