from tests.bench import search


def test_a_query_among_a_hundred_thousand_rows_takes_less_than_a_tenth_of_a_second() -> None:
    for query, seconds in search.among_many().items():
        assert min(seconds) < 0.1, query
