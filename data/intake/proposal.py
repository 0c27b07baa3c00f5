"""What a sheet seems to say, for a person to confirm: what is not recognised stays undecided."""

import re
from collections import Counter
from collections.abc import Container
from dataclasses import replace

from data.catalogue import Catalogue
from data.intake import period_words
from data.intake.headings import Heading, Reader, reader, status
from data.intake.layout import Layout, layouts
from data.intake.letters import close, parts
from data.intake.lines import NOTHING_SAID, Around, lines_of
from data.intake.mapping import BETWEEN, Kind, Line, Mapping
from data.intake.names import Names, area_of_title, within
from data.intake.neighbours import inherited, levels, parts_of, ranks, timed
from data.intake.readings import is_nothing
from data.intake.remembering import layout_key, remembered
from data.intake.sheet import Sheet
from data.intake.statistic_words import NOT_KEPT, may_be_amount, measured
from data.model import BASES

_OF_EACH = re.compile(
    r"(?:各|分)(?:区县|县区|市区县|镇街|街镇|街道|街|区|县)|^附?[表件][0-9一二三四五]*[::]?"
)
_SHARE = re.compile("[%％]|百分点")
_TITLE_TAIL = re.compile(r"(?:完成|进展|分布)?(?:情况)?(?:一览|统计|汇总|明细|进度)?表?$")


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
    columns, rows = lines_of(layout, read, about)
    level = _level(known, [*rows, *columns])
    across = [_placed(line, said, known, level) for line, said in columns]
    down = [_placed(line, said, known, level) for line, said in rows]
    down = parts_of(down, known)
    across = _filled(across, sheet, layout, is_row=False)
    down = _filled(down, sheet, layout, is_row=True)
    if before:
        across = remembered(across, before.columns, known)
        down = remembered(down, before.rows, known)
    down = inherited(down)
    titled = _of_title(layout, read, [*down, *across])
    whole = titled.indicator or _held(earlier.indicator, known.indicators)
    if not whole and not any(line.indicator for line in down):
        across = inherited(across)
    if whole:
        across = levels(across, known.indicators[whole])
    across, down = timed(across, about.period), timed(down, about.period)
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
        rows=tuple(_ranked_in(line, names) for line in ranks(down)),
        columns=tuple(_ranked_in(line, names) for line in ranks(across)),
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
    """The lines without those that nobody has to decide on, as they have no figure: 一、综合.

    One of 同比增减 that has a figure without % is left to a person: it may be in 亿元.
    """
    kept = []
    for line in lines:
        cells = (
            [sheet.text(line.at, column) for column in layout.columns]
            if is_row
            else [sheet.text(row, line.at) for row in layout.body]
        )
        told = [text for text in cells if not is_nothing(text)]
        if line.read and _may_be_amount(line) and not all(_SHARE.search(text) for text in told):
            kept.append(replace(line, read=False, decide=True))
        elif told or not line.decide:
            kept.append(line)
    return kept


def _may_be_amount(line: Line) -> bool:
    """Whether no label of a line says that its change is told in %."""
    if line.statistic != "yoy" or line.unit == "%":
        return False
    return all(may_be_amount(words) for words in line.label.split(BETWEEN) if _grows(words))


def _grows(words: str) -> bool:
    found = measured(words)
    return found is not None and found.statistic == "yoy"


def _ranked_in(line: Line, names: Names) -> Line:
    """全市 as the area that it is, said of the line's area or of the dashboard's subject."""
    if not line.rank_in or line.rank_in in names.known.areas:
        return line
    return replace(line, rank_in=within(line.rank_in, names, line.area or names.known.subject.id))


def _of_title(layout: Layout, read: Reader, lines: list[Line]) -> Heading:
    """What a title says of all figures, where no line does: 各区县地区生产总值增速."""
    if any(line.indicator for line in lines):
        return NOTHING_SAID
    for words in layout.words:
        plain = _TITLE_TAIL.sub("", _OF_EACH.sub("", parts(close(words))[0]))
        found = read(plain, "", "", layout.unit)
        if found.indicator:
            told = any(line.statistic for line in lines)
            unsure = found.statistic == NOT_KEPT or may_be_amount(plain)
            if unsure and not told:
                return NOTHING_SAID
            return found._replace(statistic="") if told else found
    return NOTHING_SAID


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
