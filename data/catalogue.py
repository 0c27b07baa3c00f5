"""The small tables as nouns: dashboard, themes, units, indicators, areas, sources, documents.

They fit in memory and change only with the files, so a page holds them as one value.
"""

import os
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from data.checks import check
from data.columns import KEYS, form_of
from data.model import (
    Area,
    Dashboard,
    Department,
    Indicator,
    Problem,
    Project,
    Selection,
    Source,
    Theme,
    Unit,
    UnsoundTablesError,
)
from data.periods import parse
from data.positions import Place, positions
from data.reading import RawTables, Row, read_folder

TABLES_FOLDER = Path(__file__).parent / "tables"

# A file with such a problem holds nothing that could be checked further.
UNREAD = {
    "missing_file",
    "unreadable_file",
    "empty_file",
    "encoding",
    "control_character",
    "unclosed_quote",
    "bad_toml",
    "bad_json",
    "bad_kml",
    "doctype",
}


@dataclass(frozen=True)
class Catalogue:
    """Everything but the observations, each by its id, in the order of the tables.

    Of projects only the names: a figure about one says which.
    """

    dashboard: Dashboard
    themes: dict[str, Theme]
    indicators: dict[str, Indicator]
    areas: dict[str, Area]
    sources: dict[str, Source]
    projects: dict[str, Project]
    documents: dict[str, str]
    geometry: dict[str, Any]
    departments: dict[str, Department] = field(default_factory=dict)

    @cached_property
    def subject(self) -> Area:
        """The area that the dashboard is about."""
        return self.areas[self.dashboard.subject]

    @cached_property
    def last_published(self) -> str:
        """When the newest source was published, as exactly as it is known; empty for none."""
        dated = [source.published for source in self.sources.values() if source.published]
        return max(dated, key=lambda day: parse(day).end, default="")

    def ancestors(self, area_id: str) -> list[str]:
        """The area and all it lies in, itself first."""
        found: list[str] = []
        while area_id:
            found.append(area_id)
            area_id = self.areas[area_id].parent_id
        return found

    def within(self, area_id: str) -> list[Area]:
        """The area and all that lie in it, in the order of the tables."""
        return [area for area in self.areas.values() if area_id in self.ancestors(area.id)]

    def tree(self, parent: str = "") -> list[str]:
        """The ids of all areas, or of those in one, each followed by those within it."""
        inner = (area.id for area in self.areas.values() if area.parent_id == parent)
        return [found for area in inner for found in (area, *self.tree(area))]

    def headlines(self, theme_id: str) -> list[Indicator]:
        """The indicators whose tiles stand on the front page, in their stated order."""
        chosen = [
            indicator
            for indicator in self.indicators.values()
            if indicator.theme_id == theme_id and indicator.headline
        ]
        return sorted(chosen, key=lambda indicator: indicator.headline or 0)

    def parts(self, indicator_id: str) -> list[Indicator]:
        """The shares in % that a whole is made of, for the whole itself or for one of them."""
        whole = self.indicators[indicator_id].part_of or indicator_id
        return [
            indicator
            for indicator in self.indicators.values()
            if indicator.part_of == whole and indicator.unit.quantity == "share"
        ]

    def features(self, kind: str) -> list[dict[str, Any]]:
        """The GeoJSON features of a kind of geometry, ``Point``, ``Polygon`` or ``LineString``."""
        return [
            feature
            for collection in self.geometry.values()
            for feature in collection["features"]
            if kind in feature["geometry"]["type"]
        ]

    def text(self, source_id: str) -> str:
        """The full text of a source; empty where it is not held."""
        return self.documents.get(self.sources[source_id].document, "")


def tables_folder() -> Path:
    """The folder of tables to show: ``DASHBOARD_TABLES``, else the shipped one."""
    return Path(os.environ.get("DASHBOARD_TABLES") or TABLES_FOLDER)


def examine(folder: Path, *, quick: bool = False) -> tuple[RawTables, list[Problem]]:
    """Read a folder of tables and check it whole, or by the quick rules alone."""
    raw, problems = read_folder(folder)
    return raw, examined(raw, problems, quick=quick)


def examined(raw: RawTables, problems: list[Problem], *, quick: bool = False) -> list[Problem]:
    """What is wrong with tables: what was found when they were read, and what the rules find."""
    if not raw.tables:
        return problems
    found = check(raw, quick=quick)
    unread = {problem.file for problem in problems if problem.code in UNREAD}
    in_part = {problem.file for problem in [*problems, *found] if _hides_ids(problem)}
    return [
        *problems,
        *(
            problem
            for problem in found
            if problem.file not in unread and not _follows_from(problem, unread | in_part)
        ),
    ]


def _hides_ids(problem: Problem) -> bool:
    """Whether ids of the file are not known because of this problem: a row, or their column."""
    key = KEYS.get(form_of(problem.file), ("",))[0]
    missing = problem.code == "missing_column" and problem.column == key
    return missing or problem.code in {"cell_count", "no_rows"}


def _follows_from(problem: Problem, unread: set[str]) -> bool:
    """Whether a problem only repeats that another file could not be read whole.

    When areas.csv is missing, each area named elsewhere is unknown; that is one fault, not many.
    """
    return problem.code in {"unknown_id", "missing_document"} and problem.expected in unread


def sound(folder: Path) -> RawTables:
    """Read a folder of tables. Raises UnsoundTablesError with every problem found."""
    raw, problems = examine(folder)
    if problems:
        raise UnsoundTablesError(problems)
    return raw


def catalogue(raw: RawTables) -> Catalogue:
    """Make nouns of checked tables."""
    units = {unit.id: unit for unit in map(_unit, raw.rows("units.csv"))}
    themes = sorted(map(_theme, raw.rows("themes.csv")), key=lambda theme: theme.position)
    places = positions(raw, "areas")
    areas = (_area(row, places[row["area_id"]]) for row in raw.rows("areas.csv"))
    return Catalogue(
        dashboard=_dashboard(raw),
        themes={theme.id: theme for theme in themes},
        indicators={i.id: i for i in (_indicator(r, units) for r in raw.rows("indicators.csv"))},
        areas={area.id: area for area in areas},
        sources={source.id: source for source in map(_source, raw.rows("sources.csv"))},
        projects={
            row["project_id"]: Project(
                row["project_id"], row["name_zh"], row["name_en"], _aliases(row)
            )
            for row in raw.rows("projects.csv")
        },
        documents=raw.documents,
        geometry=raw.geometry,
        departments={it.id: it for it in map(_department, raw.rows("departments.csv"))},
    )


def _dashboard(raw: RawTables) -> Dashboard:
    settings = raw.settings
    filters = settings.get("filters", {})
    return Dashboard(
        subject=settings["subject"],
        title_zh=settings["title_zh"],
        title_en=settings["title_en"],
        language=settings["language"],
        series=settings.get("series", ""),
        filters=Selection(
            theme=str(filters.get("theme", "")),
            area=str(filters.get("area", "")),
            year=str(filters.get("period", "")),
        ),
    )


def _theme(row: Row) -> Theme:
    return Theme(
        id=row["theme_id"],
        name_zh=row["name_zh"],
        name_en=row["name_en"],
        position=int(row["position"]),
        icon=row["icon"] or "label",
        color=row["color"] or "gray",
    )


def _unit(row: Row) -> Unit:
    return Unit(
        id=row["unit_id"],
        name_zh=row["name_zh"],
        name_en=row["name_en"],
        quantity=row["quantity"],
        factor=float(row["factor"]),
    )


def _indicator(row: Row, units: dict[str, Unit]) -> Indicator:
    return Indicator(
        id=row["indicator_id"],
        name_zh=row["name_zh"],
        name_en=row["name_en"],
        theme_id=row["theme_id"],
        unit=units[row["unit_id"]],
        better=row["better"],
        decimals=_whole(row["decimals"]),
        growth_basis=row["growth_basis"],
        headline=_whole(row["headline"]),
        definition_zh=row["definition_zh"],
        definition_en=row["definition_en"],
        part_of=row["part_of"],
        additive=row["additive"] == "1",
        aliases=_aliases(row),
    )


def _area(row: Row, place: Place) -> Area:
    return Area(
        id=row["area_id"],
        name_zh=row["name_zh"],
        name_en=row["name_en"],
        level=row["level"],
        parent_id=row["parent_id"],
        lon=place.lon,
        lat=place.lat,
        precision_m=place.precision_m,
        method=place.method,
        source_id=row["source_id"],
        note_zh=row["note_zh"],
        note_en=row["note_en"],
        since=row["since"][:4],
        short_zh=row["short_zh"],
        aliases=_aliases(row),
    )


def _source(row: Row) -> Source:
    return Source(
        id=row["source_id"],
        name_zh=row["title_zh"],
        name_en=row["title_en"],
        publisher_zh=row["publisher"],
        publisher_en=row["publisher_en"],
        published=row["published"],
        url=row["url"],
        kind=row["kind"],
        document=row["document"],
        licence=row["licence"],
        reliability=row["reliability"],
        note_zh=row["note_zh"],
        note_en=row["note_en"],
        crs=row["crs"],
        approval=row["approval"],
    )


def _department(row: Row) -> Department:
    return Department(
        id=row["department_id"],
        name_zh=row["name_zh"],
        name_en=row["name_en"],
        themes=_several(row["themes"]),
        indicators=_several(row["indicators"]),
    )


def _aliases(row: Row) -> tuple[str, ...]:
    return _several(row["aliases"])


def _several(cell: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in cell.split(";") if one.strip())


def _whole(text: str) -> int | None:
    return int(text) if text else None
