"""Whole office tables, from the file to the figures."""

from pathlib import Path

import pytest

from data.catalogue import Catalogue
from data.columns import COLUMNS
from data.intake.candidates import WARNINGS, read
from data.intake.extract import document
from data.intake.layout import layouts, rest
from data.intake.mapping import as_json, from_json
from data.intake.proposal import proposed
from data.intake.sheet import Candidate, Sheet
from data.model import Problem
from data.wording import sentence
from tests.data.intake import office
from tests.data.intake.reading_office import first_sheet

SUBJECT = "370103"
KEPT = {
    "air": "air.xls",
    "jobs": "jobs.ods",
    "industries": "industries.table.csv",
    "budget": "budget.table.csv",
}

Read = tuple[Sheet, list[Candidate], list[Problem]]


@pytest.fixture(params=tuple(office.TABLES))
def table(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def found(table: str, shipped: Catalogue, tmp_path: Path) -> Read:
    sheet = opened(table, tmp_path)
    mapping = proposed(sheet, shipped, area=SUBJECT)
    return sheet, *read(sheet, mapping, shipped, file="table.xlsx")


def opened(table: str, folder: Path) -> Sheet:
    kept = KEPT.get(table)
    return first_sheet(office.FOLDER / kept if kept else office.write(table, folder))


def test_a_table_gives_the_figures_that_stand_in_it(table: str, found: Read) -> None:
    columns = ("indicator_id", "area_id", "period", "statistic", "value", "qualifier")
    figures = {(one.cell, *(one.row[name] for name in columns)) for one in found[1]}
    assert figures == {tuple(line[:-1]) for line in office.expected(table) if not line.problem}


def test_a_table_has_the_problems_that_stand_in_it(table: str, found: Read) -> None:
    told = sorted((problem.cell, problem.code) for problem in found[2])
    expected = office.expected(table)
    assert told == sorted((line.cell, line.problem) for line in expected if line.problem)


def test_a_figure_is_a_whole_row_of_observations(found: Read) -> None:
    for candidate in found[1]:
        assert list(candidate.row) == [column.name for column in COLUMNS["observations"]]
        assert bool(candidate.row["rank_in"]) == (candidate.row["statistic"] == "rank")


def test_a_quote_stands_in_the_text_of_its_sheet(found: Read, shipped: Catalogue) -> None:
    sheet, candidates, _ = found
    lines = document(sheet, proposed(sheet, shipped, area=SUBJECT)).splitlines()
    assert all(candidate.row["quote"] in lines for candidate in candidates)


def test_each_problem_is_told_in_both_languages(found: Read) -> None:
    for problem in found[2]:
        assert problem.cell in sentence(problem, "zh")
        assert problem.cell in sentence(problem, "en")


def test_a_mapping_is_read_as_it_was_written(
    table: str, shipped: Catalogue, tmp_path: Path
) -> None:
    mapping = proposed(opened(table, tmp_path), shipped, area=SUBJECT)
    assert from_json(as_json(mapping)) == mapping


def test_a_kept_workbook_is_read_like_the_one_just_made(tmp_path: Path) -> None:
    kept = first_sheet(office.FOLDER / "monthly_report.xlsx")
    assert kept == first_sheet(office.write("monthly_report", tmp_path))


def test_a_second_table_is_read_from_the_rest_of_the_sheet(
    shipped: Catalogue, tmp_path: Path
) -> None:
    sheet = opened("stacked", tmp_path)
    second = rest(sheet, layouts(sheet))
    assert second is not None
    mapping = proposed(second, shipped, area=SUBJECT)
    candidates, problems = read(second, mapping, shipped, file="table.xlsx")
    assert [(one.cell, one.row["value"]) for one in candidates] == [("B7", "8"), ("C7", "90")]
    assert problems == []


def test_the_other_half_of_a_folded_table_stands_under_the_same_title(
    shipped: Catalogue, tmp_path: Path
) -> None:
    sheet = opened("folded", tmp_path)
    second = rest(sheet, layouts(sheet))
    assert second is not None
    candidates, _ = read(second, proposed(second, shipped), shipped, file="table.xlsx")
    assert {(one.cell, one.row["area_id"], one.row["period"]) for one in candidates} == {
        ("D4", "370103016", "2026-10-31"),
        ("D5", "370103018", "2026-10-31"),
    }


def test_warnings_are_problems_that_have_words() -> None:
    for code in WARNINGS:
        assert sentence(Problem(code, "x", 0, "Sheet1", "a", "b", "C7"), "zh")
