"""Lines and parts in several colours are told apart, in the chart that Vega draws in the end."""

from typing import Any

import pytest
import vl_convert

from components import charts
from components.theme import Palette
from tests.components.charts.drawn import CARGO, EN, every_point, points_of
from tests.components.conftest import Tables

AREAS = ("990101", "990102", "990103")
PARTS = ("shore_power_share", "berths", "ship_stay")


def _compiled(chart: Any) -> dict[str, Any]:
    compiled: dict[str, Any] = vl_convert.vegalite_to_vega(chart.to_dict())
    return compiled


def _every(of: str, drawn: Any) -> list[Any]:
    """All that stands under a name, however deep."""
    inside = drawn.values() if isinstance(drawn, dict) else drawn if isinstance(drawn, list) else ()
    own = [drawn[of]] if isinstance(drawn, dict) and of in drawn else []
    return own + [found for part in inside for found in _every(of, part)]


def _legends(drawn: dict[str, Any]) -> list[Any]:
    return [legend for legends in _every("legends", drawn) for legend in legends]


def _rows(*years: int, **changed: Any) -> list[dict[str, Any]]:
    return [
        {"area_id": area, "period": str(year), "value": float(year % 10)} | changed
        for area in AREAS
        for year in years
    ]


@pytest.mark.parametrize("breaks", ((), (2022,), (2021, 2022)), ids="breaks in {}".format)
def test_lines_that_do_not_bear_their_names_have_a_legend(
    harbour: Tables, light: Palette, breaks: tuple[int, ...]
) -> None:
    known = harbour.known
    broken = dict(zip(AREAS, breaks, strict=False))
    rows = [
        row | {"break_before": broken.get(row["area_id"]) == int(row["period"])}
        for row in _rows(2020, 2021, 2022, 2023)
    ]
    chart = charts.trend(points_of(*rows), known.indicators[CARGO], known, EN, light)
    assert len(_legends(_compiled(chart))) == 1


def test_panels_of_several_areas_have_a_legend(harbour: Tables, light: Palette) -> None:
    rows = [*_rows(2021, 2022), *_rows(2021, 2022, indicator_id="berths")]
    chart = charts.multiples(every_point(*rows), harbour.known, EN, light)
    assert len(_legends(_compiled(chart))) == 1


def test_parts_that_do_not_bear_their_names_have_a_legend(harbour: Tables, light: Palette) -> None:
    parts = {
        harbour.known.indicators[name]: every_point(
            {"indicator_id": name, "period": "2021", "value": share}
        )
        for name, share in zip(PARTS, (1.0, 29.0, 70.0), strict=True)
    }
    chart = charts.composition(parts, harbour.known, EN, light)
    assert len(_legends(_compiled(chart))) == 1


def test_one_line_has_none(harbour: Tables, light: Palette) -> None:
    known = harbour.known
    rows = [{"period": str(year), "value": float(year)} for year in (2021, 2022)]
    chart = charts.trend(points_of(*rows), known.indicators[CARGO], known, EN, light)
    assert not _legends(_compiled(chart))
