from typing import Any

import pytest

from components import tiles
from components.text import Text
from components.tiles import Tile
from data import foremost, periods, queries
from data.model import Selection
from tests.components.conftest import Tables
from tests.data.invented import reported

EN = Text("en")
OWN = "990102"


def _row(statistic: str = "value", value: float | None = 42.0, **more: Any) -> dict[str, Any]:
    """An observation of working berths in Haidong, 2023."""
    row = reported(value, statistic, indicator_id="berths", **more)
    period = periods.parse(row["period"])
    one_year = period.start.year == period.end.year
    year = str(period.end.year) if one_year else ""
    return row | {"start": period.start, "end": period.end, "year": year}


def _tile(harbour: Tables, *rows: dict[str, Any]) -> Tile | None:
    known = harbour.known
    return tiles.tile(known.indicators["berths"], list(rows), known, OWN, EN)


RANK, GROWTH, DONE = _row("rank", 1), _row("yoy", 7.4), _row("completion", 112.0)

FIGURES = {
    "value before all": ([DONE, RANK, GROWTH, _row()], "Working berths", "42"),
    "growth before completion": ([RANK, DONE, GROWTH], "Working berths growth", "+7.4%"),
    "completion before rank": ([RANK, DONE], "Working berths, completion rate", "112%"),
    "rank": ([RANK], "Working berths", "No. 1 in Yungang City"),
    "rank of the growth": (
        [RANK | {"rank_of": "yoy"}],
        "Working berths growth",
        "No. 1 in Yungang City",
    ),
}


@pytest.mark.parametrize(("rows", "label", "figure"), FIGURES.values(), ids=FIGURES)
def test_the_figure_is_the_level_or_else_says_what_it_is(
    harbour: Tables, rows: list[dict[str, Any]], label: str, figure: str
) -> None:
    made = _tile(harbour, *rows)
    assert made is not None
    assert (made.label, str(made.figure)) == (label, figure)


CHIPS = {
    "rank": ([DONE, GROWTH, RANK], "No. 1 in Yungang City"),
    "rank of the growth": ([RANK | {"rank_of": "yoy"}], "growth No. 1 in Yungang City"),
    "growth": ([DONE, GROWTH], "+7.4% on the year"),
    "completion": ([DONE], "112% of the task"),
    "none": ([], ""),
    "none of another period": ([_row("yoy", 7.4, period="2023-01/2023-11")], ""),
    "none of another area": ([_row("yoy", 7.4, area_id="990101")], ""),
}


@pytest.mark.parametrize(("beside", "chip"), CHIPS.values(), ids=CHIPS)
def test_one_chip_of_the_same_fact_stands_beside_the_figure(
    harbour: Tables, beside: list[dict[str, Any]], chip: str
) -> None:
    made = _tile(harbour, *beside, _row())
    assert made is not None
    assert made.chip == chip


def test_a_growth_need_not_say_that_its_rank_is_one_of_growth(harbour: Tables) -> None:
    made = _tile(harbour, GROWTH, RANK | {"rank_of": "yoy"})
    assert made is not None
    assert made.chip == "No. 1 in Yungang City"


@pytest.mark.parametrize(
    ("value", "qualifier", "said"),
    (
        (8.6, "exact", "同比增长 8.6%"),
        (-3.2, "exact", "同比下降 3.2%"),
        (0.0, "exact", "同比持平"),
        (40.0, "over", "同比 超 +40%"),
    ),
)
def test_within_a_sentence_a_growth_says_its_direction_where_it_is_a_plain_number(
    harbour: Tables, value: float, qualifier: str, said: str
) -> None:
    row = _row("yoy", value, qualifier=qualifier)
    assert tiles.within(row, harbour.known, Text("zh")) == said


def test_a_tile_holds_the_rows_that_it_is_made_of_its_figure_first(harbour: Tables) -> None:
    value, elsewhere = _row(), _row("yoy", 7.4, area_id="990101")
    made = _tile(harbour, DONE, GROWTH, elsewhere, RANK, value)
    assert made is not None
    assert made.rows == (value, RANK, GROWTH, DONE)


BETTER = {
    "own area before another": _row(area_id="990101", period="2024"),
    "the area before one project": _row(project_id="xingang_phase_3", period="2024"),
    "sure before low confidence": _row(confidence="low", period="2024"),
    "stated period before assumed": _row(period_basis="assumed", period="2024"),
    "one year before several": _row(period="2020-01/2024-12"),
    "newest period": _row(period="2022"),
    "the year before its last quarter": _row(period="2023-Q4"),
    "fact before plan": _row(status="F", period="2024"),
}


@pytest.mark.parametrize("other", BETTER.values(), ids=BETTER)
def test_the_best_figure_is_chosen(harbour: Tables, other: dict[str, Any]) -> None:
    made = _tile(harbour, other | {"value": 7.0}, _row())
    assert made is not None
    assert str(made.figure) == "42"


def test_without_a_figure_of_its_own_an_area_shows_that_of_what_lies_next_below_it(
    harbour: Tables,
) -> None:
    """The whole city stands for its province, not a district of it, whichever figure is newer."""
    city, district, named = (
        _row(area_id="990100", value=1.0, period="2021"),
        _row(area_id="990103", value=2.0),
        _row(area_id="", value=3.0, named_areas="990000"),
    )
    known = harbour.known
    made = tiles.tile(known.indicators["berths"], [named, district, city], known, "990000", EN)
    assert made is not None
    assert (str(made.figure), made.remarks) == ("1", ("Yungang City",))


NOTHING = {
    "no observation": [],
    "a plan": [_row(status="F")],
    "a target": [_row("target")],
    "a change in points": [_row("change_pp")],
}


@pytest.mark.parametrize("rows", NOTHING.values(), ids=NOTHING)
def test_without_a_figure_there_is_no_tile(harbour: Tables, rows: list[dict[str, Any]]) -> None:
    assert _tile(harbour, *rows) is None


def test_a_tile_says_its_period_and_what_is_not_sure(harbour: Tables) -> None:
    made = _tile(harbour, _row(area_id="990101", period_basis="assumed", status="E"))
    assert made is not None
    assert (made.period, made.remarks) == ("2023 (assumed)", ("Wangling District", "estimate"))


def test_a_tile_says_that_the_definition_of_its_figure_has_changed(harbour: Tables) -> None:
    made = _tile(harbour, _row(status="P", break_before=True), _row("yoy", 7.4))
    assert made is not None
    assert made.remarks == ("provisional", "definition changed")
    of_the_growth = _tile(harbour, _row(), _row("yoy", 7.4, break_before=True))
    assert of_the_growth is not None
    assert of_the_growth.remarks == ()


def test_headlines_stand_first_and_others_fill_the_row_to_four(harbour: Tables) -> None:
    rows = harbour.store.fetch(
        queries.chosen(queries.observations(Selection(area=OWN, year="2023")))
    )
    themes = tiles.by_theme(harbour.known, rows, OWN, EN)
    names = {theme.id: [tile.indicator_id for tile in made] for theme, made in themes}
    assert list(names) == ["harbour", "people"]
    assert names["harbour"] == [
        "cargo_throughput",
        "container_throughput",
        "port_value_added",
        "berths",
    ]
    assert names["people"][:2] == ["resident_population", "disposable_income"]
    assert {len(row) for row in names.values()} == {4}


def test_tiles_need_only_what_is_foremost_of_a_selection(tables: Tables) -> None:
    known, fetch = tables.known, tables.store.fetch
    for area in known.ancestors(known.subject.id):
        for year in ("", known.dashboard.filters.year):
            selection = Selection(area=area, year=year)
            stated = fetch(foremost.stated(year, tiles.MAIN))
            places = foremost.nearest(stated, selection, known)
            every = queries.chosen(queries.observations(selection))
            few = fetch(foremost.foremost(selection, tiles.MAIN, places))
            expected = tiles.by_theme(known, fetch(queries.newest_first(every)), area, EN)
            assert tiles.by_theme(known, few, area, EN) == expected
            assert expected


def test_a_theme_without_figures_has_no_row(harbour: Tables) -> None:
    assert tiles.by_theme(harbour.known, [], OWN, EN) == []
    one = tiles.by_theme(harbour.known, [_row()], OWN, EN)
    assert [(theme.id, len(made)) for theme, made in one] == [("harbour", 1)]


def test_every_indicator_of_the_tables_has_a_tile_or_nothing_to_show(
    tables: Tables, text: Text
) -> None:
    known = tables.known
    by_indicator: dict[str, list[dict[str, Any]]] = {}
    for row in tables.observations:
        by_indicator.setdefault(row["indicator_id"], []).append(row)
    for name, rows in by_indicator.items():
        made = tiles.tile(known.indicators[name], rows, known, known.subject.id, text)
        shown = [o for o in rows if o["status"] != "F" and o["statistic"] in tiles.MAIN]
        assert (made is None) == (not shown)
        assert made is None or (made.label and made.figure.number and made.period)


def test_a_figure_of_one_project_names_the_project(harbour: Tables) -> None:
    made = _tile(harbour, _row(project_id="xingang_phase_3"))
    assert made is not None
    assert made.remarks == ("Xingang Terminal Phase 3",)


def test_a_figure_asked_for_has_beside_it_what_is_stated_of_the_same_and_not_itself(
    harbour: Tables,
) -> None:
    elsewhen = RANK | {"period": "2022"}
    again = GROWTH | {"value": 7.5, "source_id": "another"}
    made = tiles.of(GROWTH, [GROWTH, again, elsewhen, DONE], "", harbour.known, "", EN)
    assert (str(made.figure), made.chip) == ("+7.4%", "112% of the task")
    assert made.remarks == ("Haidong District",)
