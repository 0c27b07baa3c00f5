"""The words beside a chart: its title, its one sentence, its breaks, and what was calculated.

They say no more than the points do (figures.md §3, §4).
"""

from components import figures
from components.text import Text
from data.catalogue import Catalogue
from data.model import Indicator
from data.series import Point


def line_title(points: list[Point], indicator: Indicator, known: Catalogue, text: Text) -> str:
    """What points show: areas, kind of period and unit, as 市中区 · 年度 · 亿元.

    Accumulated points of one line name their months; of several lines their kind alone.
    """
    first = points[0]
    kind = text(f"kind.{first.period.kind}")
    if first.period.kind == "accumulated" and len({point.period.line for point in points}) == 1:
        kind = text("kind.months", kind=kind, months=figures.months(first.period, text))
    _, unit = figures.axis_unit(indicator.unit, max(point.value for point in points), text)
    if first.row["statistic"] == "yoy":
        unit = text("statistic.yoy") + " %"
    areas = dict.fromkeys(known.areas[point.area_id].name(text.language) for point in points)
    parts = [text("list.names").join(areas), kind, unit]
    return " · ".join(part for part in parts if part)


def printed(point: Point, indicator: Indicator, known: Catalogue, text: Text) -> str:
    """The figure of a point in words; a derived one says so."""
    if point.derived:
        return text(
            "chart.derived", value=figures.amount(point.value, indicator.unit, "exact", text)
        )
    said = [str(figures.figure(point.row, indicator, known, text))]
    return text("list.separator").join(said + figures.remarks(point.row, text))


def break_reason(point: Point, known: Catalogue, text: Text) -> str:
    """Where a line breaks, and why: what the dashed rule means."""
    return text(
        "chart.broken",
        area=known.areas[point.area_id].name(text.language),
        period=figures.period(str(point.period), text),
        reason=text.of(point.row["note_zh"], point.row["note_en"]),
    )


def difference(point: Point, known: Catalogue, text: Text) -> str:
    """A value that a source states as a difference, with the arithmetic."""
    indicator = known.indicators[point.row["indicator_id"]]
    return text(
        "indicator.difference",
        period=figures.period(str(point.period), text),
        area=known.areas[point.area_id].name(text.language),
        value=figures.amount(point.value, indicator.unit, "exact", text),
        formula=point.derived,
        source=known.sources[point.row["source_id"]].name(text.language),
    )
