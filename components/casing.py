"""A name inside a sentence: without its capital, where that is only the one of a beginning.

Languages without capitals stay as they are.
"""

import re

from data.catalogue import Catalogue

_WORD = re.compile(r"[\w'’-]+")


def inside(name: str, known: Catalogue) -> str:
    """GDP and Jinan stay; Market entities becomes market entities."""
    first = next(iter(_WORD.findall(name)), "")
    if not name.startswith(first) or not first[1:].islower() or first in _proper(known):
        return name
    return name[0].lower() + name[1:]


def _proper(known: Catalogue) -> set[str]:
    """Words that have a capital wherever they stand: in the name of a place, or within a name."""
    places = (area.name("en") for area in known.areas.values())
    within = (_WORD.findall(one.name("en"))[1:] for one in known.indicators.values())
    return {word for words in (*map(_WORD.findall, places), *within) for word in words}
