from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import ibis
import pyarrow.parquet as pq
import pytest
from ibis.expr.types import Table

from data import queries
from data.catalogue import Catalogue, catalogue
from data.model import Selection
from data.reading import RawTables, parse_table
from data.store import Store, open_store
from data.typed import Rows, observation_rows, preferred_sources
from tests.data.faults import REPORT, WEEKLY

EVERYTHING = Selection()
TABLES = {
    "observations": queries.OBSERVATIONS,
    "projects": queries.PROJECTS,
    "events": queries.EVENTS,
    "derived": queries.DERIVED,
    "within": queries.WITHIN,
}


def questions(subject: str) -> list[Table]:
    """What readers ask, each with one answer in one order."""
    chosen = queries.chosen(queries.observations(Selection(area=subject)))
    return [
        queries.observations(EVERYTHING),
        queries.observations(Selection(area=subject)),
        queries.years(),
        queries.events(),
        chosen.order_by(chosen.observation_id),
    ]


def test_eight_readers_at_once_get_what_one_alone_gets(
    harbour_store: Store, known: Catalogue
) -> None:
    asked = questions(known.subject.id) * 8
    alone = [harbour_store.fetch(question) for question in asked[:5]] * 8

    def read(first: int) -> list[Rows]:
        """Forty answers, each reader beginning at another question."""
        return [harbour_store.fetch(question) for question in asked[first:] + asked[:first]]

    with ThreadPoolExecutor(8) as readers:
        for first, answers in enumerate(readers.map(read, range(8))):
            for answer, expected in zip(answers, alone[first:] + alone[:first], strict=True):
                assert answer == expected


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_text_columns_hold_no_null(table: Table, store: Store) -> None:
    text = [name for name, kind in table.schema().items() if kind.is_string()]
    assert all(isinstance(row[name], str) for row in store.fetch(table) for name in text)


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_rows_have_the_columns_of_the_question(table: Table, store: Store) -> None:
    assert all(list(row) == list(table.schema()) for row in store.fetch(table))


def test_every_row_of_the_tables_is_held(store: Store, raw: RawTables) -> None:
    assert len(store.fetch(queries.OBSERVATIONS)) == sum(len(t.rows) for t in raw.observations)
    for name in ("projects", "events", "derived"):
        assert len(store.fetch(TABLES[name])) == len(raw.rows(f"{name}.csv"))


def test_values_are_the_numbers_of_the_files(store: Store, raw: RawTables) -> None:
    stated = [row["value"] for table in raw.observations for row in table.rows]
    held = store.fetch(queries.OBSERVATIONS.order_by("observation_id"))
    assert [row["value"] for row in held] == [float(text) if text else None for text in stated]


def test_a_rank_without_a_number_has_no_value_made_up_for_it(harbour_store: Store) -> None:
    ranks = queries.OBSERVATIONS.filter(queries.OBSERVATIONS.indicator_id == "container_throughput")
    rows = harbour_store.fetch(ranks.filter(ranks.statistic == "rank"))
    assert [row["value"] for row in rows] == [None]


def test_a_period_over_several_years_belongs_to_none(harbour_store: Store) -> None:
    years = {row["period"]: row["year"] for row in harbour_store.fetch(queries.OBSERVATIONS)}
    assert years["2021-01/2023-12"] == ""
    assert years["2023-01/2023-11"] == years["2023-09-28"] == years["2023-Q4"] == "2023"


def test_sources_are_believed_by_reliability_then_the_newest(known: Catalogue) -> None:
    assert preferred_sources(known) == [
        "haidong_port_report_2023",  # high
        "yungang_yearbook_2024",  # medium, 2024
        "haidong_sketch_2022",  # medium, 2022
        "quayside_weekly_2023",  # low
    ]


def ranked_by(harbour: RawTables, file: str, content: str) -> list[str]:
    """What the ranks of a table rank, when its rows are these."""
    header = ",".join(harbour.tables[file].columns)
    table, problems = parse_table(file, f"{header}\n{content}")
    assert table is not None
    assert problems == []
    changed = RawTables(
        harbour.folder, harbour.settings, {**harbour.tables, file: table}, {}, harbour.geometry
    )
    rows = observation_rows(changed, catalogue(changed))
    source = file.removeprefix("observations/").removesuffix(".csv")
    return [str(r["rank_of"]) for r in rows if r["source_id"] == source]


RANK = "cargo_throughput,990102,,,2023,stated,rank,1,exact,990100,A,high,,,,q"
LEVEL = "cargo_throughput,990102,,,2023,stated,value,9,exact,,A,high,,,,q"
GROWTH = "cargo_throughput,990102,,,2023,stated,yoy,9,exact,,A,high,,,,q"


@pytest.mark.parametrize(
    ("rows", "ranks"),
    (
        ((RANK,), "value"),
        ((LEVEL, RANK), "value"),
        ((GROWTH, RANK), "yoy"),
        ((LEVEL, GROWTH, RANK), "value"),
        ((GROWTH.replace("2023", "2022"), RANK), "value"),
    ),
    ids=("rank alone", "level", "growth", "level and growth", "growth of another year"),
)
def test_a_rank_that_does_not_say_ranks_the_level_else_the_growth(
    rows: tuple[str, ...], ranks: str, harbour: RawTables
) -> None:
    assert ranked_by(harbour, WEEKLY, "\n".join(rows)) == [""] * (len(rows) - 1) + [ranks]


def test_a_rank_that_says_what_it_ranks_is_believed(harbour: RawTables) -> None:
    assert ranked_by(harbour, REPORT, f"{LEVEL},\n{RANK},yoy") == ["", "yoy"]


def test_a_store_may_hold_no_observations(harbour: RawTables) -> None:
    tables = {file: t for file, t in harbour.tables.items() if not file.startswith("observations/")}
    empty = RawTables(harbour.folder, harbour.settings, tables, {}, {})
    assert open_store(empty).fetch(queries.observations(EVERYTHING)) == []


def test_a_place_in_another_system_is_stored_in_wgs84(harbour_store: Store) -> None:
    found = {row["project_id"]: row for row in harbour_store.fetch(queries.PROJECTS)}
    place = found["coastal_link"]  # its table has it in GCJ-02
    assert (place["lon"], place["lat"]) == pytest.approx((121.31, 30.345), abs=1e-6)
    assert (found["xingang_phase_3"]["lon"], found["xingang_phase_3"]["lat"]) == (121.316, 30.306)


def test_queries_are_copied_one_after_the_other_with_what_is_told(
    harbour_store: Store, tmp_path: Path
) -> None:
    """Texts and the path may hold what SQL would take for the end of them."""
    table = queries.OBSERVATIONS.select("observation_id", "quote")
    parts = [table.filter(table.observation_id == number) for number in (3, 1)]
    file, told = tmp_path / "x'; DROP.parquet", {"title": "Haidong's 港"}
    harbour_store.copy(parts, [], file, told)
    back = pq.read_table(file)
    assert back.to_pylist() == [row for part in parts for row in harbour_store.fetch(part)]
    assert back.schema.metadata[b"title"].decode() == told["title"]


def test_tables_beside_a_copy_are_there_for_it_alone(harbour_store: Store, tmp_path: Path) -> None:
    names = ibis.table({"area_id": "string", "name": "string"}, name="names")
    rows = [{"area_id": "990102", "name": "海东区"}]
    joined = queries.OBSERVATIONS.join(names, "area_id").select("name").distinct()
    harbour_store.copy([joined], [(names, rows)], tmp_path / "x", {"title": "x"})
    assert pq.read_table(tmp_path / "x").to_pylist() == [{"name": "海东区"}]
    with pytest.raises(duckdb.CatalogException):
        harbour_store.fetch(names)
