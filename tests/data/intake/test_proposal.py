import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.catalogue import Catalogue
from data.intake.candidates import read
from data.intake.mapping import Line, Mapping, as_json, from_json
from data.intake.proposal import proposed
from data.intake.remembering import layout_key
from data.intake.sheet import Sheet
from data.intake.statistic_words import NOT_KEPT
from tests.data.intake.sheets import sheet

OCTOBER = """
市中区2026年10月主要指标||
指标|10月|1-10月
地区生产总值（亿元）|5|50
网上零售额（亿元）|6|60
合计|11|110
"""
NOVEMBER = OCTOBER.replace("10月", "11月")
DISTRICTS = "2026年10月||\n单位：亿元||\n地区|固投|同比增长（%）\n市中|5|6\n兴隆|7|8\n舜耕|9|1"


def by_label(lines: tuple[Line, ...]) -> dict[str, Line]:
    return {line.label: line for line in lines}


def test_what_is_recognised_is_proposed_and_the_rest_left_to_a_person(shipped: Catalogue) -> None:
    mapping = proposed(sheet(OCTOBER), shipped)
    assert (mapping.kind, mapping.area, mapping.period) == ("indicators_down", "370103", "2026-10")
    rows = by_label(mapping.rows)
    assert rows["地区生产总值（亿元）"].indicator == "gdp"
    for label in ("网上零售额（亿元）", "合计"):
        assert (rows[label].indicator, rows[label].read, rows[label].decide) == ("", False, True)


def test_the_level_of_most_areas_tells_which_of_two_is_meant(shipped: Catalogue) -> None:
    rows = by_label(proposed(sheet(DISTRICTS), shipped).rows)
    assert rows["兴隆"].decide
    streets = DISTRICTS.replace("市中", "泺源")
    assert by_label(proposed(sheet(streets), shipped).rows)["兴隆"].area == "370103020"


def test_growth_is_of_the_indicator_beside_it(shipped: Catalogue) -> None:
    growth = proposed(sheet(DISTRICTS), shipped).columns[1]
    assert (growth.indicator, growth.statistic) == ("fixed_asset_investment", "yoy")


def test_growth_beside_what_nobody_knows_is_not_known_either(shipped: Catalogue) -> None:
    growth = proposed(sheet(DISTRICTS.replace("固投", "网上零售额")), shipped).columns[1]
    assert (growth.indicator, growth.read, growth.decide) == ("", False, True)


def test_a_period_that_no_one_has_told_is_left_open(shipped: Catalogue) -> None:
    months = sheet("指标|10月|累计\n地区生产总值（亿元）|5|50")
    assert [line.decide for line in proposed(months, shipped).columns] == [True, True]
    told = proposed(months, shipped, period="2026-10")
    assert [(line.period, line.period_basis) for line in told.columns] == [
        ("2026-10", "assumed"),
        ("2026-01/2026-10", "assumed"),
    ]


def test_the_year_before_is_that_of_the_column_beside_it(shipped: Catalogue) -> None:
    flat = sheet("2026年10月||||\n指标|本月|上年同期|1-10月|上年同期|同比%\n固投（亿元）|1|2|3|4|5")
    assert [line.period for line in proposed(flat, shipped).columns] == [
        *("2026-10", "2025-10", "2026-01/2026-10", "2025-01/2025-10", "2026-01/2026-10"),
    ]


def test_what_is_told_from_a_month_is_told_from_that_of_its_row(shipped: Catalogue) -> None:
    months = sheet(
        """
2026年市中区固定资产投资（亿元）||||
月份|本月|累计|上年同期|同比（%）
1月|1|1|2|-50
2月|2|3|4|-25
"""
    )
    candidates, problems = read(months, proposed(months, shipped), shipped, file="x.xlsx")
    assert problems == []
    assert [one.row["period"] for one in candidates if one.cell.endswith("4")] == [
        *("2026-02", "2026-01/2026-02", "2025-01/2025-02", "2026-01/2026-02"),
    ]


@pytest.mark.parametrize(
    ("columns", "period"),
    (
        *(("2025年|2026年|增长（%）", "2026"), ("2026年|2025年|增长（%）", "2026")),
        *(("2010年|2020年|增长（%）", ""), ("2020年|2010年|增长（%）", "")),
        *(("2010年|2020年|同比（%）", "2020"), ("2020年|2021年|年均增长（%）", "")),
    ),
)
def test_growth_on_the_year_is_not_that_of_ten_years(
    columns: str, period: str, shipped: Catalogue
) -> None:
    growth = proposed(sheet(f"街道|{columns}\n大观园|5|6|7"), shipped).columns[2]
    assert (growth.period, growth.decide) == (period, not period)


@pytest.mark.parametrize(
    ("columns", "period"),
    (
        *(("2026年10月|2026年9月|增长（%）", None), ("9月|10月|增减（%）", None)),
        *(("三季度|二季度|增长（%）", None), ("2026年9月末|2025年末|增长（%）", None)),
        *(("本月|累计|增速", None), ("2026年9月|2026年10月|增减（百分点）", None)),
        *(("2026年10月|2026年9月|同比（%）", "2026-10"), ("9月|去年全年|同比（%）", "2026-09")),
        *(("10月|上年同期|增长（%）", "2026-10"), ("上年同月|10月|增速", "2026-10")),
        *(("绝对额|上年同期|同比（%）", ""), ("本月|上月|增减%", None), ("上月|本月|增减%", None)),
        *(("期末数|年初数|增长（%）", None), ("期末数|上年同期|同比（%）", "")),
        *(("10月|增速|1-10月|增速", "2026-01/2026-10"), ("10月|9月|完成率", "2026-10")),
    ),
)
def test_growth_is_of_the_latest_level_and_only_on_the_year_before(
    columns: str, period: str | None, shipped: Catalogue
) -> None:
    """Empty is the sheet's own period; None where nobody can tell."""
    cells = "|".join("56789"[: columns.count("|") + 1])
    table = sheet(f"市中区2026年10月\n指标|{columns}\n固投（亿元）|{cells}")
    growth = proposed(table, shipped).columns[-1]
    assert growth.decide == (period is None)
    assert growth.decide or growth.period == period


def test_growth_under_a_year_with_its_months_is_of_these(shipped: Catalogue) -> None:
    years = "2026年|2026年|2026年|2026年"
    heads = "10月|增长（%）|1-10月|增长（%）"
    table = sheet(f"市中区2026年1-10月|||\n指标|{years}\n|{heads}\n固投（亿元）|5|6|7|8")
    assert [line.period for line in proposed(table, shipped).columns] == [
        *("2026-10", "2026-10", "2026-01/2026-10", "2026-01/2026-10"),
    ]
    whole = sheet("市中区||\n指标|2026年|2026年\n|绝对额|增长（%）\n固投（亿元）|5|6")
    assert [line.period for line in proposed(whole, shipped).columns] == ["2026", "2026"]


def test_the_amount_of_a_growth_is_no_level(shipped: Catalogue) -> None:
    heads = "指标|1-10月|比上年增减|比上年增减\n||绝对额|%"
    table = sheet(f"市中区2026年1-10月|||\n{heads}\n固投（亿元）|5|6|7")
    level, amount, growth = proposed(table, shipped).columns
    assert (level.statistic, amount.decide, growth.statistic) == ("", True, "yoy")


def test_growth_of_a_row_between_two_months_is_none_on_the_year(shipped: Catalogue) -> None:
    rows = "2026年9月|5\n2026年10月|6\n增长（%）|20"
    mapping = proposed(sheet(f"市中区2026年10月\n时间|固投（亿元）\n{rows}"), shipped)
    assert by_label(mapping.rows)["增长（%）"].decide


@pytest.mark.parametrize("heading", ("同比增减", "比上年同期增减", "升降", "较上年变化"))
def test_a_change_in_numbers_may_be_one_in_the_unit(heading: str, shipped: Catalogue) -> None:
    text = f"市中区2026年10月\n单位：亿元\n指标|10月|上年同期|{heading}\n固投|105.5|100|{{}}"
    assert proposed(sheet(text.format("5.5")), shipped).columns[-1].decide
    told = proposed(sheet(text.format("5.5%")), shipped).columns[-1]
    assert (told.statistic, told.decide) == ("yoy", False)
    in_percent = text.replace(heading, f"{heading}（%）").format("5.5")
    assert not proposed(sheet(in_percent), shipped).columns[-1].decide


def test_a_change_in_a_row_of_per_cent_is_growth(shipped: Catalogue) -> None:
    text = "市中区2026年10月\n指标|单位|数值\n固投|亿元|105.5\n同比增减|{}|5.5"
    assert not proposed(sheet(text.format("%")), shipped).rows[1].decide
    assert proposed(sheet(text.format("亿元")), shipped).rows[1].decide


@pytest.mark.parametrize(
    ("title", "columns", "period"),
    (
        *(
            ("2026年1-10月", "上年完成|1-10月完成", "2025"),
            ("2026年1-10月", "上年实绩|数值", "2025"),
        ),
        *(("2026年1-10月", "上年度|1-10月", "2025"), ("2026年1-10月", "去年全年|1-10月", "2025")),
        *(("2026年1-10月", "上年|1-10月", ""), ("2026年1-10月", "去年完成额|数值", "2025")),
        *(("2026年10月", "上年累计|累计", ""), ("2026年", "上年|本年", "2025")),
        *(("2026年10月", "上年同期|本月", "2025-10"), ("2026年10月", "上年10月|10月", "2025-10")),
        *(("2026年10月", "上年同期累计|累计", "2025-01/2025-10"),),
    ),
)
def test_last_year_beside_a_part_of_this_one_is_left_open(
    title: str, columns: str, period: str, shipped: Catalogue
) -> None:
    table = sheet(f"市中区{title}主要指标\n指标|{columns}\n固投（亿元）|5|6")
    last_year = proposed(table, shipped).columns[0]
    assert last_year.decide == (not period)
    assert last_year.decide or last_year.period == period


def test_last_year_under_a_month_is_that_month(shipped: Catalogue) -> None:
    table = sheet(
        "市中区2026年10月||||\n指标|10月|10月|1-10月|1-10月\n|本年|上年|本年|上年\n固投（亿元）|5|6|7|8"
    )
    assert [(line.period, line.decide) for line in proposed(table, shipped).columns] == [
        *(("2026-10", False), ("2025-10", False)),
        *(("2026-01/2026-10", False), ("2025-01/2025-10", False)),
    ]


def test_last_year_beside_months_in_rows_is_left_open(shipped: Catalogue) -> None:
    months = sheet("2026年固投（亿元）||\n月份|本月|上年\n1月|1|2\n2月|2|3")
    assert [line.decide for line in proposed(months, shipped).columns] == [False, True]


PARTS = """
市中区2026年10月主要指标|
单位：亿元|
指标|10月
一般公共预算收入|100
其中：税收收入|80
地区生产总值|900
同比增长（%）|6
其中：第一产业增加值|5
其中：第三产业增加值|600
固定资产投资|300
其中：第三产业增加值|200
"""


def test_what_is_a_part_is_named_in_full_and_stands_below_its_whole(shipped: Catalogue) -> None:
    rows = proposed(sheet(PARTS), shipped).rows
    assert [(line.indicator, line.decide) for line in rows] == [
        *(("budget_revenue", False), ("", True), ("gdp", False), ("gdp", False)),
        *(("primary_value_added", False), ("tertiary_value_added", False)),
        *(("fixed_asset_investment", False), ("tertiary_value_added", True)),
    ]


@pytest.mark.parametrize("heading", ("全年预期增速", "年度目标增速", "增长目标（%）"))
def test_a_growth_that_is_aimed_at_is_no_target_in_the_unit(
    heading: str, shipped: Catalogue
) -> None:
    text = f"市中区2026年1-10月\n指标|1-10月|{heading}\n固投（亿元）|5|6"
    aimed = proposed(sheet(text), shipped).columns[1]
    assert (aimed.statistic, aimed.decide) == (NOT_KEPT, True)


@pytest.mark.parametrize("words", ("增减情况", "目标增速", "环比"))
def test_a_title_of_what_may_be_something_else_names_no_indicator(
    words: str, shipped: Catalogue
) -> None:
    table = sheet(f"2026年10月各区县固定资产投资{words}\n区县|10月\n市中区|5\n历下区|6")
    assert proposed(table, shipped).indicator == ""


def test_what_a_title_says_of_all_figures_is_proposed_for_them(shipped: Catalogue) -> None:
    growth = sheet("各区县固定资产投资增速（%）||\n时间|全市|市中区\n2026年1-2月|5.5|6.6")
    mapping = proposed(growth, shipped)
    assert (mapping.indicator, mapping.statistic) == ("fixed_asset_investment", "yoy")
    candidates, problems = read(growth, mapping, shipped, file="x.xlsx")
    assert problems == []
    assert [(one.row["area_id"], one.row["value"]) for one in candidates] == [
        *(("370100", "5.5"), ("370103", "6.6")),
    ]


def test_a_rank_before_the_names_is_of_the_growth_behind_them(shipped: Catalogue) -> None:
    ranks = sheet("2026年固定资产投资增速排名||\n位次|区县|增速（%）\n1|市中区|8.6\n2|历下区|7.2")
    candidates, problems = read(ranks, proposed(ranks, shipped), shipped, file="x.xlsx")
    assert problems == []
    assert [(one.cell, one.row["rank_of"]) for one in candidates] == [
        *(("A3", "yoy"), ("C3", ""), ("A4", "yoy"), ("C4", "")),
    ]


def test_a_date_on_the_first_may_be_a_month_so_a_person_decides(shipped: Catalogue) -> None:
    dates = sheet("指标|2026-10-01|2026-10-31\n地区生产总值（亿元）|5|50")
    first, last = proposed(dates, shipped).columns
    assert (first.decide, last.period) == (True, "2026-10-31")


def test_what_was_decided_holds_for_the_next_issue_in_its_own_period(shipped: Catalogue) -> None:
    first = proposed(sheet(OCTOBER), shipped)
    rows = [
        replace(line, indicator="retail_sales", read=True, decide=False)
        if line.label.startswith("网上")
        else replace(line, decide=False)
        for line in first.rows
    ]
    decided = from_json(as_json(replace(first, rows=tuple(rows))))
    november = sheet(NOVEMBER)
    mapping = proposed(november, shipped, before=decided)
    assert by_label(mapping.rows)["网上零售额（亿元）"].indicator == "retail_sales"
    assert not any(line.decide for line in mapping.rows)
    candidates, problems = read(november, mapping, shipped, file="x.xlsx")
    assert problems == []
    assert [(one.cell, one.row["period"]) for one in candidates] == [
        *(("B3", "2026-11"), ("C3", "2026-01/2026-11")),
        *(("B4", "2026-11"), ("C4", "2026-01/2026-11")),
    ]


PAIRS = """
市中区2026年{}月主要指标
单位：亿元
指标|1-{}月
"""
GDP, BUDGET = "地区生产总值|{}\n同比增长（%）|{}\n", "一般公共预算收入|{}\n同比增长（%）|{}\n"


@pytest.mark.parametrize("rows", (BUDGET + GDP, BUDGET, GDP + BUDGET, GDP + "合计|1\n" + BUDGET))
def test_growth_is_remembered_of_what_it_stands_below(rows: str, shipped: Catalogue) -> None:
    september = PAIRS.format(9, 9) + GDP.format(900, 5.1) + BUDGET.format(80, 9.9)
    before = from_json(as_json(proposed(sheet(september), shipped)))
    october = sheet(PAIRS.format(10, 10) + rows.format(88, 9.8, 1000, 5.2))
    mapping = proposed(october, shipped, before=before)
    found, _ = read(october, mapping, shipped, file="x.xlsx")
    told = {one.cell: one.row["indicator_id"] for one in found}
    for line in mapping.rows:
        if line.statistic == "yoy":
            assert told[f"B{line.at + 1}"] == told[f"B{line.at}"]


def test_growth_that_was_left_out_is_left_out_again_wherever_it_stands(shipped: Catalogue) -> None:
    first = proposed(sheet(PAIRS.format(9, 9) + (GDP + BUDGET).format(1, 2, 3, 4)), shipped)
    rows = tuple(replace(line, read=line.at != first.rows[1].at) for line in first.rows)
    october = sheet(PAIRS.format(10, 10) + (BUDGET + GDP).format(1, 2, 3, 4))
    mapping = proposed(october, shipped, before=replace(first, rows=rows))
    assert [(line.indicator, line.read) for line in mapping.rows] == [
        *(("budget_revenue", True), ("budget_revenue", True), ("gdp", True), ("gdp", False)),
    ]


def test_one_label_of_two_indicators_is_not_remembered_by_its_place(shipped: Catalogue) -> None:
    text = "市中区2026年{}月\n单位：亿元\n指标|{}月\n甲|1\n总量其他|2\n乙|3\n总量其他|4"
    first = proposed(sheet(text.format(9, 9)), shipped)
    decided = ("gdp", "tax_revenue", "retail_sales", "exports")
    rows = tuple(
        replace(line, indicator=key, statistic="value", read=True, decide=False)
        for line, key in zip(first.rows, decided, strict=True)
    )
    mapping = proposed(sheet(text.format(10, 10)), shipped, before=replace(first, rows=rows))
    assert [(line.indicator, line.decide) for line in mapping.rows] == [
        *(("gdp", False), ("", True), ("retail_sales", False), ("", True)),
    ]


def test_a_row_that_was_empty_is_not_taken_for_one_to_leave_out(shipped: Catalogue) -> None:
    empty = sheet(OCTOBER.replace("网上零售额（亿元）|6|60", "网上零售额（亿元）||"))
    mapping = proposed(sheet(NOVEMBER), shipped, before=proposed(empty, shipped))
    assert by_label(mapping.rows)["网上零售额（亿元）"].decide


def test_what_the_catalogue_no_longer_has_is_forgotten(shipped: Catalogue) -> None:
    first = proposed(sheet(OCTOBER), shipped)
    gone = tuple(replace(line, indicator="gone", decide=False) for line in first.rows)
    before = replace(first, rows=gone, indicator="gone", area="gone")
    mapping = proposed(sheet(NOVEMBER), shipped, before=before)
    assert mapping.indicator == ""
    assert mapping.area == "370103"
    assert by_label(mapping.rows)["地区生产总值（亿元）"].indicator == "gdp"


def test_two_issues_of_a_table_have_one_key(shipped: Catalogue) -> None:
    assert layout_key(sheet(OCTOBER)) == layout_key(sheet(NOVEMBER))
    assert layout_key(sheet(OCTOBER)) != layout_key(sheet(DISTRICTS))
    assert layout_key(sheet(OCTOBER), "统计局") != layout_key(sheet(OCTOBER), "财政局")
    assert proposed(sheet(OCTOBER), shipped).key == layout_key(sheet(OCTOBER))


@pytest.mark.parametrize(
    "change",
    (
        *({"kind": "other"}, {"period": "2026年"}, {"period_basis": "guessed"}, {"rows": None}),
        *({"sheet": 5}, {"more": ""}, {"rows": [{}]}, {"status": "X"}, {"columns": ["a"]}),
    ),
)
def test_a_damaged_mapping_is_refused(change: dict[str, object], shipped: Catalogue) -> None:
    whole = json.loads(as_json(proposed(sheet(OCTOBER), shipped)))
    with pytest.raises(ValueError, match="not a"):
        from_json(json.dumps(whole | change))


@pytest.mark.parametrize(
    "change", ({"at": "1"}, {"at": True}, {"read": 1}, {"statistic": "mean"}, {"end": "week"})
)
def test_a_damaged_line_is_refused(change: dict[str, object], shipped: Catalogue) -> None:
    whole = json.loads(as_json(proposed(sheet(OCTOBER), shipped)))
    whole["rows"][0] |= change
    with pytest.raises(ValueError, match="not a"):
        from_json(json.dumps(whole))


@given(st.text(max_size=40))
def test_any_other_text_is_no_mapping(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_json(text)


def test_a_text_nested_without_end_is_no_mapping() -> None:
    with pytest.raises(ValueError, match=r"."):
        from_json("[" * 100_000)


def test_an_empty_sheet_is_proposed_as_nothing(shipped: Catalogue) -> None:
    mapping = proposed(Sheet("Sheet1", ()), shipped)
    assert mapping == Mapping("Sheet1", mapping.key)


CELLS = (
    *("", "指标", "2026年10月", "累计", "同比增长%", "位次", "GDP（亿元）", "市中区", "合计"),
    *("5", "近11万户", "—", "8.6%", "第1位", "46296", "单位：万元", "注：", "上年同期", "年末"),
)


@settings(deadline=None)
@given(
    rows=st.lists(st.lists(st.sampled_from(CELLS) | st.text(max_size=8), max_size=5), max_size=9)
)
def test_any_sheet_is_proposed_and_read_without_a_fall(
    rows: list[list[str]], shipped: Catalogue
) -> None:
    held = Sheet("Sheet1", tuple(map(tuple, rows)))
    mapping = proposed(held, shipped, area="370103", period="2026-10")
    candidates, problems = read(held, from_json(as_json(mapping)), shipped, file="x.xlsx")
    cells = [one.cell for one in candidates]
    assert len(cells) == len(set(cells))
    assert all(problem.cell for problem in problems)
