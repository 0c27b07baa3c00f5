from typing import Any

import pytest

from components import charts
from components.charts.dumbbell import Pair
from components.charts.words import LINE
from components.theme import Palette
from data.periods import Period, parse
from data.series import Point
from tests.components.charts.drawn import EN, SUBJECT, every_point, said, values
from tests.components.conftest import Tables

EARLIER, LATER = "2021", "2022"


def _pair(**later: Any) -> tuple[Point, Point]:
    rows = [{"period": EARLIER, "value": 100.0}, {"period": LATER, "value": 300.0} | later]
    before, after = every_point(*rows)
    return before, after


def _drawn(
    pair: Pair,
    harbour: Tables,
    light: Palette,
    instead: dict[tuple[str, Period], str] | None = None,
) -> dict[str, Any]:
    setting = harbour.known, EN, light
    periods = (parse(EARLIER), parse(LATER))
    drawn: dict[str, Any] = charts.dumbbell(
        {SUBJECT: pair}, periods, SUBJECT, instead or {}, *setting
    ).to_dict()
    return drawn


def _roles(drawn: dict[str, Any]) -> list[str]:
    return [row["role"] for row in values(drawn) if row["role"] != "words"]


def test_comparable_figures_are_joined(harbour: Tables, light: Palette) -> None:
    drawn = _drawn(_pair(), harbour, light)
    assert _roles(drawn) == ["link", "figure", "figure"]
    assert said(drawn)["Haidong District"] == ["1 million tonnes", "3 million tonnes"]


def test_the_two_colours_are_named_by_their_periods(harbour: Tables, light: Palette) -> None:
    assert said(_drawn(_pair(), harbour, light))[""] == ["● 2021", "● 2022"]


def test_a_break_between_the_two_stands_instead_of_a_line(harbour: Tables, light: Palette) -> None:
    drawn = _drawn(_pair(break_before=True, note_en="Another port."), harbour, light)
    assert _roles(drawn) == ["break", "figure", "figure"]
    assert next(r for r in values(drawn) if r["role"] == "break")["note"].endswith("Another port.")


def test_a_gap_does_not_hinder_a_comparison(harbour: Tables, light: Palette) -> None:
    rows = [{"period": year, "value": 1.0} for year in ("2015", "2022")]
    before, after = every_point(*rows)
    assert "link" in _roles(_drawn((before, after), harbour, light))


@pytest.mark.parametrize(
    "later",
    ({"status": "E"}, {"period": "2022-06-30"}, {"qualifier": "nearly"}),
    ids=("unsure", "another kind of period", "a bound"),
)
def test_what_cannot_be_compared_is_not_joined(
    harbour: Tables, light: Palette, later: dict[str, Any]
) -> None:
    assert _roles(_drawn(_pair(**later), harbour, light)) == ["figure", "figure"]


def test_an_area_with_one_figure_has_one_dot(harbour: Tables, light: Palette) -> None:
    drawn = _drawn((None, _pair()[1]), harbour, light)
    assert _roles(drawn) == ["figure"]
    assert said(drawn)["Haidong District"] == ["not held", "3 million tonnes"]


def test_an_area_without_figures_says_so_once(harbour: Tables, light: Palette) -> None:
    assert said(_drawn((None, None), harbour, light))["Haidong District"] == ["not held"]


def test_what_is_left_out_says_so_in_its_place(harbour: Tables, light: Palette) -> None:
    instead = {(SUBJECT, parse(EARLIER)): "1 million tonnes, not compared"}
    drawn = _drawn((None, _pair()[1]), harbour, light, instead)
    assert _roles(drawn) == ["figure"]
    assert said(drawn)["Haidong District"][-1] == "3 million tonnes"
    assert "not compared" in " ".join(said(drawn)["Haidong District"])


def test_figures_of_several_lines_do_not_overprint_each_other(
    harbour: Tables, light: Palette
) -> None:
    drawn = _drawn(_pair(value=300.12345678), harbour, light)
    own = [row for row in values(drawn) if row["role"] == "words" and row["row"] == 1]
    first, second = own
    below = first["said_dy"] + LINE * (first["said"].count("\n") + 1)
    assert second["said_dy"] == below
    middle = first["said_dy"] + second["said_dy"] + LINE * second["said"].count("\n")
    assert middle == 0  # the lines stand about the middle of their row
