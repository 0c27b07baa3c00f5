import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import periods
from data.intake.period_words import end_of, is_period, said, serial_day, without
from data.periods import Period
from tests.data.invented import any_period

ABOUT = "2026-10"
MODERN = any_period(st.integers(min_value=1901, max_value=2099))


@pytest.mark.parametrize(
    ("words", "period"),
    (
        *(("2026年10月", "2026-10"), ("２０２６年１０月份", "2026-10"), ("10月", "2026-10")),
        *(("2026-10", "2026-10"), ("2026.10", "2026-10"), ("二〇二六年十月", "2026-10")),
        *(("2026年1-10月", "2026-01/2026-10"), ("1—10月", "2026-01/2026-10")),
        *(("1～10月累计", "2026-01/2026-10"), ("一至十月", "2026-01/2026-10")),
        *(("10月累计", "2026-01/2026-10"), ("累计", "2026-01/2026-10")),
        *(("本年累计", "2026-01/2026-10"), ("年初至今", "2026-01/2026-10")),
        *(("上半年", "2026-01/2026-06"), ("下半年", "2026-07/2026-12")),
        *(("前三季度", "2026-01/2026-09"), ("1-3季度", "2026-01/2026-09")),
        *(("三季度", "2026-Q3"), ("2026年第一季度", "2026-Q1"), ("2026Q2", "")),
        *(("2025年", "2025"), ("2025年度", "2025"), ("2025", "2025"), ("全年", "2026")),
        *(("2025年末", "2025-12-31"), ("上年末", "2025-12-31"), ("10月末", "2026-10-31")),
        *(("截至10月末", "2026-10-31"), ("三季度末", "2026-09-30"), ("2月底", "2026-02-28")),
        *(("2026年10月31日", "2026-10-31"), ("2026/10/31", "2026-10-31")),
        *(("本月", "2026-10"), ("当月", "2026-10"), ("本季度", "2026-Q4")),
        *(("上年同期", "2025-10"), ("上年同期累计", "2025-01/2025-10"), ("2025年同期", "2025-10")),
        *(("2016—2020年", "2016-01/2020-12"), ("2025年10月-2026年3月", "2025-10/2026-03")),
    ),
)
def test_a_period_is_told_in_the_grammar_of_the_tables(words: str, period: str) -> None:
    found = said(words, ABOUT)
    assert (found.period if found else "") == period


@pytest.mark.parametrize(
    ("words", "basis"),
    (
        *(("2026年10月", "stated"), ("2026年市中区10月", "stated")),
        *(("10月", "assumed"), ("累计", "assumed"), ("上年同期", "assumed")),
    ),
)
def test_a_year_that_only_somebody_gave_is_assumed(words: str, basis: str) -> None:
    found = said(words, ABOUT, "assumed")
    assert found is not None
    assert found.basis == basis


def test_a_month_without_a_year_anywhere_is_a_period_that_is_not_known() -> None:
    found = said("10月")
    assert found is not None
    assert (found.period, found.basis) == ("", "")


@pytest.mark.parametrize(
    "words",
    (
        "PM2.5平均浓度",
        "5G基站",
        "比上年同期增长",
        "每季度走访次数",
        "十三五",
        "13月",
        "地区生产总值",
    ),
)
def test_other_words_name_no_period(words: str) -> None:
    assert said(words, ABOUT) is None


def test_what_is_left_is_the_rest_of_the_words() -> None:
    found = said("市中区2026年1—10月主要指标")
    assert found is not None
    assert found.rest == "市中区主要指标"
    assert without("2026年10月市中区主要指标") == without("2026年11月市中区主要指标")


@given(MODERN)
def test_what_the_grammar_writes_is_read_back(period: Period) -> None:
    found = said(str(period))
    assert found is not None
    assert found.period == str(period)


@given(MODERN)
def test_what_is_written_in_chinese_is_read_back(period: Period) -> None:
    found = said(in_chinese(period))
    assert found is not None
    assert (found.period, found.rest) == (str(period), "")
    assert is_period(in_chinese(period))


@given(MODERN)
def test_the_year_before_is_that_of_the_period_around(period: Period) -> None:
    found = said("上年同期", str(period))
    assert found is not None
    assert found.period == str(period.year_earlier)


@given(st.text(max_size=40), MODERN)
def test_any_words_name_a_period_of_the_grammar_or_none(words: str, about: Period) -> None:
    found = said(words, str(about))
    if found and found.period:
        assert str(periods.parse(found.period)) == found.period


def in_chinese(period: Period) -> str:
    start, end = period.start, period.end
    match period.kind:
        case "year":
            return f"{end.year}年"
        case "quarter":
            return f"{end.year}年{'一二三四'[end.month // 3 - 1]}季度"
        case "month":
            return f"{end.year}年{end.month}月"
        case "accumulated":
            return f"{start.year}年{start.month}-{end.month}月"
        case _:
            return f"{end.year}年{end.month}月{end.day}日"


@pytest.mark.parametrize(
    ("words", "end", "rest"),
    (
        ("年末常住人口", "year", "常住人口"),
        ("期末实有市场主体", "period", "实有市场主体"),
        ("月末", "period", ""),
        ("2025年末", "", "2025年末"),
        ("10月末", "", "10月末"),
        ("上年末", "", "上年末"),
        ("地区生产总值", "", "地区生产总值"),
    ),
)
def test_a_stock_is_told_of_the_last_day(words: str, end: str, rest: str) -> None:
    assert end_of(words) == (end, rest)


def test_the_number_that_a_spreadsheet_keeps_for_a_day_is_known() -> None:
    assert serial_day("46296") == "2026-10-01"
    assert serial_day("４６２９６") == "2026-10-01"
    assert [serial_day(text) for text in ("2026", "29999", "60001", "46296.5", "")] == [""] * 5
