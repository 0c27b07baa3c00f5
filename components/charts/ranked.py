"""Areas by one figure, largest first."""

import altair as alt

from components.charts import rows, words
from components.charts.marks import Setting, scale
from components.text import Text
from components.theme import Palette
from data.catalogue import Catalogue
from data.series import Point


def ranked(
    found: dict[str, Point | None], known: Catalogue, text: Text, palette: Palette
) -> alt.LayerChart:
    """A bar for each area's figure of one period, the figure as printed beside it.

    ``found`` holds each area's point, None where nothing was published: such an area is a row in
    words, below the others, without a bar. The subject alone has the primary colour.
    """
    setting = Setting(known, text, palette)
    points = sorted((p for p in found.values() if p), key=lambda point: -point.value)
    order = [p.area_id for p in points] + [area for area, p in found.items() if p is None]
    names = words.area_names(order, known, text)
    values = []
    for row, area in enumerate(order):
        is_subject, point = area == known.dashboard.subject, found[area]
        color = palette["primaryColor" if is_subject else "grayColor"]
        if point:
            made = rows.placed(point, row, color, scale(points, setting)[0], setting)
            said, ink = made["printed"], palette["textColor"]
            values.append(made)
        else:
            said, ink = text("chart.not_published"), palette["grayTextColor"]
        look = {"strong": is_subject, "name_ink": ink, "said_ink": ink}
        values.append(rows.words_at(row, names[area], said, setting, **look))
    x = rows.measure()
    layers = [rows.bars(x, setting), rows.zero(x, setting), rows.ticks(x)]
    return rows.chart([*layers, rows.names(), rows.figures()], values, setting)
