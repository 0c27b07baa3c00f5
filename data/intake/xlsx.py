"""XLSX: what the values alone do not say – percentages, errors, joined cells, formulas – by sheet.

The XML goes by once, as it stands in the archive; nothing of it is held but these facts.
"""

import posixpath
import re
import zipfile
from sys import intern
from typing import Any
from xml.etree import ElementTree as ET
from xml.parsers import expat

from data.intake.facts import Facts
from data.intake.limits import MOST_COLUMNS, refused
from data.intake.parts import check_markup, parse
from data.intake.sheet import cell_name
from data.intake.shown import MONTH, PERCENT, mark_of

# Formats that every spreadsheet knows by number; those from 27 are of Chinese ones.
_BUILT_IN = {9: PERCENT, 10: PERCENT} | dict.fromkeys((17, 27, 36, 50, 52, 57), MONTH)
_CELL = re.compile(r"([A-Z]{1,7})([0-9]{1,9})")
_COLUMNS = {cell_name(0, column)[:-1]: column for column in range(MOST_COLUMNS)}
# A sheet of another workbook, [1]Sheet1!A1, but not a column of a table, Table1[1].
_ELSEWHERE = re.compile(r"(?:^|[^\w\].\[])\[[0-9]+\]")


def survey(archive: zipfile.ZipFile) -> list[Facts]:
    """The facts of each visible sheet, in the order of the workbook; of a hidden one none."""
    names = set(archive.namelist())
    check_markup(archive, {name for name in names if name.startswith("xl/worksheets/sheet")})
    marks = _marks(archive) if "xl/styles.xml" in names else {}
    links = _linked_files(archive)
    related = {e.get("Id"): e.get("Target", "") for e in _relations(archive, "xl/workbook.xml")}
    found = []
    for sheet in _elements(archive, "xl/workbook.xml", "sheet"):
        target = next((related.get(v, "") for k, v in sheet.items() if k.endswith("}id")), "")
        part = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
        facts = Facts(sheet.get("name", ""))
        found.append(facts)
        if sheet.get("state", "visible") == "visible" and part in names:
            cells = _Cells(facts, marks, links)
            parse(archive, part, cells.parser)
            cells.end_row()
    return found


class _Cells:
    """What a parser meets on its way through the cells of a sheet: a million of them at times."""

    def __init__(self, facts: Facts, marks: dict[str, str], links: str) -> None:
        self.facts, self.marks, self.links = facts, marks, links
        self.row, self.column = -1, -1
        self.cell: dict[str, str] = {}
        self.last: dict[str, str] | None = None
        self.formula: list[str] | None = None
        self.value: list[str] = []
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start

    def start(self, tag: str, _: dict[str, str]) -> None:
        """At first the sheet as a whole, by which it shows how its names are led: ``x:``."""
        names = ("c", "v", "is", "f", "row", "col")
        prefix = tag.removesuffix("worksheet")
        cell, value, inline, formula, row, columns = (prefix + name for name in names)
        values = frozenset({value, inline})

        def start(tag: str, attributes: dict[str, str]) -> None:
            if tag == cell:
                self.cell = attributes
                self.column += 1
            elif tag in values:
                self.last = self.cell
                if len(self.cell) > ("r" in self.cell) or self.formula is not None:
                    self.start_value()
            elif tag == row:
                self.start_row(attributes)
            elif tag == formula:
                self.start_formula()
            elif tag == columns and _is_true(attributes.get("hidden")):
                hidden = self.facts.hidden
                hidden.hide_columns(int(attributes["min"]) - 1, int(attributes["max"]))

        self.parser.StartElementHandler = start

    def start_row(self, attributes: dict[str, str]) -> None:
        self.end_row()
        self.row, self.column = int(attributes.get("r", self.row + 2)) - 1, -1
        if _is_true(attributes.get("hidden")):
            self.facts.hidden.hide_rows(self.row, self.row + 1)

    def end_row(self) -> None:
        """The last filled cell of the row tells how far it reaches."""
        if self.last is not None:
            self.facts.fill(*self._position(self.last))
            self.last = None

    def start_formula(self) -> None:
        self.formula, self.value = [], []
        self.parser.CharacterDataHandler = self.formula.append
        self.parser.EndElementHandler = self.end

    def start_value(self) -> None:
        """The cell is a filled one that is formatted, or whose value has to be looked at."""
        if mark := self.marks.get(self.cell.get("s", "")):
            self.facts.fill(*self._position(self.cell), mark)
        if self.formula is not None or self.cell.get("t") == "e":
            self.value = []
            self.parser.CharacterDataHandler = self.value.append
            self.parser.EndElementHandler = self.end

    def _position(self, cell: dict[str, str]) -> tuple[int, int]:
        """The row and column of a cell; one that does not say so is the next in its row."""
        place = cell.get("r")
        if place is None:
            return self.row, self.column
        column = _COLUMNS.get(place.removesuffix(str(self.row + 1)))
        return _position(place) if column is None else (self.row, column)

    def end(self, tag: str) -> None:
        """Of what stands in a cell that holds a formula or an error, and of the cell."""
        self.parser.CharacterDataHandler = None
        if tag.rpartition(":")[2] != "c":
            return
        self.parser.EndElementHandler = None
        row, column = self._position(self.cell)
        if self.formula is not None:
            self._check_formula(cell_name(row, column), "".join(self.formula))
            self.formula = None
        if self.cell.get("t") == "e":
            self.facts.fill(row, column, intern("".join(self.value)))

    def _check_formula(self, cell: str, formula: str) -> None:
        """It holds the value that it came to, and takes it from this workbook."""
        if self.links and _ELSEWHERE.search(formula):
            raise refused("upload_external_link", self.links, sheet=self.facts.sheet, cell=cell)
        if self.cell.get("t") != "str" and not "".join(self.value).strip():
            raise refused("upload_uncalculated", sheet=self.facts.sheet, cell=cell)


def _is_true(told: str | None) -> bool:
    return told in {"1", "true"}


def _position(place: str) -> tuple[int, int]:
    parts = _CELL.fullmatch(place)
    if parts is None:
        raise ValueError(f"no cell: {place[:20]}")
    column = 0
    for letter in parts[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(parts[2]) - 1, column - 1


def _marks(archive: zipfile.ZipFile) -> dict[str, str]:
    """The mark of each style that has one, by the number by which cells name it."""
    root = ET.fromstring(archive.read("xl/styles.xml"))  # noqa: S314 - it has no entities
    codes = {
        int(e.get("numFmtId", "0")): mark_of(e.get("formatCode", ""))
        for e in root.iterfind("./{*}numFmts/{*}numFmt")
    }
    formats = (int(e.get("numFmtId", "0")) for e in root.iterfind("./{*}cellXfs/{*}xf"))
    marks = (codes.get(number, _BUILT_IN.get(number, "")) for number in formats)
    return {str(style): mark for style, mark in enumerate(marks) if mark}


def _linked_files(archive: zipfile.ZipFile) -> str:
    """The names of the files, or programs, that a workbook takes values from."""
    links = [n for n in archive.namelist() if n.startswith("xl/externalLinks/externalLink")]
    targets = {
        e.get("Target", "").replace("\\", "/").rpartition("/")[2]
        for link in links
        for e in _relations(archive, link)
    }
    services = {
        f"{e.get('ddeService', '')} {e.get('ddeTopic', '')}"
        for link in links
        for e in _elements(archive, link, "ddeLink")
    }
    return ", ".join(sorted(targets | services)) or ("?" if links else "")


def _relations(archive: zipfile.ZipFile, part: str) -> list[ET.Element]:
    folder, _, name = part.rpartition("/")
    return _elements(archive, f"{folder}/_rels/{name}.rels", "Relationship")


def _elements(archive: zipfile.ZipFile, part: str, tag: str) -> list[ET.Element]:
    """All elements of a name in a small part; none where there is no such part."""
    if part not in archive.namelist():
        return []
    root: Any = ET.fromstring(archive.read(part))  # noqa: S314 - it has no entities
    return list(root.iterfind(f".//{{*}}{tag}"))
