import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.checks.cells import IDENTIFIER
from data.desk.sources import new_id


@pytest.mark.parametrize(
    ("title", "published", "found"),
    (
        ("海东区2024年10月月报", "2024-11-08", "hdqyb_2024_11_08"),
        ("Port Report 2023", "2024", "report_2024"),
        ("", "", "report"),
    ),
)
def test_an_id_is_made_of_the_title_and_the_date(title: str, published: str, found: str) -> None:
    assert new_id(title, published, ()) == found


def test_an_id_that_is_taken_is_numbered() -> None:
    assert new_id("月报", "2024", ("yb_2024", "yb_2024_2")) == "yb_2024_3"


@given(st.text(max_size=60), st.sampled_from(("", "2024", "2024-11", "2024-11-08")))
def test_any_title_makes_an_id(title: str, published: str) -> None:
    found = new_id(title, published, ())
    assert re.fullmatch(IDENTIFIER, found)
    assert len(found) <= 45
