"""A chart with all that must stand beside it: title, unit and period, sentence, notes, points.

A page, a report and an export show the same picture. A function here takes rows, asks ``data``
what may be drawn, and ``charts`` to draw it.
"""

from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from components import captions, charts, figures, sentences
from components.text import Text
from components.theme import Palette
from data import comparison, derived
from data.catalogue import Catalogue
from data.derived import Derived, Refused, Row
from data.measures import MEASURES, Measure, View, measured, seen_as
from data.model import Area, Indicator
from data.periods import Period, parse
from data.series import Point

# Observations, one per key, and the differences that sources state.
Rows = tuple[list[Row], list[Row]]

# An area, and the one period in which it stands among others, or the two that are compared.
Where = tuple[Area, tuple[Period, ...]]

LEVELS = View(())
LEAST = 2  # one point is no trend: it stands in the table


class Setting(NamedTuple):
    """Where a picture stands: among which names, in which words, in which colours."""

    known: Catalogue
    text: Text
    palette: Palette

    def showing(self, indicators: dict[str, Indicator]) -> "Setting":
        """The setting with some indicators as they are shown, by id: in another unit, say."""
        return self._replace(known=showing(self.known, indicators))


def showing(known: Catalogue, indicators: dict[str, Indicator]) -> Catalogue:
    """The catalogue with some indicators as they are shown, by id."""
    return replace(known, indicators=known.indicators | indicators)


@dataclass(frozen=True)
class Picture:
    """What is seen of some points. ``chart`` is a Vega-Lite specification; None: nothing to draw.

    ``indicators`` are those of the points, by id, in the unit in which they are shown here.
    """

    key: str
    title: str
    subtitle: str
    sentence: str
    notes: tuple[str, ...]
    points: tuple[Point, ...]
    indicators: dict[str, Indicator]
    chart: dict[str, Any] | None

    def known(self, known: Catalogue) -> Catalogue:
        """The catalogue with the indicators as they are shown here."""
        return showing(known, self.indicators)


def series(rows: Rows, indicator: Indicator, view: View, setting: Setting) -> list[Picture]:
    """A picture for each kind of period, the one with the most points first.

    Accumulated figures of one area stand in one picture, a mark for each, and are not joined.
    """
    known, text, _ = setting
    seen = seen_as(indicator, view.measure)
    within = setting.showing({indicator.id: seen})
    lines = [
        sorted(
            (point for point in line if point.area_id in view.areas),
            key=lambda point: (view.areas.index(point.area_id), point.period),
        )
        for line in measured(rows, indicator, known, view)
    ]
    made: list[Picture] = []
    for points in sorted(_gathered(lines), key=len, reverse=True):
        accumulated = len({p.period.line for p in points}) > 1
        spec = None
        if accumulated:
            spec = charts.year_to_date(points, *within).to_dict()
        elif len(points) >= LEAST:
            spec = charts.trend(points, seen, *within).to_dict()
        made.append(
            Picture(
                key=f"{indicator.id}-{view.measure}-{len(made)}",
                title=indicator.name(text.language),
                subtitle=captions.line_title(points, seen, within.known, text),
                sentence=_told(points, indicator, view.measure, known, text),
                notes=_notes(points, view.measure, within.known, text),
                points=tuple(points),
                indicators={indicator.id: seen},
                chart=spec,
            )
        )
    return made


def sparkline(rows: Rows, indicator: Indicator, setting: Setting) -> dict[str, Any] | None:
    """One area's longest line without axes, as a specification; None where it is too short."""
    lines = measured(rows, indicator, setting.known, LEVELS)
    chart = charts.sparkline(max(lines, key=len), *setting) if lines else None
    return chart.to_dict() if chart else None


def several(pictures: list[Picture], setting: Setting) -> Picture | None:
    """Small multiples of the first pictures of several indicators; None where there is but one."""
    text = setting.text
    drawn = [p for p in pictures if p.chart and len({q.period.line for q in p.points}) == 1]
    lines = {picture.points[0].period.line for picture in drawn}
    if len(drawn) < LEAST or len(lines) > 1:
        return None
    points = [point for picture in drawn for point in picture.points]
    indicators = {name: one for p in drawn for name, one in p.indicators.items()}
    return Picture(
        key="several-" + "-".join(indicators),
        title=text("list.names").join(picture.title for picture in drawn),
        subtitle=text(f"kind.{points[0].period.kind}"),
        sentence="".join(picture.sentence for picture in drawn),
        notes=(),
        points=tuple(points),
        indicators=indicators,
        chart=charts.multiples(points, *setting.showing(indicators)).to_dict(),
    )


def standing(rows: Rows, indicator: Indicator, where: Where, setting: Setting) -> Picture:
    """An area among its neighbours in one period, the largest first, those without figure named."""
    known, text, _ = setting
    area, (at,) = where
    found = comparison.standing(rows[0], indicator, known, area, at)
    bars: dict[str, Point | None] = {point.area_id: point for point in found.points}
    bars |= {neighbour.id: None for neighbour in found.without}
    return Picture(
        key=f"standing-{indicator.id}",
        title=indicator.name(text.language),
        subtitle=_among(found.parent, found.points, [at], indicator, text),
        sentence=sentences.standing(found, indicator, known, text),
        notes=(),
        points=tuple(found.points),
        indicators={indicator.id: indicator},
        chart=charts.ranked(bars, *setting).to_dict(),
    )


def change(rows: Rows, indicator: Indicator, where: Where, setting: Setting) -> Picture:
    """The neighbours in one period against another, joined only where the two are comparable."""
    known, text, _ = setting
    area, (earlier, later) = where[0], sorted(where[1])
    around = comparison.neighbours(known, area, later)
    points = {
        (point.area_id, point.period): point
        for line in measured(rows, indicator, known, LEVELS)
        for point in line
    }
    pairs = {n.id: (points.get((n.id, earlier)), points.get((n.id, later))) for n in around}
    shown = [point for pair in pairs.values() for point in pair if point]
    both = [known.areas[name].name(text.language) for name, pair in pairs.items() if all(pair)]
    return Picture(
        key=f"change-{indicator.id}",
        title=indicator.name(text.language),
        subtitle=_among(known.areas[area.parent_id], shown, [earlier, later], indicator, text),
        sentence=text("compare.both", count=len(both), areas=text("list.names").join(both))
        if both
        else text("compare.neither"),
        notes=(),
        points=tuple(shown),
        indicators={indicator.id: indicator},
        chart=charts.dumbbell(pairs, *setting).to_dict(),
    )


def composition(rows: dict[Indicator, Rows], area: Area, setting: Setting) -> Picture | None:
    """The parts of a whole, a bar for each period in which all are published."""
    known, text, _ = setting
    parts = {
        part: [point for line in measured(own, part, known, LEVELS) for point in line]
        for part, own in rows.items()
    }
    chart = charts.composition(parts, *setting)
    if chart is None:
        return None
    complete, left_out = charts.complete_periods(parts)
    newest = max(complete)
    said = [
        text(
            "parts.one",
            name=part.name(text.language),
            figure=next(
                captions.printed(p, part, known, text) for p in points if p.period == newest
            ),
        )
        for part, points in parts.items()
    ]
    periods = [figures.period(str(period), text) for period in left_out]
    notes = (text("parts.left_out", periods=text("list.names").join(periods)),) if periods else ()
    return Picture(
        key="composition-" + "-".join(part.id for part in parts),
        title=text("list.names").join(part.name(text.language) for part in parts),
        subtitle=f"{area.name(text.language)} · %",
        sentence=figures.spaced(
            text(
                "parts.sentence",
                area=area.name(text.language),
                period=figures.period(str(newest), text),
                parts=text("list.separator").join(said),
            )
        ),
        notes=notes,
        points=tuple(p for points in parts.values() for p in points if p.period in complete),
        indicators={part.id: part for part in parts},
        chart=chart.to_dict(),
    )


def level_and_growth(
    rows: Rows, indicator: Indicator, area: Area, setting: Setting
) -> Picture | None:
    """The yearly levels of one area with the growth that was published; None without either."""
    known, text, _ = setting
    points = [
        point
        for measure in MEASURES[:2]
        for line in measured(rows, indicator, known, View((), measure))
        for point in line
        if point.period.kind == "year" and point.area_id == area.id
    ]
    statistics = [point.row["statistic"] for point in points]
    if statistics.count("value") < LEAST or "yoy" not in statistics:
        return None
    growth = [point for point in points if point.row["statistic"] == "yoy"]
    return Picture(
        key=f"growth-{indicator.id}",
        title=indicator.name(text.language),
        subtitle=text("growth.subtitle", area=area.name(text.language)),
        sentence=sentences.series(growth, indicator, "growth", known, text),
        notes=(text("growth.basis"),) if indicator.growth_basis == "real" else (),
        points=tuple(points),
        indicators={indicator.id: indicator},
        chart=charts.level_and_growth(points, *setting).to_dict(),
    )


def target(rows: Rows, indicator: Indicator, area: Area, setting: Setting) -> Picture | None:
    """The newest target of an area against what was done; None where none is stated or implied."""
    known, text, _ = setting
    own = [row for row in rows[0] if row["area_id"] == area.id and not row["project_id"]]
    aims = [_point(row) for row in own if row["statistic"] == "target" and row["value"] is not None]
    aims += [
        replace(_point(result.inputs[1]), value=float(result.value), derived=result.formula)
        for result in derived.of_indicator(own, indicator)
        if isinstance(result, Derived) and result.kind == "task"
    ]
    if not aims:
        return None
    aim = max(aims, key=lambda point: point.period)
    done = next(
        (
            _point(row)
            for row in own
            if row["statistic"] == "value" and row["period"] == str(aim.period)
        ),
        None,
    )
    goals = {indicator: charts.Goal(done, aim)}
    return Picture(
        key=f"target-{indicator.id}",
        title=indicator.name(text.language),
        subtitle=captions.line_title([aim], indicator, known, text),
        sentence=sentences.target(done, aim, indicator, known, text),
        notes=(),
        points=tuple(point for point in (done, aim) if point),
        indicators={indicator.id: indicator},
        chart=charts.bullet(goals, *setting).to_dict(),
    )


def _point(row: Row) -> Point:
    return Point(row["area_id"], parse(row["period"]), row["value"], row)


def _gathered(lines: list[list[Point]]) -> list[list[Point]]:
    """Lines as pictures take them: the accumulated ones of one area and unlike months together."""
    accumulated = [line for line in lines if line and line[0].period.kind == "accumulated"]
    others = [line for line in lines if line and line[0].period.kind != "accumulated"]
    together = [point for line in accumulated for point in line]
    of_one = len({point.area_id for point in together}) == 1
    if of_one and len(accumulated) > 1:
        return [*others, sorted(together, key=lambda point: point.period)]
    return [*others, *accumulated]


def _told(
    points: list[Point], indicator: Indicator, measure: Measure, known: Catalogue, text: Text
) -> str:
    """The sentence of each line among the points."""
    lines = dict.fromkeys(point.period.line for point in points)
    return "".join(
        sentences.series(
            [p for p in points if p.period.line == line], indicator, measure, known, text
        )
        for line in lines
    )


def _notes(points: list[Point], measure: Measure, known: Catalogue, text: Text) -> tuple[str, ...]:
    """Derived values with their arithmetic, breaks with their reasons, and what does not follow."""
    calculated = [captions.difference(p, known, text) for p in points if p.derived]
    said = []
    if measure == "level" and calculated:
        said.append(text("trends.derived", formula=text("list.stop").join(calculated)))
    if measure in {"index", "share"}:
        said.append(text(f"trends.{measure}"))
    said += [captions.break_reason(p, known, text) for p in points if p.row["break_before"]]
    if measure == "growth":
        rows = [point.row for point in points]
        indicator = known.indicators[rows[0]["indicator_id"]]
        said += [
            sentences.follows(result, known, text)
            for result in derived.of_indicator(rows, indicator)
            if isinstance(result, Refused) and result.reason == "rates"
        ]
    return tuple(said)


def _among(
    parent: Area, points: list[Point], periods: list[Period], indicator: Indicator, text: Text
) -> str:
    """Among whom, when, and in which unit, as 济南市 · 2023 年 · 亿元."""
    said = [figures.period(str(period), text) for period in periods]
    parts = [parent.name(text.language), text("compare.against").join(said)]
    largest = max((point.value for point in points), default=0)
    _, unit = figures.axis_unit(indicator.unit, largest, text)
    return " · ".join([*parts, unit] if unit else parts)
