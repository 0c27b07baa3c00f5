"""The sheet that says how the template is filled in."""

from collections.abc import Iterator, Sequence

from xlsxwriter.worksheet import Worksheet

from data.intake.template.form import words
from data.intake.template.looks import Looks, on_paper
from data.model import Indicator, Language
from data.spreadsheets import height

WIDTHS = (44, 36, 44, 14)
PERIODS = {
    "year": "2026",
    "quarter": "2026-Q3",
    "month": "2026-10",
    "half": "2026-01/2026-06",
    "accumulated": "2026-01/2026-10",
    "as_of": "2026-10-31",
}

Section = tuple[str, Sequence[str], Sequence[Sequence[str]]]  # its name, headings, and lines


def guide(
    sheet: Worksheet, indicators: Sequence[Indicator], language: Language, made: Looks
) -> None:
    """Write the sheet: steps, how periods and numbers are written, and what is asked for."""
    said, last = words(language), len(WIDTHS) - 1
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.merge_range(0, 0, 0, last, said["guide"], made("title"))
    sheet.set_row(0, 30)
    for row, step in enumerate(said["steps"].values(), 1):
        sheet.merge_range(row, 0, row, last, step, made("step"))
        sheet.set_row(row, height([(step, sum(WIDTHS))]))
    row = len(said["steps"]) + 2
    for name, headings, lines in _sections(indicators, language):
        sheet.write_string(row, 0, said["sections"][name], made("section"))
        for column, text in enumerate(headings):
            sheet.write_string(row + 1, column, text, made("optional"))
        for number, line in enumerate(lines, row + 2):
            for column, text in enumerate(line):
                sheet.write_string(number, column, text, made("body"))
            sheet.set_row(number, height(zip(line, WIDTHS, strict=False)))
        row += len(lines) + 3
    on_paper(sheet, language)


def _sections(indicators: Sequence[Indicator], language: Language) -> Iterator[Section]:
    said = words(language)
    columns, headings = said["columns"], said["headings"]
    periods = [(said["periods"][kind], written) for kind, written in PERIODS.items()]
    yield "period", (headings["printed"], headings["written"]), periods
    asked = [columns[name] for name in ("statistic", "value", "qualifier")]
    examples = [
        (
            example["printed"],
            said["statistics"][example["statistic"]],
            example["value"],
            said["qualifiers"].get(example["qualifier"], "").partition("|")[0],
        )
        for example in said["examples"].values()
    ]
    yield "example", (headings["printed"], *asked), examples
    for name, kind in (
        ("statistic", "statistics"),
        ("qualifier", "qualifiers"),
        ("status", "statuses"),
    ):
        meanings = [
            (word.replace("|", " / "), said["meanings"][code]) for code, word in said[kind].items()
        ]
        yield name, (headings["word"], headings["meaning"]), meanings
    defined = [
        (indicator.name(language), indicator.unit.name(language), indicator.definition(language))
        for indicator in indicators
    ]
    yield "indicator", (columns["indicator"], columns["unit"], headings["definition"]), defined
