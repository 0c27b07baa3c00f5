"""The scale: a bar of a round length, drawn where the map opens, and true at its latitude."""

import math

import pydeck as pdk

from components.maps.features import SOLID, drawn, layer
from components.maps.view import DEGREE_M, Frame
from components.text import Text
from components.theme import Palette

SHARE = 0.22  # of the width that is seen, which the bar takes at most
EDGE = 0.06  # how far from the corner it stands, as a share of the width
TICK = 0.012  # how high its ends stand, as a share of the width
STEPS = 6  # points of the bar, for names to keep off it
ROUND = (1, 2, 5)


def length(metres: float) -> float:
    """The longest round length, 1, 2 or 5 times a power of ten, within some metres."""
    power = 10 ** math.floor(math.log10(metres))
    return float(max(step * power for step in ROUND if step * power <= metres))


def label(metres: float, text: Text) -> str:
    """A length in words: 5 km, 200 m."""
    if metres >= 1000:
        return text("map.kilometres", number=f"{metres / 1000:g}")
    return text("map.metres", number=f"{metres:g}")


def bar(frame: Frame) -> tuple[float, list[tuple[float, float]]]:
    """The length of the bar in metres, and its line, at the lower left of what is seen."""
    west, south, east, _ = frame.box
    across = (east - west) * DEGREE_M * math.cos(math.radians(south))
    metres = length(across * SHARE)
    size = metres / across * (east - west)
    x, y = west + EDGE * (east - west), south + EDGE * (east - west)
    top = y + TICK * (east - west)
    steps = [(x + size * n / STEPS, y) for n in range(STEPS + 1)]
    return metres, [(x, top), *steps, (x + size, top)]


def scale(frame: Frame, palette: Palette) -> pdk.Layer:
    """The bar; its length stands above it among the names."""
    course = {"geometry": {"type": "LineString", "coordinates": bar(frame)[1]}}
    color = [*palette.rgb("grayTextColor"), 255]
    drawn_bar = drawn(course, label="", line=color, width=1.5, dash=SOLID)
    return layer([drawn_bar], "scale", pickable=False)
