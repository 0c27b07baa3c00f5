import re
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.intake.numerals import is_within, plain, spoken
from data.intake.readings import Reading, UnreadableError, is_figure, is_nothing, reading

WHOLE = st.integers(min_value=0, max_value=10**12)
PLACES = st.integers(min_value=0, max_value=4)
UNREADABLE = {
    "too_large": ("1e400", "9" * 400, "1" + "0" * 15, "1E999999", "1e-400", "-1e15"),
    "not_finite": ("NaN", "Inf", "-∞"),
    "formula_error": ("#DIV/0!", "#N/A", "#REF!"),
    "ambiguous_sign": ("▲3.2", "△3.2"),
    "two_bounds": ("约11万余户", "近3000左右"),
    "unreadable_figure": (
        *("12,34", "10-12", "12 34", "1.2.3", "(3.2)", "一", "二", "2026-10-31", "不足100", "<5"),
        *("增加3亿元", "下降-3%", "下降超3%", "负增长", "见附件"),
        *(
            "两万三",
            "三千五",
            "一百五",
            "近三万五",
            "两万三户",
            "一亿二",
            "八成",
            "3.5成",
            "三五百",
        ),
    ),
}
FULL_WIDTH = str.maketrans("0123456789.,-+%", "０１２３４５６７８９．，－＋％")


@pytest.mark.parametrize(
    ("text", "number"),
    (
        *(
            ("1,234.5", "1234.5"),
            ("1，234.5", "1234.5"),
            ("1 234.5", "1234.5"),
            ("１２３．４", "123.4"),
        ),
        *(("+8.6", "8.6"), ("-3.2", "-3.2"), ("－3.2", "-3.2"), ("−3.2", "-3.2"), ("—3.2", "-3.2")),
        *((".5", "0.5"), ("1.2E+05", "120000"), ("0", "0"), (" 12 ", "12"), ("1\u00a0234", "1234")),
    ),
)
def test_a_number_is_read_however_it_is_typed(text: str, number: str) -> None:
    found = reading(text)
    assert found is not None
    assert (plain(found.number), found.qualifier, found.statistic) == (number, "exact", "")


@pytest.mark.parametrize(
    "text",
    (
        *("", " ", "—", "——", "-", "－", "…", "……", "...", "/", "／", "×", "x", "空", "无"),
        *("暂无", "N/A", "　", "·", "未公布", "null"),
    ),
)
def test_a_mark_of_nothing_is_no_figure(text: str) -> None:
    assert is_nothing(text)
    assert reading(text) is None
    assert not is_figure(text)


@pytest.mark.parametrize(
    ("text", "number", "qualifier", "unit"),
    (
        ("近11万", "110000", "nearly", ""),
        ("近11万户", "110000", "nearly", "户"),
        ("约3000", "3000", "about", ""),
        ("3000左右", "3000", "about", ""),
        ("超1800", "1800", "over", ""),
        ("超过1800亿元", "180000000000", "over", "元"),
        ("突破千家", "1000", "over", "家"),
        ("11万余户", "110000", "more_than", "户"),
        ("11余万户", "110000", "more_than", "户"),
        ("1300余户", "1300", "more_than", "户"),
        ("1300多个", "1300", "more_than", "个"),
        ("两万余户", "20000", "more_than", "户"),
        ("500个以上", "500", "at_least", "个"),
        ("不少于85部", "85", "at_least", "部"),
        ("20处以内", "20", "at_most", "处"),
        ("不超过5", "5", "at_most", ""),
        ("达到1.5万亿元", "1500000000000", "exact", "元"),
    ),
)
def test_words_of_bound_are_kept(text: str, number: str, qualifier: str, unit: str) -> None:
    found = reading(text)
    assert found is not None
    assert (plain(found.number), found.qualifier, found.unit) == (number, qualifier, unit)


@pytest.mark.parametrize(
    ("text", "number", "statistic"),
    (
        *(("增长8.6%", "8.6", "yoy"), ("同比增长8.6%", "8.6", "yoy"), ("下降3.2%", "-3.2", "yoy")),
        *(("增长-3.2%", "-3.2", "yoy"), ("增长1.2倍", "120", "yoy"), ("↓0.5%", "-0.5", "yoy")),
        *(("提高0.3个百分点", "0.3", "change_pp"), ("回落1.5个百分点", "-1.5", "change_pp")),
        *(("0.3百分点", "0.3", "change_pp"), ("增长8.6", "8.6", ""), ("同比持平", "0", "")),
    ),
)
def test_a_change_in_words_says_what_it_is(text: str, number: str, statistic: str) -> None:
    found = reading(text)
    assert found is not None
    assert (plain(found.number), found.statistic) == (number, statistic)


@pytest.mark.parametrize(
    ("text", "number", "within"),
    (
        *(("第1位", 1, ""), ("第12名", 12, ""), ("居全市第一", 1, "全市"), ("首位", 1, "")),
        *(("列全省第3位", 3, "全省"), ("并列第2", 2, ""), ("全市第十二位", 12, "全市")),
    ),
)
def test_a_rank_in_words_says_where_it_is_one(text: str, number: int, within: str) -> None:
    assert reading(text) == Reading(Decimal(number), statistic="rank", within=within)


@pytest.mark.parametrize(
    ("text", "code"),
    [(text, code) for code, texts in UNREADABLE.items() for text in texts],
)
def test_what_cannot_be_read_says_why(text: str, code: str) -> None:
    with pytest.raises(UnreadableError) as fault:
        reading(text)
    assert fault.value.code == code


def test_a_footnote_sign_is_no_digit() -> None:
    found = reading("1²")
    assert found is not None
    assert (plain(found.number), found.unit) == ("1", "²")


@pytest.mark.parametrize("text", ("5G基站", "10月", "2026年", "第一产业", "一、综合"))
def test_a_label_is_no_figure(text: str) -> None:
    assert not is_figure(text)


@given(WHOLE, PLACES, st.sampled_from(("", "-", "+")), st.sampled_from((",", "，", " ", "")))
def test_any_number_is_read_back_exactly(whole: int, places: int, sign: str, between: str) -> None:
    number = Decimal(whole).scaleb(-places)
    told = f"{number:,f}".replace(",", between)
    found = reading(f"{sign}{told}")
    assert found is not None
    assert found.number == (-number if sign == "-" else number)


@given(WHOLE, PLACES)
def test_full_width_digits_are_digits(whole: int, places: int) -> None:
    number = Decimal(whole).scaleb(-places)
    assert reading(f"{number:,f}".translate(FULL_WIDTH)) == reading(f"{number:f}")


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused_with_a_code(text: str) -> None:
    with suppress(UnreadableError):
        found = reading(text)
        assert found is None or is_within(found.number)


@given(st.integers(min_value=-(10**14), max_value=10**14), PLACES)
def test_a_number_is_written_plainly(whole: int, places: int) -> None:
    number = Decimal(whole).scaleb(-places)
    text = plain(number)
    assert Decimal(text) == number
    assert re.fullmatch(r"-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?", text)


@pytest.mark.parametrize(
    ("letters", "number"),
    (
        *(("十二", 12), ("两万三千", 23000), ("一百零五", 105), ("千", 1000)),
        *(("二〇二六", 2026), ("三亿", 3 * 10**8)),
    ),
)
def test_chinese_numerals_are_numbers(letters: str, number: int) -> None:
    assert spoken(letters) == number


@pytest.mark.parametrize(
    ("letters", "number"),
    (
        *(("两万三千", 23000), ("一百零五", 105), ("两万零三", 20003), ("一亿二千万", 120000000)),
        *(("两亿三万", 200030000), ("一万二千亿", 1200000000000), ("万亿", 10**12), ("千", 1000)),
        *(("十", 10), ("二十五", 25), ("一千零二十", 1020), ("一千〇五", 1005), ("零", 0)),
    ),
)
def test_a_spoken_number_is_the_sum_of_its_parts(letters: str, number: int) -> None:
    assert spoken(letters) == number


@pytest.mark.parametrize(
    "letters",
    (
        "两万三",
        "三千五",
        "一百五",
        "一亿二",
        "三五百",
        "百十",
        "亿万",
        "千百",
        "三百五千",
        "十五六",
        "",
    ),
)
def test_what_not_all_understand_alike_is_no_spoken_number(letters: str) -> None:
    assert spoken(letters) is None
