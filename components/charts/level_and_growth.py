"""A level above, its published growth below, on one axis of time."""

import altair as alt

from components.charts import axes, lines
from components.charts.marks import Mark, Setting, is_growth, layer, literal, scale
from components.text import Text
from components.theme import Palette
from data.catalogue import Catalogue
from data.series import Point

HEIGHT = 384  # with the labels of the axis where the page fits the chart into its height
LEVELS, GROWTH = (205, 24), (340, 268)  # pixels from the top: the smallest and the largest value


def level_and_growth(
    points: list[Point], known: Catalogue, text: Text, palette: Palette
) -> alt.LayerChart:
    """One area's levels as a line, and its growth rates as marks that nothing joins.

    ``points`` hold both statistics. Growth is what sources print, never worked out from the
    levels (docs/figures.md §2); where one of the two was not published, its half stays empty.
    """
    setting = Setting(known, text, palette)
    levels = [point for point in points if not is_growth(point)]
    growth = [point for point in points if is_growth(point)]
    x, days = axes.time_axis(points), lines.span(points)
    y = axes.value_axis(text, range=list(LEVELS), padding=16)
    low = axes.value_axis(text, count=3, range=list(GROWTH), padding=8, zero=True)
    halves = [
        (levels, "!datum.growth", y, [lines.line(literal(alt.Color, "color"))]),
        (growth, "datum.growth", low, [_zero(low, palette), _stems()]),
    ]
    layers = [
        alt.LayerChart(
            layer=[
                lines.breaks(setting),
                *body,
                lines.ticks(),
                lines.marks(setting, opens="growth" if own is growth else "level"),
                *lines.labels(palette),
            ],
            transform=[alt.FilterTransform(filter=kept)],
            encoding=axes.shared(x, axis),
        )
        for own, kept, axis, body in halves
        if own
    ]
    headings = [_heading(own, top, setting) for own, top in ((levels, 8), (growth, 238)) if own]
    return alt.LayerChart(
        layer=[*layers, *headings],
        data={"values": [mark for own in (levels, growth) for mark in _half(own, days, setting)]},
        height=HEIGHT,
        width="container",
        resolve={"scale": {"y": "independent"}},
        config=axes.look(palette),
    )


def _half(points: list[Point], days: tuple[int, int], setting: Setting) -> list[Mark]:
    """The marks of one statistic, the newest of them with its figure."""
    if not points:
        return []
    color = setting.palette["primaryColor"]
    painted = dict.fromkeys((point.area_id for point in points), color)
    factor, unit = scale(points, setting)
    values = lines.placed(points, painted, factor, setting)
    lines.name_newest(values, days, unit)
    return values


def _zero(y: alt.Y, palette: Palette) -> alt.Chart:
    """The line that growth rises from or falls below."""
    rule = {"type": "rule", "color": palette["grayColor"]}
    made = layer(rule, x=alt.value(0), x2=alt.value("width"), y=y)
    made.data = alt.InlineData(values=[{"value": 0, "growth": True}])
    return made


def _stems() -> alt.Chart:
    """From zero to each rate: rates are told apart, not joined."""
    return layer(
        {"type": "rule", "strokeWidth": 2},
        y2=alt.Y2Datum(0),
        color=literal(alt.Color, "color"),
        opacity=literal(alt.Opacity, "opacity"),
    )


def _heading(points: list[Point], top: int, setting: Setting) -> alt.Chart:
    """What a half counts in."""
    words = {"text": scale(points, setting)[1], "color": setting.palette["grayTextColor"]}
    style = {"type": "text", "align": "left", "fontSize": 12} | words
    made = layer(style, x=alt.value(0), y=alt.value(top))
    made.data = alt.InlineData(values=[{}])
    return made
