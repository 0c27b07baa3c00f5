"""Charts made of rows: a name at the left, marks in the middle, the figure as printed at the right.

Names and figures stand outside the scale of values, at the picture's edges: Vega then leaves
them the room they need on any screen, and bars take what is left.
"""

from typing import Any

import altair as alt

from components.charts import axes, words
from components.charts.marks import Mark, Setting, layer, literal, mark, tooltip
from data.series import Point

NAME, FIGURE = 19, 20  # letters in a line
GAP = 8
BAND = 0.62  # of its row that a bar fills
FIGURES = "datum.role == 'figure'"
ASIDE = {"▴": "▸", "▾": "◂", "": ""}


def placed(point: Point, row: int, color: str, factor: float, setting: Setting) -> Mark:
    """The mark of a point in a row; its tick points to where the figure lies, as the row runs."""
    made = mark(point, color, factor, setting)
    tick = ASIDE[made["tick"]]
    aside = {"tick": tick, "bar_tick": "◇" if point.derived else tick}
    return made | {"row": row, "role": "figure"} | aside


def words_at(row: int, name: str, said: str, setting: Setting, **look: Any) -> Mark:
    """The words of a row. ``strong`` makes them bold, inks colour name and figure."""
    ink = setting.palette["textColor"]
    style = {"strong": False, "name_ink": ink, "said_ink": ink} | look
    lines = {"name": words.wrapped(name, NAME), "said": broken(said)}
    counts = {f"{key}_lines": line.count("\n") for key, line in lines.items()}
    # Vega sets the first of several lines where a single one would stand.
    above = {f"{key}_dy": -line.count("\n") * words.LINE / 2 for key, line in lines.items()}
    return {"row": row, "role": "words"} | lines | counts | above | style


def in_lines(
    row: int, name: str, said: list[tuple[str, str]], setting: Setting, **look: Any
) -> list[Mark]:
    """The words of a row with several figures, each in its own line and colour: (words, ink)."""
    broken_up = [(broken(words), ink) for words, ink in said]
    heights = [lines.count("\n") + 1 for lines, _ in broken_up]
    made = []
    for number, (lines, ink) in enumerate(broken_up):
        own = words_at(row, "" if number else name, lines, setting, said_ink=ink, **look)
        top = sum(heights[:number]) - (sum(heights) - 1) / 2
        made.append(own | {"said_lines": sum(heights) - 1, "said_dy": top * words.LINE})
    return made


def names() -> alt.Chart:
    """The names, at the left of the marks."""
    return _edge("name", alt.value(0), align="right", dx=-GAP)


def figures(**look: Any) -> alt.Chart:
    """The figures as printed, in a column at the right of the marks."""
    return _edge("said", alt.value("width"), align="left", dx=2 * GAP, **look)


def bars(x: alt.X, setting: Setting) -> alt.Chart:
    """Bars from zero; hollow for a bound, for what was derived and for what is unsure."""
    return layer(
        {"type": "bar", "height": {"band": BAND}, "strokeWidth": 1.5},
        FIGURES,
        opens="bar",
        x=x,
        y=row_axis(),
        stroke=literal(alt.Stroke, "color"),
        fill=literal(alt.Fill, "fill"),
        opacity=literal(alt.Opacity, "opacity"),
        tooltip=tooltip(setting),
    )


def dots(x: alt.X, setting: Setting, only: str = FIGURES, size: int = 90) -> alt.Chart:
    """Marks that no line joins."""
    return layer(
        {"type": "point", "size": size, "strokeWidth": 2, "fillOpacity": 1},
        only,
        opens="dot",
        x=x,
        y=row_axis(),
        stroke=literal(alt.Stroke, "color"),
        fill=literal(alt.Fill, "fill"),
        shape=literal(alt.Shape, "shape"),
        strokeOpacity=literal(alt.StrokeOpacity, "opacity"),
        tooltip=tooltip(setting),
    )


def ticks(x: alt.X, field: str = "bar_tick") -> alt.Chart:
    """The tick of a bound beside its mark; beside a bar, which has no shape, a diamond too."""
    aside = alt.expr(f"datum.value < 0 ? -{GAP} : {GAP}")
    return layer(
        {"type": "text", "dx": aside, "fontSize": 12},
        f"{FIGURES} && datum.{field} != ''",
        x=x,
        y=row_axis(),
        text=alt.Text(field=field, type="nominal"),
        color=literal(alt.Color, "color"),
    )


def zero(x: alt.X, setting: Setting) -> alt.Chart:
    """Where bars begin."""
    rule = layer({"type": "rule", "color": setting.palette["grayColor"]}, x=x)
    rule.data = alt.InlineData(values=[{"value": 0}])
    return rule


def row_axis() -> alt.Y:
    """Rows from top to bottom, in the order of their numbers."""
    scale = alt.Scale(type="band", paddingInner=0, paddingOuter=0)
    return alt.Y(field="row", type="ordinal", scale=scale, axis=None)


def measure(field: str = "value", axis: alt.Axis | None = None, **scale: Any) -> alt.X:
    """The scale of values; as a rule with no axis, for each figure is printed beside its mark."""
    look = alt.Scale(**({"nice": False} | scale))
    return alt.X(field=field, type="quantitative", scale=look, axis=axis)


def chart(layers: list[alt.Chart], values: list[Mark], setting: Setting) -> alt.LayerChart:
    """The layers over their marks, each row as high as the one with most lines."""
    lines = max(v[f"{k}_lines"] for v in values if v["role"] == "words" for k in ("name", "said"))
    return alt.LayerChart(
        layer=layers,
        data={"values": values},
        height=alt.Step(words.LINE * (lines + 1) + 8),
        width="container",
        config=axes.look(setting.palette),
    )


def _edge(field: str, at: Any, **look: Any) -> alt.Chart:
    style = {
        "type": "text",
        "fontSize": 12,
        "lineHeight": words.LINE,
        "lineBreak": "\n",
        "baseline": "middle",
        "fontWeight": alt.expr("datum.strong ? 600 : 400"),
        "dy": alt.expr(f"datum.{field}_dy"),
    }
    return layer(
        style | look,
        "datum.role == 'words'",
        x=at,
        y=row_axis(),
        text=alt.Text(field=field, type="nominal"),
        color=literal(alt.Color, f"{field}_ink"),
    )


def broken(said: str) -> str:
    """A figure in words, in lines that leave the marks room on a phone."""
    return "\n".join(words.wrapped(line, FIGURE) for line in said.split("\n"))
