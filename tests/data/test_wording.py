import re
import string
from typing import Any

import pytest

from data.model import LANGUAGES, Language, Problem
from data.wording import LONGEST_VALUE, sentence, words


def flat(sentences: dict[str, Any], prefix: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in sentences.items():
        found |= flat(value, f"{key}.") if isinstance(value, dict) else {prefix + key: value}
    return found


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_have_the_same_sentences_with_the_same_blanks() -> None:
    zh, en = (
        {key: blanks(text) for key, text in flat(words(language)).items()} for language in LANGUAGES
    )
    assert zh == en


def test_chinese_is_chinese_and_english_is_english() -> None:
    chinese = re.compile(r"[\u4e00-\u9fff]")
    assert all(chinese.search(told) for told in words("zh")["problems"].values())
    assert not any(chinese.search(told) for told in words("en")["problems"].values())


@pytest.mark.parametrize(
    ("problem", "place"),
    (
        (Problem("empty_cell", "areas.csv", 3, "level"), "areas.csv, line 3, “level”: "),
        (Problem("cell_count", "areas.csv", 3), "areas.csv, line 3: "),
        (Problem("missing_setting", "dashboard.toml", column="x"), "dashboard.toml, “x”: "),
        (Problem("missing_file", "areas.csv"), "areas.csv: "),
        (
            Problem("open_ring", "geometry/a.geojson", 3, "x"),
            "geometry/a.geojson, feature 3, “x”: ",
        ),
        (Problem("bad_json", "geometry/a.geojson", 3), "geometry/a.geojson, line 3: "),
    ),
    ids=("a cell", "a line", "a setting", "a file", "a feature", "a line of JSON"),
)
def test_a_sentence_begins_with_the_place(problem: Problem, place: str) -> None:
    assert sentence(problem, "en").startswith(place)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_value_is_shortened(language: Language) -> None:
    problem = Problem("not_a_number", "areas.csv", 3, "lon", "9" * 5000, "12.5")
    told = sentence(problem, language)
    assert "9" * (LONGEST_VALUE - 1) + "…" in told
    assert len(told) < 3 * LONGEST_VALUE


def test_braces_in_a_value_are_only_braces() -> None:
    problem = Problem("not_a_number", "areas.csv", 3, "lon", "{expected}", "12.5")
    assert "{expected}" in sentence(problem, "en")
