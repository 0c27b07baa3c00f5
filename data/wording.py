"""The sentences in which problems of the tables are told, in the reader's language."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from data.database import StoreClosedError
from data.desk.faults import DeskError
from data.model import Language, Problem

WORDS = Path(__file__).parent / "words"
LONGEST_VALUE = 60


@cache
def words(language: Language) -> dict[str, Any]:
    """All sentences of one language, by key."""
    return tomllib.loads((WORDS / f"{language}.toml").read_text(encoding="utf-8"))


def sentence(problem: Problem, language: Language) -> str:
    """Where the problem is, what was found, and what is allowed, as one sentence."""
    place = words(language)[_place(problem)].format(
        file=problem.file, row=problem.row, column=problem.column, cell=problem.cell
    )
    told = words(language)["problems"][problem.code].format(
        value=_shortened(problem.value), expected=problem.expected
    )
    separator = "：" if language == "zh" else ": "
    return f"{place}{separator}{told}"


def closed_store(closed: StoreClosedError, language: Language) -> str:
    """Why the database is closed, and what can be done."""
    return str(words(language)[closed.reason]).format(file=closed.place, reason=closed.detail)


def refusal(fault: DeskError, language: Language) -> str:
    """Why the desk does not do what was asked."""
    return str(words(language)["desk"][fault.code]).format(**fault.blanks)


def _place(problem: Problem) -> str:
    """Which of the words for a place fits: a file, a line, a cell, a column, a feature."""
    if problem.cell:
        return "sheet_cell"
    if problem.row and problem.column and problem.file.endswith(".geojson"):
        return "feature"
    if problem.row:
        return "cell" if problem.column else "line"
    return "column" if problem.column else "file"


def _shortened(value: str) -> str:
    return value if len(value) <= LONGEST_VALUE else value[: LONGEST_VALUE - 1] + "…"
