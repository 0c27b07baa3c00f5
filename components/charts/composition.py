"""Parts of a whole: one stacked bar per period."""

import altair as alt

from components import dates
from components.charts import axes, rows, words
from components.charts.marks import Mark, Setting, colors, layer, literal, tooltip
from components.text import Text
from components.theme import Palette
from data.catalogue import Catalogue
from data.model import Indicator
from data.periods import Period
from data.series import Point

Parts = dict[Indicator, list[Point]]
ROUNDING = 0.5  # what printed shares may lack of 100, or have above it
BAND = 0.8
ROOM = 200  # pixels that the bar has on a phone, beside the periods
FITS = "datum.share / 100 * width >= datum.room"  # by the width that the picture has in the end


def complete_periods(parts: Parts) -> tuple[list[Period], list[Period]]:
    """The periods that can be drawn, and those left out, each in the order of time.

    Left out is a period of which a part is missing, or whose shares do not add up to 100 within
    the rounding of what was printed.
    """
    by_period = _by_period(parts)
    drawn = [at for at, shares in by_period.items() if _is_whole(shares, parts)]
    return drawn, [at for at in by_period if at not in drawn]


def composition(
    parts: Parts, known: Catalogue, text: Text, palette: Palette
) -> alt.LayerChart | None:
    """A bar for each complete period of one area; None where no period is complete.

    ``parts`` hold each part's shares in %. A share stands inside its part, or at the right where
    the part is too thin for it on the reader's screen; the parts' names stand inside where a phone
    has room for them, else a legend tells the parts apart.
    """
    setting = Setting(known, text, palette)
    shown, by_period = complete_periods(parts)[0], _by_period(parts)
    if not shown:
        return None
    painted = dict(zip(parts, colors(len(parts), palette), strict=True))
    values: list[Mark] = []
    for row, at in enumerate(shown):
        made = _stacked(row, by_period[at], painted, setting)
        thin = [mark for mark in made if mark["room"] > mark["share"] / 100 * ROOM]
        said = [(mark["printed"], mark["color"]) for mark in thin] or [("", "")]
        beside = rows.in_lines(row, dates.period(at, text), said, setting)
        sizes = [_size(mark, thin) for mark in thin] or [{}]
        values += [*made, *(one | size for one, size in zip(beside, sizes, strict=True))]
    names = {part.id: part.name(text.language) for part in parts}
    fits = _name_inside([value for value in values if value["role"] == "part"], names)
    x = rows.measure("start", domain=[0, 100 + ROUNDING])
    color = alt.Color(
        field="indicator_id",
        type="nominal",
        scale=alt.Scale(domain=list(names), range=list(painted.values())),
        legend=None if fits else axes.legend(names, ROOM),
    )
    figures = rows.figures(
        opacity=alt.expr(f"datum.room && {FITS} ? 0 : 1"),
        dy=alt.expr("width >= datum.alone ? 0 : datum.said_dy"),
    )
    layers = [_key(color), _bars(x, setting), _labels(x), rows.names(), figures]
    return rows.chart(layers, values, setting)


def _by_period(parts: Parts) -> dict[Period, dict[Indicator, Point]]:
    """The share of each part in each period; where there are two, the one that comes first."""
    found: dict[Period, dict[Indicator, Point]] = {}
    for part, points in parts.items():
        for point in points:
            found.setdefault(point.period, {}).setdefault(part, point)
    return dict(sorted(found.items()))


def _is_whole(shares: dict[Indicator, Point], parts: Parts) -> bool:
    values = [point.value for point in shares.values()]
    adds_up = abs(sum(values) - 100) <= ROUNDING + 1e-9  # 99.5 itself is not lost to binary digits
    return len(shares) == len(parts) and min(values) >= 0 and adds_up


def _stacked(
    row: int, shares: dict[Indicator, Point], painted: dict[Indicator, str], setting: Setting
) -> list[Mark]:
    """The parts of one period, each from where the one before it ends."""
    made: list[Mark] = []
    for part, color in painted.items():
        placed = rows.placed(shares[part], row, color, 1, setting)
        start = made[-1]["end"] if made else 0
        extent = {"role": "part", "start": start, "end": start + placed["value"]}
        room = {"share": placed["value"], "room": words.pixels(placed["printed"]) + 8}
        ink = setting.palette["backgroundColor"] if placed["filled"] else color
        label = {"label": placed["printed"], "label_ink": ink, "label_lines": 0}
        made.append(placed | extent | room | label | {"part": part.name(setting.text.language)})
    return made


def _size(mark: Mark, thin: list[Mark]) -> dict[str, float]:
    """What room a share takes, and from which width on it stands alone beside its bar."""
    others = (100 * other["room"] / max(other["share"], 1e-9) for other in thin if other != mark)
    return {"share": mark["share"], "room": mark["room"], "alone": max(others, default=0)}


def _name_inside(made: list[Mark], names: dict[str, str]) -> bool:
    """Name each part inside the first bar, and say whether every name has room there."""
    first = [mark for mark in made if mark["row"] == 0]
    room = {mark["indicator_id"]: mark["value"] / 100 * ROOM - 8 for mark in first}
    if any(words.pixels(name) > room[part] for part, name in names.items()):
        return False
    for mark in first:
        mark["label"] = "\n".join([names[mark["indicator_id"]], mark["label"]])
        mark["label_lines"] = 1
    return True


def _key(color: alt.Color) -> alt.Chart:
    """Nothing but the scale of colours and its legend: the parts bear their colours themselves."""
    return layer({"type": "bar"}, "false", color=color)


def _bars(x: alt.X, setting: Setting) -> alt.Chart:
    """The bars; hollow for a bound and what was derived, faint for what is unsure."""
    return layer(
        {"type": "bar", "height": {"band": BAND}, "strokeWidth": 1.5},
        "datum.role == 'part'",
        opens="part",
        x=x,
        x2=alt.X2(field="end"),
        y=rows.row_axis(),
        stroke=literal(alt.Stroke, "color"),
        fill=literal(alt.Fill, "fill"),
        opacity=literal(alt.Opacity, "opacity"),
        tooltip=[
            alt.Tooltip(field="part", type="nominal", title=setting.text("chart.part")),
            *tooltip(setting),
        ],
    )


def _labels(x: alt.X) -> alt.Chart:
    """The words inside the parts."""
    style = {"type": "text", "align": "left", "dx": 5, "fontSize": 12, "baseline": "middle"}
    dy = alt.expr(f"-datum.label_lines * {words.LINE // 2}")
    return layer(
        style
        | {"lineBreak": "\n", "lineHeight": words.LINE, "dy": dy}
        | {"opacity": alt.expr(f"{FITS} ? 1 : 0")},
        "datum.role == 'part'",
        x=x,
        y=rows.row_axis(),
        text=alt.Text(field="label", type="nominal"),
        color=literal(alt.Color, "label_ink"),
    )
