"""How a sheet is laid out: title, header, body and notes; which columns are labels, which figures.

It looks at how cells are filled and joined, and knows no indicator. What it takes for a table is
the first one of the sheet; what stands below or beside it is left over, and :func:`rest` is a
sheet of that alone, each cell where it was.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from data.intake import period_words
from data.intake.columns_of import columns_of, head, stub
from data.intake.grid import Grid, grid_of
from data.intake.letters import bare, close, half
from data.intake.readings import is_figure, is_nothing
from data.intake.sheet import Sheet
from data.intake.units import is_common, split

_NOTE = re.compile(
    r"[(\[【]?(?:备?注(?:释)?[0-9一二三四五]?[:：.、)\]】\s]|(?:说明|附注|附)[:：]|(?:资料|数据|信息)来源"
    r"|填表人|填报人|制表|审核|复核|单位负责人|负责人|联系人|联系电话|报出日期|填报日期|[*※]+\s*\S{6,}"
    r"|本表(?:数据|中)|表中|[①-⑳]\S{4,}|以上(?:数据|增速))"
)
_UNIT = re.compile(r"(?:计量|金额|数据)?单位[:：]\s*(?P<unit>[^:：()]+?)\s*[)）]?$")
_UNIT_TOLD = re.compile(r"\s*\(?(?:计量|金额|数据)?单位[:：].*$")
_ABOUT = re.compile(
    r"(?:填报|制表|编制|报送|发布|上报|汇总)(?:单位|机关|部门|日期|时间)[:：]|表\s*号[:：]|制表[:：]"
    r"|文\s*号[:：]|密级"
    r"|附[件表]\s*[0-9一二三四五]*[:：]?$"
)
_HEADS = re.compile(
    r"\S{0,2}(?:指标|项目|名称|地区|区县|县区|街道|年份|年度|时间|单位|分类|类别|部门|行业|序号)"
)
_ORDINALS = frozenset("甲乙丙丁")
_ORDINAL = re.compile("[0-9]{1,4}")
_TOTAL = re.compile(r"(?:合|总|小)计|(?:全[省市区县]|\S{2,8}[省市区县])(?:合计|总计)")

MOST_HEADER_ROWS = 5


@dataclass(frozen=True)
class Stretch:
    """Cells from one corner to the other, both included; counted from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Layout:
    """Where the parts of the first table stand; rows and columns are counted from 0.

    ``heads`` and ``stubs`` are the headings of each column of figures and the labels of each row
    of the body, from the outermost to its own, with joined cells spread over what they span.
    ``words`` are the texts above the table but for its unit and who drew it up; ``unit`` may name
    several (亿元、%), and ``units`` are those that rows have in a column of their own. ``time`` are
    the label columns that hold periods, ``unread`` the stretches that are not of this table.
    """

    title: tuple[int, ...] = ()
    header: tuple[int, ...] = ()
    body: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()
    totals: tuple[int, ...] = ()
    labels: tuple[int, ...] = ()
    time: tuple[int, ...] = ()
    unit_column: int | None = None
    heads: tuple[tuple[int, tuple[str, ...]], ...] = ()
    stubs: tuple[tuple[int, tuple[str, ...]], ...] = ()
    words: tuple[str, ...] = ()
    unit: str = ""
    units: tuple[tuple[int, str], ...] = ()
    unread: tuple[Stretch, ...] = ()

    @property
    def columns(self) -> tuple[int, ...]:
        return tuple(column for column, _ in self.heads)


@lru_cache(maxsize=2)
def layouts(sheet: Sheet) -> Layout:
    """The layout of the first table in a sheet; an empty one where there is none.

    Kept for the sheet that somebody is working at: it is mapped, previewed and read in turn.
    """
    grid = grid_of(sheet)
    first = next((row for row in range(len(grid.rows)) if _begins(grid, row)), None)
    if first is None:
        return Layout()
    header = _header(grid, first)
    body, notes, after = _body(grid, header[-1] + 1)
    if not body:
        return Layout()
    columns = columns_of(grid, header, body)
    title = tuple(row for row in range(first) if grid.filled(row))
    above = [grid.text(row, column) for row in title for column in grid.filled(row)]
    heads = [grid.text(row, column) for row in header for column in grid.filled(row)]
    around = (*map(_unit_of, above), *map(_unit_told, heads), *map(_unit_behind, above))
    stubs = tuple((row, stub(grid, header, columns, row)) for row in body)
    unread = [Stretch(header[0], columns.beside, body[-1], grid.width - 1)]
    below = [Stretch(after, 0, len(grid.rows) - 1, grid.width - 1)]
    return Layout(
        title=title,
        header=header,
        body=body,
        notes=notes,
        totals=tuple(row for row, path in stubs if path and _TOTAL.fullmatch(bare(path[-1]))),
        labels=columns.named,
        time=columns.time,
        unit_column=columns.unit,
        heads=tuple((column, head(grid, header, column)) for column in columns.figures),
        stubs=stubs,
        words=tuple(filter(None, map(_told, above))),
        unit=next(filter(None, around), ""),
        units=_units(grid, body, columns.unit),
        unread=(*(below if after >= 0 else ()), *(unread if columns.beside >= 0 else ())),
    )


def rest(sheet: Sheet, layout: Layout) -> Sheet | None:
    """The next of what a layout leaves unread, as a sheet in which all else is empty.

    What stands beside a table is under the same title.
    """
    if not layout.unread:
        return None
    left = layout.unread[0]
    kept = layout.title if left.left else ()
    rows = tuple(
        cells if number in kept else _within(cells, number, left)
        for number, cells in enumerate(sheet.rows)
    )
    merged = (
        area
        for area in sheet.merged
        if area.top in kept or (area.top >= left.top and area.left >= left.left)
    )
    return Sheet(sheet.name, rows, tuple(merged))


def _within(cells: tuple[str, ...], row: int, left: Stretch) -> tuple[str, ...]:
    if not left.top <= row <= left.bottom:
        return ()
    return tuple(
        text if left.left <= column <= left.right else "" for column, text in enumerate(cells)
    )


def _units(grid: Grid, body: tuple[int, ...], column: int | None) -> tuple[tuple[int, str], ...]:
    if column is None:
        return ()
    told = ((row, grid.text(row, column)) for row in body)
    return tuple((row, text) for row, text in told if not is_nothing(text))


def _begins(grid: Grid, row: int) -> bool:
    """Whether a row is the first of a header: two cells or more, and none about the sheet."""
    columns = grid.filled(row)
    texts = [grid.text(row, column) for column in columns]
    if len(columns) < 2 or any(_ABOUT.match(half(text)) for text in texts):
        return False
    about = [text for text in texts if _unit_of(text) or period_words.is_period(text)]
    if any(_unit_of(text) for text in texts) and len(texts) - len(about) <= 1:
        return False
    below = next((other for other in range(row + 1, len(grid.rows)) if grid.filled(other)), None)
    return below is not None and not _NOTE.match(half(texts[0]))


def _header(grid: Grid, first: int) -> tuple[int, ...]:
    """The rows of the header: up to the first that has a figure and is neither years nor 1 2 3."""
    rows = [first]
    for row in range(first + 1, min(first + MOST_HEADER_ROWS, len(grid.rows))):
        columns = grid.filled(row)
        if _is_body(grid, row) or not columns:
            break
        joined = any((row, column) in grid.spread for column in range(grid.width))
        alone = len(columns) == 1 and columns[0] == grid.left and not _spans(grid, rows[-1], row)
        if alone or (len(columns) == 1 and joined and not _spans(grid, rows[-1], row)):
            break  # a section: 一、综合
        if _has_label(grid, row) or not _leads_on(grid, row):
            break
        rows.append(row)
    return tuple(rows)


def _has_label(grid: Grid, row: int) -> bool:
    """Whether a row has a label of its own, as rows of a body have, and below a heading no row."""
    text = close(grid.rows[row][grid.left]) if grid.left < len(grid.rows[row]) else ""
    heads = _HEADS.fullmatch(text) or text in _ORDINALS or is_common(text.strip("()"))
    return bool(text) and not heads


def _leads_on(grid: Grid, row: int) -> bool:
    """Whether figures come below a row, so that it may be of the header."""
    for below in range(row + 1, min(row + MOST_HEADER_ROWS + 2, len(grid.rows))):
        if _is_body(grid, below):
            return True
    return False


def _spans(grid: Grid, above: int, row: int) -> bool:
    """Whether a cell is joined over both rows."""
    return any(
        grid.spread.get((above, column)) is not None
        and grid.spread.get((above, column)) == grid.spread.get((row, column))
        and not (row < len(grid.rows) and column < len(grid.rows[row]) and grid.rows[row][column])
        for column in range(grid.width)
    )


def _is_body(grid: Grid, row: int) -> bool:
    """Whether a row has figures that are not the numbers of columns (甲 乙 1 2) or years."""
    columns = grid.filled(row)
    if any(is_figure(text) and not text.strip().isdigit() for text in reversed(grid.rows[row])):
        return True
    texts = [close(grid.text(row, column)) for column in columns]
    marks = [text for text in texts if is_figure(text)]
    if not marks:
        return len(texts) > 1 and any(is_nothing(text) for text in texts[1:])
    if all(text in _ORDINALS or _ORDINAL.fullmatch(text) for text in texts):
        numbers = [int(text) for text in texts if text not in _ORDINALS]
        if numbers == list(range(numbers[0], numbers[0] + len(numbers))) and len(numbers) > 1:
            return numbers[0] not in {0, 1}
    years = [text for text in marks if re.fullmatch(r"(19|20)[0-9]{2}", text)]
    after_first = [text for text in texts[1:] if is_figure(text) or is_nothing(text)]
    if len(years) == len(marks) and not (is_figure(texts[0]) and after_first):
        return columns[0] == grid.left and not _HEADS.fullmatch(texts[0]) and texts[0] not in years
    return True


def _body(grid: Grid, start: int) -> tuple[tuple[int, ...], tuple[int, ...], int]:
    """The rows of the body, those of notes below it, and the first of another table; -1 if none."""
    body: list[int] = []
    notes: list[int] = []
    for row in range(start, len(grid.rows)):
        columns = grid.filled(row)
        if not columns:
            continue
        figures = _is_body(grid, row)
        noted = _NOTE.match(half(grid.text(row, columns[0])))
        if body and (noted or (notes and len(columns) <= 2 and not figures)):
            notes.append(row)
        elif body and (notes or (not figures and _another_begins(grid, row))):
            return tuple(body), tuple(notes), row
        else:
            body.append(row)
    return tuple(body), tuple(notes), -1


def _another_begins(grid: Grid, row: int) -> bool:
    """Whether a row without figures begins another table: a header, or a title with one below."""
    gap = row > 0 and not grid.filled(row - 1)
    for below in range(row, min(row + 4, len(grid.rows))):
        texts = [grid.text(below, column) for column in grid.filled(below)]
        if texts and _is_body(grid, below):
            return False
        words = [text for text in texts if not is_nothing(text) and not is_figure(text)]
        if len(words) > 2 or (len(words) == 2 and gap):
            return True
    return False


def _told(text: str) -> str:
    """What a text above a table says of it."""
    written = half(text)
    return "" if _ABOUT.match(written) or _unit_of(text) == written else _UNIT_TOLD.sub("", written)


def _unit_of(text: str) -> str:
    """The unit that 单位：亿元、% or （亿元、%） names; none for 填报单位：统计局."""
    written = half(text)
    return _unit_told(text) or (_in_units(written) if written.startswith("(") else "")


def _unit_told(text: str) -> str:
    found = _UNIT.search(half(text))
    return _in_units(found["unit"]) if found else ""


def _unit_behind(text: str) -> str:
    """The unit at the end of a title: 各区县税收收入（万元）."""
    found = re.search(r"\(([^()]{1,12})\)$", half(text))
    return _in_units(found[1]) if found else ""


def _in_units(words: str) -> str:
    """The words, where all of them are units."""
    told = words.strip("() ")
    return told if told and all(is_common(word) for word in split(told)) else ""
