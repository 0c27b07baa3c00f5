"""The one way in which names are found, whatever they are names of.

Every spelling of all names stands in a column of its own, and each is read through from its top:
a hundred thousand sentences take some hundredths of a second, so there is no index to keep.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from data.search.spelling import Spelt, readings, together

SHORTEST_INSIDE = 2  # one letter inside of initials would find nearly everything
MOST_WORDS = 3  # that are looked for one by one, so that no query takes long

Column = tuple[str, ...]
Rows = list[int]


@dataclass(frozen=True)
class Entry:
    """Something that can be found by any of its names, and after these by what it belongs to."""

    id: str
    names: tuple[Spelt, ...]
    beside: tuple[Spelt, ...] = ()


@dataclass(frozen=True)
class Names:
    """Names, a column for each spelling; ``of`` is the place of what each name is of.

    ``read`` are the rows with pinyin: most are sentences, which have none.
    """

    of: tuple[int, ...]
    words: Column
    together: Column
    pinyin: Column
    initials: Column
    read: tuple[int, ...]


@dataclass(frozen=True)
class Index:
    """All that one looks among, in its order. To be made once and kept."""

    ids: tuple[str, ...]
    names: Names
    beside: Names


def index(entries: Iterable[Entry]) -> Index:
    listed = list(entries)
    return Index(
        tuple(entry.id for entry in listed),
        _names([(place, name) for place, entry in enumerate(listed) for name in entry.names]),
        _names([(place, name) for place, entry in enumerate(listed) for name in entry.beside]),
    )


def _names(found: list[tuple[int, Spelt]]) -> Names:
    return Names(
        tuple(place for place, _ in found),
        tuple(name.words for _, name in found),
        tuple(name.together for _, name in found),
        tuple(name.pinyin for _, name in found),
        tuple(name.initials for _, name in found),
        tuple(row for row, (_, name) in enumerate(found) if name.pinyin),
    )


def find(among: Index, query: str) -> list[str]:
    """The ids of what a query finds, the best first; everything for an empty one.

    The whole name comes before the beginning of one, then the initials of its pinyin, words in
    any order, what stands inside, pinyin, and initials inside. What is found equally well keeps
    its order. A number is found where it begins, never inside of another. A letter that is left of
    $x$ is not what was looked for, and finds nothing.
    """
    asked = readings(query)
    if not any(asked):
        return list(among.ids)
    if _is_remnant(asked[0], query):
        return []
    return [among.ids[place] for place in _all_places(among, asked)]


def find_some(among: Index, query: str) -> list[str]:
    """The ids of what holds some words of a query, the most words first; none for a single word.

    Meant for a query that finds nothing as a whole.
    """
    words = [word for word in query.split() if len(readings(word)[0]) > 1][:MOST_WORDS]
    if len(query.split()) == 1:
        return []
    held = Counter(place for word in words for place in _all_places(among, readings(word)))
    return [among.ids[place] for place, _ in held.most_common()]


def _is_remnant(asked: str, query: str) -> bool:
    """Whether all but a single Latin letter of a query are signs that no name is found by."""
    return len(asked) == 1 and asked.isascii() and asked.isalpha() and len(query.strip()) > 1


def _all_places(among: Index, asked: list[str]) -> dict[int, None]:
    """The places of all that is found by any reading, the nearest first, each once."""
    parts = ((names, words) for names in (among.names, among.beside) for words in asked)
    return dict.fromkeys(chain.from_iterable(_places(names, words) for names, words in parts))


def _places(names: Names, asked: str) -> Iterator[int]:
    """The places of what is found, the nearest first, one for each way in which it is."""
    return (names.of[row] for rows in _nearest(names, asked) for row in rows)


def _nearest(names: Names, asked: str) -> Iterator[Rows]:
    """The rows that are found in each way, the nearest first."""
    run, words = together(asked), asked.split()
    read = run.isascii()  # pinyin is written in such letters alone
    inside = _holding(names.together, run)
    first = [row for row in inside if names.together[row].startswith(run)]
    initials = [row for row in names.read if run in names.initials[row]] if read else []
    yield [row for row in first if names.together[row] == run]
    yield first
    yield [row for row in initials if names.initials[row].startswith(run)]
    # What begins a word stands inside as well, so only there it is looked for.
    loose = inside if len(words) == 1 else _holding(names.words, *map(_begun, words))
    worded = _kept(loose, names.words, *(f" {word}" for word in words))
    if len(words) > 1:
        yield [row for row in worded if f" {asked}" in names.words[row]]
    yield worded
    if not run[0].isdigit():
        yield inside
    if len(words) > 1:
        yield loose
    if read:
        yield [row for row in names.read if run in names.pinyin[row]]
    if len(run) >= SHORTEST_INSIDE:
        yield initials


def _begun(word: str) -> str:
    """A number as it begins a word; letters as they are."""
    return f" {word}" if word[0].isdigit() else word


def _holding(column: Column, part: str, *others: str) -> Rows:
    """The rows of a column that hold all parts."""
    return _kept([row for row, text in enumerate(column) if part in text], column, *others)


def _kept(rows: Rows, column: Column, *parts: str) -> Rows:
    """Those of some rows that hold all parts."""
    for part in parts:
        rows = [row for row in rows if part in column[row]]
    return rows
