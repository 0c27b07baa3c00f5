import pytest

from data.columns import COLUMNS, KEYS, form_of
from data.reading import OPTIONAL_TABLES, TABLES

# Other programs read these; they are fixed in the design of the tables.
FIXED = {
    "sources": "source_id title_zh title_en publisher published url kind document licence "
    "reliability",
    "themes": "theme_id name_zh name_en position",
    "units": "unit_id name_zh name_en quantity factor",
    "areas": "area_id name_zh name_en level parent_id lon lat precision_m method source_id",
    "indicators": "indicator_id theme_id name_zh name_en unit_id better decimals growth_basis "
    "headline definition_zh definition_en",
    "projects": "project_id name_zh name_en category theme_id area_id status status_date lon lat "
    "precision_m method source_id quote",
    "observations": "indicator_id area_id project_id named_areas period period_basis statistic "
    "value qualifier rank_in status confidence break_before quote",
}


@pytest.mark.parametrize(("form", "names"), FIXED.items(), ids=FIXED)
def test_the_columns_that_other_programs_read_are_required(form: str, names: str) -> None:
    assert set(names.split()) <= {column.name for column in COLUMNS[form] if column.required}


def test_every_table_has_a_form_and_a_key() -> None:
    assert set(KEYS) == {*TABLES, *OPTIONAL_TABLES, "observations"}
    assert set(COLUMNS) == {*KEYS, "geometry"}  # a place has no key: it is placed once


@pytest.mark.parametrize("form", COLUMNS)
def test_a_column_stands_once_in_its_form(form: str) -> None:
    names = [column.name for column in COLUMNS[form]]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("form", KEYS)
def test_a_key_is_made_of_required_columns(form: str) -> None:
    assert set(KEYS[form]) <= {column.name for column in COLUMNS[form] if column.required}


def test_a_reference_is_to_a_table_of_ids_and_a_choice_is_of_something() -> None:
    columns = [column for form in COLUMNS.values() for column in form]
    assert {c.refers for c in columns if c.kind == "reference"} <= set(TABLES)
    assert all(c.of for c in columns if c.kind == "choice")


@pytest.mark.parametrize(
    ("file", "form"),
    (
        ("areas.csv", "areas"),
        ("observations/yungang_yearbook_2024.csv", "observations"),
        ("geometry/berths.csv", "geometry"),
    ),
)
def test_a_file_follows_the_form_of_its_name_or_folder(file: str, form: str) -> None:
    assert form_of(file) == form
