"""A reader's habits: keys, favourites, passing on and copying, the last choice, a first tour.

What is kept of them is kept by the reader's own browser, and no page waits for it: the server
hears of it only when a new visit begins, in a cookie, before it has drawn anything.
"""

from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components import session
from components.citation import cited
from components.figures import Observation
from components.guide import GOING, script
from components.text import Text, literal
from data.catalogue import Catalogue
from data.model import LANGUAGES, Indicator

# The letter after g that opens a page, the page's word in the menu, and its address.
PAGES = {
    "o": ("overview", "./"),
    "t": ("trends", "trends"),
    "m": ("map", "map"),
    "p": ("projects", "projects"),
    "i": ("indicator", "indicator"),
    "b": ("briefing", "briefing"),
    "s": ("sources", "sources"),
    "c": ("completeness", "completeness"),
    "r": ("releases", "releases"),
}
KEYS = {"/": "search", "l": "language", "f": "favourites", "u": "share", "?": "help"}
# The steps of the tour, and what on the page each speaks of.
STEPS = {
    "filters": ".st-key-filters",
    "figures": "[class*=st-key-tile-]",
    "pages": "[data-testid=stHeader] .rc-overflow, [data-testid=stExpandSidebarButton]",
    "tools": ".st-key-habits",
}
WORDS = (
    "close",
    "drop",
    "end",
    "failed",
    "favourites",
    "favourites_none",
    "glossary",
    "help",
    "keys",
    "keys_note",
    "keys_on",
    "next",
    "share",
    "shared",
    "skip",
    "tools",
    "tour",
)
HIGH = 32  # pixels of a button beside words, kept from the first paint on

_HERE = Path(__file__).parent
_READ = {path.name: path.read_text(encoding="utf-8") for path in _HERE.glob("*.[ch][st]*")}
_HABITS = st.components.v2.component(
    "habits",
    html=_READ["habits.html"],
    css=_READ["habits.css"],
    js=script(GOING, *(_HERE / f"{name}.js" for name in ("clipboard", "kept", "tour", "habits"))),
)
_STAR = st.components.v2.component(
    "star",
    html=_READ["button.html"].replace("{icon}", "star"),
    css=_READ["button.css"],
    js=script(_HERE / "kept.js", _HERE / "star.js"),
)
_COPY = st.components.v2.component(
    "copy",
    html=_READ["button.html"].replace("{icon}", "content_copy"),
    css=_READ["button.css"],
    js=script(_HERE / "clipboard.js", _HERE / "copy.js"),
)


def at_hand(place: DeltaGenerator, text: Text) -> None:
    """The tools that stand on every page, the keys, and the tour for who comes first.

    Called when the page stands; ``place`` holds their place from before.
    """
    other = next(language for language in LANGUAGES if language != text.language)
    page = [(f"g {key}", text("habits.to_page", page=_page(key, text))) for key in PAGES]
    keys = [(key, text(f"shortcut.{does}")) for key, does in KEYS.items()]
    steps = [
        {
            "at": at,
            "step": text("habits.step", step=number, steps=len(STEPS)),
            "title": text(f"tour.{name}"),
            "words": text(f"tour.{name}_words"),
        }
        for number, (name, at) in enumerate(STEPS.items(), start=1)
    ]
    with place:
        _HABITS(
            data={
                "language": text.language,
                "words": {name: text(f"habits.{name}") for name in WORDS},
                "pages": {key: address for key, (_, address) in PAGES.items()},
                "keys": [*keys, *page],
                "steps": steps,
                "isFront": session.page() == "",
                "filters": session.last_choice(),
                "bare": session.named_period(),
            },
            key="at-hand",
            on_language_change=partial(session.choose, "lang", other),
        )


def _page(key: str, text: Text) -> str:
    return text(f"menu.{PAGES[key][0]}")


def star(indicator: Indicator, text: Text) -> None:
    """A star that keeps an indicator among the reader's favourites, or drops it."""
    names = {language: indicator.name(language) for language in LANGUAGES}
    words = {name: text(f"star.{name}") for name in ("label", "kept", "keep", "drop")}
    _STAR(
        data={"id": indicator.id, "names": names, **words},
        key="star",
        width="content",
        height=HIGH,
    )


def copy(observation: Observation, key: str, known: Catalogue, text: Text) -> None:
    """A button that copies a figure with its period and its source."""
    words = {name: text(f"copy.{name}") for name in ("label", "done", "failed", "hint")}
    _COPY(
        data={"words": cited(observation, known, text), **words},
        key=f"copy-{key}",
        width="content",
        height=HIGH,
    )


def resumed(text: Text) -> None:
    """That the filters are those of the last visit, and the way to what all readers see first."""
    if not session.is_resumed():
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="resumed"):
        st.markdown(f":gray[{literal(text('habits.resumed'))}]", width="content")
        st.button(text("habits.default"), type="tertiary", on_click=session.start_anew, key="anew")
