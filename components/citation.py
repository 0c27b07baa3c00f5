"""How a source is named: with a figure for another text, in a line of sources, in a link."""

from collections.abc import Iterable

from components import dates, figures
from components.figures import Observation
from components.text import Text
from data.catalogue import Catalogue
from data.model import Source


def cited(observation: Observation, known: Catalogue, text: Text) -> str:
    """What was published, of what, for when; how sure it is, and where it stands, in brackets.

    The figure keeps the words it was printed with, and what must be said beside it is said.
    """
    indicator = known.indicators[observation["indicator_id"]]
    assumed = observation["period_basis"] == "assumed"
    remark = text.of(observation["note_zh"], observation["note_en"])
    beside = [
        *figures.remarks(observation, text),
        *figures.redefined(observation, text),
        *([text("page.note", note=remark.rstrip("。."))] if remark else []),
        _source(known.sources[observation["source_id"]], text),
    ]
    return text(
        "cited.figure",
        period=dates.period(observation["period"], text, assumed=assumed),
        about=figures.about(observation, known, text),
        subject=text(f"cited.{_kind(observation)}", name=indicator.name(text.language)),
        figure=figures.figure(observation, indicator, known, text),
        beside=text("list.stop").join(beside),
    )


def _kind(observation: Observation) -> str:
    """What of an indicator a figure is; a rank tells whether it is one by growth."""
    kind = str(observation["statistic"])
    return "rank_of_growth" if kind == "rank" and observation["rank_of"] == "yoy" else kind


def titles(sources: Iterable[Source], text: Text) -> str:
    """The titles of publications, each once, told apart although there are commas in them."""
    return in_turn((source.name(text.language) for source in sources), text)


def in_turn(names: Iterable[str], text: Text) -> str:
    """As ``titles``, of publications by their names."""
    return text("list.titles").join(dict.fromkeys(_titled(name, text) for name in names))


def beside(source: Source, text: Text) -> list[str]:
    """Who published a source and when, as far as that is known and its title does not tell."""
    title, publisher = source.name(text.language), source.publisher(text.language)
    parts = [publisher, *_published(source.published, title, text)]
    return [part for part in parts if part and not _is_told(part, title)]


def _published(published: str, title: str, text: Text) -> list[str]:
    """When it was, unless the title tells it in words.

    A year in a title may well be that of the figures, and not that of publication.
    """
    is_exact = len(published) > len("2020")
    return [] if is_exact and _is_told(dates.name(published, text), title) else [published]


def _is_told(words: str, title: str) -> bool:
    """Whether a title has some words, however they are spaced; a year alone is not enough."""
    return not words.isdigit() and words.replace(" ", "") in title.replace(" ", "")


def _titled(title: str, text: Text) -> str:
    return title if "《" in title else text("list.title", title=title)


def _source(source: Source, text: Text) -> str:
    """The title, who published it, when, and at which address; what is not stated is left out."""
    title = source.name(text.language)
    named = title if "《" in title else text("cited.title", title=title)
    parts = [named, source.publisher(text.language), source.published, source.url]
    return text("cited.source", parts=text("list.separator").join(filter(None, parts)))
