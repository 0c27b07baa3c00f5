from datetime import date

import pytest

from data.interchange import DATASET_FORMS, FILE_TYPES, FORMS, DatasetForm, dataset
from data.reading import RawTables

MADE, LATER = date(2026, 1, 2), date(2026, 3, 4)
BEGINS: dict[DatasetForm, bytes] = {
    "sdmx-csv": b"STRUCTURE,STRUCTURE_ID,ACTION,",
    "data-package": b"PK\x03\x04",
    "parquet": b"PAR1",
}


@pytest.mark.parametrize("form", DATASET_FORMS)
def test_each_form_begins_as_such_a_file_does(form: DatasetForm, raw: RawTables) -> None:
    assert dataset.written(raw, form, MADE).startswith(BEGINS[form])


@pytest.mark.parametrize("form", DATASET_FORMS)
def test_two_made_on_one_day_are_equal_and_the_day_is_told(
    form: DatasetForm, harbour: RawTables
) -> None:
    content = dataset.written(harbour, form, MADE)
    assert dataset.written(harbour, form, MADE) == content
    assert dataset.written(harbour, form, LATER) != content


def test_every_form_has_a_type_and_an_ending_of_its_own_kind() -> None:
    assert FILE_TYPES.keys() == {*FORMS, *DATASET_FORMS}
    assert len({it.mime for it in FILE_TYPES.values()}) == len(FILE_TYPES)
    assert all(it.ending.isalpha() for it in FILE_TYPES.values())
