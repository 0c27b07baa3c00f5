"""Answers of the store against plain pandas over the files."""

from functools import cache
from pathlib import Path

import ibis
import pandas as pd
import pytest
from ibis.expr.types import Table

from data import queries
from data.catalogue import catalogue, sound
from data.model import Selection
from data.reading import RawTables
from data.store import Store, open_store

KEY = ["indicator_id", "area_id", "project_id", "period", "statistic"]


def read(file: Path) -> pd.DataFrame:
    return pd.read_csv(file, dtype=str, keep_default_na=False)


@cache
def observations(folder: Path) -> pd.DataFrame:
    """All observations as the files hold them, numbered as they stand, with their source."""
    files = sorted((folder / "observations").glob("*.csv"))
    return pd.concat([read(f).assign(source_id=f.stem) for f in files], ignore_index=True)


@cache
def outer_areas(folder: Path) -> dict[str, set[str]]:
    """For each area, all that it lies in and itself."""
    areas = read(folder / "areas.csv")
    parent = dict(zip(areas["area_id"], areas["parent_id"], strict=True))

    def chain(area: str) -> set[str]:
        return {area} | chain(parent[area]) if area else set()

    return {area: chain(area) for area in parent}


def of_area(frame: pd.DataFrame, folder: Path, area: str) -> "pd.Series[bool]":
    inside = {inner for inner, outer in outer_areas(folder).items() if area in outer}
    named = frame["named_areas"].str.split(";").map(lambda areas: bool(inside & set(areas)))
    return frame["area_id"].isin(inside) | named


def fetched(store: Store, query: Table) -> pd.DataFrame:
    return pd.DataFrame(store.fetch(query), columns=list(query.columns))


def ids(store: Store, selection: Selection) -> set[int]:
    return set(fetched(store, queries.observations(selection))["observation_id"])


def test_a_selection_of_nothing_is_everything(store: Store, raw: RawTables) -> None:
    assert ids(store, Selection()) == set(observations(raw.folder).index)


def test_an_area_takes_in_what_lies_within_it_and_what_names_it(
    store: Store, raw: RawTables
) -> None:
    frame = observations(raw.folder)
    areas = {*frame["area_id"], *";".join(frame["named_areas"]).split(";")} - {""}
    for area in areas:
        assert ids(store, Selection(area=area)) == set(
            frame[of_area(frame, raw.folder, area)].index
        )


@pytest.mark.parametrize("area", ("old_wharf_quarter", "990102002"))
def test_an_area_that_is_only_named_has_what_names_it_as_has_what_it_lies_in(
    harbour_store: Store, area: str
) -> None:
    answer = fetched(harbour_store, queries.observations(Selection(area=area)))
    of_district = answer[answer["area_id"] == "990102"]
    assert list(of_district["indicator_id"]) == ["resettled_households"]


def test_an_area_is_not_taken_for_one_whose_name_holds_its_own(harbour_store: Store) -> None:
    assert ids(harbour_store, Selection(area="quarter")) == set()


def test_a_theme_takes_in_its_indicators(store: Store, raw: RawTables) -> None:
    frame, known = observations(raw.folder), catalogue(raw)
    for theme in known.themes:
        own = {i.id for i in known.indicators.values() if i.theme_id == theme}
        assert ids(store, Selection(theme=theme)) == set(
            frame[frame["indicator_id"].isin(own)].index
        )


def test_a_year_takes_in_each_period_that_lies_in_it(store: Store, raw: RawTables) -> None:
    frame = observations(raw.folder)
    named = frame["period"].str.findall(r"[0-9]{4}(?=$|-[Q0-9])").map(set)
    for year in fetched(store, queries.years())["year"]:
        assert ids(store, Selection(year=year)) == set(frame[named == {year}].index)


def test_the_years_are_those_with_observations_newest_first(store: Store) -> None:
    years = list(fetched(store, queries.years())["year"])
    assert years == sorted(set(years), reverse=True)
    assert all(ids(store, Selection(year=year)) for year in years)
    assert not ids(store, Selection(year=str(int(years[0]) + 1)))


def test_choices_narrow_each_other(store: Store, raw: RawTables) -> None:
    known = catalogue(raw)
    theme, area = next(iter(known.themes)), known.dashboard.subject
    year = known.dashboard.filters.year
    both = ids(store, Selection(theme, area, year))
    assert both
    assert both == (
        ids(store, Selection(theme=theme))
        & ids(store, Selection(area=area))
        & ids(store, Selection(year=year))
    )


def test_observations_come_newest_period_first(store: Store) -> None:
    ends = fetched(store, queries.observations(Selection()))["end"]
    assert ends.is_monotonic_decreasing


def test_one_fact_is_chosen_by_reliability_then_the_newest_source(
    store: Store, raw: RawTables
) -> None:
    frame = observations(raw.folder)
    sources = read(raw.folder / "sources.csv")
    grade = sources["reliability"].map({"high": 0, "medium": 1, "low": 2}).fillna(3)
    ordered = sources.assign(grade=grade).sort_values(
        ["grade", "published"], ascending=[True, False], kind="stable"
    )
    place = {source: number for number, source in enumerate(ordered["source_id"])}
    facts = frame[frame["statistic"] != "rank"]
    best = facts.assign(place=facts["source_id"].map(place)).sort_values("place", kind="stable")
    expected = set(best.drop_duplicates(KEY).index)

    answer = fetched(store, queries.chosen(queries.OBSERVATIONS))
    assert set(answer.loc[answer["statistic"] != "rank", "observation_id"]) == expected
    assert len(expected) < len(facts)


def test_facts_are_counted_once_whoever_states_them(store: Store, raw: RawTables) -> None:
    area = catalogue(raw).dashboard.subject
    for selection in (Selection(), Selection(area=area), Selection(area=area, year="2023")):
        (counted,) = store.fetch(queries.facts(selection))
        assert counted["n"] == len(store.fetch(queries.chosen(queries.observations(selection))))


def test_the_chosen_figure_is_the_reliable_one(harbour_store: Store) -> None:
    query = queries.chosen(queries.of_indicators(("container_throughput",)))
    answer = fetched(harbour_store, query)
    levels = answer[answer["statistic"] == "value"]
    assert list(zip(levels["value"], levels["source_id"], strict=True)) == [
        (128.6, "haidong_port_report_2023")
    ]


def test_ranks_of_level_and_growth_are_two_facts(harbour_store: Store) -> None:
    ranks = queries.OBSERVATIONS.filter(queries.OBSERVATIONS.statistic == "rank")
    level_and_growth = ranks.mutate(indicator_id=ibis.literal("same"))
    answer = fetched(harbour_store, queries.chosen(level_and_growth))
    assert sorted(answer["rank_of"]) == ["value", "yoy"]


def test_figures_of_indicators_may_be_those_of_some_areas(harbour_store: Store) -> None:
    answer = fetched(
        harbour_store, queries.of_indicators(("cargo_throughput",), ("990101", "990103"))
    )
    assert set(answer["area_id"]) == {"990101", "990103"}
    assert set(answer["indicator_id"]) == {"cargo_throughput"}
    assert answer["end"].is_monotonic_increasing


@pytest.mark.parametrize("column", ("source_id", "project_id"))
def test_figures_are_found_by_source_and_by_project(
    column: str, store: Store, raw: RawTables
) -> None:
    frame = observations(raw.folder)
    question = {"source_id": queries.of_source, "project_id": queries.of_project}[column]
    for value in set(frame[column]) - {""}:
        found = fetched(store, question(value))["observation_id"]
        assert set(found) == set(frame[frame[column] == value].index)


def test_coverage_counts_the_figures_of_each_area_and_indicator(
    store: Store, raw: RawTables
) -> None:
    answer = fetched(store, queries.coverage()).set_index(["area_id", "indicator_id"])["n"]
    assert (
        answer.to_dict()
        == observations(raw.folder).groupby(["area_id", "indicator_id"]).size().to_dict()
    )


def test_projects_are_found_by_theme_and_area(store: Store, raw: RawTables) -> None:
    frame = read(raw.folder / "projects.csv")
    frame = frame.assign(named_areas=frame.get("named_areas", ""))
    for theme in catalogue(raw).themes:
        for area in {*frame["area_id"]} - {""}:
            around = catalogue(raw).ancestors(catalogue(raw).dashboard.subject)
            unsaid = (frame["area_id"] == "") & (area in around)
            chosen = (frame["theme_id"] == theme) & (of_area(frame, raw.folder, area) | unsaid)
            answer = fetched(store, queries.projects(Selection(theme, area, year="1901")))
            assert set(answer["project_id"]) == set(frame.loc[chosen, "project_id"])


def test_events_come_oldest_first_of_one_project_or_all(folder: Path) -> None:
    columns = "project_id,date,name_zh,name_en,source_id,quote,confidence,note_zh,note_en"
    rest = "开工,Begun,quayside_weekly_2023,q,low,推得,Inferred"
    events = ("dengta_park,2023-11", "coastal_link,2022", "dengta_park,2021-05-01")
    lines = [columns, *(f"{event},{rest}" for event in events)]
    (folder / "events.csv").write_text("\n".join(lines), encoding="utf-8")
    store = open_store(sound(folder))
    assert list(fetched(store, queries.events())["date"]) == ["2021-05-01", "2022", "2023-11"]
    assert list(fetched(store, queries.events("dengta_park"))["date"]) == ["2021-05-01", "2023-11"]
    assert set(fetched(store, queries.events())["note_en"]) == {"Inferred"}


def test_stated_differences_are_those_of_the_indicators_and_areas(store: Store) -> None:
    every = fetched(store, queries.DERIVED)
    for indicator, area in zip(every["indicator_id"], every["area_id"], strict=True):
        own = every[(every["indicator_id"] == indicator) & (every["area_id"] == area)]
        found = fetched(store, queries.derived((indicator,), (area,)))
        assert sorted(found["period"]) == sorted(own["period"])
