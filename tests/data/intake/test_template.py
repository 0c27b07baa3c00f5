import csv
import dataclasses
import re
from pathlib import Path

import pytest

from data import wording
from data.catalogue import TABLES_FOLDER, Catalogue, catalogue, examine, sound
from data.columns import COLUMNS as TABLES
from data.intake.candidates import WARNINGS
from data.intake.sheet import Candidate, Sheet
from data.intake.template import document, is_template, read, template
from data.intake.template.form import COLUMNS, codes, heading, words
from data.model import LANGUAGES, QUALIFIERS, STATISTICS, STATUSES, Language, Problem
from data.spreadsheets import TEXT
from data.wording import sentence
from tests.data.faults import HARBOUR
from tests.data.intake.workbooks import FIRST, filled, part, parts, sheets

DISTRICT = "990102"
HOSTILE = ("=1+1", "+cmd", "-1+1", "@SUM(A1)", "＝1+1")


@pytest.fixture(scope="module")
def known() -> Catalogue:
    return catalogue(sound(HARBOUR))


def issued(known: Catalogue, language: Language = "zh") -> bytes:
    """For the harbour office: cargo is in row 4, containers in row 5, and so on."""
    harbour = [one for one in known.indicators.values() if one.theme_id == "harbour"]
    return template("港航局数据填报表", harbour, known.within(DISTRICT), known, language)


def returned(
    cells: dict[str, str | float], known: Catalogue, language: Language = "zh"
) -> tuple[list[Candidate], list[Problem]]:
    sheet = sheets(filled(issued(known, language), cells))[0]
    return read(sheet, known, file="港航局.xlsx")


def one(cells: dict[str, str | float], known: Catalogue) -> dict[str, str]:
    """The one figure that cells give without a problem."""
    candidates, problems = returned(cells, known)
    assert problems == []
    assert len(candidates) == 1
    return candidates[0].row


def fault(cells: dict[str, str | float], known: Catalogue) -> Problem:
    """The one problem that cells bring, and no figure."""
    candidates, problems = returned(cells, known)
    assert candidates == []
    assert len(problems) == 1
    return problems[0]


GOOD: dict[str, str | float] = {"C4": "2024", "E4": 12.5}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_to_fill_in_is_known_by_its_headings_and_the_others_are_not(
    language: Language, known: Catalogue
) -> None:
    assert [is_template(sheet) for sheet in sheets(issued(known, language))] == [True, False, False]


def test_the_same_input_makes_the_same_bytes(known: Catalogue) -> None:
    assert issued(known) == issued(known)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_indicator_has_a_row_about_the_subject_with_its_unit(
    language: Language, known: Catalogue
) -> None:
    rows = sheets(issued(known, language))[0].rows
    listed = [(row[0], row[1], row[6]) for row in rows[3:] if row[0]]
    assert listed == [
        (i.name(language), known.subject.name(language), i.unit.name(language))
        for i in known.indicators.values()
        if i.theme_id == "harbour"
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_rows_that_were_not_filled_in_are_passed_over(language: Language, known: Catalogue) -> None:
    assert returned({}, known, language) == ([], [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_period_and_a_value_are_all_that_a_listed_row_needs(
    language: Language, known: Catalogue
) -> None:
    candidates, problems = returned({"C4": "2024-01/2024-10", "E4": 1234.5}, known, language)
    assert problems == []
    cargo = known.indicators["cargo_throughput"]
    status = "正式" if language == "zh" else "Final"
    value = "数值" if language == "zh" else "Value"
    told = [cargo.name(language), known.subject.name(language), "2024-01/2024-10", value]
    quote = " | ".join([*told, "1234.5", cargo.unit.name(language), status])
    row = dict.fromkeys((column.name for column in TABLES["observations"]), "") | {
        "indicator_id": "cargo_throughput",
        "area_id": DISTRICT,
        "period": "2024-01/2024-10",
        "period_basis": "stated",
        "statistic": "value",
        "value": "1234.5",
        "qualifier": "exact",
        "status": "A",
        "confidence": "high",
        "quote": quote,
    }
    assert candidates == [Candidate(row, words(language)["sheet"], "E4")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_row_is_filled_in_by_words_alone(language: Language, known: Catalogue) -> None:
    said = words(language)
    candidates, problems = returned(
        {
            "A30": known.indicators["berths"].name(language),
            "B30": known.areas["990102001"].name(language),
            "C30": "2024-10-31",
            "D30": said["statistics"]["target"],
            "E30": 60.0,
            "F30": said["qualifiers"]["at_least"].partition("|")[0],
            "G30": "个",
            "I30": said["statuses"]["F"],
            "J30": "Of the plan",
            "K30": "力争泊位不少于60个",
        },
        known,
        language,
    )
    assert problems == []
    (row,) = (candidate.row for candidate in candidates)
    told = (row["indicator_id"], row["area_id"], row["period"], row["statistic"], row["value"])
    assert told == ("berths", "990102001", "2024-10-31", "target", "60")
    assert (row["qualifier"], row["status"]) == ("at_least", "F")
    assert (row[f"note_{language}"], row["quote"]) == ("Of the plan", "力争泊位不少于60个")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("kind", "allowed"),
    (("statistics", STATISTICS), ("qualifiers", QUALIFIERS[1:]), ("statuses", STATUSES)),
)
def test_every_code_has_its_words(language: Language, kind: str, allowed: tuple[str, ...]) -> None:
    assert tuple(dict.fromkeys(codes(kind, language).values())) == allowed


@pytest.mark.parametrize(
    ("written", "read_as"),
    (
        ("１，２３４．５０", "1234.50"),
        ("1,234,567", "1234567"),
        ("+8.6", "8.6"),
        ("－3.2", "-3.2"),
        ("−3.2", "-3.2"),
        (" 12 ", "12"),
        ("12345678901234567890.5", "12345678901234567890.5"),
        ("1e-07", "0.0000001"),
        (0.1, "0.1"),
        (0.0, "0"),
    ),
    ids=str,
)
def test_a_number_keeps_its_digits(written: str | float, read_as: str, known: Catalogue) -> None:
    assert one({**GOOD, "E4": written}, known)["value"] == read_as


@pytest.mark.parametrize(
    "written", ("近11万", "12亿", "1,23", "1.2.3", "8.6%", "NaN", "1e999", "—", "=1+1", "٣")
)
def test_anything_else_is_told_with_its_cell(written: str, known: Catalogue) -> None:
    problem = fault({**GOOD, "E4": written}, known)
    assert problem == Problem("template_number", "港航局.xlsx", 4, "填报", written, cell="E4")


@pytest.mark.parametrize(
    ("cells", "value"),
    (
        ({"C4": "2024", "D4": "同比增速（%）", "E4": "8.6%"}, "8.6"),
        ({"C4": "2024", "D4": "完成率(%)", "E4": "102 %".replace(" ", "")}, "102"),
        ({"C9": "2024", "E9": "45.2％"}, "45.2"),
    ),
    ids=("a growth", "a completion", "a share"),
)
def test_a_sign_of_percent_is_left_out_where_the_figure_is_in_percent(
    cells: dict[str, str | float], value: str, known: Catalogue
) -> None:
    assert one(cells, known)["value"] == value


FAULTS: tuple[tuple[dict[str, str | float], str, str, str], ...] = (
    ({"A4": "货物吐吞量"}, "template_name", "A4", "货物吞吐量"),
    ({"B4": "海西区"}, "template_name", "B4", "海东区"),
    ({"C4": "2024年"}, "bad_period", "C4", "2020-Q3"),
    ({"C4": "2024-13"}, "bad_period", "C4", "2020-11"),
    ({"C4": ""}, "empty_cell", "C4", ""),
    ({"D4": "平均"}, "not_allowed", "D4", "同比增速（%）、增减百分点"),
    ({"D4": ""}, "empty_cell", "D4", ""),
    ({"E4": ""}, "empty_cell", "E4", ""),
    ({"F4": "大概"}, "not_allowed", "F4", "约、左右、近"),
    ({"G4": "吨"}, "template_unit", "G4", "万吨"),
    ({"H4": "云港市"}, "rank_in_misplaced", "H4", ""),
    ({"I4": "最终"}, "not_allowed", "I4", "正式、初步、预计、计划"),
    ({"E4": "近11万"}, "template_number", "E4", ""),
    ({"D4": "位次", "E4": "3"}, "rank_without_area", "H4", ""),
    ({"D4": "位次", "E4": "第3", "H4": "云港市"}, "template_rank", "E4", ""),
    ({"D4": "位次", "E4": "1.5", "H4": "云港市"}, "template_rank", "E4", ""),
)


@pytest.mark.parametrize(("changed", "code", "cell", "allowed"), FAULTS, ids=str)
def test_each_fault_names_its_cell_and_what_is_allowed(
    changed: dict[str, str | float], code: str, cell: str, allowed: str, known: Catalogue
) -> None:
    problem = fault({**GOOD, **changed}, known)
    assert (problem.code, problem.cell, problem.column) == (code, cell, "填报")
    assert allowed in problem.expected
    assert sentence(problem, "zh").startswith(f"港航局.xlsx，工作表“填报” {cell} 单元格：")
    assert allowed in sentence(problem, "en")


def test_there_is_a_fault_for_every_kind_of_problem_of_a_template() -> None:
    told_elsewhere = {"template_header", "template_twice"}
    of_templates = {code for code in wording.words("en")["problems"] if "template_" in code}
    assert {code for _, code, _, _ in FAULTS} | told_elsewhere >= of_templates


def test_every_fault_of_every_row_is_told_and_good_rows_are_read(known: Catalogue) -> None:
    cells = {"A4": "无", "C4": "x", "E4": "y", "C5": "2024", "E5": "3", "C6": "z", "E6": "1"}
    candidates, problems = returned({**cells}, known)
    assert [candidate.cell for candidate in candidates] == ["E5"]
    assert [problem.cell for problem in problems] == ["A4", "C4", "E4", "C6"]


def test_a_rank_without_a_number_is_read(known: Catalogue) -> None:
    row = one({"C4": "2024", "D4": "位次", "H4": "云港市", "K4": "居全市前列"}, known)
    assert (row["statistic"], row["value"], row["rank_in"]) == ("rank", "", "990100")


def test_the_same_figure_twice_is_told(known: Catalogue) -> None:
    again: dict[str, str | float] = {
        "A30": "货物吞吐量",
        "B30": "海东区",
        "C30": "２０２４",
        "D30": "数值",
        "E30": 13.0,
    }
    candidates, problems = returned({**GOOD, **again}, known)
    assert [candidate.cell for candidate in candidates] == ["E4"]
    told = [(problem.code, problem.cell, problem.expected) for problem in problems]
    assert told == [("template_twice", "A30", "4")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_rows_and_columns_may_be_inserted_and_moved(language: Language, known: Catalogue) -> None:
    sheet = sheets(filled(issued(known, language), {**GOOD, "K4": "原文"}))[0]
    turned = tuple(("备注", *reversed(row)) for row in sheet.rows)
    moved = dataclasses.replace(sheet, rows=(("填表人：某某",), *turned[:3], ("",), *turned[3:]))
    (candidate,), problems = read(moved, known, file="f.xlsx")
    assert problems == []
    assert candidate == read(sheet, known, file="f.xlsx")[0][0]._replace(cell="H6")


def test_a_heading_that_stands_twice_is_told(known: Catalogue) -> None:
    sheet = sheets(filled(issued(known), {**GOOD, "L3": "数值"}))[0]
    candidates, problems = read(sheet, known, file="f.xlsx")
    assert [candidate.row["value"] for candidate in candidates] == ["12.5"]
    assert [(problem.code, problem.cell) for problem in problems] == [("duplicate_column", "L3")]


def test_columns_that_are_not_required_may_be_gone(known: Catalogue) -> None:
    header = tuple(heading(name, "en") for name in COLUMNS[:5])
    sheet = Sheet("x", (header, ("Working berths", "990102", "2024", "value", "3")))
    (candidate,), (problem,) = read(sheet, known, file="f.csv")
    assert (problem.code, candidate.row["indicator_id"]) == ("unit_unsaid", "berths")


def test_a_form_with_the_headings_of_an_earlier_one_is_read_alike(known: Catalogue) -> None:
    sheet = sheets(filled(issued(known, "zh"), GOOD))[0]
    earlier = {"数据类型*": "统计项*", "数据性质": "数据状态"}
    rows = tuple(tuple(earlier.get(cell, cell) for cell in row) for row in sheet.rows)
    assert rows != sheet.rows
    assert read(dataclasses.replace(sheet, rows=rows), known, file="f.xlsx") == read(
        sheet, known, file="f.xlsx"
    )


SHIPPED_HEAD = tuple(heading(name, "zh") for name in COLUMNS[:7])


def doubts(rows: tuple[tuple[str, ...], ...], shipped: Catalogue) -> list[tuple[str, str, str]]:
    """What is told of rows that all give a figure."""
    candidates, problems = read(Sheet("x", (SHIPPED_HEAD, *rows)), shipped, file="f.xlsx")
    assert len(candidates) == len(rows)
    assert {problem.code for problem in problems} <= WARNINGS
    return [(problem.code, problem.cell, problem.expected) for problem in problems]


def test_a_unit_that_is_left_out_is_told_once_an_indicator(shipped: Catalogue) -> None:
    gdp = [("地区生产总值", "市中区", year, "数值", "12345678", "") for year in ("2024", "2025")]
    assert doubts((*gdp,), shipped) == [("unit_unsaid", "E2", "亿元")]
    assert doubts(((*gdp[0], "亿元"),), shipped) == []


@pytest.mark.parametrize(
    ("name", "statistic", "values", "doubted"),
    (
        ("地区生产总值", "同比增速（%）", ("0.055",), "0.055"),
        ("地区生产总值", "完成率（%）", ("0.85", "1.02", "0.9"), "0.85"),
        ("第三产业增加值占比", "数值", ("0.62",), "0.62"),
        ("地区生产总值", "同比增速（%）", ("0.5", "5.5", "6"), ""),
        ("地区生产总值", "同比增速（%）", ("0.055%",), ""),
        ("地区生产总值", "同比增速（%）", ("0",), ""),
        ("地区生产总值", "增减百分点", ("0.5",), ""),
    ),
)
def test_numbers_in_per_cent_that_may_be_fractions_are_told(
    name: str, statistic: str, values: tuple[str, ...], doubted: str, shipped: Catalogue
) -> None:
    unit = "%" if statistic == "数值" else ""
    rows = tuple(
        (name, "市中区", str(year), statistic, value, "", unit)
        for year, value in enumerate(values, 2020)
    )
    told = [("perhaps_fraction", "E2", doubted)] if doubted else []
    assert doubts(rows, shipped) == told


def test_a_growth_that_the_levels_of_the_form_contradict_is_told(shipped: Catalogue) -> None:
    rows = (
        ("地区生产总值", "市中区", "2024", "数值", "100", "", "亿元"),
        ("地区生产总值", "市中区", "2025", "数值", "130", "", "亿元"),
        ("地区生产总值", "市中区", "2025", "同比增速（%）", "6", "", ""),
    )
    assert doubts(rows, shipped) == [("growth_differs", "E4", "30")]


def test_a_sheet_without_the_headings_is_told(known: Catalogue) -> None:
    candidates, (problem,) = read(Sheet("x", (("指标", "数值"),)), known, file="f.xlsx")
    assert (candidates, problem.code) == ([], "template_header")
    assert "时期*" in problem.expected


def test_every_quote_stands_in_the_document(known: Catalogue) -> None:
    cells: dict[str, str | float] = {**GOOD, "C5": "2024", "E5": 3.0, "K5": " 吞吐量达\n3万标箱 "}
    sheet = sheets(filled(issued(known), cells))[0]
    quotes = [candidate.row["quote"] for candidate in read(sheet, known, file="f.xlsx")[0]]
    assert quotes[1] == "吞吐量达\n3万标箱"
    assert all(quote in document(sheet) for quote in quotes)


def test_the_document_holds_what_is_filled_in_below_our_own_headings_and_no_more(
    known: Catalogue,
) -> None:
    cells: dict[str, str | float] = {
        **GOOD,
        "L3": "联系人",
        "L4": "王某 13800000000",
        "A60": "内部",
    }
    sheet = sheets(filled(issued(known), cells))[0]
    header, figure = document(sheet).splitlines()
    assert header.startswith("指标* | ")
    assert "联系人" not in header
    assert [one.row["quote"] for one in read(sheet, known, file="f.xlsx")[0]] == [figure]
    assert "王某" not in figure


def test_what_is_read_is_sound_as_tables(folder: Path, known: Catalogue) -> None:
    cells: dict[str, str | float] = {
        **GOOD,
        "F4": "近",
        "J4": "初步核算",
        "C5": "2024-Q3",
        "D5": "位次",
        "E5": 2.0,
        "H5": "云港市",
        "C6": "2024-01/2024-06",
        "D6": "同比增速（%）",
        "E6": "-3.5%",
        "I6": "初步",
    }
    sheet = sheets(filled(issued(known), cells))[0]
    rows = [candidate.row for candidate in read(sheet, known, file="f.xlsx")[0]]
    assert len(rows) == 3
    with (folder / "observations/returned.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, rows[0])
        table.writeheader()
        table.writerows(rows)
    (folder / "documents/returned.txt").write_text(document(sheet), encoding="utf-8")
    with (folder / "sources.csv").open(encoding="utf-8", newline="") as file:
        sources = list(csv.DictReader(file))
    source = dict.fromkeys(sources[0], "") | {
        "source_id": "returned",
        "title_zh": "港航局填报",
        "title_en": "Returned",
        "document": "returned.txt",
        "reliability": "high",
    }
    with (folder / "sources.csv").open("w", encoding="utf-8", newline="") as file:
        written = csv.DictWriter(file, source)
        written.writeheader()
        written.writerows([*sources, source])
    assert examine(folder)[1] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_that_looks_like_a_formula_is_text_and_comes_back(
    name: str, language: Language, known: Catalogue
) -> None:
    cargo = dataclasses.replace(
        known.indicators["cargo_throughput"], name_zh=name, name_en=name, definition_en=name
    )
    named = dataclasses.replace(known, indicators={**known.indicators, cargo.id: cargo})
    made = template(name, [cargo], [known.subject], named, language)
    for entry in parts(made):
        assert "<f>" not in part(made, entry)
    sheet = sheets(filled(made, GOOD))[0]
    assert sheet.text(3, 0) == f"'{name}"
    (candidate,), problems = read(sheet, named, file="f.xlsx")
    assert (candidate.row["indicator_id"], problems) == (cargo.id, [])


def test_names_that_two_share_are_told_apart_by_their_id(known: Catalogue) -> None:
    twin = dataclasses.replace(known.indicators["cargo_throughput"], id="twin")
    both = dataclasses.replace(known, indicators={**known.indicators, "twin": twin})
    made = template("x", [*both.indicators.values()], [known.subject], both, "zh")
    sheet = sheets(made)[0]
    shown = [sheet.text(row, 0) for row in range(3, len(sheet.rows))]
    assert "货物吞吐量 (twin)" in shown
    row = shown.index("货物吞吐量 (twin)") + 4
    (candidate,), _ = read(
        sheets(filled(made, {f"C{row}": "2024", f"E{row}": 1.0}))[0], both, file="f.xlsx"
    )
    assert candidate.row["indicator_id"] == "twin"


def test_a_department_without_indicators_gets_empty_rows(known: Catalogue) -> None:
    made = template("x", [], [], known, "en")
    assert is_template(sheets(made)[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_that_is_chosen_has_a_list_in_the_hidden_sheet(
    language: Language, known: Catalogue
) -> None:
    made = issued(known, language)
    assert part(made, "xl/workbook.xml").count('state="hidden"') == 1
    lists = sheets(made)[2]
    places = re.findall(r"<formula1>'[^']+'!\$(\w)\$1:\$\w\$(\d+)</formula1>", part(made, FIRST))
    assert len(places) == 6
    for letter, count in places:
        column = [lists.text(row, ord(letter) - ord("A")) for row in range(len(lists.rows))]
        assert all(column[: int(count)])
        assert not any(column[int(count) :])


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_to_whoever_fills_in_is_not_too_long_for_a_spreadsheet(
    language: Language,
) -> None:
    said = words(language)
    titles = [said["error_title"], *said["columns"].values()]
    assert max(map(len, titles)) <= 32
    told = [said["choose"], said["period_error"], said["value_error"], *said["inputs"].values()]
    assert max(map(len, told)) <= 255


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_period_is_text_so_that_it_does_not_become_a_date(
    language: Language, known: Catalogue
) -> None:
    made = issued(known, language)
    formats = re.findall(
        r"<xf numFmtId=\"(\d+)\"", part(made, "xl/styles.xml").partition("<cellXfs")[2]
    )
    listed = re.findall(r'<c r="C[45]" s="(\d+)"', part(made, FIRST))
    ranges = re.findall(r'<col min="(\d+)" max="(\d+)" [^>]*style="(\d+)"', part(made, FIRST))
    below = [style for first, last, style in ranges if int(first) <= 3 <= int(last)]
    assert [formats[int(style)] for style in listed + below] == [str(TEXT)] * 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_are_marked_as_such(language: Language, known: Catalogue) -> None:
    guide = sheets(issued(known, language))[1]
    marks = {"zh": "（示例）", "en": "(example)"}
    start = next(
        i for i, row in enumerate(guide.rows) if words(language)["sections"]["example"] in row
    )
    examples = guide.rows[start + 2 : start + 6]
    assert all(marks[language] in row[0] and marks[language] in row[2] for row in examples)


def test_the_shipped_indicators_make_a_template_in_which_each_is_found_again() -> None:
    shipped = catalogue(sound(TABLES_FOLDER))
    indicators = list(shipped.indicators.values())
    made = template("全部指标", indicators, list(shipped.areas.values()), shipped, "zh")
    cells: dict[str, str | float] = {}
    for row in range(4, 4 + len(indicators)):
        cells |= {f"C{row}": "2025", f"E{row}": float(row)}
    candidates, problems = read(sheets(filled(made, cells))[0], shipped, file="f.xlsx")
    assert problems == []
    assert [candidate.row["indicator_id"] for candidate in candidates] == list(shipped.indicators)
