"""Areas then and now: two dots to a row, one period against another."""

import altair as alt

from components import figures
from components.charts import rows, words
from components.charts.marks import Mark, Setting, layer, scale
from components.text import Text
from components.theme import Palette
from data.catalogue import Catalogue
from data.series import Point

Pair = tuple[Point | None, Point | None]


def dumbbell(
    pairs: dict[str, Pair], known: Catalogue, text: Text, palette: Palette
) -> alt.LayerChart:
    """Each area's figure of one period and of a later one, both printed at the right.

    A thin line joins the two only where they are comparable (``Point.stretch``) and both sure;
    where the definition changed between them, a break stands instead. None is a dot that is not
    there; an area with neither is said to be without figures.
    """
    setting = Setting(known, text, palette)
    points = [point for pair in pairs.values() for point in pair if point]
    factor = scale(points, setting)[0] if points else 1
    names = words.area_names(list(pairs), known, text)
    inks = (palette["grayColor"], palette["primaryColor"])
    heading = [(f"● {said}", ink) for said, ink in zip(_periods(pairs, text), inks, strict=True)]
    values = rows.in_lines(0, "", heading, setting)
    for row, (area, pair) in enumerate(pairs.items(), start=1):
        colored = list(zip(pair, inks, strict=True))
        made = [rows.placed(point, row, ink, factor, setting) for point, ink in colored if point]
        printed = [mark["printed"] for mark in made]
        values += [*_between(pair, made, setting), *made]
        said, strong = _said(colored, printed, setting), area == known.dashboard.subject
        values += rows.in_lines(row, names[area], said, setting, strong=strong)
    x = rows.measure(zero=False, padding=10)
    layers = [_links(x, palette), _breaks(x, setting), rows.dots(x, setting), rows.ticks(x, "tick")]
    return rows.chart([*layers, rows.names(), rows.figures()], values, setting)


def _periods(pairs: dict[str, Pair], text: Text) -> tuple[str, str]:
    """What the two colours stand for."""
    missing, between = text("chart.not_published"), text("list.separator")
    columns = zip(*pairs.values(), strict=True) if pairs else ((), ())
    earlier, later = (
        between.join(dict.fromkeys(figures.period(str(p.period), text) for p in column if p))
        for column in columns
    )
    return earlier or missing, later or missing


def _said(
    colored: list[tuple[Point | None, str]], printed: list[str], setting: Setting
) -> list[tuple[str, str]]:
    """The figures of a row in their colours; what was not published says so, once."""
    missing = setting.text("chart.not_published")
    if not printed:
        return [(missing, setting.palette["grayTextColor"])]
    words = iter(printed)
    return [(next(words) if point else missing, ink) for point, ink in colored]


def _between(pair: Pair, made: list[Mark], setting: Setting) -> list[Mark]:
    """What stands between two dots: a line where they are comparable, else a break, or nothing."""
    before, after = pair
    if before is None or after is None or _kind(before) != _kind(after):
        return []
    if before.apart or after.apart:
        return []
    one, other = (mark["value"] for mark in made)
    row = made[0]["row"]
    if before.stretch == after.stretch:
        return [{"row": row, "role": "link", "value": one, "value2": other}]
    note = setting.text.of(after.row["note_zh"], after.row["note_en"])
    said = note or setting.text("chart.break")
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
