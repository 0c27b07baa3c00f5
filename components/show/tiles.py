"""Themes with their tiles."""

import streamlit as st

from components import figures, session
from components.addresses import INDICATOR
from components.show.words import nothing
from components.text import Text, literal
from components.tile_words import worded
from components.tiles import Tile
from data.model import Theme

WIDTH = 150  # pixels that a tile is wide at least
LONG_NUMBERS = (11, 15)  # Latin letters, beyond which a number is set smaller on a narrow tile


def themes(found: list[tuple[Theme, list[Tile]]], text: Text, held: int) -> None:
    """Each theme with its tiles; where there are none, whether the choice has other figures."""
    if not found:
        nothing(text("page.only_targets", count=held) if held else text("page.nothing"))
    for theme, made in found:
        name = literal(theme.name(text.language))
        st.header(f":{theme.color}[:material/{theme.icon}:] {name}", anchor=False)
        with st.grid(4, min_column_width=WIDTH, gap="small", key=f"tiles-{theme.id}"):
            longest = max(figures.width(tile.figure.number) for tile in made)
            for tile in made:
                _tile(tile, theme.color, longest)


def _tile(tile: Tile, color: str, longest: int) -> None:
    """A tile whose number is as large as the ``longest`` beside it can be."""
    with st.container(border=True, height="stretch", gap="xsmall", key=f"tile-{tile.indicator_id}"):
        opened = session.link(indicator=tile.indicator_id, passage=tile.passage_id)
        st.page_link(INDICATOR, label=literal(tile.label), query_params=opened)
        said = worded(tile, color)
        below = "  \n".join(filter(None, (said.chip, *said.details)))
        st.markdown(f"{_large(said.number, longest)}{said.unit}\n\n{below}")


def _large(number: str, width: int) -> str:
    """A number in bold; the style sheet sets a long one smaller, by two steps."""
    said = f"**{number}**"
    for longest in LONG_NUMBERS:
        said = f":small[{said}]" if width > longest else said
    return said
