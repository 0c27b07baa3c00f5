"""The template as it comes back: figures, and what is wrong with those that are none.

Columns are found by their headings, so that rows and columns may have been inserted and moved.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple
from unicodedata import normalize

from data import periods
from data.catalogue import Catalogue
from data.intake.doubtful import contradicted, fraction, is_in_percent
from data.intake.sheet import Candidate, Sheet, cell_name
from data.intake.template.choices import Choice, choices_of
from data.intake.template.form import COLUMNS, MARK, REQUIRED, column_names, heading, plain
from data.model import LANGUAGES, Indicator, Language, Problem, Unit

DEEPEST = 50  # rows among which the header is looked for
PERCENT = {"yoy", "completion"}  # given in %, whatever the indicator's unit
FILLED = ("period", "value", "qualifier", "rank_in", "quote")  # what is not prepared
IN_UNIT = {"value", "target"}

_NUMBER = re.compile(
    r"([+-]?)([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(\.[0-9]+)?([eE][+-]?[0-9]{1,2})?(%?)"
)
_RANK = re.compile(r"[1-9][0-9]*")


class _Fault(NamedTuple):
    """What is wrong in a column of a row."""

    code: str
    column: str
    value: str = ""
    expected: str = ""


class _Filled(NamedTuple):
    """A row that gives a figure: what stands in it, and what it means."""

    row: int
    given: dict[str, str]
    figure: dict[str, str]


@dataclass(frozen=True)
class _Header:
    row: int
    columns: dict[str, int]
    language: Language
    twice: tuple[int, ...] = ()


def is_template(sheet: Sheet) -> bool:
    """Whether a row near the top has the headings of the template, in either language."""
    return _header(sheet) is not None


def document(sheet: Sheet) -> str:
    """The headings and the rows that are filled in, of our own columns alone.

    Each quote of ``read`` stands in it.
    """
    header = _header(sheet)
    if header is None:
        return ""
    rows = (header.row, *(row for row, _ in _filled(sheet, header)))
    return "".join(f"{_line(sheet, header, row)}\n" for row in rows)


def read(sheet: Sheet, known: Catalogue, *, file: str) -> tuple[list[Candidate], list[Problem]]:
    """The figures of a sheet, and every fault with its cell. A row with a fault gives no figure.

    What is among the warnings of office tables leaves a figure as it is here too.
    Rows that were prepared and not filled in are passed over.
    """
    header = _header(sheet)
    if header is None:
        allowed = " | ".join(heading(name, spoken) for spoken in LANGUAGES for name in REQUIRED)
        return [], [Problem("template_header", file, column=sheet.name, expected=allowed)]

    def problem(fault: _Fault, row: int, column: int) -> Problem:
        cell = cell_name(row, column)
        return Problem(fault.code, file, row + 1, sheet.name, fault.value, fault.expected, cell)

    problems = [
        problem(_Fault("duplicate_column", ""), header.row, column) for column in header.twice
    ]
    candidates = []
    filled: list[_Filled] = []
    choices = choices_of(known, header.language)
    seen: dict[tuple[str, ...], int] = {}
    for row, given in _filled(sheet, header):
        figure, faults = _figure(given, choices, known, header.language)
        key = tuple(figure[name] for name in ("indicator_id", "area_id", "period", "statistic"))
        if not faults and seen.setdefault(key, row) != row:
            told = " ".join(given[name] for name in ("indicator", "area", "period", "statistic"))
            faults = [_Fault("template_twice", "indicator", told, str(seen[key] + 1))]
        problems += [
            problem(fault, row, header.columns.get(fault.column, header.columns["value"]))
            for fault in faults
        ]
        if not faults:
            figure["quote"] = figure["quote"] or _line(sheet, header, row)
            cell = cell_name(row, header.columns["value"])
            candidates.append(Candidate(figure, sheet.name, cell))
            filled.append(_Filled(row, given, figure))
    problems += [
        problem(fault, row, header.columns["value"])
        for fault, row in _doubts(filled, known, header.language)
    ]
    problems += [
        Problem("growth_differs", file, 0, sheet.name, one.row["value"], growth, one.cell)
        for one, growth in contradicted(candidates)
    ]
    return candidates, problems


def _header(sheet: Sheet) -> _Header | None:
    """The first row that has every heading that is required."""
    for row, cells in enumerate(sheet.rows[:DEEPEST]):
        texts = [plain(cell).rstrip(MARK) for cell in cells]
        for language in LANGUAGES:
            wanted = column_names(language)
            columns: dict[str, int] = {}
            twice = []
            for column, text in enumerate(texts):
                if text in wanted and columns.setdefault(wanted[text], column) != column:
                    twice.append(column)
            if columns.keys() >= set(REQUIRED):
                return _Header(row, columns, language, tuple(twice))
    return None


def _filled(sheet: Sheet, header: _Header) -> Iterator[tuple[int, dict[str, str]]]:
    """What is given in each row; those that were prepared and not filled in are passed over."""
    for row in range(header.row + 1, len(sheet.rows)):
        given = {
            name: sheet.text(row, header.columns[name]).strip() if name in header.columns else ""
            for name in COLUMNS
        }
        if any(given[name] for name in FILLED):
            yield row, given


def _figure(
    given: dict[str, str], choices: dict[str, Choice], known: Catalogue, language: Language
) -> tuple[dict[str, str], list[_Fault]]:
    """A row in the columns of ``observations``, and its faults."""
    faults, meant = [], {}
    for name, choice in choices.items():
        text = given[name]
        code = choice.meaning(text)
        meant[name] = code or ""
        if code is None and text:
            faults.append(_Fault(choice.refused, name, text, choice.allowed(text)))
        elif code is None:
            faults.append(_Fault("empty_cell", name))
    period = normalize("NFKC", given["period"])
    faults += _period_faults(period)
    indicator = known.indicators.get(meant["indicator"])
    value, wrong = _value(given["value"], meant["statistic"], indicator)
    faults += wrong
    if indicator and meant["statistic"] in IN_UNIT:
        faults += _unit_faults(given["unit"], indicator.unit, language)
    faults += _rank_faults(given, meant["statistic"])
    row = {
        "indicator_id": meant["indicator"],
        "area_id": meant["area"],
        "project_id": "",
        "named_areas": "",
        "period": period,
        "period_basis": "stated",
        "statistic": meant["statistic"],
        "value": value,
        "qualifier": meant["qualifier"],
        "rank_in": meant["rank_in"],
        "status": meant["status"],
        "confidence": "high",
        "break_before": "",
        "break_zh": "",
        "break_en": "",
        "note_zh": given["note"] if language == "zh" else "",
        "note_en": given["note"] if language == "en" else "",
        "quote": given["quote"],
        "rank_of": "",
    }
    return row, faults


def _period_faults(period: str) -> Iterator[_Fault]:
    if not period:
        yield _Fault("empty_cell", "period")
        return
    try:
        periods.parse(period)
    except ValueError:
        yield _Fault("bad_period", "period", period, periods.GRAMMAR)


def _value(text: str, statistic: str, indicator: Indicator | None) -> tuple[str, list[_Fault]]:
    """A plain number, none of its digits lost: １，２３４．５０ → 1234.50.

    A sign of % is left out where the figure is in %. Only a rank may be without a number.
    """
    if not text:
        return "", [] if statistic in {"rank", ""} else [_Fault("empty_cell", "value")]
    written = normalize("NFKC", text).replace("\u2212", "-")
    found = _NUMBER.fullmatch(written)
    in_percent = statistic in PERCENT or (
        indicator is not None and statistic in IN_UNIT and indicator.unit.name_zh == "%"
    )
    if found is None or (found[5] and not in_percent):
        code = "template_rank" if statistic == "rank" else "template_number"
        return "", [_Fault(code, "value", text)]
    number = f"{Decimal(written.replace(',', '').rstrip('%')):f}"
    if statistic == "rank" and not _RANK.fullmatch(number):
        return "", [_Fault("template_rank", "value", text)]
    return number, []


def _unit_faults(text: str, unit: Unit, language: Language) -> Iterator[_Fault]:
    """A unit that someone wrote over would make another number of the value."""
    if text and plain(text) not in {plain(unit.name_zh), plain(unit.name_en)}:
        yield _Fault("template_unit", "unit", text, unit.name(language) or unit.name_zh)


def _rank_faults(given: dict[str, str], statistic: str) -> Iterator[_Fault]:
    if statistic == "rank" and not given["rank_in"]:
        yield _Fault("rank_without_area", "rank_in")
    if statistic not in {"rank", ""} and given["rank_in"]:
        yield _Fault("rank_in_misplaced", "rank_in", given["rank_in"])


def _doubts(
    filled: list[_Filled], known: Catalogue, language: Language
) -> Iterator[tuple[_Fault, int]]:
    """What leaves the figures as they are, each with its row: units left out, fractions for %."""
    unsaid: set[str] = set()
    shares: dict[str, list[_Filled]] = {}
    for one in filled:
        indicator, statistic = known.indicators[one.figure["indicator_id"]], one.figure["statistic"]
        if is_in_percent(statistic, indicator):
            shares.setdefault(statistic, []).append(one)
        if statistic in IN_UNIT and not one.given["unit"] and indicator.id not in unsaid:
            unsaid.add(indicator.id)
            unit = indicator.unit.name(language) or indicator.unit.name_zh
            yield _Fault("unit_unsaid", "value", one.given["value"], unit), one.row
    for alike in shares.values():
        told = [
            (Decimal(one.figure["value"]), "%" in normalize("NFKC", one.given["value"]))
            for one in alike
        ]
        if (found := fraction(told)) is not None:
            first = next(one for one in alike if Decimal(one.figure["value"]) == found)
            named = first.given["statistic"]
            yield _Fault("perhaps_fraction", "value", named, first.figure["value"]), first.row


def _line(sheet: Sheet, header: _Header, row: int) -> str:
    """What stands in our own columns of a row, from left to right."""
    cells = (sheet.text(row, column).strip() for column in sorted(header.columns.values()))
    return " | ".join(cell for cell in cells if cell)
