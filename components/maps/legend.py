"""What the shades of a map mean: a list of its classes, the highest first."""

from typing import Any

from components.maps.shading import Shading
from components.text import Text
from components.theme import Palette, Rgb

ROW = 22  # pixels from one class to the next
SWATCH = 30  # pixels that a swatch is wide
GAP = 6
WIDTH = 10 * SWATCH  # what the legend is wide in its own units; the page may be wider
STRIPES = 5  # lines in the swatch of a hatching


def legend(shown: Shading, text: Text, palette: Palette) -> dict[str, Any]:
    """A Vega-Lite specification: a swatch and its words for each class, and one for the hatching.

    There is none for the hatching where no area is hatched.
    """
    labels = [(shade.label, hexadecimal(shade.color)) for shade in reversed(shown.shades)]
    empty = [(shown.hatching(text), palette["backgroundColor"])] if shown.without else []
    rows = [
        {"label": label, "color": color, "y": number, "x": 0, "x2": SWATCH, "words": SWATCH + GAP}
        for number, (label, color) in enumerate([*labels, *empty])
    ]
    step = SWATCH / STRIPES
    stripes = [{"x": step * (n + 0.5), "y": len(labels)} for n in range(STRIPES) if empty]
    scale = {"domain": [0, WIDTH], "nice": False}
    x = {"field": "x", "type": "quantitative", "axis": None, "scale": scale}
    y = {"field": "y", "type": "ordinal", "axis": None}
    fill = {"type": "bar", "height": ROW - 8, "stroke": palette["grayColor"], "strokeWidth": 0.5}
    stripe = {"type": "text", "text": "╱", "fontSize": 12, "color": palette["grayColor"]}
    words = {"type": "text", "align": "left", "fontSize": 13, "color": palette["textColor"]}
    color = {"field": "color", "scale": None}
    return {
        "width": "container",
        "height": {"step": ROW},
        "layer": [
            {
                "data": {"values": rows},
                "mark": fill,
                "encoding": {"x": x, "x2": {"field": "x2"}, "y": y, "color": color},
            },
            {"data": {"values": stripes}, "mark": stripe, "encoding": {"x": x, "y": y}},
            {
                "data": {"values": rows},
                "mark": words | {"baseline": "middle"},
                "encoding": {"x": x | {"field": "words"}, "y": y, "text": {"field": "label"}},
            },
        ],
    }


def hexadecimal(color: Rgb) -> str:
    return "#{:02x}{:02x}{:02x}".format(*color)
