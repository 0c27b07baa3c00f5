from hypothesis import given, settings
from hypothesis import strategies as st

from data.intake.layout import Stretch, layouts, rest
from data.intake.sheet import Merge, Sheet
from tests.data.intake.sheets import sheet

CELLS = ("", "指标", "10月", "5", "—", "合计", "注：", "2020", "亿元")
REPORT = sheet(
    """
市中区2026年10月主要经济指标||||
|||单位：亿元、%|
指标|10月||累计|
|绝对额|增长|绝对额|增长
一、综合||||
地区生产总值|||1,234|6.1
合计|5|8.6|50|7
注：快报数||||
""",
    Merge(0, 0, 0, 4),
    Merge(2, 0, 3, 0),
    Merge(2, 1, 2, 2),
    Merge(2, 3, 2, 4),
)


def test_a_sheet_has_title_header_body_and_notes() -> None:
    layout = layouts(REPORT)
    assert (layout.title, layout.header, layout.body) == ((0, 1), (2, 3), (4, 5, 6))
    assert (layout.notes, layout.totals, layout.unread) == ((7,), (6,), ())
    assert (layout.labels, layout.columns) == ((0,), (1, 2, 3, 4))
    assert (layout.words, layout.unit) == (("市中区2026年10月主要经济指标",), "亿元、%")


def test_joined_headings_stand_over_all_that_they_span() -> None:
    heads = dict(layouts(REPORT).heads)
    assert heads[2] == ("10月", "增长")
    assert heads[4] == ("累计", "增长")


def test_headings_that_are_not_joined_reach_to_the_next_one() -> None:
    assert layouts(Sheet("Sheet1", REPORT.rows)).heads == layouts(REPORT).heads


def test_the_numbers_of_columns_are_no_figures() -> None:
    layout = layouts(sheet("地区|收入|支出\n甲|1|2\n市中区|5|6"))
    assert (layout.header, layout.body) == ((0, 1), (2,))
    assert dict(layout.heads) == {1: ("收入",), 2: ("支出",)}


def test_years_over_columns_are_headings_and_down_a_column_labels() -> None:
    assert layouts(sheet("指标|2020|2021\n收入|5|6")).header == (0,)
    down = layouts(sheet("|收入\n2020|5\n2021|6"))
    assert (down.labels, down.time, down.columns) == ((0,), (0,), (1,))


def test_a_table_may_stand_anywhere() -> None:
    layout = layouts(sheet("|||\n|||\n||指标|10月\n||||\n||一、综合|\n||收入|5"))
    assert (layout.header, layout.body, layout.labels, layout.columns) == ((2,), (4, 5), (2,), (3,))


def test_who_drew_a_table_up_is_no_unit_and_no_title() -> None:
    layout = layouts(sheet("收支表||\n填报单位：财政局||单位：万元\n指标|本月|累计\n收入|5|6"))
    assert (layout.words, layout.unit) == (("收支表",), "万元")


def test_a_unit_column_and_remarks_are_no_figures() -> None:
    layout = layouts(sheet("序号|指标|计量单位|10月|备注\n1|收入|亿元|5|快报\n2|支出|亿元|6|"))
    assert (layout.labels, layout.unit_column, layout.columns) == ((1,), 2, (3,))
    assert layout.units == ((1, "亿元"), (2, "亿元"))


def test_what_is_not_of_the_first_table_is_left_over() -> None:
    two = sheet("指标|本月\n收入|5\n|\n表二|\n指标|本月|累计\n支出|6|7")
    layout = layouts(two)
    assert (layout.body, layout.unread) == ((1,), (Stretch(3, 0, 5, 2),))
    second = rest(two, layout)
    assert second is not None
    assert layouts(second).body == (5,)
    assert rest(second, layouts(second)) is None


def test_a_sheet_without_a_table_has_no_layout() -> None:
    for text in ("", "只有一句话", "甲|乙|丙", "1|2"):
        assert layouts(sheet(text)).body == ()


@settings(deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(CELLS), max_size=6), max_size=12),
    st.lists(st.tuples(*[st.integers(0, 8)] * 4), max_size=4),
)
def test_any_sheet_has_a_layout_whose_rows_are_its_own(
    rows: list[list[str]], merged: list[tuple[int, int, int, int]]
) -> None:
    held = Sheet("Sheet1", tuple(map(tuple, rows)), tuple(Merge(*one) for one in merged))
    layout = layouts(held)
    parts = [*layout.title, *layout.header, *layout.body, *layout.notes]
    assert len(parts) == len(set(parts))
    assert set(parts) <= set(range(len(rows)))
    assert not set(layout.labels) & set(layout.columns)
