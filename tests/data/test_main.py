import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from data.atlas import features
from data.catalogue import catalogue, examine, sound
from data.interchange import FORMS, Form, written
from data.model import LANGUAGES, Language
from data.queries import PROJECTS
from data.store import open_store
from data.wording import sentence
from tests.data.faults import FAULTS, HARBOUR, ROADS, put, spoil, swap

ROOT = HARBOUR.parents[2]


def data(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """``python -m data`` with these arguments, ended without a traceback."""
    done = subprocess.run(  # noqa: S603 - arguments that stand in this file
        [sys.executable, "-m", "data", *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done


@pytest.mark.parametrize("folder", ((), (HARBOUR,)), ids=("shipped", "harbour"))
def test_sound_tables_end_with_0(folder: tuple[Path, ...]) -> None:
    done = data("check", *folder, "--lang", "en")
    assert (done.returncode, done.stderr) == (0, "")
    assert "sound" in done.stdout


def test_sound_tables_are_an_empty_list_in_json() -> None:
    done = data("check", HARBOUR, "--json")
    assert (done.returncode, json.loads(done.stdout)) == (0, [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_unsound_tables_end_with_1_and_every_problem_in_words(
    language: Language, folder: Path
) -> None:
    for file in ("areas.csv", "units.csv"):
        spoil(folder, file, next(f.change for f in FAULTS if f.file == file))
    problems = examine(folder)[1]
    done = data("check", folder, "--lang", language)
    heading, *told = done.stdout.splitlines()
    assert done.returncode == 1
    assert str(len(problems)) in heading
    assert told == [sentence(problem, language) for problem in problems]


def test_problems_in_json_carry_place_value_and_message(folder: Path) -> None:
    fault = next(fault for fault in FAULTS if fault.code == "not_a_number")
    spoil(folder, fault.file, fault.change)
    done = data("check", folder, "--json", "--lang", "zh")
    (told,) = json.loads(done.stdout)
    (problem,) = examine(folder)[1]
    assert done.returncode == 1
    assert list(told) == ["code", "file", "row", "column", "value", "expected", "message"]
    assert (told["code"], told["file"], told["row"], told["column"]) == fault.place
    assert told["message"] == sentence(problem, "zh")


@pytest.mark.parametrize("name", ("nowhere", "x" * 5000), ids=("no such name", "too long a name"))
def test_a_folder_that_does_not_exist_ends_with_1(name: str, tmp_path: Path) -> None:
    done = data("check", tmp_path / name, "--json")
    (told,) = json.loads(done.stdout)
    assert (done.returncode, told["code"]) == (1, "missing_folder")


def test_a_file_in_place_of_a_folder_ends_with_1() -> None:
    done = data("check", HARBOUR / "areas.csv", "--json")
    (told,) = json.loads(done.stdout)
    assert (done.returncode, told["code"]) == (1, "missing_folder")


@pytest.mark.parametrize(
    "arguments",
    (
        *((), ("examine",), ("check", "--lang", "tlh"), ("check", ".", "."), ("check", "--loud")),
        *(("export",), ("export", "--format", "shp")),
    ),
    ids=(
        *("no command", "no such command", "no such language", "two folders", "no such option"),
        *("no form", "no such form"),
    ),
)
def test_a_misused_command_ends_with_2_and_says_how_it_is_used(arguments: tuple[str, ...]) -> None:
    done = data(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("usage: ")


def test_chinese_is_printed_whatever_the_console_expects() -> None:
    done = data("check", HARBOUR, "--lang", "zh", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert done.returncode == 0
    assert "检查通过" in done.stdout


def test_half_a_character_is_printed_by_its_code(folder: Path) -> None:
    spoil(folder, ROADS, swap('"coastal_link"', r'"\ud800"'))
    done = data("check", folder, "--lang", "en")
    assert done.returncode == 1
    assert r"\ud800" in done.stdout


@pytest.mark.parametrize("form", FORMS)
def test_places_are_written_to_a_file_and_to_the_screen(form: Form, tmp_path: Path) -> None:
    raw = sound(HARBOUR)
    places = features(catalogue(raw), open_store(raw).fetch(PROJECTS))
    done = data("export", HARBOUR, "--format", form, "--out", tmp_path / "places")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "places").read_bytes() == written(places, form)
    shown = data("export", HARBOUR, "--format", form)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert shown.stdout.encode().splitlines() == written(places, form).splitlines()


def test_places_of_unsound_tables_are_not_written(folder: Path, tmp_path: Path) -> None:
    spoil(folder, "projects.csv", put(9, "lat", ""))
    (problem,) = examine(folder)[1]
    out = tmp_path / "places.kml"
    done = data("export", folder, "--format", "kml", "--out", out, "--lang", "en")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines()[1:] == [sentence(problem, "en")]
    assert not out.exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_that_cannot_be_written_is_told_in_a_sentence(
    language: Language, tmp_path: Path
) -> None:
    out = tmp_path / "nowhere" / "places.kml"
    done = data("export", HARBOUR, "--format", "kml", "--out", out, "--lang", language)
    assert (done.returncode, done.stdout) == (2, "")
    (told,) = done.stderr.splitlines()
    assert str(out) in told
