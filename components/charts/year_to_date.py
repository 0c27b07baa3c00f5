"""What a year had reached by which month: accumulated figures, side by side and never joined."""

from itertools import groupby

import altair as alt

from components import dates
from components.charts import rows
from components.charts.marks import Mark, Setting, is_growth, scale
from components.text import Text
from components.theme import Palette
from data.catalogue import Catalogue
from data.periods import Period
from data.series import Point


def year_to_date(
    points: list[Point], known: Catalogue, text: Text, palette: Palette
) -> alt.LayerChart:
    """A row for each accumulated period, under its year; ``points`` of one area and statistic.

    Levels are bars from zero. Growth rates are dots and nothing joins them: 44.2 % for 1—10月
    and 40.6 % for 1—11月 are two figures, not a fall in November (docs/figures.md §2).
    """
    setting = Setting(known, text, palette)
    factor, color = scale(points, setting)[0], palette["primaryColor"]
    values: list[Mark] = []
    for row, entry in enumerate(_under_years(points)):
        if isinstance(entry, Point):
            made = rows.placed(entry, row, color, factor, setting)
            name = _months(entry.period, text)
            values += [made, rows.words_at(row, name, made["printed"], setting)]
        else:
            year = text("period.year", year=entry)
            values.append(rows.words_at(row, year, "", setting, strong=True))
    growth = is_growth(points[0])
    x = rows.measure(padding=10 if growth else 0)
    body = rows.dots(x, setting) if growth else rows.bars(x, setting)
    layers = [rows.zero(x, setting), body, rows.ticks(x, "tick" if growth else "bar_tick")]
    return rows.chart([*layers, rows.names(), rows.figures()], values, setting)


def _under_years(points: list[Point]) -> list[Point | int]:
    """Each year, and after it its points, in the order of time."""
    entries: list[Point | int] = []
    ordered = sorted(points, key=lambda point: point.period)
    for year, own in groupby(ordered, key=lambda point: point.period.end.year):
        entries += [year, *own]
    return entries


def _months(at: Period, text: Text) -> str:
    """The months within the year; a sum over several years is said in full."""
    if at.start.year == at.end.year:
        return dates.months(at, text)
    return dates.period(at, text)
