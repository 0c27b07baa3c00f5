import pytest

from data.model import Problem
from data.reading import parse_table, read_folder
from tests.data.faults import HARBOUR


def test_a_row_is_its_cells_by_column() -> None:
    table, problems = parse_table("x.csv", "a,b\n1,2\n")
    assert table is not None
    assert [(row["a"], row["b"]) for row in table.rows] == [("1", "2")]
    assert problems == []


def test_a_column_that_a_table_does_not_have_is_empty() -> None:
    table, _ = parse_table("x.csv", "a\n1\n")
    assert table is not None
    assert table.rows[0]["b"] == ""


@pytest.mark.parametrize("end", ("\n", "\r\n", "\r"), ids=("Unix", "Windows", "old Macintosh"))
def test_lines_are_counted_as_a_person_counts(end: str) -> None:
    content = end.join(["a,b", "1,2", "", f'"one{end}two{end}three",4', "5,6"])
    table, _ = parse_table("x.csv", content)
    assert table is not None
    assert [row.line for row in table.rows] == [2, 4, 7]


def test_a_row_of_another_length_is_a_problem_and_the_others_stay() -> None:
    table, problems = parse_table("x.csv", "a,b\n1\n2,3\n4,5,6\n")
    assert table is not None
    assert [row.line for row in table.rows] == [3]
    assert [(p.row, p.value, p.expected) for p in problems] == [(2, "1", "2"), (4, "3", "2")]


def test_a_quotation_mark_that_does_not_close_is_told_by_the_line_that_opens_it() -> None:
    table, problems = parse_table("x.csv", 'a,b\n1,2\n"3,4\n5,6\n')
    assert table is None
    assert problems == [Problem("unclosed_quote", "x.csv", 3)]


def test_a_folder_is_read_whole() -> None:
    raw, problems = read_folder(HARBOUR)
    files = {path.relative_to(HARBOUR).as_posix() for path in HARBOUR.rglob("*") if path.is_file()}
    read = {*raw.tables, *raw.geometry, *(f"documents/{name}" for name in raw.documents)}
    assert read | {"dashboard.toml"} == files
    assert problems == []


def test_a_document_is_read_letter_for_letter() -> None:
    raw, _ = read_folder(HARBOUR)
    for name, text in raw.documents.items():
        assert text.encode() == (HARBOUR / "documents" / name).read_bytes()
