"""From a proposal to a release: what the files are to be, whether they are sound, and publishing.

A release of the desk changes the files of the tables too, so that each release is a whole folder
that can be checked, exported and taken in again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from data.access import Person
from data.catalogue import catalogue, examined
from data.columns import COLUMNS, KEYS
from data.desk import audit, proposals, seals
from data.desk.faults import DeskError
from data.desk.proposals import Cells, Content, Decision
from data.model import Problem, UnsoundTablesError
from data.reading import RawTables, parse_table, taken
from data.store.engines import Engine, Transaction
from data.store.kept import FILES, at
from data.store.merging import SOURCES, Files, with_text, written
from data.store.opening import NOW
from data.store.releases import Change, Draft, Release, newest, published, restored
from data.typed import observation_rows


@dataclass(frozen=True)
class Outcome:
    """What a proposal would come to: the files that change, and what would be wrong.

    ``raw`` holds all small tables and the observations of the proposal's source alone.
    """

    source_id: str
    files: dict[str, str]
    raw: RawTables
    problems: list[Problem]


def observations_file(source_id: str) -> str:
    return f"observations/{source_id}.csv"


def outcome(engine: Engine | Transaction, folder: Path, content: Content) -> Outcome:
    """What the files would be after a proposal, and every problem of them.

    Of the observations only the source's own are looked at: no rule spans two sources.
    """
    source_id = content.source["source_id"]
    file = observations_file(source_id)
    asked = FILES.filter(~FILES.file.startswith("observations/") | (FILES.file == file))
    held = {row["file"]: row["content"] for row in engine.fetch(at(asked, NOW))}
    files, problems = changed(held, content)
    raw, faults = taken(folder, held | files)
    found = [*problems, *examined(raw, faults, quick=True)]
    return Outcome(source_id, files, raw, found)


def changed(held: Files, content: Content) -> tuple[dict[str, str], list[Problem]]:
    """The files that a proposal makes otherwise than they are held, as it makes them.

    A source that is said to be new must not be held, and any other must. What is held of a known
    source, whoever changed it meanwhile, is left as it is.
    """
    source_id = content.source["source_id"]
    table = observations_file(source_id)
    sources = parse_table(SOURCES, held.get(SOURCES, ""))[0]
    known = {row["source_id"]: row.cells for row in (sources.rows if sources else ())}
    if content.is_new_source == (source_id in known):
        code = "source_taken" if content.is_new_source else "source_gone"
        return {}, [Problem(code, SOURCES, value=source_id)]
    source = known.get(source_id, content.source)
    document = source.get("document") or f"{source_id}.txt"
    text = f"documents/{document}"
    # The text of a source that had none would lack the quotes of the figures it has already.
    texts = bool(content.document) and (text in held or table not in held)
    made = {table: _with_rows(held.get(table, ""), "observations", content.rows)}
    if texts or content.is_new_source:
        stated = source | ({"document": document} if texts else {})
        made[SOURCES] = _with_rows(held.get(SOURCES, ""), "sources", (stated,))
    if texts:
        made[text] = with_text(held.get(text, ""), content.document)
    return {file: said for file, said in made.items() if said != held.get(file)}, []


# What a table that is handed in leaves unsaid of a figure, and what it never says: that stays.
UNSTATED = ("named_areas", "break_before", "break_zh", "break_en", "note_zh", "note_en")
NEVER_STATED = ("confidence",)


def _with_rows(held: str, form: str, rows: tuple[Cells, ...]) -> str:
    """A table in which each row stands in the place of the one with its key, else at the end."""
    table = parse_table(form, held)[0] if held else None
    columns = table.columns if table else tuple(c.name for c in COLUMNS[form] if c.required)
    before = {_key(form, row.cells): _filled(row.cells) for row in (table.rows if table else ())}
    after = {_key(form, row): _filled(row) for row in rows}
    for key in before.keys() & after.keys():
        stays = _of(before[key], NEVER_STATED)
        after[key] = _of(before[key], UNSTATED) | after[key] | stays
    if all(before.get(key) == row for key, row in after.items()):
        return held
    named = dict.fromkeys([*columns, *(name for row in after.values() for name in row)])
    return written(tuple(named), list((before | after).values()))


def _of(row: Cells, names: tuple[str, ...]) -> Cells:
    return {name: row[name] for name in names if name in row}


def _filled(row: Mapping[str, str]) -> Cells:
    """A row without its empty cells, which are as good as none."""
    return {name: cell for name, cell in row.items() if cell}


def _key(form: str, row: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(row.get(column, "") for column in KEYS[form])


def release(
    engine: Engine, folder: Path, number: int, person: Person, *, looked_at: int
) -> Release:
    """Release a proposal, in one transaction with its decision and its entry in the book.

    ``looked_at`` is the release that the approver saw it compared with: what changed meanwhile has
    to be looked at first. Raises DeskError, and UnsoundTablesError where the tables would no longer
    be sound; then nothing has changed.
    """
    if not person.may("approver"):
        raise DeskError("not_approver")
    with engine.transaction() as work:
        proposal = proposals.undecided(work, number)
        if proposal.made_by == person.id and not person.alone:
            raise DeskError("own")
        last = newest(work)
        if last != looked_at:
            raise DeskError("moved", value=str(last))
        if audit.sealed_as(work, "proposal", str(number)) != seals.of_proposal(work, number):
            raise DeskError("tampered", value=str(number))
        draft = Draft(proposal.kind, person.name, proposal.reason, proposal.source_id)
        made = _published(work, folder, draft, proposals.content(work, number))
        verdict = Decision(
            proposals.now(), person.id, person.name, "released", "", release=made.number
        )
        proposals.decide(work, number, verdict)
        before, after = {"release": last}, {"release": made.number, "proposed_by": proposal.made_by}
        after["seal"] = seals.of_new_release(work, made.number)
        action: audit.Action = "restore" if proposal.kind == "restored" else "release"
        audit.noted(work, person, action, str(number), before, after)
    return made


def _published(work: Transaction, folder: Path, draft: Draft, content: Content) -> Release:
    if content.restores:
        if not 1 <= content.restores < newest(work):
            raise DeskError("unknown_release", value=str(content.restores))
        return restored(work, content.restores, draft)
    found = outcome(work, folder, content)
    if found.problems:
        raise UnsoundTablesError(found.problems)
    if not found.files:
        raise DeskError("nothing_new")
    return published(work, draft, changes(found))


def changes(found: Outcome) -> dict[str, Change]:
    """What a release does to the relations so that they say what the files say."""
    files = [{"file": file, "content": content} for file, content in found.files.items()]
    rows = observation_rows(found.raw, catalogue(found.raw))
    return {
        "files": Change(files, of=("file", tuple(found.files))),
        "observations": Change(rows, of=("source_id", (found.source_id,))),
    }
