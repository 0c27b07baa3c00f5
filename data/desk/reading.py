"""The figures of a file that was handed in, of all its sheets."""

from collections.abc import Mapping as Mappings
from dataclasses import dataclass

from data.catalogue import Catalogue
from data.intake import candidates, template
from data.intake.extract import document
from data.intake.mapping import Mapping
from data.intake.sheet import Candidate, Sheet, Upload
from data.model import Problem


@dataclass(frozen=True)
class Reading:
    """What was read; ``document`` is the text of what was read, in which each quote stands."""

    candidates: tuple[Candidate, ...]
    problems: tuple[Problem, ...]
    doubts: tuple[Problem, ...]
    document: str


def to_map(upload: Upload) -> tuple[Sheet, ...]:
    """The sheets of which a person says how to read them: none where our own form is among them."""
    return () if any(map(template.is_template, upload.sheets)) else upload.sheets


def read(upload: Upload, mappings: Mappings[str, Mapping], known: Catalogue) -> Reading:
    """Read every sheet that is of our own form, or else that ``mappings`` tell how to read."""
    found: list[Candidate] = []
    problems: list[Problem] = []
    texts: list[str] = []
    for sheet in upload.sheets:
        if template.is_template(sheet):
            read_now = template.read(sheet, known, file=upload.name)
            texts.append(template.document(sheet))
        elif sheet.name in mappings:
            read_now = candidates.read(sheet, mappings[sheet.name], known, file=upload.name)
            texts.append(document(sheet, mappings[sheet.name]))
        else:
            continue
        found += read_now[0]
        problems += read_now[1]
        if sheet.hidden:
            problems.append(_unread(sheet, upload.name))
    return Reading(
        tuple(found),
        tuple(it for it in problems if it.code not in candidates.WARNINGS),
        tuple(it for it in problems if it.code in candidates.WARNINGS),
        "\n".join(texts),
    )


def _unread(sheet: Sheet, file: str) -> Problem:
    """That hidden rows and columns were not read, at the first of them."""
    first = sheet.hidden[0].partition(":")[0]
    cell = f"A{first}" if first.isdecimal() else f"{first}1"
    return Problem("hidden_unread", file, 0, sheet.name, ", ".join(sheet.hidden), cell=cell)
