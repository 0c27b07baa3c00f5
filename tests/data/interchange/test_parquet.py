import io
from datetime import date
from typing import Any

import pyarrow.parquet as pq
import pytest

from data.catalogue import Catalogue, catalogue
from data.interchange import parquet
from data.interchange.units import unit_of
from data.queries import OBSERVATIONS
from data.reading import RawTables
from data.store import Store
from data.store.engines import DuckDB
from data.typed import Rows

MADE = date(2026, 1, 2)
TYPES = {"start": "date32[day]", "end": "date32[day]", "value": "double", "break_before": "bool"}


@pytest.fixture(scope="module")
def known(raw: RawTables) -> Catalogue:
    return catalogue(raw)


@pytest.fixture(scope="module")
def content(store: Store, known: Catalogue) -> bytes:
    return parquet.written(store, known, MADE)


@pytest.fixture(scope="module")
def stated(store: Store) -> Rows:
    """The observations in the order of the tables."""
    return store.fetch(OBSERVATIONS.order_by("observation_id"))


def read(content: bytes) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(io.BytesIO(content)).to_pylist()
    return rows


def test_every_observation_is_as_in_the_tables_and_in_their_order(
    content: bytes, stated: Rows
) -> None:
    kept = [name for name in OBSERVATIONS.columns if name in parquet.COLUMNS]
    assert set(OBSERVATIONS.columns) - set(kept) == {"observation_id", "line", "year", "preference"}
    for row, back in zip(stated, read(content), strict=True):
        assert {name: back[name] for name in kept} == {
            name: None if row[name] == "" else row[name] for name in kept
        }


def test_names_unit_and_publication_stand_beside_their_codes(
    content: bytes, known: Catalogue
) -> None:
    for row in read(content):
        indicator, area = known.indicators[row["indicator_id"]], known.areas[row["area_id"]]
        source, unit = known.sources[row["source_id"]], unit_of(row["statistic"], indicator)
        project = known.projects.get(row["project_id"])
        assert (row["indicator_zh"], row["indicator_en"]) == (indicator.name_zh, indicator.name_en)
        assert (row["area_zh"], row["area_en"]) == (area.name_zh, area.name_en)
        assert (row["project_zh"], row["project_en"]) == (
            (project.name_zh, project.name_en) if project else (None, None)
        )
        assert (row["unit_id"], row["unit_zh"]) == (unit.id, unit.name_zh)
        assert (row["source_zh"], row["source_en"]) == (source.name_zh, source.name_en)
        publication = {name: getattr(source, name) or None for name in parquet.PUBLICATION}
        assert {name: row[name] for name in publication} == publication


def test_columns_are_typed(content: bytes) -> None:
    schema = pq.read_schema(io.BytesIO(content))
    assert tuple(schema.names) == parquet.COLUMNS
    found = {name: str(schema.field(name).type) for name in schema.names}
    assert found == dict.fromkeys(parquet.COLUMNS, "string") | TYPES


def test_nothing_is_empty_text(content: bytes) -> None:
    assert not any(value == "" for row in read(content) for value in row.values())


def test_the_file_says_what_it_is(content: bytes, known: Catalogue) -> None:
    metadata = pq.read_schema(io.BytesIO(content)).metadata
    told = {key.decode(): text.decode() for key, text in metadata.items()}
    assert (told["made"], told["filters"]) == ("2026-01-02", "none")
    assert told["title_zh"] == known.dashboard.title_zh
    assert told["title_en"] == known.dashboard.title_en
    assert "来源" in told["licence_zh"]
    assert "source" in told["licence_en"]


def test_it_is_the_same_again(content: bytes, store: Store, known: Catalogue) -> None:
    assert parquet.written(store, known, MADE) == content


def test_parts_are_put_together_in_order(
    content: bytes, store: Store, known: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "PART", 40)
    assert read(parquet.written(store, known, MADE)) == read(content)


def test_nothing_of_it_stays_in_the_store(content: bytes, store: Store) -> None:
    assert content
    assert isinstance(store.engine, DuckDB)
    tables = {row[0] for row in store.engine.connection.execute("SHOW TABLES").fetchall()}
    assert not any(name.endswith("_names") for name in tables)
