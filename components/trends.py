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
    shown: "Picture", view: View, known: Catalogue, text: Text, palette: Palette, heading: str = ""
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
    made = _seen(indicator, view, text, palette)
    if not made:
        show.subheading(indicator.name(text.language))
        show.quiet(text(f"trends.no_{view.measure}"))
    for shown in made:
        picture(shown, view, known, text, palette)
    show.conflicts(cached.differing(indicator.id, view.areas), known, text)


def history(
    indicator: Indicator, view: View, known: Catalogue, text: Text, palette: Palette
) -> "list[Picture]":
    """What is drawn of one indicator on its own page, where its name and its figures stand.

    What is no line is not said again: its figures stand below with their sentences.
    """
    made = _seen(indicator, view, text, palette)
    drawn = [shown for shown in made if shown.chart]
    heading = indicator.name(text.language)
    for number, shown in enumerate(drawn):
        picture(shown, view, known, text, palette, "" if number else heading)
    if made and not drawn:
        show.no_trend(made[0], text)
    show.conflicts(cached.differing(indicator.id, view.areas), known, text)
    return drawn


def _seen(indicator: Indicator, view: View, text: Text, palette: Palette) -> "list[Picture]":
    """The pictures of an indicator, in the order of the page."""
    beside = cached.beside(indicator.id, view, text, palette)
    made = cached.pictures(indicator.id, view, text, palette)
    if beside:
        made = [beside, *(shown for shown in made if shown.points[0].period.kind != "year")]
    if view.measure == "level" and view.areas:
        made = [*made, *cached.progress(indicator.id, view, text, palette)]
    return made


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
        show.quiet(text("compare.none"))
        return
    periods = controls.periods(options, text)
    for number, chosen in enumerate(dict.fromkeys((periods[:1], periods))):
        standing = cached.standing(indicator.id, chosen, view, text, palette)
        picture(standing, view, known, text, palette, "" if number else title)
