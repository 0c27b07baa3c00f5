"""Headline figures of a briefing: those of the tiles, with all that stands beside them."""

from dataclasses import dataclass

from components import figures, tiles
from components.briefing.brief import Headline, Numbers
from components.figures import Observation
from components.text import Text
from components.tiles import Tile
from data.catalogue import Catalogue
from data.model import Theme
from data.quotations import passage_id

Told = tuple[Tile, list[Observation]]


@dataclass(frozen=True)
class Wording:
    """Among which names, in which words, and under which numbers sources are cited."""

    known: Catalogue
    text: Text
    numbers: dict[str, int]

    def cite(self, source_ids: list[str]) -> Numbers:
        """The numbers of some sources, each once, in order."""
        return tuple(sorted({self.numbers[name] for name in source_ids}))


def by_theme(
    known: Catalogue, observations: list[Observation], area: str, text: Text
) -> list[tuple[Theme, list[Told]]]:
    """The tiles of each theme, each with the rows that it is made of, its figure's first."""
    return [
        (theme, [(tile, list(tile.rows)) for tile in own])
        for theme, own in tiles.by_theme(known, observations, area, text)
    ]


def headline(told: Told, wording: Wording) -> Headline:
    """What a tile says, with every growth, rank and share of a task that is held of its fact."""
    tile, (main, *beside) = told
    said = [
        _remarked(row, tiles.beside(row, wording.known, wording.text), wording.text)
        for row in beside
    ]
    sources = wording.cite([row["source_id"] for row in (main, *beside)])
    figure = figures.spaced(str(tile.figure)) if wording.text.language == "zh" else str(tile.figure)
    passages = {
        wording.numbers[row["source_id"]]: passage_id(row["quote"])
        for row in reversed((main, *beside))
    }
    return Headline(
        name=tile.label,
        figure=figure,
        period=tile.period,
        beside=wording.text("list.separator").join(dict.fromkeys(said)),
        remarks=tile.remarks,
        words=_within(told, wording),
        sources=sources,
        passages=tuple(passages[number] for number in sources),
    )


def sentence(said: Headline, text: Text) -> str:
    """A headline as part of a sentence, with the numbers of its sources."""
    return text("briefing.cited", words=said.words, sources=cited(said.sources, text))


def cited(numbers: Numbers, text: Text) -> str:
    """Numbers of sources as they stand behind what they published: [1][3]."""
    return "".join(text("briefing.source", number=number) for number in numbers)


def _within(told: Told, wording: Wording) -> str:
    """A headline as part of a sentence: its period, its figure and what stands beside it."""
    (tile, (main, *beside)), known, text = told, wording.known, wording.text
    name, figure = tile.label, str(tile.figure)
    if main["statistic"] in {"yoy", "rank"}:
        name, figure = known.indicators[tile.indicator_id].name(text.language), _said(main, wording)
    if main["rank_of"] == "yoy":
        name = text("tile.yoy", name=name)
        figure = text("briefing.rank", rank=figures.rank(main, known, text))
    if tile.remarks:
        remarks = text("list.separator").join(tile.remarks)
        figure = text("figure.remarked", figure=figure, remarks=remarks)
    words = text("briefing.figure", name=name, figure=figure, period=tile.period)
    said = [_remarked(row, _said(row, wording), text) for row in beside]
    return text("list.separator").join(dict.fromkeys([figures.spaced(words), *said]))


def _said(row: Observation, wording: Wording) -> str:
    """A growth, a rank or a share of a task within a sentence."""
    known, text = wording.known, wording.text
    if row["statistic"] != "rank" or row["value"] is None:
        return tiles.within(row, known, text)
    kind = "rank_of_growth" if row["rank_of"] == "yoy" else "rank"
    return text(f"briefing.{kind}", rank=figures.rank(row, known, text))


def _remarked(row: Observation, said: str, text: Text) -> str:
    """What stands beside a figure; a growth or a share of a task says how sure it is."""
    if row["statistic"] == "rank":
        return said
    remarks = text("list.separator").join(figures.remarks(row, text))
    return text("figure.remarked", figure=said, remarks=remarks) if remarks else said
