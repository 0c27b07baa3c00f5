"""Tables of projects and of what happened to them."""

from decimal import Decimal
from typing import Any

from components import captions, names
from components.tables.table import Cell, Table
from components.text import Text
from data.catalogue import Catalogue

COLUMNS = (
    "project_id",
    "project",
    "category",
    "theme",
    "area_id",
    "area",
    "progress",
    "progress_words",
    "progress_date",
    "lon",
    "lat",
    "precision",
    "method",
    "figures",
    "events",
    "note",
    "source_id",
    "source",
    "publisher",
    "published",
    "quote",
)

Rows = list[dict[str, Any]]


def of_projects(
    projects: Rows, about: tuple[Rows, Rows], title: str, known: Catalogue, text: Text
) -> Table:
    """Projects with what is known about each; ``about`` are the figures and events of all.

    What no source puts anywhere has no coordinates; these are WGS-84, in degrees.
    """
    rows = [_cells(project, about, known, text) for project in projects]
    return Table(
        title,
        tuple(text(f"export.{name}") for name in COLUMNS),
        tuple(tuple(row[name] for name in COLUMNS) for row in rows),
        tuple(dict.fromkeys(project["source_id"] for project in projects)),
        (
            (text("export.precision"), text("meaning.precision")),
            (text("export.progress_words"), text("meaning.progress_words")),
        ),
    )


def _cells(
    project: dict[str, Any], about: tuple[Rows, Rows], known: Catalogue, text: Text
) -> dict[str, Cell]:
    facts, events = (
        [row for row in rows if row["project_id"] == project["project_id"]] for rows in about
    )
    area, source = known.areas.get(project["area_id"]), known.sources[project["source_id"]]
    dated = (captions.event(event, text) for event in events)
    method = text.known(f"method.{project['method']}", project["method"])
    return {
        "project_id": project["project_id"],
        "project": names.name(project, text),
        "category": names.category(project, text),
        "theme": names.theme(project, known, text),
        "area_id": project["area_id"],
        "area": area.name(text.language) if area else "",
        "progress": names.step_name(names.step(project), text),
        "progress_words": project["status_words"],
        "progress_date": project["status_date"],
        "lon": _number(project["lon"]),
        "lat": _number(project["lat"]),
        "precision": _number(project["precision_m"]),
        "method": method if project["lon"] is not None else "",
        "figures": text("list.stop").join(captions.fact(fact, known, text) for fact in facts),
        "events": text("list.stop").join(dated),
        "note": text.of(project["note_zh"], project["note_en"]),
        "source_id": source.id,
        "source": source.name(text.language),
        "publisher": source.publisher(text.language),
        "published": source.published,
        "quote": project["quote"],
    }


def _number(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(repr(value)).normalize()
