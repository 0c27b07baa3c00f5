"""The form of the tables as a table: every column, what it holds, and whether it may be empty.

Columns marked ``required`` must stand in the header; the others may be left out.
"""

from dataclasses import dataclass
from typing import Literal

from data.coordinates import SYSTEMS
from data.model import BASES, COLORS, GRADES, QUALIFIERS, STATISTICS, STATUSES

Kind = Literal["text", "id", "url", "number", "whole", "date", "period", "choice", "reference"]


@dataclass(frozen=True)
class Column:
    """One column. ``of`` lists what is allowed of a choice; ``refers`` is the table of an id."""

    name: str
    kind: Kind = "text"
    required: bool = True
    filled: bool = False
    of: tuple[str, ...] = ()
    refers: str = ""
    many: bool = False


def _filled(name: str, kind: Kind = "text", **more: str) -> Column:
    return Column(name, kind, filled=True, **more)  # type: ignore[arg-type]


def _optional(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, required=False) for name in names)


def _reference(name: str, table: str, *, filled: bool = False) -> Column:
    return Column(name, "reference", filled=filled, refers=table)


NAMES = (_filled("name_zh"), _filled("name_en"))
NOTES = _optional("note_zh", "note_en")
ALIASES = Column("aliases", required=False, many=True)
REASONS = _optional("break_zh", "break_en")
POSITION = (
    Column("lon", "number"),
    Column("lat", "number"),
    Column("precision_m", "number"),
    Column("method"),
    Column("crs", "choice", required=False, of=SYSTEMS),
)

COLUMNS: dict[str, tuple[Column, ...]] = {
    "sources": (
        _filled("source_id", "id"),
        _filled("title_zh"),
        _filled("title_en"),
        Column("publisher"),
        *_optional("publisher_en"),
        Column("published", "date"),
        Column("url", "url"),
        Column("kind"),
        Column("document"),
        Column("licence"),
        Column("reliability"),
        Column("crs", "choice", required=False, of=SYSTEMS, many=True),
        *_optional("approval"),
        *NOTES,
    ),
    "themes": (
        _filled("theme_id", "id"),
        *NAMES,
        _filled("position", "whole"),
        *_optional("icon"),
        Column("color", "choice", required=False, of=COLORS),
    ),
    "units": (
        _filled("unit_id", "id"),
        _filled("name_zh"),
        Column("name_en"),
        Column("quantity"),
        _filled("factor", "number"),
    ),
    "areas": (
        _filled("area_id", "id"),
        *NAMES,
        _filled("level", "id"),
        _reference("parent_id", "areas"),
        *POSITION,
        _reference("source_id", "sources"),
        Column("since", "date", required=False),
        *_optional("short_zh"),
        ALIASES,
        *NOTES,
    ),
    "indicators": (
        _filled("indicator_id", "id"),
        _reference("theme_id", "themes", filled=True),
        *NAMES,
        _reference("unit_id", "units", filled=True),
        Column("better"),
        Column("decimals", "whole"),
        Column("growth_basis"),
        Column("headline", "whole"),
        Column("definition_zh"),
        Column("definition_en"),
        Column("part_of", "reference", required=False, refers="indicators"),
        Column("additive", "choice", required=False, of=("0", "1")),
        ALIASES,
    ),
    "projects": (
        _filled("project_id", "id"),
        *NAMES,
        _filled("category"),
        _reference("theme_id", "themes"),
        _reference("area_id", "areas"),
        Column("status"),
        Column("status_date", "date"),
        *POSITION,
        Column("position_source", "reference", required=False, refers="sources", many=True),
        _reference("source_id", "sources", filled=True),
        Column("quote"),
        Column("named_areas", "reference", required=False, refers="areas", many=True),
        *_optional("status_words", "geometry"),
        ALIASES,
        *NOTES,
    ),
    "observations": (
        _reference("indicator_id", "indicators", filled=True),
        _reference("area_id", "areas", filled=True),
        _reference("project_id", "projects"),
        Column("named_areas", "reference", refers="areas", many=True),
        _filled("period", "period"),
        Column("period_basis", "choice", filled=True, of=BASES),
        Column("statistic", "choice", filled=True, of=STATISTICS),
        Column("value", "number"),
        Column("qualifier", "choice", of=QUALIFIERS),
        _reference("rank_in", "areas"),
        Column("status", "choice", of=STATUSES),
        Column("confidence", "choice", of=GRADES),
        Column("break_before", "choice", of=("0", "1")),
        *REASONS,
        *NOTES,
        _filled("quote"),
        Column("rank_of", "choice", required=False, of=("value", "yoy")),
    ),
    "events": (
        _reference("project_id", "projects", filled=True),
        _filled("date", "date"),
        *NAMES,
        _reference("source_id", "sources", filled=True),
        _filled("quote"),
        Column("confidence", "choice", of=GRADES),
        *NOTES,
    ),
    "derived": (
        _reference("indicator_id", "indicators", filled=True),
        _reference("area_id", "areas", filled=True),
        _filled("period", "period"),
        _filled("minuend", "number"),
        _filled("subtrahend", "number"),
        _reference("source_id", "sources", filled=True),
        Column("confidence", "choice", of=GRADES),
        Column("break_before", "choice", required=False, of=("0", "1")),
        _filled("quote"),
        *REASONS,
        *NOTES,
    ),
    "departments": (
        _filled("department_id", "id"),
        *NAMES,
        Column("themes", "reference", required=False, refers="themes", many=True),
        Column("indicators", "reference", required=False, refers="indicators", many=True),
        *NOTES,
    ),
    # A table of places. It has one of the first two columns at least.
    "geometry": (
        Column("area_id", "reference", required=False, refers="areas"),
        Column("project_id", "reference", required=False, refers="projects"),
        *POSITION,
        Column("source", "reference", required=False, refers="sources", many=True),
        Column("schematic", "choice", required=False, of=("true", "false")),
    ),
}

# Places have none: that each has one place is a rule of its own.
KEYS: dict[str, tuple[str, ...]] = {
    "sources": ("source_id",),
    "themes": ("theme_id",),
    "units": ("unit_id",),
    "areas": ("area_id",),
    "indicators": ("indicator_id",),
    "projects": ("project_id",),
    "observations": ("indicator_id", "area_id", "project_id", "period", "statistic"),
    "events": ("project_id", "date", "name_zh", "source_id"),
    "derived": ("indicator_id", "area_id", "period", "source_id"),
    "departments": ("department_id",),
}


def form_of(file: str) -> str:
    """The name of the form that a file follows: ``observations/x.csv`` → ``observations``."""
    return file.partition("/")[0].removesuffix(".csv")
