"""The words beside a chart: its title, its one sentence, its breaks, and what was calculated.

They say no more than the points do (docs/figures.md §3, §4).
"""

from collections.abc import Iterable

from components import dates, figures, names
from components.text import Text
from data import periods
from data.catalogue import Catalogue
from data.model import Area, Indicator
from data.periods import Period
from data.series import Break, Point, Row


def line_title(points: list[Point], indicator: Indicator, known: Catalogue, text: Text) -> str:
    """What points show: areas, kind of period and unit, as 市中区 · 年度 · 亿元.

    Accumulated points of one line name their months; of several lines their kind alone. An index
    names its base.
    """
    first = points[0]
    kind = text(f"kind.{first.period.kind}")
    if first.period.kind == "accumulated" and len({point.period.line for point in points}) == 1:
        kind = text("kind.months", kind=kind, months=dates.months(first.period, text))
    areas = dict.fromkeys(known.areas[point.area_id].name(text.language) for point in points)
    parts = [text("list.names").join(areas), kind, *_unit(points, indicator, text)]
    return " · ".join(part for part in parts if part)


def _unit(points: list[Point], indicator: Indicator, text: Text) -> list[str]:
    match points[0].row["statistic"]:
        case "yoy":
            return [text("statistic.yoy") + " %"]
        case "index":
            base = min(point.period for point in points)
            return [text("title.base", period=dates.name(base, text)), text("title.nominal")]
        case _:
            return [figures.axis_unit(indicator.unit, max(p.value for p in points), text)[1]]


def compared(area: Area, indicator: Indicator, known: Catalogue, text: Text) -> str:
    """The indicator, and among whom an area is compared: 济南市各区县."""
    parent = known.areas[area.parent_id].name(text.language)
    among = text("compare.among", parent=parent, areas=level_names(area, text))
    return figures.spaced(text("title.compare", name=indicator.name(text.language), among=among))


def level_names(area: Area, text: Text) -> str:
    """What the areas of a level are called: districts and counties, subdistricts."""
    return text.known(f"neighbours.{area.level}", text("neighbours.other"))


def printed(point: Point, indicator: Indicator, known: Catalogue, text: Text) -> str:
    """The figure of a point in words; a derived one says so."""
    if point.derived:
        bound = point.row["qualifier"]
        return text("chart.derived", value=figures.amount(point.value, indicator.unit, bound, text))
    said = str(figures.figure(point.row, indicator, known, text))
    remarks = text("list.separator").join(figures.remarks(point.row, text))
    return text("figure.remarked", figure=said, remarks=remarks) if remarks else said


def fact(observation: Row, known: Catalogue, text: Text) -> str:
    """A figure about a project with its name: total length 55.9 km."""
    indicator = known.indicators[observation["indicator_id"]]
    figure = figures.figure(observation, indicator, known, text)
    return text("projects.fact", name=indicator.name(text.language), figure=figure)


def reckoned(point: Point, indicator: Indicator, text: Text) -> str:
    """How a derived point was reckoned: 85 ÷ 170% = 50 部."""
    value = figures.amount(point.value, indicator.unit, point.row["qualifier"], text)
    return f"{formula(point.derived, indicator, text)} = {value}"


def formula(written: str, indicator: Indicator, text: Text) -> str:
    """Arithmetic on numbers of the tables, with their unit where the language counts in another."""
    unit = figures.unit_of_tables(indicator.unit, text)
    return text("figure.formula", formula=written, unit=unit) if unit else written


def breaks(found: Iterable[Break], known: Catalogue, text: Text, sign: str = "┆ ") -> list[str]:
    """Where lines break, and why: what the dashed rule means, whose ``sign`` stands before it.

    What areas have in common, the period and the reason, is said once.
    """
    areas: dict[tuple[Period, str], dict[str, str]] = {}
    for one in found:
        name = known.areas[one.area_id].name(text.language)
        alike = areas.setdefault((one.period, text.of(one.reason_zh, one.reason_en)), {})
        alike[one.area_id] = name
    said = (
        text(
            "chart.broken",
            sign=sign,
            area=text("list.names").join(alike.values()),
            since=dates.when(period, text),
            reason=reason,
        )
        for (period, reason), alike in areas.items()
    )
    return [figures.spaced(words).strip() for words in said]


def marks(points: list[Point], text: Text) -> list[str]:
    """What the looks of the marks mean that are not plain dots."""
    looks = {
        "hollow": any(point.row["qualifier"] != "exact" for point in points),
        "apart": any(figures.remarks(point.row, text) for point in points),
    }
    return [text(f"marks.{look}") for look, is_there in looks.items() if is_there]


def difference(point: Point, known: Catalogue, text: Text) -> str:
    """A value that a source states as a difference, with the arithmetic."""
    indicator = known.indicators[point.row["indicator_id"]]
    return text(
        "indicator.difference",
        period=dates.period(point.period, text),
        area=known.areas[point.area_id].name(text.language),
        value=figures.amount(point.value, indicator.unit, "exact", text),
        formula=formula(point.derived, indicator, text),
        source=known.sources[point.row["source_id"]].name(text.language),
    )


def timeline_said(events: list[Row], known: Catalogue, text: Text) -> str:
    """What a timeline shows, in a few words: how many events, the first and the latest of them.

    ``events`` are rows of ``queries.EVENTS``; ValueError where there are none.
    """
    first = min(events, key=lambda event: periods.parse(event["date"]).start)
    last = max(events, key=lambda event: periods.parse(event["date"]).end)
    ends = {"first": first, "last": last}
    said = {end: names.name(event, text) for end, event in ends.items()}
    when = {f"{end}_date": dates.name(event["date"], text) for end, event in ends.items()}
    projects = {event["project_id"] for event in events}
    name = known.projects[first["project_id"]].name(text.language)
    if len(events) == 1:
        return text("timeline.one", project=name, name=said["first"], date=when["first_date"])
    blanks = {"count": len(events), **said, **when}
    if len(projects) == 1:
        return text("timeline.project", name=name, **blanks)
    return text("timeline.said", projects=len(projects), **blanks)


def timeline_marks(events: list[Row], text: Text) -> list[str]:
    """What the looks of a timeline's marks mean that are not plain dots."""
    looks = {
        "hollow": any(event["confidence"] != "high" for event in events),
        "span": any(periods.parse(event["date"]).kind != "as_of" for event in events),
    }
    return [text(f"timeline.{look}") for look, is_there in looks.items() if is_there]


def event(row: Row, text: Text) -> str:
    """When something happened, what, and what is noted of it, by a row of ``queries.EVENTS``."""
    return f"{dates.name(row['date'], text)} {names.happened(row, text)}"


def timeline_notes(events: list[Row], known: Catalogue, text: Text) -> list[str]:
    """What the tables note of events, oldest first, in one line; none where they note nothing.

    Each names its project where there are several.
    """
    several = len({row["project_id"] for row in events}) > 1
    noted = []
    for row in events:
        if text.of(row["note_zh"], row["note_en"]):
            of = [known.projects[row["project_id"]].name(text.language)] if several else []
            noted.append(text("list.separator").join([*of, event(row, text)]))
    return [text("page.note", note=text("list.stop").join(noted))] if noted else []
