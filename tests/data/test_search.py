import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.catalogue import catalogue
from data.reading import RawTables
from data.search import Entry, find, indicators, plain, spelt

ROOT = Path(__file__).parents[2]
NAMES = {
    "output": ("地区生产总值", "GDP", "生产总值", "Gross domestic product"),
    "per_head": ("人均地区生产总值", "人均GDP", "GDP per person"),
    "renewal": ("老旧小区改造户数", "小旧改", "Households in renovated estates"),
    "stations": ("新增5G基站", "New 5G base stations"),
    "air": ("PM2.5平均浓度", "Mean PM2.5 concentration"),
    "bank": ("银行网点", "Offices"),
    "green": ("绿地面积", "Lawns"),
}
ENTRIES = tuple(Entry(name, tuple(map(spelt, words))) for name, words in NAMES.items())


@pytest.mark.parametrize(
    ("query", "ids"),
    (
        ("地区生产总值", ["output", "per_head"]),
        ("总值", ["output", "per_head"]),
        ("小旧改", ["renewal"]),
        ("GDP", ["output", "per_head"]),
        ("ｇｄｐ", ["output", "per_head"]),
        ("diqushengchanzongzhi", ["output", "per_head"]),
        ("di qu sheng", ["output", "per_head"]),
        ("dqsczz", ["output", "per_head"]),
        ("rjdq", ["per_head"]),
        ("ljx", ["renewal"]),
        ("5g 基站", ["stations"]),
        ("base 5g", ["stations"]),
        ("STATIONS new", ["stations"]),
        ("pm2.5", ["air"]),
        ("pm 2 5", ["air"]),
        ("yinhang", ["bank"]),
        ("yhwd", ["bank"]),
        ("lvdi", ["green"]),
        ("没有", []),
        ("xyzzy", []),
    ),
)
def test_a_name_is_found_by_any_of_its_spellings(query: str, ids: list[str]) -> None:
    assert find(ENTRIES, query) == ids


@pytest.mark.parametrize("query", ("", "  ", "，。"))
def test_an_empty_query_finds_everything_in_its_order(query: str) -> None:
    assert find(ENTRIES, query) == list(NAMES)


@given(st.text())
def test_any_query_finds_entries_and_each_once(query: str) -> None:
    found = find(ENTRIES, query)
    assert set(found) <= set(NAMES)
    assert len(found) == len(set(found))
    assert plain(plain(query)) == plain(query)


def test_each_indicator_of_the_tables_is_found_first_by_its_name(raw: RawTables) -> None:
    known = catalogue(raw)
    entries = indicators(known)
    for indicator in known.indicators.values():
        for name in (indicator.name_zh, indicator.name_en):
            best = known.indicators[find(entries, name)[0]]
            assert plain(name) in {plain(n) for n in (best.name_zh, best.name_en, *best.aliases)}


def test_the_readings_are_not_loaded_before_the_first_search() -> None:
    subprocess.run(
        [sys.executable, "-c", "import sys, data.search; sys.exit('pypinyin' in sys.modules)"],
        cwd=ROOT,
        check=True,
    )
