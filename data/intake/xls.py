"""XLS: what the values alone do not say – percentages, errors, macros, links – by sheet.

An XLS workbook is a stream of records (MS-XLS) within a compound file. They are read here as far
as these facts need it; the values are read elsewhere.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from struct import unpack_from

from data.intake.compound import CompoundFile
from data.intake.facts import Facts
from data.intake.limits import refused
from data.intake.shown import MONTH, PERCENT, mark_of

_BUILT_IN = {9: PERCENT, 10: PERCENT} | dict.fromkeys((17, 27, 36, 50, 52, 57), MONTH)
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_FORMULA, _EOF, _FILEPASS, _SHEET, _MULRK, _XF = 0x06, 0x0A, 0x2F, 0x85, 0xBD, 0xE0
_COLINFO, _ROW = 0x7D, 0x208
_SUPBOOK, _BOOLERR, _FORMAT, _BOF = 0x1AE, 0x205, 0x41E, 0x809
_NUMBERS = {0x203, 0x27E}
_TEXTS = {0xFD, 0xD6, 0x204}
_INTERNAL = (b"\x01\x04", b"\x01\x3a")  # this workbook itself, and added functions


@dataclass
class _Book:
    """What the records before the sheets tell of all of them."""

    places: list[tuple[str, int]]  # of each sheet
    codes: dict[int, str]
    formats: list[int]

    def mark(self, style: int) -> str:
        if style >= len(self.formats):
            return ""
        number = self.formats[style]
        return self.codes.get(number, _BUILT_IN.get(number, ""))


def survey(content: bytes) -> list[Facts]:
    """The facts of each sheet, in the order of the workbook.

    Refused are other documents in such a file, macros, what is encrypted, and values that are
    taken from another file. Raises ValueError, IndexError and struct.error where it is damaged.
    """
    streams = dict(CompoundFile(content).streams())
    if "EncryptedPackage" in streams:
        raise refused("upload_encrypted")
    for stream, form in (("WordDocument", "Word"), ("PowerPoint Document", "PowerPoint")):
        if stream in streams:
            raise refused("upload_other_form", form)
    if "_VBA_PROJECT_CUR" in streams:
        raise refused("upload_macros")
    records = streams.get("Workbook") or streams.get("Book")
    if records is None:
        raise refused("upload_other_form", "OLE")
    book = _book(records)
    return [_sheet(records, place, book, name) for name, place in book.places]


def _book(stream: bytes) -> _Book:
    book = _Book([], {}, [])
    modern = unpack_from("<H", stream, 4)[0] >= 0x0600
    for kind, record in _records(stream, 0):
        if kind == _FILEPASS:
            raise refused("upload_encrypted")
        if kind == _SHEET:
            if record[5] == 1:
                raise refused("upload_macros")
            name = _text(record[7:], modern=modern)
            book.places.append((name, unpack_from("<I", record)[0]))
        elif kind == _FORMAT:
            code = _text(record[4 if modern else 3 :], modern=modern)
            book.codes[unpack_from("<H", record)[0]] = mark_of(code)
        elif kind == _XF:
            book.formats.append(unpack_from("<H", record, 2)[0])
        elif kind == _SUPBOOK and modern and record[2:4] not in _INTERNAL:
            path = re.split(r"[\x00-\x1f\\/]", _text(record[4:], modern=True))
            names = [part for part in path if "." in part]
            raise refused("upload_external_link", names[0] if names else "?")
    return book


def _text(letters: bytes, *, modern: bool) -> str:
    """A text after its length; a modern one says first how wide its letters are."""
    if not modern:
        return letters.decode("gb18030", "replace")
    return letters[1:].decode("utf-16-le" if letters[:1] != b"\0" else "latin-1", "replace")


def _sheet(stream: bytes, place: int, book: _Book, name: str) -> Facts:
    facts = Facts(name)
    for kind, record in _records(stream, place):
        if kind in _NUMBERS or kind in _TEXTS:
            row, column, style = unpack_from("<HHH", record)
            facts.fill(row, column, book.mark(style) if kind in _NUMBERS else "")
        elif kind == _MULRK:
            row, column = unpack_from("<HH", record)
            for n in range((len(record) - 6) // 6):
                facts.fill(row, column + n, book.mark(unpack_from("<H", record, 4 + n * 6)[0]))
        elif kind == _FORMULA:
            row, column, style = unpack_from("<HHH", record)
            wrong = record[12:14] == b"\xff\xff" and record[6] == 2
            facts.fill(row, column, _ERRORS.get(record[8], "#?") if wrong else book.mark(style))
        elif kind == _BOOLERR:
            row, column = unpack_from("<HH", record)
            facts.fill(row, column, _ERRORS.get(record[6], "#?") if record[7] else "")
        elif kind == _ROW and record[12] & 0x20:
            (row,) = unpack_from("<H", record)
            facts.hidden.hide_rows(row, row + 1)
        elif kind == _COLINFO and record[8] & 0x01:
            first, last = unpack_from("<HH", record)
            facts.hidden.hide_columns(first, last + 1)
    return facts


def _records(stream: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    """The records from a place to the end of what begins there, but for what stands within."""
    depth = 0
    while place + 4 <= len(stream):
        kind, length = unpack_from("<HH", stream, place)
        record = stream[place + 4 : place + 4 + length]
        place += 4 + length
        depth += (kind == _BOF) - (kind == _EOF)
        if depth == 0:
            return
        if depth == 1:
            yield kind, record
    raise ValueError("the records do not end")
