"""What a printed map holds, read from its specification."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from components import fonts

Row = dict[str, Any]
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class View:
    width: float
    height: float
    shapes: list[Row]
    dots: list[Row]
    words: list[Row]

    @property
    def marks(self) -> list[Row]:
        """Dots and rings, without the faint circles around them."""
        return [dot for dot in self.dots if dot["stroke"]]

    @property
    def boxes(self) -> list[tuple[str, Box]]:
        """Each line of words, and the room that its letters take."""
        return [(row["said"], _box(row)) for row in self.words]


def view(part: Row) -> View:
    shapes, dots, _, words = (layer["data"]["values"] for layer in part["layer"])
    return View(part["width"], part["height"], shapes, dots, words)


def map_of(spec: Row) -> View:
    return view(spec["vconcat"][0])


def foot_of(spec: Row) -> View:
    return view(spec["vconcat"][1])


def shapes(spec: Row) -> list[Row]:
    """The shapes of the map, without those of its legend."""
    return map_of(spec).shapes


def said(spec: Row) -> list[str]:
    """The names on the map, those in several lines as one."""
    rows = enumerate(map_of(spec).words)
    # Lines of one name stand below each other, so far as one is high.
    start = {0: 0}
    words = map_of(spec).words
    for number in range(1, len(words)):
        above, row = words[number - 1], words[number]
        follows = abs(row["y"] - above["y"] - 1.25 * row["size"]) < 0.2 and row["x"] == above["x"]
        start[number] = start[number - 1] if follows else number
    return [
        " ".join(row["said"] for _, row in lines)
        for _, lines in groupby(rows, key=lambda pair: start[pair[0]])
    ]


def legend(spec: Row) -> list[str]:
    """The lines of words of the legend."""
    return [row["said"] for row in view(spec["vconcat"][2]).words]


def _box(row: Row) -> Box:
    width = fonts.width(row["said"], row["size"])
    left = row["x"] - {"left": 0, "center": 0.5, "right": 1}[row["align"]] * width
    return left, row["y"] - 0.9 * row["size"], left + width, row["y"] + 0.2 * row["size"]
