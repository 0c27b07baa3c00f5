"""Texts with their figures marked: a quote with its number, a document with all of them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from components.addresses import Choices, address
from components.figures import Observation
from components.text import literal
from data import quotations
from data.catalogue import Catalogue
from data.model import Indicator
from data.quotations import Span

_BREAK = re.compile(r"[^\S\n]*\n(?:[^\S\n]*\n)+")  # between two paragraphs
_ENDS = tuple("。！？；：…—”’」』》）】.!?;:\"')")  # what a paragraph ends with that is whole
_QUOTES = ("“”", "‘’", "「」", "『』", "《》", "（）")
_OUT = "\0"  # a letter that is left out: the others keep their places

SHORT = 15  # letters of a mark that stand on one line
CHOSEN = "yellow"  # the colour behind the passage that was looked for


@dataclass(frozen=True)
class Passage:
    """Words of a source, and what the tables take from them: figures, events, projects."""

    id: str
    quote: str
    observations: tuple[Observation, ...] = ()
    events: tuple[dict[str, Any], ...] = ()
    projects: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True)
class Mark:
    """A stretch of a document that states a figure of an indicator, and the quote it is in."""

    start: int
    end: int
    indicator_id: str
    passage_id: str


@dataclass(frozen=True)
class Part:
    """Paragraphs of a document as Markdown. ``place`` counts those with the chosen passage.

    From 1; it is 0 for paragraphs without it.
    """

    words: str
    place: int = 0


def passages(
    observations: Iterable[Observation],
    events: Iterable[dict[str, Any]],
    projects: Iterable[dict[str, Any]],
) -> list[Passage]:
    """What is taken from each quote of a source, in the order of the tables."""
    rows: dict[str, tuple[list[Any], list[Any], list[Any]]] = {}
    for kind, found in enumerate((observations, events, projects)):
        for row in found:
            if row["quote"]:
                rows.setdefault(row["quote"], ([], [], []))[kind].append(row)
    return [
        Passage(quotations.passage_id(quote), quote, *map(tuple, said))
        for quote, said in rows.items()
    ]


def marked(observation: Observation, indicator: Indicator, color: str) -> str:
    """A quote as Markdown, its figure set off. Where it is not found, the quote as it stands."""
    quote = observation["quote"]
    unit = indicator.unit.name_zh
    span = quotations.find(quote, observation["value"], unit, observation["statistic"])
    if span is None:
        return literal(quote)
    number = literal(quote[span.start : span.end])
    before, after = literal(quote[: span.start]), literal(quote[span.end :])
    return f"{before}:{color}-background[{number}]{after}"


def is_marked(observation: Observation, indicator: Indicator) -> bool:
    """Whether the figure stands in its quote as a number of the same value."""
    unit, statistic = indicator.unit.name_zh, observation["statistic"]
    found = quotations.find(observation["quote"], observation["value"], unit, statistic)
    return found is not None


def marks(text: str, observations: Iterable[Observation], known: Catalogue) -> list[Mark]:
    """Every place of a document at which one of its figures stands, in order, none overlapping.

    A figure whose number is not found in its quote is marked by the whole quote.
    """
    found: list[Mark] = []
    for observation in observations:
        indicator = known.indicators[observation["indicator_id"]]
        quote, unit = observation["quote"], indicator.unit.name_zh
        span = quotations.find(quote, observation["value"], unit, observation["statistic"])
        start, end = (span.start, span.end) if span else (0, len(quote))
        name = quotations.passage_id(quote)
        places = quotations.places(text, quote)
        found += [Mark(place + start, place + end, indicator.id, name) for place in places]
    kept: list[Mark] = []
    for mark in sorted(found, key=lambda mark: (mark.start, mark.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def quoted(passage: Passage, known: Catalogue, choices: Choices) -> str:
    """The words of a passage as Markdown, each of its figures a link to its indicator."""
    whole = Span(0, len(passage.quote))
    found = marks(passage.quote, passage.observations, known)
    return _words(passage.quote, whole, found, [], known, choices)


def document(
    text: str,
    observations: list[Observation],
    known: Catalogue,
    choices: Choices,
    chosen: str = "",
) -> list[Part]:
    """A whole document: its paragraphs and headings, each figure a link to its page.

    ``choices`` are the parameters that each link carries along; ``chosen`` is a quote, whose
    places in the text are set off and stand in parts of their own. A sentence that an empty line
    tears apart, as where a page of print ended, is shown in one piece.
    """
    found = marks(text, observations, known)
    shown = [Span(at, at + len(chosen)) for at in quotations.places(text, chosen)]
    parts: list[Part] = []
    mended = _BREAK.sub(_mended, text)
    for place, lines in groupby(_lines(mended), key=lambda line: _place(line, shown)):
        whole = list(lines)
        stretch = Span(whole[0].start, whole[-1].end)
        words = _words(mended, stretch, found, shown, known, choices)
        parts.append(Part(words.replace(_OUT, ""), place))
    return parts


def _mended(found: re.Match[str]) -> str:
    """A break between paragraphs; where it tears a sentence apart, what stands there instead."""
    text = found.string
    before = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
    after = text[found.end() :].split("\n", 1)[0]
    if not (_is_torn(before) and after and not after.startswith(("#", "**"))):
        return found[0]
    between = " " if before[-1].isascii() and after[0].isascii() else ""
    return between.ljust(len(found[0]), _OUT)


def _is_torn(paragraph: str) -> bool:
    """Whether a paragraph ends within a sentence: it has had one, or has not closed a quotation.

    A heading without a full stop, a name or a caption has neither.
    """
    if not paragraph or paragraph.startswith("#") or paragraph.endswith(_ENDS):
        return False
    is_open = any(paragraph.count(q[0]) > paragraph.count(q[1]) for q in _QUOTES)
    return is_open or any(mark in paragraph for mark in ("。", "！", "？", ". "))


def _lines(text: str) -> Iterator[Span]:
    """Where each line stands, its end included."""
    at = 0
    for line in text.splitlines(keepends=True):
        yield Span(at, at + len(line))
        at += len(line)


def _place(line: Span, shown: list[Span]) -> int:
    """Which of the places is the first in a line, counted from 1; 0 for none."""
    inside = (n for n, s in enumerate(shown, 1) if s.start < line.end and line.start < s.end)
    return next(inside, 0)


def _words(  # noqa: PLR0913, PLR0917 -- a stretch of a text, and what is set off in it
    text: str,
    stretch: Span,
    found: list[Mark],
    shown: list[Span],
    known: Catalogue,
    choices: Choices,
) -> str:
    """A stretch of a text as Markdown: its figures as links, the chosen passages set off."""
    pieces: list[str] = []
    at = stretch.start
    for mark in found:
        if stretch.start <= mark.start and mark.end <= stretch.end:
            pieces += _plain(text, Span(at, mark.start), shown)
            pieces.append(_figure(text, mark, known, choices))
            at = mark.end
    return "".join([*pieces, *_plain(text, Span(at, stretch.end), shown)])


def _figure(text: str, mark: Mark, known: Catalogue, choices: Choices) -> str:
    theme = known.themes[known.indicators[mark.indicator_id].theme_id]
    asked = {"indicator": [mark.indicator_id], "passage": [mark.passage_id]}
    to = address("indicator", {**choices, **asked})
    number = literal(text[mark.start : mark.end])
    # The style sheet keeps in one piece what stands on its ground within its colour.
    inner, outer = f"{theme.color}-background", theme.color
    if mark.end - mark.start > SHORT:
        inner, outer = outer, inner
    return f"[:{outer}[:{inner}[{number}]]]({to})"


def _plain(text: str, stretch: Span, shown: list[Span]) -> Iterator[str]:
    """What stands between figures; what belongs to a chosen passage is set off."""
    at = stretch.start
    for place in shown:
        start, end = max(at, place.start), min(stretch.end, place.end)
        if start < end:
            yield _escaped(text[at:start])
            words = _escaped(text[start:end])
            yield f":{CHOSEN}-background[{words}]" if words.strip() else words
            at = end
    yield _escaped(text[at : stretch.end])


def _escaped(text: str) -> str:
    """Plain text with its line breaks kept; a line that opens with # stays a heading."""
    return "\n".join(_line(line) for line in text.split("\n"))


def _line(line: str) -> str:
    hashes = len(line) - len(line.lstrip("#"))
    if 0 < hashes <= 6 and line[hashes : hashes + 1] == " ":
        return f"{'#' * (hashes + 1)} {literal(line[hashes + 1 :])}"
    return literal(line).replace("\\*\\*", "**")
