"""How far a target is reached: a light where it can be told, and the reason where it cannot.

A target is set against what was done of the same fact: indicator, area, project and period. What a
source prints of it (完成全年任务的 170%) comes before what is reckoned here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from math import inf
from typing import Any, Literal

from data import derived, periods
from data.derived import Derived
from data.model import Indicator

Row = dict[str, Any]
# A light; or none, for the target is not due, for no outturn is held, or for one cannot tell.
State = Literal["reached", "near", "missed", "under_way", "open", "untold"]
JUDGED: tuple[State, ...] = ("reached", "near", "missed")

WHOLE = 100.0  # of a task, in %
NEAR = 0.1  # how much of a target may be lacking where it is nearly reached

# Between which numbers a bounded one lies, as parts of it.
_BOUNDS: dict[str, tuple[float, float]] = {
    "exact": (1, 1),
    "nearly": (-inf, 1),
    "over": (1, inf),
    "more_than": (1, inf),
    "at_least": (1, inf),
    "at_most": (-inf, 1),
}


@dataclass(frozen=True)
class Light:
    """A target and what was done of it.

    ``target`` is None where a source prints what share of a task was done, ``printed``, and not
    the task, which may then follow as ``task``. ``done`` is of the same period but for a target
    that is ``under_way``, whose newest figure is older. ``share`` is what % of a printed target was
    done, reckoned here.
    """

    state: State
    target: Row | None
    done: Row | None
    printed: Row | None = None
    task: Derived | None = None
    share: Derived | None = None

    @property
    def aim(self) -> Row:
        """The row that tells of which indicator, area, project and period it is."""
        found = self.target or self.printed
        assert found  # noqa: S101 -- there is no light without the one or the other
        return found


def lights(
    aims: list[Row], levels: list[Row], indicators: Mapping[str, Indicator], until: date
) -> list[Light]:
    """The lights of an area: those that can be judged first, of each fact the newest.

    ``aims`` are its targets and printed shares of tasks, ``levels`` what was reached, both the
    newest first and one row per key; ``until`` is how far its published figures reach.
    """
    facts: dict[tuple[str, ...], dict[str, Row]] = {}
    for row in aims:
        facts.setdefault(_fact(row), {})[row["statistic"]] = row
    found: dict[tuple[str, str, bool], Light] = {}
    for fact in facts.values():
        light = _light(fact, levels, indicators, until)
        subject = (light.aim["indicator_id"], light.aim["project_id"], light.state in JUDGED)
        found.setdefault(subject, light)
    return sorted(found.values(), key=lambda light: light.state not in JUDGED)


def _light(
    fact: Mapping[str, Row], levels: list[Row], indicators: Mapping[str, Indicator], until: date
) -> Light:
    target, printed = fact.get("target"), fact.get("completion")
    about = target or printed or {}
    done = next((row for row in levels if _fact(row) == _fact(about)), None)
    if printed and printed["status"] != "F":
        follows = derived.task(done, printed) if done else None
        task = follows if isinstance(follows, Derived) and not target else None
        return Light(_judged(printed, WHOLE, "up"), target, done, printed, task)
    end = periods.parse(about["period"]).end
    if done is None:
        before = next(_earlier(levels, about), None)
        return Light(
            "under_way" if end > until else "open", target, before if end > until else None
        )
    if target is None:
        return Light("untold", target, done, printed)
    state = _judged(done, target["value"], _direction(target, indicators))
    return Light(state, target, done, share=share(done, target))


def share(done: Row, target: Row) -> Derived | None:
    """What % of a target was done; None where one of them is a bound or not sure."""
    exact = {row["qualifier"] for row in (done, target)} == {"exact"}
    sure = done["status"] == "A" and "low" not in {row["confidence"] for row in (done, target)}
    if not (exact and sure) or target["value"] <= 0 or done["value"] < 0:
        return None
    return derived.completion(done, target)


def _judged(row: Row, aim: float, direction: str) -> State:
    """Whether a figure reaches what it should; only what is surely so is said."""
    bounds = _BOUNDS.get(row["qualifier"])
    unsure = row["status"] not in {"A", "P"} or row["confidence"] == "low"
    if unsure or bounds is None or direction not in {"up", "down"}:
        return "untold"
    sign = 1 if direction == "up" else -1
    value, wanted = sign * row["value"], sign * aim
    low, high = sorted(sign * _end(row["value"], part) for part in bounds)
    if low >= wanted:
        return "reached"
    if high > wanted:
        return "untold"
    return "near" if value >= wanted - NEAR * abs(wanted) else "missed"


def _end(value: float, part: float) -> float:
    return part if part in {inf, -inf} else value


def _direction(target: Row, indicators: Mapping[str, Indicator]) -> str:
    """Which way is better: as the words of the target have it, else as the indicator says."""
    if target["qualifier"] in {"at_least", "over", "more_than"}:
        return "up"
    if target["qualifier"] == "at_most":
        return "down"
    is_exact = target["qualifier"] == "exact"
    return indicators[target["indicator_id"]].better if is_exact else ""


def _earlier(levels: list[Row], about: Mapping[str, Any]) -> Iterator[Row]:
    """What was reached of a fact before the end of its target's period, the newest first."""
    end = periods.parse(about["period"]).end
    return (row for row in levels if _fact(row)[:3] == _fact(about)[:3] and row["end"] <= end)


def _fact(row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(row[name] for name in ("indicator_id", "area_id", "project_id", "period"))
