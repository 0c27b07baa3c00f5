"""Which columns of a table are labels and which are figures, and what their headings say."""

import re
from dataclasses import dataclass

from data.intake import period_words
from data.intake.grid import Grid
from data.intake.letters import bare, close
from data.intake.readings import is_figure, is_nothing
from data.intake.statistic_words import measured
from data.intake.units import is_common, split

_SERIAL = re.compile(r"序号?|编号|行次|No\.?|代码|编码|区划代码|行政区划代码|#", re.IGNORECASE)
_TIME = re.compile(r"年份?|年度|月份?|季度|时间|时期|日期|期间|报告期|年月|统计时间|数据时间")
_REMARK = re.compile(
    r"备注|说明|注|责任\S{0,4}|牵头\S{0,4}|联系\S{0,4}|数据来源|来源|附注|情况说明|填报人"
)
_UNITS = re.compile(r"(?:计量)?单位(?:名称)?")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}年?")
MOST_LOOKED_AT = 500  # rows; what a column holds shows in these
_FURTHEST = 200  # rows up to where the outer label of a row may stand

Rows = tuple[int, ...]


@dataclass(frozen=True)
class Columns:
    """The columns by what they hold.

    ``labels`` are all with words; ``named`` those that say what a row is, not its number, its unit
    or a remark; ``time`` those of these that are periods.

    ``beside`` is the first column of another table; -1 where there is none.
    """

    labels: tuple[int, ...]
    named: tuple[int, ...]
    time: tuple[int, ...]
    figures: tuple[int, ...]
    unit: int | None
    beside: int = -1


def columns_of(grid: Grid, header: Rows, body: Rows) -> Columns:
    body = body[:MOST_LOOKED_AT]
    labels, figures, beside = _apart(grid, header, body)
    unit = next((one for one in labels if _is_unit(grid, header, body, one)), None)
    named = tuple(
        column
        for column in labels
        if column != unit
        and not (_SERIAL.fullmatch(own := _own(grid, header, column)) or _REMARK.fullmatch(own))
    )
    time = tuple(column for column in named if _is_time(grid, header, body, column))
    return Columns(tuple(labels), named, time, tuple(figures), unit, beside)


def _apart(grid: Grid, header: Rows, body: Rows) -> tuple[list[int], list[int], int]:
    """The columns of labels, those of figures, and where another table begins beside them.

    Words to the right of labels and figures are another table's, but for remarks, and under a
    heading that says what is measured: 前三 in a column of ranks is a fault there.
    """
    labels: list[int] = []
    figures: list[int] = []
    for column in sorted({one for row in (*header, *body) for one in grid.filled(row)}):
        name = _own(grid, header, column)
        texts = [text for text in (grid.text(row, column) for row in body) if text]
        named = bool(figures) and (measured(name) or period_words.is_period(name))
        if named or not _is_label(texts, name, first=not labels):
            figures.append(column)
        elif not labels or not figures or _UNITS.fullmatch(name):
            labels.append(column)
        elif not _REMARK.fullmatch(name) and texts:
            return labels, figures, column
    return labels, figures, -1


def _is_label(texts: list[str], name: str, *, first: bool) -> bool:
    if any(form.fullmatch(name) for form in (_SERIAL, _REMARK, _UNITS, _TIME)):
        return True
    told = [text for text in texts if not is_nothing(text)]
    if not told:
        return not name
    if first and all(_YEAR.fullmatch(close(text)) for text in told):
        return True
    return sum(1 for text in told if is_figure(text)) * 2 < len(told)


def _is_unit(grid: Grid, header: Rows, body: Rows, column: int) -> bool:
    texts = {close(grid.text(row, column)) for row in body} - {""}
    units = all(is_common(word) for text in texts for word in split(text))
    return bool(_UNITS.fullmatch(_own(grid, header, column))) or (bool(texts) and units)


def _is_time(grid: Grid, header: Rows, body: Rows, column: int) -> bool:
    """Whether labels are periods, or the numbers that spreadsheets keep for days."""
    if _TIME.fullmatch(_own(grid, header, column)):
        return True
    texts = {text for text in (grid.text(row, column) for row in body) if text}
    return bool(texts) and all(
        period_words.is_period(text) or period_words.serial_day(text) for text in texts
    )


def _own(grid: Grid, header: Rows, column: int) -> str:
    """The innermost heading of a column."""
    path = head(grid, header, column)
    return bare(path[-1]) if path else ""


def head(grid: Grid, header: Rows, column: int) -> tuple[str, ...]:
    """The headings over a column, outermost first, each once; not the numbers of columns."""
    path: list[str] = []
    for number, row in enumerate(header):
        text = grid.text(row, column)
        if not text and number < len(header) - 1:
            text = _from_left(grid, header, number, column)
        numbered = re.fullmatch(r"[0-9]{1,2}|[甲乙丙丁]", close(text))
        if text and not numbered and text not in path[-1:]:
            path.append(text)
    return tuple(path)


def _from_left(grid: Grid, header: Rows, number: int, column: int) -> str:
    """The heading to the left that spans a column too, though its cells are not joined.

    Only where something stands below in this column, and what is above is the same.
    """
    if not any(grid.text(row, column) for row in header[number + 1 :]):
        return ""
    row = header[number]
    for left in range(column - 1, -1, -1):
        if any((upper, left) in grid.spread for upper in header[: number + 1]):
            return ""  # what is joined says itself how far it goes
        apart = any(grid.text(upper, left + 1) for upper in header[:number])
        if apart:
            return ""
        if grid.text(row, left):
            below = any(grid.text(lower, left) for lower in header[number + 1 :])
            return grid.text(row, left) if below else ""
    return ""


def stub(grid: Grid, header: Rows, columns: Columns, row: int) -> tuple[str, ...]:
    """The labels of a row, outermost first; an outer one left empty is that of the row above.

    10 in a column of months is 10月. A row may have its label elsewhere: 合计 under 序号.
    """
    path = []
    for number, column in enumerate(columns.named):
        text = grid.text(row, column)
        inner = columns.named[number + 1 :]
        if not text and any(grid.text(row, other) for other in inner):
            text = _from_above(grid, row, column)
        if column in columns.time and re.fullmatch(r"1[0-2]|0?[1-9]", text):
            text = f"{text}季度" if "季" in _own(grid, header, column) else f"{text}月"
        if text:
            path.append(text)
    if path:
        return tuple(dict.fromkeys(path))
    others = (grid.text(row, column) for column in columns.labels if column != columns.unit)
    return next(((text,) for text in others if text and not is_figure(text)), ())


def _from_above(grid: Grid, row: int, column: int) -> str:
    above = (grid.text(other, column) for other in range(row - 1, max(row - _FURTHEST, -1), -1))
    return next(filter(None, above), "")
