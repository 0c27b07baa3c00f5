import re

import pytest

from components import figures
from components.text import Text
from data.model import Indicator, Unit
from tests.components.conftest import Tables
from tests.data.invented import reported

ZH, EN = Text("zh"), Text("en")
ARTICLE = "shizhong_article_2021"
HOUSEHOLD = Unit("hu", "户", "households", "households", 1)
PLAIN = Unit("item", "个", "", "count", 1)


def _indicator(unit: Unit) -> Indicator:
    return Indicator("x", "某项", "Something", "harbour", unit, "", None, "", None, "", "")


AS_PUBLISHED = (
    # indicator, statistic, value; in Chinese as printed; in English
    ("market_entities", "value", 110000, ("近 11 万 户", "nearly 110,000 entities")),
    ("market_entities_new", "value", 20000, ("2 万余 户", "more than 20,000 entities")),
    ("park_registered_firms", "value", 1000, ("突破千 家", "over 1,000")),
    ("fund_scale", "value", 1800, ("超 1800 亿元", "over 180 billion yuan")),
    ("poor_village_income", "value", 5, ("超过 5 万元", "over 50,000 yuan")),
    ("pension_paid", "value", 6200, ("6200 余 万元", "more than 62 million yuan")),
    ("demolition_households", "value", 1300, ("1300 余 户", "more than 1,300 households")),
    ("roads_in_progress", "value", 30, ("30 余 条", "more than 30")),
    ("urban_jobs", "value", 19000, ("1.9 万 人", "19,000 people")),
    ("green_space", "value", 93.8, ("93.8 万平方米", "938,000 m²")),
    ("finance_value_added", "value", 206.3, ("206.3 亿元", "20.63 billion yuan")),
    ("renovation_investment", "value", 4.2, ("4.2 亿元", "420 million yuan")),
    ("forest_restoration", "value", 8000, ("8000 亩", "8,000 mu")),
    ("industrial_value_added", "yoy", 40.6, ("+40.6%", "+40.6%")),
    ("lifts_installed", "completion", 170, ("170%", "170%")),
    ("industrial_value_added", "rank", 1, ("全市第 1 位", "No. 1 in Jinan")),
    ("outside_investment", "rank", None, ("居全市前列", "among the top in Jinan")),
    ("enterprise_visits", "target", 1, ("不少于 1 次", "at least 1")),
)


@pytest.mark.parametrize(
    ("indicator", "statistic", "value", "said"),
    AS_PUBLISHED,
    ids=[said[1] for *_, said in AS_PUBLISHED],
)
def test_a_figure_of_the_article_keeps_its_words(
    shipped: Tables, indicator: str, statistic: str, value: float | None, said: tuple[str, str]
) -> None:
    known = shipped.known
    row = next(
        o
        for o in shipped.observations
        if (o["source_id"], o["indicator_id"]) == (ARTICLE, indicator)
        and (o["statistic"], o["value"]) == (statistic, value)
    )
    made = [str(figures.figure(row, known.indicators[indicator], known, text)) for text in (ZH, EN)]
    assert made == list(said)


QUALIFIERS = {
    "exact": ("11 万 户", "110,000 households"),
    "about": ("约 11 万 户", "about 110,000 households"),
    "nearly": ("近 11 万 户", "nearly 110,000 households"),
    "over": ("超 11 万 户", "over 110,000 households"),
    "more_than": ("11 万 余 户", "more than 110,000 households"),
    "at_least": ("不少于 11 万 户", "at least 110,000 households"),
    "at_most": ("不超过 11 万 户", "at most 110,000 households"),
}


@pytest.mark.parametrize(("qualifier", "said"), QUALIFIERS.items(), ids=QUALIFIERS)
def test_a_bound_is_said_where_no_quote_gives_its_words(
    qualifier: str, said: tuple[str, str]
) -> None:
    made = [str(figures.amount(110000, HOUSEHOLD, qualifier, text)) for text in (ZH, EN)]
    assert made == list(said)


@pytest.mark.parametrize(
    ("quote", "qualifier", "said"),
    (
        ("全市企业数量达110000户", "exact", "110000 户"),
        ("至少要有110000户", "at_least", "不少于 11 万 户"),
        ("接近110000户", "nearly", "接近 110000 户"),
        ("some 110,000 households", "about", "约 11 万 户"),
    ),
    ids=(
        "a verb is no bound",
        "a bound that stands elsewhere",
        "a bound as printed",
        "not Chinese",
    ),
)
def test_in_chinese_a_figure_is_printed_with_its_own_bound_or_with_ours(
    harbour: Tables, quote: str, qualifier: str, said: str
) -> None:
    row = reported(110000, quote=quote, qualifier=qualifier)
    assert str(figures.figure(row, _indicator(HOUSEHOLD), harbour.known, ZH)) == said


NUMBERS = {
    "no binary rest": (0.3, "0.3"),
    "four decimals": (92.2817, "92.2817"),
    "very small": (1e-7, "0.0000001"),
    "a whole number": (1158.0, "1158"),
    "groups from five digits on": (903714.0, "903,714"),
    "groups and decimals": (12757.4, "12,757.4"),
    "negative": (-12757.4, "-12,757.4"),
    "zero": (0.0, "0"),
    "large": (1e21, "1,000,000,000,000,000,000,000"),
}


@pytest.mark.parametrize(("value", "digits"), NUMBERS.values(), ids=NUMBERS)
def test_a_number_has_the_digits_that_were_published(value: float, digits: str) -> None:
    assert figures.plain_number(value) == digits


AMOUNTS = {
    "billions": (92.2817, Unit("", "亿元", "100 million yuan", "", 1e8), "9.22817 billion yuan"),
    "millions": (
        2.001,
        Unit("", "亿美元", "100 million dollars", "", 1e8),
        "200.1 million dollars",
    ),
    "less than a million": (58.0, Unit("", "万平方米", "10,000 m²", "", 1e4), "580,000 m²"),
    "a broken number": (0.07, Unit("", "万元", "10,000 yuan", "", 1e4), "700 yuan"),
    "negative": (-3.5, Unit("", "亿元", "100 million yuan", "", 1e8), "−350 million yuan"),
    "percent": (99.9, Unit("", "%", "%", "", 0.01), "99.9%"),
    "no noun": (1404.0, PLAIN, "1,404"),
    "very small": (1e-7, HOUSEHOLD, "0.0000001 households"),
}


@pytest.mark.parametrize(("value", "unit", "said"), AMOUNTS.values(), ids=AMOUNTS)
def test_an_english_amount_is_in_the_base_unit(value: float, unit: Unit, said: str) -> None:
    assert str(figures.amount(value, unit, "exact", EN)) == said


RANKS = {
    "first": (1, "exact", "990100", ("全市第 1 位", "No. 1 in Yungang City")),
    "in the province": (18, "exact", "990000", ("全省第 18 位", "No. 18 in Yunhai Province")),
    "a bound": (10, "at_most", "990000", ("全省前 10 位", "among the top 10 in Yunhai Province")),
    "no number": (None, "exact", "990100", ("居全市前列", "among the top in Yungang City")),
    "a level of no name": (2, "exact", "zone_port", ("临港片第 2 位", "No. 2 in Port Zone")),
}


@pytest.mark.parametrize(("value", "bound", "among", "said"), RANKS.values(), ids=RANKS)
def test_a_rank_says_among_whom(
    harbour: Tables, value: int | None, bound: str, among: str, said: tuple[str, str]
) -> None:
    row = reported(value, "rank", qualifier=bound, rank_in=among)
    assert tuple(figures.rank(row, harbour.known, text) for text in (ZH, EN)) == said


CHANGES = {
    "growth": ("yoy", 8.6, "+8.6%", "+8.6%"),
    "decline": ("yoy", -12.5, "−12.5%", "−12.5%"),
    "no change": ("yoy", 0.0, "0%", "0%"),
    "points": ("change_pp", 4.2, "+4.2 个百分点", "+4.2 percentage points"),
    "points less": ("change_pp", -0.2, "−0.2 个百分点", "−0.2 percentage points"),
    "completion": ("completion", 112.0, "112%", "112%"),
}


@pytest.mark.parametrize(("statistic", "value", "zh", "en"), CHANGES.values(), ids=CHANGES)
def test_a_change_has_its_sign(
    harbour: Tables, statistic: str, value: float, zh: str, en: str
) -> None:
    row, indicator = reported(value, statistic), _indicator(HOUSEHOLD)
    said = [str(figures.figure(row, indicator, harbour.known, text)) for text in (ZH, EN)]
    assert said == [zh, en]


def test_beside_a_figure_a_growth_says_on_what_it_is() -> None:
    assert figures.growth(reported(-4.4, "yoy"), ZH) == "同比 −4.4%"
    assert figures.growth(reported(8.6, "yoy"), EN) == "+8.6% on the year"
    assert figures.completion(reported(170.0, "completion"), ZH) == "完成任务的 170%"
    assert figures.completion(reported(170.0, "completion"), EN) == "170% of the task"


REMARKS = {
    "sure": ("A", "high", []),
    "provisional": ("P", "high", ["provisional"]),
    "estimate": ("E", "medium", ["estimate"]),
    "plan": ("F", "high", ["plan"]),
    "of low confidence": ("A", "low", ["low confidence"]),
    "both": ("E", "low", ["estimate", "low confidence"]),
}


@pytest.mark.parametrize(("status", "confidence", "said"), REMARKS.values(), ids=REMARKS)
def test_what_is_not_sure_is_said(status: str, confidence: str, said: list[str]) -> None:
    assert figures.remarks(reported(1.0, status=status, confidence=confidence), EN) == said


AXES = {
    "billions": (123.4, (0.1, "billion yuan")),
    "millions": (1.2, (100, "million yuan")),
    "thousands": (0.001, (1e5, "thousand yuan")),
    "neither": (0.0005, (1e8, "yuan")),
}


@pytest.mark.parametrize(("largest", "axis"), AXES.values(), ids=AXES)
def test_an_axis_counts_in_the_number_words_of_the_language(
    largest: float, axis: tuple[float, str]
) -> None:
    unit = Unit("x", "亿元", "100 million yuan", "", 1e8)
    assert figures.axis_unit(unit, largest, ZH) == (1, "亿元")
    assert figures.axis_unit(unit, largest, EN) == axis


PEOPLE = {
    "few": (99_999.0, (1, "人"), (1, "people")),
    "many": (903_714.0, (1e-4, "万人"), (1e-3, "thousand people")),
    "very many": (9.2e6, (1e-4, "万人"), (1e-6, "million people")),
    "more than there are": (1.4e9, (1e-8, "亿人"), (1e-9, "billion people")),
}


@pytest.mark.parametrize(("largest", "zh", "en"), PEOPLE.values(), ids=PEOPLE)
def test_an_axis_of_people_counts_in_words_where_they_are_many(
    largest: float, zh: tuple[float, str], en: tuple[float, str]
) -> None:
    unit = Unit("person", "人", "people", "persons", 1)
    assert figures.axis_unit(unit, largest, ZH) == zh
    assert figures.axis_unit(unit, largest, EN) == en


def test_every_figure_of_the_tables_has_words(tables: Tables, text: Text) -> None:
    for row in tables.observations:
        indicator = tables.known.indicators[row["indicator_id"]]
        said = str(figures.figure(row, indicator, tables.known, text))
        assert said.strip(), row
        assert not re.search(r"e-|e\+|\d{7}\.|\.\d{7}", said), said
        if text.language == "en":
            assert not re.search(r"[\u3000-\u9fff]", said), said


def test_in_chinese_the_digits_of_the_article_are_those_it_printed(shipped: Tables) -> None:
    known = shipped.known
    levels = [
        o
        for o in shipped.observations
        if o["source_id"] == ARTICLE and o["statistic"] in {"value", "yoy", "completion"}
    ]
    assert len(levels) > 50
    for row in levels:
        said = str(figures.figure(row, known.indicators[row["indicator_id"]], known, ZH))
        digits = re.findall(r"[0-9.]+", said)
        printed = row["quote"].translate(str.maketrans("三五", "35"))
        assert all(number in printed for number in digits), (said, row["quote"])
