"""ODS: what the values alone do not say – percentages, errors, joined cells – by sheet."""

import re
import zipfile
from sys import intern
from xml.parsers import expat

from data.intake import limits
from data.intake.facts import Facts
from data.intake.limits import refused
from data.intake.ods_formats import Formats, read_into
from data.intake.parts import check_markup, parse
from data.intake.sheet import Merge, cell_name
from data.intake.shown import MONTH, PERCENT, SCALED, YEAR

_CONTENT, _STYLES = "content.xml", "styles.xml"
_CELLS = {"table:table-cell", "table:covered-table-cell"}
_NUMBERS = {"float", "percentage", "currency"}
_HIDDEN = {"collapse", "filter"}
_ROWS, _COLUMNS = 1_048_576, 16_384  # as many as a spreadsheet has, filled or not
# A cell of another file, ['file:///x.ods'#$Sheet1.A1], or of another program.
_ELSEWHERE = re.compile(r"\['([^']*)'#|\bDDE\(([^)]*)\)")
_MONTH = re.compile(r"[0-9]{4}[-/.年][0-9]{1,2}月?")
_YEAR = re.compile(r"[0-9]{4}年?")


def survey(archive: zipfile.ZipFile) -> list[Facts]:
    """The facts of each sheet, in the order of the workbook."""
    names = set(archive.namelist())
    if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read(
        "META-INF/manifest.xml"
    ):
        raise refused("upload_encrypted")
    check_markup(archive, {_CONTENT})
    cells = _Cells()
    if _STYLES in names:
        parse(archive, _STYLES, read_into(cells.formats))
    parse(archive, _CONTENT, cells.parser)
    return cells.found


class _Cells:
    """What a parser meets on its way through the sheets; one within a cell is none of them."""

    def __init__(self) -> None:
        self.found: list[Facts] = []
        self.formats = Formats()
        self.columns_told: list[tuple[int, str]] = []  # the first column after, and their style
        self.row_style = ""
        self.tells = False
        self.depth = 0
        self.row = self.column = self.rows = self.columns = 0
        self.form = ""
        self.text: list[str] = []
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table:table":
            self.depth += 1
            if self.depth == 1:
                self.found.append(Facts(attributes.get("table:name", "")))
                self.row = 0
                self.columns_told = []
        elif self.depth == 1 and tag == "table:table-row":
            self.rows = int(attributes.get("table:number-rows-repeated", "1"))
            self.column = 0
            self.row_style = attributes.get("table:default-cell-style-name", "")
            if attributes.get("table:visibility") in _HIDDEN:
                self.found[-1].hidden.hide_rows(self.row, self.row + self.rows)
        elif self.depth == 1 and tag in _CELLS:
            self._start_cell(attributes)
        elif self.depth == 1 and tag == "table:table-column":
            self._start_columns(attributes)
        elif self.depth == 0:
            self.formats.start(tag, attributes, self.parser)

    def end(self, tag: str) -> None:
        if tag == "table:table":
            self.depth -= 1
        elif self.depth == 1 and tag == "table:table-row":
            self.row += self.rows
        elif self.depth == 1 and tag in _CELLS:
            self._end_cell()
        elif self.depth == 0:
            self.formats.end(tag, self.parser)

    def _start_columns(self, attributes: dict[str, str]) -> None:
        before = self.columns_told[-1][0] if self.columns_told else 0
        count = int(attributes.get("table:number-columns-repeated", "1"))
        style = attributes.get("table:default-cell-style-name", "")
        self.columns_told.append((before + count, style))
        if attributes.get("table:visibility") in _HIDDEN:
            self.found[-1].hidden.hide_columns(before, before + count)

    def _style(self, attributes: dict[str, str]) -> str:
        """The style of a cell: its own, that of its row, or that of its column."""
        own = attributes.get("table:style-name") or self.row_style
        of_column = (style for end, style in self.columns_told if self.column < end)
        return own or next(of_column, "")

    def _start_cell(self, attributes: dict[str, str]) -> None:
        facts = self.found[-1]
        self.columns = int(attributes.get("table:number-columns-repeated", "1"))
        _check_extent(facts.sheet, self.row + self.rows, self.column + self.columns)
        self.form = _form(facts, self.row, self.column, attributes)
        self.tells = self.form in _NUMBERS and self.formats.tells(self._style(attributes))
        if "table:number-columns-spanned" in attributes:
            facts.merged.append(_merge(self.row, self.column, attributes))
        if self.form in {"date", "error"}:
            self.text.clear()
            self.parser.CharacterDataHandler = self.text.append

    def _end_cell(self) -> None:
        self.parser.CharacterDataHandler = None
        if self.form:
            rows = range(self.row, self.row + self.rows)
            columns = range(self.column, self.column + self.columns)
            mark = SCALED if self.tells else _mark(self.form, "".join(self.text))
            _fill(self.found[-1], rows, columns, mark)
        self.column += self.columns


def _form(facts: Facts, row: int, column: int, attributes: dict[str, str]) -> str:
    """What kind of value a cell holds; empty where it holds none."""
    formula = attributes.get("table:formula", "")
    if elsewhere := _ELSEWHERE.search(formula):
        told = (elsewhere[1] or elsewhere[2] or "").rpartition("/")[2]
        cell = cell_name(row, column)
        raise refused("upload_external_link", told, sheet=facts.sheet, cell=cell)
    form = attributes.get("office:value-type", "")
    return "error" if attributes.get("calcext:value-type") == "error" else form


def _mark(form: str, text: str) -> str:
    if form == "percentage":
        return PERCENT
    if form == "error":
        return intern(text) if text.startswith("#") else f"#{text}"
    if form == "date":
        return MONTH if _MONTH.fullmatch(text) else YEAR if _YEAR.fullmatch(text) else ""
    return ""


def _check_extent(sheet: str, rows: int, columns: int) -> None:
    """Even cells that hold nothing are no more than a spreadsheet has."""
    if rows > _ROWS:
        raise refused("upload_rows", rows, limits.MOST_ROWS, sheet=sheet)
    if columns > _COLUMNS:
        raise refused("upload_columns", columns, limits.MOST_COLUMNS, sheet=sheet)


def _fill(facts: Facts, rows: range, columns: range, mark: str) -> None:
    """Cells that are stored once, as often as they stand in the sheet."""
    facts.fill(rows[-1], columns[-1])
    limits.check_cells(facts.rows * facts.columns)
    if mark:
        for row in rows:
            for column in columns:
                facts.fill(row, column, mark)


def _merge(row: int, column: int, attributes: dict[str, str]) -> Merge:
    down = int(attributes.get("table:number-rows-spanned", "1"))
    across = int(attributes["table:number-columns-spanned"])
    return Merge(row, column, row + down - 1, column + across - 1)
