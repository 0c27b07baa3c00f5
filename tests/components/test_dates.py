import pytest

from components import dates
from components.text import Text
from data.model import Selection
from data.periods import parse

ZH, EN = Text("zh"), Text("en")

PERIODS = {
    "2020": ("2020 年", "2020"),
    "2020-Q3": ("2020 年第 3 季度", "Q3 2020"),
    "2020-11": ("2020 年 11 月", "November 2020"),
    "2020-01/2020-11": ("2020 年 1—11 月累计", "Jan–Nov 2020, cumulative"),
    "2020-01/2020-12": ("2020 年 1—12 月累计", "Jan–Dec 2020, cumulative"),
    "2016-01/2020-12": ("2016—2020 年累计", "2016–2020, cumulative"),
    "2019-03/2020-02": (
        "2019 年 3 月至 2020 年 2 月累计",
        "March 2019 to February 2020, cumulative",
    ),
    "2020-11-30": ("截至 2020 年 11 月 30 日", "as of 30 November 2020"),
}


@pytest.mark.parametrize(("written", "said"), PERIODS.items(), ids=PERIODS)
def test_each_kind_of_period_has_its_words(written: str, said: tuple[str, str]) -> None:
    assert (dates.period(written, ZH), dates.period(written, EN)) == said


def test_an_assumed_period_says_that_it_is() -> None:
    assert dates.period("2020", ZH, assumed=True) == "2020 年（推定）"
    assert dates.period("2020", EN, assumed=True) == "2020 (assumed)"


def test_a_choice_of_no_year_is_all_years() -> None:
    assert dates.chosen(Selection(year="2020"), ZH) == "2020 年"
    assert dates.chosen(Selection(), EN) == "All years"


WITHIN = {
    "2020": ("2020 年", "in 2020"),
    "2020-Q3": ("2020 年第 3 季度", "in Q3 2020"),
    "2020-11": ("2020 年 11 月", "in November 2020"),
    "2020-01/2020-11": ("2020 年 1—11 月累计", "over Jan–Nov 2020"),
    "2016-01/2020-12": ("2016—2020 年累计", "over 2016–2020"),
    "2020-11-30": ("2020 年 11 月 30 日", "on 30 November 2020"),
}


@pytest.mark.parametrize(("written", "said"), WITHIN.items(), ids=WITHIN)
def test_within_a_sentence_a_period_reads_as_part_of_it(
    written: str, said: tuple[str, str]
) -> None:
    assert (dates.when(parse(written), ZH), dates.when(parse(written), EN)) == said


def test_a_day_that_is_named_alone_is_without_as_of() -> None:
    assert dates.name(parse("2020-11-30"), EN) == "30 November 2020"
    assert dates.name(parse("2020"), ZH) == "2020 年"


def test_years_that_follow_one_another_are_a_range() -> None:
    assert dates.years([2014, 2015, 2016, 2019], ZH) == "2014—2016、2019 年"
    assert dates.years([2013], EN) == "2013"
