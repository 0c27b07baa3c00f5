"""What the headings of columns and the labels of rows say, before one looks at their neighbours."""

from dataclasses import dataclass, replace

from data.intake.headings import Heading, Reader
from data.intake.layout import Layout
from data.intake.mapping import BETWEEN, Line
from data.intake.statistic_words import NOT_KEPT
from data.model import BASES
from data.periods import parse

NOTHING_SAID = Heading()

YEAR = len("2020")  # a period as long as this is a year

Said = list[tuple[Line, Heading]]


@dataclass(frozen=True)
class Around:
    """What the sheet as a whole says, which its lines take up: period with basis, and unit."""

    period: str
    basis: str
    unit: str


def lines_of(layout: Layout, read: Reader, about: Around) -> tuple[Said, Said]:
    """What the headings of the columns and the labels of the rows say.

    Which indicator a row names may hang on its unit: that of its own, of the columns, of the sheet.
    """
    columns = _columns(layout, read, about)
    told = about.unit or "、".join(dict.fromkeys(line.unit for line, _ in columns if line.unit))
    units = dict(layout.units)
    around = {unit: replace(about, unit=unit) for unit in {told, *units.values()}}
    rows = [
        _line(at, path, read, around[units.get(at, told)], units.get(at, ""))
        for at, path in layout.stubs
    ]
    return _loosened(columns, rows), _loosened(rows, columns)


def _columns(layout: Layout, read: Reader, about: Around) -> Said:
    """The columns in turn, as 上年同期 is the year before what stands to its left."""
    told: Said = []
    beside = about
    for at, path in layout.heads:
        line, said = _line(at, path, read, about)
        if said.relative == "before":
            line, said = _line(at, path, read, beside)
        elif line.period and line.statistic in {"", "value"}:
            beside = replace(about, period=line.period, basis=line.period_basis)
        told.append((line, said))
    return told


def _line(
    at: int, path: tuple[str, ...], read: Reader, about: Around, unit: str = ""
) -> tuple[Line, Heading]:
    """What a path of labels says, the inner ones more than the outer; areas are left to others.

    An outer label that nobody understands does no harm where an inner one names what is meant.
    ``unit`` is that of a cell beside it, for where no label says one.
    """
    told, unknown, lost = NOTHING_SAID, "", False
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
        told.unit or unit,
        told.status,
    )
    if told.statistic == "target" and not told.timed and about.period:
        year = str(parse(about.period).end.year)
        line = replace(line, period=year, period_basis=BASES[1])
    lost = lost or (told.bare and len(told.period) != YEAR)
    if unknown or lost or not line.label or line.statistic == NOT_KEPT:
        line = replace(line, indicator="", read=False, decide=True)
    return line, told if told.unknown == unknown else told._replace(unknown=unknown)


def _statistic(outer: str, inner: str) -> str:
    """绝对额 below 同比增减 is no level: the amount that was added, or the number of the growth."""
    if inner == "value" and outer not in {"", "value", "target"}:
        return NOT_KEPT
    return inner or outer


def _relative(outer: Heading, inner: Heading) -> str:
    """How a path's period is told from another: not at all, where an outer label names the time."""
    if not inner.timed:
        return outer.relative
    if not outer.timed or not inner.relative:
        return inner.relative
    return f"{inner.relative}+{outer.relative}" if outer.relative else ""


def _loosened(lines: Said, others: Said) -> Said:
    """Lines of 本月 and 累计, where the other lines are months: told from each of these."""
    if not any(line.period and said.timed and not said.relative for line, said in others):
        return lines
    placed: Said = []
    beside = ""
    for line, said in lines:
        relative = said.relative
        if relative == "before" and beside:
            relative = f"before+{beside}"  # 累计 | 上年同期
        elif line.statistic in {"", "value"} and "before" not in relative:
            beside = relative
        if said.bare:
            placed.append((replace(line, indicator="", read=False, decide=True), said))
        else:
            loose = _loose(line, said._replace(relative=relative)) if relative else line
            placed.append((loose, said))
    return placed


def _loose(line: Line, said: Heading) -> Line:
    known = bool(line.label) and not said.unknown and line.statistic != NOT_KEPT
    loose = replace(line, period="", period_basis="", relative=said.relative)
    if not known:
        return loose
    return replace(loose, indicator=said.indicator, read=True, decide=False)


def _together(outer: Heading, inner: Heading) -> Heading:
    if outer is NOTHING_SAID:
        return inner
    return Heading(
        indicator=inner.indicator or outer.indicator,
        areas=inner.areas or outer.areas,
        period=inner.period or outer.period,
        basis=inner.basis or outer.basis,
        statistic=_statistic(outer.statistic, inner.statistic),
        rank_of=inner.rank_of or outer.rank_of,
        within=inner.within or outer.within,
        unit=inner.unit or outer.unit,
        status=inner.status or outer.status,
        end=inner.end or outer.end,
        timed=inner.timed or outer.timed,
        relative=_relative(outer, inner),
        bare=(inner.bare and not outer.timed) if inner.timed else outer.bare,
    )
