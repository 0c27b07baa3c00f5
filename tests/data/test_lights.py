from datetime import date
from typing import Any

import pytest

from data import lights, periods
from data.catalogue import Catalogue
from data.lights import State
from tests.data.invented import reported

UNTIL = date(2023, 12, 31)


def _row(statistic: str, value: float, **more: Any) -> dict[str, Any]:
    """A figure of the jobs of Haidong, 2023, of which more is better."""
    status = "F" if statistic == "target" else "A"
    row = reported(value, statistic, **{"indicator_id": "new_jobs", "status": status} | more)
    return row | {"end": periods.parse(row["period"]).end}


def _state(known: Catalogue, done: dict[str, Any], target: dict[str, Any]) -> State:
    (light,) = lights.lights([target], [done], known.indicators, UNTIL)
    return light.state


JUDGED: dict[str, tuple[dict[str, Any], dict[str, Any], State]] = {
    "as much as was set": (_row("value", 100), _row("target", 100), "reached"),
    "a tenth less": (_row("value", 90), _row("target", 100), "near"),
    "more than a tenth less": (_row("value", 89), _row("target", 100), "missed"),
    "a lower bound at the target": (
        _row("value", 100, qualifier="over"),
        _row("target", 100),
        "reached",
    ),
    "a lower bound below it": (_row("value", 99, qualifier="over"), _row("target", 100), "untold"),
    "somewhat below it": (_row("value", 100, qualifier="nearly"), _row("target", 100), "near"),
    "about as much": (_row("value", 100, qualifier="about"), _row("target", 100), "untold"),
    "about a target": (_row("value", 120), _row("target", 100, qualifier="about"), "untold"),
    "no more than allowed": (
        _row("value", 90),
        _row("target", 100, qualifier="at_most"),
        "reached",
    ),
    "a little more than allowed": (
        _row("value", 105),
        _row("target", 100, qualifier="at_most"),
        "near",
    ),
    "provisional": (_row("value", 100, status="P"), _row("target", 100), "reached"),
    "estimated": (_row("value", 100, status="E"), _row("target", 100), "untold"),
    "hardly sure": (_row("value", 100, confidence="low"), _row("target", 100), "untold"),
}


@pytest.mark.parametrize(("done", "target", "state"), JUDGED.values(), ids=JUDGED)
def test_a_target_is_judged_where_the_answer_is_sure(
    known: Catalogue, done: dict[str, Any], target: dict[str, Any], state: State
) -> None:
    assert _state(known, done, target) == state


def test_where_less_is_better_a_smaller_figure_reaches_the_target(known: Catalogue) -> None:
    stay = {"indicator_id": "ship_stay"}
    assert _state(known, _row("value", 18, **stay), _row("target", 20, **stay)) == "reached"
    assert _state(known, _row("value", 30, **stay), _row("target", 20, **stay)) == "missed"


def test_where_neither_is_better_nothing_is_judged(known: Catalogue) -> None:
    berths = {"indicator_id": "berths"}
    assert _state(known, _row("value", 42, **berths), _row("target", 42, **berths)) == "untold"


def test_a_target_for_later_than_all_figures_is_under_way(known: Catalogue) -> None:
    done, target = _row("value", 90), _row("target", 100, period="2024")
    (light,) = lights.lights([target], [done], known.indicators, UNTIL)
    assert (light.state, light.done) == ("under_way", done)
    (late,) = lights.lights([target], [done], known.indicators, date(2025, 3, 31))
    assert (late.state, late.done) == ("open", None)


def test_a_figure_of_another_project_meets_no_target(known: Catalogue) -> None:
    done = _row("value", 100, project_id="xingang_phase_3")
    assert _state(known, done, _row("target", 100)) == "open"


def test_a_printed_share_of_a_task_decides_and_the_task_follows(known: Catalogue) -> None:
    done, printed = _row("value", 85), _row("completion", 170)
    (light,) = lights.lights([printed], [done], known.indicators, UNTIL)
    assert (light.state, light.printed) == ("reached", printed)
    assert light.task is not None
    assert f"{light.task.formula} = {light.task.value}" == "85 ÷ 170% = 50"


def test_the_share_of_a_printed_target_is_reckoned_from_exact_figures_alone() -> None:
    made = lights.share(_row("value", 95), _row("target", 100))
    assert made is not None
    assert made.kind == "completion"
    assert f"{made.formula} = {made.value}%" == "95 ÷ 100 = 95.0%"
    assert made.exact
    assert lights.share(_row("value", 95, qualifier="over"), _row("target", 100)) is None
    assert lights.share(_row("value", 95), _row("target", 0)) is None
    rounded = lights.share(_row("value", 1), _row("target", 3))
    assert rounded is not None
    assert not rounded.exact


def test_of_one_fact_the_newest_target_stands_and_what_is_judged_comes_first(
    known: Catalogue,
) -> None:
    aims = [_row("target", 100, period=year) for year in ("2024", "2023", "2022")]
    levels = [_row("value", value, period=year) for year, value in (("2023", 100), ("2022", 80))]
    found = lights.lights(aims, levels, known.indicators, UNTIL)
    told = [(light.aim["period"], light.state) for light in found]
    assert told == [("2023", "reached"), ("2024", "under_way")]
