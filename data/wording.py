"""The sentences in which problems of the tables are told, in the reader's language."""

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.database import StoreClosedError
from data.desk.faults import DeskError
from data.model import Language, Problem

if TYPE_CHECKING:
    from data.desk.tampering import Fault, Verdict  # a check of tables needs no database

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
    separator = "：" if language == "zh" else ": "
    return f"{place}{separator}{told(problem, language)}"


def told(problem: Problem, language: Language) -> str:
    """The sentence without the place, where that is plain to see."""
    said: str = words(language)["problems"][problem.code]
    return said.format(value=_shortened(problem.value), expected=problem.expected)


def closed_store(closed: StoreClosedError, language: Language) -> str:
    """Why the database is closed, and what can be done."""
    return str(words(language)[closed.reason]).format(file=closed.place, reason=closed.detail)


def refusal(fault: DeskError, language: Language) -> str:
    """Why the desk does not do what was asked."""
    return str(words(language)["refused"][fault.code]).format(**fault.blanks)


def verdict(found: "Verdict", language: Language) -> str:
    """Whether the audit log is as it was written, and what to note down of it."""
    told = words(language)["audit"]
    if found.found:
        lines = [told["tampered"].format(count=found.count, found=found.found)]
    elif found.head:
        lines = [told["sound"].format(count=found.count)]
    else:
        lines = [told["empty"]]
    if found.head:
        lines.append(told["head"].format(head=found.head))
    if found.found > len(found.faults):
        lines.append(told["first"].format(count=len(found.faults)))
    return "\n".join(lines)


def tampered(fault: "Fault", language: Language) -> str:
    """What is wrong with which entry of the audit log, as one sentence."""
    told = words(language)["audit"][fault.code]
    return str(told).format(number=fault.number, detail=fault.detail)


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
