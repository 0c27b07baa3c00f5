from typing import Any

from components import charts
from components.theme import Palette
from tests.components.charts.drawn import EN, every_point, figures
from tests.components.conftest import Tables

YEARS = ("2020", "2021", "2022")


def _drawn(statistics: tuple[str, ...], harbour: Tables, light: Palette) -> dict[str, Any]:
    rows = [
        {"period": year, "value": 3.0, "statistic": statistic}
        for statistic in statistics
        for year in YEARS
    ]
    points = every_point(*rows)
    drawn: dict[str, Any] = charts.level_and_growth(points, harbour.known, EN, light).to_dict()
    return drawn


def test_levels_are_a_line_and_growth_is_not(harbour: Tables, light: Palette) -> None:
    level, growth = _drawn(("value", "yoy"), harbour, light)["layer"][:2]
    assert "line" in {part["mark"]["type"] for part in level["layer"]}
    assert "line" not in {part["mark"]["type"] for part in growth["layer"]}


def test_both_stand_on_one_axis_of_time_and_on_scales_of_their_own(
    harbour: Tables, light: Palette
) -> None:
    drawn = _drawn(("value", "yoy"), harbour, light)
    level, growth = drawn["layer"][:2]
    assert level["encoding"]["x"] == growth["encoding"]["x"]
    assert drawn["resolve"]["scale"]["y"] == "independent"
    assert growth["encoding"]["y"]["scale"]["zero"] is True


def test_growth_is_never_made_up(harbour: Tables, light: Palette) -> None:
    drawn = _drawn(("value",), harbour, light)
    assert len(figures(drawn)) == len(YEARS)


def test_each_half_names_its_unit(harbour: Tables, light: Palette) -> None:
    drawn = _drawn(("value", "yoy"), harbour, light)
    words = [part["mark"].get("text") for part in drawn["layer"] if "mark" in part]
    assert words == ["tonnes", "Growth on the year %"]
