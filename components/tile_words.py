"""What a tile says, as Markdown: the same on a page and on the wall, each of which sets it."""

from dataclasses import dataclass

from components.details import whole
from components.text import literal
from components.tiles import Tile


@dataclass(frozen=True)
class Words:
    """The parts of a tile, each empty where it has none: the number does not break."""

    number: str
    unit: str
    chip: str
    under: str


def worded(tile: Tile, color: str) -> Words:
    """``color`` is that of the chip; under the figure stand its period and its remarks."""
    number, unit = tile.figure.number, tile.figure.unit
    under = " · ".join(literal(said) for said in (tile.period, *tile.remarks) if said)
    return Words(
        number=literal(whole(number)),
        unit=f" :small[{literal(unit)}]" if unit else "",
        chip=f":{color}-badge[{literal(tile.chip)}]" if tile.chip else "",
        under=f":gray[{under}]" if under else "",
    )
