"""Text files whose cells are parted by commas, semicolons or tabs."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from data.intake import limits
from data.intake.sheet import RefusedError
from data.intake.shown import plain
from data.model import Problem

# One that stands in numbers and sentences too comes after one that seldom does.
DELIMITERS = ("\t", ";", ",")
_SAMPLE = 1000
_UNLIKE = re.compile(r"[\r\t]")
csv.field_size_limit(2**31 - 1)  # a long cell has its own sentence


def rows(text: str, sheet: str) -> Iterator[tuple[str, ...]]:
    """The rows of the table, each as long as it is filled; blank lines are empty rows.

    Raises RefusedError where quotation marks do not close, or where it is too much.
    """
    columns = 0
    for number, record in enumerate(_records(text, _delimiter(text))):
        joined = "".join(record)
        cells = [plain(cell) for cell in record] if _UNLIKE.search(joined) else record
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            limits.check_place(sheet, number, len(cells) - 1)
        if len(joined) > limits.LONGEST_CELL:
            limits.check_texts(sheet, number, cells)
        columns = max(columns, len(cells))
        limits.check_cells((number + 1) * columns)
        yield tuple(cells)


def _delimiter(text: str) -> str:
    """What parts the cells: that by which most records come to the same number of cells.

    Where several do equally well, a tab is taken before what gives the most cells. Raises
    RefusedError where by none there is more than one column, and quotation marks are why.
    """
    best, highest = "", (0.0, False, 0)
    unclosed: RefusedError | None = None
    for delimiter in DELIMITERS:
        try:
            sample = [len(r) for r in islice(_records(text, delimiter), _SAMPLE) if r]
        except RefusedError as refusal:
            unclosed = refusal
            continue
        columns, times = Counter(sample).most_common(1)[0] if sample else (0, 0)
        rank = (times / max(1, len(sample)), delimiter == "\t", columns)
        if columns > 1 and rank > highest:
            best, highest = delimiter, rank
    if unclosed and not best:
        raise unclosed
    return best or ","


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for record in reader:
            yield record
            line = reader.line_num + 1
    except csv.Error:
        raise RefusedError(Problem("unclosed_quote", "", line)) from None
