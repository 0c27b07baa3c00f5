"""The terms of statistics that the glossary explains, and which of them bear on a figure."""

from collections.abc import Iterable
from itertools import chain

from components.figures import Observation
from data import periods
from data.model import Indicator
from data.series import Point

# As the glossary lists them.
GROUPS = {
    "periods": ("year", "accumulated", "as_of", "assumed"),
    "comparison": (
        "yoy",
        "change_pp",
        "points",
        "rank",
        "target",
        "completion",
        "comparable",
        "nominal",
        "redefined",
    ),
    "certainty": (
        "bounded",
        "provisional",
        "estimated",
        "planned",
        "low",
        "medium",
        "differing",
        "unmarked",
    ),
    "reckoning": ("derived", "share", "index"),
}
TERMS = tuple(chain(*GROUPS.values()))

_PERIODS = ("accumulated", "as_of")  # a year, a quarter and a month explain themselves
_STATED = ("yoy", "change_pp", "rank", "target", "completion")
_RECKONED = {"share", "index"}  # what a picture can show that no source has printed
_STATUS = {"P": "provisional", "E": "estimated", "F": "planned"}
_PRICES = {"real": "comparable", "nominal": "nominal"}


def of(observation: Observation, indicator: Indicator) -> tuple[str, ...]:
    """The terms without which a figure could be misread, in the order of the glossary."""
    kind, stated = periods.parse(observation["period"]).kind, observation["statistic"]
    prices = _PRICES.get(indicator.growth_basis, "") if stated == "yoy" else ""
    bears = {
        kind if kind in _PERIODS else "",
        stated if stated in _STATED else "",
        _STATUS.get(observation["status"], ""),
        prices,
        "assumed" if observation["period_basis"] == "assumed" else "",
        "bounded" if observation["qualifier"] != "exact" else "",
        "low" if observation["confidence"] == "low" else "",
        "redefined" if observation["break_before"] else "",
    }
    return tuple(term for term in TERMS if term in bears)


def of_points(points: Iterable[Point], indicator: Indicator) -> tuple[str, ...]:
    """The terms without which a picture of these points could be misread."""
    bears: set[str] = set()
    for point in points:
        bears.update(of(point.row, indicator))
        bears |= {point.row["statistic"]} & _RECKONED
        bears |= {"derived"} if point.derived else set()
    return tuple(term for term in TERMS if term in bears)
