"""Workbooks as a person would have them: cells filled in, and read as a sheet."""

import io
import zipfile
from collections.abc import Mapping
from xml.etree import ElementTree as ET

from python_calamine import CalamineWorkbook

from data.intake.sheet import Merge, Sheet

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
FIRST = "xl/worksheets/sheet1.xml"


def part(workbook: bytes, name: str) -> str:
    """The text of a file within the workbook."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as held:
        return held.read(name).decode()


def parts(workbook: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(workbook)) as held:
        return held.namelist()


def filled(workbook: bytes, cells: Mapping[str, str | float]) -> bytes:
    """The workbook with cells of its first sheet filled in; rows come in order."""
    root = ET.fromstring(part(workbook, FIRST))  # noqa: S314 (of our own making)
    data = root.find(f"{{{MAIN}}}sheetData")
    assert data is not None
    for name, content in cells.items():
        _fill(data, name, content)
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as held,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as changed,
    ):
        for entry in held.namelist():
            text = ET.tostring(root) if entry == FIRST else held.read(entry)
            changed.writestr(entry, text)
    return written.getvalue()


def _fill(data: ET.Element, name: str, content: str | float) -> None:
    number = name.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    row = data.find(f"{{{MAIN}}}row[@r='{number}']")
    if row is None:
        row = ET.SubElement(data, f"{{{MAIN}}}row", r=number)
    cell = row.find(f"{{{MAIN}}}c[@r='{name}']")
    if cell is None:
        cell = ET.SubElement(row, f"{{{MAIN}}}c", r=name)
    for old in list(cell):
        cell.remove(old)
    if isinstance(content, str):
        cell.set("t", "inlineStr")
        inner = ET.SubElement(cell, f"{{{MAIN}}}is")
        ET.SubElement(inner, f"{{{MAIN}}}t").text = content
    else:
        cell.attrib.pop("t", None)
        ET.SubElement(cell, f"{{{MAIN}}}v").text = repr(content)


def sheets(workbook: bytes) -> list[Sheet]:
    """Every sheet, with the text of its cells."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook))
    found = []
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        rows = tuple(tuple(map(_text, row)) for row in sheet.to_python(skip_empty_area=False))
        joined = sheet.merged_cell_ranges or []
        merged = tuple(Merge(*start, *end) for start, end in joined)
        found.append(Sheet(name, rows, merged))
    return found


def _text(value: object) -> str:
    return repr(value).removesuffix(".0") if isinstance(value, float) else str(value)
