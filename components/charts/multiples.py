"""Small multiples: a line to each panel, of one area or one indicator."""

import altair as alt

from components.charts import axes, lines, words
from components.charts.marks import Mark, Setting, colors, scale
from components.charts.trend import subject_first
from components.text import Text
from components.theme import Palette
from data.catalogue import Catalogue
from data.series import Point

WIDTH, HEIGHT = 118, 96
LETTERS, FIGURE = 17, 20  # in one line of a panel's name, and of its newest figure


def multiples(
    points: list[Point], known: Catalogue, text: Text, palette: Palette, *, columns: int = 2
) -> alt.FacetChart:
    """A panel per area, the subject first; per indicator where the points are of several.

    ``points`` are of one statistic and line, each panel's by the rules of ``trend``. Areas share
    one scale of values, so that they can be compared; indicators have each its own, in the unit
    that stands over it. Two columns fit a phone; Vega cannot wrap panels by itself.
    """
    setting = Setting(known, text, palette)
    several = len({point.row["indicator_id"] for point in points}) > 1
    key = "indicator_id" if several else "area_id"
    areas = subject_first(points, known)
    quiet = [palette["primaryColor"], *[palette["grayColor"]] * len(areas)]
    shades = colors(len(areas), palette) if several else quiet
    painted = dict(zip(areas, shades, strict=False))
    days = lines.span(points)
    found = _panels(points, areas, several=several)
    values: list[Mark] = []
    for own in found.values():
        factor, unit = scale(own if several else points, setting)
        values += _named(lines.placed(own, painted, factor, setting), days, unit if several else "")
    names = words.area_names(areas, known, text)
    x, y = axes.time_axis(points), axes.value_axis(text, count=3, padding=20)
    color = alt.Color(
        field="area_id",
        type="nominal",
        scale=alt.Scale(domain=areas, range=list(painted.values())),
        legend=axes.legend(names, fluid=False) if several and len(areas) > 1 else None,
    )
    panel = alt.LayerChart(
        layer=[
            lines.breaks(setting),
            lines.line(color, stroke=2),
            lines.ticks(),
            lines.marks(setting, size=30),
            *lines.labels(palette, size=11),
        ],
        encoding=axes.shared(x, y),
        width=WIDTH,
        height=HEIGHT,
    )
    wrapped = {area: words.wrapped(name, LETTERS) for area, name in names.items()}
    heads = _indicator_names(found, setting) if several else wrapped
    header = alt.Header(title=None, labelExpr=words.lookup(heads), labelAnchor="start")
    return alt.FacetChart(
        spec=panel,
        facet=alt.Facet(field=key, type="nominal", sort=list(found), header=header),
        columns=columns,
        data={"values": values},
        resolve={
            "axis": {"x": "independent"},
            "scale": {"y": "independent" if several else "shared"},
        },
        config=axes.look(palette),
    )


def _panels(points: list[Point], areas: list[str], *, several: bool) -> dict[str, list[Point]]:
    """The points of each panel, in the order of the panels."""
    if several:
        indicators = dict.fromkeys(point.row["indicator_id"] for point in points)
        return {name: [p for p in points if p.row["indicator_id"] == name] for name in indicators}
    return {area: [point for point in points if point.area_id == area] for area in areas}


def _named(values: list[Mark], days: tuple[int, int], unit: str) -> list[Mark]:
    """The marks of a panel, the newest with its figure where the panel has one line."""
    if len({value["area_id"] for value in values}) == 1:
        lines.name_newest(values, days, unit, FIGURE)
    return values


def _indicator_names(found: dict[str, list[Point]], setting: Setting) -> dict[str, str]:
    """What each panel shows, and the unit of its axis."""
    names = {}
    for name, own in found.items():
        unit = scale(own, setting)[1]
        said = setting.known.indicators[name].name(setting.text.language)
        names[name] = "\n".join(filter(None, [words.wrapped(said, LETTERS), unit]))
    return names
