import json
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from data import checks
from data.catalogue import TABLES_FOLDER, examine, sound
from data.columns import COLUMNS, form_of
from data.model import LANGUAGES, Problem
from data.reading import SETTINGS, TABLES
from data.store import open_store
from data.wording import LONGEST_VALUE, sentence, words
from tests.data.faults import ALLOWED, FAULTS, HARBOUR, Change, Fault, gone, spoil, without

DATA = Path(checks.__file__).parents[1]
FILES = sorted(p.relative_to(HARBOUR).as_posix() for p in HARBOUR.rglob("*") if p.is_file())
CSV_FILES = [file for file in FILES if file.endswith(".csv")]
MUST_HAVE = [(f, c.name) for f in CSV_FILES for c in COLUMNS[form_of(f)] if c.required]
SPOILT_PER_FILE = 8
CELLS = (
    *("", " ", ";", "0", "-1", "1", "yes", "A", "rank", "value", "９", "nan", "1e308", "1e-9"),
    *("2020", "2020-01/2020-11", "2020-02-30", "0000", "9999-12-31", "990102", "zone_port"),
    *(
        "cargo_throughput",
        "海东区",
        '"',
        "a,b",
        "\n",
        "<b>",
        "{value}",
        "\ud7ff",
        "%",
        "x" * 200_000,
    ),
)
NODES: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    1e400,
    "",
    "Point",
    "990102",
    [],
    {},
    [[]],
    [0],
    [121.0, 30.0],
)


def problems_of(folder: Path) -> list[Problem]:
    return examine(folder)[1]


@pytest.mark.parametrize("tables", (TABLES_FOLDER, HARBOUR), ids=("shipped", "harbour"))
def test_the_tables_are_sound(tables: Path) -> None:
    assert problems_of(tables) == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_is_one_problem_at_its_place(fault: Fault, folder: Path) -> None:
    spoil(folder, fault.file, fault.change)
    assert [(p.code, p.file, p.row, p.column) for p in problems_of(folder)] == [fault.place]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_is_told_with_its_place_what_was_found_and_what_is_allowed(
    fault: Fault, folder: Path
) -> None:
    spoil(folder, fault.file, fault.change)
    (problem,) = problems_of(folder)
    found = problem.value[: LONGEST_VALUE - 1]
    row = str(problem.row) if problem.row else ""
    for language in LANGUAGES:
        told = sentence(problem, language)
        for part in (problem.file, row, problem.column, found, problem.expected):
            assert part in told


def test_there_is_a_fault_for_every_kind_of_problem() -> None:
    told_elsewhere = {"missing_folder", "unreadable_file"}
    files = [DATA / "reading.py", *(DATA / "checks").glob("*.py")]
    code = "".join(file.read_text(encoding="utf-8") for file in files)
    of_tables = {name for name in words("en")["problems"] if f'"{name}"' in code}
    assert {fault.code for fault in FAULTS} | told_elsewhere == of_tables


@pytest.mark.parametrize(("file", "change"), ALLOWED.values(), ids=ALLOWED)
def test_it_is_allowed(file: str, change: Change, folder: Path) -> None:
    before = sound(folder)
    spoil(folder, file, change)
    after, problems = examine(folder)
    assert problems == []
    open_store(after)
    assert len(after.observations) == len(before.observations)


@pytest.mark.parametrize(("file", "column"), MUST_HAVE, ids=map("-".join, MUST_HAVE))
def test_a_missing_column_is_one_problem(file: str, column: str, folder: Path) -> None:
    spoil(folder, file, without(column))
    assert problems_of(folder) == [Problem("missing_column", file, 1, column)]


@pytest.mark.parametrize("file", (SETTINGS, *(f"{name}.csv" for name in TABLES)))
def test_a_missing_file_is_one_problem(file: str, folder: Path) -> None:
    spoil(folder, file, gone)
    assert problems_of(folder) == [Problem("missing_file", file)]


@pytest.mark.parametrize("file", FILES)
def test_a_file_that_cannot_be_read_is_one_problem(file: str, folder: Path) -> None:
    (folder / file).unlink()
    (folder / file).mkdir()
    (problem,) = problems_of(folder)
    assert (problem.code, problem.file) == ("unreadable_file", file)


def test_a_folder_that_does_not_exist_is_one_problem(folder: Path) -> None:
    nowhere = folder / "nowhere"
    assert problems_of(nowhere) == [Problem("missing_folder", str(nowhere))]


def test_an_empty_dashboard_lacks_each_setting_that_it_must_have(folder: Path) -> None:
    spoil(folder, SETTINGS, lambda _: "")
    lacking = {problem.column for problem in problems_of(folder)}
    assert lacking == {"subject", "title_zh", "title_en", "language"}


def test_all_problems_are_found_not_the_first_alone(folder: Path) -> None:
    faults = [f for f in FAULTS if f.code in {"bad_id", "outside_china", "missing_setting"}]
    apart = {fault.file: fault for fault in faults}
    for fault in apart.values():
        spoil(folder, fault.file, fault.change)
    found = {(p.code, p.file, p.row, p.column) for p in problems_of(folder)}
    assert found == {fault.place for fault in apart.values()}
    assert len(found) > 2


def flipped(chance: random.Random, content: bytes) -> bytes:
    """Some bits turned over."""
    spoilt = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
    return bytes(spoilt)


def cut(chance: random.Random, content: bytes) -> bytes:
    """The beginning alone."""
    return content[: chance.randrange(len(content))]


def moved(chance: random.Random, content: bytes) -> bytes:
    """A stretch taken from one place and put at another."""
    start, end, to = sorted(chance.randrange(len(content)) for _ in range(3))
    return content[:start] + content[end:to] + content[start:end] + content[to:]


def with_another_cell(chance: random.Random, content: bytes) -> bytes:
    """One field between commas replaced, whether or not that makes a table."""
    fields = content.decode().split(",")
    fields[chance.randrange(len(fields))] = chance.choice(CELLS)
    return ",".join(fields).encode()


def with_another_node(chance: random.Random, content: bytes) -> bytes:
    """One value of a JSON file replaced, at any depth."""
    tree = json.loads(content)
    parent, key = chance.choice(list(nodes(tree)))
    parent[key] = chance.choice(NODES)
    return json.dumps(tree).encode()


def nodes(tree: Any) -> Iterator[tuple[Any, Any]]:
    """Every place of a JSON value: what holds it, and its key there."""
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for key, value in inner:
        yield tree, key
        if isinstance(value, dict | list):
            yield from nodes(value)


Spoiling = Callable[[random.Random, bytes], bytes]
SPOILINGS: list[tuple[str, Spoiling]] = [
    *((file, spoiling) for file in FILES for spoiling in (flipped, cut, moved)),
    *((file, with_another_cell) for file in CSV_FILES),
    *((file, with_another_node) for file in FILES if file.endswith("json")),
]


@pytest.mark.parametrize(
    ("file", "spoiling"), SPOILINGS, ids=[f"{file}-{how.__name__}" for file, how in SPOILINGS]
)
def test_however_a_file_is_spoilt_it_is_told_or_it_opens(
    file: str, spoiling: Spoiling, folder: Path
) -> None:
    chance = random.Random(f"{file} {spoiling.__name__}")  # noqa: S311 - the same spoiling each time
    content = (folder / file).read_bytes()
    for _ in range(SPOILT_PER_FILE):
        (folder / file).write_bytes(spoiling(chance, content))
        raw, problems = examine(folder)
        for problem in problems:
            assert all(problem.file in sentence(problem, language) for language in LANGUAGES)
        if not problems:
            open_store(raw)


def test_a_folder_without_observations_is_a_problem(folder: Path) -> None:
    shutil.rmtree(folder / "observations")
    (problem,) = problems_of(folder)
    assert (problem.code, problem.file) == ("missing_folder", "observations")
