"""Details side by side, and which of their words stay together where a line is full."""

from collections.abc import Iterable

NO_BREAK = "\u00a0"


def side_by_side(details: Iterable[str]) -> str:
    """Details in a line, those that are empty left out; a full line breaks before a dot."""
    return f" ·{NO_BREAK}".join(whole(said) for said in details if said)


def whole(words: str) -> str:
    """Words whose spaces do not break a line."""
    return words.replace(" ", NO_BREAK)
