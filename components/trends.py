"""Series on the page: an indicator's pictures, what they leave open, and how areas compare."""

from typing import TYPE_CHECKING

import streamlit as st

from components import cached, captions, controls, downloads, show, terms
from components.panels.glossary import explained
from components.text import Text
from components.theme import Palette
from data.catalogue import Catalogue
from data.measures import View
from data.model import Indicator

if TYPE_CHECKING:
    from components.pictures import Picture

PANEL_WIDTH, PANEL_HEIGHT = 300, 170
MOST_ACROSS = 3


def picture(  # noqa: PLR0913, PLR0917 -- what is seen, how, and where it stands
    shown: "Picture", view: View, known: Catalogue, text: Text, palette: Palette, heading: str
) -> None:
    """A chart with its words, its figures as a table, and the ways to take it along."""
    with st.container(key=f"picture-{shown.key}"):
        show.picture(shown, known, text, heading)
        left, right = st.columns([5, 1], vertical_alignment="top")
        with left:
            show.points_table(shown, known, text)
        with right:
            downloads.picture(shown, view, known, text, palette)


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
                show.chart(small, f"small-{first.key}", first.sentence)
    show.picture_words(shown, known, text)
    with st.columns([5, 1])[1]:
        downloads.picture(shown, view, known, text, palette)


def series(
    indicator: Indicator, view: View, known: Catalogue, text: Text, palette: Palette
) -> None:
    """All that is seen of one indicator: its lines, its parts, and where sources differ."""
    beside = cached.beside(indicator.id, view, text, palette)
    made = cached.pictures(indicator.id, view, text, palette)
    if not made:
        st.info(text(f"trends.no_{view.measure}"), icon=":material/timeline:")
    if beside:
        made = [beside, *(shown for shown in made if shown.points[0].period.kind != "year")]
    if view.measure == "level" and view.areas:
        made = [*made, *cached.progress(indicator.id, view, text, palette)]
    for shown in made:
        picture(shown, view, known, text, palette, indicator.name(text.language))
    show.conflicts(cached.differing(indicator.id, view.areas), known, text)


def meanings(indicator: Indicator, view: View, text: Text, palette: Palette) -> None:
    """Ways to what the terms in an indicator's pictures mean, once for all of them."""
    made = cached.pictures(indicator.id, view, text, palette)
    used = terms.of_points((point for shown in made for point in shown.points), indicator)
    if used:
        st.markdown(explained(used, text))


def comparison(
    indicator: Indicator, view: View, known: Catalogue, text: Text, palette: Palette
) -> None:
    """The first area among its neighbours, in one period or in one against another."""
    area = known.areas[view.areas[0]]
    if not area.parent_id:
        return
    options = cached.compared(indicator.id, area.id)
    title = captions.compared(area, indicator, known, text)
    show.subheading(title)
    if not options:
        st.info(text("compare.none"), icon=":material/leaderboard:")
        return
    periods = controls.periods(options, text)
    for chosen in dict.fromkeys((periods[:1], periods)):
        standing = cached.standing(indicator.id, chosen, view, text, palette)
        picture(standing, view, known, text, palette, title)
