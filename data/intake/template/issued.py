"""The template as it is issued to a department: a sheet to fill in, and a sheet that says how.

It holds no formula, no macro and no link, and the same input makes the same bytes.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from data.catalogue import Catalogue
from data.intake.template.form import COLUMNS, REQUIRED, codes, heading, labels, wholes, words
from data.intake.template.guide import guide
from data.intake.template.looks import FONTS, Looks, looks, on_paper
from data.model import Area, Indicator, Language
from data.spreadsheets import height

ROWS = 300  # that are prepared, and at least so many empty ones:
EMPTY = 100
TITLE, HINT, HEADER, FIRST = 0, 1, 2, 3  # rows of the sheet to fill in

# A day that is the same in every copy: the bytes follow from the input alone.
CREATED = datetime(2026, 1, 1, tzinfo=UTC)
WIDTHS = {
    "indicator": 30,
    "area": 18,
    "period": 18,
    "statistic": 16,
    "value": 13,
    "qualifier": 11,
    "unit": 14,
    "rank_in": 13,
    "status": 10,
    "note": 24,
    "quote": 44,
}
LARGEST = 10**15  # beyond, a spreadsheet loses digits
SHORTEST, LONGEST = len("2026"), len("2026-01/2026-10")  # of a period


@dataclass(frozen=True)
class _Form:
    """What is issued, in which words."""

    title: str
    indicators: Sequence[Indicator]
    areas: Sequence[Area]
    known: Catalogue
    language: Language

    @property
    def words(self) -> dict[str, Any]:
        return words(self.language)

    @property
    def rows(self) -> int:
        return max(ROWS, len(self.indicators) + EMPTY)

    @property
    def choices(self) -> dict[str, list[str]]:
        """What can be chosen in a column.

        Of all areas those are left out that no other lies in: nothing ranks within them.
        """
        language = self.language
        chosen = {area.id for area in self.areas}
        offered = {indicator.id for indicator in self.indicators}
        ranking = {area.id for area in wholes(self.known)}
        areas = labels(self.known.areas.values(), language)
        indicators = labels(self.known.indicators.values(), language)
        return {
            "indicator": [name for name, known_id in indicators.items() if known_id in offered],
            "area": [name for name, known_id in areas.items() if known_id in chosen],
            "statistic": list(codes("statistics", language)),
            "qualifier": list(codes("qualifiers", language)),
            "rank_in": [name for name, known_id in areas.items() if known_id in ranking],
            "status": list(codes("statuses", language)),
        }


def template(
    title: str,
    indicators: Sequence[Indicator],
    areas: Sequence[Area],
    known: Catalogue,
    language: Language,
) -> bytes:
    """An XLSX to fill in, with a row for each indicator, about the subject where it is an area.

    ``areas`` are those that can be chosen for a figure; the subject, else the first, stands in the
    rows already.
    """
    form = _Form(title, indicators, areas, known, language)
    file = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "default_format_properties": {"font_name": FONTS[language], "font_size": 10},
    }
    book = xlsxwriter.Workbook(file, options)
    book.set_properties({"title": title, "created": CREATED})
    made = looks(book)
    sheet = book.add_worksheet(form.words["sheet"])
    _figures(sheet, form, made)
    guide(book.add_worksheet(form.words["guide"]), indicators, language, made)
    lists = book.add_worksheet(form.words["choices"])
    lists.hide()
    _validations(sheet, form, _choices(lists, form))
    book.close()
    return file.getvalue()


def _figures(sheet: Worksheet, form: _Form, made: Looks) -> None:
    """The sheet to fill in."""
    last, given = len(COLUMNS) - 1, _given(form)
    for column, name in enumerate(COLUMNS):
        # A period is text in every row, those that are inserted too: else it becomes a date.
        sheet.set_column(column, column, WIDTHS[name], made(_look(name)))
        shown = made("required" if name in REQUIRED else "optional")
        sheet.write_string(HEADER, column, heading(name, form.language), shown)
    for row, look, line in ((TITLE, "title", form.title), (HINT, "hint", form.words["hint"])):
        sheet.merge_range(row, 0, row, last, "", made(look))
        sheet.write_string(row, 0, line, made(look))
    sheet.set_row(TITLE, 32)
    sheet.set_row(HINT, height([(form.words["hint"], sum(WIDTHS.values()))]))
    sheet.set_row(HEADER, 26)
    for row, texts in enumerate(given, FIRST):
        for column, name in enumerate(COLUMNS):
            if texts.get(name):
                sheet.write_string(row, column, texts[name], made(f"given_{_look(name)}"))
            else:
                sheet.write_blank(row, column, None, made(f"open_{_look(name)}"))
        sheet.set_row(row, height((text, WIDTHS[name]) for name, text in texts.items()))
    sheet.freeze_panes(FIRST, 1)
    sheet.set_selection(FIRST, COLUMNS.index("period"), FIRST, COLUMNS.index("period"))
    sheet.repeat_rows(HEADER)
    on_paper(sheet, form.language)


def _look(column: str) -> str:
    if column == "value":
        return "number"
    return "words" if column in {"indicator", "note", "quote"} else "word"


def _given(form: _Form) -> list[dict[str, str]]:
    """What stands in the rows already: an indicator each, and what is usually said of it."""
    if not form.areas:
        return []
    language, known = form.language, form.known
    subject = known.subject if known.subject in form.areas else form.areas[0]
    areas = {area_id: name for name, area_id in labels(known.areas.values(), language).items()}
    names = {
        known_id: name for name, known_id in labels(known.indicators.values(), language).items()
    }
    return [
        {
            "indicator": names[indicator.id],
            "area": areas[subject.id],
            "statistic": next(iter(codes("statistics", language))),
            "unit": indicator.unit.name(language),
            "status": next(iter(codes("statuses", language))),
        }
        for indicator in form.indicators
    ]


def _choices(sheet: Worksheet, form: _Form) -> dict[str, str]:
    """Write the lists that are chosen from; where each stands.

    A list within the rule of a cell could not be longer than 255 letters.
    """
    places = {}
    for column, (name, choices) in enumerate(form.choices.items()):
        for row, choice in enumerate(choices):
            sheet.write_string(row, column, choice)
        if choices:
            cells = xl_range_abs(0, column, len(choices) - 1, column)
            places[name] = f"='{form.words['choices']}'!{cells}"
    return places


def _validations(sheet: Worksheet, form: _Form, places: dict[str, str]) -> None:
    """What may be put in a cell, and what is said to whoever is in it."""
    words, inputs = form.words, form.words["inputs"]
    rules: dict[str, dict[str, Any]] = {
        name: {"validate": "list", "source": place, "error_message": words["choose"]}
        for name, place in places.items()
    }
    rules["period"] = {
        "validate": "length",
        "criteria": "between",
        "minimum": SHORTEST,
        "maximum": LONGEST,
        "error_message": words["period_error"],
    }
    rules["value"] = {
        "validate": "decimal",
        "criteria": "between",
        "minimum": -LARGEST,
        "maximum": LARGEST,
        "error_message": words["value_error"],
    }
    rules["quote"] = {"validate": "any"}
    for name, rule in rules.items():
        told = {"input_title": words["columns"][name], "input_message": inputs.get(name)}
        shown = {"error_title": words["error_title"], **(told if name in inputs else {})}
        column = COLUMNS.index(name)
        sheet.data_validation(FIRST, column, FIRST + form.rows - 1, column, {**rule, **shown})
