"""The pages of the desk in a line: the menu has them in a box that tells not which is open."""

from collections.abc import Sequence

import streamlit as st

from components import cached
from components.text import Text, literal
from data.desk import proposals

PROPOSALS = "proposals"
KEY = "desk-pages"  # naming.js tells the browser which of these links is the page that is open


def desk_menu(pages: Sequence[st.Page], text: Text) -> None:
    """Those that the person may open; that of proposals with how many wait."""
    shown = [page for page in pages if page.visibility == "visible"]
    with st.container(horizontal=True, gap="xsmall", key=KEY):
        for page in shown if len(shown) > 1 else []:
            st.page_link(page, label=literal(_label(page, text)), width="content")


def _label(page: st.Page, text: Text) -> str:
    if page.url_path != PROPOSALS:
        return page.title
    waiting = sum(it.state == "open" for it in proposals.proposals(cached.engine()))
    return text("control.counted", name=page.title, count=waiting) if waiting else page.title
