from data import foremost, queries
from data.catalogue import Catalogue
from data.model import Selection
from data.store import Store
from data.typed import Rows

STATISTICS = ("value", "yoy", "completion", "rank")


def _places(store: Store, selection: Selection, known: Catalogue) -> dict[str, list[str]]:
    stated = store.fetch(foremost.stated(selection.year, STATISTICS))
    return foremost.nearest(stated, selection, known)


def _foremost(store: Store, selection: Selection, known: Catalogue) -> Rows:
    places = _places(store, selection, known)
    return store.fetch(foremost.foremost(selection, STATISTICS, places))


def test_figures_are_stated_once_for_each_indicator_and_area(harbour_store: Store) -> None:
    rows = harbour_store.fetch(foremost.stated("2023", STATISTICS))
    keys = [(row["indicator_id"], row["area_id"], row["named_areas"]) for row in rows]
    of_year = harbour_store.fetch(queries.observations(Selection(year="2023")))
    assert len(keys) == len(set(keys))
    assert {key[:2] for key in keys} == {
        (row["indicator_id"], row["area_id"])
        for row in of_year
        if row["statistic"] in STATISTICS and row["status"] != "F"
    }


def test_an_area_comes_before_what_lies_in_it_and_last_what_only_names_it(
    known: Catalogue,
) -> None:
    row = {"indicator_id": "berths", "named_areas": ""}
    named = row | {"area_id": "990102", "named_areas": "old_wharf_quarter;990000"}
    city, district = row | {"area_id": "990100"}, row | {"area_id": "990103"}

    def places(rows: Rows, area: str) -> list[str]:
        return list(foremost.nearest(rows, Selection(area=area), known))

    assert places([district, city], "990000") == ["990100"]
    assert places([district, city], "990103") == ["990103"]
    assert places([named, city], "old_wharf_quarter") == ["990102"]
    assert places([named, city], "990102002") == ["990102"]
    assert places([district], "990102") == []


def test_each_indicator_has_its_nearest_newest_fact_with_all_that_is_said_of_it(
    harbour_store: Store, known: Catalogue
) -> None:
    selection = Selection(area="990102", theme="harbour")
    rows = _foremost(harbour_store, selection, known)
    cargo = [row for row in rows if row["indicator_id"] == "cargo_throughput"]
    every = harbour_store.fetch(
        queries.chosen(queries.of_indicators(("cargo_throughput",), ("990102",)))
    )
    outturns = [row for row in every if row["status"] != "F" and row["confidence"] != "low"]
    newest = max(row["end"] for row in outturns if row["year"])
    assert newest in {row["end"] for row in cargo}
    for row in cargo:
        alike = [
            other["observation_id"]
            for other in every
            if other["period"] == row["period"] and other["statistic"] in STATISTICS
        ]
        assert set(alike) <= {other["observation_id"] for other in cargo}


def test_where_there_is_no_figure_nothing_is_foremost(
    harbour_store: Store, known: Catalogue
) -> None:
    assert _foremost(harbour_store, Selection(area="990102", year="1901"), known) == []
