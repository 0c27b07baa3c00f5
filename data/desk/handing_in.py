"""From the figures of a file to what an editor is told of them: problems, doubts, differences."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from data.catalogue import catalogue
from data.columns import KEYS
from data.desk.difference import Compared, compared, neighbours
from data.desk.improbable import doubts
from data.desk.proposals import Content
from data.desk.publishing import Outcome, observations_file, outcome
from data.intake.sheet import Candidate
from data.model import Problem
from data.store.engines import Engine
from data.typed import Rows, observation_rows

Key = tuple[str, ...]
SAID = ("value", "qualifier", "rank_in", "rank_of", "status")  # what a figure says of its fact


@dataclass(frozen=True)
class Handed:
    """A file that was handed in: its name, its figures, and what is said of the report.

    ``about`` holds the source and the text of the file; its rows are those of the ``candidates``.
    """

    file: str
    candidates: Sequence[Candidate]
    about: Content


@dataclass(frozen=True)
class Examination:
    """What is told of a file that was handed in. With any problem it cannot be proposed."""

    content: Content
    problems: list[Problem]
    doubts: list[Problem]
    compared: list[Compared]


def examine(engine: Engine, folder: Path, handed: Handed, allowed: frozenset[str]) -> Examination:
    """Check the figures of a file and hold them against what holds.

    ``allowed`` are the indicators whose figures the person may hand in.
    """
    file, candidates, about = handed.file, handed.candidates, handed.about
    told = [*_stated_otherwise(candidates, file), *_of_others(candidates, file, allowed)]
    found: dict[Key, Candidate] = {}
    for candidate in candidates:
        found.setdefault(_key(candidate.row), candidate)
    rows = tuple(candidate.row for candidate in found.values())
    content = Content(about.source, rows, about.document)
    return _examined(engine, folder, content, _Places(file, found), told)


def look_again(engine: Engine, folder: Path, content: Content) -> Examination:
    """Check a proposal and hold it against what holds by now; its file is no longer at hand."""
    found = _examined(engine, folder, content, _Places("", {}), [])
    # What was doubtful when it was handed in is told with its cells; the rest only now.
    return replace(found, doubts=list(content.doubts) or found.doubts)


def _examined(
    engine: Engine, folder: Path, content: Content, where: "_Places", told: list[Problem]
) -> Examination:
    come_to = outcome(engine, folder, content)
    problems = [*told, *where.placed(come_to)]
    if problems:
        return Examination(content, problems, [], [])
    typed = typed_rows(come_to, content)
    held = neighbours(engine, typed)
    improbable = [
        where.at(row, code, _printed(row), f"{_printed(beside)} ({beside['period']})")
        for row, code, beside in doubts(typed, held)
    ]
    return Examination(content, [], improbable, compared(typed, held))


def typed_rows(come_to: Outcome, content: Content) -> Rows:
    """The figures of a proposal as they would be kept."""
    brought = {_key(row) for row in content.rows}
    rows = observation_rows(come_to.raw, catalogue(come_to.raw))
    return [row for row in rows if _key(row) in brought]


@dataclass(frozen=True)
class _Places:
    """Where in the file each figure stands."""

    file: str
    cells: Mapping[Key, Candidate]

    def at(self, row: Mapping[str, Any], code: str, value: str, expected: str) -> Problem:
        cell = self.cells.get(_key(row))
        if cell is None:
            about = ", ".join(filter(None, _key(row)))
            return Problem(code, about, value=value, expected=expected)
        return Problem(code, self.file, 0, cell.sheet, value, expected, cell.cell)

    def placed(self, come_to: Outcome) -> Iterator[Problem]:
        """The problems of the tables, each at the cell of the file from which its row was read."""
        file = observations_file(come_to.source_id)
        rows = {row.line: row for row in come_to.raw.rows(file)}
        for problem in come_to.problems:
            row = rows.get(problem.row) if problem.file == file else None
            if row and _key(row.cells) in self.cells:
                yield self.at(row.cells, problem.code, problem.value, problem.expected)
            else:
                yield problem


def _stated_otherwise(candidates: Sequence[Candidate], file: str) -> Iterator[Problem]:
    """The same figure in two cells that do not say the same."""
    first: dict[Key, Candidate] = {}
    for it in candidates:
        before = first.setdefault(_key(it.row), it)
        if any(before.row.get(name) != it.row.get(name) for name in SAID):
            other = f"{before.sheet} {before.cell}: {_words(before.row)}"
            value = _words(it.row)
            yield Problem("stated_otherwise", file, 0, it.sheet, value, other, it.cell)


def _of_others(
    candidates: Sequence[Candidate], file: str, allowed: frozenset[str]
) -> Iterator[Problem]:
    """Figures of indicators that are not the person's to hand in."""
    for it in candidates:
        if it.row["indicator_id"] not in allowed:
            found = it.row["indicator_id"]
            yield Problem("other_department", file, 0, it.sheet, found, cell=it.cell)


def _words(row: Mapping[str, str]) -> str:
    return " ".join(filter(None, (row.get(name, "") for name in SAID)))


def _key(row: Mapping[str, Any]) -> Key:
    return tuple([row.get(column, "") for column in KEYS["observations"]])


def _printed(row: Mapping[str, Any]) -> str:
    return f"{row['value']:.15g}"
