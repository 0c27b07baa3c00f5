import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import fonts

ROOT = Path(__file__).parents[2]
TEXTS = ("data/tables", "data/words", "components/text", "tests/tables/harbour")
BLANK = {"\n", "\r", "\t"}


@pytest.mark.parametrize("folder", TEXTS)
def test_every_character_of_tables_and_words_can_be_drawn(folder: str) -> None:
    files = [path for path in (ROOT / folder).rglob("*") if path.is_file()]
    written = set("".join(path.read_text(encoding="utf-8") for path in files)) - BLANK
    assert "数" in written
    assert sorted(written - fonts.characters().keys()) == [], "run `make font`"


@pytest.mark.parametrize(
    "sample",
    ("啊座亍齄", "AZaz09éü", "，。（）“”《》：；！％～", "−×÷±≈≥←↑→↓²³°㎡◇▴▾⋮┆·•…—–＝＋１Ａ"),
    ids=("the ends of both levels of GB 2312", "Latin", "Chinese punctuation", "signs"),
)
def test_what_other_tables_may_bring_can_be_drawn(sample: str) -> None:
    assert set(sample) <= fonts.characters().keys()
    outlines = [fonts.outline(character) for character in sample]
    assert all(outlines)


def test_letters_are_their_own_and_not_one_box() -> None:
    outlines = {fonts.outline(character) for character in "济南市中区地区生产总值亿元▴▾⋮◇"}
    assert len(outlines) == 16


def test_a_space_is_wide_and_has_no_outline() -> None:
    assert (fonts.advance(" ") > 0, fonts.outline(" ")) == (True, "")


def test_digits_are_equally_wide() -> None:
    assert len({fonts.advance(digit) for digit in "0123456789"}) == 1


def test_the_font_is_small_and_comes_with_its_licence() -> None:
    assert fonts.FILE.stat().st_size < 4_000_000
    assert "SIL OPEN FONT LICENSE" in (fonts.FOLDER / "OFL.txt").read_text(encoding="utf-8")


def test_chinese_breaks_between_characters_and_latin_between_words() -> None:
    assert fonts.wrap("市中区地区生产", 10, 40) == ["市中区地", "区生产"]
    assert fonts.wrap("gross domestic product", 10, 70) == ["gross", "domestic", "product"]


@pytest.mark.parametrize(
    ("words", "lines"),
    (
        ("市中区地，区", ["市中区", "地，区"]),
        ("市中区（地区）", ["市中区", "（地区）"]),
        ("市中 2024 年", ["市中", "2024 年"]),
        ("一\n\n二", ["一", "二"]),
        ("", []),
    ),
    ids=("no comma first", "no bracket last", "a number with its unit", "new lines", "nothing"),
)
def test_what_belongs_together_stays_on_a_line(words: str, lines: list[str]) -> None:
    assert fonts.wrap(words, 10, 45) == lines


@given(
    st.text("市中区，。（）“”、 abcXYZ019-./:%\n", max_size=80),
    st.integers(min_value=20, max_value=90),
)
def test_no_line_is_too_wide_and_no_letter_is_lost(words: str, room: int) -> None:
    lines = fonts.wrap(words, 10, room)
    assert all(fonts.width(line, 10) <= room for line in lines)
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", words)
