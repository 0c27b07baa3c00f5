"""The framework's own words, in the reader's language where that is not the framework's.

Where a widget takes its words from the program, they are given there; these are the others.
"""

from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.guide import script
from components.text import Text

SPOKEN = Text("en")  # the language of the framework itself
WORDS = tuple(SPOKEN.section("framework"))
WHAT = "{what}"  # a part that is not a fixed word; the browser fills it

_TRANSLATE = st.components.v2.component(
    "framework", js=script(Path(__file__).parent / "framework.js")
)


def pairs(text: Text) -> list[tuple[str, str]]:
    """Each word of the framework with the reader's; none where the reader has its language."""
    if text.language == SPOKEN.language:
        return []
    said = [[it(f"framework.{word}", what=WHAT) for word in WORDS] for it in (SPOKEN, text)]
    return list(zip(*said, strict=True))


def translate(aside: DeltaGenerator, text: Text) -> None:
    """Let the browser say these words; ``aside`` is a place that takes no room."""
    with aside:
        _TRANSLATE(data={"words": pairs(text)}, key="framework")
