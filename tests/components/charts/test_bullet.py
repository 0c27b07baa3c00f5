from dataclasses import replace
from typing import Any

import pytest

from components import charts
from components.charts import Goal
from components.charts.bullet import TICK
from components.theme import Palette
from tests.components.charts.drawn import EN, figures, point, said
from tests.components.conftest import Tables

DONE = {"value": 85.0}
SET = {"statistic": "target", "status": "F", "value": 50.0}


def _goal(done: dict[str, Any] | None, target: dict[str, Any] | None) -> Goal:
    outturn, aim = (None if row is None else point(**row) for row in (done, target))
    return Goal(outturn, aim)


def _drawn(goals: dict[str, Goal], harbour: Tables, light: Palette) -> dict[str, Any]:
    known = harbour.known
    by_indicator = {known.indicators[name]: goal for name, goal in goals.items()}
    drawn: dict[str, Any] = charts.bullet(by_indicator, known, EN, light).to_dict()
    return drawn


def _shapes(drawn: dict[str, Any]) -> dict[str, tuple[float, str, bool]]:
    return {row["role"]: (row["value"], row["shape"], row["filled"]) for row in figures(drawn)}


def test_the_outturn_is_a_bar_and_the_target_a_tick(harbour: Tables, light: Palette) -> None:
    drawn = _drawn({"new_jobs": _goal(DONE, SET)}, harbour, light)
    shapes = {role: shape[1:] for role, shape in _shapes(drawn).items()}
    assert shapes == {"figure": ("circle", True), "target": (TICK, True)}
    bars = [part["transform"] for part in drawn["layer"] if part["mark"]["type"] == "bar"]
    assert bars == [[{"filter": "datum.role == 'figure'"}]]


def test_without_an_outturn_the_tick_stands_alone(harbour: Tables, light: Palette) -> None:
    drawn = _drawn({"new_jobs": _goal(None, SET)}, harbour, light)
    assert list(_shapes(drawn)) == ["target"]
    assert next(iter(said(drawn).values()))[0] == "not held"


def test_several_indicators_are_measured_by_their_targets(harbour: Tables, light: Palette) -> None:
    both = {"new_jobs": _goal(DONE, SET), "berths": _goal(DONE, None)}
    drawn = _drawn(both, harbour, light)
    assert {role: shape[0] for role, shape in _shapes(drawn).items()} == {
        "figure": pytest.approx(170),
        "target": pytest.approx(100),
    }


def test_a_target_of_nothing_is_said_and_not_drawn(harbour: Tables, light: Palette) -> None:
    nothing = _goal(DONE, SET | {"value": 0.0})
    drawn = _drawn({"new_jobs": nothing, "berths": nothing}, harbour, light)
    assert figures(drawn) == []
    assert len(said(drawn)) == 2


def test_a_derived_target_is_a_hollow_diamond(harbour: Tables, light: Palette) -> None:
    implied = Goal(point(**DONE), replace(point(**SET), derived="85 ÷ 170 %"))
    shapes = _shapes(_drawn({"new_jobs": implied}, harbour, light))
    assert shapes["target"][1:] == ("diamond", False)


def test_a_target_is_no_fainter_for_being_a_plan(harbour: Tables, light: Palette) -> None:
    rows = figures(_drawn({"new_jobs": _goal(DONE, SET)}, harbour, light))
    assert next(row for row in rows if row["role"] == "target")["opacity"] == 1
