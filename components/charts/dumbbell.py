"""Areas then and now: two dots to a row, one period against another."""

import altair as alt

from components import captions, dates
from components.charts import rows, words
from components.charts.marks import Mark, Setting, layer, scale
from components.text import Text
from components.theme import Palette
from data.catalogue import Catalogue
from data.periods import Period
from data.series import Point

Pair = tuple[Point | None, Point | None]


def dumbbell(  # noqa: PLR0913, PLR0917 -- the pairs, and where they stand
    pairs: dict[str, Pair],
    periods: tuple[Period, Period],
    area_id: str,
    instead: dict[tuple[str, Period], str],
    known: Catalogue,
    text: Text,
    palette: Palette,
) -> alt.LayerChart:
    """Each area's figure of one period and of a later one, both printed at the right.

    A thin line joins the two only where they are comparable (``Point.stretch``), exact and sure;
    where the definition changed between them, a break stands instead. None is a dot that is not
    there: ``instead`` says why, by area and period, or else that no figure is held. ``area_id``
    is the area that is compared.
    """
    setting = Setting(known, text, palette)
    points = [point for pair in pairs.values() for point in pair if point]
    factor = scale(points, setting)[0] if points else 1
    names = words.area_names(list(pairs), known, text)
    inks = (palette["grayColor"], palette["primaryColor"])
    values = _heading(periods, inks, setting)
    for row, (area, pair) in enumerate(pairs.items(), start=1):
        colored = list(zip(pair, periods, inks, strict=True))
        made = [rows.placed(point, row, ink, factor, setting) for point, _, ink in colored if point]
        values += [*_between(pair, made, setting), *made]
        printed = iter([mark["printed"] for mark in made])
        said = [
            (next(printed), ink)
            if point
            else (instead.get((area, at), text("chart.not_held")), palette["grayTextColor"])
            for point, at, ink in colored
        ]
        lines = list(dict.fromkeys(said))
        values += rows.in_lines(row, names[area], lines, setting, strong=area == area_id)
    x = rows.measure(zero=False, padding=10)
    layers = [_links(x, palette), _breaks(x, setting), rows.dots(x, setting), rows.ticks(x, "tick")]
    return rows.chart([*layers, rows.names(), rows.figures()], values, setting)


def _heading(periods: tuple[Period, Period], inks: tuple[str, str], setting: Setting) -> list[Mark]:
    """What the two colours stand for."""
    said = [f"● {dates.name(period, setting.text)}" for period in periods]
    return rows.in_lines(0, "", list(zip(said, inks, strict=True)), setting)


def _between(pair: Pair, made: list[Mark], setting: Setting) -> list[Mark]:
    """What stands between two dots: a line where they are comparable, else a break, or nothing."""
    before, after = pair
    if before is None or after is None or _kind(before) != _kind(after):
        return []
    if not all(point.row["qualifier"] == "exact" and not point.apart for point in (before, after)):
        return []
    one, other = (mark["value"] for mark in made)
    row = made[0]["row"]
    if before.stretch == after.stretch:
        return [{"row": row, "role": "link", "value": one, "value2": other}]
    reasons = captions.breaks(after.breaks, setting.known, setting.text)
    said = " ".join(reasons) or setting.text("chart.break")
    return [{"row": row, "role": "break", "value": (one + other) / 2, "note": said}]


def _kind(point: Point) -> tuple[str, str, str]:
    return point.row["indicator_id"], point.row["statistic"], point.period.line


def _links(x: alt.X, palette: Palette) -> alt.Chart:
    rule = {"type": "rule", "strokeWidth": 1.5, "color": palette["grayColor"]}
    end = alt.X2(field="value2")
    return layer(rule, "datum.role == 'link'", x=x, x2=end, y=rows.row_axis())


def _breaks(x: alt.X, setting: Setting) -> alt.Chart:
    gray = setting.palette["grayColor"]
    style = {"type": "text", "text": "┆", "fontSize": 16, "color": gray}
    reason = alt.Tooltip(field="note", type="nominal", title=setting.text("chart.break"))
    return layer(style, "datum.role == 'break'", x=x, y=rows.row_axis(), tooltip=[reason])
