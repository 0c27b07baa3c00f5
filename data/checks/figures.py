"""Rules of figures: ranks, and numbers within their bounds."""

import re
from collections.abc import Iterator

from data.cells import plain_number
from data.model import Problem
from data.reading import RawTables

LARGEST = 10**15  # a thousand million million; beyond, digits are lost


def ranks(raw: RawTables) -> Iterator[Problem]:
    """A rank says within which area it ranks, and is a whole number where one is given.

    Any other statistic has a value and names no ranking area. Only a rank may be without a
    value (位居全市前列: among the first, without saying which).
    """
    for table in raw.observations:
        if not {"statistic", "rank_in"} <= set(table.columns):
            continue
        for row in table.rows:
            value, is_rank = row["value"], row["statistic"] == "rank"
            if is_rank and not row["rank_in"]:
                yield Problem("rank_without_area", table.file, row.line, "rank_in")
            if not is_rank and row["rank_in"]:
                yield Problem("rank_in_misplaced", table.file, row.line, "rank_in", row["rank_in"])
            if not is_rank and not value and "value" in table.columns:
                yield Problem("empty_cell", table.file, row.line, "value")
            if is_rank and value and not re.fullmatch(r"[1-9][0-9]*", value):
                yield Problem("bad_rank", table.file, row.line, "value", value, "1, 2, 3 …")


def numbers(raw: RawTables) -> Iterator[Problem]:
    """A factor and a precision are above zero; decimals are not below it."""
    limits = (("units.csv", "factor", True), ("indicators.csv", "decimals", False))
    placed = ("areas.csv", "projects.csv", *(table.file for table in raw.places))
    for file, column, above in limits + tuple((file, "precision_m", True) for file in placed):
        for row in raw.rows(file):
            number = plain_number(row[column])
            if number is not None and (number < 0 or (above and number == 0)):
                expected = "> 0" if above else "≥ 0"
                yield Problem("out_of_range", file, row.line, column, row[column], expected)
    for table in raw.observations:
        for row in table.rows:
            number = plain_number(row["value"])
            if number is not None and abs(number) >= LARGEST:
                yield Problem(
                    "out_of_range", table.file, row.line, "value", row["value"], f"< {LARGEST:,}"
                )
