"""The wall on the page: every scene at once, of which the browser shows one after the other.

So nothing is drawn anew at a turn, a wall that hangs for a week has as many elements on its last
day as on its first, and it turns on while the server is away. It is made anew with a new release.
"""

from pathlib import Path

import streamlit as st

from components import session
from components.addresses import address
from components.show import catalogue, small
from components.text import Text, literal
from components.tile_words import worded
from components.tiles import Tile
from components.wall import notices, programme, scenes, watching
from components.wall.scenes import Drawing, Group, Notice, Scene, Setting
from data.catalogue import Catalogue

HERE = Path(__file__).parent
_TURN = st.components.v2.component(
    "wall",
    html='<div class="foot"></div>',
    css=(HERE / "foot.css").read_text(encoding="utf-8"),
    js=(HERE / "wall.js").read_text(encoding="utf-8"),
)
WORDS = ("pause", "go_on", "back", "on", "leave", "away", "keys")


def sound_tables() -> Catalogue:
    """The tables, of the release asked for; where they cannot be shown, the wall tells why."""
    watching.watch()
    known: Catalogue | None = None
    fault: Exception | None = None
    try:
        with watching.guarded("tables"):
            known = catalogue()
    except watching.OF_ALL as of_all:
        fault = of_all
    if known is None:
        _tell(fault)
        st.stop()
    return known


def failed(fault: Exception) -> bool:
    """Whether this is a wall: where the frame round it fails, the wall tells that too."""
    on_wall = session.wall()
    if on_wall:
        _tell(fault)
    return on_wall


def _tell(fault: Exception | None) -> None:
    text = session.choose_language("zh")
    _hang([notices.unavailable(fault, "", text)], text)


def show(known: Catalogue, text: Text) -> None:
    """The scenes that the choice leaves, or why none can be shown."""
    watching.whole()
    setting = Setting(known, text)
    try:
        made = list(programme.scenes(session.selection(known), setting, session.palette()))
    except watching.OF_ALL as fault:
        watching.again()
        made = [notices.unavailable(fault, known.dashboard.title(text.language), text)]
    _hang(made, text)


def _hang(made: list[Scene], text: Text) -> None:
    """The scenes, and at their foot the keys. A light page is opened anew as a dark one."""
    st.html(HERE / "wall.css")
    dark = session.mode() == "dark"
    if dark:
        with st.container(key="wall"):
            for scene in made:
                _scene(scene, text)
    _TURN(
        data={
            "dark": dark,
            "turn": session.turn(),
            "leave": address("./", session.link()),
            "words": {name: text(f"wall.{name}") for name in WORDS},
        },
        key="wall-foot",
    )


def _scene(scene: Scene, text: Text) -> None:
    with st.container(key=f"wall-scene-{scene.key}"):
        failed: Notice | None = notices.failed(text)
        with watching.guarded(f"drawing of {scene.key}"):
            _parts(scene)
            failed = scene.notice
        if failed:
            _notice(failed, scene.key)
        if scene.source:
            with st.container(key=f"wall-source-{scene.key}"):
                st.markdown(small(scene.source))


def _parts(scene: Scene) -> None:
    if scene.title:
        with st.container(key=f"wall-head-{scene.key}", gap=None):
            st.header(_signed(scene.title, scene.color, scene.icon), anchor=False)
            st.markdown(f":gray[{literal(scene.subtitle)}]")
    if scene.notice:
        return
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


def _notice(notice: Notice, key: str) -> None:
    with st.container(key=f"wall-notice-{key}"):
        title = _signed(notice.title, notice.color, notice.icon)
        st.markdown("\n\n".join([f"### {title}", *map(literal, notice.lines)]))


def _group(group: Group, key: str, color: str) -> None:
    with st.container(key=f"wall-group-{key}"):
        if group.name:
            st.subheader(_signed(group.name, group.color, group.icon), anchor=False)
        with st.container(key=f"wall-tiles-{key}"):
            for tile in group.tiles:
                _tile(tile, group.color or color, f"{key}-{tile.indicator_id}")


def _tile(tile: Tile, color: str, key: str) -> None:
    """A figure that is read from afar: its name, itself with its unit, its chip, its period."""
    said = worded(tile, color)
    below = "\n\n".join(line for line in (said.chip, " · ".join(said.details)) if line)
    with st.container(key=f"wall-tile-{scenes.width(tile)}-{key}", gap=None):
        st.markdown(f"{literal(tile.label)}\n### {said.number}{said.unit}\n{below}")


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
