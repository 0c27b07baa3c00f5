"""Who did what, when and from where?"""

import streamlit as st

from components import access, cached, downloads, inquiry, panels, session, show
from data.desk import audit

text = session.text()
access.require("administrator", text)
engine = cached.engine()

show.heading(text("audit.title"), text("audit.question"))
asked = inquiry.asked(audit.people(engine), text)
count = audit.count(engine, asked)
found = audit.entries(engine, asked, show.page_of(count, inquiry.PAGE, "log", text))
panels.log(found, count, text)
chosen = inquiry.entry(found, text)
if chosen:
    panels.entry(chosen, text)
with st.container(horizontal=True):
    downloads.log(asked, cached.known(), text)
    verifying = panels.verify(text)
if verifying:
    panels.soundness(engine, text)
