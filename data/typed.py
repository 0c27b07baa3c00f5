"""From checked tables to the typed rows that a database holds, in the form of ``queries``.

Rows are plain dicts: a frame would have every start wait for pandas, and would hold NaN for what is
missing.
"""

from dataclasses import asdict
from itertools import chain
from typing import Any

from ibis.expr.types import Table

from data import periods, queries
from data.catalogue import Catalogue
from data.model import GRADES, Source
from data.positions import positions
from data.reading import RawTable, RawTables, Row

Rows = list[dict[str, Any]]


def relations(raw: RawTables, known: Catalogue) -> dict[str, Rows]:
    """The rows of each relation of ``queries``, by its name."""
    observations, projects = observation_rows(raw, known), _projects(raw)
    together = {row["named_areas"] for row in chain(observations, projects)}
    return {
        "observations": observations,
        "projects": projects,
        "events": _plain(raw, "events", queries.EVENTS),
        "derived": _plain(raw, "derived", queries.DERIVED),
        "within": _within(known, together),
    }


def observation_rows(raw: RawTables, known: Catalogue) -> Rows:
    """All observations as typed rows, in the form of ``queries.OBSERVATIONS``."""
    rows: Rows = []
    for table in raw.observations:
        source = table.file.removeprefix("observations/").removesuffix(".csv")
        ranked = _what_ranks_rank(table)
        for row in table.rows:
            typed = _observation(row, len(rows), source, known)
            rows.append(typed | {"rank_of": ranked[row.line]})
    return rows


def _what_ranks_rank(table: RawTable) -> dict[int, str]:
    """For each line, what a rank ranks where the table does not say: the level, else the growth.

    A source that states a growth and a rank but no level ranks by the growth. Other statistics
    rank nothing.
    """
    stated: dict[tuple[str, ...], set[str]] = {}
    for row in table.rows:
        stated.setdefault(_fact(row), set()).add(row["statistic"])

    def ranked(row: Row) -> str:
        if row["statistic"] != "rank":
            return ""
        by_growth = "value" not in stated[_fact(row)] and "yoy" in stated[_fact(row)]
        return row["rank_of"] or ("yoy" if by_growth else "value")

    return {row.line: ranked(row) for row in table.rows}


def _fact(row: Row) -> tuple[str, ...]:
    return tuple(row[column] for column in ("indicator_id", "area_id", "project_id", "period"))


def preferred_sources(known: Catalogue) -> list[str]:
    """The sources in the order in which they are believed."""
    return [source.id for source in sorted(known.sources.values(), key=_preference)]


def _preference(source: Source) -> int:
    """The lower, the more a source is believed: by reliability, then the newest.

    One of unstated reliability comes last. It is a number of the source alone, so that a further
    source leaves what others state as it is.
    """
    unstated = len(GRADES)
    grade = GRADES.index(source.reliability) if source.reliability in GRADES else unstated
    day = int(source.published.replace("-", "").ljust(8, "0"))
    return grade * 10**8 + 10**8 - 1 - day


def _observation(row: Row, number: int, source: str, known: Catalogue) -> dict[str, Any]:
    period = periods.parse(row["period"])
    one_year = period.start.year == period.end.year
    return row.cells | {
        "observation_id": number,
        "theme_id": known.indicators[row["indicator_id"]].theme_id,
        "project_id": row["project_id"],
        "named_areas": row["named_areas"],
        "kind": period.kind,
        "line": period.line,
        "start": period.start,
        "end": period.end,
        "year": str(period.end.year) if one_year else "",
        "value": float(row["value"]) if row["value"] else None,
        "qualifier": row["qualifier"] or "exact",
        "status": row["status"] or "A",
        "break_before": row["break_before"] == "1",
        "break_zh": row["break_zh"],
        "break_en": row["break_en"],
        "note_zh": row["note_zh"],
        "note_en": row["note_en"],
        "source_id": source,
        "preference": _preference(known.sources[source]),
    }


def _plain(raw: RawTables, name: str, table: Table) -> Rows:
    """Rows of a small table, numbers as numbers."""
    numbers = {column for column, kind in table.schema().items() if str(kind) == "float64"}
    return [
        {
            column: (float(row[column]) if row[column] else None)
            if column in numbers
            else row[column]
            for column in table.schema()
        }
        for row in raw.rows(f"{name}.csv")
    ]


def _projects(raw: RawTables) -> Rows:
    """The projects in the order of their table, their places in WGS-84."""
    rows = _plain(raw, "projects", queries.PROJECTS)
    places = positions(raw, "projects")
    return [
        row | asdict(places[row["project_id"]]) | {"position": number}
        for number, row in enumerate(rows)
    ]


def _within(known: Catalogue, together: set[str]) -> Rows:
    """Each area with all that it lies in; what names no area is listed where the subject is.

    Areas that are named ``together`` stand as they are written, in all that any of them lies in.
    """
    lying = {area: [area] for area in known.areas} | {"": [known.subject.id]}
    lying |= {named: named.split(";") for named in sorted(together - {""})}
    return [
        {"area_id": named, "within_id": outer}
        for named, areas in lying.items()
        for outer in dict.fromkeys(outer for area in areas for outer in known.ancestors(area))
    ]
