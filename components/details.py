"""Details side by side, and which of their words stay together where a line is full."""

import re
from collections.abc import Iterable

from components.figures import width

NO_BREAK, JOINER = "\u00a0", "\u2060"
LINE, TILE = 32, 24  # Latin letters for which a phone has room: in a line, in one of two tiles
DASHES = re.compile(r"[–—]|(?<=\d)-(?=\d)")  # where a line would break: Jan–Nov, 2020-10-27


def side_by_side(details: Iterable[str]) -> str:
    """Details in a line, those that are empty left out; a full line breaks before a dot."""
    return f" ·{NO_BREAK}".join(whole(said, LINE) for said in details if said)


def whole(words: str, longest: int) -> str:
    """Words whose dashes do not break a line, and no space, unless they are longer than that."""
    return joined(words if width(words) > longest else words.replace(" ", NO_BREAK))


def joined(words: str) -> str:
    """Words whose dashes do not break a line."""
    return DASHES.sub(rf"{JOINER}\g<0>{JOINER}", words)
