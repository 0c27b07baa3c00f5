"""The wall on the page: every scene at once, of which the browser shows one after the other.

So nothing is drawn anew at a turn, a wall that hangs for a week has as many elements on its last
day as on its first, and it turns on while the server is away. It is made anew with a new release.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from components import cached, dates, session, tiles
from components.addresses import address
from components.show import NO_BREAK, small
from components.text import Text, literal
from components.theme import Palette
from components.tiles import Tile
from components.wall import scenes
from components.wall.scenes import Drawing, Group, Scene, Setting
from data import series
from data.catalogue import Catalogue
from data.database import StoreClosedError
from data.measures import View
from data.model import Selection, UnsoundTablesError

if TYPE_CHECKING:
    from components.pictures import Picture

HERE = Path(__file__).parent
_TURN = st.components.v2.component(
    "wall",
    html='<div class="foot"></div>',
    css=(HERE / "foot.css").read_text(encoding="utf-8"),
    js=(HERE / "wall.js").read_text(encoding="utf-8"),
)
WORDS = ("pause", "go_on", "back", "on", "leave", "away", "keys")


def watch() -> None:
    """Look now and then whether there is another release, also while there is none to show."""
    st.fragment(_look, run_every=session.turn())()


def _look() -> None:
    try:
        newest = cached.released()[0].number
    except (StoreClosedError, UnsoundTablesError):
        newest = 0
    before = session.exchange("_seen_on_wall", newest)
    if before not in {None, newest}:
        st.rerun()


def show(known: Catalogue, text: Text) -> None:
    """The scenes, and at their foot the keys. A light page is opened anew as a dark one."""
    st.html(HERE / "wall.css")
    dark = session.mode() == "dark"
    if dark:
        with st.container(key="wall"):
            for scene in _scenes(session.selection(known), Setting(known, text), session.palette()):
                _scene(scene)
    _TURN(
        data={
            "dark": dark,
            "turn": session.turn(),
            "leave": address("./", session.link()),
            "words": {name: text(f"wall.{name}") for name in WORDS},
        },
        key="wall-foot",
    )


def _scenes(selection: Selection, setting: Setting, palette: Palette) -> Iterator[Scene]:
    """Those of the scenes for which the choice leaves anything to show."""
    known, text = setting.known, setting.text
    observations = cached.foremost(selection)
    found = tiles.by_theme(known, observations, selection.area, text)
    about = (
        known.dashboard.title(text.language),
        text(
            "wall.subtitle",
            area=known.areas[selection.area].name(text.language),
            period=dates.chosen(selection, text),
            release=cached.shown().number,
            day=dates.day(date.fromisoformat(cached.shown().day), text),
        ),
    )
    indicator, area = series.long_series(known, cached.coverage(), selection)
    made = [
        scenes.overview(found, observations, about, setting),
        _trends(indicator, area, setting, palette),
        _map(selection, setting, palette),
        _projects(selection, setting, palette),
        *(
            scenes.theme(
                one, observations, _moved(one[1], indicator, area, setting, palette), setting
            )
            for one in found
        ),
    ]
    return (scene for scene in made if not scene.is_empty)


def _trends(indicator: str, area: str, setting: Setting, palette: Palette) -> Scene:
    view, text = View((area,)), setting.text
    compared = cached.compared(indicator, area) if setting.known.areas[area].parent_id else []
    standing = [cached.standing(indicator, (at,), view, text, palette) for at in compared[:1]]
    return scenes.trends(cached.pictures(indicator, view, text, palette), standing, setting)


def _moved(
    made: Sequence[Tile], but: str, area: str, setting: Setting, palette: Palette
) -> "list[Picture]":
    """How one of some figures moved: the one of which most is held, but the one seen already."""
    counts = {row["indicator_id"]: row["n"] for row in cached.coverage() if row["area_id"] == area}
    names = [tile.indicator_id for tile in made if tile.indicator_id != but]
    most = sorted(names, key=lambda name: counts.get(name, 0), reverse=True)
    seen = (cached.pictures(name, View((area,)), setting.text, palette) for name in most)
    return next((pictures for pictures in seen if pictures and pictures[0].chart), [])


def _map(selection: Selection, setting: Setting, palette: Palette) -> Scene:
    drawn = cached.printed_map(selection, setting.text, palette)
    return scenes.whereabouts(drawn, cached.projects(selection), selection.area, setting)


def _projects(selection: Selection, setting: Setting, palette: Palette) -> Scene:
    projects = cached.projects(selection)
    ids = {project["project_id"] for project in projects}
    dated = [event for event in cached.events() if event["project_id"] in ids]
    newest = scenes.latest(dated)
    shown = [event for event in dated if event["project_id"] in newest]
    drawn = cached.timeline(newest, setting.text, palette)
    return scenes.building(drawn, shown, projects, setting)


def _scene(scene: Scene) -> None:
    with st.container(key=f"wall-scene-{scene.key}"):
        with st.container(key=f"wall-head-{scene.key}", gap=None):
            st.header(_signed(scene.title, scene.color, scene.icon), anchor=False)
            st.markdown(f":gray[{literal(scene.subtitle)}]")
        with st.container(key=f"wall-body-{scene.key}"):
            if scene.groups:
                with st.container(key=f"wall-groups-{scene.key}"):
                    for number, group in enumerate(scene.groups):
                        _group(group, f"{scene.key}-{number}", scene.color)
            for drawing in scene.drawings:
                _drawing(drawing, scene)
            if scene.lines:
                with st.container(key=f"wall-words-{scene.key}"):
                    st.markdown("\n\n".join(_colored(*line) for line in scene.lines))
        with st.container(key=f"wall-source-{scene.key}"):
            st.markdown(small(scene.source))


def _group(group: Group, key: str, color: str) -> None:
    with st.container(key=f"wall-group-{key}"):
        if group.name:
            st.subheader(_signed(group.name, group.color, group.icon), anchor=False)
        with st.container(key=f"wall-tiles-{key}"):
            for tile in group.tiles:
                _tile(tile, group.color or color, f"{key}-{tile.indicator_id}")


def _tile(tile: Tile, color: str, key: str) -> None:
    """A figure that is read from afar: its name, itself with its unit, its chip, its period."""
    with st.container(key=f"wall-tile-{scenes.width(tile)}-{key}", gap=None):
        number = literal(tile.figure.number.replace(" ", NO_BREAK))
        unit = f" :small[{literal(tile.figure.unit)}]" if tile.figure.unit else ""
        under = " · ".join(literal(said) for said in (tile.period, *tile.remarks) if said)
        chip = f":{color}-badge[{literal(tile.chip)}]" if tile.chip else ""
        beside = [chip, f":gray[{under}]" if under else ""]
        below = "\n\n".join(line for line in beside if line)
        st.markdown(f"{literal(tile.label)}\n### {number}{unit}\n{below}")


def _drawing(drawing: Drawing, scene: Scene) -> None:
    kind = "stretched" if drawing.stretches else "shaped"
    with st.container(key=f"wall-{kind}-{scene.key}-{drawing.key}"):
        if drawing.title:
            st.markdown(f"**{literal(drawing.title)}**  \n:gray[{literal(drawing.subtitle)}]")
        with st.container(key=f"wall-room-{scene.key}-{drawing.key}"):
            st.vega_lite_chart(
                drawing.chart | ({"height": "container"} if drawing.stretches else {}),
                height="stretch" if drawing.stretches else "content",
                theme="streamlit",
                key=f"wall-chart-{scene.key}-{drawing.key}",
                alt=drawing.alt,
            )
        if drawing.said:
            said = "  \n".join(map(literal, drawing.said.split("\n")))
            notes = "  \n".join(map(small, drawing.notes))
            st.markdown(f"{said}\n\n{notes}")


def _signed(words: str, color: str, icon: str) -> str:
    return f":{color}[:material/{icon}:] {literal(words)}" if icon else literal(words)


def _colored(color: str, words: str) -> str:
    return f":{color}[{literal(words)}]" if color else literal(words)
