from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import ibis
import pyarrow.parquet as pq
import pytest
from ibis.expr.types import Table

from data import foremost, queries
from data.catalogue import Catalogue
from data.model import Selection
from data.reading import RawTables
from data.store import Store, open_store
from data.store.engines import Engine
from tests.data.store.conftest import release

SUBJECT = Selection(area="990102", theme="harbour", year="2023")
QUESTIONS: dict[str, Table] = {
    "all observations": queries.observations(Selection()),
    "a selection": queries.observations(SUBJECT),
    "one row for each fact": queries.chosen(queries.observations(Selection(area="990102"))),
    "how many facts": queries.facts(SUBJECT),
    "where there are figures": foremost.stated("2023", ("value",)).order_by(
        "indicator_id", "area_id", "named_areas"
    ),
    "what stands for all": foremost.foremost(
        SUBJECT, ("value", "yoy"), {"990102": ["cargo_throughput", "berths"]}
    ),
    "an indicator": queries.of_indicators(("cargo_throughput",), ("990102", "990101")),
    "a source": queries.of_source("haidong_port_report_2023"),
    "years": queries.years(),
    "coverage": queries.coverage().order_by("area_id", "indicator_id"),
    "who has figures": queries.held_by(("990101",)).order_by("indicator_id"),
    "levels": queries.levels(("990101", "990102")).order_by("indicator_id", "period"),
    "projects": queries.projects(Selection(area="990102", categories=("berth",))),
    "projects by progress": queries.projects(Selection(statuses=("unstated", "completed"))),
    "events": queries.events(),
    "quotes": queries.quotes(),
}


@pytest.mark.parametrize("asked", QUESTIONS.values(), ids=QUESTIONS)
def test_every_engine_answers_alike(
    asked: Table, engine: Engine, harbour: RawTables, harbour_store: Store
) -> None:
    release(engine, harbour)
    assert Store(engine, 1).fetch(asked) == harbour_store.fetch(asked)


def test_a_table_of_an_older_version_gets_the_columns_that_it_lacks(engine: Engine) -> None:
    older = ibis.table({"name": "string"}, name="aged")
    newer = ibis.table({"name": "string", "note": "string", "count": "int64"}, name="aged")
    staged = ibis.table(older.schema(), name="staged")
    with engine.transaction() as work:
        work.create(older)
        work.stage(staged, [{"name": "港"}])
        work.insert(older, staged)
        work.create(newer)
        work.create(newer)
    assert engine.fetch(newer) == [{"name": "港", "note": "", "count": None}]


def test_eight_readers_at_once_get_what_one_alone_gets(engine: Engine, harbour: RawTables) -> None:
    release(engine, harbour)
    store, asked = Store(engine, 1), list(QUESTIONS.values()) * 3
    alone = [store.fetch(question) for question in asked]
    with ThreadPoolExecutor(8) as readers:
        assert list(readers.map(store.fetch, asked)) == alone


def test_texts_are_ordered_by_the_codes_of_their_characters(
    engine: Engine, harbour: RawTables
) -> None:
    """In whatever language the server runs: Z before a, and both before 港."""
    release(engine, harbour)
    quotes = [row["quote"] for row in Store(engine, 1).fetch(queries.quotes().order_by("quote"))]
    assert quotes == sorted(quotes)


def test_a_parquet_file_is_the_same_from_every_engine(
    engine: Engine, harbour: RawTables, known: Catalogue, tmp_path: Path
) -> None:
    release(engine, harbour)
    table = queries.OBSERVATIONS.order_by("observation_id")
    parts = [table.filter(table.source_id == source) for source in sorted(known.sources)]
    files = tmp_path / "one", tmp_path / "other"
    for store, file in zip((Store(engine, 1), open_store(harbour)), files, strict=True):
        store.copy(parts, [], file, {"title": "港's"})
    one, other = map(pq.read_table, files)
    assert one.equals(other)
    assert one.schema.metadata[b"title"].decode() == "港's"
