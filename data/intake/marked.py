"""A file that was handed in, back with its faults marked in their cells.

It is written anew from the texts alone: no macro, link or formula of the file is carried along.
"""

import io
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import product

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from data.cells import NUMBER
from data.intake.sheet import Merge, Sheet, Upload
from data.model import Language, Problem
from data.spreadsheets import A4, DIGITS, TEXT, fitted, height, sheet_names, width
from data.wording import told, words

CREATED = datetime(2026, 1, 1, tzinfo=UTC)  # the same in every copy: so are the bytes
FIRST = 3  # row of the list of problems
LISTED = {"where": 24, "cell": 10, "problem": 100}  # its columns, and how wide they are
MOST_LINKS = 65_000  # that a sheet can hold
MOST_JOINED = 1_000_000  # cells; what is joined beyond is written unjoined
ROWS, COLUMNS = 1_048_576, 16_384  # of a sheet
LONGEST_COMMENT = 2_000  # letters; a longer one cannot be read in its box
SAMPLE = 200  # rows by which a column is made as wide as its words

Place = tuple[int, int]  # row and column, counted from 0
Marks = dict[Place, list[str]]  # what is wrong in a cell
# By whether a cell is faulty, is joined of several, and holds a number.
Looks = Mapping[tuple[bool, bool, bool], Format]

_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


def marked(upload: Upload, problems: Sequence[Problem], language: Language) -> bytes:
    """An XLSX: a list of all problems, then each sheet, its faulty cells coloured and commented."""
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(file, options)
    book.set_properties({"created": CREATED})
    said = words(language)["marked"]
    wanted = [said["sheet"], *(sheet.name for sheet in upload.sheets)]
    listed, *names = sheet_names(wanted, said["untitled"])
    # Of two sheets of one name the first is meant.
    written = dict(reversed([*zip((sheet.name for sheet in upload.sheets), names, strict=True)]))
    marks: dict[str, Marks] = {name: defaultdict(list) for name in names}
    for problem in problems:
        place = _place(problem.cell)
        if place and problem.column in written:
            marks[written[problem.column]][place].append(told(problem, language))
    first = book.add_worksheet(listed)
    first.write_string(0, 0, fitted(said["title"].format(file=upload.name, count=len(problems))))
    _list(book, first, [(problem, written.get(problem.column)) for problem in problems], language)
    looks = _looks(book)
    for sheet, name in zip(upload.sheets, names, strict=True):
        _copy(book.add_worksheet(name), sheet, marks[name], looks)
    book.close()
    return file.getvalue()


def _list(
    book: Workbook,
    sheet: Worksheet,
    problems: Sequence[tuple[Problem, str | None]],
    language: Language,
) -> None:
    """Every problem, with a way to its cell in the sheet that is named with it."""
    said = words(language)["marked"]
    title = book.add_format({"bold": True, "font_size": 14})
    head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
    link = book.add_format({"font_color": "blue", "underline": 1, "valign": "top"})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_row(0, 24, title)
    sheet.write_string(1, 0, said["hint"])
    for column, (heading, letters) in enumerate(LISTED.items()):
        sheet.set_column(column, column, letters)
        sheet.write_string(FIRST - 1, column, said[heading], head)
    for row, (problem, target) in enumerate(problems, FIRST):
        sheet.write_string(row, 0, fitted(target or problem.column), text)
        if target and _place(problem.cell) and row < MOST_LINKS:
            quoted = target.replace("'", "''")
            sheet.write_url(row, 1, f"internal:'{quoted}'!{problem.cell}", link, problem.cell)
        else:
            sheet.write_string(row, 1, fitted(problem.cell), text)
        sentence = fitted(told(problem, language))
        sheet.write_string(row, 2, sentence, text)
        sheet.set_row(row, height([(sentence, LISTED["problem"])]))
    sheet.freeze_panes(FIRST, 0)
    _on_paper(sheet)
    sheet.repeat_rows(FIRST - 1)


def _looks(book: Workbook) -> Looks:
    """How a cell looks.

    Words stay words when someone corrects them: 2026-10 does not become a day of October.
    """
    fault = {"bg_color": "#FFC7CE", "font_color": "#9C0006", "border": 2, "border_color": "#C00000"}
    joined = {"align": "center", "valign": "vcenter", "text_wrap": True}
    return {
        (faulty, wide, number): book.add_format(
            {"valign": "top"}
            | (fault if faulty else {})
            | (joined if wide else {})
            | ({} if number else {"num_format": TEXT})
        )
        for faulty, wide, number in product((False, True), repeat=3)
    }


def _copy(written: Worksheet, sheet: Sheet, marks: Marks, looks: Looks) -> None:
    """Write a sheet anew, and mark its faults; those of joined cells in the one that is seen."""
    merges, seen = _joined(sheet)
    faults: Marks = defaultdict(list)
    for place, sentences in marks.items():
        faults[seen.get(place, place)] += sentences
    widths = _widths(sheet, seen)
    for column, room in enumerate(widths):
        written.set_column(column, column, room, looks[False, False, False])
    for merge in merges:
        place = (merge.top, merge.left)
        written.merge_range(*merge, "", looks[place in faults, True, False])
        if merge.top == merge.bottom:
            room = sum(widths[merge.left : merge.right + 1])
            written.set_row(merge.top, height([(sheet.text(*place), room)]))
    for place, text in _shown(sheet, seen):
        number = _number(text)
        look = looks[place in faults, place in seen, number is not None]
        if number is None:
            written.write_string(*place, fitted(text), look)
        else:
            written.write_number(*place, number, look)
    for place, sentences in faults.items():
        if not sheet.text(*place):
            written.write_blank(*place, None, looks[True, place in seen, False])
        _comment(written, place, sentences)
    _on_paper(written)


def _shown(sheet: Sheet, seen: Mapping[Place, Place]) -> Iterator[tuple[Place, str]]:
    """Every text of a sheet and where it stands; of joined cells the one that is seen."""
    for row, cells in enumerate(sheet.rows):
        for column, text in enumerate(cells):
            place = (row, column)
            if text and seen.get(place, place) == place:
                yield place, text


def _comment(written: Worksheet, place: Place, sentences: Sequence[str]) -> None:
    comment = fitted("\n".join(sentences), LONGEST_COMMENT)
    box = {"width": 300, "height": min(1.4 * height([(comment, 42)]), 400), "font_size": 9}
    written.write_comment(*place, comment, box)


def _joined(sheet: Sheet) -> tuple[list[Merge], dict[Place, Place]]:
    """The cells to join, and for each joined cell the one that shows its text.

    What lies beyond the filled cells, overlaps or is but one cell is left out.
    """
    merges: list[Merge] = []
    left = MOST_JOINED
    seen: dict[Place, Place] = {}
    last = (len(sheet.rows) - 1, max(map(len, sheet.rows), default=0) - 1)
    for merge in sheet.merged:
        bottom, right = min(merge.bottom, last[0]), min(merge.right, last[1])
        count = (bottom - merge.top + 1) * (right - merge.left + 1)
        if bottom < merge.top or right < merge.left or not 1 < count <= left:
            continue
        left -= count
        places = [
            (row, column)
            for row in range(merge.top, bottom + 1)
            for column in range(merge.left, right + 1)
        ]
        if seen.keys().isdisjoint(places):
            merges.append(Merge(merge.top, merge.left, bottom, right))
            seen |= dict.fromkeys(places, places[0])
    return merges, seen


def _number(text: str) -> float | None:
    """The number that a spreadsheet keeps digit for digit; None for anything else."""
    if len(text) > DIGITS or not NUMBER.fullmatch(text):
        return None
    number = float(text)
    return number if repr(number).removesuffix(".0") == text else None


def _widths(sheet: Sheet, joined: Mapping[Place, Place]) -> list[int]:
    """How wide each column is, by the words that stand in it alone."""
    shown: list[list[str]] = [[""] for _ in range(max(map(len, sheet.rows), default=0))]
    for row, cells in enumerate(sheet.rows[:SAMPLE]):
        for column, text in enumerate(cells):
            if (row, column) not in joined:
                shown[column].append(text)
    return [width(texts) for texts in shown]


def _place(cell: str) -> Place | None:
    """Row and column of ``C7``, counted from 0; None for what names no cell of a sheet."""
    found = _CELL.fullmatch(cell)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(found[2])
    return (row - 1, column - 1) if row <= ROWS and column <= COLUMNS else None


def _on_paper(sheet: Worksheet) -> None:
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
