"""What was reached: levels beside their growth, outturns against their targets."""

from dataclasses import replace

from components import captions, charts, figures, sentences
from components.pictures.picture import LEAST, Picture, Rows, Setting, notes
from data import derived
from data.derived import Derived, Row
from data.measures import MEASURES, View, measured
from data.model import Area, Indicator
from data.series import Point, stated


def level_and_growth(
    rows: Rows, indicator: Indicator, view: View, setting: Setting
) -> Picture | None:
    """The yearly levels of the one area of a view with the growth that was published.

    None without either, for several areas, or in another measure than levels.
    """
    known, text, _ = setting
    if view.measure != "level" or len(view.areas) != 1:
        return None
    area = known.areas[view.areas[0]]
    levels, growth = (
        [
            point
            for line in measured(rows, indicator, known, replace(view, measure=measure))
            for point in line
            if point.period.kind == "year" and point.area_id == area.id
        ]
        for measure in MEASURES[:2]
    )
    if len(levels) < LEAST or not growth:
        return None
    points = [*levels, *growth]
    name = figures.spaced(text("title.beside", name=indicator.name(text.language)))
    basis = [text("growth.basis")] if indicator.growth_basis == "real" else []
    told = ((levels, MEASURES[0]), (growth, MEASURES[1]))
    return Picture(
        key=f"growth-{indicator.id}",
        title=name,
        subtitle=text("growth.subtitle", area=area.name(text.language)),
        sentence="\n".join(
            sentences.series(own, rows[0], indicator, measure, known, text) for own, measure in told
        ),
        notes=tuple(basis + notes(points, known, text)),
        points=tuple(points),
        indicators={indicator.id: indicator},
        chart=charts.level_and_growth(points, *setting).to_dict(),
    )


def target(
    rows: Rows, indicator: Indicator, area: Area, view: View, setting: Setting
) -> Picture | None:
    """The newest target of an area against what was done; None where none is stated or implied."""
    known, text, _ = setting
    own = [
        row
        for row in rows[0]
        if row["area_id"] == area.id and not row["project_id"] and row["value"] is not None
        if view.low or row["confidence"] != "low"
    ]
    aims = [stated(row) for row in own if row["statistic"] == "target"]
    implied = [
        _implied(result)
        for result in derived.of_indicator(own, indicator)
        if isinstance(result, Derived) and result.kind == "task"
    ]
    if not aims and not implied:
        return None
    aim = max([*aims, *implied], key=lambda point: point.period)
    done = next((p for p in map(stated, own) if _is_outturn(p, aim, view)), None)
    formula = captions.reckoned(aim, indicator, text)
    calculated = [text("trends.derived", formula=formula)] if aim.derived else []
    points = [point for point in (done, aim) if point]
    return Picture(
        key=f"target-{indicator.id}",
        title=figures.spaced(text("title.target", name=indicator.name(text.language))),
        subtitle=captions.line_title([aim], indicator, known, text),
        sentence=sentences.target(done, aim, indicator, known, text),
        notes=tuple(calculated + notes(points, known, text)),
        points=tuple(points),
        indicators={indicator.id: indicator},
        chart=charts.bullet({indicator: charts.Goal(done, aim)}, *setting).to_dict(),
    )


def _implied(result: Derived) -> Point:
    """The task that follows from what was done and its share of it."""
    row: Row = result.inputs[0] | {
        "statistic": "target",
        "value": float(result.value),
        "qualifier": "exact" if result.exact else "about",
    }
    return replace(stated(row), derived=result.formula, inputs=result.inputs)


def _is_outturn(point: Point, aim: Point, view: View) -> bool:
    is_level = point.row["statistic"] == "value" and point.period == aim.period
    return is_level and not (view.final and point.apart)
