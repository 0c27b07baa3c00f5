"""A picture of a briefing as an image on white paper; its words stand beside it as letters."""

from dataclasses import replace
from typing import Any, Literal

from components import exports
from components.briefing.brief import Illustration
from components.theme import Palette

PAPER = "#FFFFFF"
# Units across the 156 mm between the margins: letters of 12 are 9.5 points high on paper.
WIDTH = 560
LOW, HIGH = 150, 240  # units, of the part of a chart that bears the marks


def drawn(shown: Illustration, palette: Palette, form: Literal["png", "svg"]) -> bytes:
    """The chart alone, without the words that exports set above and below it."""
    colors = dict(palette.colors) | {"backgroundColor": PAPER}
    white = replace(palette, colors=tuple(colors.items()))
    chart = _fitted(shown.picture.chart or {})
    return exports.picture(chart, exports.Words(""), white, form=form, width=WIDTH)


def _fitted(chart: dict[str, Any]) -> dict[str, Any]:
    """A chart as high as suits its width: a line no higher, a few rows not squeezed to a strip."""
    height = chart.get("height")
    match height:
        case {"step": step}:
            rows = len({mark["row"] for mark in chart["datasets"][chart["data"]["name"]]})
            return chart | {"height": {"step": max(step, LOW / rows)}}
        case int() | float():
            return chart | {"height": min(height, HIGH)}
        case _:
            return chart
