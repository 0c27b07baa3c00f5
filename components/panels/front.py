"""The front page beside its tiles: the year in a sentence, ranks, targets, milestones."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from components import cached, firsts, lights, milestones, session, show
from components import year as sentences
from components.addresses import Link, address
from components.details import joined
from components.firsts import Place
from components.lights import Told
from components.text import Text, literal
from components.theme import Palette
from components.year import Themed
from data.catalogue import Catalogue
from data.lights import Light
from data.model import Selection
from data.typed import Rows

if TYPE_CHECKING:
    from components.pictures import Picture

MOST = 6  # ranks, or targets, that are seen at once
COLUMNS, CELL_WIDTH = 3, 140

# A light is a shape, a colour and a word.
LOOKS = {
    "reached": ("check_circle", "green"),
    "near": ("contrast", "yellow"),
    "missed": ("cancel", "red"),
    "under_way": ("pending", "gray"),
}


def year(themed: Themed, selection: Selection, known: Catalogue, text: Text) -> None:
    """The sentence of the year, and of which themes nothing is held."""
    said = sentences.sentence(themed, selection, known, text, session.link())
    lacking = sentences.without(themed, selection, known, text)
    if said:
        with st.container(key="year"):
            st.markdown(f"{said} :gray[{literal(lacking)}]" if lacking else said)


def standing(ranks: Rows, targets: list[Light], known: Catalogue, text: Text) -> None:
    """Ranks, and beside them targets, as far as there are any."""
    places = firsts.places(ranks, known, text)
    with st.container(key="standing"):
        if places and targets:
            left, right = st.columns([3, 1], gap="medium")
        else:
            left = right = st.container()
        if places:
            with left:
                _ranks(places, known, text)
        if targets:
            with right:
                _targets(targets, known, text)


def _ranks(places: list[Place], known: Catalogue, text: Text) -> None:
    show.subheading(text("front.ranks"))
    _cells([_place(place, known) for place in places[:MOST]])
    more = places[MOST:]
    if more:
        with st.popover(text("front.more_ranks", count=len(more)), type="tertiary"):
            _cells([_place(place, known) for place in more])


def _targets(targets: list[Light], known: Catalogue, text: Text) -> None:
    """Those with a light and those not yet due, if any; the others, and the rule, on request."""
    lit = [light for light in targets if light.state in LOOKS]
    first = (lit or targets)[:MOST]
    rest = [light for light in targets if light not in first]
    show.subheading(text("front.targets"))
    _cells([_target(light, known, text) for light in first])
    with st.container(horizontal=True, gap="small"):
        with st.popover(text("front.rule"), type="tertiary"):
            st.markdown(literal(text("front.rules")))
        if rest:
            with st.popover(text("front.more_targets", count=len(rest)), type="tertiary"):
                _cells([_target(light, known, text) for light in rest])


def _cells(said: Sequence[str]) -> None:
    with st.grid(min(len(said), COLUMNS), min_column_width=CELL_WIDTH, gap="small"):
        for words in said:
            st.markdown(words)


def _place(place: Place, known: Catalogue) -> str:
    link = _link(place, place.rank[:1].upper() + place.rank[1:])
    return _cell(f"**{link}**", place, (place.period, *place.remarks), known)


def _target(light: Light, known: Catalogue, text: Text) -> str:
    said = lights.told(light, known, text)
    head = f"**{_link(said, said.figure)}**{badge(light, text)}"
    return _cell(head, said, said.details, known)


def badge(light: Light, text: Text) -> str:
    """A light as Markdown, to stand behind a figure; empty where there is none to show."""
    if light.state not in LOOKS:
        return ""
    icon, color = LOOKS[light.state]
    return f" :{color}-badge[:material/{icon}: {text(f'light.{light.state}')}]"


def _cell(head: str, of: Place | Told, details: tuple[str, ...], known: Catalogue) -> str:
    """What counts, then what it is of, then all that belongs to it."""
    theme = known.themes[of.theme_id]
    mark = f":{theme.color}[:material/{theme.icon}:] {literal(of.label)}"
    return "  \n".join([head, mark, *(show.small(joined(said)) for said in details)])


def _link(of: Place | Told, words: str) -> str:
    asked = session.link(indicator=of.indicator_id, passage=of.passage_id)
    return Link(words, address("indicator", asked)).markdown()


def newer(shown: "Picture", selection: Selection, text: Text) -> None:
    """The way to the newest year of a series, where that comes after the chosen one."""
    newest = str(max(point.period.end.year for point in shown.points))
    if selection.year and newest > selection.year:
        words = text("front.newer", year=newest)
        st.markdown(Link(words, address("./", session.link(period=newest))).markdown())


def happened(selection: Selection, known: Catalogue, text: Text, palette: Palette) -> None:
    """What happened to the projects of a choice, those of the chosen year, with the way to all."""
    projects, events = cached.projects(selection), cached.events()
    ids = milestones.eventful(events, projects, selection.year)
    if not ids:
        return
    own = [event for event in events if event["project_id"] in ids]
    more = Link(text("front.milestones"), address("projects", session.link()))
    show.timeline(cached.timeline(ids, text, palette), own, known, text, more)
