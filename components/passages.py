"""Texts with their figures marked: a quote with its number, a document with all of them."""

from dataclasses import dataclass
from urllib.parse import urlencode

from components.figures import Observation
from components.text import literal
from data import quotations
from data.catalogue import Catalogue
from data.model import Indicator


@dataclass(frozen=True)
class Mark:
    """A stretch of a document that states a figure of an indicator."""

    start: int
    end: int
    indicator_id: str


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


def marks(text: str, observations: list[Observation], known: Catalogue) -> list[Mark]:
    """Every place of a document at which one of its figures stands, in order, none overlapping.

    A figure whose number is not found in its quote is marked by the whole quote.
    """
    found: list[Mark] = []
    for observation in observations:
        indicator = known.indicators[observation["indicator_id"]]
        quote, unit = observation["quote"], indicator.unit.name_zh
        span = quotations.find(quote, observation["value"], unit, observation["statistic"])
        start, end = (span.start, span.end) if span else (0, len(quote))
        places = quotations.places(text, quote)
        found += [Mark(place + start, place + end, indicator.id) for place in places]
    kept: list[Mark] = []
    for mark in sorted(found, key=lambda mark: (mark.start, mark.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def document(
    text: str,
    observations: list[Observation],
    known: Catalogue,
    choices: dict[str, list[str]],
) -> str:
    """A whole document as Markdown: its paragraphs and headings, each figure a link to its page.

    ``choices`` are the parameters that each link carries along.
    """
    pieces: list[str] = []
    at = 0
    for mark in marks(text, observations, known):
        theme = known.themes[known.indicators[mark.indicator_id].theme_id]
        address = urlencode(choices | {"indicator": [mark.indicator_id]}, doseq=True)
        number = literal(text[mark.start : mark.end])
        pieces += [_escaped(text[at : mark.start])]
        pieces += [f"[:{theme.color}-background[{number}]](indicator?{address})"]
        at = mark.end
    pieces.append(_escaped(text[at:]))
    return "".join(pieces)


def _escaped(text: str) -> str:
    """Plain text with its line breaks kept; a line that opens with # stays a heading."""
    return "\n".join(_line(line) for line in text.split("\n"))


def _line(line: str) -> str:
    hashes = len(line) - len(line.lstrip("#"))
    if 0 < hashes <= 6 and line[hashes : hashes + 1] == " ":
        return f"{'#' * (hashes + 2)} {literal(line[hashes + 1 :])}"
    return literal(line).replace("\\*\\*", "**")
