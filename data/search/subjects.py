"""What the tables hold that can be looked for, and by which of its words."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from data.catalogue import Catalogue
from data.model import Language
from data.search.finding import Entry, Index, find, find_some, index
from data.search.spelling import Spelt, plain, spelt, written
from data.typed import Rows, preferred_sources

Kind = Literal["indicators", "projects", "areas", "sources", "sentences"]
KINDS: tuple[Kind, ...] = ("indicators", "projects", "areas", "sources", "sentences")

# A sentence ends with its line, or with the mark and what closes after it.
_ENDS = re.compile(r"\n|(?<=[。！？])(?![”’」』）])|(?<=[.!?])\s+")


@dataclass(frozen=True)
class Found:
    """The ids that a query finds, by kind, the best first; ``whole``: each holds all its words."""

    hits: dict[Kind, list[str]]
    whole: bool = True

    @property
    def count(self) -> int:
        return sum(map(len, self.hits.values()))


def found(query: str, among: Callable[[Kind], Index]) -> Found:
    """What holds all words of a query; where nothing of any kind does, what holds some of them.

    Nothing without a letter.
    """
    if not plain(query):
        return Found({kind: [] for kind in KINDS})
    whole = Found({kind: find(among(kind), query) for kind in KINDS})
    if whole.count:
        return whole
    return Found({kind: find_some(among(kind), query) for kind in KINDS}, whole=False)


@dataclass(frozen=True)
class Sentence:
    """Words of a source, and the quotes of the tables that stand in them, by which it opens."""

    source_id: str
    words: str
    quotes: tuple[str, ...] = ()


def indicators(known: Catalogue) -> Index:
    """All indicators, by their names in both languages and their further names; then by theme."""
    themes = {one.id: _spelt(one.name_zh, one.name_en) for one in known.themes.values()}
    return index(
        Entry(one.id, _spelt(one.name_zh, one.name_en, *one.aliases), themes[one.theme_id])
        for one in known.indicators.values()
    )


def projects(known: Catalogue) -> Index:
    """All projects, by their names in both languages and their further names."""
    found = known.projects.values()
    return index(Entry(one.id, _spelt(one.name_zh, one.name_en, *one.aliases)) for one in found)


def areas(known: Catalogue) -> Index:
    """All areas, by their names in both languages, as people say them, and their further names."""
    return index(
        Entry(one.id, _spelt(one.name_zh, one.name_en, one.short_zh, *one.aliases))
        for one in known.areas.values()
    )


def sources(known: Catalogue) -> Index:
    """All sources by their titles in both languages; then by who published them."""
    return index(
        Entry(one.id, _spelt(one.name_zh, one.name_en), _spelt(one.publisher_zh, one.publisher_en))
        for one in known.sources.values()
    )


def _spelt(*names: str) -> tuple[Spelt, ...]:
    return tuple(spelt(name) for name in dict.fromkeys(names) if name)


def sentences(known: Catalogue, quoted: Rows) -> tuple[Sentence, ...]:
    """All sentences that are held, those of the source that is believed most first.

    These are the sentences of full texts, then the quotes of the tables (``queries.quotes``) that
    no such sentence holds.
    """
    quotes: dict[str, list[str]] = {}
    for row in quoted:
        quotes.setdefault(row["source_id"], []).append(row["quote"])
    return tuple(
        sentence
        for source in preferred_sources(known)
        for sentence in _of_source(source, known.text(source), quotes.get(source, []))
    )


def _of_source(source: str, text: str, quotes: list[str]) -> Iterator[Sentence]:
    held: set[str] = set()
    for words in filter(None, map(_bare, _ENDS.split(text))):
        inside = [quote for quote in quotes if _bare(quote) in words]
        held.update(inside)
        yield Sentence(source, words, tuple(inside))
    yield from (Sentence(source, quote, (quote,)) for quote in quotes if quote not in held)


def _bare(line: str) -> str:
    """A line without the marks of headings and of what is set off."""
    return line.replace("**", "").lstrip("# ").strip()


def of_sentences(found: tuple[Sentence, ...]) -> Index:
    """Sentences by their words; the id of each is its place among them."""
    return index(Entry(str(n), (written(one.words),)) for n, one in enumerate(found))


def examples(known: Catalogue, language: Language) -> list[str]:
    """Queries that find something in these tables: an indicator, its initials, their area."""
    first = known.dashboard.series or next(iter(known.indicators))
    indicator = known.indicators[first]
    initials = spelt(indicator.name_zh).initials
    found = [indicator.name(language), initials, known.subject.name(language)]
    return [query for query in dict.fromkeys(found) if query]
