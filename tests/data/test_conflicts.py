from data import queries
from data.conflicts import conflicts
from data.store import Store


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
