"""Who is reading, in which language, and what they have chosen; the only use of session state.

What a reader chooses stands in the address, under the key of its widget and as ids of the
tables, so that a link opens the same view in either language. (Streamlit's own binding writes
the labels of the widgets there, which differ between the languages.)
"""

from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

import streamlit as st

from components import theme
from components.text import Text
from components.theme import Mode, Palette
from data.catalogue import Catalogue
from data.model import LANGUAGES, Language, Selection

# What every page keeps.
SHARED = ("theme", "area", "period", "category", "status", "lang", "release")
LASTING = ("theme", "area", "period")  # what the next visit begins with
LAST_VISIT = "dashboard_last"  # the cookie in which the reader's browser keeps these
POINTED = ("passage", "place", "term")  # what a link points at on its page; no choice to be kept
TURNS = ("0.5", "10", "15", "20", "30", "60", "120")  # seconds of a scene on the wall
NEWEST = "newest"  # the release that an address need not name
ALL = "all"  # the period that takes in every year

_ADDRESS = "_address"  # the parameters as this session last wrote them
_WANTED = "_wanted"  # parameters of an address that was opened, until their widget reads them
_PAGE = "_page"
_BARE = "_bare"  # the page whose address the menu emptied
_HELD = "_held"  # that this run leaves the empty address alone
_STARTS = "_starts"  # the default of each widget when it was last drawn
_SEEN = "_seen"  # the project that was clicked on the map, until the map is drawn
_LOOKED = "_looked"  # area and project of the map when it was last drawn
_FOCUS = "_focus"  # the project that the map was last moved to
_PICK = "_pick"  # changes whenever something on the map is clicked
_TURN = "_turn"  # changes whenever the map is to be moved
_TOLD = "_told"  # what was noted of this reader and is noted once
_LED = "_led"  # where a click leads, and which such click it is
_DROPPED = "_dropped"  # what the address asked for in this run and is not there
_RENEWED = "_renewed"  # how often each widget was emptied
_SAID = "_said"  # what is to be said on the next run
_RESUMED = "_resumed"  # what this visit took over from the last one
_DEFAULTS = "_defaults"  # the parameters of this run, by key, with the value that is left out


def read_address() -> None:
    """Take over what the address asks for, where it is not what this session wrote itself.

    A change of page by the menu empties the address; the choices then stay, and stay also when
    the back button comes through that empty address, which is then left as it is. On the same
    page an address that changed (a link, the back button) is taken whole: what it leaves out is
    default.
    """
    state = st.session_state
    page = urlsplit(st.context.url or "").path
    asked = {key: st.query_params.get_all(key) for key in st.query_params}
    if _PAGE not in state and not page.strip("/") and not asked:
        _resume()
    if page != state.get(_PAGE, page):
        for key in POINTED:
            state.pop(key, None)
        if not asked:
            state[_BARE] = page
    if page == state.get(_BARE) == state.get(_PAGE) and not asked and state.get(_ADDRESS):
        state[_HELD] = True
    elif asked != state.get(_ADDRESS) or page != state.get(_PAGE):
        # A link to another page may ask for just what this page had: there it is asked anew.
        state[_WANTED] = dict(asked)
        if page == state.get(_PAGE):
            for key in state.get(_DEFAULTS, {}):
                state[_WANTED].setdefault(key, [])
    state[_PAGE] = page
    state[_DEFAULTS] = {}
    state[_DROPPED] = []


def write_address() -> None:
    """Put the choices of this run into the address; a default leaves it clean."""
    state = st.session_state
    address = _choices()
    if state.pop(_HELD, False):
        address = {}
    elif address != {key: st.query_params.get_all(key) for key in st.query_params}:
        st.query_params.from_dict(address)
    state[_ADDRESS] = address


def _resume() -> None:
    """Begin with what was chosen last, where no address says otherwise.

    It is a start as any other: what these tables do not have falls back to the default.
    """
    last = dict(parse_qsl(unquote(st.context.cookies.get(LAST_VISIT, ""))))
    st.session_state[_RESUMED] = {key: last[key] for key in LASTING if key in last}
    st.session_state.update(st.session_state[_RESUMED])


def is_resumed() -> bool:
    """Whether the first page stands as the last visit left it, and not as all others see it."""
    taken = st.session_state.get(_RESUMED)
    return bool(taken) and page() == "" and dict(parse_qsl(last_choice())) == taken


def start_anew() -> None:
    """Take back what was taken over from the last visit; for what is called by a click."""
    state = st.session_state
    for key in state.pop(_RESUMED):
        state[key] = state[_STARTS][key]


def last_choice() -> str:
    """The filters as they would stand in an address, for the browser to keep."""
    chosen = _choices()
    return urlencode({key: chosen[key] for key in LASTING if key in chosen}, doseq=True)


def named_period() -> str:
    """The period as an address may name it, default or not, so that it is not a bare one."""
    return urlencode({"period": chosen("period")})


def link(**parameters: str) -> dict[str, list[str]]:
    """The parameters of a link to another page, with what the reader has chosen kept."""
    shared = {key: value for key, value in _choices().items() if key in SHARED}
    return shared | {key: [value] for key, value in parameters.items()}


def lead_to(address: str) -> None:
    """Let the browser open another page; for what is called when something is clicked."""
    state = st.session_state
    state[_LED] = {"address": address, "turn": str(int(state.get(_LED, {}).get("turn", 0)) + 1)}


def led_to() -> dict[str, str] | None:
    """Where the last such click leads, with the number of its turn; None before the first."""
    led: dict[str, str] | None = st.session_state.get(_LED)
    return led


def _choices() -> dict[str, list[str]]:
    """What stands chosen in this run and is not the default, by key."""
    state = st.session_state
    chosen = {key: _listed(state[key]) for key in state[_DEFAULTS] if key in state}
    return {key: value for key, value in chosen.items() if value != state[_DEFAULTS][key]}


def settle(key: str, options: Sequence[str], default: Any, *, always: bool = False) -> str:
    """Prepare the value of a widget before it is drawn, and return its key.

    A default that moves, as the area to draw does with the area filter, takes the value along.
    ``always`` keeps the value in the address even where it is the default.
    ``default`` is a list for a widget of several choices. What the address asks for and does
    not exist is ``dropped``; a choice that is no longer offered, or is taken away whole, falls back
    to the default.
    """
    state = st.session_state
    wanted = state.get(_WANTED, {}).pop(key, None)
    several = isinstance(default, list)
    moved = state.setdefault(_STARTS, {}).get(key, default) != default
    kept = default if moved else state.get(key, default)
    state[_STARTS][key] = default
    values = wanted if wanted is not None else _listed(kept)
    valid = [value for value in values if value in options]
    state[_DROPPED] += [f"{key}={value}" for value in wanted or () if value not in options]
    if several:
        state[key] = valid or default
    else:
        state[key] = valid[-1] if valid else default
    state[_DEFAULTS][key] = [] if always else _listed(default)
    return key


def asked(key: str, options: Sequence[str]) -> str:
    """Which of these a link asked for, where no widget shows it; empty for none."""
    return str(chosen(settle(key, ["", *options], "")))


def settle_words(key: str, longest: int) -> str:
    """As ``settle``, for words that are typed; what an address asks for is cut off where it ends.

    The widget takes no more than ``longest`` letters either.
    """
    state = st.session_state
    wanted = state.get(_WANTED, {}).pop(key, None)
    words = str(state.get(key, "")) if wanted is None else "".join(wanted[-1:])
    state[key] = words[:longest]
    state[_DEFAULTS][key] = []
    return key


def dropped() -> list[str]:
    """What the address asked for and is not there, as it was asked: ``project=x``."""
    found: list[str] = st.session_state[_DROPPED]
    return found


def chosen(key: str) -> Any:
    """What a widget that was settled has, before it is drawn."""
    return st.session_state[key]


def settle_switch(key: str) -> str:
    """As ``settle``, for a switch that is off unless the address says 1."""
    state = st.session_state
    wanted = state.get(_WANTED, {}).pop(key, None)
    state[key] = "1" in wanted if wanted is not None else bool(state.get(key, False))
    state[_DEFAULTS][key] = []
    return key


def settle_day(key: str, first: date, last: date) -> str:
    """As ``settle``, for a day that need not be chosen, none before the first or after the last."""
    state = st.session_state
    wanted = state.get(_WANTED, {}).pop(key, None)
    days = {asked: _day(asked) for asked in wanted or ()}
    held = {asked: day for asked, day in days.items() if day and first <= day <= last}
    state[_DROPPED] += [f"{key}={asked}" for asked in days if asked not in held]
    state[key] = state.get(key) if wanted is None else next(iter(held.values()), None)
    state[_DEFAULTS][key] = []
    return key


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def page() -> str:
    """What stands in the address of this page before the question mark: ``audit``."""
    return urlsplit(st.context.url or "").path.strip("/")


def first_time(told: str) -> bool:
    """Whether this is asked of these words for the first time since this reader came."""
    before: set[str] = st.session_state.setdefault(_TOLD, set())
    is_new = told not in before
    before.add(told)
    return is_new


def preferred_language(default: Language) -> Language:
    """The first language of the reader's browser that the program speaks."""
    spoken = (st.context.locale or "").split("-")[0].lower()
    return next((language for language in LANGUAGES if language == spoken), default)


def choose_language(default: Language) -> Text:
    """The words of this reader's language: chosen, asked for by the address, or the browser's."""
    settle("lang", LANGUAGES, preferred_language(default))
    return text()


def renewed(key: str) -> str:
    """The key of a widget that can be drawn anew, empty, by ``renew``."""
    return f"{key}-{st.session_state.get(_RENEWED, {}).get(key, 0)}"


def renew(key: str) -> None:
    """Let a widget be empty from the next run on."""
    turns = st.session_state.setdefault(_RENEWED, {})
    turns[key] = turns.get(key, 0) + 1


def exchange(key: str, value: Any) -> Any:
    """Keep a value for the next run, and tell what the last one kept; None before."""
    before = st.session_state.get(key)
    st.session_state[key] = value
    return before


def say(words: str) -> None:
    """Keep what is to be said on the next run, when what was done is seen on the page."""
    st.session_state[_SAID] = words


def said() -> str:
    """What the last run had to say; once."""
    return str(st.session_state.pop(_SAID, ""))


def release(numbers: Sequence[int]) -> int:
    """The release that the address asks for; 0 for the newest."""
    options = [NEWEST, *map(str, numbers)]
    asked = str(chosen(settle("release", options, NEWEST)))
    return 0 if asked == NEWEST else int(asked)


def wall() -> bool:
    """Whether the address asks for the wall: ``wall=1``."""
    asked = bool(chosen(settle_switch("wall")))
    if asked:
        settle("turn", TURNS, "20")
    return asked


def turn() -> float:
    """How many seconds a scene stands on the wall."""
    return float(chosen("turn"))


def text() -> Text:
    """The words for this reader. The frame settles the language before any page runs."""
    return Text(st.session_state["lang"])


def selection(known: Catalogue) -> Selection:
    """What this reader has chosen in the filters, which the frame draws before any page runs."""
    state = st.session_state
    year = state["period"]
    return Selection(state["theme"] or "", state["area"] or known.subject.id, year.replace(ALL, ""))


def mode() -> Mode:
    """Whether the reader sees a light or a dark page."""
    return "dark" if st.context.theme.type == "dark" else "light"


def palette() -> Palette:
    """The colours of this reader's mode."""
    return theme.palette(mode())


def choose(key: str, value: str) -> None:
    """Give a widget a value before it is drawn; for what is called when something is clicked."""
    st.session_state[key] = value


def choose_on_map(key: str, value: str) -> None:
    """As ``choose``, for what is clicked on the map."""
    state = st.session_state
    choose(key, value)
    state[_SEEN] = value
    state[_PICK] = not state.get(_PICK, False)


def on_phone() -> bool:
    """Whether the reader's browser says that it is a phone's: a map is to be less wide there."""
    return "Mobi" in st.context.headers.get("User-Agent", "")


def focus(area: str, project: str) -> tuple[str, bool, bool]:
    """The project that the map opens at, and which of two turns it and the clicks on it are in.

    A project that was chosen elsewhere than on the map, where it is in sight, is what the map
    moves to, until another area or no project is chosen. The turns take each other's place: at
    the first the map moves even to where it was moved before, at the second it forgets what was
    clicked.
    """
    state = st.session_state
    before = state.get(_LOOKED, ("", ""))
    on_map = state.pop(_SEEN, None) == project
    if (area, project) != before and not on_map:
        state[_FOCUS] = project if project != before[1] else ""
        state[_TURN] = not state.get(_TURN, False)
    state[_LOOKED] = area, project
    return state.get(_FOCUS, ""), state.get(_TURN, False), state.get(_PICK, False)


def _listed(value: Any) -> list[str]:
    if isinstance(value, list):
        return [str(item) for item in value]
    if isinstance(value, bool):
        return ["1"] if value else []
    return [str(value)] if value else []
