"""How an indicator moved: its lines, small beside a heading, or beside those of others."""

from typing import Any

from components import captions, charts, figures, sentences
from components.pictures.picture import LEAST, Picture, Rows, Setting, notes
from components.text import Text
from data import derived
from data.catalogue import Catalogue
from data.derived import Refused
from data.measures import Measure, View, measured, seen_as
from data.model import Indicator
from data.series import Point

ALL = View(())


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
        spec = None
        if len({point.period.line for point in points}) > 1:
            spec = charts.year_to_date(points, *within).to_dict()
        elif _is_line(points):
            spec = charts.trend(points, seen, *within).to_dict()
        made.append(
            Picture(
                key=f"{indicator.id}-{view.measure}-{len(made)}",
                title=_title(points, indicator, view.measure, known, text),
                subtitle=captions.line_title(points, seen, within.known, text),
                sentence=_told(points, rows, indicator, view.measure, setting),
                notes=tuple(_notes(points, view.measure, within.known, text)),
                points=tuple(points),
                indicators={indicator.id: seen},
                chart=spec,
            )
        )
    return made


def sparkline(rows: Rows, indicator: Indicator, setting: Setting) -> dict[str, Any] | None:
    """One area's longest line without axes, as a specification; None where it is too short."""
    lines = measured(rows, indicator, setting.known, ALL)
    chart = charts.sparkline(max(lines, key=len), *setting) if lines else None
    return chart.to_dict() if chart else None


def several(pictures: list[Picture], setting: Setting) -> Picture | None:
    """Small multiples of the first pictures of several indicators; None where there is but one.

    They share an axis of time, so those of another kind of period than the first are left out.
    """
    text = setting.text
    lines = [(p, {point.period.line for point in p.points}) for p in pictures if p.chart]
    first = next((line for _, line in lines if len(line) == 1), None)
    drawn = [picture for picture, line in lines if line == first]
    if len(drawn) < LEAST:
        return None
    points = [point for picture in drawn for point in picture.points]
    indicators = {name: one for p in drawn for name, one in p.indicators.items()}
    return Picture(
        key="several-" + "-".join(indicators),
        title=text("list.names").join(picture.title for picture in drawn),
        subtitle=text(f"kind.{points[0].period.kind}"),
        sentence="\n".join(picture.sentence for picture in drawn),
        notes=tuple(dict.fromkeys(note for picture in drawn for note in picture.notes)),
        points=tuple(points),
        indicators=indicators,
        chart=charts.multiples(points, *setting.showing(indicators)).to_dict(),
    )


def _is_line(points: list[Point]) -> bool:
    """Whether any area has two periods: one figure each, in different years, is no trend."""
    areas = [point.area_id for point in points]
    return len(areas) > len(set(areas))


def _gathered(lines: list[list[Point]]) -> list[list[Point]]:
    """Lines as pictures take them: the accumulated ones of one area and unlike months together.

    Sums over several years stand apart: beside them those within a year would seem small.
    """
    accumulated = [line for line in lines if line and line[0].period.kind == "accumulated"]
    within = [line for line in accumulated if line[0].period.start.year == line[0].period.end.year]
    others = [line for line in lines if line and line not in within]
    together = [point for line in within for point in line]
    of_one = len({point.area_id for point in together}) == 1
    if of_one and len(within) > 1:
        return [*others, sorted(together, key=lambda point: point.period)]
    return [*others, *within]


def _title(
    points: list[Point], indicator: Indicator, measure: Measure, known: Catalogue, text: Text
) -> str:
    """The indicator and the measure in which it is seen."""
    parents = dict.fromkeys(known.areas[point.area_id].parent_id for point in points)
    names = [known.areas[parent].name(text.language) for parent in parents if parent]
    name, parent = indicator.name(text.language), text("list.names").join(names)
    return figures.spaced(text(f"title.{measure}", name=name, parent=parent))


def _told(
    points: list[Point], rows: Rows, indicator: Indicator, measure: Measure, setting: Setting
) -> str:
    """The sentences of each line among the points."""
    held = [*rows[0], *(row | {"statistic": "value", "project_id": ""} for row in rows[1])]
    lines = dict.fromkeys(point.period.line for point in points)
    return "\n".join(
        sentences.series(
            [p for p in points if p.period.line == line],
            held,
            indicator,
            measure,
            setting.known,
            setting.text,
        )
        for line in lines
    )


def _notes(points: list[Point], measure: Measure, known: Catalogue, text: Text) -> list[str]:
    """What was reckoned and how, breaks with their reasons, and what does not follow."""
    said = []
    if measure in {"index", "share"}:
        newest = [point for point in points if point.area_id == points[0].area_id][-1]
        indicator = known.indicators[newest.row["indicator_id"]]
        said.append(text(f"trends.{measure}", formula=captions.reckoned(newest, indicator, text)))
    said += notes(points, known, text)
    if measure == "growth":
        rows = [point.row for point in points]
        said += [
            sentences.follows(result, known, text)
            for result in derived.of_indicator(rows, known.indicators[rows[0]["indicator_id"]])
            if isinstance(result, Refused) and result.reason == "rates"
        ]
    return said
