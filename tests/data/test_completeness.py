from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import completeness, queries
from data.catalogue import Catalogue, catalogue
from data.completeness import DOUBTS, Holdings
from data.conflicts import conflicts
from data.model import Selection
from data.reading import RawTables
from data.series import Row
from data.store import Store
from tests.data.invented import CARGO, HERE, THERE, level

PLAIN = "全港完成货物吞吐量10万吨"
YEARS = ("", "2021", "2022", "2023")
INDICATORS = ("cargo_throughput", "container_throughput", "berths", "new_jobs")
BESIDE = [{"indicator_id": name, "area_id": THERE} for name in INDICATORS[:3]]


def _figure(number: int, indicator: str, year: str, **more: Any) -> Row:
    about = {"observation_id": number, "indicator_id": indicator, "year": year, "end": year}
    theme = "people" if indicator == "new_jobs" else "harbour"
    return level(year or "2021-01/2022-12", 10.0) | about | {"theme_id": theme} | more


@st.composite
def any_rows(draw: st.DrawFn) -> list[Row]:
    """Observations of one area, in some years or over several, about a project or none."""
    given_rows = draw(
        st.lists(
            st.tuples(
                st.sampled_from(INDICATORS),
                st.sampled_from(YEARS),
                st.sampled_from(("", "oddly_named")),
                st.sampled_from(("high", "medium", "low")),
                st.sampled_from(("A", "P", "E", "F")),
                st.sampled_from((10.0, 11.0)),
            ),
            max_size=30,
        )
    )
    names = ("project_id", "confidence", "status", "value")
    return [
        _figure(n, indicator, year, preference=n, **dict(zip(names, more, strict=True)))
        for n, (indicator, year, *more) in enumerate(given_rows)
    ]


def _held(known: Catalogue, *rows: Row, around: list[Row] | None = None) -> Holdings:
    beside = BESIDE if around is None else around
    return completeness.holdings(list(rows), beside, known, known.areas[HERE])


@given(rows=any_rows())
def test_held_and_not_held_make_up_what_is_counted(known: Catalogue, rows: list[Row]) -> None:
    found = _held(known, *rows)
    ever = {row["indicator_id"] for row in rows if not row["project_id"]} | set(INDICATORS[:3])
    for theme in known.themes:
        of_theme = {name for name in ever if known.indicators[name].theme_id == theme}
        for year in YEARS:
            cell = completeness.cell(found, known, theme, year)
            parts = [*cell.held, *cell.elsewhen, *cell.elsewhere]
            assert cell.counted == len(parts) == len(of_theme)
            assert {indicator.id for indicator in parts} == of_theme


@given(rows=any_rows())
def test_each_observation_is_counted_once(known: Catalogue, rows: list[Row]) -> None:
    found = _held(known, *rows)
    in_years = [
        figure.row["observation_id"]
        for year in YEARS[1:]
        for theme in known.themes
        for figure in completeness.chosen(found, Selection(theme=theme, year=year))
    ]
    apart = [*found.over_years, *found.of_projects]
    counted = sorted([*in_years, *(figure.row["observation_id"] for figure in apart)])
    assert counted == [row["observation_id"] for row in rows]


@given(rows=any_rows())
def test_a_doubt_is_told_of_as_many_figures_as_have_it(known: Catalogue, rows: list[Row]) -> None:
    found = _held(known, *rows)
    tally = completeness.tally([*found.figures, *found.of_projects])
    assert tally.get("low", 0) == sum(row["confidence"] == "low" for row in rows)
    assert tally.get("provisional", 0) == sum(row["status"] == "P" for row in rows)
    assert tally.get("differing", 0) == sum(map(len, conflicts(rows)))
    assert all(tally.values())


def test_without_a_year_the_figures_over_several_are_chosen_too(known: Catalogue) -> None:
    found = _held(known, _figure(0, CARGO, "2023"), _figure(1, CARGO, ""))
    assert len(completeness.chosen(found, Selection())) == 2
    assert len(completeness.chosen(found, Selection(year="2023"))) == 1
    assert len(completeness.chosen(found, Selection(theme="people"))) == 0


def test_figures_about_projects_are_chosen_where_they_are_asked_for(known: Catalogue) -> None:
    found = _held(known, _figure(0, CARGO, "2023", project_id="oddly_named"))
    assert completeness.chosen(found, Selection()) == []
    assert len(completeness.chosen(found, Selection(), projects=True)) == 1


def test_an_indicator_stands_where_its_figures_are(known: Catalogue) -> None:
    found = _held(known, _figure(0, CARGO, "2023"), _figure(1, "berths", ""))
    cell = completeness.cell(found, known, "harbour", "2023")
    assert [indicator.id for indicator in cell.held] == [CARGO]
    assert [indicator.id for indicator in cell.elsewhen] == ["berths"]
    assert [indicator.id for indicator in cell.elsewhere] == ["container_throughput"]
    assert found.around["container_throughput"] == (THERE,)


def test_a_theme_of_which_nothing_is_held_around_is_left_out(known: Catalogue) -> None:
    found = _held(known, _figure(0, CARGO, "2023"))
    cells = completeness.by_year(found, known, ["2023", "2022"])
    assert [(cell.theme_id, cell.year) for cell in cells] == [
        ("harbour", "2023"),
        ("harbour", "2022"),
    ]
    assert completeness.cells(found, known, Selection(theme="people")) == []


@pytest.mark.parametrize(
    ("changed", "said"),
    (
        ({}, ()),
        ({"confidence": "low"}, ("low",)),
        ({"confidence": "medium"}, ("medium",)),
        ({"period_basis": "assumed"}, ("assumed",)),
        ({"status": "P"}, ("provisional",)),
        ({"status": "E"}, ("estimated",)),
        ({"status": "F"}, ("planned",)),
        ({"qualifier": "nearly"}, ("bounded",)),
        ({"qualifier": "over"}, ("bounded",)),
        ({"quote": "货物吞吐量有所增长"}, ("unmarked",)),
        ({"confidence": "low", "status": "E", "quote": ""}, ("low", "estimated", "unmarked")),
    ),
    ids=str,
)
def test_what_can_be_said_against_a_figure(
    known: Catalogue, changed: dict[str, Any], said: tuple[str, ...]
) -> None:
    row = _figure(0, CARGO, "2023") | {"quote": PLAIN} | changed
    assert completeness.doubts(row, known, differing=False) == said
    assert completeness.doubts(row, known, differing=True) == ("differing", *said)


def test_doubts_are_told_in_one_order(store: Store, raw: RawTables) -> None:
    of_all = catalogue(raw)
    for row in store.fetch(queries.OBSERVATIONS):
        said = [DOUBTS.index(d) for d in completeness.doubts(row, of_all, differing=True)]
        assert all(one < other for one, other in pairwise(said))


def _project(name: str, **more: Any) -> Row:
    plain = {
        "project_id": name,
        "category": "road",
        "status": "planned",
        "status_words": "",
        "status_date": "",
        "lon": 117.0,
    }
    return plain | more


def test_what_is_missing_of_projects() -> None:
    projects = [
        _project("known", status_date="2023"),
        _project("unsaid", status="", lon=None),
        _project("in_words", status="", status_words="加快推进"),
        _project("programme", category="programme", lon=None),
    ]
    facts, events = [{"project_id": "known"}], [{"project_id": "in_words"}]
    gaps = completeness.project_gaps(projects, facts, events)
    assert {gap: [p["project_id"] for p in found] for gap, found in gaps.items()} == {
        "status": ["unsaid"],
        "place": ["unsaid"],
        "dates": ["unsaid", "programme"],
        "facts": ["unsaid", "in_words", "programme"],
    }


def test_what_is_missing_of_sources(known: Catalogue) -> None:
    gaps = completeness.source_gaps(known)
    assert "haidong_port_report_2023" not in {source.id for source in gaps["text"]}
    assert len(gaps["text"]) == 3
    licensed = {source.id for source in known.sources.values() if source.licence}
    assert {source.id for source in gaps["licence"]} == set(known.sources) - licensed
    assert gaps["published"] == gaps["reliability"] == []


def test_the_years_are_those_of_the_figures_and_the_chosen_one() -> None:
    rows = [_figure(1, "berths", "2021"), _figure(2, "berths", ""), _figure(3, "berths", "2023")]
    found = [completeness.Figure(row, ()) for row in rows]
    assert completeness.years(found, Selection()) == ["2023", "2021"]
    assert completeness.years(found, Selection(year="2024")) == ["2024", "2023", "2021"]


def test_years_between_others_are_skipped_and_said_to_be() -> None:
    assert completeness.skipped(["2023", "2021"])
    assert not completeness.skipped(["2023", "2022"])
    assert not completeness.skipped([])
