from typing import Any

from components import charts
from components.theme import Palette
from data.series import Point
from tests.components.charts.drawn import CARGO, EN, SUBJECT, every_point, layer, values
from tests.components.conftest import Tables


def _drawn(points: list[Point], harbour: Tables, light: Palette) -> dict[str, Any]:
    drawn: dict[str, Any] = charts.multiples(points, harbour.known, EN, light).to_dict()
    return drawn


def _areas(count: int, years: int) -> list[Point]:
    areas = ("990101", "990102", "990103", "990104")[:count]
    return every_point(
        *(
            {"area_id": area, "period": str(2021 + year), "value": float(year)}
            for area in areas
            for year in range(years)
        )
    )


def test_each_area_has_a_panel_and_the_subject_the_first(harbour: Tables, light: Palette) -> None:
    drawn = _drawn(_areas(3, 3), harbour, light)
    assert drawn["facet"]["field"] == "area_id"
    assert drawn["facet"]["sort"] == [SUBJECT, "990101", "990103"]
    assert "Haidong District" in drawn["facet"]["header"]["labelExpr"]


def test_areas_share_a_scale_and_indicators_do_not(harbour: Tables, light: Palette) -> None:
    kinds = [{"period": "2021", "value": 1.0, "indicator_id": name} for name in (CARGO, "berths")]
    of_areas, of_indicators = _areas(2, 2), every_point(*kinds)
    assert _drawn(of_areas, harbour, light)["resolve"]["scale"]["y"] == "shared"
    drawn = _drawn(of_indicators, harbour, light)
    assert drawn["resolve"]["scale"]["y"] == "independent"
    assert drawn["facet"]["field"] == "indicator_id"


def test_a_panel_joins_within_a_segment_only(harbour: Tables, light: Palette) -> None:
    rows = [{"period": str(year), "value": 1.0} for year in (2019, 2021, 2022)]
    drawn = _drawn(every_point(*rows), harbour, light)
    assert layer(drawn, "line")["transform"] == [{"filter": "datum.joined"}]
    assert [row["joined"] for row in values(drawn)] == [False, True, True]


def test_a_panel_of_several_figures_is_drawn_from_one_set_of_data(
    harbour: Tables, light: Palette
) -> None:
    drawn = _drawn(_areas(3, 20), harbour, light)
    assert [len(rows) for rows in drawn["datasets"].values()] == [60]
