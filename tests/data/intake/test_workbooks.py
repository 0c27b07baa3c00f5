import json
import subprocess
import sys

import pytest

from data.intake import limits, workbooks
from tests.data.intake.bad_files import FILES
from tests.data.intake.making import row, sheet, xlsx

HEAVY = ("ibis", "pandas", "numpy", "duckdb", "streamlit", "data.reading")


def test_the_program_that_reads_workbooks_starts_light() -> None:
    program = f"import data.intake.workbooks, sys; print([m for m in {HEAVY} if m in sys.modules])"
    told = subprocess.run(  # noqa: S603 - this interpreter
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "[]"


def test_the_answer_is_told_line_by_line_and_ends() -> None:
    told = list(workbooks.lines((FILES / "office.xls").read_bytes()))
    assert told[0] == {"sheet": "主要指标", "merged": [(0, 0, 0, 3)]}
    assert [len(rows) for rows in told[1:-1]] == [5]
    assert told[-1] == workbooks.END
    assert json.loads(json.dumps(told))[-1] == workbooks.END


@pytest.mark.parametrize(
    ("limit", "most", "code"),
    (
        ("MOST_CELLS", 11, "upload_cells"),
        ("MOST_LETTERS", 11, "upload_letters"),
        ("MOST_SHEETS", 2, "upload_sheets"),
        ("MOST_ROWS", 1, "upload_rows"),
        ("MOST_COLUMNS", 1, "upload_columns"),
        ("MOST_PARTS", 6, "upload_parts"),
        ("LONGEST_CELL", 1, "upload_long_cell"),
    ),
)
def test_a_limit_names_what_was_found_and_what_is_allowed(
    monkeypatch: pytest.MonkeyPatch, limit: str, most: int, code: str
) -> None:
    cells = row("甲", "乙") + row("丙", "丁戊", number=2)
    content = xlsx(sheet(cells), names=("一", "二", "三"))
    assert list(workbooks.lines(content))[-1] == workbooks.END
    monkeypatch.setattr(limits, limit, most)
    told = list(workbooks.lines(content))[-1]["refused"]
    assert told["code"] == code
    assert told["expected"] == str(most)
    assert int(told["value"]) > most


def test_a_sheet_that_reaches_further_than_it_was_found_to_is_not_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = workbooks._survey(xlsx())  # noqa: SLF001 - what two readings of a file must agree on
    known[0].rows = 1
    monkeypatch.setattr(workbooks, "_survey", lambda _: known)
    assert list(workbooks.lines(xlsx()))[-1]["refused"]["code"] == "upload_damaged"
