"""How large words may be so that they stay in their place on a slide. Nothing is cut."""

from collections.abc import Iterable

from components import fonts

LEADING = 1.25  # from line to line, of the letters' size
BOLDER = 1.1  # how much wider the widest fonts of an office are than the shipped one
LEAST = 12  # points: below, letters stay and lines are added
SMALLEST = 1
STEP = 0.5


def size(words: Iterable[str], largest: float, room: tuple[float, float], lines: int = 0) -> float:
    """The size in points at which paragraphs fit into a width and a height, ``largest`` at most.

    ``lines`` is how many there may be while the letters are legible; 0 as many as there is room
    for. What does not fit even so is set as small as it must be.
    """
    paragraphs, (width, height) = list(words), room
    found = largest
    while found > SMALLEST:
        count = sum(_lines(said, found, width) for said in paragraphs)
        if count * found * LEADING <= height and (not lines or found < LEAST or count <= lines):
            break
        found -= STEP
    return found


def height(words: str, size: float, width: float) -> float:
    """How high a paragraph is."""
    return _lines(words, size, width) * size * LEADING


def _lines(words: str, size: float, width: float) -> int:
    return max(1, len(fonts.wrap(words, size, width / BOLDER)))
