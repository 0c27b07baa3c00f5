import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import queries, search
from data.catalogue import TABLES_FOLDER, Catalogue, catalogue, sound
from data.model import LANGUAGES, Language
from data.reading import RawTables
from data.search import Entry, Sentence, find, index, indicators, marks, plain, spelt, written
from data.store import Store, open_store

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
ENTRIES = index(Entry(name, tuple(map(spelt, words))) for name, words in NAMES.items())
SENTENCES = (
    "全年建成5G基站1158个",
    "完成投资1,158.5亿元,其中21158万元为自筹",
    "老旧小区改造惠及1.2万户，总投资2.3亿元",
    "GDP reached 206.3 billion yuan",
)
HOSTILE = (
    "数" * 10_000,
    "a" * 10_000,
    ".*",
    "[",
    "(?",
    "\\",
    "%",
    "_",
    "'; --",
    '"',
    "\0",
    "🙂",
    "<!>",
)


@pytest.fixture(scope="module")
def shipped() -> tuple[Catalogue, Store]:
    raw = sound(TABLES_FOLDER)
    return catalogue(raw), open_store(raw)


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
        ("基站 新增", ["stations"]),
        ("改造 老旧", ["renewal"]),
        ("户数 小区", ["renewal"]),
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
        ("lǜdì", ["green"]),
        ("LÜDI", ["green"]),
        ("yínháng", ["bank"]),
        ("銀行網點", ["bank"]),
        ("$x$", []),
        ("c++", []),
        ("没有", []),
        ("xyzzy", []),
    ),
)
def test_a_name_is_found_by_any_of_its_spellings(query: str, ids: list[str]) -> None:
    assert find(ENTRIES, query) == ids


def test_an_umlaut_is_read_as_both_letters_that_stand_for_it() -> None:
    made = index(Entry(name, (spelt(name),)) for name in ("女", "努力", "Nürnberg", "New"))
    assert find(made, "nǚ") == ["女", "Nürnberg", "努力"]
    assert find(made, "nv") == ["女"]


@pytest.mark.parametrize(
    ("name", "query"),
    (("历城区", "歷城"), ("歷城區", "历城区"), ("乾隆", "乾隆"), ("后土", "後土")),
)
def test_traditional_and_simplified_letters_meet(name: str, query: str) -> None:
    assert find(index([Entry(name, (spelt(name),))]), query) == [name]
    assert [(mark.start, mark.end) for mark in marks(name, query)] == [(0, len(query))]


@pytest.mark.parametrize(
    ("query", "ids"),
    (
        ("生产总值 2020", ["output", "per_head"]),
        ("gdp 人口", ["output", "per_head"]),
        ("银行 基站 5g", ["stations", "bank"]),
        ("没有 a", []),
        ("没有", []),
    ),
)
def test_what_holds_some_words_is_found_with_the_most_words_first(
    query: str, ids: list[str]
) -> None:
    assert find(ENTRIES, query) == []
    assert search.find_some(ENTRIES, query) == ids


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


def test_what_something_belongs_to_is_found_after_every_name() -> None:
    there = Entry("park", (spelt("公园"),), (spelt("绿色发展"),))
    named = Entry("growth", (spelt("经济绿色发展"),))
    assert find(index([there, named]), "绿色发展") == ["growth", "park"]
    assert find(index([there, named]), "lsfz") == ["park", "growth"][::-1]


@pytest.mark.parametrize(
    ("query", "found"),
    (
        ("1158", [0, 1]),
        ("１１５８", [0, 1]),
        ("1,158", [0, 1]),
        ("158", []),
        ("21158", [1]),
        ("206.3", [3]),
        ("6.3", []),
        ("206", [3]),
        ("投资 老旧小区", [2]),
        ("老旧小区投资", []),
        ("206.3 gdp", [3]),
        ("ljxq", []),
    ),
)
def test_a_sentence_is_found_by_its_words_in_any_order_and_its_numbers_as_printed(
    query: str, found: list[int]
) -> None:
    made = search.of_sentences(tuple(Sentence("source", words) for words in SENTENCES))
    assert find(made, query) == list(map(str, found))


@pytest.mark.parametrize(
    ("words", "query", "marked"),
    (
        (SENTENCES[0], "1158", ["1158"]),
        (SENTENCES[1], "1158", ["1,158"]),
        (SENTENCES[1], "21158 投资", ["投资", "21158"]),
        (SENTENCES[2], "投资 老旧小区", ["老旧小区", "投资"]),
        (SENTENCES[2], "老旧 小区改造", ["老旧小区改造"]),
        (SENTENCES[3], "ＧＤＰ", ["GDP"]),
        (SENTENCES[3], "206.3", ["206.3"]),
        ("一期工程,1158个", "1158", ["1158"]),
        ("ＧＤＰ为㎡5", "gdp m2", ["ＧＤＰ", "㎡"]),
        (SENTENCES[3], "没有", []),
        (SENTENCES[3], "，", []),
    ),
)
def test_what_was_looked_for_is_marked_where_it_stands(
    words: str, query: str, marked: list[str]
) -> None:
    assert [words[mark.start : mark.end] for mark in marks(words, query)] == marked


@given(st.text(), st.text())
def test_marks_stand_in_order_and_none_overlaps(words: str, query: str) -> None:
    at = 0
    for mark in marks(words, query):
        assert at <= mark.start < mark.end <= len(words)
        at = mark.end


@pytest.mark.parametrize("query", HOSTILE)
def test_a_hostile_query_is_only_letters(query: str) -> None:
    found = find(ENTRIES, query)
    assert found == ([] if plain(query) else list(NAMES))
    assert marks(".*[(?\\%_'; --<b>\"\0", query) == []


@pytest.mark.parametrize("text", ("1,158", "12,1158", "2020，158", "v1.2.3", "5g.3", ".5", "Ａ１"))
def test_a_plain_text_stays_as_it_is(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@pytest.mark.parametrize(
    ("text", "made"),
    (
        ("新增5G基站1,158个", "新增 5g 基站 1158 个"),
        ("PM2.5", "pm 2.5"),
        ("Tai'an—Jinan.", "tai an jinan"),
        ("近11万户，全市第1", "近 11 万户 全市第 1"),
    ),
)
def test_a_number_is_a_word_of_its_own(text: str, made: str) -> None:
    assert plain(text) == made


def test_a_sentence_is_not_spelt_out_in_pinyin() -> None:
    assert spelt("市中区").initials == "szq"
    assert written("市中区").pinyin == written("市中区").initials == ""


@pytest.mark.parametrize(
    ("kind", "query", "first"),
    (
        ("indicators", "gdp", "gdp"),
        ("indicators", "dqsczz", "gdp"),
        ("indicators", "社零", "retail_sales"),
        ("indicators", "民生品质", "roads_in_progress"),
        ("projects", "jtgs", "jitai_expressway"),
        ("projects", "小旧改", "old_estate_renovation"),
        ("projects", "老旧小区改造", "old_estate_renovation"),
        ("projects", "营商环境", "shizhong_easy"),
        ("areas", "市中", "370103"),
        ("areas", "szq", "370103"),
        ("areas", "高新区", "jinan_hightech"),
        ("sources", "奋楫扬帆", "shizhong_article_2021"),
        ("sources", "Dazhong Net", "county_gdp_2016"),
    ),
)
def test_the_shipped_tables_are_found_by_what_people_type(
    shipped: tuple[Catalogue, Store], kind: str, query: str, first: str
) -> None:
    known, _ = shipped
    assert find(getattr(search, kind)(known), query)[0] == first


def test_the_sentences_hold_full_texts_and_each_quote_once(raw: RawTables, store: Store) -> None:
    known = catalogue(raw)
    quoted = store.fetch(queries.quotes())
    found = search.sentences(known, quoted)
    leads = {(one.source_id, quote) for one in found for quote in one.quotes}
    assert leads == {(row["source_id"], row["quote"]) for row in quoted}
    for document, source in ((known.text(name), name) for name in known.sources):
        own = [one.words for one in found if one.source_id == source]
        for line in filter(None, (line.strip("# *") for line in document.splitlines())):
            assert any(words in line or line in words for words in own)
    whole = [one for one in found if known.text(one.source_id) and not one.quotes]
    assert whole
    assert not any("**" in one.words or one.words.startswith("#") for one in found)


def test_a_number_of_the_article_finds_its_sentence(shipped: tuple[Catalogue, Store]) -> None:
    known, store = shipped
    held = search.sentences(known, store.fetch(queries.quotes()))
    (found,) = (held[int(place)] for place in find(search.of_sentences(held), "1158"))
    assert found.source_id == "shizhong_article_2021"
    assert any("1158" in quote for quote in found.quotes)


def test_a_sentence_ends_with_its_mark_and_what_closes_after_it() -> None:
    known = catalogue(sound(ROOT / "tests" / "tables" / "harbour"))
    name = next(name for name in known.sources if known.text(name))
    text = "## 标题\n他说：“好。”**要点**——增长5.2%。It grew by 5.2 %. Then it fell."
    told = replace(known, documents={known.sources[name].document: text})
    words = [one.words for one in search.sentences(told, []) if one.source_id == name]
    assert words == ["标题", "他说：“好。”要点——增长5.2%。", "It grew by 5.2 %.", "Then it fell."]


def _among(kind: search.Kind) -> search.Index:
    names = {"wharf": "旧码头", "berths": "泊位"} if kind == "projects" else {}
    return index(Entry(name, (spelt(words),)) for name, words in names.items())


@pytest.mark.parametrize(
    ("query", "ids", "whole"),
    (
        ("码头", ["wharf"], True),
        ("码头 泊位", ["wharf", "berths"], False),
        ("灯塔", [], False),
        ("  ", [], True),
    ),
)
def test_what_holds_only_some_of_the_words_is_said_to(
    query: str,
    ids: list[str],
    whole: bool,  # noqa: FBT001 -- what is found
) -> None:
    made = search.found(query, _among)
    assert (made.hits["projects"], made.count, made.whole) == (ids, len(ids), whole)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_find_something_in_any_tables(raw: RawTables, language: Language) -> None:
    known = catalogue(raw)
    made = [getattr(search, kind)(known) for kind in search.KINDS if kind != "sentences"]
    queried = search.examples(known, language)
    assert len(queried) == 3
    for query in queried:
        assert any(find(among, query) for among in made)
