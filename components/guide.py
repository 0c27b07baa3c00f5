"""Ways through the program that no widget of Streamlit is: links in texts, and places in them.

Streamlit opens a link that stands in a text in a new tab, and knows no link from a chart. Here
the browser follows them on the page that is open, and the back button leads back. It also learns
which language the page is in: Streamlit's pages are English to a screen reader, whatever they say;
and how a map is called that takes the focus, and what is chosen in a list that has many words.
"""

from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components import session
from components.addresses import PAGES

_HERE = Path(__file__).parent


def script(*parts: Path) -> str:
    """Files of JavaScript as the one script that a component is to the browser."""
    return "\n".join(part.read_text(encoding="utf-8") for part in parts)


GOING = _HERE / "going.js"
_FOLLOW = st.components.v2.component(
    "guide", js=script(GOING, _HERE / "naming.js", _HERE / "guide.js")
)
_REVEAL = st.components.v2.component("reveal", js=script(_HERE / "reveal.js"))


def follow(aside: DeltaGenerator) -> None:
    """Let the browser follow links to this program's pages, and what was clicked in a chart.

    Called when the page stands, as the browser loads a quarter of a second for it; ``aside`` holds
    its place from before, since a move would follow the last click once more.
    """
    said = {"lang": session.text().language, "pages": list(PAGES), "go": session.led_to()}
    with aside:
        _FOLLOW(data=said, key="follow")


def reveal(place: str, turn: str) -> None:
    """Scroll to the container with the key ``place``; again only when the ``turn`` is another."""
    _REVEAL(data={"place": place, "turn": turn}, key="reveal")
