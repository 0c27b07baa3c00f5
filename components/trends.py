"""Series on the page: an indicator's pictures, what they leave open, and how areas compare."""

from typing import TYPE_CHECKING

import streamlit as st

from components import cached, controls, downloads, sentences, show
from components.text import Text
from components.theme import Palette
from data.catalogue import Catalogue
from data.measures import View
from data.model import Indicator

if TYPE_CHECKING:
    from components.pictures import Picture

PANEL_WIDTH, PANEL_HEIGHT = 300, 170
MOST_ACROSS = 3


def picture(shown: "Picture", known: Catalogue, text: Text, palette: Palette) -> None:
    """A chart with its words, its figures as a table, and the ways to take it along."""
    with st.container(key=f"picture-{shown.key}"):
        show.picture(shown, known, text)
        left, right = st.columns([5, 1], vertical_alignment="top")
        with left:
            show.points_table(shown, known, text)
        with right:
            downloads.picture(shown, known, text, palette)


def together(
    indicators: tuple[str, ...], view: View, known: Catalogue, text: Text, palette: Palette
) -> None:
    """Several indicators side by side, each on its own scale, as many as the page is wide."""
    shown = cached.several(indicators, view, text, palette)
    if shown is None:
        return
    across = min(MOST_ACROSS, len(shown.indicators))
    with st.grid(across, min_column_width=PANEL_WIDTH, gap="medium"):
        for indicator in shown.indicators:
            first = cached.pictures(indicator, view, text, palette)[0]
            with st.container(gap="xsmall", key=f"panel-{first.key}"):
                show.picture_title(first)
                small = {**(first.chart or {}), "height": PANEL_HEIGHT}
                key = f"small-{first.key}"
                st.vega_lite_chart(small, theme="streamlit", key=key, alt=first.sentence)
    show.picture_words(shown, known, text)
    with st.columns([5, 1])[1]:
        downloads.picture(shown, known, text, palette)


def series(
    indicator: Indicator, view: View, known: Catalogue, text: Text, palette: Palette
) -> None:
    """All that is seen of one indicator: its lines, its parts, and where sources differ."""
    made = cached.pictures(indicator.id, view, text, palette)
    if not made:
        st.info(text(f"trends.no_{view.measure}"), icon=":material/timeline:")
    for shown in made:
        picture(shown, known, text, palette)
    if view.measure == "level" and view.areas:
        for shown in cached.progress(indicator.id, view, text, palette):
            picture(shown, known, text, palette)
    show.conflicts(cached.differing(indicator.id, view.areas), known, text)


def comparison(
    indicator: Indicator, view: View, known: Catalogue, text: Text, palette: Palette
) -> None:
    """The first area among its neighbours, in one period or in one against another."""
    area = known.areas[view.areas[0]]
    if not area.parent_id:
        return
    options = cached.compared(indicator.id, area.id)
    parent = known.areas[area.parent_id].name(text.language)
    areas = sentences.level_names(area, text)
    title = text("compare.title", parent=parent, name=indicator.name(text.language), areas=areas)
    show.subheading(title)
    if not options:
        st.info(text("compare.none"), icon=":material/leaderboard:")
        return
    periods = controls.periods(options, text)
    standing = cached.standing(indicator.id, periods[:1], view, text, palette)
    picture(standing, known, text, palette)
    if len(periods) > 1:
        change = cached.standing(indicator.id, periods, view, text, palette)
        picture(change, known, text, palette)
