from dataclasses import replace

import pytest

from data.catalogue import Catalogue
from data.intake.candidates import read
from data.intake.extract import document, extract
from data.intake.mapping import Line, Mapping
from data.intake.proposal import proposed
from data.intake.sheet import Sheet
from tests.data.intake.sheets import sheet

REPORT = """
市中区2026年10月主要经济指标|||||
填报人：王某|联系电话：13800000000||||
序号|指标|单位|10月|内部预测|联系人
1|固定资产投资|亿元|5.5|6.1|李某
2|社会消费品零售总额|亿元|61.3|70|张某
注：1. 本表数据为快报数。|||||
赵某 0531-88888888|||||
"""


def mapped(known: Catalogue, *left_out: str) -> tuple[Sheet, Mapping]:
    """The report, some of its lines left out by what stands in their label."""
    held = sheet(REPORT)
    mapping = proposed(held, known, area="370103")
    return held, replace(
        mapping, rows=_without(mapping.rows, left_out), columns=_without(mapping.columns, left_out)
    )


def _without(lines: tuple[Line, ...], left_out: tuple[str, ...]) -> tuple[Line, ...]:
    return tuple(
        replace(line, read=False, decide=False) if line.label in left_out else line
        for line in lines
    )


def test_title_headings_what_is_read_and_notes_are_open(shipped: Catalogue) -> None:
    assert document(*mapped(shipped, "内部预测")).splitlines() == [
        "市中区2026年10月主要经济指标",
        "指标 | 单位 | 10月",
        "固定资产投资 | 亿元 | 5.5",
        "社会消费品零售总额 | 亿元 | 61.3",
        "注：1. 本表数据为快报数。",
    ]


def test_a_row_that_is_left_out_is_not_open(shipped: Catalogue) -> None:
    said = document(*mapped(shipped, "内部预测", "固定资产投资"))
    assert "固定资产投资" not in said
    assert "5.5" not in said


def test_a_quote_leaves_out_what_the_text_does(shipped: Catalogue) -> None:
    held, mapping = mapped(shipped, "内部预测")
    found, problems = read(held, mapping, shipped, file="x.xlsx")
    assert problems == []
    assert [one.row["quote"] for one in found] == [
        "固定资产投资 | 亿元 | 5.5",
        "社会消费品零售总额 | 亿元 | 61.3",
    ]


def test_a_heading_over_several_columns_is_open_where_one_of_them_is(shipped: Catalogue) -> None:
    held = sheet("2026年||||\n指标|10月||内部|\n|绝对额|增速|预测|口径\n固投（亿元）|5|6|7|8")
    mapping = proposed(held, shipped, area="370103")
    columns = tuple(replace(it, read=it.at == 2, decide=False) for it in mapping.columns)
    assert document(held, replace(mapping, columns=columns)).splitlines()[1:] == [
        "指标 | 10月",
        "增速",
        "固投（亿元） | 6",
    ]


def test_a_label_that_stands_elsewhere_is_open(shipped: Catalogue) -> None:
    held = sheet("2026年||\n序号|地区|GDP（亿元）\n1|历下区|5\n合计||9")
    mapping = proposed(held, shipped)
    rows = tuple(replace(it, read=True, decide=False) for it in mapping.rows)
    assert extract(held, replace(mapping, rows=rows)).line(3) == "合计 | 9"


def test_the_text_of_a_sheet_without_a_table_is_empty() -> None:
    assert document(sheet("只有一句话"), Mapping("Sheet1", "")) == ""


def test_what_a_cell_says_on_two_lines_is_quoted_on_one(shipped: Catalogue) -> None:
    held = Sheet("Sheet1", (("2026年", ""), ("指标", "数值"), ("地区生产\n总值（亿元）", "5")))
    mapping = proposed(held, shipped, area="370103")
    assert document(held, mapping).splitlines()[-1] == "地区生产 总值（亿元） | 5"


@pytest.mark.parametrize(
    "words",
    (
        "联系人：王某",
        "单位负责人:王某",
        "审核：王某",
        "办公电话 0531-82000000",
        "如有疑问，请拨13800000000",
        "wang@example.gov.cn",
    ),
)
def test_a_row_that_names_people_is_not_open(words: str, shipped: Catalogue) -> None:
    held = sheet(f"{REPORT.strip()}\n注：{words}|||||")
    said = document(held, proposed(held, shipped, area="370103"))
    assert words not in said
    assert "快报数" in said


@pytest.mark.parametrize(
    "title",
    ("2026年固定电话用户情况", "2026年智能手机产量", "指标数12345678901.5", "2026年人才联系情况"),
)
def test_a_title_that_names_nobody_is_open(title: str, shipped: Catalogue) -> None:
    held = sheet(f"{title}|\n指标|2026年\n固投（亿元）|5")
    assert title in document(held, proposed(held, shipped, area="370103"))
