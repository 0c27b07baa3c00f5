"""Each bad file is either taken in or refused by a sentence, in bounded memory and time."""

import re
import subprocess
import sys

import pytest

from data.intake import limits
from data.intake.files import read
from data.intake.sheet import RefusedError
from data.model import LANGUAGES
from data.wording import sentence
from tests.data.intake.bad_files import FAMILIES, FILES, TAKEN_IN, BadFile, Family, bad_files
from tests.data.intake.making import xlsx

GREEDY = ("zip_bombs", "too_many_cells", "long_cells", "deep_nesting", "entities", "joined_cells")
# What a process has had at most is told by the kernel for the program that runs in it now: rusage
# still counts what the process was before, a copy of all these tests.
MEASURE = f"""
import resource
from pathlib import Path
from data.intake.files import read
from data.intake.sheet import RefusedError
from tests.data.intake import bad_files
for family in {GREEDY}:
    for file in getattr(bad_files, "_" + family)():
        try:
            read(file.name, file.content)
        except RefusedError:
            pass
told = Path("/proc/self/status").read_text().splitlines()
own = next(int(line.split()[1]) for line in told if line.startswith("VmHWM"))
print((own + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) * 1024)
"""


def answer(file: BadFile) -> str:
    """The code of the refusal, which is told in both languages, or TAKEN_IN."""
    try:
        upload = read(file.name, file.content)
    except RefusedError as refusal:
        problem = refusal.problem
        told = [sentence(problem, language) for language in LANGUAGES]
        assert not any(re.search(r"[\0-\x1f\u202a-\u202e{}]", text) for text in told), told
        return problem.code
    assert any(any(row) for sheet in upload.sheets for row in sheet.rows)
    assert len(upload.name) <= limits.LONGEST_NAME
    return TAKEN_IN


@pytest.mark.parametrize("family", FAMILIES[1:], ids=lambda family: family.__name__.strip("_"))
def test_the_first_of_each_family_has_its_answer(family: Family) -> None:
    file = next(family())
    found = answer(file)
    assert not file.answers or found in file.answers


@pytest.mark.thorough
@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__.strip("_"))
def test_every_bad_file_has_its_answer(family: Family) -> None:
    found = [(file.name[:60], answer(file), file.answers) for file in family()]
    assert [told for told in found if told[2] and told[1] not in told[2]] == []


@pytest.mark.thorough
def test_there_are_more_than_three_hundred_bad_files_of_named_families() -> None:
    assert sum(file.family != "" for file in bad_files()) > 300


@pytest.mark.thorough
@pytest.mark.skipif(sys.platform != "linux", reason="the memory is limited on Linux alone")
def test_the_greediest_files_take_less_than_a_gibibyte_all_together() -> None:
    measured = subprocess.run(  # noqa: S603 - this interpreter
        [sys.executable, "-c", MEASURE], capture_output=True, text=True, check=True
    )
    assert int(measured.stdout) < 1 << 30


def test_a_reading_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_SECONDS", 0.01)
    file = BadFile("office.xlsx", (FILES / "office.xlsx").read_bytes(), "")
    assert answer(file) == "upload_too_slow"


def test_a_reading_that_cannot_begin_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    file = BadFile("office.xlsx", (FILES / "office.xlsx").read_bytes(), "")
    assert answer(file) == "upload_given_up"


def test_after_a_bad_file_the_next_one_is_read() -> None:
    content = xlsx()
    assert answer(BadFile("a.xlsx", content[:-30], "")) != TAKEN_IN
    assert answer(BadFile("a.xlsx", content, "")) == TAKEN_IN
