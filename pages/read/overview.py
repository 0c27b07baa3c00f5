"""How does the district stand, theme by theme?"""

import streamlit as st

from components import cached, dates, panels, session, show, tiles
from data import series
from data.measures import View

known, text, palette = cached.known(), session.text(), session.palette()
selection = session.selection(known)

held = cached.count(selection)
themed = tiles.by_theme(known, cached.foremost(selection), selection.area, text)

show.heading(
    known.dashboard.title(text.language),
    text(
        "overview.subtitle",
        area=known.areas[selection.area].name(text.language),
        period=dates.chosen(selection, text),
        count=held,
    ),
)
# As one part of the page: however many tiles there are, the map below is not made anew.
with st.container():
    panels.year(themed, selection, known, text)
    panels.standing(cached.ranks(selection), cached.targets(selection), known, text)
    show.themes(themed, text, held)
    # The tiles stand before any chart is made: they are what a reader looks at first.
    panels.happened(selection, known, text, palette)

indicator, area = series.long_series(known, cached.coverage(), selection)
pictures = cached.pictures(indicator, View((area,)), text, palette)

left, right = st.columns(2, gap="medium")
with left:
    heading = known.indicators[indicator].name(text.language)
    show.subheading(heading)
    for picture in pictures[:1]:
        show.picture(picture, known, text, heading, "series")
        panels.newer(picture, selection, text)
with right:
    show.subheading(text("page.where"))
    projects = cached.projects(selection)
    drawn = cached.printed_map(selection, text, palette, small=True)
    show.small_map(drawn, projects, known, text)
    panels.places_table(projects, known, text)
panels.news(known, text)
