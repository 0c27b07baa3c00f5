import re
import string
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from components.text import FOLDER, Text, literal
from data.model import LANGUAGES

HOSTILE = {
    "html": "<img src=x onerror=alert(1)>",
    "markdown": "](javascript:alert(2)) **bold** $x$ :red[x]",
    "several lines": "# heading\n\n> quote\n1. list\n| a | b |",
}
# Latin letters that are right in Chinese: names, and what is typed letter for letter.
ROOT = FOLDER.parent.parent
NAMES = (
    "English",
    "WGS-84",
    "python -m data check",
    "TOML",
    "PNG",
    "SVG",
    "CSV",
    "GeoJSON",
    "KML",
    "Excel",
    "WPS",
    "ODS",
    "XLSX",
)
FORMATS = ("XLSX", "XLS", "MB", "SDMX-CSV", "Data Package", "Parquet", "Word", "PDF", "PowerPoint")


def _words(language: str) -> dict[str, str]:
    """All words of a language by their key."""

    def flat(words: dict[str, Any], path: str) -> Iterator[tuple[str, str]]:
        for key, value in words.items():
            if isinstance(value, dict):
                yield from flat(value, f"{path}{key}.")
            else:
                yield f"{path}{key}", value

    content = (FOLDER / f"{language}.toml").read_text(encoding="utf-8")
    return dict(flat(tomllib.loads(content), ""))


def _blanks(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name}


def test_every_language_has_the_same_keys() -> None:
    zh, en = map(_words, LANGUAGES)
    assert zh.keys() == en.keys()


def test_every_sentence_has_the_same_blanks_in_every_language() -> None:
    zh, en = map(_words, LANGUAGES)
    assert {key: _blanks(zh[key]) for key in zh} == {key: _blanks(en[key]) for key in zh}


def test_no_sentence_is_empty() -> None:
    empty = [key for language in LANGUAGES for key, said in _words(language).items() if not said]
    assert empty == []


def test_the_english_words_hold_no_chinese() -> None:
    chinese = {
        key for key, said in _words("en").items() if re.search(r"[\u3000-\u9fff！-～]", said)
    }
    assert chinese == {"language.zh"}


def test_the_chinese_words_hold_no_english() -> None:
    for key, said in _words("zh").items():
        rest = re.sub(r"\{\w*\}|" + "|".join(map(re.escape, (*NAMES, *FORMATS))), "", said)
        assert not re.search("[A-Za-z]", rest), key


NUMBERS = {0: "0 entries", 1: "1 entry", 2: "2 entries", "1": "1 entry"}


@pytest.mark.parametrize(("count", "said"), NUMBERS.items())
def test_one_is_not_several(count: object, said: str) -> None:
    assert Text("en")("log.count", count=count).startswith(f"{said}, ")
    assert f"{count} 条" in Text("zh")("log.count", count=count)


COUNTED = ("count", "figures", "sources", "indicators", "projects", "years", "placed", "notes")


def test_no_english_number_stands_before_a_fixed_plural() -> None:
    fixed = {
        key
        for key, said in _words("en").items()
        for name in COUNTED
        if re.search(rf"\{{{name}\}} \w+s\b", said)
    }
    assert fixed == set()


def test_blanks_are_filled(text: Text) -> None:
    assert "2020" in text("period.year", year=2020)


@pytest.mark.parametrize("key", ("menu.nowhere", "nowhere.menu"), ids=str)
def test_a_missing_word_raises(text: Text, key: str) -> None:
    with pytest.raises(KeyError):
        text(key)


def test_a_missing_blank_raises(text: Text) -> None:
    with pytest.raises(KeyError):
        text("period.year")


def test_a_code_that_only_the_tables_know_stays_as_it_is(text: Text) -> None:
    assert text.known("category.lighthouse", "lighthouse") == "lighthouse"
    assert text.known("category.road", "road") != "road"


def test_of_two_texts_the_language_chooses() -> None:
    assert Text("zh").of("港", "harbour") == "港"
    assert Text("en").of("港", "harbour") == "harbour"


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_name_keeps_its_letters_and_loses_its_effect(name: str) -> None:
    made = literal(name)
    unescaped = re.sub(r"\\[!-/:-@\[-`{-~]", "", made)
    assert not set(unescaped) & set(string.punctuation)
    assert "\n" not in made
    assert re.sub(r"\\(.)", r"\1", made) == name.replace("\n", " ")


def test_every_word_is_used() -> None:
    code = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("components", "pages")
        for path in (ROOT / folder).rglob("*.py")
    ) + (ROOT / "app.py").read_text(encoding="utf-8")
    families = set(re.findall(r"f[\"']([a-z_]+)\.\{", code))
    unused = [
        f"{section}.{key}"
        for section, words in tomllib.loads((FOLDER / "en.toml").read_text("utf-8")).items()
        for key in words
        if section not in families and f'"{section}.{key}"' not in code
    ]
    assert unused == []
