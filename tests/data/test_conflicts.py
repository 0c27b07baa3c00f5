from dataclasses import replace

import pytest

from data import queries
from data.catalogue import Catalogue
from data.conflicts import conflicts, decided, rival
from data.store import Store
from tests.data.invented import level

REPORT, YEARBOOK = "haidong_port_report_2023", "yungang_yearbook_2024"


def test_a_fact_that_two_sources_state_differently_shows_both_the_used_one_first(
    harbour_store: Store,
) -> None:
    rows = harbour_store.fetch(queries.of_indicators(("container_throughput",)))
    (fact,) = conflicts(rows)
    assert [row["source_id"] for row in fact] == [
        "haidong_port_report_2023",
        "yungang_yearbook_2024",
    ]
    chosen = harbour_store.fetch(queries.chosen(queries.of_indicators(("container_throughput",))))
    assert fact[0]["observation_id"] in {row["observation_id"] for row in chosen}


def test_sources_that_agree_are_no_conflict(harbour_store: Store) -> None:
    rows = harbour_store.fetch(queries.of_indicators(("container_throughput",)))
    agreeing = [row | {"value": 1.0, "qualifier": "exact"} for row in rows]
    assert conflicts(agreeing) == []


def test_a_bound_in_one_source_and_a_number_in_another_differ(harbour_store: Store) -> None:
    rows = harbour_store.fetch(queries.of_indicators(("cargo_throughput",)))[:1]
    other = rows[0] | {"qualifier": "over", "observation_id": 10**6}
    assert len(conflicts([*rows, other])) == 1


def test_a_figure_that_another_source_prints_with_fewer_digits_is_no_conflict(
    harbour_store: Store,
) -> None:
    row = harbour_store.fetch(queries.of_indicators(("cargo_throughput",)))[0]
    finer = row | {"value": 92.2817, "observation_id": 10**6}
    assert conflicts([row | {"value": 92.28}, finer]) == []
    assert len(conflicts([row | {"value": 92.3}, finer])) == 0
    assert len(conflicts([row | {"value": 92.2}, finer])) == 1


def test_the_newest_period_stands_first(store: Store) -> None:
    facts = conflicts(store.fetch(queries.OBSERVATIONS))
    ends = [fact[0]["end"] for fact in facts]
    assert facts
    assert ends == sorted(ends, reverse=True)
    used = {row["observation_id"] for row in store.fetch(queries.chosen(queries.OBSERVATIONS))}
    for fact in facts:
        assert [row["observation_id"] in used for row in fact] == [True] + [False] * (len(fact) - 1)


@pytest.mark.parametrize(
    ("confidence", "reliability", "published", "reason"),
    (
        ("low", ("medium", "high"), ("2023", "2024"), "confidence"),
        ("high", ("high", "medium"), ("2023", "2024"), "reliability"),
        ("high", ("high", ""), ("2023", "2024"), "reliability"),
        ("high", ("", "unheard"), ("2024", "2023"), "published"),
        ("high", ("high", "high"), ("2024", "2023"), "published"),
        ("high", ("high", "high"), ("2024", ""), "published"),
        ("high", ("high", "high"), ("2024", "2024"), "order"),
        ("high", ("", ""), ("", ""), "order"),
    ),
)
def test_the_part_of_the_rule_that_has_decided(
    known: Catalogue,
    confidence: str,
    reliability: tuple[str, str],
    published: tuple[str, str],
    reason: str,
) -> None:
    sources = {
        name: replace(known.sources[name], reliability=grade, published=day)
        for name, grade, day in zip((REPORT, YEARBOOK), reliability, published, strict=True)
    }
    used = level("2023", 1.0, source_id=REPORT)
    other = level("2023", 2.0, source_id=YEARBOOK, confidence=confidence)
    assert decided([used, other], sources) == reason


def test_of_two_figures_of_low_confidence_the_source_decides(known: Catalogue) -> None:
    used = level("2023", 1.0, source_id=REPORT, confidence="low")
    other = level("2023", 2.0, source_id=YEARBOOK, confidence="low")
    assert decided([used, other], known.sources) == "reliability"


def test_the_confidence_decides_where_the_rival_alone_is_of_a_low_one(
    harbour_store: Store, known: Catalogue
) -> None:
    facts = conflicts(harbour_store.fetch(queries.OBSERVATIONS))
    assert len({decided(fact, known.sources) for fact in facts}) > 1
    for fact in facts:
        low = [row["confidence"] == "low" for row in (fact[0], rival(fact))]
        assert (decided(fact, known.sources) == "confidence") == (low == [False, True])


def test_the_rival_is_the_first_that_states_another_figure() -> None:
    used, agreeing, other = (level("2023", value) for value in (1.0, 1.0, 2.0))
    assert rival([used, agreeing, other]) is other
    assert rival([used, other, agreeing]) is other


def test_where_all_agree_with_the_one_in_use_the_next_is_the_rival() -> None:
    used, finer, coarser = (level("2023", value) for value in (92.0, 92.28, 92.2))
    (fact,) = conflicts(
        [
            finer | {"preference": 1, "observation_id": 1, "end": 1},
            coarser | {"preference": 2, "observation_id": 2, "end": 1},
            used | {"preference": 0, "observation_id": 0, "end": 1},
        ]
    )
    assert rival(fact)["observation_id"] == 1
