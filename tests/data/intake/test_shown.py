from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.cells import plain_number
from data.intake.shown import MONTH, PERCENT, SCALED, YEAR, Value, mark_of, number, shown


@pytest.mark.parametrize(
    ("value", "text"),
    (
        (1350.4, "1350.4"),
        (0.1 + 0.2, "0.3"),
        (9452.709999999999, "9452.71"),
        (12.0, "12"),
        (12, "12"),
        (0.0, "0"),
        (-0.0, "0"),
        (-5.5, "-5.5"),
        (1e-7, "0.0000001"),
        (123456789012345678.0, "123456789012346000"),
        (1e300, "1e+300"),
        (float("inf"), "Infinity"),
        (float("-inf"), "-Infinity"),
        (float("nan"), "NaN"),
    ),
)
def test_a_number_has_its_shortest_form(value: float, text: str) -> None:
    assert number(value) == text


@given(st.floats(-1e300, 1e300))
def test_every_number_is_the_same_to_fifteen_digits(value: float) -> None:
    found = plain_number(number(value))
    assert found is not None
    assert found == pytest.approx(value, rel=1e-14, abs=0)


@pytest.mark.parametrize(
    ("value", "text"),
    ((0.086, "8.6%"), (0.0857, "8.57%"), (1, "100%"), (-0.05, "-5%"), (0.07, "7%"), (0, "0%")),
)
def test_a_percentage_is_shown_as_one(value: float, text: str) -> None:
    assert shown(value, PERCENT) == text


@pytest.mark.parametrize(
    ("value", "mark", "text"),
    (
        (True, "", "TRUE"),
        (False, "", "FALSE"),
        (date(2020, 11, 30), "", "2020-11-30"),
        (date(2020, 11, 1), MONTH, "2020-11"),
        (date(2020, 1, 1), YEAR, "2020"),
        (datetime(2020, 11, 30), "", "2020-11-30"),  # noqa: DTZ001 - a cell has no time zone
        (datetime(2020, 11, 30, 8, 30), "", "2020-11-30 08:30"),  # noqa: DTZ001 - the same
        (datetime(2020, 11, 29, 23, 59, 59, 999_900), "", "2020-11-30"),  # noqa: DTZ001
        (time(8, 30), "", "08:30"),
        (time(8, 30, 5), "", "08:30:05"),
        (timedelta(hours=36, minutes=5), "", "36:05"),
        ("a\r\nb\rc\td", "", "a\nb\nc d"),
        ("", "#N/A", "#N/A"),
        (0.0, "#DIV/0!", "#DIV/0!"),
        ("文本", PERCENT, "文本"),
    ),
)
def test_a_cell_shows_what_a_person_sees(value: Value, mark: str, text: str) -> None:
    assert shown(value, mark) == text


@pytest.mark.parametrize(
    ("code", "mark"),
    (
        ("0.0%", PERCENT),
        ("0.0%;[Red]-0.0%", PERCENT),
        ('0.0"%"', SCALED),
        (r"0.0\%", SCALED),
        ("0‰", SCALED),
        ("0!.0000", SCALED),
        ('0"."0000', SCALED),
        (r"0\.0000", SCALED),
        ('0.00"亿元"', SCALED),
        ('0.0"万"', SCALED),
        ("0.0亿", SCALED),
        ('G/通用格式"人"', SCALED),
        ('0"000"', SCALED),
        ("[$USD] 0.00", SCALED),
        ('[<1000]0;0!.0,"万"', SCALED),
        ('0.0;-0.0"亿元"', SCALED),
        ("[<1]0.0%;0.0", SCALED),
        ('0"."', ""),
        ('"第"0"位"', ""),
        ('0"年"', ""),
        ('0;0;"—"', ""),
        ('0.0_);(0.0);"无数据（亿元）"', ""),
        ("#,##0.00_);[红色]-0", ""),
        ('_ "¥"* #,##0.00_ ;_ "¥"* -#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ', ""),
        ("[$¥-804]#,##0.00", ""),
        ("h:mm:ss.0", ""),
        ("# ?/?", ""),
        ("General", ""),
        ("#,##0.00", ""),
        ('[Red]0.0"yy"', ""),
        ('yyyy"年"m"月"', MONTH),
        ('[$-804]yyyy"年"m"月";@', MONTH),
        ("mmm-yy", MONTH),
        ('yyyy"年"', YEAR),
        ('yyyy"年"m"月"d"日"', ""),
        ("yyyy-mm-dd hh:mm", ""),
        ("0.00E+00", ""),
        (r'0\.0,"万"', SCALED),
        ('#,##0,"千元"', SCALED),
        ("#,##0,,", SCALED),
        ("0.0,;-0.0,", SCALED),
        ('#,##0"亿元，"', SCALED),
    ),
)
def test_a_number_format_tells_percentages_shorter_dates_and_other_scales(
    code: str, mark: str
) -> None:
    assert mark_of(code) == mark
