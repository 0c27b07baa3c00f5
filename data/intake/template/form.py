"""The form of the template: its columns, and the words that stand in it for ids and codes.

What is issued and what is read back is taken from here, so that both speak of the same words.
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any
from unicodedata import normalize

from data import wording
from data.catalogue import Catalogue
from data.cells import harmless
from data.model import Area, Language, Named

COLUMNS = (
    "indicator",
    "area",
    "period",
    "statistic",
    "value",
    "qualifier",
    "unit",
    "rank_in",
    "status",
    "note",
    "quote",
)
REQUIRED = ("indicator", "area", "period", "statistic", "value")
MARK = "*"  # at the heading of a required column


def words(language: Language) -> dict[str, Any]:
    """All words of the template."""
    template: dict[str, Any] = wording.words(language)["template"]
    return template


def heading(column: str, language: Language) -> str:
    """The heading of a column: 时期*."""
    name = _headings(column, language)[0]
    return name + MARK if column in REQUIRED else name


def column_names(language: Language) -> dict[str, str]:
    """The column of each heading, as ``plain`` and without its mark; those of earlier forms too."""
    return {plain(said): name for name in COLUMNS for said in _headings(name, language)}


def _headings(column: str, language: Language) -> list[str]:
    """The wordings of a heading: the one in use, then those of earlier forms."""
    said: str = words(language)["columns"][column]
    return said.split("|")


def codes(kind: str, language: Language) -> dict[str, str]:
    """The code of each word of a kind, ``statistics``, ``qualifiers`` or ``statuses``."""
    return {word: code for code, said in words(language)[kind].items() for word in said.split("|")}


def labels(nouns: Iterable[Named], language: Language) -> dict[str, str]:
    """The id of each name as it stands in a list; names that two share are told apart by it."""
    named = [(noun.name(language), noun.id) for noun in nouns]
    shared = Counter(plain(name) for name, _ in named)
    return {
        harmless(name if shared[plain(name)] == 1 else f"{name} ({noun_id})"): noun_id
        for name, noun_id in named
    }


def wholes(known: Catalogue) -> list[Area]:
    """The areas that others lie in, among which a part can rank."""
    parents = {area.parent_id for area in known.areas.values()}
    return [area for area in known.areas.values() if area.id in parents]


def plain(text: str) -> str:
    """A text as it is compared: without spaces, full-width signs as half-width ones."""
    return re.sub(r"\s", "", normalize("NFKC", text)).casefold()
