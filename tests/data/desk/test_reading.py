import pytest

from data.desk import reading
from data.intake.files import read
from data.intake.proposal import proposed
from data.intake.sheet import Sheet, Upload
from data.model import LANGUAGES
from data.wording import sentence
from tests.data.desk.material import KNOWN
from tests.data.intake.bad_files import FILES

AREA = "990102"


def as_proposed(upload: Upload) -> reading.Reading:
    """What is read of a file where nobody changes what is proposed."""
    sheets = reading.to_map(upload)
    mappings = {it.name: proposed(it, KNOWN, period="2024", area=AREA) for it in sheets}
    return reading.read(upload, mappings, KNOWN)


@pytest.mark.parametrize("form", ("xlsx", "xls", "ods"))
def test_what_a_workbook_hides_is_neither_read_nor_open_and_the_editor_is_told(form: str) -> None:
    found = as_proposed(read(f"月报.{form}", (FILES / f"hidden.{form}").read_bytes()))
    assert found.problems == ()
    assert {one.row["value"] for one in found.candidates} >= {"5810.2"}
    assert all(one.row["quote"] in found.document.splitlines() for one in found.candidates)
    assert not [secret for secret in ("5999", "310", "王某", "138") if secret in found.document]
    (told,) = [it for it in found.doubts if it.code == "hidden_unread"]
    assert (told.column, told.cell, told.value) == ("表", "A1", "A, E:F, 4")
    assert all("E:F" in sentence(told, language) for language in LANGUAGES)


def test_a_hidden_row_is_told_at_its_first_cell() -> None:
    held = Sheet("表", (("指标", "2024年"), ("货物吞吐量（万吨）", "5")), hidden=("3:7",))
    (told,) = [it for it in as_proposed(Upload("a.xlsx", (held,))).doubts if it.value == "3:7"]
    assert told.cell == "A3"
