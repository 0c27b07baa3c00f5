"""How does the district stand, theme by theme?"""

import streamlit as st

from components import cached, dates, session, show, tiles
from data import series
from data.measures import View

known, text, palette = cached.known(), session.text(), session.palette()
selection = session.selection(known)

observations = cached.foremost(selection)

show.heading(
    known.dashboard.title(text.language),
    text(
        "overview.subtitle",
        area=known.areas[selection.area].name(text.language),
        period=dates.chosen(selection, text),
        count=cached.count(selection),
    ),
)
show.themes(tiles.by_theme(known, observations, selection.area, text), known, text)

# The tiles stand before the chart is made: they are what a reader looks at first.
indicator, area = series.long_series(known, cached.coverage(), selection)
pictures = cached.pictures(indicator, View((area,)), text, palette)
projects = cached.projects(selection)

left, right = st.columns(2, gap="medium")
with left:
    heading = known.indicators[indicator].name(text.language)
    show.subheading(heading)
    for picture in pictures[:1]:
        show.picture(picture, known, text, heading, "series")
with right:
    show.subheading(text("page.where"))
    deck = cached.district_map(selection, text, palette, height=show.SMALL_MAP, named=False)
    show.small_map(deck, projects, known, text)
