"""Finding what the tables hold by what somebody types: in Chinese, by pinyin, in English."""

from data.search.finding import Entry, Index, find, find_some, index
from data.search.spelling import Spelt, marks, plain, spelt, written
from data.search.subjects import (
    KINDS,
    Found,
    Kind,
    Sentence,
    areas,
    examples,
    found,
    indicators,
    of_sentences,
    projects,
    sentences,
    sources,
)

__all__ = [
    "KINDS",
    "Entry",
    "Found",
    "Index",
    "Kind",
    "Sentence",
    "Spelt",
    "areas",
    "examples",
    "find",
    "find_some",
    "found",
    "index",
    "indicators",
    "marks",
    "of_sentences",
    "plain",
    "projects",
    "sentences",
    "sources",
    "spelt",
    "written",
]
