"""The figure that an indicator's page opens with: large, as on its tile, with its sentence."""

import streamlit as st

from components import figures, tiles
from components.figures import Observation
from components.panels.front import badge
from components.panels.statements import statement
from components.text import Text, literal
from components.tile_words import worded
from data.catalogue import Catalogue
from data.lights import JUDGED, Light


def lead(
    observations: list[Observation], targets: list[Light], known: Catalogue, text: Text
) -> None:
    """The first figure, whether its target is reached, and its sentence; nothing without any.

    ``observations`` are of one indicator, ``targets`` those of an area.
    """
    for main in observations[:1]:
        theme = known.themes[known.indicators[main["indicator_id"]].theme_id]
        # No area is asked for, so the figure tells of which it is; its name is the page's title.
        said = worded(tiles.of(main, observations, "", known, "", text), theme.color)
        number = f"**{said.number}**{said.unit}{_light(main, targets, text)}"
        kind = literal(figures.statistic(main, text))
        named = "" if main["statistic"] == "value" else f" :gray-badge[{kind}]"
        beside, below = f"{said.chip}{named}", "  \n".join(said.details)
        head = "\n\n".join(filter(None, (number, beside, below)))
        with st.container(key="lead"):
            statement(main, head, known, text, place="lead")


def _light(main: Observation, targets: list[Light], text: Text) -> str:
    """The light of a figure as Markdown; empty where it has none."""
    for light in targets:
        alike = light.aim["indicator_id"] == main["indicator_id"]
        if alike and light.state in JUDGED and tiles.fact(light.aim) == tiles.fact(main):
            return badge(light, text)
    return ""
