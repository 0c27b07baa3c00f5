import time
from dataclasses import replace

import pytest

from data.catalogue import Catalogue
from data.intake.candidates import WARNINGS, read
from data.intake.mapping import Line
from data.intake.proposal import proposed
from data.intake.sheet import Candidate, Sheet
from data.model import Problem
from tests.data.intake.sheets import sheet

ONE = """
市中区2026年10月主要指标（初步统计）||
指标|10月|同比增长（%）
规上工业增加值（万元）|1,234,567|8.6
"""


def figures(text: str, known: Catalogue) -> tuple[list[Candidate], list[Problem]]:
    held = sheet(text)
    return read(held, proposed(held, known, area="370103"), known, file="x.xlsx")


def codes(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.cell, problem.code) for problem in problems]


def test_a_figure_is_a_row_of_observations(shipped: Catalogue) -> None:
    (level, _), problems = figures(ONE, shipped)
    assert problems == []
    assert (level.sheet, level.cell) == ("Sheet1", "B3")
    assert {name: value for name, value in level.row.items() if value} == {
        "indicator_id": "industrial_value_added",
        "area_id": "370103",
        "period": "2026-10",
        "period_basis": "stated",
        "statistic": "value",
        "value": "123.4567",
        "qualifier": "exact",
        "status": "P",
        "confidence": "high",
        "note_zh": "原表单位为万元，此处换算为亿元。",
        "note_en": "The table is in 10,000 yuan; converted here to 100 million yuan.",
        "quote": "规上工业增加值（万元） | 1,234,567 | 8.6",
    }


def test_a_growth_is_not_converted(shipped: Catalogue) -> None:
    (_, growth), _ = figures(ONE, shipped)
    assert (growth.row["value"], growth.row["note_zh"]) == ("8.6", "")


def test_an_estimated_column_and_a_target_say_so(shipped: Catalogue) -> None:
    found, _ = figures("2026年|||\n指标|全年目标|全年预计|2025年\n固投（亿元）|5|6|7", shipped)
    assert [(one.row["statistic"], one.row["status"]) for one in found] == [
        *(("target", "F"), ("value", "E"), ("value", "A")),
    ]


def test_a_rank_is_one_within_the_area_around_unless_it_says_otherwise(shipped: Catalogue) -> None:
    text = """
2026年||||
地区|GDP（亿元）|位次|固投增速|全省位次
市中区|5|2|3|12/136
舜耕|1|第1位|2|
"""
    found, _ = figures(text, shipped)
    ranks = [one.row for one in found if one.row["statistic"] == "rank"]
    assert [(row["value"], row["rank_in"], row["rank_of"]) for row in ranks] == [
        *(("2", "370100", "value"), ("12", "370000", "yoy"), ("1", "370103", "value")),
    ]


@pytest.mark.parametrize("cell", ("0", "1.5", "前三", "-1", "约3", "3户"))
def test_what_is_no_rank_is_told(cell: str, shipped: Catalogue) -> None:
    found, problems = figures(f"2026年||\n地区|GDP（亿元）|位次\n市中区|5|{cell}", shipped)
    assert [one.cell for one in found] == ["B3"]
    assert [problem.cell for problem in problems] == ["C3"]


def test_one_rank_a_period_is_kept_and_the_other_told(shipped: Catalogue) -> None:
    text = "2026年||||\n地区|GDP（亿元）|位次|增速（%）|位次\n市中区|5|2|6|1"
    found, problems = figures(text, shipped)
    assert [one.cell for one in found] == ["B3", "C3", "D3"]
    assert codes(problems) == [("E3", "second_rank")]


def test_a_figure_that_stands_twice_is_one_and_two_that_differ_are_none(shipped: Catalogue) -> None:
    text = "2026年|\n指标|数值\nGDP（亿元）|{}\n地区生产总值（亿元）|5"
    assert [one.cell for one in figures(text.format(5), shipped)[0]] == ["B3"]
    found, problems = figures(text.format(6), shipped)
    assert (found, codes(problems)) == ([], [("B4", "two_figures")])


def test_columns_with_one_heading_are_both_named_and_neither_read(shipped: Catalogue) -> None:
    found, (problem,) = figures("2026年||\n指标|10月|10月\n固投（亿元）|5|5", shipped)
    assert found == []
    assert (problem.code, problem.cell, problem.expected) == ("duplicate_header", "C2", "B / C")


def test_what_nobody_has_told_is_a_problem_of_each_cell(shipped: Catalogue) -> None:
    held = sheet("指标|数值\n地区生产总值（亿元）|5")
    mapping = proposed(held, shipped)
    assert codes(read(held, mapping, shipped, file="x")[1]) == [("B2", "area_unsaid")]
    mapping = replace(mapping, area="370103")
    assert codes(read(held, mapping, shipped, file="x")[1]) == [("B2", "period_unsaid")]
    mapping = replace(mapping, period="2026", rows=(replace(mapping.rows[0], indicator=""),))
    assert codes(read(held, mapping, shipped, file="x")[1]) == [("B2", "indicator_unsaid")]


def test_a_line_that_is_left_out_is_neither_read_nor_told(shipped: Catalogue) -> None:
    held = sheet(ONE)
    mapping = proposed(held, shipped)
    left_out = replace(mapping, rows=(replace(mapping.rows[0], read=False),))
    assert read(held, left_out, shipped, file="x") == ([], [])


def test_a_mapping_of_another_sheet_reads_nothing(shipped: Catalogue) -> None:
    other = sheet(ONE.replace("规上工业增加值", "固投"))
    found, problems = read(other, proposed(sheet(ONE), shipped), shipped, file="x")
    assert (found, codes(problems)) == ([], [("A3", "other_layout")])
    longer = sheet(f"{ONE.strip()}\n固投（亿元）|5|6")
    found, problems = read(longer, proposed(sheet(ONE), shipped), shipped, file="x")
    assert (len(found), codes(problems)) == (2, [("A4", "other_layout")])


def test_an_id_that_is_not_known_is_told(shipped: Catalogue) -> None:
    held = sheet(ONE)
    mapping = proposed(held, shipped)
    gone = replace(mapping, rows=(replace(mapping.rows[0], indicator="gone"),))
    assert codes(read(held, gone, shipped, file="x")[1]) == [("A3", "unknown_id")]


def test_a_row_and_a_column_of_two_indicators_contradict(shipped: Catalogue) -> None:
    held = sheet("2026年|\n指标|固投\nGDP（亿元）|5")
    _, problems = read(held, proposed(held, shipped, area="370103"), shipped, file="x")
    assert codes(problems) == [("B3", "two_indicators")]


def test_a_sheet_without_a_table_says_so(shipped: Catalogue) -> None:
    assert codes(figures("只有一句话", shipped)[1]) == [("A1", "no_table")]


def test_every_cell_that_cannot_be_read_is_told(shipped: Catalogue) -> None:
    rows = "\n".join(f"{year}年|NaN|▲1" for year in range(2000, 2020))
    found, problems = figures(f"年份|固投（亿元）|同比（%）\n{rows}", shipped)
    assert found == []
    assert len(problems) == 40


def test_a_big_sheet_is_read_in_seconds(shipped: Catalogue) -> None:
    areas = [area.name_zh for area in shipped.areas.values() if area.level == "district"]
    days = [f"{year}年{month}月" for year in range(1990, 2024) for month in range(1, 13)]
    growth = [1.5] * 12 + [1200 / (at - 11.5) for at in range(12, len(days))]
    rows = [
        (area, day, f"{at}.5", f"{growth[at]:.1f}") for at, day in enumerate(days) for area in areas
    ]
    held = Sheet("Sheet1", (("地区", "时间", "固投（亿元）", "同比（%）"), *rows))
    mapping = proposed(held, shipped)
    begun = time.process_time()
    found, problems = read(held, mapping, shipped, file="x")
    assert (len(found), problems) == (len(rows) * 2, [])
    assert time.process_time() - begun < 3 * len(found) / 100_000 + 1


def test_a_line_that_nobody_has_decided_on_is_told_where_its_label_stands(
    shipped: Catalogue,
) -> None:
    held = sheet(ONE)
    mapping = proposed(held, shipped)
    undecided = Line(2, mapping.rows[0].label, read=False, decide=True)
    _, problems = read(held, replace(mapping, rows=(undecided,)), shipped, file="x")
    assert codes(problems) == [("A3", "label_undecided")]


def test_a_statistic_that_the_tables_do_not_keep_is_not_read(shipped: Catalogue) -> None:
    held = sheet("2026年10月||\n指标|环比%\n固投|5|")
    mapping = proposed(held, shipped, area="370103")
    confirmed = replace(mapping.columns[0], read=True, decide=False)
    found, problems = read(held, replace(mapping, columns=(confirmed,)), shipped, file="x")
    assert (found, codes(problems)) == ([], [("B2", "label_undecided")])


@pytest.mark.parametrize(
    ("heading", "cells", "doubted"),
    (
        *(("同比增长", ("0.055",), "0.055"), ("完成率", ("0.909",), "0.909")),
        *(("同比增长", ("0.055", "1.2", "0.12"), "0.055"), ("增速", ("增长0.055",), "0.055")),
        *(("同比增长", ("0.5", "5.5"), ""), ("同比增长", ("0.5%",), ""), ("完成率", ("0",), "")),
        ("完成率", ("0.5%", "0.6%", "0.7"), ""),
    ),
)
def test_numbers_in_per_cent_that_may_be_fractions_are_told(
    heading: str, cells: tuple[str, ...], doubted: str, shipped: Catalogue
) -> None:
    names = ("地区生产总值", "一般公共预算收入", "社会消费品零售总额")
    rows = "\n".join(f"{name}|100|{cell}" for name, cell in zip(names, cells, strict=False))
    text = f"市中区2026年1-10月\n单位：亿元\n指标|1-10月|{heading}\n{rows}"
    _, problems = figures(text, shipped)
    told = [("C3", "perhaps_fraction", doubted)] if doubted else []
    assert [(one.cell, one.code, one.expected) for one in problems] == told


def test_a_share_in_a_column_or_a_row_may_be_a_fraction(shipped: Catalogue) -> None:
    down = "市中区2026年\n指标|数值\n第三产业增加值占比（%）|0.62\n地区生产总值（亿元）|0.5"
    assert codes(figures(down, shipped)[1]) == [("A3", "perhaps_fraction")]
    across = "2026年\n区县|第三产业增加值占比（%）\n市中区|0.62\n历下区|0.81"
    assert codes(figures(across, shipped)[1]) == [("B2", "perhaps_fraction")]


@pytest.mark.parametrize(
    ("growth", "told"), (("16.3", "5.2"), ("5.5", ""), ("8.9", ""), ("-5", "5.2"))
)
def test_a_growth_that_its_levels_contradict_is_told(
    growth: str, told: str, shipped: Catalogue
) -> None:
    text = f"""
市中区2026年1-10月
单位：亿元
指标|1-10月|上年同期|同比增长
一般公共预算收入|100.5|95.5|{growth}
"""
    found, problems = figures(text, shipped)
    assert len(found) == 3
    assert [(one.code, one.cell, one.expected) for one in problems] == (
        [("growth_differs", "D4", told)] if told else []
    )


def test_a_unit_that_only_an_earlier_issue_named_is_told(shipped: Catalogue) -> None:
    text = "市中区2026年{}月\n{}\n指标|{}月\n地区生产总值|10000000\n一般公共预算收入|5亿元"
    before = proposed(sheet(text.format(9, "单位：万元", 9)), shipped)
    held = sheet(text.format(10, "", 10))
    found, (problem,) = read(held, proposed(held, shipped, before), shipped, file="x")
    assert len(found) == 2
    assert (problem.code, problem.cell, problem.expected) == ("unit_not_in_sheet", "B4", "万元")
    assert problem.code in WARNINGS


def test_a_unit_of_rows_that_is_no_longer_there_is_told(shipped: Catalogue) -> None:
    before = proposed(sheet("市中区2026年9月\n指标|单位|9月\n固投|万元|5"), shipped)
    held = sheet("市中区2026年10月\n指标|10月\n固投|6")
    _, problems = read(held, proposed(held, shipped, before), shipped, file="x")
    assert codes(problems) == [("B3", "unit_not_in_sheet")]
