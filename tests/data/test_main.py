import csv
import io
import json
import os
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from components import briefing, tables
from data.atlas import features
from data.catalogue import catalogue, examine, sound
from data.cells import as_meant
from data.commands.brief import BRIEF_FORMS
from data.commands.export import TABLE_FORMS
from data.desk.audit import note, sealed
from data.desk.tampering import Fault
from data.interchange import DATASET_FORMS, FORMS, DatasetForm, Form, dataset, written
from data.model import LANGUAGES, Language
from data.queries import PROJECTS
from data.store import open_store
from data.store.opening import connect, take_in
from data.wording import sentence, tampered
from tests.data.desk.tampered import LI
from tests.data.desk.tampered import kept as kept_log
from tests.data.desk.tampered import put as put_log
from tests.data.desk.tampered import written as written_log
from tests.data.faults import FAULTS, HARBOUR, REPORT, ROADS, put, spoil, swap

ROOT = HARBOUR.parents[2]
Row = dict[str, Any]


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
    place = ("file", "row", "column")
    assert list(told) == ["code", *place, "value", "expected", "cell", "message"]
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


@pytest.mark.parametrize("form", DATASET_FORMS)
def test_the_whole_is_written_to_a_file_and_to_the_screen(
    form: DatasetForm, tmp_path: Path
) -> None:
    days = [_today()]
    done = data("export", HARBOUR, "--format", form, "--out", tmp_path / "whole")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    days.append(_today())  # midnight may have come
    content = (tmp_path / "whole").read_bytes()
    assert content in [dataset.written(sound(HARBOUR), form, day) for day in days]


def _today() -> date:
    return datetime.now().astimezone().date()


def test_a_package_goes_to_the_screen_byte_for_byte() -> None:
    command = [sys.executable, "-m", "data", "export", str(HARBOUR), "--format", "data-package"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, check=True)  # noqa: S603
    with ZipFile(io.BytesIO(done.stdout)) as archive:
        assert archive.testzip() is None


@pytest.mark.parametrize("form", ("docx", "pdf", "pptx"))
def test_a_briefing_is_written_to_a_file(form: str, tmp_path: Path) -> None:
    file = tmp_path / f"brief.{form}"
    done = data("brief", HARBOUR, "--format", form, "--out", file)
    assert (done.returncode, done.stderr) == (0, "")
    assert file.read_bytes()[:4] == (b"%PDF" if form == "pdf" else b"PK\x03\x04")


@pytest.mark.parametrize("name", ("theme", "area", "period"))
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_briefing_on_what_is_not_held_is_told_in_a_sentence(
    name: str, language: Language, tmp_path: Path
) -> None:
    file = tmp_path / "brief.pdf"
    command = ("brief", HARBOUR, "--format", "pdf", "--out", file, "--lang", language)
    done = data(*command, f"--{name}", "nowhere")
    assert done.returncode == 2
    assert "nowhere" in done.stderr
    assert ("可用的有" in done.stderr) == (language == "zh")
    assert not file.exists()


def test_an_unpacked_package_is_checked_and_exported_again(tmp_path: Path) -> None:
    first, folder, second = tmp_path / "first.zip", tmp_path / "unpacked", tmp_path / "second.zip"
    assert data("export", "--format", "data-package", "--out", first).returncode == 0
    with ZipFile(first) as archive:
        archive.extractall(folder)
    assert data("check", folder).returncode == 0
    assert data("export", folder, "--format", "data-package", "--out", second).returncode == 0
    before, after = ({it: z.read(it) for it in z.namelist()} for z in map(ZipFile, (first, second)))
    told = [json.loads(files.pop("datapackage.json")) for files in (before, after)]
    assert before == after
    assert told[0] | {"created": ""} == told[1] | {"created": ""}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_that_leads_out_of_the_folder_is_told_in_a_sentence(
    language: Language, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "secret.txt").write_text("x", encoding="utf-8")
    (folder / "documents" / "密.txt").symlink_to(tmp_path / "secret.txt")
    out = tmp_path / "whole.zip"
    done = data("export", folder, "--format", "data-package", "--out", out, "--lang", language)
    assert (done.returncode, done.stdout, out.exists()) == (2, "", False)
    (told,) = done.stderr.splitlines()
    assert "documents/密.txt" in told


def test_the_command_offers_every_form_of_a_table_and_of_a_briefing() -> None:
    assert (TABLE_FORMS, BRIEF_FORMS) == (tables.FORMS, briefing.FORMS)


@pytest.fixture
def kept(folder: Path, tmp_path: Path) -> str:
    """A database with two releases of a folder: as it is copied, and with another figure."""
    address = str(tmp_path / "tables.duckdb")
    engine = connect(address)
    take_in(engine, folder)
    spoil(folder, REPORT, put(2, "value", "7.5"))
    take_in(engine, folder)
    engine.close()
    return address


def test_what_was_released_before_is_exported_again(
    kept: str, folder: Path, tmp_path: Path
) -> None:
    for number, same in (("1", False), ("2", True)):
        out = tmp_path / number
        command = ("export", "--format", "data-package", "--release", number, "--out", out, folder)
        done = data(*command, DASHBOARD_STORE=kept)
        assert (done.returncode, done.stderr) == (0, "")
        with ZipFile(out) as package:
            assert (package.read(REPORT) == (folder / REPORT).read_bytes()) == same


@pytest.mark.parametrize("number", ("0", "3", "-1"))
def test_a_release_that_is_not_there_is_told_with_those_that_are(
    number: str, kept: str, folder: Path
) -> None:
    command = ("export", "--format", "csv", "--release", number, folder, "--lang", "en")
    done = data(*command, DASHBOARD_STORE=kept)
    assert done.returncode == 2
    assert number in done.stderr
    assert "1–2" in done.stderr


def test_a_database_that_is_in_use_is_told_in_a_sentence(kept: str, folder: Path) -> None:
    engine = connect(kept)
    command = ("brief", "--format", "pdf", "--release", "1", folder, "--lang", "en")
    done = data(*command, DASHBOARD_STORE=kept)
    engine.close()
    assert done.returncode == 2
    assert "in use by another process" in done.stderr


@pytest.fixture
def logged(tmp_path: Path) -> tuple[str, list[Row]]:
    """A database with an audit log, and its entries."""
    address = str(tmp_path / "logged.duckdb")
    engine = connect(address)
    rows = written_log(engine)
    engine.close()
    return address, rows


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sound_log_ends_with_0_and_its_newest_entry(
    language: Language, logged: tuple[str, list[Row]]
) -> None:
    address, rows = logged
    head = f"{len(rows)}:{rows[-1]['hash']}"
    done = data("audit", "verify", "--lang", language, "--head", head, DASHBOARD_STORE=address)
    assert (done.returncode, done.stderr) == (0, "")
    assert head in done.stdout


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_log_that_was_tampered_with_ends_with_1_and_every_fault_in_words(
    language: Language, logged: tuple[str, list[Row]]
) -> None:
    address, rows = logged
    engine = connect(address)
    rows[2]["made_by"] = "zhao"
    put_log(engine, [*rows[:4], *rows[5:]])
    engine.close()
    done = data("audit", "verify", "--lang", language, DASHBOARD_STORE=address)
    faults = (Fault("changed", 3), Fault("missing", 5, "5"))
    assert done.returncode == 1
    assert done.stdout.splitlines()[2:] == [tampered(fault, language) for fault in faults]


def test_a_head_that_was_noted_and_is_gone_ends_with_1(
    logged: tuple[str, list[Row]],
) -> None:
    address, rows = logged
    head = f"{len(rows) + 1}:ab"
    done = data("audit", "verify", "--head", head, "--lang", "en", DASHBOARD_STORE=address)
    assert done.returncode == 1
    assert done.stdout.splitlines()[2:] == [tampered(Fault("cut", len(rows) + 1), "en")]


@pytest.mark.parametrize(
    "arguments",
    ((), ("verify", "--head", "12"), ("export",), ("export", "--format", "xlsx")),
    ids=("nothing asked", "no head", "no form", "no such form"),
)
def test_a_misused_audit_command_ends_with_2(arguments: tuple[str, ...]) -> None:
    done = data("audit", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("usage: ")


@pytest.mark.parametrize("store", (":memory:", "nowhere.duckdb"))
def test_where_there_is_no_database_yet_none_is_made(store: str, tmp_path: Path) -> None:
    place = store if store == ":memory:" else str(tmp_path / store)
    done = data("audit", "verify", "--lang", "en", DASHBOARD_STORE=place)
    assert (done.returncode, done.stdout) == (2, "")
    assert place in done.stderr
    assert not (tmp_path / store).exists()


def test_a_log_in_use_is_told_in_a_sentence(
    logged: tuple[str, list[Row]],
) -> None:
    engine = connect(logged[0])
    done = data("audit", "verify", "--lang", "en", DASHBOARD_STORE=logged[0])
    engine.close()
    assert done.returncode == 2
    assert "in use by another process" in done.stderr


def test_the_log_is_written_letter_for_letter_in_json(
    logged: tuple[str, list[Row]], tmp_path: Path
) -> None:
    address, rows = logged
    out = tmp_path / "log.json"
    done = data("audit", "export", "--format", "json", "--out", out, DASHBOARD_STORE=address)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert json.loads(out.read_text(encoding="utf-8")) == rows
    assert all(row["hash"] == sealed(row) for row in rows)


def test_the_log_runs_nothing_in_a_spreadsheet_and_is_had_back(tmp_path: Path) -> None:
    address, out = str(tmp_path / "logged.duckdb"), tmp_path / "log.csv"
    engine = connect(address)
    note(engine, LI, "upload", '=HYPERLINK("http://example.org")')
    note(engine, LI, "upload", "两行\n一格")
    rows = kept_log(engine)
    engine.close()
    done = data("audit", "export", "--format", "csv", "--out", out, DASHBOARD_STORE=address)
    assert (done.returncode, done.stderr) == (0, "")
    told = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig"), newline="")))
    assert told[0]["subject"].startswith("'=")
    assert [{name: as_meant(cell) for name, cell in row.items()} for row in told] == [
        {name: str(cell) for name, cell in row.items()} for row in rows
    ]


def test_an_empty_log_is_an_empty_list(tmp_path: Path) -> None:
    address = str(tmp_path / "logged.duckdb")
    connect(address).close()
    done = data("audit", "export", "--format", "json", DASHBOARD_STORE=address)
    assert (done.returncode, json.loads(done.stdout)) == (0, [])
