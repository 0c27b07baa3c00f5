"""The layers of a line: breaks, the line itself, ticks of bounds, marks, and words at its end.

All read one set of marks (``marks.py``), and share the chart's axes of time and of values.
"""

import re
from typing import Any

import altair as alt

from components import captions
from components.charts import words
from components.charts.marks import Mark, Setting, joined, layer, literal, mark, tooltip
from components.theme import Palette
from data.series import Point


def placed(
    points: list[Point], colors: dict[str, str], factor: float, setting: Setting
) -> list[Mark]:
    """A mark for each point, with what it is joined with and where its series breaks.

    ``colors`` are by area; ``label`` is filled by the chart that names a point.
    """
    return [
        mark(point, colors[point.area_id], factor, setting)
        | {
            "joined": is_joined,
            "broken": bool(point.breaks),
            "note": " ".join(captions.breaks(point.breaks, setting.known, setting.text)),
            "label": "",
            "label_lines": 0,
            "align": "right",
        }
        for point, is_joined in zip(points, joined(points), strict=True)
    ]


def newest(values: list[Mark]) -> Mark:
    """The newest mark of a line; one that stands apart only where there is no other."""
    return ([value for value in values if not value["apart"]] or values)[-1]


def name_newest(values: list[Mark], span: tuple[int, int], unit: str, letters: int = 40) -> None:
    """Let the newest mark of one line bear its figure; ``span`` is the axis of time, in days.

    The unit that the axis is said to have is not said again.
    """
    end = newest(values)
    first, last = span
    side = "left" if 2 * end["order"] < first + last else "right"
    end["align"] = "center" if first == last else side
    end["label"] = words.wrapped(_without(unit, end["printed"]), letters)
    end["label_lines"] = end["label"].count("\n")


def _without(unit: str, printed: str) -> str:
    """A figure without its unit, which may stand there in two words: 11.01 万 户 of 万户."""
    letters = r"\s*".join(map(re.escape, "".join(unit.split())))
    return re.sub(rf"\s*{letters}$", "", printed)


def break_once(values: list[Mark], points: list[Point], setting: Setting) -> bool:
    """Whether lines break at different times; where all break at one, a single mark bears it.

    Its note then names all areas.
    """
    broken = [value for value in values if value["broken"]]
    if len({value["order"] for value in broken}) != 1:
        return len(broken) > 1
    for value in broken:
        value["broken"] = False
    found = [one for point in points for one in point.breaks]
    said = captions.breaks(found, setting.known, setting.text)
    broken[-1] |= {"broken": True, "note": " ".join(said)}
    return False


def span(points: list[Point]) -> tuple[int, int]:
    """The first and the last day of an axis, as ordinal numbers."""
    days = [point.period.end.toordinal() for point in points]
    return min(days), max(days)


def breaks(setting: Setting, *, colored: bool = False) -> alt.Chart:
    """A dashed rule where the definition changes, with its reason.

    ``colored``: in the colour of the line that it breaks, where there are several.
    """
    title = setting.text("chart.break")
    rule = {"type": "rule", "strokeDash": [3, 3], "color": setting.palette["grayColor"]}
    channels: dict[str, Any] = {"y": alt.value(0), "y2": alt.value("height")}
    if colored:
        # Not its colour: the legend is of that, and the first layer decides whether there is one.
        channels["stroke"] = literal(alt.Stroke, "color")
    channels["tooltip"] = [alt.Tooltip(field="note", type="nominal", title=title)]
    return layer(rule, "datum.broken", **channels)


def line(color: alt.Color, stroke: float = 2.5) -> alt.Chart:
    """The line, joined within a segment only; a point alone in its segment draws none."""
    return layer(
        {"type": "line", "strokeWidth": stroke},
        "datum.joined",
        color=color,
        detail=[alt.Detail(field="segment", type="nominal")],
        order=alt.Order(field="order", type="quantitative"),
    )


def marks(setting: Setting, size: int = 80, opens: str = "figure") -> alt.Chart:
    """The marks: hollow for a bound, a diamond for what was derived, faint for what is unsure.

    ``opens`` as of ``layer``.
    """
    point = {"type": "point", "size": size, "strokeWidth": 2, "fillOpacity": 1}
    return layer(
        point,
        opens=opens,
        stroke=literal(alt.Stroke, "color"),
        fill=literal(alt.Fill, "fill"),
        shape=literal(alt.Shape, "shape"),
        strokeOpacity=literal(alt.StrokeOpacity, "opacity"),
        tooltip=tooltip(setting),
    )


def ticks() -> alt.Chart:
    """The tick of a bound, on the side where the figure lies."""
    aside = alt.expr("datum.tick == '▾' ? 11 : -12")
    return layer(
        {"type": "text", "dy": aside, "fontSize": 13},
        "datum.tick != ''",
        text=alt.Text(field="tick", type="nominal"),
        color=literal(alt.Color, "color"),
    )


def labels(palette: Palette, size: int = 13) -> list[alt.Chart]:
    """The words of the marks that have any, above them and inwards from the nearer edge.

    Under them the page's colour, so that no line strikes them through.
    """
    style = {
        "type": "text",
        "fontSize": size,
        "fontWeight": 600,
        "lineBreak": "\n",
        "lineHeight": size + 2,
        "align": alt.expr("datum.align"),
        "dx": alt.expr("datum.align == 'left' ? -8 : datum.align == 'right' ? 8 : 0"),
        "dy": alt.expr(f"-{size} - {size + 2} * datum.label_lines"),
    }
    page = palette["backgroundColor"]
    halo = style | {"stroke": page, "strokeWidth": 4, "strokeJoin": "round"}
    return [layer(look, "datum.label != ''", **_words()) for look in (halo, style)]


def names() -> alt.Chart:
    """The words of the marks that have any, at the right edge of the picture."""
    style = {"type": "text", "fontSize": 12, "fontWeight": 600, "align": "left"}
    return layer(
        style | {"baseline": "middle"}, "datum.label != ''", x=alt.value("width"), **_words()
    )


def _words() -> dict[str, Any]:
    text = alt.Text(field="label", type="nominal")
    return {"text": text, "color": literal(alt.Color, "color")}
