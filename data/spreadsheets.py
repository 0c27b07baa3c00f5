"""What a spreadsheet can hold: words in a cell, names of sheets, and how wide a column must be."""

import re
from collections.abc import Iterable
from unicodedata import east_asian_width

LONGEST = 32_767  # letters that a cell can hold, one beyond the basic plane counted twice
CUT = " […]"
DIGITS = 15  # that a spreadsheet keeps of a number; one with more is written as words
LONGEST_NAME = 31  # letters of a sheet's name
KEPT = "history"  # a name that spreadsheets keep to themselves
NARROWEST, WIDEST = 8, 60  # letters in a line

A4 = 9  # as spreadsheets number sizes of paper
TEXT = 49  # and formats: what is typed into such a cell stays as it is typed
ROW, LINE = 20, 15  # heights in points of a row, and of each further line of words in it
TALLEST = 400

# What XML cannot hold.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_UNFIT_IN_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f\ud800-\udfff\ufffe\uffff]")


def fitted(words: str, longest: int = LONGEST) -> str:
    """Words that a cell can hold; what is cut off leaves a mark."""
    plain = _UNFIT.sub("\ufffd", words)
    if 2 * len(plain) <= longest or _length(plain) <= longest:
        return plain
    return _beginning(plain, longest - len(CUT)) + CUT


def sheet_names(wanted: Iterable[str], untitled: str) -> list[str]:
    """Names that sheets can have: no sign that is kept from them, not too long, each but once."""
    names: list[str] = []
    taken = {KEPT}
    for name in wanted:
        base = _UNFIT_IN_NAME.sub("_", name).strip().strip("'") or untitled
        fit, number = _beginning(base, LONGEST_NAME).rstrip("'"), 1
        while fit.lower() in taken:
            number += 1
            ending = f" ({number})"
            fit = _beginning(base, LONGEST_NAME - len(ending)) + ending
        taken.add(fit.lower())
        names.append(fit)
    return names


def letters(words: str) -> int:
    """How wide words are, a Chinese character taking two."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in words)


def width(cells: Iterable[str]) -> int:
    """The width of a column in letters."""
    return min(max(max(map(letters, cells)) + 2, NARROWEST), WIDEST)


def height(cells: Iterable[tuple[str, int]]) -> int:
    """The height of a row in points, for words in columns of so many letters.

    Not every program makes room by itself for words that go over several lines.
    """
    lines = max(
        sum(max(1, -(-letters(line) // (room - 1))) for line in words.split("\n"))
        for words, room in cells
    )
    return min(ROW + (lines - 1) * LINE, TALLEST)


def _length(words: str) -> int:
    """In letters as spreadsheets count them."""
    return len(words) + sum(letter > "\uffff" for letter in words)


def _beginning(words: str, length: int) -> str:
    return words.encode("utf-16-le")[: 2 * length].decode("utf-16-le", errors="ignore")
