from decimal import Decimal
from typing import Any

import pytest

from data import comparison, periods, queries
from data.catalogue import Catalogue, catalogue
from data.comparison import Standing
from data.derived import Derived, Row
from data.reading import RawTables
from data.store import Store
from data.typed import Rows
from tests.data.invented import CARGO, level


@pytest.fixture(scope="module")
def cargo(harbour_store: Store) -> list[Row]:
    return harbour_store.fetch(queries.chosen(queries.of_indicators((CARGO,))))


def at(rows: list[Row], known: Catalogue, period: str, area: str = "990102") -> Standing:
    indicator = known.indicators[CARGO]
    return comparison.standing(rows, indicator, known, known.areas[area], periods.parse(period))


THREE = [
    level("2023", 30.0, "990101"),
    level("2023", 20.0, "990102"),
    level("2023", 10.0, "990103"),
]


def test_neighbours_are_the_areas_of_one_level_within_one_parent(known: Catalogue) -> None:
    found = [area.id for area in comparison.neighbours(known, known.areas["990102"])]
    assert found == ["990101", "990102", "990103"]


def test_an_area_that_joined_later_does_not_count_before(known: Catalogue) -> None:
    area = known.areas["990102"]
    before = comparison.neighbours(known, area, periods.parse("2020"))
    assert [other.id for other in before] == ["990101", "990102"]
    assert len(comparison.neighbours(known, area, periods.parse("2021"))) == 3


def test_the_largest_stands_first_with_the_distances_to_the_next(known: Catalogue) -> None:
    standing = at(THREE, known, "2023")
    assert [point.area_id for point in standing.points] == ["990101", "990102", "990103"]
    assert standing.rank == 2
    assert standing.above
    assert standing.below
    assert (standing.above[0].id, standing.above[1].value) == ("990101", Decimal(10))
    assert (standing.below[0].id, standing.below[1].value) == ("990103", Decimal(10))


def test_equal_levels_share_a_rank(known: Catalogue) -> None:
    rows = [level("2023", 20.0, "990101"), *THREE[1:]]
    standing = at(rows, known, "2023")
    assert standing.rank == at(rows, known, "2023", "990101").rank == 1
    assert standing.tied
    assert not at(THREE, known, "2023").tied


def test_who_has_no_figure_is_named_and_not_ranked(known: Catalogue) -> None:
    standing = at(THREE[:2], known, "2023")
    assert [area.id for area in standing.without] == ["990103"]
    assert at(THREE[:2], known, "2023", "990103").rank is None


@pytest.mark.parametrize("doubt", ({"qualifier": "over"}, {"status": "F"}), ids=str)
def test_no_rank_is_counted_where_a_figure_is_not_sure(
    doubt: dict[str, Any], known: Catalogue
) -> None:
    standing = at([level("2023", 30.0, "990101", **doubt), *THREE[1:]], known, "2023")
    assert standing.rank is None
    assert standing.above is None
    assert standing.below


def test_who_has_only_a_figure_of_low_confidence_is_named_apart(known: Catalogue) -> None:
    standing = at([level("2023", 30.0, "990101", confidence="low"), *THREE[1:]], known, "2023")
    assert [point.area_id for point in standing.unsure] == ["990101"]
    assert standing.without == []
    assert standing.rank is None  # it might be the first, or the last
    assert [point.area_id for point in standing.points] == ["990102", "990103"]


def test_what_is_not_final_is_left_out_where_final_figures_alone_are_asked_for(
    known: Catalogue,
) -> None:
    rows = [level("2023", 30.0, "990101", status="E"), *THREE[1:]]
    indicator, area = known.indicators[CARGO], known.areas["990102"]
    at_2023 = periods.parse("2023")
    found = comparison.standing(rows, indicator, known, area, at_2023, final=True)
    assert [point.area_id for point in found.unsure] == ["990101"]


def test_an_area_is_compared_only_where_it_was_a_neighbour(known: Catalogue) -> None:
    rows = [
        level("2019", 1.0, "990103"),
        level("2019", 1.0, "990102"),
        level("2019", 1.0, "990101"),
    ]
    assert comparison.compared(rows, known, known.areas["990103"]) == []
    assert comparison.compared(rows, known, known.areas["990102"])


def test_figures_of_other_periods_and_of_projects_do_not_count(known: Catalogue) -> None:
    others = [level("2022", 99.0, "990103"), level("2023", 98.0, "990103", project_id="x")]
    standing = at([*THREE[:2], *others], known, "2023")
    assert [point.value for point in standing.points] == [30.0, 20.0]


def test_a_stated_rank_stands_beside_the_counted_one(cargo: list[Row], known: Catalogue) -> None:
    standing = at(cargo, known, "2023")
    assert standing.stated
    assert standing.stated["value"] == standing.rank == 1


def test_the_share_is_of_the_parent(known: Catalogue) -> None:
    standing = at([*THREE, level("2023", 80.0, "990100")], known, "2023")
    assert isinstance(standing.share, Derived)
    assert standing.share.value == Decimal("25.0")
    assert at(THREE, known, "2023").share is None


def test_periods_to_compare_have_the_area_and_a_neighbour(known: Catalogue) -> None:
    rows = [*THREE, level("2022", 1.0, "990102"), level("2021", 1.0, "990101")]
    rows += [level("2019", 1.0, "990103"), level("2019", 1.0, "990102")]
    found = comparison.compared(rows, known, known.areas["990102"])
    assert [str(period) for period in found] == ["2023"]  # 990103 had not joined in 2019


def test_every_standing_of_the_tables_can_be_told(
    by_indicator: dict[str, tuple[Rows, Rows]], raw: RawTables
) -> None:
    known = catalogue(raw)
    told = 0
    for name, (rows, _) in by_indicator.items():
        indicator = known.indicators[name]
        for period in comparison.compared(rows, known, known.subject):
            found = comparison.standing(rows, indicator, known, known.subject, period)
            values = [point.value for point in found.points]
            assert values == sorted(values, reverse=True)
            assert len(values) + len(found.unsure) + len(found.without) == len(
                comparison.neighbours(known, known.subject, period)
            )
            told += 1
    assert told
