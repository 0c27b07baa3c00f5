"""Headline figures of a briefing: those of the tiles, with all that stands beside them."""

from dataclasses import dataclass

from components import figures, tiles
from components.briefing.brief import Headline, Numbers
from components.figures import Observation
from components.text import Text
from components.tiles import Tile
from data.catalogue import Catalogue
from data.model import Theme

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
    said = [_beside(row, wording.known, wording.text) for row in beside]
    sources = [row["source_id"] for row in (main, *beside)]
    figure = figures.spaced(str(tile.figure)) if wording.text.language == "zh" else str(tile.figure)
    return Headline(
        name=tile.label,
        figure=figure,
        period=tile.period,
        beside=wording.text("list.separator").join(dict.fromkeys(said)),
        remarks=tile.remarks,
        sources=wording.cite(sources),
    )


def sentence(said: Headline, text: Text) -> str:
    """A headline as part of a sentence, with the numbers of its sources."""
    figure = said.figure
    if said.remarks:
        remarks = text("list.separator").join(said.remarks)
        figure = text("figure.remarked", figure=figure, remarks=remarks)
    words = text("briefing.figure", name=said.name, figure=figure, period=said.period)
    words = text("list.separator").join(filter(None, (figures.spaced(words), said.beside)))
    return text("briefing.cited", words=words, sources=cited(said.sources, text))


def cited(numbers: Numbers, text: Text) -> str:
    """Numbers of sources as they stand behind what they published: [1][3]."""
    return "".join(text("briefing.source", number=number) for number in numbers)


def _beside(row: Observation, known: Catalogue, text: Text) -> str:
    """What stands beside a figure; a growth or a share of a task says how sure it is."""
    said = tiles.beside(row, known, text)
    if row["statistic"] == "rank":
        return said
    remarks = text("list.separator").join(figures.remarks(row, text))
    return text("figure.remarked", figure=said, remarks=remarks) if remarks else said
