"""How long a query takes among a hundred thousand names and sentences."""

import time
from collections.abc import Iterator
from itertools import cycle, islice

from data import queries, search
from data.catalogue import TABLES_FOLDER, Catalogue, catalogue, sound
from data.search import Entry, Index, Spelt
from data.store import open_store

MANY = 100_000
NAMES = 20_000  # of them are names, with their pinyin; the others are sentences
TIMES = 5
# A whole name, a synonym, initials, two readings, words, a number, what stands in nearly all, in
# none, and words of which none stands in any.
QUERIES = (
    *("老旧小区改造", "小旧改", "dqsczz", "lǜ", "改造 投资", "1158"),
    *("7", "年", "a", "没有这样的词", "xyzzy 没有 qqq zzz"),
)


def _again(told: list[Spelt], count: int) -> Iterator[Spelt]:
    """As many texts, each with a number of its own after it."""
    for number, one in enumerate(islice(cycle(told), count)):
        words, run = f"{one.words} {number}", f"{one.together}{number}"
        yield Spelt(words, run, one.pinyin and f"{one.pinyin}{number}", one.initials)


def _many(known: Catalogue, sentences: tuple[search.Sentence, ...]) -> Index:
    indicators = known.indicators.values()
    names = [n for one in indicators for n in (one.name_zh, one.name_en, *one.aliases)]
    names += [one.name_zh for one in known.projects.values()]
    told = [
        *_again([search.spelt(name) for name in names], NAMES),
        *_again([search.written(one.words) for one in sentences], MANY - NAMES),
    ]
    return search.index(Entry(str(number), (one,)) for number, one in enumerate(told))


def among_many() -> dict[str, list[float]]:
    """Seconds of each query, several times, once the names and sentences are spelt out."""
    raw = sound(TABLES_FOLDER)
    known = catalogue(raw)
    sentences = search.sentences(known, open_store(raw).fetch(queries.quotes()))
    among = _many(known, sentences)
    return {query: [_seconds(among, query) for _ in range(TIMES)] for query in QUERIES}


def _seconds(among: Index, query: str) -> float:
    begin = time.perf_counter()
    if not search.find(among, query):
        search.find_some(among, query)
    return time.perf_counter() - begin
