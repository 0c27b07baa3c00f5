import csv
import io
import re
from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pysdmx.io.csv.sdmx20.reader import read as read_sdmx
from pysdmx.model.dataset import ActionType

from data.catalogue import Catalogue, catalogue
from data.interchange import sdmx_csv
from data.interchange.sdmx_csv import COLUMNS, time_period
from data.periods import Period, parse
from data.reading import RawTables
from data.typed import Rows, observation_rows
from tests.data.invented import any_period, level

MADE = date(2026, 1, 2)
# What the standard takes for a period of observation: a year, quarter, month, day or range.
PERIOD = re.compile(r"\d{4}(-Q[1-4]|-\d\d(-\d\d(/P\d+M)?)?)?")
# The tables' own columns, and what a cell that they leave out or empty means.
SAME = {
    "INDICATOR": ("indicator_id", ""),
    "REF_AREA": ("area_id", ""),
    "PROJECT": ("project_id", "_Z"),
    "STATISTIC": ("statistic", ""),
    "OBS_STATUS": ("status", "A"),
    "QUALIFIER": ("qualifier", "exact"),
    "CONFIDENCE": ("confidence", ""),
    "PERIOD_BASIS": ("period_basis", ""),
    "NAMED_AREAS": ("named_areas", ""),
    "RANK_AREA": ("rank_in", ""),
    "BREAK_ZH": ("break_zh", ""),
    "BREAK_EN": ("break_en", ""),
    "NOTE_ZH": ("note_zh", ""),
    "NOTE_EN": ("note_en", ""),
    "QUOTE": ("quote", ""),
}


@pytest.fixture(scope="module")
def text(raw: RawTables) -> str:
    known = catalogue(raw)
    return sdmx_csv.written(observation_rows(raw, known), known, MADE)


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def written(known: Catalogue, **more: Any) -> dict[str, str]:
    """The one row of a file with one observation of the harbour, but for what is given."""
    observation = level("2023", 8612.4, named_areas="") | more
    (row,) = read(sdmx_csv.written([observation], known, MADE))
    return row


def test_every_observation_is_as_in_the_tables(text: str, raw: RawTables) -> None:
    stated = [(table, row) for table in raw.observations for row in table.rows]
    for (table, row), cells in zip(stated, read(text), strict=True):
        same = {name: row[column] or empty for name, (column, empty) in SAME.items()}
        assert {name: cells[name] for name in SAME} == same
        assert f"observations/{cells['SOURCE']}.csv" == table.file
        assert float(cells["OBS_VALUE"]) == pytest.approx(float(row["value"] or "nan"), nan_ok=True)
        assert cells["BREAK_BEFORE"] == ("true" if row["break_before"] == "1" else "false")


def as_read(text: str) -> str | float:
    """A cell as pysdmx reads it: cut at a colon, and a column of numbers or truths as such."""
    cut = text.partition(":")[0]
    truths = {"true": "True", "false": "False"}
    return float(cut) if re.fullmatch(r"-?\d+(\.\d+)?", cut) else truths.get(cut, cut)


# With the strings of pandas 3 its reader fails at the first empty cell.
@pytest.mark.filterwarnings("ignore:The 'future.infer_string' option")
def test_another_program_reads_every_observation(text: str) -> None:
    with pd.option_context("future.infer_string", False):  # noqa: FBT003 -- as pandas has it
        (dataset,) = read_sdmx(text)
    assert dataset.structure == f"Dataflow={sdmx_csv.STRUCTURE_ID}"
    assert dataset.action is ActionType.Information
    found = dataset.data.to_dict("records")
    for cells, back in zip(read(text), found, strict=True):
        for name in COLUMNS[3:]:
            assert as_read(str(back.get(name, ""))) == as_read(cells[name]), name


def test_no_key_stands_twice_and_none_has_a_gap(text: str) -> None:
    keys = [
        tuple(row[name] for name in (*sdmx_csv.DIMENSIONS, "TIME_PERIOD")) for row in read(text)
    ]
    assert len(set(keys)) == len(keys)
    assert all(all(key) for key in keys)


def test_each_row_says_what_it_belongs_to_and_when_it_was_made(text: str) -> None:
    for row in read(text):
        assert (row["STRUCTURE"], row["ACTION"]) == ("dataflow", "I")
        assert re.fullmatch(r"[A-Z_]+:[A-Z_]+\(\d+\.\d+\.\d+\)", row["STRUCTURE_ID"])
        assert row["PREPARED"] == "2026-01-02"


def test_the_first_columns_are_those_of_the_standard_and_nothing_is_marked_for_excel(
    text: str,
) -> None:
    assert text.startswith("STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,")
    assert text.count("\r\n") >= len(read(text)) + 1


@pytest.mark.parametrize(
    ("period", "told"),
    (
        ("2020", "2020"),
        ("2020-Q3", "2020-Q3"),
        ("2020-11", "2020-11"),
        ("2020-01/2020-11", "2020-01-01/P11M"),
        ("2016-01/2020-12", "2016-01-01/P60M"),
        ("2020-11-30", "2020-11-30"),
    ),
)
def test_a_period_is_written_as_the_standard_has_it(
    period: str, told: str, known: Catalogue
) -> None:
    assert time_period(parse(period)) == written(known, period=period)["TIME_PERIOD"] == told


@given(any_period())
def test_every_period_can_be_told_from_what_is_written(period: Period) -> None:
    told = time_period(period)
    assert PERIOD.fullmatch(told)
    start, _, months = told.rstrip("M").partition("/P")
    assert (start if not months else f"{start} {months}") == (
        str(period) if period.kind != "accumulated" else f"{period.start} {_months(period)}"
    )


def _months(period: Period) -> int:
    """How many months begin within a period."""
    return sum(
        period.start <= date(year, month, 1) <= period.end
        for year in range(period.start.year, period.end.year + 1)
        for month in range(1, 13)
    )


@pytest.mark.parametrize(
    ("value", "told"), ((None, "NaN"), (8.0, "8"), (206.3, "206.3"), (-1.5, "-1.5"), (0.0, "0"))
)
def test_a_missing_number_is_said_to_be_none_and_a_number_is_plain(
    value: float | None, told: str, known: Catalogue
) -> None:
    assert written(known, value=value)["OBS_VALUE"] == told


@pytest.mark.parametrize(
    "quote", ("a,b", '说"好"', "两\n行", "a\r\nb\r", "=1+1", "@x", "'=1", " 市中区 ", "x: y")
)
def test_an_odd_cell_comes_back_as_it_was(quote: str, known: Catalogue) -> None:
    assert written(known, quote=quote)["QUOTE"] == quote


@given(quote=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_cell_comes_back_as_it_was(quote: str, known: Catalogue) -> None:
    assert written(known, quote=quote, note_zh=quote)["QUOTE"] == quote


def test_names_unit_and_publication_stand_beside_their_codes(known: Catalogue) -> None:
    row = written(known)
    told = {name: row[name] for name in ("UNIT_MEASURE", "UNIT_MULT", "UNIT", "UNIT_ZH", "UNIT_EN")}
    assert tuple(told.values()) == ("mass_t", "4", "wan_ton", "万吨", "10,000 tonnes")
    assert row["INDICATOR_ZH"] == known.indicators[row["INDICATOR"]].name_zh
    assert row["REF_AREA_EN"] == known.areas[row["REF_AREA"]].name_en
    assert row["SOURCE_EN"] == "Yungang Statistical Yearbook 2024"
    assert (row["PUBLISHED"], row["LICENCE"]) == ("2024-09", "CC BY 4.0")
    assert (row["PROJECT"], row["PROJECT_ZH"]) == ("_Z", "")


def test_a_figure_about_a_project_names_it(known: Catalogue) -> None:
    project = next(iter(known.projects.values()))
    row = written(known, project_id=project.id)
    assert (row["PROJECT"], row["PROJECT_EN"]) == (project.id, project.name_en)


def test_a_rank_says_what_it_ranks_and_is_in_no_unit_of_the_indicator(known: Catalogue) -> None:
    row = written(known, statistic="rank", value=2.0, rank_of="yoy", rank_in="990100")
    assert (row["RANK_OF"], row["RANK_AREA"]) == ("yoy", "990100")
    assert (row["UNIT_MEASURE"], row["UNIT_MULT"]) == ("rank", "0")


def test_nothing_is_a_file_with_its_header_alone(known: Catalogue) -> None:
    empty: Rows = []
    assert sdmx_csv.written(empty, known, MADE) == f"{','.join(COLUMNS)}\r\n"
