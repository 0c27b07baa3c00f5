import pytest

from data.intake import limits
from data.intake.delimited import rows
from data.intake.sheet import RefusedError


def table(text: str) -> list[tuple[str, ...]]:
    return list(rows(text, "表"))


@pytest.mark.parametrize("delimiter", (",", ";", "\t"))
def test_the_delimiter_is_what_gives_all_records_the_same_cells(delimiter: str) -> None:
    text = "指标|数值|备注\n地区生产总值|1350.4|初步\n财政收入|206.3|\n".replace("|", delimiter)
    assert table(text)[0] == ("指标", "数值", "备注")
    assert table(text)[2] == ("财政收入", "206.3")


@pytest.mark.parametrize(
    ("text", "last"),
    (
        ("a;b\n1,5;2,5\n", ("1,5", "2,5")),
        ("a\tb\n1,234\t5,678\n", ("1,234", "5,678")),
        ('a,b\n"1;2","3;4"\n', ("1;2", "3;4")),
        ("标题\n指标,数值\n人口;户,1\n", ("人口;户", "1")),
        ("指标，数值\n人口，1\n", ("人口，1",)),
        ("一列\n一格\n", ("一格",)),
        ('a;b\n"c""d";5" \n', ('c"d', '5" ')),
    ),
    ids=(
        "decimal commas",
        "thousands between tabs",
        "semicolons in cells",
        "a title before the table",
        "full-width commas are text",
        "one column",
        "quotation marks in cells",
    ),
)
def test_what_stands_within_cells_parts_none(text: str, last: tuple[str, ...]) -> None:
    assert table(text)[-1] == last


def test_a_cell_stands_where_a_spreadsheet_shows_it() -> None:
    assert table('a,b\r\n\r\n"x\r\ny",\r\n,2\r\n') == [("a", "b"), (), ("x\ny",), ("", "2")]


@pytest.mark.parametrize(
    ("text", "line"),
    (('a,b\n"1,2\n3,4\n', 2), ('a;b\n1;2\n1;"2\n', 3), ('a,b\n1,"2" x\n', 2)),
)
def test_a_quotation_mark_that_does_not_close_is_told_by_its_line(text: str, line: int) -> None:
    with pytest.raises(RefusedError) as refused:
        table(text)
    assert (refused.value.problem.code, refused.value.problem.row) == ("unclosed_quote", line)


def test_a_cell_may_be_as_long_as_a_spreadsheet_takes() -> None:
    longest = "x" * limits.LONGEST_CELL
    assert table(f"a,{longest}\n") == [("a", longest)]
    with pytest.raises(RefusedError) as refused:
        table(f"a,b\n1,{longest}x\n")
    assert refused.value.problem.cell == "B2"
