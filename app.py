"""The frame round every page: words, filters, menu. `streamlit run app.py` starts it."""

import logging
from pathlib import Path

import streamlit as st

from components import cached, controls, session, show
from components.text import Text
from data.model import UnsoundTablesError
from data.wording import sentence

ICON = Path(__file__).parent / "components" / "icon.svg"

try:
    known = cached.known()
except UnsoundTablesError as unsound:
    language = session.preferred_language("zh")
    show.problems([sentence(problem, language) for problem in unsound.problems], Text(language))
    st.stop()

session.read_address()
language = session.language(known.dashboard.language)
text = Text(language)
st.set_page_config(known.dashboard.title(language), page_icon=ICON, layout="wide")
page = st.navigation(
    [
        st.Page("pages/read/overview.py", title=text("menu.overview"), default=True),
        st.Page("pages/read/trends.py", title=text("menu.trends")),
        st.Page("pages/read/map.py", title=text("menu.map")),
        st.Page("pages/read/projects.py", title=text("menu.projects")),
        st.Page("pages/read/indicator.py", title=text("menu.indicator")),
        st.Page("pages/read/sources.py", title=text("menu.sources")),
    ],
    position="top",
)
show.style()
controls.frame(known, cached.years(), text)
try:
    page.run()
except Exception:  # whatever it is, the reader gets a sentence and the log the traceback
    logging.getLogger("dashboard").exception("The page %s failed", page.title)
    show.failure(text)
show.foot(known, text)
session.write_address()
