"""How an indicator moved: one line of it, for one area or several."""

from itertools import pairwise

import altair as alt

from components import figures
from components.charts import axes, lines, words
from components.charts.marks import Mark, Setting, colors, is_growth, scale
from components.text import Text
from components.theme import Palette
from data.catalogue import Catalogue
from data.model import Indicator
from data.series import Point

HEIGHT = 300
PADDING = 36  # pixels above and below the values: as much as a figure over its mark takes
SPAN = HEIGHT - 2 * PADDING  # pixels between the smallest and the largest value


def trend(
    points: list[Point], indicator: Indicator, known: Catalogue, text: Text, palette: Palette
) -> alt.LayerChart:
    """The points of one line of an indicator, for one area or several.

    Points are joined within a segment only (``data.series``): a gap stays a gap, a break shows
    as a dashed rule with its reason. A bound (近, 超, 余) is a hollow mark with a tick on its
    side; a derived value is a diamond; a plan or a figure of low confidence is a faint mark.
    The newest figure is named; several lines bear their names where these do not collide, else
    a legend tells them apart.
    """
    setting = Setting(known, text, palette)
    largest = max(point.value for point in points)
    factor = 1 if is_growth(points[0]) else figures.axis_unit(indicator.unit, largest, text)[0]
    areas = subject_first(points, known)
    painted = dict(zip(areas, colors(len(areas), palette), strict=True))
    names = words.area_names(areas, known, text)
    subject = known.dashboard.subject
    drawn = sorted(points, key=lambda point: point.area_id == subject)  # above the others
    values = lines.placed(drawn, painted, factor, setting)
    apart = lines.break_once(values, points, setting)
    if len(areas) == 1:
        lines.name_newest(values, lines.span(points), scale(points, setting)[1])
    named = len(areas) == 1 or _name_ends(values, names)
    x, y = axes.time_axis(points), axes.value_axis(text, padding=PADDING)
    end = lines.labels(palette) if len(areas) == 1 else [lines.names()]
    color = alt.Color(
        field="area_id",
        type="nominal",
        scale=alt.Scale(domain=areas, range=list(painted.values())),
        legend=None if named else axes.legend(names),
    )
    return alt.LayerChart(
        layer=[
            lines.breaks(setting, colored=apart),
            lines.line(color),
            lines.ticks(),
            lines.marks(setting),
            *end,
        ],
        encoding=axes.shared(x, y),
        data={"values": values},
        height=HEIGHT,
        width="container",
        config=axes.look(palette),
    )


def subject_first(points: list[Point], known: Catalogue) -> list[str]:
    """The ids of the areas, the one that the dashboard is about before the others."""
    subject = known.dashboard.subject
    return sorted(dict.fromkeys(p.area_id for p in points), key=lambda area: area != subject)


def _name_ends(values: list[Mark], names: dict[str, str]) -> bool:
    """Let the newest mark of each line bear its name, and say whether that could be done.

    It cannot where the lines end at different times, or so near to each other that the names
    would collide.
    """
    ends = [lines.newest([v for v in values if v["area_id"] == area]) for area in names]
    heights = [value["value"] for value in values]
    pixel = (max(heights) - min(heights)) / SPAN
    levels = sorted(end["value"] for end in ends)
    last = max(value["order"] for value in values)
    near = any(after - before <= words.LINE * pixel for before, after in pairwise(levels))
    if near or any(end["order"] != last for end in ends):
        return False
    for end in ends:
        end["label"] = names[end["area_id"]]
    return True
