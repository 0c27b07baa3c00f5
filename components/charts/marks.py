"""A point as a mark: what its words, its doubts and its arithmetic look like.

The rules are docs/figures.md §1–§4. A chart's data are rows, one per mark. What is law for a mark
stands in its row as a plain value, so that it can be read there, and Altair has no conditions to
work out: a chart of 400 marks is made in half the time.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import altair as alt

from components import captions, dates, figures
from components.text import Text
from components.theme import Palette
from data.catalogue import Catalogue
from data.model import Indicator
from data.quotations import passage_id
from data.series import Point

T = TypeVar("T")

UPWARD = ("over", "more_than", "at_least")
DOWNWARD = ("nearly", "at_most")
FAINT = 0.65  # as pale as a mark may be and still stand out 3 : 1 from the page

# One mark of a chart, as the chart's data hold it.
Mark = dict[str, Any]


@dataclass(frozen=True)
class Setting:
    """Where a chart stands: among which names, in which words, in which colours."""

    known: Catalogue
    text: Text
    palette: Palette


def indicator_of(point: Point, known: Catalogue) -> Indicator:
    return known.indicators[point.row["indicator_id"]]


def is_growth(point: Point) -> bool:
    return bool(point.row["statistic"] in {"yoy", "change_pp"})


def scale(points: list[Point], setting: Setting) -> tuple[float, str]:
    """What the values are multiplied by for an axis, and the unit in words that they then have."""
    if is_growth(points[0]):
        statistic = points[0].row["statistic"]
        words = "%" if statistic == "yoy" else setting.text("figure.points")
        return 1, f"{setting.text(f'statistic.{statistic}')} {words}"
    unit = indicator_of(points[0], setting.known).unit
    return figures.axis_unit(unit, max(point.value for point in points), setting.text)


def colors(count: int, palette: Palette) -> list[str]:
    """As many colours, the subject's first. From the seventh on they are mixed with the ink."""
    names = ("primaryColor", "orangeColor", "violetColor", "greenColor", "grayColor", "blueColor")
    pure = [palette[name] for name in names]
    mixed = [_mixed(color, palette["textColor"], 0.5) for color in pure]
    pale = [_mixed(color, palette["backgroundColor"], 0.4) for color in pure]
    return [(pure + mixed + pale)[number % 18] for number in range(count)]


def mark(point: Point, color: str, factor: float, setting: Setting) -> Mark:
    """One point: ``value`` in the unit of the axis, ``fill`` the page's colour when hollow."""
    known, text = setting.known, setting.text
    row, qualifier = point.row, point.row["qualifier"]
    filled = qualifier == "exact" and not point.apart and not point.derived
    stated = point.inputs[0] if point.inputs else row
    return {
        "value": point.value * factor,
        "area_id": point.area_id,
        "area": known.areas[point.area_id].name(text.language),
        "indicator_id": row["indicator_id"],
        "growth": is_growth(point),
        "segment": segment(point),
        "period": dates.period(point.period, text),
        "printed": captions.printed(point, indicator_of(point, known), known, text),
        "source": known.sources[row["source_id"]].name(text.language),
        "source_id": stated["source_id"],
        "passage_id": passage_id(stated["quote"]),
        "filled": filled,
        "apart": point.apart,
        "shape": "diamond" if point.derived else "circle",
        "tick": "▴" if qualifier in UPWARD else "▾" if qualifier in DOWNWARD else "",
        "color": color,
        "fill": color if filled else setting.palette["backgroundColor"],
        "opacity": FAINT if point.apart else 1,
        "order": point.period.end.toordinal(),
        "year": str(point.period.end.year),
        "day": f"{point.period.end}T00:00",
    }


def segment(point: Point) -> str:
    """The name of what a point may be joined with; no two kinds of figure or period share one."""
    row = point.row
    alone = f"{point.period} {point.value}" if point.apart else point.segment
    kind = f"{row['indicator_id']} {row['statistic']} {point.period.line}"
    return f"{point.area_id} {kind} {alone}"


def joined(points: list[Point]) -> list[bool]:
    """Whether each point is part of a line: not where it is the only one of its segment."""
    ends = defaultdict(set)
    for point in points:
        ends[segment(point)].add(point.period.end)
    return [not point.apart and len(ends[segment(point)]) > 1 for point in points]


def tooltip(setting: Setting) -> list[alt.Tooltip]:
    """Area, period in words, figure as printed, and source."""
    fields = {
        "area": setting.text("chart.area"),
        "period": setting.text("chart.period"),
        "printed": setting.text("chart.printed"),
        "source": setting.text("chart.source"),
    }
    return [alt.Tooltip(field=name, type="nominal", title=said) for name, said in fields.items()]


def literal(channel: Callable[..., T], field: str) -> T:
    """A channel that takes what the row says as it stands: a colour, a shape, how faint it is."""
    return channel(field=field, type="nominal", scale=None, legend=None)


def layer(mark: dict[str, Any], only: str = "", *, opens: str = "", **channels: Any) -> alt.Chart:
    """One layer of a chart, of the marks for which the expression ``only`` holds.

    It has no data of its own: the chart has them, once. Where it ``opens``, a click on a mark
    tells the source and the passage of its figure; the word names the layer within its chart.
    """
    kept = [alt.FilterTransform(filter=only)] if only else alt.Undefined
    encoding = alt.FacetedEncoding(**channels)
    if not opens:
        return alt.Chart(mark=alt.MarkDef(**mark), transform=kept, encoding=encoding)
    select = alt.PointSelectionConfig(type="point", fields=["source_id", "passage_id"])
    look = alt.MarkDef(**mark, cursor="pointer")
    clicked = [alt.SelectionParameter(name=opens, select=select)]
    return alt.Chart(mark=look, transform=kept, encoding=encoding, params=clicked)


def _mixed(color: str, other: str, share: float) -> str:
    one, two = (
        [int(c.removeprefix("#")[at : at + 2], 16) for at in (0, 2, 4)] for c in (color, other)
    )
    parts = (round(a * (1 - share) + b * share) for a, b in zip(one, two, strict=True))
    return "#" + "".join(f"{part:02x}" for part in parts)
