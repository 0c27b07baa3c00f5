"""The year of an area in one sentence, made from the figures of its tiles.

It says no more than they do: a figure as it was printed, how sure it is, and when it was, where
that is not just the year that was chosen. Each leads to the passage that states it.
"""

from itertools import chain, zip_longest

from components import casing, dates, figures, tiles
from components.addresses import Choices, Link, address
from components.details import TILE, whole
from components.figures import Observation
from components.text import Text, literal
from components.tiles import Tile
from data.catalogue import Catalogue
from data.model import Selection, Theme
from data.quotations import passage_id

MOST = 5  # figures that can be taken in with one sentence

Themed = list[tuple[Theme, list[Tile]]]


def sentence(
    themed: Themed, selection: Selection, known: Catalogue, text: Text, choices: Choices
) -> str:
    """The sentence as Markdown; empty where the tiles show nothing.

    Figures of what lies in the area are not its own: where there are no others, that is said.
    ``choices`` are the parameters that each link carries along.
    """
    blanks = {
        "area": literal(known.areas[selection.area].name(text.language)),
        "period": literal(dates.chosen(selection, text)),
    }
    told = _foremost([[t for t in own if _is_own(t, selection)] for _, own in themed])
    if not told:
        return text("year.none", **blanks) if themed else ""
    said = [_clause(tile, selection, known, text, choices) for tile in told]
    words = text("list.stop").join(said)
    return text("year.one" if selection.year else "year.all", figures=words, **blanks)


def without(themed: Themed, selection: Selection, known: Catalogue, text: Text) -> str:
    """Of which themes nothing is held; empty where there is something of each, or of none."""
    having = {theme.id for theme, _ in themed}
    lacking = [t.name(text.language) for name, t in known.themes.items() if name not in having]
    if selection.theme or not having or not lacking:
        return ""
    period = dates.chosen(selection, text)
    return text("year.without", themes=text("list.names").join(lacking), period=period)


def _foremost(themes: list[list[Tile]]) -> list[Tile]:
    """The first tile of each theme, then the second, as many as one can take in; by themes."""
    in_turn = [tile for turn in zip_longest(*themes) for tile in turn if tile]
    kept = {tile.indicator_id for tile in in_turn[:MOST]}
    return [tile for tile in chain(*themes) if tile.indicator_id in kept]


def _is_own(tile: Tile, selection: Selection) -> bool:
    main = tile.rows[0]
    return main["area_id"] == selection.area and not main["project_id"]


def _clause(
    tile: Tile, selection: Selection, known: Catalogue, text: Text, choices: Choices
) -> str:
    """A figure with its name and what stands beside it, a growth before its rank.

    After them its period, where that is not the chosen year, and what must be said of all of them.
    """
    main, *rest = tile.rows
    rows = [main, *sorted(rest, key=lambda row: row["rank_of"] == "yoy")]
    remarks = [_remarks(row, text) for row in rows]
    shared = remarks[0] if all(one == remarks[0] for one in remarks) else []
    links = [
        _link(row, _words(row, tile, known, text), [] if shared else own, text, choices)
        for row, own in zip(rows, remarks, strict=True)
    ]
    name = tile.label
    if main["statistic"] in {"yoy", "completion"}:
        name = known.indicators[tile.indicator_id].name(text.language)
    parts = [_named(casing.inside(name, known), links[0]), *(link.markdown() for link in links[1:])]
    said, details = text("list.separator").join(parts), [*_period(main, selection, text), *shared]
    if not details:
        return said
    return text("year.detailed", said=said, details=literal(text("list.separator").join(details)))


def _period(main: Observation, selection: Selection, text: Text) -> list[str]:
    """The period of a figure, unless it is just the year that the sentence begins with."""
    is_assumed = main["period_basis"] == "assumed"
    if main["period"] == selection.year and not is_assumed:
        return []
    return [dates.period(main["period"], text), *([text("year.assumed")] if is_assumed else [])]


def _remarks(row: Observation, text: Text) -> list[str]:
    return [*figures.remarks(row, text), *figures.redefined(row, text)]


def _named(name: str, figure: Link) -> str:
    """A name and its figure, with a space where the language has one between them."""
    before = figures.spaced(f"{name} {figure.words}").removesuffix(figure.words)
    return literal(before) + figure.markdown()


def _link(row: Observation, words: str, remarks: list[str], text: Text, choices: Choices) -> Link:
    if remarks:
        remarked = text("list.separator").join(remarks)
        words = text("figure.remarked", figure=words, remarks=remarked)
    asked = {"indicator": [row["indicator_id"]], "passage": [passage_id(row["quote"])]}
    return Link(whole(words, TILE), address("indicator", {**choices, **asked}))


def _words(row: Observation, tile: Tile, known: Catalogue, text: Text) -> str:
    """A figure within the sentence."""
    is_main = row is tile.rows[0]
    if is_main and row["statistic"] in {"value", "rank"}:
        return figures.spaced(str(tile.figure))
    return tiles.within(row, known, text, alone=is_main)
