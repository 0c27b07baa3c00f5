"""Words inside a picture: how wide they are, where they break, and names by their ids.

Widths are guesses for a sans-serif at 12 px, on the safe side. A chart does not know how wide
the reader's screen is, so what must fit is made to fit the narrowest, a phone's.
"""

import json
from collections import Counter
from unicodedata import east_asian_width

from components.figures import width
from components.text import Text
from data.catalogue import Catalogue

PHONE = 340  # pixels that a chart has on a screen of 390
LETTER = 6.6  # pixels of a Latin letter; a Chinese character takes two
LINE = 16  # pixels from one line to the next


def pixels(words: str) -> float:
    """The width of the widest line."""
    return max(width(line) for line in words.split("\n")) * LETTER


def wrapped(words: str, letters: int) -> str:
    """The words in lines of so many letters; Chinese breaks anywhere, English at spaces."""
    lines = [""]
    for piece in _pieces(words):
        if lines[-1] and width(lines[-1] + piece.rstrip()) > letters:
            lines.append("")
        lines[-1] += piece
    return "\n".join(line.strip() for line in lines)


def area_names(area_ids: list[str], known: Catalogue, text: Text) -> dict[str, str]:
    """The name of each area, once; where two have one name, with the area they lie in."""
    names = {area_id: known.areas[area_id].name(text.language) for area_id in area_ids}
    counts = Counter(names.values())
    return {
        area_id: name if counts[name] == 1 else _within(area_id, name, known, text)
        for area_id, name in names.items()
    }


def lookup(names: dict[str, str]) -> str:
    """A Vega expression that says the name of what is labelled by its id.

    A name in several lines is a list, which is how Vega breaks a line.
    """
    lines = {key: name.split("\n") for key, name in names.items()}
    return f"({json.dumps(lines)})[datum.value]"


def _within(area_id: str, name: str, known: Catalogue, text: Text) -> str:
    parent = known.areas.get(known.areas[area_id].parent_id)
    place = parent.name(text.language) if parent else area_id
    return text("chart.within", area=name, parent=place)


def _pieces(words: str) -> list[str]:
    """What may not be broken: a Latin word with the space after it, or a Chinese character.

    No line begins with a mark that closes, so a mark stays with what stands before it.
    """
    pieces: list[str] = []
    for letter in words:
        opens = east_asian_width(letter) in "WF" and letter not in "，；。：）”%"
        if not pieces or opens or pieces[-1][-1] == " " or _wide(pieces[-1][-1]):
            sticks = bool(pieces) and letter in "，；。：）”,;.:)%"
            if not sticks:
                pieces.append(letter)
                continue
        pieces[-1] += letter
    return pieces


def _wide(letter: str) -> bool:
    return east_asian_width(letter) in "WF"
