from dataclasses import replace

from data.desk import audit, mappings
from data.desk.mappings import remember, remembered
from data.intake.mapping import Line, Mapping
from data.store.engines import Engine
from data.store.records import MAPPINGS, append
from tests.data.desk.material import WANG

MAPPING = Mapping("1", "月报#1", rows=(Line(3, "地区生产总值", indicator="gdp"),))


def test_before_the_first_nothing_is_remembered(engine: Engine) -> None:
    assert remembered(engine, MAPPING.key) is None


def test_the_mapping_that_was_confirmed_last_is_remembered(engine: Engine) -> None:
    remember(engine, WANG, MAPPING)
    later = replace(MAPPING, unit="亿元")
    remember(engine, WANG, later)
    rows = engine.fetch(MAPPINGS)
    assert len(rows) == 2
    found = remembered(engine, MAPPING.key)
    assert found is not None
    assert found.mapping == later


def test_the_same_mapping_is_kept_and_noted_once(engine: Engine) -> None:
    for _ in range(2):
        remember(engine, WANG, MAPPING)
    assert len(engine.fetch(MAPPINGS)) == 1
    assert [entry.action for entry in audit.entries(engine)] == ["mapping"]


def test_of_a_long_list_the_first_rows_are_remembered(engine: Engine) -> None:
    rows = tuple(Line(n, f"行{n}") for n in range(mappings.MOST + 5))
    remember(engine, WANG, replace(MAPPING, rows=rows))
    found = remembered(engine, MAPPING.key)
    assert found is not None
    assert found.mapping.rows == rows[: mappings.MOST]


def test_a_mapping_of_another_form_is_as_good_as_none(engine: Engine) -> None:
    row = {"layout": "月报#1", "made_at": "2026", "made_by": "wang", "content": '{"rows": 1}'}
    with engine.transaction() as work:
        append(work, MAPPINGS, [row])
    assert remembered(engine, "月报#1") is None
