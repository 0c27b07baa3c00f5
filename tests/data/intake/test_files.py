import io
from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter

from data.intake import limits, xls
from data.intake.files import UNNAMED, file_name, read
from data.intake.sheet import Merge, RefusedError, Sheet
from data.model import Problem
from tests.data.intake.bad_files import FILES
from tests.data.intake.making import ODS_CELL, ods, row, sheet, xlsx

OFFICE = (
    ("2020年11月主要经济指标",),
    ("指标", "数值", "同比", "日期"),
    ("地区生产总值", "1350.4", "8.6%", "2020-11-30"),
    ("财政收入", "206", "-12.5%", "2020-11"),
    ("合计", "1556.4", "#DIV/0!", "2020-11-30 08:30"),
)


def refusal(name: str, content: bytes) -> Problem:
    with pytest.raises(RefusedError) as refused:
        read(name, content)
    return refused.value.problem


@pytest.mark.parametrize("file", ("office.xlsx", "office.xls", "office.ods"))
def test_a_workbook_is_read_as_it_is_shown_whatever_its_form(file: str) -> None:
    upload = read(file, (FILES / file).read_bytes())
    assert upload.name == file
    assert upload.sheets == (Sheet("主要指标", OFFICE, (Merge(0, 0, 0, 3),)),)


def test_a_text_file_is_one_sheet_of_its_name() -> None:
    upload = read("2020年.csv", "指标,数值\n人口,110000\n".encode("gb18030"))
    assert upload.sheets == (Sheet("2020年", (("指标", "数值"), ("人口", "110000"))),)


def test_a_file_is_told_by_its_content_not_by_its_ending() -> None:
    assert read("a.csv", (FILES / "office.xls").read_bytes()).sheets[0].rows == OFFICE
    assert read("a.xls", "指标\t数值\n".encode("gb18030")).sheets[0].rows == (("指标", "数值"),)


def test_hidden_and_empty_sheets_are_not_read() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        shown, choices = workbook.add_worksheet("表"), workbook.add_worksheet("选项")
        workbook.add_worksheet("空表")
        shown.write_column("A1", ["指标", "人口"])
        choices.write("A1", "选项")
        choices.hide()
    assert [s.name for s in read("a.xlsx", out.getvalue()).sheets] == ["表"]
    assert read("a.xlsx", out.getvalue()).sheets[0].rows == (("指标",), ("人口",))


@pytest.mark.parametrize("form", ("xlsx", "xls", "ods"))
def test_hidden_rows_and_columns_are_left_out_and_named(form: str) -> None:
    (sheet,) = read(f"a.{form}", (FILES / f"hidden.{form}").read_bytes()).sheets
    assert sheet.hidden == ("A", "E:F", "4")
    assert sheet.rows == (
        ("云港市2024年货物吞吐量",),  # joined over A, which is hidden, and B, which is not
        ("", "指标", "单位", "2024年"),
        ("", "货物吞吐量", "万吨", "5810.2"),
        (),
        ("", "旅客吞吐量", "万人", "88"),
    )


def test_what_is_hidden_and_empty_is_not_told() -> None:
    cells = row("指标") + '<row r="2" hidden="1"><c r="A2"/></row>' + row("人口", number=3)
    held = sheet(cells, before='<cols><col min="2" max="16384" hidden="1"/></cols>')
    (found,) = read("a.xlsx", xlsx(held)).sheets
    assert (found.rows, found.hidden) == ((("指标",), (), ("人口",)), ())


def test_a_hidden_cell_refuses_no_file() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        table = workbook.add_worksheet("表")
        table.write_row("A1", ["指标", "数值"])
        table.write("C1", 12345, workbook.add_format({"num_format": "0,"}))
        table.set_column("C:C", None, None, {"hidden": True})
    (found,) = read("a.xlsx", out.getvalue()).sheets
    assert (found.rows, found.hidden) == ((("指标", "数值"),), ("C",))


def test_cells_keep_their_places_where_rows_and_columns_before_them_are_empty() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        table = workbook.add_worksheet("表")
        percent, month = (workbook.add_format({"num_format": f}) for f in ("0.0%", 57))
        table.write("C4", 0.086, percent)
        table.write("D4", datetime(2020, 11, 1), month)  # noqa: DTZ001 - a cell has no time zone
        table.write("C6", 0.125)
    (found,) = read("a.xlsx", out.getvalue()).sheets
    assert (found.text(3, 2), found.text(3, 3), found.text(5, 2)) == ("8.6%", "2020-11", "0.125")
    assert len(found.rows) == 6


def test_cells_that_do_not_say_where_they_stand_follow_one_another() -> None:
    cells = '<row><c t="e"><v>#N/A</v></c><c><v>1</v></c></row><row><c/><c><v>2</v></c></row>'
    assert read("a.xlsx", xlsx(sheet(cells))).sheets[0].rows == (("#N/A", "1"), ("", "2"))


def test_numbers_that_xls_stores_side_by_side_are_percentages_each_by_itself() -> None:
    (found,) = read("a.xls", (FILES / "side_by_side.xls").read_bytes()).sheets
    assert found.rows == (("8.6%",), ("12%", "0.5", "25%"))


def test_cells_that_ods_stores_once_stand_as_often_as_they_are_shown() -> None:
    cell = (
        '<table:table-cell table:number-columns-repeated="2" office:value-type="percentage" '
        'office:value="0.086"><text:p>9%</text:p></table:table-cell>'
    )
    empty = '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
    rows = f'{empty}<table:table-row table:number-rows-repeated="2">{cell}</table:table-row>'
    shown = read("a.ods", ods(rows)).sheets[0].rows
    assert shown == ((), (), ("8.6%", "8.6%"), ("8.6%", "8.6%"))


def test_an_xls_sheet_is_named_where_it_reaches_too_far(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_ROWS", 4)
    with pytest.raises(RefusedError) as refused:
        xls.survey((FILES / "office.xls").read_bytes())
    problem = refused.value.problem
    assert (problem.code, problem.column, problem.cell) == ("upload_rows", "主要指标", "A5")


def test_joined_cells_are_only_those_that_can_be() -> None:
    cells = row("a", "b") + row("c", "d", number=2)
    for reference, merged in (
        ("A1:B1", (Merge(0, 0, 0, 1),)),
        ("A1:XFD1048576", (Merge(0, 0, 1, 1),)),
        ("A1:A1", ()),
    ):
        after = f'<mergeCells><mergeCell ref="{reference}"/></mergeCells>'
        assert read("a.xlsx", xlsx(sheet(cells, after=after))).sheets[0].merged == merged


def test_markup_in_a_cell_and_in_a_name_is_text() -> None:
    upload = read("<b>.csv", b"a,b\n1,<script>alert(1)</script>\n")
    assert upload.name == "<b>.csv"
    assert upload.sheets[0].text(1, 1) == "<script>alert(1)</script>"


def test_a_letter_that_cannot_be_seen_is_told_by_its_cell() -> None:
    problem = refusal("a.csv", "a,b\n1,x\u202ey\n".encode())
    assert problem == Problem("control_character", "a.csv", column="a", value="U+202E", cell="B2")


def test_a_formula_without_a_value_is_told_by_its_cell() -> None:
    cells = row("a") + '<row r="7"><c r="C7"><f>A1+1</f></c></row>'
    problem = refusal("a.xlsx", xlsx(sheet(cells)))
    assert (problem.code, problem.column, problem.cell) == ("upload_uncalculated", "表", "C7")


def test_a_number_that_is_another_than_a_person_sees_is_told_by_its_cell() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        table = workbook.add_worksheet("表")
        scaled = workbook.add_format({"num_format": r'0\.0,"万元"'})
        table.write("A1", "在此格式中的文字", scaled)
        table.write("A2", 0, scaled)
        table.write("B3", 12345, scaled)
    problem = refusal("a.xlsx", out.getvalue())
    assert (problem.code, problem.cell, problem.value) == ("upload_scaled", "B3", "12345")


FORM = '<number:number-style style:name="N{}"><number:number {}</number:number-style>'
SCALED = 'number:display-factor="1000"/>'
POINT = '<number:embedded-text number:position="4">.</number:embedded-text></number:number>'
PART = '<style:map style:condition="value()&gt;=0" style:apply-style-name="N2"/>'


@pytest.mark.parametrize(
    "form",
    (
        FORM.format(1, SCALED),
        FORM.format(1, "/><number:text>亿元</number:text>"),
        FORM.format(1, f">{POINT}"),
        FORM.format(2, SCALED) + FORM.format(1, f"/>{PART}"),
    ),
)
@pytest.mark.parametrize("own", (True, False))
def test_a_number_that_ods_shows_as_another_is_told_by_its_cell(form: str, own: bool) -> None:  # noqa: FBT001 - a case
    styles = f"""{form}<style:style style:name="above" style:family="table-cell"
        style:data-style-name="N1"/><style:style style:name="ce1" style:family="table-cell"
        style:parent-style-name="above"/>"""
    style = 'table:{}="ce1"'
    columns = (
        '<table:table-column table:number-columns-repeated="2"/>'
        f"<table:table-column {'' if own else style.format('default-cell-style-name')}/>"
    )
    cell = ODS_CELL.format(f" {style.format('style-name')}" if own else "")
    row = f"<table:table-row>{ODS_CELL.format('') * 2}{cell}</table:table-row>"
    problem = refusal("a.ods", ods(columns + row, styles=styles))
    assert (problem.code, problem.cell, problem.value) == ("upload_scaled", "C1", "1")


def test_a_percentage_of_ods_is_one_however_its_sign_is_kept() -> None:
    styles = """<number:percentage-style style:name="N1"><number:number/>
        <number:text>%</number:text></number:percentage-style>
        <style:style style:name="ce1" style:family="table-cell"
        style:data-style-name="N1"/>"""
    cell = (
        '<table:table-cell table:style-name="ce1" office:value-type="percentage" '
        'office:value="0.086"><text:p>9%</text:p></table:table-cell>'
    )
    upload = read("a.ods", ods(f"<table:table-row>{cell}</table:table-row>", styles=styles))
    assert upload.sheets[0].rows == (("8.6%",),)


def test_what_reaches_too_far_is_told_by_its_cell() -> None:
    cells = '<row r="1"><c r="XFD1"><v>1</v></c></row>'
    problem = refusal("a.xlsx", xlsx(sheet(cells)))
    assert (problem.code, problem.cell) == ("upload_columns", "XFD1")
    assert (problem.value, problem.expected) == ("16384", str(limits.MOST_COLUMNS))


@pytest.mark.parametrize(
    ("name", "kept"),
    (
        ("..\\..\\x.xlsx", "x.xlsx"),
        ("/etc/passwd", "passwd"),
        ("C:\\报表\\2020年 11月.xlsx", "2020年 11月.xlsx"),
        ("a\0b\n.csv", "ab .csv"),
        ("\u202ecsv.exe", "csv.exe"),
        ("\ud800.csv", ".csv"),
        ("", UNNAMED),
        ("..", UNNAMED),
        ("a/", UNNAMED),
    ),
)
def test_of_a_name_its_last_part_is_kept_and_what_can_be_seen_of_it(name: str, kept: str) -> None:
    assert file_name(name) == kept


@pytest.mark.parametrize("name", ("x" * 500 + ".xlsx", "x." + "y" * 500, "指" * 500))
def test_a_long_name_is_shortened_and_keeps_its_ending(name: str) -> None:
    assert len(file_name(name)) == limits.LONGEST_NAME
    assert file_name(name).endswith(Path(name).suffix[:10])
