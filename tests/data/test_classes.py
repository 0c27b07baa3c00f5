from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.classes import MOST, classes
from data.periods import parse
from data.series import Point
from tests.data.invented import level


def _points(values: list[float]) -> list[Point]:
    return [
        Point(f"a{n}", parse("2020"), value, level("2020", value, f"a{n}"))
        for n, value in enumerate(values)
    ]


def _values(found: list[list[Point]]) -> list[list[float]]:
    return [[point.value for point in members] for members in found]


@pytest.mark.parametrize(
    ("values", "expected"),
    (
        ([], []),
        ([1], []),
        ([2, 1], [[1], [2]]),
        ([3, 1, 2], [[1, 2], [3]]),
        (list(range(1, 13)), [[1, 2, 3], [4, 5, 6], [7, 8, 9], [10, 11, 12]]),
        ([1, 1, 1, 1], [[1, 1, 1, 1]]),
        ([1, 2, 2, 2, 2, 3, 4, 5], [[1, 2, 2, 2, 2], [3], [4, 5]]),
    ),
    ids=("none", "one", "two", "three", "twelve", "all equal", "ties"),
)
def test_figures_fall_into_classes_of_equal_count(
    values: list[float], expected: list[list[float]]
) -> None:
    found = _values(classes(_points(values)))
    assert [sorted(members) for members in found] == expected


@given(st.lists(st.integers(-50, 50).map(float), min_size=2, max_size=40))
def test_classes_hold_every_figure_once_in_order_and_part_no_equal_ones(
    values: list[float],
) -> None:
    found = _values(classes(_points(values)))
    assert sorted(values) == [value for members in found for value in sorted(members)]
    assert len(found) <= MOST
    for lower, higher in pairwise(found):
        assert max(lower) < min(higher)
