"""Details side by side, and which of their words stay together where a line is full."""

import re
from collections.abc import Iterable

NO_BREAK, JOINER = "\u00a0", "\u2060"
DASHES = re.compile(r"[–—]|(?<=\d)-(?=\d)")  # where a line would break: Jan–Nov, 2020-10-27


def side_by_side(details: Iterable[str]) -> str:
    """Details in a line, those that are empty left out; a full line breaks before a dot."""
    return f" ·{NO_BREAK}".join(whole(said) for said in details if said)


def whole(words: str) -> str:
    """Words whose spaces and dashes do not break a line."""
    return joined(words.replace(" ", NO_BREAK))


def joined(words: str) -> str:
    """Words whose dashes do not break a line."""
    return DASHES.sub(rf"{JOINER}\g<0>{JOINER}", words)
