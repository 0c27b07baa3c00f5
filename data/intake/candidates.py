"""A sheet and what a person said of it → figures in the columns of ``observations``, and faults."""

from dataclasses import dataclass, field
from functools import cached_property

from data.catalogue import Catalogue
from data.columns import KEYS
from data.intake import period_words
from data.intake.doubtful import contradicted, fraction, is_in_percent
from data.intake.extract import extract
from data.intake.figure import Told, figure, told
from data.intake.layout import Layout, layouts
from data.intake.letters import close
from data.intake.mapping import BETWEEN, Line, Mapping
from data.intake.names import Names
from data.intake.numerals import plain
from data.intake.readings import UnreadableError, is_nothing, reading
from data.intake.sheet import Candidate, Sheet, cell_name
from data.intake.statistic_words import NOT_KEPT
from data.intake.units import name, split
from data.model import Problem

# Problems that leave the figures as they are: somebody should look, and may go on.
WARNINGS = frozenset(
    {
        "growth_differs",
        "hidden_unread",
        "label_undecided",
        "perhaps_fraction",
        "rows_unread",
        "second_rank",
        "unit_not_in_sheet",
        "unit_unsaid",
    }
)

Key = tuple[str, ...]
Place = tuple[bool, int, str]  # whether a line is a row, where it stands, and its label


@dataclass
class _Table:
    """A sheet while it is read: its figures so far, those that contradict, and its problems."""

    sheet: Sheet
    layout: Layout
    mapping: Mapping
    names: Names
    file: str
    found: dict[Key, Candidate] = field(default_factory=dict)
    dropped: set[Key] = field(default_factory=set)
    unsaid: set[str] = field(default_factory=set)
    shares: dict[Place, list[str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def row_units(self) -> dict[int, str]:
        return dict(self.layout.units)

    @cached_property
    def paths(self) -> dict[tuple[bool, int], tuple[str, ...]]:
        """The labels of each row (True) and column."""
        rows = {(True, at): path for at, path in self.layout.stubs}
        return rows | {(False, at): path for at, path in self.layout.heads}

    def fault(self, code: str, at: tuple[int, int], value: str = "", expected: str = "") -> None:
        self.problems.append(
            Problem(code, self.file, 0, self.sheet.name, value, expected, cell_name(*at))
        )


def read(
    sheet: Sheet, mapping: Mapping, known: Catalogue, *, file: str
) -> tuple[list[Candidate], list[Problem]]:
    """The figures of a sheet, and every problem met. A cell with a problem gives no figure.

    Those of WARNINGS alone leave the figures as they are.
    """
    table = _Table(sheet, layouts(sheet), mapping, Names(known), file)
    if not table.layout.body:
        table.fault("no_table", (0, 0))
        return [], table.problems
    rows = _lines(table, mapping.rows, is_row=True)
    columns = _without_twins(table, _lines(table, mapping.columns, is_row=False))
    _read_body(table, rows, columns)
    _doubts(table)
    for left in table.layout.unread:
        stretch = f"{cell_name(left.top, left.left)}:{cell_name(left.bottom, left.right)}"
        table.fault("rows_unread", (left.top, left.left), stretch)
    return list(table.found.values()), table.problems


def _lines(table: _Table, lines: tuple[Line, ...], *, is_row: bool) -> list[Line]:
    """The lines that are read, each where the mapping says it is; of the others why they are not.

    A line that the mapping leaves out has no figure, else the sheet is not the one confirmed.
    """
    labels = dict(table.layout.stubs if is_row else table.layout.heads)
    kept = []
    for line in lines:
        path = labels.pop(line.at, None)
        fault, value, expected = _fault_of(table, line, path, is_row=is_row)
        if fault:
            table.fault(fault, _label_cell(table.layout, line.at, is_row=is_row), value, expected)
        elif line.read:
            kept.append(line)
    for at, path in labels.items():
        if _has_figures(table, at, is_row=is_row):
            cell = _label_cell(table.layout, at, is_row=is_row)
            table.fault("other_layout", cell, BETWEEN.join(path))
    return kept


def _fault_of(
    table: _Table, line: Line, path: tuple[str, ...] | None, *, is_row: bool
) -> tuple[str, str, str]:
    """Why a line cannot be read, with what was found and what is allowed; empty where it can."""
    known = table.names.known
    if path is None or BETWEEN.join(path) != line.label:
        return "other_layout", line.label, ""
    serial = next(filter(None, map(period_words.serial_day, path)), "")
    if serial and not line.period and (table.layout.time or not is_row):
        return "date_serial", line.label, serial
    if line.indicator and line.indicator not in known.indicators:
        return "unknown_id", line.indicator, "indicators.csv"
    for area in (line.area, line.rank_in):
        if area and area not in known.areas:
            return "unknown_id", area, "areas.csv"
    undecided = line.decide or (line.read and line.statistic == NOT_KEPT)
    return ("label_undecided", line.label, "") if undecided else ("", "", "")


def _has_figures(table: _Table, at: int, *, is_row: bool) -> bool:
    across = table.layout.columns if is_row else table.layout.body
    cells = ((at, other) if is_row else (other, at) for other in across)
    return any(not is_nothing(table.sheet.text(*cell)) for cell in cells)


def _label_cell(layout: Layout, at: int, *, is_row: bool) -> tuple[int, int]:
    if is_row:
        return at, layout.labels[-1] if layout.labels else 0
    return (layout.header[-1] if layout.header else 0), at


def _without_twins(table: _Table, columns: list[Line]) -> list[Line]:
    """Columns that say the same; which of them is right nobody can tell, so neither is read."""
    alike: dict[tuple[Told, str, str], list[Line]] = {}
    filled = [line for line in columns if _has_figures(table, line.at, is_row=False)]
    for line in filled:
        about = told(Line(0, ""), line, table.mapping)
        alike.setdefault((about, line.relative, line.end), []).append(line)
    for first, *others in alike.values():
        for other in others:
            both = " / ".join(cell_name(0, line.at).rstrip("1") for line in (first, other))
            at = _label_cell(table.layout, other.at, is_row=False)
            table.fault("duplicate_header", at, other.label, both)
    single = {lines[0].at for lines in alike.values() if len(lines) == 1}
    return [line for line in columns if line.at in single]


def _read_body(table: _Table, rows: list[Line], columns: list[Line]) -> None:
    """Each cell of the lines that are read. What alike rows say is thought about once."""
    kept: dict[tuple[Key, int], Told] = {}
    opened = extract(table.sheet, table.mapping)
    for row in rows:
        kind = _kind_of(row)
        quote = opened.line(row.at)
        for column in columns:
            text = table.sheet.text(row.at, column.at)
            if is_nothing(text):
                continue
            about = kept.get((kind, column.at))
            if about is None:
                about = kept[kind, column.at] = told(row, column, table.mapping)
            if row.indicator and column.indicator and row.indicator != column.indicator:
                at = (row.at, column.at)
                table.fault("two_indicators", at, column.label, row.label)
            elif _read_cell(table, (row.at, column.at), about, quote):
                table.shares.setdefault(_teller(row, column), []).append(text)


def _kind_of(line: Line) -> Key:
    return (
        *(line.indicator, line.area, line.period, line.period_basis, line.statistic),
        *(line.rank_of, line.rank_in, line.relative, line.end, line.unit, line.status),
    )


def _teller(row: Line, column: Line) -> Place:
    """Which of the two says what is told of a cell: 增速 or 完成率 first, else the indicator."""
    is_row = bool(row.indicator) and not column.indicator
    if column.statistic not in {"", "value"}:
        is_row = False
    elif row.statistic not in {"", "value"}:
        is_row = True
    line = row if is_row else column
    return is_row, line.at, line.label


def _read_cell(table: _Table, at: tuple[int, int], about: Told, quote: str) -> bool:
    """Whether a cell gives a figure in %, whose number one has to look at again."""
    text = table.sheet.text(*at)
    if about.missing:
        table.fault(about.missing, at, text)
        return False
    indicator = table.names.known.indicators[about.indicator]
    unit = indicator.unit
    try:
        made = figure(text, about, table.names)
    except UnreadableError as fault:
        of_unit = "unit" in fault.code
        stated = "、".join(dict.fromkeys(filter(None, about.units))) if of_unit else ""
        found = f"{text}（{stated}）" if stated else text
        table.fault(fault.code, at, found, name(unit, "zh") if of_unit else "")
        return False
    unwritten = made.unsaid or (made.unit and not _is_written(table, made.unit, at))
    if unwritten and about.indicator not in table.unsaid:
        table.unsaid.add(about.indicator)
        code = "unit_unsaid" if made.unsaid else "unit_not_in_sheet"
        table.fault(code, at, text, made.unit or name(unit, "zh"))
    made.row["quote"] = quote
    _keep(table, Candidate(made.row, table.sheet.name, cell_name(*at)), at)
    return is_in_percent(made.row["statistic"], indicator)


def _is_written(table: _Table, unit: str, at: tuple[int, int]) -> bool:
    """Whether a unit stands in the sheet for a cell, not only in what was decided before."""
    layout = table.layout
    if unit in split(layout.unit):
        return True
    own = (table.row_units.get(at[0], ""), *table.paths[True, at[0]], *table.paths[False, at[1]])
    return any(close(unit) in close(text) for text in own)


def _keep(table: _Table, made: Candidate, at: tuple[int, int]) -> None:
    """A figure that stands twice is one; where the two differ, neither is kept.

    The tables hold one rank a period: of those by value and by growth, the first in the row.
    """
    row = made.row
    key = tuple(row[column] for column in KEYS["observations"])
    before = table.found.get(key)
    if before is None and key not in table.dropped:
        table.found[key] = made
    elif before is None:
        table.fault("two_figures", at, row["value"])
    elif before.row["rank_of"] != row["rank_of"]:
        table.fault("second_rank", at, row["value"], before.cell)
    elif (before.row["value"], before.row["qualifier"]) != (row["value"], row["qualifier"]):
        table.fault("two_figures", at, row["value"], before.cell)
        table.dropped.add(key)
        del table.found[key]


def _doubts(table: _Table) -> None:
    """Fractions that may be meant in %, and growths that the levels beside them contradict."""
    for (is_row, at, label), texts in table.shares.items():
        told = [found for found in map(reading, texts) if found]
        found = fraction((one.number, one.unit == "%") for one in told)
        if found is not None:
            cell = _label_cell(table.layout, at, is_row=is_row)
            table.fault("perhaps_fraction", cell, label, plain(found))
    for one, growth in contradicted(table.found.values()):
        value = one.row["value"]
        table.problems.append(
            Problem("growth_differs", table.file, 0, one.sheet, value, growth, one.cell)
        )
