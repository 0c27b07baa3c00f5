import pytest

from data.spreadsheets import CUT, LONGEST, ROW, TALLEST, fitted, height, sheet_names, width


@pytest.mark.parametrize("words", ("", "市中区", "a\tb\nc", "字" * LONGEST, "🀄" * (LONGEST // 2)))
def test_words_that_fit_stay_as_they_are(words: str) -> None:
    assert fitted(words) == words


@pytest.mark.parametrize("letter", ("字", "🀄"), ids=("basic plane", "beyond it"))
def test_words_that_are_too_long_are_cut_and_marked(letter: str) -> None:
    cut = fitted(letter * (LONGEST + 1))
    assert cut.removesuffix(CUT) == letter * len(cut.removesuffix(CUT))
    assert LONGEST - 1 <= len(cut.encode("utf-16-le")) / 2 <= LONGEST
    assert cut.endswith(CUT)


def test_what_xml_cannot_hold_is_replaced() -> None:
    assert fitted("a\x00b\ud800c\uffff") == "a\ufffdb\ufffdc\ufffd"


def test_a_chinese_character_is_as_wide_as_two_letters() -> None:
    assert width(["市中区某某街道"]) == width(["x" * 14]) == 16


def test_a_row_is_as_high_as_its_longest_words_need() -> None:
    assert height([("短", 20)]) == ROW
    assert ROW < height([("短", 20), ("长" * 20, 20)]) < height([("长\n" * 20, 20)])
    assert height([("长" * 40_000, 20)]) == TALLEST


def test_names_of_sheets_are_fit_and_different() -> None:
    names = sheet_names(["a/b", "A_B", "a_b (2)", "'", "history", "x" * 40, "🀄" * 20], "Sheet")
    assert names == ["a_b", "A_B (2)", "a_b (2) (2)", "Sheet", "history (2)", "x" * 31, "🀄" * 15]
