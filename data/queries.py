"""Questions to the observations and projects, as Ibis expressions. Nothing is run here.

``store.fetch`` runs them, on whichever engine holds the tables. Empty text is "not known";
a missing number is null.
"""

from collections.abc import Mapping, Sequence
from datetime import date

import ibis
from ibis.expr.types import BooleanValue, Table

from data.model import OTHER_WORDS, UNSTATED, Selection

OBSERVATIONS = ibis.table(
    {
        "observation_id": "int64",
        "indicator_id": "string",
        "theme_id": "string",
        "area_id": "string",
        "project_id": "string",
        "named_areas": "string",
        "period": "string",
        "kind": "string",
        "line": "string",
        "start": "date",
        "end": "date",
        "year": "string",
        "period_basis": "string",
        "statistic": "string",
        "value": "float64",
        "qualifier": "string",
        "rank_in": "string",
        "rank_of": "string",
        "status": "string",
        "confidence": "string",
        "break_before": "boolean",
        "break_zh": "string",
        "break_en": "string",
        "note_zh": "string",
        "note_en": "string",
        "quote": "string",
        "source_id": "string",
        "preference": "int64",
    },
    name="observations",
)
PROJECTS = ibis.table(
    {
        "position": "int64",
        "project_id": "string",
        "name_zh": "string",
        "name_en": "string",
        "category": "string",
        "theme_id": "string",
        "area_id": "string",
        "status": "string",
        "status_words": "string",
        "status_date": "string",
        "lon": "float64",
        "lat": "float64",
        "precision_m": "float64",
        "method": "string",
        "position_source": "string",
        "source_id": "string",
        "quote": "string",
        "named_areas": "string",
        "note_zh": "string",
        "note_en": "string",
    },
    name="projects",
)
EVENTS = ibis.table(
    {
        "project_id": "string",
        "date": "string",
        "name_zh": "string",
        "name_en": "string",
        "source_id": "string",
        "quote": "string",
        "confidence": "string",
        "note_zh": "string",
        "note_en": "string",
    },
    name="events",
)
DERIVED = ibis.table(
    {
        "indicator_id": "string",
        "area_id": "string",
        "period": "string",
        "minuend": "float64",
        "subtrahend": "float64",
        "source_id": "string",
        "confidence": "string",
        "break_before": "string",
        "break_zh": "string",
        "break_en": "string",
        "quote": "string",
        "note_zh": "string",
        "note_en": "string",
    },
    name="derived",
)
# Which area lies within which, itself included: one row per pair. What names no area has an empty
# one, which lies in the subject of the tables. Areas that are named together stand as they are
# written, and lie in all that one of them lies in.
WITHIN = ibis.table({"area_id": "string", "within_id": "string"}, name="within")

MOST_QUOTES = 100_000  # that are looked through in some hundredths of a second

KEY = ("indicator_id", "area_id", "project_id", "period", "statistic", "rank_of")


def observations(selection: Selection) -> Table:
    """The observations of a selection, the newest period first, all sources.

    An area takes in what lies within it and what names it.
    """
    return newest_first(of(selection))


def of(selection: Selection) -> Table:
    """As ``observations``, in no order: for what is counted or chosen from.

    What is in an order is not counted or made distinct alike on every engine.
    """
    table = OBSERVATIONS
    if selection.theme:
        table = table.filter(table.theme_id == selection.theme)
    if selection.year:
        table = table.filter(table.year == selection.year)
    if selection.area:
        table = table.filter(_of_area(table, selection.area))
    return table


def newest_first(table: Table) -> Table:
    """Observations as a reader meets them: of the newest period the source that is believed."""
    return table.order_by(table.end.desc(), table.preference, table.observation_id)


def facts(selection: Selection) -> Table:
    """How many facts a selection has, whoever states them: one row with ``n``."""
    stated = of(selection).select(*KEY).distinct()
    return stated.aggregate(n=stated.count())


def of_indicators(indicators: tuple[str, ...], areas: tuple[str, ...] = ()) -> Table:
    """All observations of some indicators, for some areas or all; about single projects too."""
    table = OBSERVATIONS.filter(OBSERVATIONS.indicator_id.isin(indicators))
    if areas:
        table = table.filter(table.area_id.isin(areas))
    return table.order_by(table.end, table.start, table.preference, table.observation_id)


def of_source(source_id: str) -> Table:
    """All observations that one source published, in the order of its table."""
    table = OBSERVATIONS.filter(OBSERVATIONS.source_id == source_id)
    return table.order_by(table.observation_id)


def of_project(project_id: str) -> Table:
    """All observations about one project."""
    table = OBSERVATIONS.filter(OBSERVATIONS.project_id == project_id)
    return table.order_by(table.indicator_id, table.end, table.preference)


def about_projects() -> Table:
    """All observations about any single project."""
    return OBSERVATIONS.filter(OBSERVATIONS.project_id != "")


def chosen(table: Table) -> Table:
    """One row where several sources state one fact: the most reliable, then the newest source.

    A figure of low confidence is used only where there is no other.

    ``preference`` is that order, made when the tables are loaded; the other rows stay
    visible at the figure. The oldest period comes first.
    """
    first = believed(table)
    return first.order_by(first.end, first.start, first.preference, first.observation_id)


def believed(table: Table) -> Table:
    """As ``chosen``, in no order."""
    window = ibis.window(
        group_by=[table[column] for column in KEY],
        order_by=[table.confidence == "low", table.preference, table.observation_id],
    )
    ranked = table.mutate(place=ibis.row_number().over(window))
    return ranked.filter(ranked.place == 0).drop("place")


def asked(
    ids: Mapping[str, Sequence[str]],
    between: tuple[date | None, date | None],
    *,
    chosen_only: bool,
) -> Table:
    """Observations by the values of their columns, the newest first; an empty list is no choice.

    ``between`` are the first and the last day that a period may take in.
    """
    since, until = between
    table = OBSERVATIONS
    if since:
        table = table.filter(table.start >= since)
    if until:
        table = table.filter(table.end <= until)
    # Who states a fact is no part of it: what is asked of that comes after the choice.
    of_fact = {column: values for column, values in ids.items() if column != "source_id"}
    table = _having(table, of_fact)
    table = believed(table) if chosen_only else table
    return newest_first(_having(table, {"source_id": ids.get("source_id", ())}))


def _having(table: Table, ids: Mapping[str, Sequence[str]]) -> Table:
    for column, values in ids.items():
        if values:
            table = table.filter(table[column].isin(values))
    return table


def years() -> Table:
    """The years for which there is any observation, newest first: one column ``year``."""
    table = OBSERVATIONS.filter(OBSERVATIONS.year != "")
    return table.select("year").distinct().order_by(ibis.desc("year"))


def coverage() -> Table:
    """How many observations each area has of each indicator: a column ``n``."""
    return OBSERVATIONS.group_by(["area_id", "indicator_id"]).aggregate(n=OBSERVATIONS.count())


def by_source() -> Table:
    """How many figures each source states: a column ``n``."""
    return OBSERVATIONS.group_by("source_id").aggregate(n=OBSERVATIONS.count())


def held_by(areas: tuple[str, ...]) -> Table:
    """How many figures some areas, or all, have of an indicator, about no project: ``n``."""
    table = OBSERVATIONS.filter(OBSERVATIONS.project_id == "")
    if areas:
        table = table.filter(table.area_id.isin(areas))
    return table.group_by(["indicator_id", "area_id"]).aggregate(n=table.count())


def levels(areas: tuple[str, ...]) -> Table:
    """In how many of some areas an indicator has a sure level in a period: a column ``n``.

    A figure of low confidence is not counted, nor one about a project.
    """
    table = OBSERVATIONS.filter(
        OBSERVATIONS.area_id.isin(areas)
        & (OBSERVATIONS.statistic == "value")
        & (OBSERVATIONS.project_id == "")
        & (OBSERVATIONS.confidence != "low")
    )
    counted = table.group_by(["indicator_id", "period", "end"]).aggregate(n=table.area_id.nunique())
    return counted.order_by(counted.end.desc(), counted.period)


def projects(selection: Selection) -> Table:
    """The projects of a selection, in the order of the tables; a year does not choose here."""
    table = PROJECTS
    if selection.theme:
        table = table.filter(table.theme_id == selection.theme)
    if selection.area:
        table = table.filter(_of_area(table, selection.area))
    if selection.categories:
        table = table.filter(table.category.isin(selection.categories))
    if selection.statuses:
        unsaid = ibis.ifelse(table.status_words == "", UNSTATED, OTHER_WORDS)
        step = ibis.ifelse(table.status == "", unsaid, table.status)
        table = table.filter(step.isin(selection.statuses))
    return table.order_by(table.position)


def events(project_id: str = "") -> Table:
    """Dated events, of one project or all, oldest first."""
    table = EVENTS.filter(EVENTS.project_id == project_id) if project_id else EVENTS
    return table.order_by(table.date)


def quotes() -> Table:
    """Quotes of the tables with their sources, each once: ``source_id``, ``quote``.

    Of more than MOST_QUOTES those of the sources that are believed most.
    """
    others = [
        table.select("source_id", "quote", preference=ibis.literal(-1, "int64"))
        for table in (EVENTS, PROJECTS)
    ]
    stated = OBSERVATIONS.select("source_id", "quote", "preference")
    every = ibis.union(stated, *others).filter(lambda row: row.quote != "")
    each = every.group_by(["source_id", "quote"]).aggregate(preference=every.preference.min())
    first = each.order_by("preference", "source_id", "quote").limit(MOST_QUOTES)
    return first.drop("preference").order_by("source_id", "quote")


def derived(indicators: tuple[str, ...], areas: tuple[str, ...] = ()) -> Table:
    """Values that follow by a stated difference: columns ``minuend``, ``subtrahend``."""
    table = DERIVED.filter(DERIVED.indicator_id.isin(indicators))
    return table.filter(table.area_id.isin(areas)) if areas else table


def _of_area(table: Table, area: str) -> BooleanValue:
    inside = WITHIN.filter(WITHIN.within_id == area).area_id
    named = (table.named_areas != "") & table.named_areas.isin(inside)
    return table.area_id.isin(inside) | named
