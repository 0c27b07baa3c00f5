"""All observations as a Parquet file: typed columns, with the names that their codes stand for."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import ibis
from ibis import _
from ibis.expr.types import Table

from data.catalogue import Catalogue
from data.interchange.units import unit_of
from data.model import LANGUAGES, STATISTICS, Named, Source
from data.queries import OBSERVATIONS
from data.store import Store
from data.typed import Rows
from data.wording import words


def _named(what: str, *keys: str, more: tuple[str, ...] = ()) -> Table:
    """The form of a small table of names, by the columns that find a row of it."""
    columns = (*keys, f"{what}_zh", f"{what}_en", *more)
    return ibis.table(dict.fromkeys(columns, "string"), name=f"{what}_names")


INDICATORS = _named("indicator", "indicator_id")
AREAS = _named("area", "area_id")
PROJECTS = _named("project", "project_id")
UNITS = _named("unit", "indicator_id", "statistic", more=("unit_id",))
PUBLICATION = ("publisher_zh", "publisher_en", "published", "url", "licence")
SOURCES = _named("source", "source_id", more=PUBLICATION)

PART = 50_000  # rows that are sorted at once
COLUMNS = (
    *("indicator_id", "indicator_zh", "indicator_en", "theme_id"),
    *("area_id", "area_zh", "area_en", "project_id", "project_zh", "project_en", "named_areas"),
    *("period", "kind", "start", "end", "period_basis"),
    *("statistic", "value", "unit_id", "unit_zh", "unit_en", "qualifier", "rank_in", "rank_of"),
    *("status", "confidence", "break_before", "break_zh", "break_en", "note_zh", "note_en"),
    *("quote", "source_id", "source_zh", "source_en", *PUBLICATION),
)


def written(store: Store, known: Catalogue, made: date) -> bytes:
    """The content of the file, in the order of the tables. What is not known is null."""
    last = store.fetch(OBSERVATIONS.aggregate(last=_.observation_id.max()))[0]["last"] or 0
    parts = [observations(first, first + PART) for first in range(0, last + 1, PART)]
    with TemporaryDirectory() as folder:
        file = Path(folder) / "observations.parquet"
        store.copy(parts, _names(known), file, _told_of_it(known, made))
        return file.read_bytes()


def observations(first: int, end: int) -> Table:
    """The observations from one number up to before another, with names: columns ``COLUMNS``."""
    number = OBSERVATIONS.observation_id
    table = OBSERVATIONS.filter((number >= first) & (number < end))
    for names, keys in (
        (INDICATORS, ["indicator_id"]),
        (AREAS, ["area_id"]),
        (PROJECTS, ["project_id"]),
        (UNITS, ["indicator_id", "statistic"]),
        (SOURCES, ["source_id"]),
    ):
        table = table.left_join(names, keys)
    text = {name for name, kind in table.schema().items() if kind.is_string()}
    ordered = table.order_by(table.observation_id)
    return ordered.select(
        **{name: ordered[name].nullif("") if name in text else ordered[name] for name in COLUMNS}
    )


def _names(known: Catalogue) -> list[tuple[Table, Rows]]:
    return [
        (INDICATORS, [_row("indicator", it) for it in known.indicators.values()]),
        (AREAS, [_row("area", it) for it in known.areas.values()]),
        (PROJECTS, [_row("project", it) for it in known.projects.values()]),
        (UNITS, _units(known)),
        (SOURCES, [_published(source) for source in known.sources.values()]),
    ]


def _units(known: Catalogue) -> Rows:
    """The unit of each statistic of each indicator."""
    return [
        _row("unit", unit_of(statistic, indicator))
        | {"indicator_id": indicator.id, "statistic": statistic}
        for indicator in known.indicators.values()
        for statistic in STATISTICS
    ]


def _published(source: Source) -> dict[str, str]:
    return _row("source", source) | {name: getattr(source, name) for name in PUBLICATION}


def _row(what: str, named: Named) -> dict[str, str]:
    return {
        f"{what}_id": named.id,
        f"{what}_zh": named.name_zh,
        f"{what}_en": named.name_en,
    }


def _told_of_it(known: Catalogue, made: date) -> dict[str, str]:
    """What the file says of itself: title, day, which filters chose the rows, and rights."""
    dashboard = known.dashboard
    return {
        "made": made.isoformat(),
        "filters": "none",
        **{f"title_{language}": dashboard.title(language) for language in LANGUAGES},
        **{f"licence_{language}": str(words(language)["licence"]) for language in LANGUAGES},
    }
