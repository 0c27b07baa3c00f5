"""A line as small as a word: whether it went up or down, without axes."""

import altair as alt

from components.charts import axes, lines
from components.charts.marks import Setting, literal, scale
from components.text import Text
from components.theme import Palette
from data.catalogue import Catalogue
from data.series import Point

HEIGHT = 36
FEWEST = 3


def sparkline(
    points: list[Point], known: Catalogue, text: Text, palette: Palette
) -> alt.LayerChart | None:
    """The newest comparable stretch of one area's line; None where it has not three points.

    What stands before a break is left out, and so is what is not sure; a gap stays a gap.
    """
    shown = _stretch(points)
    if len(shown) < FEWEST:
        return None
    setting = Setting(known, text, palette)
    color = palette["primaryColor"]
    values = lines.placed(shown, {shown[-1].area_id: color}, scale(shown, setting)[0], setting)
    x = alt.X(field="day", type="temporal", axis=None, scale=alt.Scale(padding=6))
    y = alt.Y(field="value", type="quantitative", axis=None, scale=alt.Scale(zero=False, padding=6))
    return alt.LayerChart(
        layer=[
            lines.line(literal(alt.Color, "color"), stroke=1.5),
            lines.marks(setting, size=14, opens=""),
        ],
        encoding=axes.shared(x, y),
        data={"values": values},
        height=HEIGHT,
        width="container",
        config=axes.look(palette),
    )


def _stretch(points: list[Point]) -> list[Point]:
    """The sure points that are comparable with the newest of them."""
    sure = [point for point in points if not point.apart]
    return [point for point in sure if _kind(point) == _kind(sure[-1])]


def _kind(point: Point) -> tuple[object, ...]:
    row = point.row
    what = (row["indicator_id"], row["statistic"], point.area_id)
    return (*what, point.period.line, point.stretch)
