from typing import Any

from components import names
from components.text import Text
from tests.components.conftest import Tables

ZH, EN = Text("zh"), Text("en")


def _project(tables: Tables, name: str, **changed: Any) -> dict[str, Any]:
    found = next(p for p in tables.projects if p["project_id"] == name)
    return found | changed


def test_programmes_organisations_and_awards_are_not_built(harbour: Tables) -> None:
    built, not_built = names.split(harbour.projects)
    assert {project["project_id"] for project in not_built} == {"east_reef_harbour", "oddly_named"}
    assert len(built) + len(not_built) == len(harbour.projects)


def test_in_chinese_progress_is_said_in_the_words_of_the_source(harbour: Tables) -> None:
    tower = _project(harbour, "yunfan_tower")
    assert names.status(tower, ZH) == "主体封顶"
    assert names.status(tower, EN) == "topped out"
    assert names.status(tower | {"status_words": ""}, ZH) == "已封顶"


def test_a_code_of_no_words_stays_as_it_is(harbour: Tables) -> None:
    odd = _project(harbour, "yunfan_tower", category="lighthouse", status="adrift", theme_id="")
    said = (names.category(odd, EN), names.status(odd, EN), names.theme(odd, harbour.known, EN))
    assert said == ("lighthouse", "adrift", "")


def test_what_is_noted_of_an_event_is_said_with_it() -> None:
    event = {
        "name_zh": "开园",
        "name_en": "Opened",
        "note_zh": "据四周年推得。",
        "note_en": "Inferred.",
    }
    assert names.happened(event, ZH) == "开园（据四周年推得）"
    assert names.happened(event, EN) == "Opened (Inferred)"
    assert names.happened(event | {"note_zh": "", "note_en": ""}, ZH) == "开园"


def test_every_project_of_the_tables_has_words(tables: Tables, text: Text) -> None:
    for project in tables.projects:
        assert names.name(project, text)
        assert names.category(project, text) != project["category"], project
        assert names.status(project, text) or not project["status"]


def test_the_steps_of_progress_stand_in_the_order_of_building_with_their_counts(
    harbour: Tables,
) -> None:
    one = _project(harbour, "yunfan_tower")
    codes = ("in_use", "", "done", "signed", "in_use", "adrift", "under_construction")
    steps = names.steps([one | {"status": code} for code in codes])
    assert steps == {
        "signed": 1,
        "under_construction": 1,
        "in_use": 2,
        "done": 1,
        "other_words": 1,
        "adrift": 1,
    }
    silent = names.steps([one | {"status": "", "status_words": ""}])
    assert silent == {"unstated": 1}
    assert names.step_name("unstated", EN) == "not stated"
    assert names.step_name("adrift", EN) == "adrift"


def test_no_project_is_lost_among_the_steps(tables: Tables) -> None:
    assert sum(names.steps(tables.projects).values()) == len(tables.projects)


def test_a_status_is_never_blank(harbour: Tables, text: Text) -> None:
    one = _project(harbour, "yunfan_tower", status="")
    assert names.status(one, ZH) == "主体封顶"
    assert names.status(one, EN) == "described otherwise"
    assert names.status(one | {"status_words": ""}, text) == names.step_name("unstated", text)


def test_a_road_is_never_topped_out(harbour: Tables) -> None:
    tower = _project(harbour, "yunfan_tower", status="in_use")
    assert "topped_out" in names.ladder(tower)
    assert "topped_out" not in names.ladder(tower | {"category": "road"})
    assert "topped_out" in names.ladder(tower | {"category": "road", "status": "topped_out"})


def test_what_is_largely_done_is_not_finished(shipped: Tables) -> None:
    largely = [p for p in shipped.projects if "基本" in p["status_words"]]
    assert largely
    assert not any(map(names.is_done, largely))


def test_progress_is_said_in_one_way_whatever_the_words_of_the_source(harbour: Tables) -> None:
    tower = _project(harbour, "yunfan_tower")
    assert names.progress(tower, ZH) == "已封顶"
    assert names.own_words(tower, ZH) == names.own_words(tower, EN) == "主体封顶"
    assert names.own_words(tower | {"status_words": "已封顶"}, ZH) == ""
