"""Charts as values: points in, an Altair chart out. Nothing is queried, cached or shown here."""

from typing import Any

import altair as alt

from components import captions, figures
from components.text import Text
from components.theme import Palette
from data.catalogue import Catalogue
from data.model import Indicator
from data.series import Point

UPWARD = ("over", "more_than", "at_least")
DOWNWARD = ("nearly", "at_most")
HEIGHT = 300
FORMS = {"as_of": "%Y-%m-%d", "month": "%Y-%m", "quarter": "%Y Q%q"}


def trend(
    points: list[Point], indicator: Indicator, known: Catalogue, text: Text, palette: Palette
) -> alt.LayerChart:
    """The points of one line of an indicator, for one area or several.

    Points are joined within a segment only (``data.series``): a gap stays a gap, a break shows
    as a dashed rule with its reason. A bound (近, 超, 余) is a hollow mark with a tick on its
    side; a derived value is a diamond; a plan or a figure of low confidence is a faint mark.
    """
    growth = points[0].row["statistic"] == "yoy"
    largest = max(point.value for point in points)
    factor = 1 if growth else figures.axis_unit(indicator.unit, largest, text)[0]
    values = [_mark(point, factor, indicator, known, text) for point in points]
    alone = len({value["area"] for value in values}) == 1  # the newest figure of one line is named
    for area in {value["area"] for value in values}:
        own = [value for value in values if value["area"] == area]
        ([value for value in own if not value["apart"]] or own)[-1]["last"] = alone
    subject = known.subject.name(text.language)
    areas = sorted(dict.fromkeys(v["area"] for v in values), key=lambda area: area != subject)
    x = _time_axis(points)
    y = alt.Y("value:Q", title=None, scale=alt.Scale(zero=False, padding=32), axis=_quiet())
    color = alt.Color(
        "area:N",
        scale=alt.Scale(domain=areas, range=_colors(len(areas), palette)),
        legend=alt.Legend(orient="top", title=None) if len(areas) > 1 else None,
    )
    tooltip = [
        alt.Tooltip(f"{field}:N", title=text(f"chart.{field}"))
        for field in ("area", "period", "printed", "source")
    ]
    base = alt.Chart(alt.InlineData(values=values)).encode(x=x, y=y, color=color)
    line = base.mark_line(strokeWidth=2.5).encode(
        detail=["area:N", "segment:N"], order=alt.Order("order:Q")
    )
    marks = base.mark_point(size=80, strokeWidth=2, opacity=1).encode(
        shape=alt.Shape("shape:N", scale=None),
        fill=alt.condition(
            alt.datum.filled, color, alt.value(palette["backgroundColor"]), legend=None
        ),
        fillOpacity=alt.value(1),
        strokeOpacity=alt.condition(alt.datum.apart, alt.value(0.45), alt.value(1)),
        tooltip=tooltip,
    )
    ticks = base.transform_filter("datum.tick != ''").mark_text(
        dy=alt.expr("datum.tick == '▾' ? 11 : -12"), fontSize=13
    )
    label = base.transform_filter("datum.last").mark_text(
        dy=-16, fontSize=13, fontWeight=600, align="right", dx=8
    )
    breaks = (
        alt.Chart(alt.InlineData(values=[value for value in values if value["broken"]]))
        .mark_rule(strokeDash=[3, 3], color=palette["grayColor"])
        .encode(x=x, tooltip=[alt.Tooltip("note:N", title=text("chart.break"))])
    )
    drawn: alt.LayerChart = (
        alt.layer(
            breaks,
            line,
            ticks.encode(text="tick:N"),
            marks,
            label.encode(text="printed:N"),
        )
        .properties(height=HEIGHT, width="container")
        .configure_view(stroke=None)
        .configure_axis(labelColor=palette["grayTextColor"], gridColor=palette["borderColor"])
        .configure_legend(labelColor=palette["textColor"])
    )
    return drawn


def _mark(
    point: Point, factor: float, indicator: Indicator, known: Catalogue, text: Text
) -> dict[str, Any]:
    """One point as the chart reads it; missing values never come this far."""
    row, at = point.row, point.period
    qualifier = row["qualifier"]
    return {
        "x": str(at.end.year) if at.kind in {"year", "accumulated"} else f"{at.end}T00:00",
        "order": at.end.toordinal(),
        "value": point.value * factor,
        "area": known.areas[point.area_id].name(text.language),
        "segment": f"{point.area_id} {point.segment}",
        "period": figures.period(str(at), text),
        "printed": captions.printed(point, indicator, known, text),
        "source": known.sources[row["source_id"]].name(text.language),
        "filled": qualifier == "exact" and not point.apart,
        "apart": point.apart,
        "shape": "diamond" if point.derived else "circle",
        "tick": "▴" if qualifier in UPWARD else "▾" if qualifier in DOWNWARD else "",
        "broken": bool(row["break_before"]),
        "note": text.of(row["note_zh"], row["note_en"]),
        "last": False,
    }


def _time_axis(points: list[Point]) -> alt.X:
    """Years side by side with every missing year kept; days and months where they lie in time."""
    if all(point.period.kind in {"year", "accumulated"} for point in points):
        first = min(point.period.end.year for point in points)
        last = max(point.period.end.year for point in points)
        years = [str(year) for year in range(first, last + 1)]
        axis = alt.Axis(labelAngle=0, grid=False, labelOverlap=True, labelFlush=False, ticks=False)
        scale = alt.Scale(domain=years, padding=0.5)
        return alt.X("x:O", title=None, scale=scale, axis=axis)
    days = sorted({point.period.end for point in points})
    values = [alt.DateTime(year=day.year, month=day.month, date=day.day) for day in days]
    form = FORMS[points[0].period.kind]
    axis = alt.Axis(values=values, format=form, grid=False, labelOverlap=True, labelFlush=False)
    return alt.X("x:T", title=None, axis=axis, scale=alt.Scale(padding=30))


def _quiet() -> alt.Axis:
    return alt.Axis(tickCount=4, domain=False, ticks=False, format=",~f")


def _colors(count: int, palette: Palette) -> list[str]:
    names = ("primaryColor", "orangeColor", "violetColor", "greenColor", "blueColor", "grayColor")
    return [palette[names[number % len(names)]] for number in range(count)]
