"""Areas by one figure, largest first."""

import altair as alt

from components import captions
from components.charts import rows, words
from components.charts.marks import Setting, indicator_of, scale
from components.text import Text
from components.theme import Palette
from data.catalogue import Catalogue
from data.comparison import Standing


def ranked(found: Standing, known: Catalogue, text: Text, palette: Palette) -> alt.LayerChart:
    """A bar for each area's figure of one period, the figure as printed beside it.

    An area whose figure is left out is a row in words below the others, without a bar; one of
    which none is held has no row. The area that is compared alone has the primary colour.
    """
    setting = Setting(known, text, palette)
    said = {
        point.area_id: captions.printed(point, indicator_of(point, known), known, text)
        for point in found.unsure
    }
    bars = {point.area_id: point for point in found.points}
    names = words.area_names([*bars, *said], known, text)
    values = []
    for row, (area, name) in enumerate(names.items()):
        is_compared = area == found.area.id
        ink = palette["textColor" if area in bars else "grayTextColor"]
        if area in bars:
            color = palette["primaryColor" if is_compared else "grayColor"]
            factor = scale(found.points, setting)[0]
            values.append(rows.placed(bars[area], row, color, factor, setting))
            said[area] = values[-1]["printed"]
        look = {"strong": is_compared, "name_ink": ink, "said_ink": ink}
        values.append(rows.words_at(row, name, said[area], setting, **look))
    x = rows.measure()
    layers = [rows.bars(x, setting), rows.zero(x, setting), rows.ticks(x)]
    return rows.chart([*layers, rows.names(), rows.figures()], values, setting)
