"""What a tile says, as Markdown: the same on a page and on the wall, each of which sets it."""

from dataclasses import dataclass

from components.details import TILE, joined, whole
from components.text import literal
from components.tiles import Tile


@dataclass(frozen=True)
class Words:
    """The parts of a tile, each empty where it has none: number and unit do not break."""

    number: str
    unit: str
    chip: str
    details: tuple[str, ...]


def worded(tile: Tile, color: str) -> Words:
    """``color`` is that of the chip; under the figure stand its period and its remarks."""
    number, unit = tile.figure.number, tile.figure.unit
    details = (joined(said) for said in (tile.period, *tile.remarks) if said)
    return Words(
        number=literal(whole(number, TILE)),
        unit=f" :small[{literal(whole(unit, TILE))}]" if unit else "",
        chip=f":{color}-badge[{literal(tile.chip)}]" if tile.chip else "",
        details=tuple(f":gray[{literal(said)}]" for said in details),
    )
