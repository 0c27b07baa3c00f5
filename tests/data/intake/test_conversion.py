from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.catalogue import Catalogue
from data.intake.conversion import Converted, converted
from data.intake.readings import UnreadableError, reading
from data.intake.units import Units, english, is_unit, units

Convert = Callable[[str, str, tuple[str, str, str]], Converted]


@pytest.fixture(scope="module")
def held(shipped: Catalogue) -> Units:
    return units(shipped)


@pytest.fixture(scope="module")
def convert(shipped: Catalogue, held: Units) -> Convert:
    """The text of a cell, told in the units of its column, row and sheet, as an indicator's."""

    def convert(key: str, text: str, stated: tuple[str, str, str]) -> Converted:
        found = reading(text)
        assert found is not None
        return converted(found, stated, shipped.indicators[key].unit, held)

    return convert


@pytest.mark.parametrize(
    ("key", "text", "stated", "value"),
    (
        ("gdp", "12345.678", "亿元", "12345.678"),
        ("gdp", "1305958", "万元", "130.5958"),
        ("gdp", "1", "元", "0.00000001"),
        ("gdp", "1.5", "万亿元", "15000"),
        ("gdp", "2万元", "亿元", "0.0002"),
        ("market_entities", "11.5", "万户", "115000"),
        ("market_entities", "近11万户", "万户", "110000"),
        ("market_entities", "近11万", "户", "110000"),
        ("fdi_utilised", "5000", "万美元", "0.5"),
        ("floor_area", "1.2", "公顷", "1.2"),
        ("land_area", "28000", "公顷", "280"),
        ("road_length", "3500", "米", "3.5"),
        ("projects_over_100m", "12", "项", "12"),
        ("gdp", "5", "亿元、万户、%", "5"),
        ("gdp", "5", "", "5"),
    ),
)
def test_a_number_is_told_in_the_unit_of_its_indicator(
    key: str, text: str, stated: str, value: str, convert: Convert
) -> None:
    assert convert(key, text, ("", "", stated)).value == value


@pytest.mark.parametrize(
    ("key", "text", "stated", "code"),
    (
        ("gdp", "5", ("", "", "万户"), "other_unit"),
        ("gdp", "5", ("%", "", "亿元"), "other_unit"),
        ("gdp", "5%", ("", "", "亿元"), "other_unit"),
        ("gdp", "5", ("亿美元", "", ""), "other_unit"),
        ("gdp", "5", ("亿元", "万元", ""), "two_units"),
        ("gdp", "5", ("", "", "亿元、万元"), "two_units"),
        ("resident_population", "92.5万", ("万人", "", ""), "unit_twice"),
        ("gdp", "5万", ("", "", ""), "unit_twice"),
        ("gdp", "99999999999999", ("万亿元", "", ""), "too_large"),
    ),
)
def test_units_that_do_not_go_together_are_told(
    key: str, text: str, stated: tuple[str, str, str], code: str, convert: Convert
) -> None:
    with pytest.raises(UnreadableError) as fault:
        convert(key, text, stated)
    assert fault.value.code == code


def test_a_unit_that_is_not_told_is_taken_from_the_indicator_and_said(convert: Convert) -> None:
    assert convert("gdp", "5", ("", "", "")).unsaid
    assert not convert("gdp", "5", ("亿元", "", "")).unsaid


@settings(deadline=None)
@given(wan=st.integers(min_value=0, max_value=10**12))
def test_money_is_converted_to_the_last_yuan(wan: int, convert: Convert) -> None:
    value = convert("gdp", str(wan), ("", "", "万元")).value
    assert Decimal(value) * 10**8 == wan * 10**4


@pytest.mark.parametrize("words", ("亿元、%", "万户", "个百分点", "平方千米", "㎡", "人次"))
def test_units_are_known_as_such(words: str, held: Units) -> None:
    assert is_unit(words, held)


@pytest.mark.parametrize("words", ("美元计", "人口普查", "不含农户", "", "2026年", "统计局"))
def test_other_words_are_no_units(words: str, held: Units) -> None:
    assert not is_unit(words, held)


def test_a_unit_has_the_english_name_of_what_it_measures(held: Units) -> None:
    assert english("万元", "money_cny", held) == "10,000 yuan"
    assert english("万户", "entities", held) == "10,000 entities"
    assert english("万户", "households", held) == "10,000 households"
    assert english("吨", "mass", held) == ""
