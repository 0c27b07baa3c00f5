import pytest

from data.catalogue import Catalogue
from data.interchange.units import measure, unit_of
from data.model import STATISTICS, Unit


@pytest.mark.parametrize(
    ("factor", "quantity", "told"),
    (
        (100000000, "money_cny", ("money_cny", 8)),
        (1, "persons", ("persons", 0)),
        (0.01, "share", ("share", -2)),
        (3600, "time_s", ("x", 0)),
        (666.6666667, "area_m2", ("x", 0)),
        (1000, "", ("x", 0)),
    ),
)
def test_a_measure_is_a_quantity_and_a_power_of_ten_or_the_unit_itself(
    factor: float, quantity: str, told: tuple[str, int]
) -> None:
    assert measure(Unit("x", "某", "some", quantity, factor)) == told


def test_only_levels_and_targets_are_in_the_unit_of_the_indicator(known: Catalogue) -> None:
    cargo = known.indicators["cargo_throughput"]
    units = {statistic: unit_of(statistic, cargo).id for statistic in STATISTICS}
    assert units == {
        "value": "wan_ton",
        "target": "wan_ton",
        "yoy": "percent",
        "completion": "percent",
        "change_pp": "percentage_points",
        "rank": "rank_place",
    }
