import codecs

import pytest

from data.intake.encodings import decoded
from data.intake.sheet import RefusedError

TABLE = "指标,2020年一季度\n地区生产总值（亿元）,“1350.4”\n一般公共预算收入,206.3\n"


def refusal(content: bytes) -> tuple[str, int]:
    with pytest.raises(RefusedError) as refused:
        decoded(content)
    return refused.value.problem.code, refused.value.problem.row


@pytest.mark.parametrize(
    "content",
    (
        TABLE.encode(),
        TABLE.encode("utf-8-sig"),
        TABLE.encode("gb18030"),
        TABLE.encode("gbk"),
        codecs.BOM_UTF16_LE + TABLE.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TABLE.encode("utf-16-be"),
        TABLE.encode("utf-16-le"),
        TABLE.encode("utf-16-be"),
    ),
    ids=(
        "UTF-8",
        "UTF-8, marked",
        "GB18030",
        "GBK",
        "UTF-16 LE, marked",
        "UTF-16 BE, marked",
        "UTF-16 LE",
        "UTF-16 BE",
    ),
)
def test_every_encoding_an_office_uses_gives_the_same_text(content: bytes) -> None:
    assert decoded(content) == TABLE


def test_rare_characters_of_gb18030_are_read() -> None:
    assert decoded("姓名,㐂𠮷\n".encode("gb18030")) == "姓名,㐂𠮷\n"


@pytest.mark.parametrize("words", ("联通,移动", "隆,卤", "脣,妙", "涓,浗"))
def test_words_of_gbk_that_are_utf_8_by_chance_stay_words(words: str) -> None:
    text = f"指标,数值\n{words}\n"
    assert decoded(text.encode("gbk")) == text


def test_lines_in_two_encodings_are_told_by_the_first_of_the_fewer() -> None:
    one, other = "名称,数值\n".encode(), "名称,数值\n".encode("gb18030")
    assert refusal(one * 4 + other + one) == ("upload_mixed_encodings", 5)
    assert refusal(other * 4 + one + other) == ("upload_mixed_encodings", 5)


def test_what_cannot_be_read_for_certain_is_told_by_its_line() -> None:
    assert refusal(b"a,b\n1,\0\n") == ("control_character", 2)
    assert refusal(b"a,b\n1,2\n\xff\xff\n") == ("upload_encoding", 3)
    assert refusal(codecs.BOM_UTF16_LE + "a\nb\0".encode("utf-16-le")) == ("control_character", 2)
