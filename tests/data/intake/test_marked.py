import re
import time
from html import unescape

import pytest

from data.intake.marked import LONGEST_COMMENT, marked
from data.intake.sheet import Merge, Sheet, Upload
from data.model import LANGUAGES, Language, Problem
from data.spreadsheets import LONGEST
from data.wording import told
from tests.data.intake.workbooks import part, parts, sheets

FILE = "报表.xlsx"
RED = "FFFFC7CE"
ROWS = (
    ("2024年主要指标", "", "", ""),
    ("指标", "单位", "2023", "2024"),
    ("货物吞吐量", "万吨", "8,430", "近11万"),
    ("代码", "370103", "007", "12.50"),
    ("", "", "12345678901234567890", "0"),
)


def problem(cell: str, sheet: str = "表一", value: str = "近11万") -> Problem:
    return Problem("template_number", FILE, column=sheet, value=value, cell=cell)


def back(*problems: Problem, sheet: Sheet | None = None, language: Language = "zh") -> bytes:
    return marked(Upload(FILE, (sheet or Sheet("表一", ROWS),)), problems, language)


def comments(workbook: bytes, sheet: int = 2) -> dict[str, str]:
    """The comments of a sheet, by cell; the list of problems is the first sheet."""
    links = part(workbook, f"xl/worksheets/_rels/sheet{sheet}.xml.rels")
    (name,) = re.findall(r"\.\./(comments\d+\.xml)", links)
    found = re.findall(
        r'<comment ref="(\w+)".*?</comment>', part(workbook, f"xl/{name}"), re.DOTALL
    )
    texts = re.findall(r"<t(?: [^>]*)?>(.*?)</t>", part(workbook, f"xl/{name}"), re.DOTALL)
    return dict(zip(found, map(unescape, texts), strict=True))


def coloured(workbook: bytes, sheet: int = 2) -> set[str]:
    """The cells of a sheet that are filled with red."""
    styles = part(workbook, "xl/styles.xml")
    fills = re.findall(r"<fill>(.*?)</fill>", styles)
    formats = re.findall(r'<xf [^>]*fillId="(\d+)"', styles.partition("<cellXfs")[2])
    red = {str(number) for number, fill in enumerate(formats) if RED in fills[int(fill)]}
    cells = re.findall(r'<c r="(\w+)" s="(\d+)"', part(workbook, f"xl/worksheets/sheet{sheet}.xml"))
    return {cell for cell, style in cells if style in red}


def test_the_texts_come_back_as_they_were() -> None:
    listed, sheet = sheets(back(problem("D3")))
    assert listed.name == "问题清单"
    assert (sheet.name, sheet.rows) == ("表一", ROWS)


def test_numbers_are_numbers_unless_a_digit_were_lost() -> None:
    cells = part(back(), "xl/worksheets/sheet2.xml")
    numbers = dict(re.findall(r'<c r="(\w+)" s="\d+"><v>(.*?)</v>', cells))
    assert numbers == {"C2": "2023", "D2": "2024", "B4": "370103", "D5": "0"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_faulty_cell_is_coloured_and_says_what_is_wrong(language: Language) -> None:
    found = problem("D3")
    made = back(found, language=language)
    assert coloured(made) == {"D3"}
    assert comments(made) == {"D3": told(found, language)}


def test_all_that_is_wrong_in_a_cell_stands_in_one_comment() -> None:
    first, second = problem("D3"), problem("D3", value="x")
    assert comments(back(first, second)) == {"D3": f"{told(first, 'zh')}\n{told(second, 'zh')}"}


def test_an_empty_cell_and_one_beyond_the_rows_are_marked_too() -> None:
    made = back(problem("A5"), problem("F9"))
    assert coloured(made) == set(comments(made)) == {"A5", "F9"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_is_listed_with_a_link_to_its_cell(language: Language) -> None:
    found = (problem("D3"), problem("C4"), Problem("no_rows", FILE, column="表一"))
    made = back(*found, language=language)
    rows = sheets(made)[0].rows[3:]
    assert [(row[1], row[2]) for row in rows] == [(one.cell, told(one, language)) for one in found]
    links = re.findall(r'<hyperlink ref="(\w+)" location="(.*?)"', part(made, FIRST_SHEET))
    assert links == [("B4", "'表一'!D3"), ("B5", "'表一'!C4")]


FIRST_SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize("cell", ("", "第3行", "D0", "XFE1", "A1048577", "ZZZ9", "$D$3", "d3"))
def test_a_problem_without_a_cell_is_listed_only(cell: str) -> None:
    made = back(problem(cell))
    assert len(sheets(made)[0].rows) == 4
    assert not [name for name in parts(made) if "comments" in name]
    assert "hyperlink" not in part(made, FIRST_SHEET)


def test_a_problem_of_a_sheet_that_is_not_there_is_listed_only() -> None:
    made = back(problem("D3", sheet="表二"))
    assert sheets(made)[0].rows[3][:2] == ("表二", "D3")
    assert coloured(made) == set()


def test_joined_cells_stay_joined_and_are_marked_where_they_are_seen() -> None:
    sheet = Sheet("表一", ROWS, (Merge(0, 0, 0, 3),))
    made = back(problem("C1"), sheet=sheet)
    assert sheets(made)[1].merged == (Merge(0, 0, 0, 3),)
    assert sheets(made)[1].text(0, 0) == "2024年主要指标"
    assert comments(made).keys() == {"A1"}
    assert coloured(made) == {"A1", "B1", "C1", "D1"}


@pytest.mark.parametrize(
    "odd",
    (
        Merge(0, 2, 1, 5),
        Merge(0, 0, 0, 3),
        Merge(2, 2, 2, 2),
        Merge(3, 3, 2, 2),
        Merge(90, 90, 95, 95),
    ),
    ids=("overlapping", "twice", "one cell", "backwards", "beyond the cells"),
)
def test_odd_joins_are_left_out(odd: Merge) -> None:
    made = back(sheet=Sheet("表一", ROWS, (Merge(0, 0, 0, 3), odd)))
    assert sheets(made)[1].merged == (Merge(0, 0, 0, 3),)


def test_a_join_of_a_whole_sheet_ends_with_its_cells() -> None:
    made = back(sheet=Sheet("表一", ROWS, (Merge(2, 0, 1_048_575, 16_383),)))
    assert sheets(made)[1].merged == (Merge(2, 0, 4, 3),)


@pytest.mark.parametrize(
    "text",
    ("=1+1", '=HYPERLINK("http://x")', "{=1}", "http://example.org", "+1", "@x", "internal:A1"),
)
def test_nothing_becomes_a_formula_or_a_link(text: str) -> None:
    made = back(problem("A1", value=text), sheet=Sheet("表一", ((text,),)))
    assert sheets(made)[1].text(0, 0) == text
    assert not any(
        "<f>" in part(made, name) or 'TargetMode="External"' in part(made, name)
        for name in parts(made)
    )


def test_names_that_sheets_cannot_have_are_changed_and_links_follow() -> None:
    names = ("a/b:c", "A_B_C", "'引'号'", "问题清单", "History", "", "长" * 40, "长" * 40 + "x")
    upload = Upload(FILE, tuple(Sheet(name, (("x",),)) for name in names))
    made = marked(upload, [problem("A1", sheet=name) for name in names], "zh")
    given = [sheet.name for sheet in sheets(made)][1:]
    assert given == [
        "a_b_c",
        "A_B_C (2)",
        "引'号",
        "问题清单 (2)",
        "History (2)",
        "工作表",
        "长" * 31,
        "长" * 27 + " (2)",
    ]
    places = re.findall(r'location="(.*?)"', part(made, FIRST_SHEET))
    quoted = [name.replace("'", "''") for name in given]
    assert [unescape(place) for place in places] == [f"'{name}'!A1" for name in quoted]


def test_of_two_sheets_of_one_name_the_first_is_marked() -> None:
    upload = Upload(FILE, (Sheet("x", (("1",),)), Sheet("x", (("2",),))))
    made = marked(upload, [problem("A1", sheet="x")], "en")
    assert (coloured(made, 2), coloured(made, 3)) == ({"A1"}, set())


@pytest.mark.parametrize(
    "text", ("字" * 40_000, "🀄" * 20_000, "\x00\x01\ud800\ufffe", "<b>&\"'</b>", "a\nb")
)
def test_whatever_a_cell_held_makes_a_file_that_can_be_read(text: str) -> None:
    made = back(problem("A1", sheet=text, value=text), sheet=Sheet(text, ((text,),)))
    (cell,) = sheets(made)[1].rows[0]
    assert cell[:1] in {text[:1], "\ufffd"}
    assert len(cell.encode("utf-16-le")) // 2 <= LONGEST


def test_a_comment_is_no_longer_than_can_be_read() -> None:
    made = back(*(problem("D3", value=str(number)) for number in range(1000)))
    assert len(comments(made)["D3"]) <= LONGEST_COMMENT


def test_an_empty_file_comes_back_with_its_problems() -> None:
    made = marked(Upload("空.csv", ()), [Problem("empty_file", "空.csv")], "zh")
    assert [sheet.name for sheet in sheets(made)] == ["问题清单"]


def test_the_same_input_makes_the_same_bytes() -> None:
    assert back(problem("D3")) == back(problem("D3"))


def test_ten_thousand_problems_are_marked_at_once() -> None:
    rows = tuple((f"指标{row}", "近11万") for row in range(10_000))
    found = [problem(f"B{row}") for row in range(1, 10_001)]
    start = time.process_time()
    made = back(*found, sheet=Sheet("表一", rows))
    assert time.process_time() - start < 10
    assert len(comments(made)) == 10_000
