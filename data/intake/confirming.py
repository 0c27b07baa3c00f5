"""What a person says of a sheet, on top of what was proposed: little, however long the sheet is."""

from dataclasses import dataclass, replace
from typing import Literal

from data.intake.mapping import Line, Mapping
from data.model import BASES, STATISTICS

Side = Literal["columns", "rows"]
Use = Literal["read", "skip", "open"]


@dataclass(frozen=True)
class Said:
    """What a person makes of one line; ``at`` counts from 0, an empty text says nothing."""

    side: Side
    at: int
    use: Use
    indicator: str = ""
    area: str = ""
    statistic: str = ""
    period: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Confirmed:
    """What a person says of a sheet as a whole, and the lines that they changed.

    ``since`` is when the mapping was remembered that the proposal followed; empty: it followed
    none.
    """

    sheet: str
    since: str = ""
    period: str = ""
    area: str = ""
    indicator: str = ""
    unit: str = ""
    status: str = "A"
    lines: tuple[Said, ...] = ()


def use(line: Line) -> Use:
    """Whether a line is read, left out, or waits for somebody to say what it is."""
    if line.read:
        return "read"
    return "open" if line.decide else "skip"


def said(line: Line, side: Side) -> Said:
    """A line as a person may change it."""
    statistic = line.statistic if line.statistic in STATISTICS else ""
    return Said(
        side, line.at, use(line), line.indicator, line.area, statistic, line.period, line.unit
    )


def confirmed(proposal: Mapping, by: Confirmed) -> Mapping:
    """A proposal as a person has changed it."""
    told = {(it.side, it.at): it for it in by.lines}
    return replace(
        proposal,
        period=by.period,
        area=by.area,
        indicator=by.indicator,
        unit=by.unit,
        status=by.status,
        columns=tuple(_line(it, told.get(("columns", it.at))) for it in proposal.columns),
        rows=tuple(_line(it, told.get(("rows", it.at))) for it in proposal.rows),
    )


def _line(line: Line, told: Said | None) -> Line:
    """A line as it is said to be. Who says what an open line is wants it read."""
    if told is None:
        return line
    before = said(line, told.side)
    chosen = "read" if told.use == "open" and told != before else told.use
    moved = told.period != before.period
    return replace(
        line,
        indicator=told.indicator,
        area=told.area,
        statistic=line.statistic if told.statistic == before.statistic else told.statistic,
        period=told.period,
        period_basis=BASES[1] if moved else line.period_basis,
        relative="" if moved else line.relative,
        unit=told.unit,
        read=chosen == "read",
        decide=chosen == "open",
    )
