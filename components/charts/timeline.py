"""What happened to projects, and when: a row of dated events for each."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any, Literal, NamedTuple

import altair as alt

from components import dates, names
from components.charts import axes, words
from components.charts.marks import FAINT, Mark, Setting, layer, literal
from components.text import Text
from components.theme import Palette
from data import periods
from data.catalogue import Catalogue
from data.periods import Period
from data.quotations import passage_id

Event = dict[str, Any]
Side = Literal["right", "left", "above", "below"]

# Where a date may stand, the best first: beside its mark, and of one row also above and below.
BESIDE: tuple[Side, ...] = ("right", "left")
AROUND: tuple[Side, ...] = ("above", "below", "right", "left")

NAME = 48  # letters in a line of a name, on a phone
BAND, BAR, RADIUS = 24, 12, 5
ABOVE, BELOW = 4, 10  # a name and its band, a band and the next name
EDGE = 18  # from the edge to the first year: half its label
GAP = 4
AWAY = BAND // 2 + 8  # from the middle of the band to that of a label above or below it
# Pixels from which on the next of several arrangements of the labels is shown.
WIDTHS = (words.PHONE, 520, 700, 900, 1060)
MOST_YEARS = 25  # that the axis names
STEPS = (1, 2, 5, 10, 20, 50, 100)


def timeline(events: list[Event], known: Catalogue, text: Text, palette: Palette) -> alt.LayerChart:
    """A row for each project, by its first event; a mark for each of its events, none joined.

    ``events`` are rows of ``queries.EVENTS``, in any order; ValueError where there are none. A
    day is a dot; a month or a year of which the day is not known is a bar over all of it. A mark
    of medium or low confidence is hollow, and of low confidence faint too. Each date stands
    beside its mark where the reader's screen has room for it, and what happened after it where
    there is more. A project that is alone is not named: its dates stand above and below too.
    """
    if not events:
        raise ValueError("A timeline needs an event")
    setting = Setting(known, text, palette)
    first, last = _years(events)
    values: list[Mark] = []
    top = ABOVE
    rows = _by_project(events)
    alone = len(rows) == 1
    for project, own in rows.items():
        name = "" if alone else words.wrapped(known.projects[project].name(text.language), NAME)
        middle = top + words.LINE * (name.count("\n") + 1) + ABOVE + BAND // 2
        values.append({"role": "name", "said": name, "y": top, "band": middle})
        values += _row(own, middle, (first, last), setting, AROUND if alone else BESIDE)
        top = middle + BAND // 2 + (words.LINE if alone else BELOW)
    time: dict[str, Any] = {"x": _axis(first, last)}
    return alt.LayerChart(
        layer=[*_ground(first, last, palette), *_marks(setting), *_labels()],
        encoding=alt.SharedEncoding(**time),
        data={"values": values},
        height=top,
        width="container",
        # The height is that of the rows alone: the axis stands below them.
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
        config=axes.look(palette),
    )


def _by_project(events: list[Event]) -> dict[str, list[Event]]:
    """The events of each project in the order of time; the project that began first above."""
    found = defaultdict(list)
    for event in sorted(events, key=lambda event: _when(event).start):
        found[event["project_id"]].append(event)
    return found


def _row(
    events: list[Event],
    middle: int,
    years: tuple[int, int],
    setting: Setting,
    sides: tuple[Side, ...],
) -> list[Mark]:
    """The marks of one project, with the places of their labels at each width.

    For each width a side of the mark, how many pixels to the right the label is moved, and what it
    says: ``above:12:date``; empty for no label.
    """
    made = [_mark(event, middle, setting) for event in events]
    arranged = [_labels_of(made, years, width, sides) for width in WIDTHS]
    # One text: Streamlit hands data on as a table of Arrow, whose lists Vega cannot read.
    return [mark | {"sides": "|".join(s)} for mark, *s in zip(made, *arranged, strict=True)]


def _mark(event: Event, middle: int, setting: Setting) -> Mark:
    text, palette, at = setting.text, setting.palette, _when(event)
    color, exact = palette["primaryColor"], at.kind == "as_of"
    sure = event["confidence"] == "high"
    end = at.end if exact else at.end + timedelta(days=1)
    return {
        "role": "day" if exact else "span",
        "y": middle,
        "event": names.happened(event, text),
        "date": dates.name(at, text),
        "whole": f"{dates.name(at, text)} {names.name(event, text)}",
        "source": setting.known.sources[event["source_id"]].name(text.language),
        "source_id": event["source_id"],
        "passage_id": passage_id(event["quote"]),
        "confidence": text(f"confidence.{event['confidence']}"),
        "day": f"{at.start}T00:00",
        "end": f"{end}T00:00",
        "middle": f"{at.start + (end - at.start) / 2}T00:00",
        "color": color,
        "fill": color if sure else palette["backgroundColor"],
        "opacity": FAINT if event["confidence"] == "low" else 1,
    }


def _labels_of(
    made: list[Mark], years: tuple[int, int], width: int, sides: tuple[Side, ...]
) -> list[str]:
    """Where each label stands in a picture of this width, as ``_row`` says it.

    The newest event is named first, then the oldest, then those between; what happened is said
    last, where all dates have their room.
    """
    spans = [_span(mark, years, width) for mark in made]
    taken = [_Box("band", start - RADIUS, end + RADIUS) for start, end in spans]
    found: dict[int, tuple[Side, _Box]] = {}
    said: set[str] = set()
    for number in dict.fromkeys([len(made) - 1, *range(len(made))]):
        label = made[number]["date"]
        tried = ((side, _box(spans[number], side, label, width)) for side in sides)
        first = next((one for one in tried if one[1].is_free(taken, width)), None)
        if first and label not in said:
            found[number] = first
            taken.append(first[1])
            said.add(label)
    labels = [""] * len(made)
    for number, (side, box) in found.items():
        whole = _box(spans[number], side, made[number]["whole"], width)
        taken.remove(box)
        has_room = sides is BESIDE and whole.is_free(taken, width)
        taken.append(whole if has_room else box)
        moved = (box.start + box.end - sum(spans[number])) / 2 if box.level != "band" else 0
        labels[number] = f"{side}:{moved:.0f}:{'whole' if has_room else 'date'}"
    return labels


class _Box(NamedTuple):
    """What a mark or a label takes, in pixels: in the band, above it or below it."""

    level: str
    start: float
    end: float

    def is_free(self, taken: list["_Box"], width: int) -> bool:
        """Whether it lies within the picture and keeps its distance from all others."""
        beside = (
            one.level != self.level or self.end + GAP <= one.start or one.end + GAP <= self.start
            for one in taken
        )
        return self.start >= 0 and self.end <= width and all(beside)


def _box(span: tuple[float, float], side: Side, label: str, width: int) -> _Box:
    """What a label takes at a side of its mark; above and below it is moved into the picture."""
    (start, end), room = span, words.pixels(label)
    if side == "right":
        return _Box("band", end + RADIUS + GAP, end + RADIUS + GAP + room)
    if side == "left":
        return _Box("band", start - RADIUS - GAP - room, start - RADIUS - GAP)
    left = min(max((start + end - room) / 2, 0), width - room)
    return _Box(side, left, left + room)


def _span(mark: Mark, years: tuple[int, int], width: int) -> tuple[float, float]:
    """Where a mark begins and ends, in pixels."""
    first, last = (date(year, 1, 1).toordinal() for year in (years[0], years[1] + 1))
    pixel = (width - 2 * EDGE) / (last - first)
    start, end = (date.fromisoformat(mark[name][:10]).toordinal() for name in ("day", "end"))
    return EDGE + (start - first) * pixel, EDGE + (end - first) * pixel


def _axis(first: int, last: int) -> alt.X:
    """Whole years, each named where it begins; those that would collide are left out."""
    axis = alt.Axis(
        values=[_new_year(year) for year in _named(first, last)],
        format="%Y",
        grid=False,
        domain=False,
        ticks=False,
        labelOverlap=True,
        labelFlush=False,
        labelSeparation=6,
    )
    scale = alt.Scale(domain=[_new_year(first), _new_year(last + 1)], padding=EDGE, nice=False)
    return alt.X(field="day", type="temporal", title=None, axis=axis, scale=scale)


def _ground(first: int, last: int, palette: Palette) -> list[alt.Chart]:
    """A band behind each row, cut where a year begins."""
    bands = layer(
        {"type": "bar", "orient": "horizontal", "size": BAND, "cornerRadius": 3},
        "datum.role == 'name'",
        x=alt.value(0),
        x2=alt.value("width"),
        y=_height("band"),
        color=alt.value(palette["secondaryBackgroundColor"]),
    )
    years = {"type": "rule", "color": palette["backgroundColor"], "strokeWidth": 1.5}
    cuts = layer(years, y=alt.value(0), y2=alt.value("height"))
    cuts.data = alt.InlineData(values=[{"day": f"{y}-01-01T00:00"} for y in _named(first, last)])
    return [bands, cuts]


def _marks(setting: Setting) -> list[alt.Chart]:
    """Bars of what is known to a month or a year, and above them dots."""
    text = setting.text
    titles = {
        "event": text("timeline.event"),
        "date": text("timeline.date"),
        "confidence": text("table.confidence"),
        "source": text("chart.source"),
    }
    shared: dict[str, Any] = {
        "y": _height("y"),
        "fill": literal(alt.Fill, "fill"),
        "stroke": literal(alt.Stroke, "color"),
        "strokeOpacity": literal(alt.StrokeOpacity, "opacity"),
        "tooltip": [alt.Tooltip(field=f, type="nominal", title=said) for f, said in titles.items()],
    }
    bar = {"type": "bar", "orient": "horizontal", "size": BAR, "strokeWidth": 1.5}
    dot = {"type": "point", "shape": "circle", "size": 80, "strokeWidth": 2, "fillOpacity": 1}
    return [
        layer(bar, "datum.role == 'span'", opens="span", x2=alt.X2(field="end"), **shared),
        layer(dot, "datum.role == 'day'", opens="day", **shared),
    ]


def _labels() -> list[alt.Chart]:
    """The names above the bands, and the dates beside the marks as the width has room."""
    style = {"type": "text", "fontSize": 12, "baseline": "middle"}
    above = layer(
        style
        | {"fontWeight": 600, "align": "left", "baseline": "top"}
        | {"lineBreak": "\n", "lineHeight": words.LINE},
        "datum.role == 'name'",
        x=alt.value(0),
        y=_height("y"),
        text=alt.Text(field="said", type="nominal"),
    )
    narrower = [f"width < {width} ? {number} : " for number, width in enumerate(WIDTHS[1:])]
    label = f"split(split(datum.sides, '|')[{''.join(narrower)}{len(narrower)}], ':')"
    side, said = f"{label}[0]", f"datum[{label}[2]]"
    # A label that is not shown has no letters: invisible ones would take room at the edges.
    beside = [
        layer(
            style
            | {"align": align, "dx": dx, "dy": dy, "clip": True}
            | {"text": alt.expr(f"{side} == '{place}' ? {said} : ''")},
            "datum.role != 'name'",
            x=alt.X(field=field, type="temporal"),
            y=_height("y"),
        )
        for place, field, align, dx, dy in (
            ("right", "end", "left", RADIUS + GAP, 0),
            ("left", "day", "right", -RADIUS - GAP, 0),
            ("above", "middle", "center", alt.expr(f"toNumber({label}[1])"), -AWAY),
            ("below", "middle", "center", alt.expr(f"toNumber({label}[1])"), AWAY),
        )
    ]
    return [above, *beside]


def _height(field: str) -> alt.Y:
    """How many pixels below the top, as the row says it."""
    return alt.Y(field=field, type="quantitative", scale=None, axis=None)


def _when(event: Event) -> Period:
    return periods.parse(event["date"])


def _years(events: list[Event]) -> tuple[int, int]:
    """The first and the last year in which anything happened."""
    found = [_when(event) for event in events]
    return min(at.start.year for at in found), max(at.end.year for at in found)


def _named(first: int, last: int) -> range:
    """The years at which the bands are cut and the axis may bear a label."""
    step = next((step for step in STEPS if (last - first) / step < MOST_YEARS), STEPS[-1])
    return range(-(-first // step) * step, last + 2, step)


def _new_year(year: int) -> dict[str, int]:
    return {"year": year, "month": 1, "date": 1}
