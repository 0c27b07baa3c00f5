"""What the text of one cell holds: a number, or words that a spreadsheet must not run."""

import math
import re

NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")
# What a spreadsheet takes for the beginning of a formula; the full-width ones where it is Chinese.
_FORMULA = tuple("=+-@\t\r＝＋－＠")
_SIGNED = re.compile(r"[+-]?\d+(\.\d+)?%?")


def plain_number(text: str) -> float | None:
    """The number a cell holds; None for anything that is not a plain, finite decimal number."""
    if not NUMBER.fullmatch(text):
        return None
    number = float(text)
    return number if math.isfinite(number) else None


def harmless(text: str) -> str:
    """The text, led by an apostrophe where a spreadsheet would run it.

    One that is led by an apostrophe already is led by one more, so that ``as_meant`` finds it.
    """
    return f"'{text}" if _is_run(text.lstrip("'")) else text


def as_meant(text: str) -> str:
    """The text before ``harmless``."""
    return text[1:] if text.startswith("'") and _is_run(text.lstrip("'")) else text


def _is_run(text: str) -> bool:
    begins = text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA)
    return begins and not _SIGNED.fullmatch(text)
