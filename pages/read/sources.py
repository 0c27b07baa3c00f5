"""Where does each figure come from, and where does it stand there?"""

import streamlit as st

from components import cached, controls, downloads, panels, session, show
from data import quotations

known, text = cached.known(), session.text()

show.heading(text("sources.title"), text("sources.question"))
source = controls.source(known, text)
panels.all_sources(source, cached.stated_by_source(), known, text)
passages, held = cached.passages(source.id), known.text(source.id)
asked = controls.passage(one.quote for one in passages)
chosen = next((one for one in passages if one.id == asked), None)
quote = chosen.quote if chosen else ""
places = len(quotations.places(held, quote))

panels.source_details(source, text)
if chosen:
    panels.passage(chosen, places, source, known, text)
stated = [row for one in passages for row in one.observations]
if held:
    left, right = st.columns([5, 3], gap="medium")
    with left:
        panels.document(held, passages, (quote, controls.place(places)), known, text)
    with right:
        panels.given(stated, source, known, text)
else:
    panels.quoted([one for one in passages if one is not chosen], known, text)
left, right = st.columns(2)
with left:
    name, label = source.name(text.language), text("sources.take")
    downloads.observations("source", stated, name, known, text, label=label)
with right:
    downloads.everything(known, text)
