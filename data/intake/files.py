"""A file that is handed in: what it is, told by its content, and what stands in it."""

import re
from dataclasses import replace
from pathlib import PurePosixPath

from data.checks.cells import UNSEEN
from data.intake import compound, delimited, limits
from data.intake.apart import read_apart
from data.intake.encodings import decoded
from data.intake.limits import megabytes, refused
from data.intake.sheet import RefusedError, Sheet, Upload, cell_name

UNNAMED = "upload"
# How files begin that are no tables, or none that are read.
_OTHER_FORMS = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"{\\rtf", "RTF"),
    (b"SQLite format 3", "SQLite"),
    (b"PAR1", "Parquet"),
    (b"\x7fELF", "ELF"),
    (b"MZ\x90", "EXE"),
    (b"\x09\x00\x04\x00", "Excel 2"),
    (b"\x09\x02\x06\x00", "Excel 3"),
    (b"\x09\x04\x06\x00", "Excel 4"),
)
_MARKUP = re.compile(
    r"\s*<(!doctype|!--|\?xml|html|head|body|table|meta|style|script|div)\b", re.IGNORECASE
)


def read(name: str, content: bytes) -> Upload:
    """The file's sheets; the file's name is cut to what it is called, without its folders.

    Raises RefusedError for what cannot be taken in at all. A number is not interpreted here, and
    markup in a cell is text like any other.
    """
    name = file_name(name)
    try:
        sheets = _sheets(PurePosixPath(name).stem, content)
        for sheet in sheets:
            _check_letters(sheet)
    except RefusedError as refusal:
        problem = refusal.problem
        column, value = _seen(problem.column)[: limits.LONGEST_NAME], _seen(problem.value)
        raise RefusedError(replace(problem, file=name, column=column, value=value)) from None
    return Upload(name, sheets)


def file_name(name: str) -> str:
    """The last part of a path as a name to show: of its unseen characters it keeps none."""
    seen = _seen(re.split(r"[/\\]", name)[-1]).strip()
    if not seen.strip(". "):
        return UNNAMED
    ending = PurePosixPath(seen).suffix[:10]
    return seen if len(seen) <= limits.LONGEST_NAME else _shortened(seen, ending)


def _seen(text: str) -> str:
    return "".join(c if c.isprintable() else " " if c.isspace() else "" for c in text)


def _shortened(name: str, ending: str) -> str:
    return f"{name[: limits.LONGEST_NAME - len(ending) - 1]}…{ending}"


def _sheets(name: str, content: bytes) -> tuple[Sheet, ...]:
    if len(content) > limits.MOST_BYTES:
        most = megabytes(limits.MOST_BYTES)
        raise refused("upload_too_large", megabytes(len(content)), most)
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06", compound.SIGNATURE)):
        sheets = read_apart(content)
    else:
        sheets = _text_sheets(name, content)
    if not sheets:
        raise refused("upload_empty")
    return sheets


def _text_sheets(name: str, content: bytes) -> tuple[Sheet, ...]:
    for beginning, form in _OTHER_FORMS:
        if content.startswith(beginning):
            raise refused("upload_other_form", form)
    text = decoded(content)
    if markup := _MARKUP.match(text):
        form = "XML" if markup[1].lower() == "?xml" else "HTML"
        raise refused("upload_markup", form)
    rows = list(delimited.rows(text, name))
    while rows and not rows[-1]:
        rows.pop()
    return (Sheet(name, tuple(rows)),) if rows else ()


def _check_letters(sheet: Sheet) -> None:
    """Each letter can be seen."""
    if unseen := UNSEEN.search(sheet.name):
        raise refused("control_character", f"U+{ord(unseen[0]):04X}", sheet=sheet.name)
    for number, row in enumerate(sheet.rows):
        if UNSEEN.search("".join(row)):
            column = next(n for n, cell in enumerate(row) if UNSEEN.search(cell))
            found = f"U+{ord(UNSEEN.findall(row[column])[0]):04X}"
            cell = cell_name(number, column)
            raise refused("control_character", found, sheet=sheet.name, cell=cell)
