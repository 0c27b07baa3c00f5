"""``check``: whether a folder of tables is sound."""

import json
from dataclasses import asdict
from pathlib import Path

from data.catalogue import examine
from data.commands.screen import told
from data.model import Language, Problem
from data.reading import RawTables
from data.wording import sentence


def check(folder: Path, language: Language, *, as_json: bool) -> int:
    """Print every problem, as sentences or as JSON."""
    raw, problems = examine(folder)
    if as_json:
        print(json.dumps([_told(p, language) for p in problems], ensure_ascii=False, indent=2))
    else:
        print(report(raw, problems, language))
    return 1 if problems else 0


def report(raw: RawTables, problems: list[Problem], language: Language) -> str:
    """What is wrong, a line for each problem; or that nothing is."""
    if not problems:
        rows = sum(len(table.rows) for table in raw.tables.values())
        return told("sound", language, tables=len(raw.tables), rows=rows)
    heading = told("unsound", language, count=len(problems))
    return "\n".join([heading, *(sentence(problem, language) for problem in problems)])


def _told(problem: Problem, language: Language) -> dict[str, object]:
    return asdict(problem) | {"message": sentence(problem, language)}
