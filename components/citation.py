"""A figure in one line with its period and its source, to be put into another text."""

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


def _source(source: Source, text: Text) -> str:
    """The title, who published it, when, and at which address; what is not stated is left out."""
    title = source.name(text.language)
    named = title if "《" in title else text("cited.title", title=title)
    parts = [named, source.publisher(text.language), source.published, source.url]
    return text("cited.source", parts=text("list.separator").join(filter(None, parts)))
