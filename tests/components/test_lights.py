from components import lights
from components.lights import Told
from components.text import Text
from data import foremost
from data import lights as judged
from data.lights import Light
from data.model import Selection
from tests.components.conftest import Tables


def _lights(tables: Tables, selection: Selection) -> list[Light]:
    fetch = tables.store.fetch
    aims = fetch(foremost.aims(selection))
    levels = fetch(foremost.levels([row["indicator_id"] for row in aims], selection.area))
    (until,) = fetch(foremost.until(selection.area))
    return judged.lights(aims, levels, tables.known.indicators, until["end"])


def _told(tables: Tables, selection: Selection, text: Text) -> list[tuple[str, Told]]:
    found = _lights(tables, selection)
    return [(light.state, lights.told(light, tables.known, text)) for light in found]


def test_a_task_that_follows_says_that_it_is_derived(shipped: Tables) -> None:
    state, lifts = _told(shipped, Selection(area="370103", year="2020"), Text("zh"))[0]
    assert (state, lifts.label, lifts.figure) == ("reached", "建成多层住宅电梯", "85 部")
    assert lifts.details == ("2020 年", "任务 50 部（推算：85 ÷ 170%）", "完成任务的 170%")


def test_a_target_whose_result_is_not_held_has_no_light_and_says_so(shipped: Tables) -> None:
    found = _told(shipped, Selection(area="370103", year="2022"), Text("zh"))
    assert len(found) == 9
    assert {state for state, _ in found} == {"open"}
    assert all(told.details == ("2022 年", "完成数未收录") for _, told in found)


def test_a_target_that_is_not_yet_due_is_under_way(harbour: Tables) -> None:
    found = _told(harbour, Selection(area="990102", year="2024"), Text("en"))
    assert {state for state, _ in found} == {"under_way"}
    cargo = next(told for _, told in found if told.indicator_id == "cargo_throughput")
    assert cargo.figure == "target: at least 64 million tonnes"
    assert cargo.details == ("2024", "last known: 61.205 million tonnes (2023)")


def test_a_share_that_is_reckoned_says_so(harbour: Tables) -> None:
    (row,) = harbour.store.fetch(foremost.levels(["berths"], "990102"))[:1]
    target = row | {"statistic": "target", "status": "F", "value": 40.0, "better": "up"}
    light = Light("reached", target, row, share=judged.share(row, target))
    told = lights.told(light, harbour.known, Text("en"))
    assert told.details[1:] == ("target: 40", "105% done (derived: 42 ÷ 40)")
