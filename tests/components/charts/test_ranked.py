from dataclasses import replace
from typing import Any

import pytest

from components import charts
from components.theme import Palette
from data.series import Point
from tests.components.charts.drawn import EN, OTHER, SUBJECT, figures, point, said
from tests.components.conftest import Tables


def _drawn(found: dict[str, Point | None], harbour: Tables, light: Palette) -> dict[str, Any]:
    drawn: dict[str, Any] = charts.ranked(found, harbour.known, EN, light).to_dict()
    return drawn


def _found(**changed: Any) -> dict[str, Point | None]:
    return {
        "990101": point(area_id="990101", value=500.0),
        SUBJECT: point(value=900.0, **changed),
        OTHER: None,
    }


def test_the_largest_comes_first_and_what_was_not_published_last(
    harbour: Tables, light: Palette
) -> None:
    assert list(said(_drawn(_found(), harbour, light)).values()) == [
        ["9 million tonnes"],
        ["5 million tonnes"],
        ["not published"],
    ]


def test_what_was_not_published_has_no_bar_and_is_not_zero(harbour: Tables, light: Palette) -> None:
    assert {row["area_id"] for row in figures(_drawn(_found(), harbour, light))} == {
        SUBJECT,
        "990101",
    }


def test_the_subject_alone_has_the_primary_colour(harbour: Tables, light: Palette) -> None:
    colors = {row["area_id"]: row["color"] for row in figures(_drawn(_found(), harbour, light))}
    assert colors == {SUBJECT: light["primaryColor"], "990101": light["grayColor"]}


@pytest.mark.parametrize("changed", ({"qualifier": "nearly"}, {"status": "P"}), ids=str)
def test_a_bound_or_an_unsure_figure_is_hollow(
    harbour: Tables, light: Palette, changed: dict[str, Any]
) -> None:
    row = figures(_drawn(_found(**changed), harbour, light))[0]
    assert (row["area_id"], row["fill"]) == (SUBJECT, light["backgroundColor"])


def test_a_derived_figure_is_hollow_and_carries_a_diamond(harbour: Tables, light: Palette) -> None:
    derived = replace(point(), derived="2 − 1")
    (row,) = figures(_drawn({SUBJECT: derived}, harbour, light))
    assert (row["fill"], row["bar_tick"]) == (light["backgroundColor"], "◇")


def test_two_areas_of_one_name_are_told_apart_by_where_they_lie(
    harbour: Tables, light: Palette
) -> None:
    areas = {
        name: replace(area, name_en="East") if name in {SUBJECT, OTHER} else area
        for name, area in harbour.known.areas.items()
    }
    twins = replace(harbour, known=replace(harbour.known, areas=areas))
    drawn = _drawn({SUBJECT: None, OTHER: None}, twins, light)
    assert all(name.startswith("East (") for name in said(drawn))
