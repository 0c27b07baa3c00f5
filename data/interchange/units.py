"""The unit of a figure: its indicator's, or that of a growth, a change or a rank."""

from math import log10

from data.measures import PERCENT
from data.model import Indicator, Unit

POINTS = Unit("percentage_points", "个百分点", "percentage points", "percentage_points", 1)
PLACE = Unit("rank_place", "位", "place", "rank", 1)
_OWN = {"yoy": PERCENT, "completion": PERCENT, "change_pp": POINTS, "rank": PLACE}


def unit_of(statistic: str, indicator: Indicator) -> Unit:
    """The unit that a statistic of an indicator is in; levels and targets are in its own."""
    return _OWN.get(statistic, indicator.unit)


def measure(unit: Unit) -> tuple[str, int]:
    """What is measured in a unit, and the power of ten to multiply its numbers by (UNIT_MULT).

    亿元 is money_cny and 8. A unit that is no power of ten of the base of its quantity (亩, an
    hour) is a measure by itself, and so is one without a quantity.
    """
    power = round(log10(unit.factor))
    if not unit.quantity or float(f"1e{power}") != unit.factor:
        return unit.id, 0
    return unit.quantity, power
