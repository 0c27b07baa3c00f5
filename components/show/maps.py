"""Maps: to look at, to choose from, and what they are drawn from."""

from typing import TYPE_CHECKING, Any

import streamlit as st

from components import background, places, session
from components.addresses import Link, address
from components.show.charts import picture_words, points_table
from components.show.words import note, quiet, small
from components.text import Text, literal
from data.catalogue import Catalogue
from data.typed import Rows

if TYPE_CHECKING:
    import pydeck as pdk  # loaded with the first map, not with the first tile

    from components.maps import Shading
    from components.pictures import Picture

SMALL_MAP, LARGE_MAP = 330, 620  # pixels that a map is high


def small_map(drawn: dict[str, Any] | None, projects: Rows, known: Catalogue, text: Text) -> None:
    """The front page's map: to look at, with the number of those that it cannot show."""
    unplaced = len(places.without_place(projects))
    quiet(text("map.counted", placed=places.placed(projects), unplaced=unplaced))
    if drawn:
        described = places.description(known, projects, text)
        with st.container(key="small-map"):
            st.vega_lite_chart(drawn, width="content", theme="streamlit", key="map", alt=described)
        note(text("map.sketch"))
    st.markdown(Link(text("front.map"), address("map", session.link())).markdown())
    map_sources(projects, known, text)


def place_map(deck: "pdk.Deck", project: dict[str, Any], known: Catalogue, text: Text) -> None:
    """Where one project is, to look at."""
    described = places.place(project, known, text)
    st.pydeck_chart(deck, height=SMALL_MAP, key="map", alt=described)
    map_sources([project], known, text)


def large_map(deck: "pdk.Deck", projects: Rows, known: Catalogue, text: Text) -> None:
    """The map of the map page; the project or area that is clicked becomes the chosen one."""
    described = places.description(known, projects, text)
    marks = places.legend(known, projects, text)
    st.pydeck_chart(deck, height=LARGE_MAP, key="map", on_select=_follow, alt=described)
    with st.container(key="legend"):
        st.markdown(" ".join(f":small[:{color}[{literal(said)}]]" for color, said in marks))
    note(text("map.note"))


def _follow() -> None:
    """Let the widgets that are drawn before the map follow a click on it."""
    picked = _picked(st.session_state["map"])
    project, area = places.project_of(picked), places.area_of(picked)
    if project:
        session.choose_on_map("project", project)
    elif area:
        session.choose_on_map("area", area)


def _picked(state: Any) -> dict[str, Any]:
    """The thing that is clicked on a map; none where the click was beside them."""
    found = [thing for things in state.selection["objects"].values() for thing in things]
    return found[0] if found else {}


def map_sources(projects: Rows, known: Catalogue, text: Text) -> None:
    """What each layer of a map is drawn from, and what it may be taken for, folded."""
    credit = background.configured().credit
    layers = places.layer_notes(known, projects, text)
    if not layers:
        return
    tiles = [text("layer.tiles", credit=credit)] if credit else []
    with st.expander(text("map.sources")):
        st.markdown("  \n".join(map(small, [*layers, *tiles])))


def shades(
    shading: "Shading", standing: "Picture", chart: dict[str, Any], known: Catalogue, text: Text
) -> None:
    """What the colours of a map mean, how the classes were made, and the figures in words."""
    st.markdown(f"**{literal(shading.title)}**")
    st.vega_lite_chart(chart, theme="streamlit", key="shades", alt=shading.rule)
    note(shading.rule)
    picture_words(standing, known, text)
    points_table(standing, known, text)
