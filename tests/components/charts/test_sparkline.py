from typing import Any

from components import charts
from components.theme import Palette
from tests.components.charts.drawn import EN, every_point, values
from tests.components.conftest import Tables


def _made(rows: list[dict[str, Any]], harbour: Tables, light: Palette) -> dict[str, Any] | None:
    chart = charts.sparkline(every_point(*rows), harbour.known, EN, light)
    return None if chart is None else chart.to_dict()


def _years(*years: int) -> list[dict[str, Any]]:
    return [{"period": str(year), "value": float(year)} for year in years]


def test_three_comparable_points_are_a_line_without_axes(harbour: Tables, light: Palette) -> None:
    drawn = _made(_years(2020, 2021, 2022), harbour, light)
    assert drawn is not None
    assert [drawn["encoding"][axis]["axis"] for axis in ("x", "y")] == [None, None]
    assert [row["joined"] for row in values(drawn)] == [True, True, True]


def test_fewer_than_three_are_nothing(harbour: Tables, light: Palette) -> None:
    assert _made([], harbour, light) is None
    assert _made(_years(2020, 2021), harbour, light) is None


def test_what_stands_before_a_break_does_not_count(harbour: Tables, light: Palette) -> None:
    rows = _years(2019, 2020, 2021, 2022)
    assert _made([*rows[:2], rows[2] | {"break_before": True}, rows[3]], harbour, light) is None


def test_a_gap_stays_a_gap(harbour: Tables, light: Palette) -> None:
    drawn = _made(_years(2018, 2020, 2021), harbour, light)
    assert drawn is not None
    assert [row["joined"] for row in values(drawn)] == [False, True, True]
