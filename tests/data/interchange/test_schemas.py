import re

import pytest
from hypothesis import given

from data.columns import COLUMNS
from data.interchange.schemas import PERIOD, schema
from data.periods import Period
from data.reading import RawTable
from tests.data.invented import any_period


@given(any_period())
def test_every_period_of_the_grammar_is_allowed(period: Period) -> None:
    assert re.fullmatch(PERIOD, str(period))


@pytest.mark.parametrize("text", ("20", "2020-Q5", "2020-13", "2020-1", "2020-01/2020", "2020年"))
def test_what_is_no_period_is_not_allowed(text: str) -> None:
    assert not re.fullmatch(PERIOD, text)


@pytest.mark.parametrize("form", COLUMNS)
def test_every_form_of_table_has_a_schema(form: str) -> None:
    columns = tuple(column.name for column in COLUMNS[form])
    fields = schema(RawTable(f"{form}.csv", columns, ()))["fields"]
    assert [field["name"] for field in fields] == list(columns)


@pytest.mark.parametrize(
    ("text", "allowed"), (("BD-09", True), ("WGS-84;BD-09", True), ("WGS-84;", False), ("x", False))
)
def test_several_choices_in_one_cell_are_a_pattern(text: str, *, allowed: bool) -> None:
    (field,) = schema(RawTable("sources.csv", ("crs",), ()))["fields"]
    assert bool(re.fullmatch(field["constraints"]["pattern"], text)) is allowed


def test_several_ids_in_one_cell_refer_to_nothing_that_could_be_looked_up() -> None:
    table = RawTable("observations/x.csv", ("area_id", "named_areas"), ())
    assert [key["fields"] for key in schema(table)["foreignKeys"]] == ["area_id"]


def test_a_key_that_may_be_empty_in_part_is_none() -> None:
    form = COLUMNS["observations"]
    table = RawTable("observations/x.csv", tuple(column.name for column in form), ())
    assert "primaryKey" not in schema(table)
    events = RawTable("events.csv", ("project_id", "date", "name_zh", "source_id"), ())
    assert schema(events)["primaryKey"] == ["project_id", "date", "name_zh", "source_id"]
