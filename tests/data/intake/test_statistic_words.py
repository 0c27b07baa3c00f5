import pytest

from data.intake.statistic_words import NOT_KEPT, Measured, may_be_amount, measured


@pytest.mark.parametrize(
    ("words", "statistic", "rest"),
    (
        *(
            ("绝对额", "value", ""),
            ("实绩", "value", ""),
            ("数值", "value", ""),
            ("总量", "value", ""),
        ),
        *(("同比增长%", "yoy", ""), ("同比±%", "yoy", ""), ("比上年同期增长", "yoy", "")),
        *(("地区生产总值增速", "yoy", "地区生产总值"), ("累计同比", "yoy", "累计")),
        *(("工业增加值增速", "yoy", "工业增加值"), ("增减百分点", "change_pp", "")),
        *(
            ("全年目标", "target", "全年"),
            ("2026年目标", "target", "2026年"),
            ("任务数", "target", ""),
        ),
        *(("完成率", "completion", ""), ("完成年度目标%", "completion", "")),
        *(("占年度目标比重", "completion", ""), ("预算执行率", "completion", "")),
        *(("环比", NOT_KEPT, ""), ("比上月增长", NOT_KEPT, ""), ("占GDP比重", NOT_KEPT, "")),
        *(
            ("位次变化", NOT_KEPT, ""),
            ("增减额", NOT_KEPT, ""),
            ("两年平均增速", NOT_KEPT, ""),
            ("对GDP贡献率", NOT_KEPT, "对GDP"),
            ("全年预期增速", NOT_KEPT, ""),
            ("年度目标增速", NOT_KEPT, ""),
            ("增长目标", NOT_KEPT, ""),
        ),
    ),
)
def test_a_heading_says_what_is_measured(words: str, statistic: str, rest: str) -> None:
    found = measured(words)
    assert found is not None
    assert (found.statistic, found.rest) == (statistic, rest)


@pytest.mark.parametrize(
    ("words", "rank_of", "within"),
    (
        *(("位次", "", ""), ("增速位次", "yoy", ""), ("总量排名", "value", "")),
        *(("全市位次", "", "全市"), ("增速在全省排名", "yoy", "全省")),
    ),
)
def test_a_rank_says_what_it_is_one_of_and_where(words: str, rank_of: str, within: str) -> None:
    assert measured(words) == Measured("rank", "", rank_of, within)


@pytest.mark.parametrize("words", ("地区生产总值", "规模以上工业增加值", "街道", "10月", ""))
def test_other_words_measure_nothing(words: str) -> None:
    assert measured(words) is None


@pytest.mark.parametrize("words", ("同比增减", "比上年同期增减", "升降", "同比变化", "比上年同期"))
def test_a_change_that_may_be_told_in_the_unit_is_known(words: str) -> None:
    assert may_be_amount(words)


@pytest.mark.parametrize(
    "words",
    ("同比增减%", "增减率", "同比±", "增减幅度", "同比增长", "同比", "增减百分点", "增减额", "GDP"),
)
def test_a_change_that_says_what_it_is_told_in_is_none_of_these(words: str) -> None:
    assert not may_be_amount(words)
