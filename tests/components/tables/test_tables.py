import csv
import io
import re
import zipfile
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from components import tables
from components.tables import About, Table
from components.tables.figures import OF_OBSERVATIONS, OF_POINTS
from components.tables.undertakings import COLUMNS as OF_PROJECTS
from components.text import Text
from data import completeness, measures, series
from data.desk.audit import Entry
from data.measures import View
from data.model import OTHER_WORDS, Selection
from data.series import Point
from tests.components.conftest import Tables
from tests.data.invented import level

ZH, EN = Text("zh"), Text("en")
CARGO = "cargo_throughput"
ABOUT = About("海东区运行看板", date(2026, 3, 1), (("主题", "全部"), ("时期", "2023 年")))
HOSTILE = (
    '=HYPERLINK("http://x")',
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1",
    "<img src=x onerror=alert(1)>",
    "](javascript:alert(1))",
)


def _read_csv(table: Table, text: Text, about: About = ABOUT) -> list[list[str]]:
    """All lines of the file, the header first."""
    made = tables.written(table, "csv", about, _NOTHING, text).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(made, newline="")))


_NOTHING: Any = None  # a CSV asks nothing of the catalogue


def _workbook(table: Table, harbour: Tables, text: Text = EN) -> tuple[bytes, CalamineWorkbook]:
    made = tables.written(table, "xlsx", ABOUT, harbour.known, text)
    return made, CalamineWorkbook.from_filelike(io.BytesIO(made))


def _points(points: list[Point], tables_: Tables, text: Text) -> list[dict[str, str]]:
    """The rows of the table of points, by the fields' names."""
    made = tables.of_points(points, "t", tables_.known, text)
    header, *rows = _read_csv(made, text)
    assert header[:-2] == [text(f"export.{name}") for name in OF_POINTS]
    return [dict(zip(OF_POINTS, row, strict=False)) for row in rows]


def _changed(harbour: Tables, **changed: Any) -> list[Point]:
    """The newest point of the cargo series, changed by what is given."""
    row = harbour.lines[CARGO][-1].row | changed
    return next(iter(series.lines([row], [], row["statistic"]).values()))


def _plain(*cells: Any) -> Table:
    return Table("t", tuple(f"c{n}" for n in range(len(cells))), (cells,))


def test_a_csv_is_for_excel(harbour: Tables, text: Text) -> None:
    table = tables.of_points(harbour.lines[CARGO], "t", harbour.known, text)
    made = tables.written(table, "csv", ABOUT, harbour.known, text)
    assert made.startswith(b"\xef\xbb\xbf")
    assert made.count(b"\r\n") == len(harbour.lines[CARGO]) + 1
    assert made.count(b"\n") == made.count(b"\r\n")


def test_every_point_of_every_line_is_a_row_with_its_value_and_source(
    tables: Tables, text: Text
) -> None:
    for name, points in tables.lines.items():
        rows = _points(points, tables, text) if points else []
        assert [float(row["value"]) for row in rows] == [point.value for point in points], name
        assert [row["period"] for row in rows] == [str(point.period) for point in points]
        assert all(row["source_id"] in tables.known.sources for row in rows)
        assert all(row["source"] for row in rows)


def test_a_row_tells_what_is_known_of_a_figure(harbour: Tables) -> None:
    point = _changed(harbour, value=2100.5, qualifier="over", status="P", quote="over it")[0]
    row = _points([point], harbour, EN)[0]
    names = ("indicator_id", "period", "statistic", "value", "qualifier", "status", "quote")
    assert [row[name] for name in names] == [
        CARGO,
        point.row["period"],
        EN("statistic.value"),
        "2100.5",
        "over",
        EN("status.P"),
        "over it",
    ]
    assert row["unit"] == harbour.known.indicators[CARGO].unit.name_en
    assert row["derived"] == ""


def test_growth_is_in_per_cent(harbour: Tables) -> None:
    row = _points(_changed(harbour, statistic="yoy", value=-3.5), harbour, EN)[0]
    assert (row["value"], row["unit"]) == ("-3.5", "%")


def test_a_derived_value_has_its_formula(shipped: Tables, text: Text) -> None:
    rows = _points(shipped.lines["gdp"], shipped, text)
    assert "1161.73 − 102.11" in {row["derived"] for row in rows}


def test_what_was_reckoned_is_not_called_a_figure(harbour: Tables) -> None:
    rows = [level("2021", 100.0), level("2022", 110.0, break_before=False)]
    indicator = harbour.known.indicators[CARGO]
    (line,) = measures.measured((rows, []), indicator, harbour.known, View((), "index"))
    table = _points(line, harbour, EN)
    assert {row["statistic"] for row in table} == {"Index (derived)"}
    assert table[-1]["derived"] == "110 ÷ 100 × 100"


def test_a_break_stands_in_the_table_with_its_reason(harbour: Tables) -> None:
    rows = [level("2021", 1.0), level("2022", 2.0, break_before=True, break_en="Another port.")]
    (line,) = series.lines(rows, [], "value").values()
    assert [row["break"][-13:] for row in _points(line, harbour, EN)] == ["", "Another port."]


def test_observations_tell_their_breaks_and_the_other_areas_that_they_name(
    harbour: Tables,
) -> None:
    about: dict[str, Any] = {"break_before": True, "break_en": "Another port."}
    about["named_areas"] = "990101;990103"
    row = level("2022", 2.0, **about) | {"observation_id": 0, "preference": 0}
    made = tables.of_observations([row], "t", harbour.known, EN)
    told = dict(zip(OF_OBSERVATIONS, made.rows[0], strict=True))
    assert str(told["break"]).endswith("Another port.")
    names = [harbour.known.areas[area].name_en for area in ("990101", "990103")]
    assert told["named_areas"] == "; ".join(names)


def test_a_quote_stays_letter_for_letter(harbour: Tables) -> None:
    quote = 'one, "two"\nthree'
    assert _points(_changed(harbour, quote=quote), harbour, EN)[0]["quote"] == quote


def test_every_row_of_a_csv_tells_the_day_and_the_filters() -> None:
    header, row = _read_csv(_plain("a", Decimal("1.50"), None, date(2020, 11, 30)), ZH)
    assert header[-2:] == ["导出日期", "筛选条件"]
    assert row == ["a", "1.50", "", "2020-11-30", "2026-03-01", "主题：全部；时期：2023 年"]


@pytest.mark.parametrize("cell", HOSTILE)
def test_no_cell_is_run_by_a_spreadsheet(harbour: Tables, cell: str) -> None:
    said = _read_csv(_plain(cell), EN)[1][0]
    assert not said.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))
    assert said.lstrip("'") == cell
    made, book = _workbook(_plain(cell), harbour)
    shown = book.get_sheet_by_name("Data").to_python()[1][0]
    assert str(shown).strip() == cell.strip()
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        for name in parts.namelist():
            content = parts.read(name).decode("utf-8", errors="replace")
            assert "<f>" not in content
            assert "<hyperlink" not in content


def test_numbers_are_numbers_and_days_are_days_in_a_workbook(harbour: Tables) -> None:
    cells = (Decimal("1158.25"), 7, Decimal("-0.003"), date(2020, 11, 30), "x", None)
    _, book = _workbook(_plain(*cells), harbour)
    _, row = book.get_sheet_by_name("Data").to_python(skip_empty_area=False)
    assert row[:5] == [1158.25, 7, -0.003, date(2020, 11, 30), "x"]
    assert row[5:] in ([], [""])


def test_a_number_longer_than_a_spreadsheet_keeps_is_written_as_words(harbour: Tables) -> None:
    long = Decimal(12345678901234567)
    _, book = _workbook(_plain(long, Decimal(123456789012345)), harbour)
    assert book.get_sheet_by_name("Data").to_python()[1] == [str(long), 123456789012345.0]


def test_what_a_cell_cannot_hold_is_marked(harbour: Tables) -> None:
    _, book = _workbook(_plain("a\0b\x1fc", "长" * 40_000), harbour)
    first, second = book.get_sheet_by_name("Data").to_python()[1]
    assert first == "a\ufffdb\ufffdc"
    assert len(str(second)) == 32_767
    assert str(second).endswith("[…]")


def test_a_workbook_has_a_sheet_each_for_data_meaning_sources_and_filters(
    harbour: Tables, text: Text
) -> None:
    table = tables.of_points(harbour.lines[CARGO], "货物吞吐量", harbour.known, text)
    _, book = _workbook(table, harbour, text)
    assert book.sheet_names == [
        text(f"export.sheet_{name}") for name in ("data", "about", "sources", "filters")
    ]
    data, about, sources, filters = (
        book.get_sheet_by_name(n).to_python() for n in book.sheet_names
    )
    assert len(data) == len(harbour.lines[CARGO]) + 1
    assert [text("export.title"), "货物吞吐量"] in about
    assert [text("export.made"), date(2026, 3, 1)] in about
    assert {row[0] for row in sources[1:]} == set(table.sources)
    assert filters[1:] == [["主题", "全部"], ["时期", "2023 年"]]


def test_words_of_bound_and_of_status_are_explained_where_they_occur(harbour: Tables) -> None:
    plain = tables.of_points(_changed(harbour, qualifier="exact"), "t", harbour.known, EN)
    over = tables.of_points(_changed(harbour, qualifier="over", status="P"), "t", harbour.known, EN)
    assert not any("over" in words for words, _ in plain.meanings)
    meanings = dict(over.meanings)
    assert meanings["over"] == "The number itself is higher"
    assert "revised" in meanings[EN("status.P")]


def test_of_several_sources_the_figure_in_use_is_marked(tables: Tables, text: Text) -> None:
    made = _of_observations(tables, text)
    used = OF_OBSERVATIONS.index("used")
    key = [OF_OBSERVATIONS.index(n) for n in ("indicator_id", "area_id", "project_id", "period")]
    key += [OF_OBSERVATIONS.index("statistic")]
    marked = [tuple(row[n] for n in key) for row in made.rows if row[used]]
    facts = {tuple(row[n] for n in key) for row in made.rows}
    assert set(marked) == facts
    assert len(made.rows) == len(tables.observations)


def _of_observations(tables_: Tables, text: Text) -> Table:
    return tables.of_observations(list(tables_.observations), "t", tables_.known, text)


def test_projects_have_all_that_is_known_and_no_place_that_is_not(
    tables: Tables, text: Text
) -> None:
    made = _of_projects(tables, text)
    at = {name: number for number, name in enumerate(OF_PROJECTS)}
    assert len(made.rows) == len(tables.projects)
    for row, project in zip(made.rows, tables.projects, strict=True):
        assert row[at["project_id"]] == project["project_id"]
        assert (row[at["lon"]] is None) == (project["lon"] is None)
        assert (row[at["method"]] == "") == (project["lon"] is None)
        assert row[at["progress_words"]] == project["status_words"]
        assert row[at["progress"]]


def _of_projects(tables_: Tables, text: Text) -> Table:
    return tables.of_projects(tables_.projects, ([], []), "t", tables_.known, text)


def test_every_indicator_has_a_row_for_each_year_and_none_that_is_missing_has_figures(
    shipped: Tables,
) -> None:
    known = shipped.known
    own = [row for row in shipped.observations if row["area_id"] == known.subject.id]
    found = completeness.holdings(own, [], known, known.subject)
    made = tables.of_holdings(found, ["2019", "2020"], "t", known, EN)
    held = [row for row in made.rows if row[4] == "held"]
    assert {row[1] for row in made.rows} == {"2019", "2020"}
    assert all(bool(row[5]) == (row[4] == "held") for row in made.rows)
    then = {r["indicator_id"] for r in own if r["year"] == "2020" and not r["project_id"]}
    assert {row[2] for row in held if row[1] == "2020"} == then


@pytest.mark.parametrize("form", tables.FORMS)
def test_the_log_is_taken_along_and_nothing_in_it_is_run(
    harbour: Tables, form: tables.Form
) -> None:
    told = ("reader;editor", "10.0.0.7", "upload", "=1+1", "", '{"rows": 2}', "ab", "cd")
    entry = Entry(7, "2026-11-26T01:02:03+00:00", "sub-1", '=HYPERLINK("x")', *told)
    table = tables.of_entries([entry], EN("audit.title"), EN)
    row = dict(zip(table.columns, table.rows[0], strict=True))
    assert row[EN("log.number")] == 7
    assert row[EN("log.roles")] == "reader, editor"
    assert row[EN("log.hash")] == "cd"
    if form == "csv":
        cells = _read_csv(table, EN)[1]
        assert [cell for cell in cells if cell.startswith("=")] == []
    else:
        content, _ = _workbook(table, harbour)
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_each_filter_is_told_in_words_also_where_it_takes_in_all(shipped: Tables) -> None:
    every = dict(tables.filters(Selection(), shipped.known, EN))
    assert every["Theme"] == every["Area"] == every["Category"] == "All"
    chosen = Selection("environment", "370103", "2020", ("road",), (OTHER_WORDS, "in_use"))
    said = dict(tables.filters(chosen, shipped.known, ZH))
    assert said["主题"] == "环境品质"
    assert said["区域"] == "市中区"
    assert "2020" in said["时期"]
    assert said["类别"] == "道路"
    assert re.search("其他表述.*已投用", said["进展（来源所述）"])


def test_a_hundred_thousand_rows_become_a_workbook(harbour: Tables) -> None:
    day = date(2020, 1, 1)
    rows = tuple(("名称", Decimal(n) / 4, day + timedelta(days=n % 900)) for n in range(100_000))
    made, _ = _workbook(Table("t", ("a", "b", "c"), rows), harbour)
    assert len(made) > 1_000_000
