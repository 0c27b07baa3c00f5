"""How an area stands among its neighbours: in one period, and in one against another."""

from dataclasses import replace

from components import captions, charts, dates, figures, sentences
from components.pictures.picture import Picture, Rows, Setting, notes
from components.text import Text
from data import comparison
from data.measures import View, measured
from data.model import Area, Indicator
from data.periods import Period
from data.series import Point

# An area, and the one period in which it stands among others, or the two that are compared.
Where = tuple[Area, tuple[Period, ...]]


def standing(
    rows: Rows, indicator: Indicator, where: Where, view: View, setting: Setting
) -> Picture:
    """An area among its neighbours in one period, the largest first.

    Those whose figure is unsure stand below in words; those without any are named beside it.
    """
    known, text, _ = setting
    area, (at,) = where
    found = comparison.standing(rows[0], indicator, known, area, at, final=view.final)
    return Picture(
        key=f"standing-{indicator.id}",
        title=captions.compared(area, indicator, known, text),
        subtitle=_subtitle(found.points, [at], indicator, text),
        sentence=sentences.standing(found, indicator, known, text),
        notes=(
            *sentences.not_held(found.without, area, text),
            *notes(found.points, known, text),
        ),
        points=tuple(found.points),
        indicators={indicator.id: indicator},
        chart=charts.ranked(found, *setting).to_dict(),
        standing=found,
    )


def change(rows: Rows, indicator: Indicator, where: Where, view: View, setting: Setting) -> Picture:
    """The neighbours in one period against another, joined only where the two are comparable.

    Those without a figure of either are named beside it.
    """
    known, text, _ = setting
    area, (earlier, later) = where[0], sorted(where[1])
    around = comparison.neighbours(known, area, later)
    shown = _by_place(rows, indicator, replace(view, areas=(), measure="level"), setting)
    held = _by_place(rows, indicator, View((), low=True), setting)
    without = [n for n in around if not {(n.id, earlier), (n.id, later)} & held.keys()]
    pairs = {
        n.id: (shown.get((n.id, earlier)), shown.get((n.id, later)))
        for n in around
        if n not in without
    }
    ordered = dict(sorted(pairs.items(), key=lambda pair: _size(pair[1]), reverse=True))
    points = [point for pair in ordered.values() for point in pair if point]
    instead = {
        place: captions.printed(point, indicator, known, text)
        for place, point in held.items()
        if place not in shown
    }
    return Picture(
        key=f"change-{indicator.id}",
        title=captions.compared(area, indicator, known, text),
        subtitle=_subtitle(points, [earlier, later], indicator, text),
        sentence=sentences.change(ordered, (earlier, later), area, indicator, known, text),
        notes=(*sentences.not_held(without, area, text), *notes(points, known, text)),
        points=tuple(points),
        indicators={indicator.id: indicator},
        chart=charts.dumbbell(ordered, (earlier, later), area.id, instead, *setting).to_dict(),
    )


def _by_place(
    rows: Rows, indicator: Indicator, view: View, setting: Setting
) -> dict[tuple[str, Period], Point]:
    """The levels by area and period."""
    lines = measured(rows, indicator, setting.known, view)
    return {(point.area_id, point.period): point for line in lines for point in line}


def _size(pair: tuple[Point | None, Point | None]) -> tuple[float, float]:
    """The order of rows: by the later figure, then by the earlier one."""
    earlier, later = (point.value if point else float("-inf") for point in pair)
    return later, earlier


def _subtitle(points: list[Point], periods: list[Period], indicator: Indicator, text: Text) -> str:
    """When, and in which unit, as 2020 年与 2023 年 · 亿元."""
    said = [dates.name(period, text) for period in periods]
    largest = max((point.value for point in points), default=0)
    _, unit = figures.axis_unit(indicator.unit, largest, text)
    parts = [figures.spaced(text("compare.against").join(said)), unit]
    return " · ".join(part for part in parts if part)
