"""What is answered: the fields of each answer. Empty text is "not known"; null is no number."""

from datetime import date
from typing import Any

from pydantic import BaseModel, Field

from data.catalogue import Catalogue
from data.interchange.units import unit_of
from data.model import Area, Indicator, Named, Source
from data.typed import Rows

Row = dict[str, Any]

# What is told of a project, beside its source.
_OF_PROJECT = (
    "name_zh",
    "name_en",
    "category",
    "theme_id",
    "area_id",
    "status",
    "status_words",
    "status_date",
    "precision_m",
    "method",
    "quote",
    "note_zh",
    "note_en",
)


class NamedThing(BaseModel):
    """Something that has a name in both languages."""

    id: str
    name_zh: str
    name_en: str


class UnitOf(NamedThing):
    """A unit; ``factor`` turns a number in it into the base unit of its quantity."""

    quantity: str
    factor: float


class SourceOf(BaseModel):
    """A publication."""

    id: str
    title_zh: str
    title_en: str
    publisher_zh: str
    publisher_en: str
    published: str
    url: str
    kind: str
    licence: str
    reliability: str


class IndicatorOf(NamedThing):
    """What is measured."""

    theme_id: str
    unit: UnitOf
    growth_basis: str
    definition_zh: str
    definition_en: str
    aliases: list[str]
    part_of: str
    additive: bool


class AreaOf(NamedThing):
    """A reference area; its middle in WGS-84 degrees where that is known."""

    level: str
    parent_id: str
    lon: float | None
    lat: float | None
    precision_m: float | None
    method: str


class ObservationOf(BaseModel):
    """One figure as it was published.

    ``value`` is in the unit that stands beside it: the indicator's for a level and a target, % for
    ``yoy`` and ``completion``, percentage points for ``change_pp``; a rank is an ordinal, null
    where it has no number.
    """

    indicator_id: str
    indicator_zh: str
    indicator_en: str
    theme_id: str
    area_id: str
    area_zh: str
    area_en: str
    project_id: str
    named_areas: list[str]
    period: str
    period_kind: str
    start: date
    end: date
    period_basis: str
    statistic: str
    value: float | None
    unit_zh: str
    unit_en: str
    qualifier: str
    rank_in: str
    rank_of: str
    status: str
    confidence: str
    break_before: bool
    break_zh: str
    break_en: str
    note_zh: str
    note_en: str
    quote: str
    source: SourceOf


class Observations(BaseModel):
    """A page of observations; ``next`` is the address of the next page, null after the last."""

    data: list[ObservationOf]
    total: int = Field(ge=0)
    limit: int
    offset: int
    next: str | None


class Indicators(BaseModel):
    """All indicators."""

    data: list[IndicatorOf]


class Areas(BaseModel):
    """All reference areas."""

    data: list[AreaOf]


class Themes(BaseModel):
    """All themes, in the order of the pages."""

    data: list[NamedThing]


class Sources(BaseModel):
    """All publications."""

    data: list[SourceOf]


class Geometry(BaseModel):
    """A point: longitude and latitude in degrees of WGS-84."""

    type: str
    coordinates: list[float]


class ProjectFeature(BaseModel):
    """A project; without a position, which then nobody has published, its geometry is null."""

    type: str
    id: str
    geometry: Geometry | None
    properties: dict[str, Any]


class Projects(BaseModel):
    """Projects as GeoJSON (RFC 7946)."""

    type: str
    features: list[ProjectFeature]


def source(found: Source) -> Row:
    return {
        "id": found.id,
        "title_zh": found.name_zh,
        "title_en": found.name_en,
        "publisher_zh": found.publisher_zh,
        "publisher_en": found.publisher_en,
        "published": found.published,
        "url": found.url,
        "kind": found.kind,
        "licence": found.licence,
        "reliability": found.reliability,
    }


def named(found: Named) -> Row:
    return _told(NamedThing, found)


def indicator(found: Indicator) -> Row:
    return _told(IndicatorOf, found)


def area(found: Area) -> Row:
    return _told(AreaOf, found)


def _told(answer: type[BaseModel], found: Named) -> Row:
    """What is held, as far as an answer has fields for it."""
    return answer.model_validate(found, from_attributes=True).model_dump()


def observation(row: Row, known: Catalogue) -> Row:
    """A row of ``queries.OBSERVATIONS`` with the names that its ids stand for."""
    measured, about = known.indicators[row["indicator_id"]], known.areas[row["area_id"]]
    unit = unit_of(row["statistic"], measured)
    kept = {name: row[name] for name in ObservationOf.model_fields if name in row}
    return kept | {
        "indicator_zh": measured.name_zh,
        "indicator_en": measured.name_en,
        "area_zh": about.name_zh,
        "area_en": about.name_en,
        "named_areas": [name for name in row["named_areas"].split(";") if name],
        "period_kind": row["kind"],
        "start": row["start"].isoformat(),
        "end": row["end"].isoformat(),
        "unit_zh": unit.name_zh,
        "unit_en": unit.name_en,
        "source": source(known.sources[row["source_id"]]),
    }


def flat(found: Row) -> Row:
    """An observation for a table: its lists as text, its source's fields beside its own."""
    of_source = {f"source_{name}": said for name, said in found["source"].items()}
    areas = ";".join(found["named_areas"])
    own = {name: said for name, said in found.items() if name != "source"}
    return own | {"named_areas": areas} | of_source


def projects(rows: Rows, known: Catalogue) -> Row:
    """Rows of ``queries.PROJECTS`` as GeoJSON."""
    return {"type": "FeatureCollection", "features": [_project(row, known) for row in rows]}


def _project(row: Row, known: Catalogue) -> Row:
    placed = row["lon"] is not None
    return {
        "type": "Feature",
        "id": row["project_id"],
        "geometry": {"type": "Point", "coordinates": [row["lon"], row["lat"]]} if placed else None,
        "properties": {"project_id": row["project_id"]}
        | {name: row[name] for name in _OF_PROJECT}
        | {"source": source(known.sources[row["source_id"]])},
    }
