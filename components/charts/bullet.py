"""What was reached against what was set: a bar for the outturn, a tick for the target."""

from dataclasses import dataclass

import altair as alt

from components import captions
from components.charts import rows
from components.charts.marks import FAINT, Mark, Setting, indicator_of, layer, literal, scale
from components.text import Text
from components.theme import Palette
from data.catalogue import Catalogue
from data.model import Indicator
from data.series import Point

TICK = "M0,-1.3L0,1.3"  # an upright stroke, as a path of Vega


@dataclass(frozen=True)
class Goal:
    """An outturn and its target, of one area and period; None is what was not published.

    The target is a point of the statistic ``target``, or one that follows from the outturn and
    its share of the task and says so in ``derived``.
    """

    outturn: Point | None
    target: Point | None


def bullet(
    goals: dict[Indicator, Goal], known: Catalogue, text: Text, palette: Palette
) -> alt.LayerChart:
    """A row per indicator: in its unit where there is one, in % of the targets for several.

    A target is never a bar, and without an outturn the tick stands alone. In % nothing can be
    drawn without a target above zero: the row then holds the words alone. A derived target, or
    one that is a bound, is a hollow mark.
    """
    setting = Setting(known, text, palette)
    in_percent = len(goals) > 1
    values: list[Mark] = []
    for row, (indicator, goal) in enumerate(goals.items()):
        factor = _factor(goal, setting, in_percent=in_percent)
        if factor is not None:
            values += _drawn(goal, row, factor, setting)
        name = indicator.name(text.language)
        values.append(rows.words_at(row, name, _said(goal, setting), setting))
    x = rows.measure(axis=_percent_axis(setting) if in_percent else None)
    layers = [rows.bars(x, setting), rows.zero(x, setting), rows.ticks(x), *_targets(x, setting)]
    return rows.chart([*layers, rows.names(), rows.figures()], values, setting)


def _factor(goal: Goal, setting: Setting, *, in_percent: bool) -> float | None:
    """What a row's values are multiplied by; None where there is nothing to set them against."""
    points = [point for point in (goal.outturn, goal.target) if point]
    if not in_percent:
        return scale(points, setting)[0] if points else None
    if goal.target is None or goal.target.value <= 0:
        return None
    return 100 / goal.target.value


def _drawn(goal: Goal, row: int, factor: float, setting: Setting) -> list[Mark]:
    """The bar and the tick, as far as they were published."""
    made = []
    if goal.outturn:
        color = setting.palette["primaryColor"]
        made.append(rows.placed(goal.outturn, row, color, factor, setting))
    if goal.target:
        made.append(_target(goal.target, row, factor, setting))
    return made


def _target(point: Point, row: int, factor: float, setting: Setting) -> Mark:
    """A target's mark. That it is a plan is what a target is, and makes it no fainter."""
    ink, page = setting.palette["textColor"], setting.palette["backgroundColor"]
    made = rows.placed(point, row, ink, factor, setting)
    exact = point.row["qualifier"] == "exact" and not point.derived
    look = {
        "role": "target",
        "shape": TICK if exact else "diamond",
        "fill": ink if exact else page,
        "filled": exact,
        "opacity": FAINT if point.row["confidence"] == "low" else 1,
        "tick": "" if point.derived else made["tick"],
    }
    return made | look


def _said(goal: Goal, setting: Setting) -> str:
    """The outturn as printed, and under it the target."""
    aim = setting.text("chart.target", value=_printed(goal.target, setting))
    return f"{_printed(goal.outturn, setting)}\n{aim}"


def _printed(point: Point | None, setting: Setting) -> str:
    known, text = setting.known, setting.text
    if point is None:
        return text("chart.not_held")
    return captions.printed(point, indicator_of(point, known), known, text)


def _percent_axis(setting: Setting) -> alt.Axis:
    title = setting.text("chart.of_target")
    color = setting.palette["grayTextColor"]
    return alt.Axis(
        title=title, titleColor=color, titleFontWeight=400, tickCount=4, format="~f", domain=False
    )


def _targets(x: alt.X, setting: Setting) -> list[alt.Chart]:
    """The ticks of the targets, and beside a bound the side where the target lies."""
    kept = "datum.role == 'target'"
    side = layer(
        {"type": "text", "dx": alt.expr("datum.tick == '◂' ? -12 : 12"), "fontSize": 12},
        kept,
        x=x,
        y=rows.row_axis(),
        text=alt.Text(field="tick", type="nominal"),
        color=literal(alt.Color, "color"),
    )
    return [rows.dots(x, setting, kept, size=220), side]
