from typing import Any

from components import charts
from components.theme import Palette
from tests.components.charts.drawn import EN, every_point, figures, layer, said
from tests.components.conftest import Tables

PERIODS = ("2020-01/2020-10", "2020-01/2020-11", "2021-01/2021-06")


def _drawn(harbour: Tables, light: Palette, **changed: Any) -> dict[str, Any]:
    rows = [{"period": at, "value": 44.2} | changed for at in PERIODS]
    points = every_point(*rows)
    drawn: dict[str, Any] = charts.year_to_date(points, harbour.known, EN, light).to_dict()
    return drawn


def test_each_accumulated_period_is_a_row_under_its_year(harbour: Tables, light: Palette) -> None:
    assert list(said(_drawn(harbour, light))) == ["2020", "Jan–Oct", "Jan–Nov", "2021", "Jan–June"]


def test_levels_are_bars_from_zero(harbour: Tables, light: Palette) -> None:
    bar = layer(_drawn(harbour, light), "bar")["encoding"]["x"]
    assert bar["field"] == "value"
    assert bar["scale"].get("zero", True)


def test_growth_rates_are_marks_that_nothing_joins(harbour: Tables, light: Palette) -> None:
    drawn = _drawn(harbour, light, statistic="yoy")
    kinds = {part["mark"]["type"] for part in drawn["layer"]}
    assert "point" in kinds
    assert not kinds & {"line", "area", "bar"}
    assert len(figures(drawn)) == 3


def test_a_bound_is_a_hollow_bar_with_a_tick(harbour: Tables, light: Palette) -> None:
    row = figures(_drawn(harbour, light, qualifier="over"))[0]
    assert (row["fill"], row["tick"]) == (light["backgroundColor"], "▸")
