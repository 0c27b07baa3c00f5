import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.cells import as_meant, harmless, plain_number


@pytest.mark.parametrize(
    ("text", "number"), (("12.5", 12.5), ("-3", -3), ("1e-9", 1e-9), ("0", 0)), ids=str
)
def test_a_plain_number_is_read(text: str, number: float) -> None:
    assert plain_number(text) == number


@pytest.mark.parametrize("text", ("", " 1", "1,5", "nan", "inf", "1e400", "１", "1_0", "+1"))
def test_what_is_no_plain_number_is_none(text: str) -> None:
    assert plain_number(text) is None


@pytest.mark.parametrize("text", ("=1+1", "@x", "+cmd|' /C calc'!A0", "\t=1", " =1", "＝1", "'=1"))
def test_what_a_spreadsheet_would_run_is_led_by_an_apostrophe(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ("-5", "+8.6", "+5.4%", "增长=快", "a-b", "", "'twas", "'-5"))
def test_what_it_would_not_run_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


@given(st.text(alphabet="'=+-@1 \t\rx＝市"))
def test_every_text_comes_back_as_it_was_meant(text: str) -> None:
    assert as_meant(harmless(text)) == text
