"""Finding things by their names: in Chinese, by pinyin or its initials, in English.

A name is kept in a few plain spellings, and a query is looked for in each of them.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from data.catalogue import Catalogue

_APART = re.compile(r"[^0-9a-z\u3400-\u9fff]+")
_RUNS = re.compile(r"[\u3400-\u9fff]+|[0-9a-z]")  # what is read together; else letter by letter
SHORTEST_INSIDE = 2  # one letter inside of initials would find nearly everything


@dataclass(frozen=True)
class Spelt:
    """One name: its words with a space before each, then run together, then as pinyin."""

    words: str
    together: str
    pinyin: str
    initials: str


@dataclass(frozen=True)
class Entry:
    """Something that can be found by any of its names."""

    id: str
    names: tuple[Spelt, ...]


def entry(name: str, *words: str) -> Entry:
    """Something by its id and its names. Takes a moment: to be made once and kept."""
    return Entry(name, tuple(map(spelt, words)))


def indicators(known: Catalogue) -> tuple[Entry, ...]:
    """All indicators, by their names in both languages and their further names."""
    found = known.indicators.values()
    return tuple(entry(one.id, one.name_zh, one.name_en, *one.aliases) for one in found)


def projects(known: Catalogue) -> tuple[Entry, ...]:
    """All projects, by their names in both languages."""
    return tuple(entry(one.id, one.name_zh, one.name_en) for one in known.projects.values())


def find(among: Iterable[Entry], query: str) -> list[str]:
    """The ids of what a query finds, the best first; everything for an empty one.

    The whole name comes before the beginning of one, then the initials of its pinyin, words in
    any order, pinyin, and initials inside. What is found equally well keeps its order.
    """
    asked = plain(query)
    if not asked:
        return [entry.id for entry in among]
    ranked = [
        (min((_rank(name, asked) for name in entry.names), default=_NOWHERE), entry.id)
        for entry in among
    ]
    found = [(rank, name) for rank, name in ranked if rank < _NOWHERE]
    return [name for _, name in sorted(found, key=lambda one: one[0])]


_NOWHERE = 7


def _rank(name: Spelt, asked: str) -> int:
    """How near a name comes, 0 being the nearest."""
    together = asked.replace(" ", "")
    ranks = (
        name.together == together,
        name.together.startswith(together),
        name.initials.startswith(together),
        all(f" {word}" in name.words for word in asked.split()),
        together in name.together,
        f" {together}" in f" {name.pinyin}" or together in name.pinyin.replace(" ", ""),
        len(together) >= SHORTEST_INSIDE and together in name.initials,
    )
    return ranks.index(True) if True in ranks else _NOWHERE


def plain(text: str) -> str:
    """Small letters, half-width, with one space for whatever is neither letter nor digit."""
    return _APART.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


def spelt(name: str) -> Spelt:
    """A name in its plain spellings; a Chinese letter is read as its phrase has it."""
    # The readings take a moment to load, and the first tile does not wait for them.
    from pypinyin import lazy_pinyin  # noqa: PLC0415

    words = plain(name)
    together = words.replace(" ", "")
    syllables = [s for run in _RUNS.findall(words) for s in lazy_pinyin(run)]
    initials = "".join(syllable[0] for syllable in syllables)
    return Spelt(f" {words}", together, " ".join(syllables), initials)
