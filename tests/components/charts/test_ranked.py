from dataclasses import replace
from typing import Any

import pytest

from components import charts
from components.theme import Palette
from data.series import Point
from tests.components.charts.drawn import EN, OTHER, SUBJECT, among, figures, point, said
from tests.components.conftest import Tables


def _drawn(
    harbour: Tables,
    light: Palette,
    *points: Point,
    without: tuple[str, ...] = (OTHER,),
    **changed: Any,
) -> dict[str, Any]:
    shown = points or (point(area_id="990101", value=500.0), point(value=900.0, **changed))
    found = among(harbour.known, *shown, without=without)
    drawn: dict[str, Any] = charts.ranked(found, harbour.known, EN, light).to_dict()
    return drawn


def test_the_largest_comes_first_and_what_is_not_held_has_no_row(
    harbour: Tables, light: Palette
) -> None:
    assert said(_drawn(harbour, light)) == {
        "Haidong District": ["9 million tonnes"],
        "Wangling District": ["5 million tonnes"],
    }


def test_the_area_that_is_compared_alone_has_the_primary_colour(
    harbour: Tables, light: Palette
) -> None:
    colors = {row["area_id"]: row["color"] for row in figures(_drawn(harbour, light))}
    assert colors == {SUBJECT: light["primaryColor"], "990101": light["grayColor"]}


@pytest.mark.parametrize("changed", ({"qualifier": "nearly"}, {"status": "P"}), ids=str)
def test_a_bound_or_an_unsure_figure_is_hollow(
    harbour: Tables, light: Palette, changed: dict[str, Any]
) -> None:
    row = figures(_drawn(harbour, light, **changed))[0]
    assert (row["area_id"], row["fill"]) == (SUBJECT, light["backgroundColor"])


def test_a_derived_figure_is_hollow_and_carries_a_diamond(harbour: Tables, light: Palette) -> None:
    derived = replace(point(), derived="2 − 1")
    (row,) = figures(_drawn(harbour, light, derived, without=()))
    assert (row["fill"], row["bar_tick"]) == (light["backgroundColor"], "◇")


def test_two_areas_of_one_name_are_told_apart_by_where_they_lie(
    harbour: Tables, light: Palette
) -> None:
    areas = {
        name: replace(area, name_en="East") if name in {SUBJECT, OTHER} else area
        for name, area in harbour.known.areas.items()
    }
    twins = replace(harbour, known=replace(harbour.known, areas=areas))
    drawn = _drawn(twins, light, point(), point(area_id=OTHER), without=())
    assert all(name.startswith("East (") for name in said(drawn))


def test_a_figure_of_low_confidence_is_said_and_not_drawn(harbour: Tables, light: Palette) -> None:
    unsure = point(area_id=OTHER, value=999.0, confidence="low")
    found = among(harbour.known, point(), unsure=(unsure,))
    drawn = charts.ranked(found, harbour.known, EN, light).to_dict()
    assert {row["area_id"] for row in figures(drawn)} == {SUBJECT}
    words = " ".join(said(drawn)["Luwan County"])
    assert words == "9.99 million tonnes (low confidence)"
