"""Tables of figures: the points of a chart, or observations with what several sources state."""

from collections.abc import Iterable
from decimal import Decimal

from components import captions, dates
from components import figures as printed
from components.tables.table import Cell, Table
from components.text import Text
from data import series
from data.catalogue import Catalogue
from data.conflicts import in_use
from data.series import Point, Row

COLUMNS = (
    "indicator_id",
    "indicator",
    "area_id",
    "area",
    "named_areas",
    "project_id",
    "project",
    "period",
    "period_words",
    "statistic",
    "value",
    "unit",
    "printed",
    "qualifier",
    "status",
    "confidence",
    "used",
    "derived",
    "break",
    "note",
    "source_id",
    "source",
    "publisher",
    "published",
    "quote",
)
OF_POINTS = tuple(
    name for name in COLUMNS if name not in {"project_id", "project", "used", "named_areas"}
)
OF_OBSERVATIONS = tuple(name for name in COLUMNS if name != "derived")
PERCENT = ("yoy", "completion")
IN_UNIT = ("value", "target", "share")


def of_points(points: list[Point], title: str, known: Catalogue, text: Text) -> Table:
    """The points of a chart, their values in the unit of the tables and not in that of the axis."""
    rows = [_of_point(point, known, text) for point in points]
    sources = (name for point in points for name in point.source_ids)
    return _table(title, OF_POINTS, rows, sources, [point.row for point in points], text)


def of_observations(rows: list[Row], title: str, known: Catalogue, text: Text) -> Table:
    """Observations of all sources; of those that state one fact, the one in use is marked."""
    used = in_use(rows)
    cells = [
        _stated(row, known, text)
        | {
            "area_id": row["area_id"],
            "area": known.areas[row["area_id"]].name(text.language),
            "named_areas": text("list.stop").join(_named(row, known, text)),
            "project_id": row["project_id"],
            "project": _project(row, known, text),
            "period": row["period"],
            "period_words": dates.period(
                row["period"], text, assumed=row["period_basis"] == "assumed"
            ),
            "value": _number(row["value"]),
            "break": _breaks(series.stated(row), known, text),
            "used": text("conflicts.used") if row["observation_id"] in used else "",
            "source_id": row["source_id"],
            "source": known.sources[row["source_id"]].name(text.language),
        }
        for row in rows
    ]
    return _table(title, OF_OBSERVATIONS, cells, (r["source_id"] for r in rows), rows, text)


def _of_point(point: Point, known: Catalogue, text: Text) -> dict[str, Cell]:
    row = point.row
    assumed = row["period_basis"] == "assumed"
    names = dict.fromkeys(known.sources[name].name(text.language) for name in point.source_ids)
    return _stated(row, known, text) | {
        "area_id": point.area_id,
        "area": known.areas[point.area_id].name(text.language),
        "period": str(point.period),
        "period_words": dates.period(point.period, text, assumed=assumed),
        "value": _number(point.value),
        "printed": captions.printed(point, known.indicators[row["indicator_id"]], known, text),
        "derived": point.derived,
        "break": _breaks(point, known, text),
        "source_id": text("list.stop").join(dict.fromkeys(point.source_ids)),
        "source": text("list.stop").join(names),
    }


def _stated(row: Row, known: Catalogue, text: Text) -> dict[str, Cell]:
    """What an observation says of itself. An exact, final figure has no words for that."""
    indicator = known.indicators[row["indicator_id"]]
    source = known.sources[row["source_id"]]
    units = dict.fromkeys(PERCENT, "%")
    units |= dict.fromkeys(IN_UNIT, indicator.unit.name(text.language))
    is_printed = row["statistic"] in {*PERCENT, "value", "target", "change_pp", "rank"}
    return {
        "indicator_id": indicator.id,
        "indicator": indicator.name(text.language),
        "statistic": printed.statistic(row, text),
        "unit": units.get(row["statistic"], ""),
        "printed": str(printed.figure(row, indicator, known, text)) if is_printed else "",
        "qualifier": text(f"qualifier.{row['qualifier']}", number="").strip(),
        "status": "" if row["status"] == "A" else text(f"status.{row['status']}"),
        "confidence": text(f"confidence.{row['confidence']}"),
        "note": text.of(row["note_zh"], row["note_en"]),
        "publisher": source.publisher(text.language),
        "published": source.published,
        "quote": row["quote"],
    }


def _breaks(point: Point, known: Catalogue, text: Text) -> str:
    """Where the series breaks before a point, and why."""
    return " ".join(captions.breaks(point.breaks, known, text))


def _named(row: Row, known: Catalogue, text: Text) -> list[str]:
    """The further areas that a sentence names."""
    return [known.areas[area].name(text.language) for area in row["named_areas"].split(";") if area]


def _project(row: Row, known: Catalogue, text: Text) -> str:
    name = row["project_id"]
    return known.projects[name].name(text.language) if name else ""


def _number(value: float | None) -> Decimal | None:
    """The digits of the tables, none more: 0.1 is not 0.1000000000000000055."""
    return None if value is None else Decimal(repr(value)).normalize()


def _table(  # noqa: PLR0913, PLR0917 -- what it holds, and what that is of
    title: str,
    columns: tuple[str, ...],
    rows: list[dict[str, Cell]],
    sources: Iterable[str],
    stated: list[Row],
    text: Text,
) -> Table:
    return Table(
        title,
        tuple(text(f"export.{name}") for name in columns),
        tuple(tuple(row[name] for name in columns) for row in rows),
        tuple(dict.fromkeys(sources)),
        _meanings(stated, text),
    )


def _meanings(rows: list[Row], text: Text) -> tuple[tuple[str, str], ...]:
    """What words of bound, of status and of confidence mean, those that occur."""
    bounds = dict.fromkeys(row["qualifier"] for row in rows if row["qualifier"] != "exact")
    statuses = dict.fromkeys(row["status"] for row in rows if row["status"] != "A")
    grades = dict.fromkeys(row["confidence"] for row in rows)
    said = [
        *((text(f"qualifier.{name}", number="").strip(), f"bound_{name}") for name in bounds),
        *((text(f"status.{name}"), f"status_{name}") for name in statuses),
        *((text(f"confidence.{name}"), f"confidence_{name}") for name in grades),
    ]
    return tuple((words, text(f"meaning.{key}")) for words, key in said)
