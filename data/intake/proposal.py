"""What a sheet seems to say, for a person to confirm: what is not recognised stays undecided."""

import re
from collections import Counter
from collections.abc import Container
from dataclasses import dataclass, replace

from data.catalogue import Catalogue
from data.intake import period_words
from data.intake.headings import Heading, Reader, reader, status
from data.intake.layout import Layout, layouts
from data.intake.letters import bare, close, parts
from data.intake.mapping import BETWEEN, Kind, Line, Mapping
from data.intake.names import Names, area_of_title, within
from data.intake.readings import is_nothing
from data.intake.remembering import layout_key, remembered
from data.intake.sheet import Sheet
from data.intake.statistic_words import NOT_KEPT
from data.model import BASES, Indicator
from data.periods import parse

_OF_EACH = re.compile(
    r"(?:各|分)(?:区县|县区|市区县|镇街|街镇|街道|街|区|县)|^附?[表件][0-9一二三四五]*[::]?"
)
_TITLE_TAIL = re.compile(r"(?:完成|进展|分布)?(?:情况)?(?:一览|统计|汇总|明细|进度)?表?$")
_NOTHING_SAID = Heading()
_RANKED = {"": "value", "value": "value", "yoy": "yoy"}


@dataclass(frozen=True)
class Around:
    """What the sheet as a whole says, which its lines take up: period with basis, and unit."""

    period: str
    basis: str
    unit: str


def proposed(
    sheet: Sheet,
    known: Catalogue,
    before: Mapping | None = None,
    period: str = "",
    area: str = "",
) -> Mapping:
    """What a sheet seems to say, with what was decided for an earlier issue.

    ``period`` and ``area`` stand in where the sheet says nothing of them.
    """
    earlier = before or Mapping("", "")
    layout, names = layouts(sheet), Names(known)
    read = reader(names)
    about = _around(sheet, layout, period, earlier.unit)
    columns, rows = _lines(layout, read, about)
    level = _level(known, [*rows, *columns])
    across = [_placed(line, said, known, level) for line, said in columns]
    down = [_placed(line, said, known, level) for line, said in rows]
    across = _filled(across, sheet, layout, is_row=False)
    down = _filled(down, sheet, layout, is_row=True)
    if before:
        across = remembered(across, before.columns, known)
        down = remembered(down, before.rows, known)
    down = _inherited(down)
    titled = _of_title(layout, read, [*down, *across])
    whole = titled.indicator or _held(earlier.indicator, known.indicators)
    if not whole and not any(line.indicator for line in down):
        across = _inherited(across)
    if whole:
        across = _levels(across, known.indicators[whole])
    across = _timed(across)
    title = " ".join(layout.words)
    return Mapping(
        sheet=sheet.name,
        key=layout_key(sheet),
        kind=_kind(down, layout),
        indicator=whole,
        area=area_of_title(title, names) or _held(earlier.area, known.areas) or area,
        period=about.period,
        period_basis=about.basis,
        statistic=titled.statistic or earlier.statistic,
        unit=about.unit,
        status=status(title) or "A",
        rows=tuple(_ranked_in(line, names) for line in _ranks(down)),
        columns=tuple(_ranked_in(line, names) for line in _ranks(across)),
    )


def _held(key: str, known: Container[str]) -> str:
    """What was decided earlier, unless the catalogue no longer has it."""
    return key if key in known else ""


def _around(sheet: Sheet, layout: Layout, given: str, unit: str) -> Around:
    """The period that the title states, else the sheet's name, else the one given."""
    told = layout.unit or unit
    for words in (*layout.words, sheet.name):
        found = period_words.said(words, given, BASES[1])
        if found and found.period:
            return Around(found.period, found.basis, told)
    return Around(given, BASES[1] if given else "", told)


def _lines(
    layout: Layout, read: Reader, about: Around
) -> tuple[list[tuple[Line, Heading]], list[tuple[Line, Heading]]]:
    """What the headings of the columns and the labels of the rows say.

    Which indicator a row names may hang on its unit: that of its own, of the columns, of the sheet.
    """
    columns = _columns(layout, read, about)
    told = about.unit or "、".join(dict.fromkeys(line.unit for line, _ in columns if line.unit))
    units = dict(layout.units)
    rows = []
    for at, path in layout.stubs:
        line, said = _line(at, path, read, replace(about, unit=units.get(at, told)))
        rows.append((replace(line, unit=line.unit or units.get(at, "")), said))
    return _loosened(columns, rows), _loosened(rows, columns)


def _columns(layout: Layout, read: Reader, about: Around) -> list[tuple[Line, Heading]]:
    """The columns in turn, as 上年同期 is the year before what stands to its left."""
    told: list[tuple[Line, Heading]] = []
    beside = about
    for at, path in layout.heads:
        line, said = _line(at, path, read, about)
        if said.relative == "before":
            line, said = _line(at, path, read, beside)
        elif line.period and line.statistic in {"", "value"}:
            beside = replace(about, period=line.period, basis=line.period_basis)
        told.append((line, said))
    return told


def _line(at: int, path: tuple[str, ...], read: Reader, about: Around) -> tuple[Line, Heading]:
    """What a path of labels says, the inner ones more than the outer; areas are left to others.

    An outer label that nobody understands does no harm where an inner one names what is meant.
    """
    told, unknown, lost = _NOTHING_SAID, "", False
    for text in path:
        said = read(
            text, told.period or about.period, told.basis or about.basis, told.unit or about.unit
        )
        unknown = said.unknown or ("" if said.indicator or said.areas else unknown)
        lost = not said.period if said.timed else lost
        told = _together(told, said)
    line = Line(
        at,
        BETWEEN.join(path),
        told.indicator,
        "",
        told.period,
        told.basis,
        told.statistic,
        told.rank_of,
        told.within,
        "",
        told.end,
        told.unit,
        told.status,
    )
    if told.statistic == "target" and not told.timed and about.period:
        year = str(parse(about.period).end.year)
        line = replace(line, period=year, period_basis=BASES[1])
    if unknown or lost or not line.label or line.statistic == NOT_KEPT:
        line = replace(line, indicator="", read=False, decide=True)
    return line, replace(told, unknown=unknown)


def _relative(outer: Heading, inner: Heading) -> str:
    """How a path's period is told from another: not at all, where an outer label names the time."""
    if not inner.timed:
        return outer.relative
    if not outer.timed or not inner.relative:
        return inner.relative
    return f"{inner.relative}+{outer.relative}" if outer.relative else ""


def _loosened(
    lines: list[tuple[Line, Heading]], others: list[tuple[Line, Heading]]
) -> list[tuple[Line, Heading]]:
    """Lines of 本月 and 累计, where the other lines are months: told from each of these."""
    if not any(line.period and said.timed and not said.relative for line, said in others):
        return lines
    placed: list[tuple[Line, Heading]] = []
    beside = ""
    for line, said in lines:
        relative = said.relative
        if relative == "before" and beside:
            relative = f"before+{beside}"  # 累计 | 上年同期
        elif line.statistic in {"", "value"} and "before" not in relative:
            beside = relative
        placed.append((_loose(line, replace(said, relative=relative)) if relative else line, said))
    return placed


def _loose(line: Line, said: Heading) -> Line:
    known = bool(line.label) and not said.unknown and line.statistic != NOT_KEPT
    loose = replace(line, period="", period_basis="", relative=said.relative)
    if not known:
        return loose
    return replace(loose, indicator=said.indicator, read=True, decide=False)


def _together(outer: Heading, inner: Heading) -> Heading:
    if outer == _NOTHING_SAID:
        return inner
    return Heading(
        indicator=inner.indicator or outer.indicator,
        areas=inner.areas or outer.areas,
        period=inner.period or outer.period,
        basis=inner.basis or outer.basis,
        statistic=inner.statistic or outer.statistic,
        rank_of=inner.rank_of or outer.rank_of,
        within=inner.within or outer.within,
        unit=inner.unit or outer.unit,
        status=inner.status or outer.status,
        end=inner.end or outer.end,
        timed=inner.timed or outer.timed,
        relative=_relative(outer, inner),
    )


def _level(known: Catalogue, lines: list[tuple[Line, Heading]]) -> str:
    """The level of most areas that are named without doubt: it tells which 兴隆 is meant."""
    levels = Counter(known.areas[said.areas[0]].level for _, said in lines if len(said.areas) == 1)
    return levels.most_common(1)[0][0] if levels else ""


def _placed(line: Line, said: Heading, known: Catalogue, level: str) -> Line:
    """A line with its area; undecided where several have the name and none is of that level."""
    found = said.areas
    if len(found) > 1:
        found = tuple(area for area in found if known.areas[area].level == level)
    if said.areas and len(found) != 1:
        return replace(line, read=False, decide=True)
    return replace(line, area=found[0]) if found else line


def _filled(lines: list[Line], sheet: Sheet, layout: Layout, *, is_row: bool) -> list[Line]:
    """The lines without those that nobody has to decide on, as they have no figure: 一、综合."""
    if is_row:
        filled = {
            row
            for row in layout.body
            if any(not is_nothing(sheet.text(row, column)) for column in layout.columns)
        }
    else:
        filled = {
            column
            for column in layout.columns
            if any(not is_nothing(sheet.text(row, column)) for row in layout.body)
        }
    return [line for line in lines if line.at in filled or not line.decide]


def _inherited(lines: list[Line]) -> list[Line]:
    """A line of a statistic alone (同比增长, 位次) is about the indicator of the line before.

    Where nobody knows what that one is, this one is not known either.
    """
    placed: list[Line] = []
    last = Line(0, "")
    for line in lines:
        if line.indicator or line.area or line.statistic in {"", NOT_KEPT} or not line.read:
            last = line if line.read or line.decide else last
            placed.append(line)
        elif last.decide:
            placed.append(replace(line, read=False, decide=True))
        elif last.indicator:
            heir = _heir(line, last)
            last = replace(last, statistic=heir.statistic)
            placed.append(heir)
        else:
            placed.append(line)
    return placed


def _heir(line: Line, last: Line) -> Line:
    ranked = _RANKED.get(last.statistic, "") if line.statistic == "rank" else ""
    return replace(
        line,
        indicator=last.indicator,
        rank_of=line.rank_of or ranked,
        period=line.period or last.period,
        period_basis=line.period_basis or last.period_basis,
    )


def _timed(lines: list[Line]) -> list[Line]:
    """A column of growth, rank or completion is of the period of the level to its left.

    1—10月 | 上年同期 | 同比: the growth is of this year; the year before does not take it away.
    """
    placed, last = [], Line(0, "")
    for line in lines:
        level = line.statistic in {"", "value"}
        timed = line.period or line.relative
        if level and timed and not _is_year_before(line, last):
            last = line
        if not level and line.statistic != "target" and not timed:
            basis, relative = last.period_basis, last.relative
            placed.append(replace(line, period=last.period, period_basis=basis, relative=relative))
        else:
            placed.append(line)
    return placed


def _is_year_before(line: Line, last: Line) -> bool:
    if line.relative.startswith("before"):
        return True
    return bool(last.period) and line.period == str(parse(last.period).year_earlier)


def _levels(lines: list[Line], indicator: Indicator) -> list[Line]:
    """A column of 收入 where the title says 税收收入: the end of a name that is known already."""
    names = [close(name) for name in (indicator.name_zh, *indicator.aliases)]
    placed = []
    for line in lines:
        word = re.sub("^(?:完成|实现|实际)", "", parts(bare(line.label))[0])
        ends = len(word) > 1 and any(name.endswith(word) for name in names)
        known = line.decide and not line.statistic and ends
        placed.append(replace(line, read=True, decide=False, statistic="value") if known else line)
    return placed


def _ranks(lines: list[Line]) -> list[Line]:
    """A rank beside values or growth ranks these, where it does not say what it is one of.

    That is what stands before it; before the first there is nothing, so what comes after.
    """
    placed: list[Line] = []
    for at, line in enumerate(lines):
        beside = lines[at - 1] if at else lines[1] if len(lines) > 1 else Line(0, "", read=False)
        unsaid = line.statistic == "rank" and not line.rank_of and beside.read
        same = beside.indicator in {"", line.indicator}
        of = _RANKED.get(beside.statistic, "") if unsaid and same else line.rank_of
        placed.append(line if of == line.rank_of else replace(line, rank_of=of))
    return placed


def _ranked_in(line: Line, names: Names) -> Line:
    """全市 as the area that it is, said of the line's area or of the dashboard's subject."""
    if not line.rank_in or line.rank_in in names.known.areas:
        return line
    return replace(line, rank_in=within(line.rank_in, names, line.area or names.known.subject.id))


def _of_title(layout: Layout, read: Reader, lines: list[Line]) -> Heading:
    """What a title says of all figures, where no line does: 各区县地区生产总值增速."""
    if any(line.indicator for line in lines):
        return _NOTHING_SAID
    for words in layout.words:
        plain = _TITLE_TAIL.sub("", _OF_EACH.sub("", parts(close(words))[0]))
        found = read(plain, "", "", layout.unit)
        if found.indicator:
            told = any(line.statistic for line in lines) or found.statistic == NOT_KEPT
            return replace(found, statistic="") if told else found
    return _NOTHING_SAID


def _kind(rows: list[Line], layout: Layout) -> Kind:
    indicators = any(line.indicator for line in rows)
    areas = any(line.area for line in rows)
    timed = any(line.period for line in rows) or bool(layout.time)
    if indicators and (areas or timed) and len(layout.labels) > 1:
        return "list"
    if indicators:
        return "indicators_down"
    if areas:
        return "areas_down"
    return "periods_down" if timed else ""
