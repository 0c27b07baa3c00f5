import pytest

from components import casing
from data.model import LANGUAGES
from tests.components.conftest import Tables

NAMES = {
    "a word": ("Market entities", "market entities"),
    "an acronym": ("GDP per person", "GDP per person"),
    "a name with a number": ("5G base stations", "5G base stations"),
    "a place": ("Jinan investment", "Jinan investment"),
    "a word with a hyphen": ("Fixed-asset investment", "fixed-asset investment"),
    "a language without capitals": ("市场主体", "市场主体"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("name", "said"), NAMES.values(), ids=NAMES)
def test_a_name_inside_a_sentence_keeps_only_a_capital_of_its_own(
    shipped: Tables, name: str, said: str
) -> None:
    assert casing.inside(name, shipped.known) == said


def test_no_more_than_the_first_letter_changes(tables: Tables) -> None:
    for indicator in tables.known.indicators.values():
        for language in LANGUAGES:
            name = indicator.name(language)
            said = casing.inside(name, tables.known)
            assert (said.lower(), said[1:]) == (name.lower(), name[1:])
