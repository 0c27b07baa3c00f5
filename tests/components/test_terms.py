from dataclasses import replace
from typing import Any

import pytest

from components import terms
from components.text import Text
from data import series
from tests.components.conftest import Tables
from tests.data.invented import CARGO, level, reported

FIGURES = {
    "a plain number of a year": ({}, ()),
    "accumulated growth": (
        {"statistic": "yoy", "period": "2023-01/2023-11"},
        ("accumulated", "yoy"),
    ),
    "about, as of a day": ({"period": "2023-12-31", "qualifier": "about"}, ("as_of", "bounded")),
    "a provisional rank": ({"statistic": "rank", "status": "P"}, ("rank", "provisional")),
    "of low confidence": ({"confidence": "low"}, ("low",)),
    "of an assumed period": ({"period_basis": "assumed"}, ("assumed",)),
}


@pytest.mark.parametrize(("more", "expected"), FIGURES.values(), ids=FIGURES)
def test_a_figure_has_the_terms_without_which_it_could_be_misread(
    harbour: Tables, more: dict[str, Any], expected: tuple[str, ...]
) -> None:
    row = reported(42.0, indicator_id="berths", break_before="") | more
    assert terms.of(row, harbour.known.indicators["berths"]) == expected


def test_a_picture_has_the_terms_of_its_points_once_and_says_what_is_reckoned(
    harbour: Tables,
) -> None:
    stated = [series.stated(level(year, 42.0, qualifier="about")) for year in ("2022", "2023")]
    share = replace(stated[0], row=stated[0].row | {"statistic": "share"}, derived="1 ÷ 2")
    cargo = harbour.known.indicators[CARGO]
    assert terms.of_points(stated, cargo) == ("bounded",)
    assert terms.of_points([*stated, share], cargo) == ("bounded", "derived", "share")


def test_growth_tells_at_which_prices_it_is(shipped: Tables) -> None:
    real = next(i for i in shipped.known.indicators.values() if i.growth_basis == "real")
    row = reported(7.4, "yoy", indicator_id=real.id, break_before="")
    assert terms.of(row, real) == ("yoy", "comparable")


def test_every_term_has_its_meaning(text: Text) -> None:
    for term in terms.TERMS:
        assert text(f"term.{term}")
        assert text(f"meaning_of.{term}").endswith(("。", "."))
