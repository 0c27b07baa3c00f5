"""The font of exported pictures: how wide words are, where lines break, what letters look like.

It is shipped, so that a picture is the same on every computer, whatever fonts that one has.
"""

import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from threading import Lock

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).parent
FILE = FOLDER / "DistrictSansSC-Regular.otf"
FAMILY = "District Sans SC"
EM = 1000  # the font's units to the height of a line of letters

# A piece that no line may break: a number with the first letter of its unit, a Latin word with what
# hangs on it, spaces, or one other character.
_PIECES = re.compile(r"[\d.,]+ [\u4e00-\u9fff]|[!-~\u00a1-\u2027\u2030-\u206f\u2212]+|\s+|.")
_NEVER_FIRST = frozenset("，。、；：？！）》】〉」』”’％…—·,.;:?!)]}%")
_NEVER_LAST = frozenset("（《【〈「『“‘([{")

# fontTools reads a letter when it is first asked for, and two threads may ask at once.
_LOCK = Lock()


@cache
def characters() -> dict[str, str]:
    """Every character that the font can draw, and the name of its glyph."""
    return {chr(code): name for code, name in _font().getBestCmap().items()}


@cache
def advance(character: str) -> int:
    """How far the next character stands off, of 1000; a character of no glyph has a full square."""
    name = characters().get(character)
    return int(_font()["hmtx"][name][0]) if name else EM


def width(words: str, size: float) -> float:
    """How wide words are in one line, in the unit of ``size``."""
    return sum(map(advance, words)) * size / EM


@cache
def outline(character: str) -> str:
    """A character as an SVG path, y upwards, 1000 units high; empty for a space."""
    with _LOCK:
        glyphs = _font().getGlyphSet()
        pen = SVGPathPen(glyphs)
        glyphs[characters()[character]].draw(pen)
        return str(pen.getCommands())


def wrap(words: str, size: float, room: float) -> list[str]:
    """Words in lines no wider than ``room``: Chinese between characters, Latin between words.

    No line begins with a mark that closes or ends with one that opens; a Latin word wider than
    the room, such as an address, is cut. A newline in the words ends a line.
    """
    return [
        line for paragraph in words.splitlines() for line in _wrapped(paragraph.strip(), size, room)
    ]


def _wrapped(paragraph: str, size: float, room: float) -> list[str]:
    lines, line = [], ""
    for piece in _pieces(paragraph, size, room):
        if line and width((line + piece).rstrip(), size) > room:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


def _pieces(paragraph: str, size: float, room: float) -> list[str]:
    """What stays together on a line."""
    small = [
        part
        for piece in _PIECES.findall(paragraph)
        for part in ([piece] if width(piece, size) <= room else piece)
    ]
    kept = small[:1]
    for before, piece in pairwise(small):
        together = piece[0] in _NEVER_FIRST or before[-1] in _NEVER_LAST
        if together and width(kept[-1] + piece, size) <= room:
            kept[-1] += piece
        else:
            kept.append(piece)
    return kept


@cache
def _font() -> TTFont:
    return TTFont(FILE, lazy=True)
