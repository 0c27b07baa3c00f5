"""Axes of lines: when, how much; and the quiet look that all charts share."""

from typing import Any

import altair as alt

from components.charts import words
from components.figures import GROUPED
from components.text import Text
from components.theme import Palette
from data.series import Point

LEGEND = 20  # letters in a line of a legend
SYMBOL = 30  # pixels of the mark beside a name of a legend, with the gaps about them
FORMS = {"as_of": "%Y-%m-%d", "month": "%Y-%m", "quarter": "%Y Q%q"}


def is_yearly(points: list[Point]) -> bool:
    """Whether years are enough to tell the periods apart along the axis."""
    return all(point.period.kind in {"year", "accumulated"} for point in points)


def time_axis(points: list[Point]) -> alt.X:
    """Years side by side with every missing year kept; days and months where they lie in time."""
    if is_yearly(points):
        years = [point.period.end.year for point in points]
        domain = [str(year) for year in range(min(years), max(years) + 1)]
        axis = _time_labels(labelAngle=0, ticks=False)
        scale = alt.Scale(type="point", domain=domain, padding=0.5)
        return alt.X(field="year", type="ordinal", title=None, scale=scale, axis=axis)
    days = sorted({point.period.end for point in points})
    values = [{"year": day.year, "month": day.month, "date": day.day} for day in days]
    kinds = {point.period.kind for point in points}
    form = FORMS[kinds.pop()] if len(kinds) == 1 else FORMS["as_of"]
    axis = _time_labels(values=values, format=form)
    scale = alt.Scale(padding=30)
    return alt.X(field="day", type="temporal", title=None, axis=axis, scale=scale)


def _time_labels(**look: Any) -> alt.Axis:
    """Labels of time: where they would collide, every other one is left out."""
    return alt.Axis(grid=False, labelOverlap=True, labelFlush=False, labelSeparation=6, **look)


def value_axis(text: Text, count: int = 4, **scale: Any) -> alt.Y:
    """How much; the axis need not begin at zero, for it bears lines and marks, not bars.

    It ends where the padding does, not at a round number. Its digits stand in groups where those
    of the figures do.
    """
    grouped = f"abs(datum.value) < {GROUPED if text.language == 'zh' else 0} ? '~f' : ',~f'"
    axis = alt.Axis(
        orient="left",
        grid=True,
        tickCount=count,
        domain=False,
        ticks=False,
        labelExpr=f"format(datum.value, {grouped})",
    )
    look = alt.Scale(**({"zero": False, "nice": False, "padding": 32} | scale))
    return alt.Y(field="value", type="quantitative", title=None, scale=look, axis=axis)


def shared(x: alt.X, y: alt.Y) -> alt.SharedEncoding:
    """The axes that all layers of a chart have, stated once: each layer anew costs time."""
    channels: dict[str, Any] = {"x": x, "y": y}
    return alt.SharedEncoding(**channels)


def legend(names: dict[str, str], room: float = words.PHONE, *, fluid: bool = True) -> alt.Legend:
    """Names by their ids above the picture: in one row where it is wide enough.

    Else in as many columns as there is room on a phone, and so where it is not ``fluid``: panels
    have no width in common.
    """
    wrapped = {key: words.wrapped(name, LEGEND) for key, name in names.items()}
    widest = max(words.pixels(name) for name in wrapped.values())
    columns: Any = max(1, int(room / (widest + SYMBOL)))
    said = words.lookup(wrapped)
    if fluid:
        needed = sum(words.pixels(name) + SYMBOL for name in names.values())
        columns = alt.expr(f"width < {needed:.0f} ? {columns} : {len(names)}")
        said = f"width < {needed:.0f} ? {said} : {words.lookup(names)}"
    return alt.Legend(orient="top", title=None, labelExpr=said, columns=columns)


def look(palette: Palette) -> dict[str, Any]:
    """The configuration of every chart: no frame, grey axes, words in the colour of ink."""
    return {
        "aria": False,  # each mark would name its fields as the program calls them
        "view": {"stroke": None},
        "axis": {"labelColor": palette["grayTextColor"], "gridColor": palette["borderColor"]},
        "legend": {"labelColor": palette["textColor"], "labelLimit": 0, "title": None},
        "header": {"labelColor": palette["textColor"], "labelLimit": 0, "title": None},
        "text": {"color": palette["textColor"]},
    }
