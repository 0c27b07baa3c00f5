"""The notes of a briefing: its sources, what was reckoned and how, what to take with care."""

from components import captions, dates, figures, sentences
from components.briefing.brief import Reference
from components.briefing.headlines import Told, Wording
from components.pictures import Picture
from components.text import Text
from data import derived, series
from data.catalogue import Catalogue
from data.comparison import Standing
from data.derived import Derived, Row
from data.model import Indicator
from data.series import Point

DOUBTS = {
    "bounded": lambda row: row["qualifier"] != "exact",
    "assumed": lambda row: row["period_basis"] == "assumed",
    "low": lambda row: row["confidence"] == "low",
    "P": lambda row: row["status"] == "P",
    "E": lambda row: row["status"] == "E",
}


def references(wording: Wording) -> tuple[Reference, ...]:
    """The sources that are cited, by their numbers."""
    return tuple(_reference(number, name, wording) for name, number in wording.numbers.items())


def _reference(number: int, name: str, wording: Wording) -> Reference:
    source, text = wording.known.sources[name], wording.text
    day = source.published
    return Reference(
        id=name,
        number=number,
        title=source.name(text.language),
        publisher=source.publisher(text.language) or text("briefing.publisher_unknown"),
        published=dates.name(day, text) if day else text("briefing.date_unknown"),
    )


def reckoned(picture: Picture, known: Catalogue, text: Text) -> list[str]:
    """The formulas of what a picture's sentence reckons."""
    (indicator,) = picture.indicators.values()
    if picture.standing:
        return _stands(picture.standing, indicator, known, text)
    levels = [point for point in picture.points if point.row["statistic"] == "value"]
    lines = dict.fromkeys(point.period.line for point in levels)
    return [
        words
        for line in lines
        for words in _compared([p for p in levels if p.period.line == line], indicator, text)
    ]


def _stands(found: Standing, indicator: Indicator, known: Catalogue, text: Text) -> list[str]:
    """An area's rank where none is stated, its share of the parent, and the next neighbours."""
    results = [found.share, *found.distances]
    said = [sentences.follows(one, known, text) for one in results if isinstance(one, Derived)]
    if found.stated or not found.rank:
        return said
    ranked = text(
        "briefing.ranked",
        area=found.area.name(text.language),
        name=indicator.name(text.language),
        period=dates.period(found.period, text),
        count=sentences.counted(found, text),
        place=sentences.place(found, text),
        formula=captions.formula(found.order, indicator, text),
    )
    return [figures.spaced(ranked), *said]


def follows(told: Told, history: list[Row], known: Catalogue, text: Text) -> list[str]:
    """What follows from a headline figure and what stands beside it, with its formula."""
    tile, rows = told
    indicator = known.indicators[tile.indicator_id]
    stated = {row["observation_id"] for row in rows}
    return [
        sentences.follows(result, known, text)
        for result in derived.of_indicator(history, indicator)
        if isinstance(result, Derived)
        and {row["observation_id"] for row in result.inputs} <= stated
    ]


def care(told: list[Told], text: Text) -> list[str]:
    """Which headline figures are bounded, of an assumed period, not sure, or defined anew."""
    said = []
    for doubt, holds in DOUBTS.items():
        names = dict.fromkeys(tile.label for tile, rows in told if any(map(holds, rows)))
        if names:
            said.append(text(f"briefing.{doubt}", names=text("list.names").join(names)))
    return [
        *said,
        *dict.fromkeys(_redefined(one, text) for one in told if one[1][0]["break_before"]),
    ]


def _redefined(told: Told, text: Text) -> str:
    """That a figure counts another thing than those before under its name, and which."""
    tile, (main, *_) = told
    (found,) = series.stated(main).breaks
    reason = text.of(found.reason_zh, found.reason_en) or text("briefing.reason_unknown")
    return text("briefing.redefined", name=tile.label, period=tile.period, reason=reason)


def _compared(points: list[Point], indicator: Indicator, text: Text) -> list[str]:
    """Change and average growth from the first comparable level to the newest sure one.

    They are those of ``sentences.series``.
    """
    newest = next((point for point in reversed(points) if not point.apart), points[-1])
    for first in points:
        if first.stretch != newest.stretch or first.period >= newest.period:
            continue
        change = derived.change(newest.row, first.row, comparable=True)
        if first.period.end.month == newest.period.end.month and isinstance(change, Derived):
            growth = derived.average_growth(newest.row, first.row, comparable=True)
            years = newest.period.end.year - first.period.end.year
            is_said = years >= sentences.LONG and indicator.unit.quantity != "share"
            found = [_change(change, first, newest, indicator, text)]
            if is_said and isinstance(growth, Derived) and growth.value and change.value:
                found.append(_growth(growth, first, newest, indicator, text))
            return found
    return []


def _change(change: Derived, first: Point, newest: Point, indicator: Indicator, text: Text) -> str:
    """How much lies between two levels; of a share in percentage points."""
    amount, bound = float(abs(change.value)), "exact" if change.exact else "about"
    value = str(figures.amount(amount, indicator.unit, bound, text))
    if indicator.unit.quantity == "share":
        points = figures.bounded(figures.plain_number(amount), "", bound, text)
        value = text("series.points", value=points)
    return _said("change", value, change, (first, newest), indicator, text)


def _growth(growth: Derived, first: Point, newest: Point, indicator: Indicator, text: Text) -> str:
    value = figures.plain_number(float(growth.value))
    return _said("average_growth", value, growth, (first, newest), indicator, text)


def _said(  # noqa: PLR0913, PLR0917 -- what follows, and what it is of
    key: str,
    value: str,
    found: Derived,
    ends: tuple[Point, Point],
    indicator: Indicator,
    text: Text,
) -> str:
    words = text(
        f"briefing.{key}",
        name=indicator.name(text.language),
        earlier=dates.name(ends[0].period, text),
        later=dates.name(ends[1].period, text),
        value=value,
        formula=captions.formula(found.formula, indicator, text),
    )
    return figures.spaced(words)
