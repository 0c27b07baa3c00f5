"""An area: what it lies in and what lies in it, and the ways to its figures."""

import streamlit as st

from components import session
from components.addresses import OVERVIEW, TRENDS
from components.show import note, quiet
from components.text import Text, literal
from data.catalogue import Catalogue
from data.model import Area


def area(chosen: Area, figures_held: int, known: Catalogue, text: Text) -> None:
    """An area: what it lies in and what lies in it, what is known, the ways to its figures."""
    with st.container(border=True, key="area-panel"):
        breadcrumb(known.ancestors(chosen.id)[1:], "area", known, text)
        st.header(literal(chosen.name(text.language)), anchor=False)
        remark = text.of(chosen.note_zh, chosen.note_en)
        if remark:
            note(text("page.note", note=remark))
        quiet(text("area.held", count=figures_held) if figures_held else text("area.none_held"))
        inner = [a for a in known.areas.values() if a.parent_id == chosen.id]
        if inner:
            _inner(inner, text)
        opened = session.link(area=chosen.id)
        for page, key in ((OVERVIEW, "overview"), (TRENDS, "trends")) if figures_held else ():
            st.page_link(page, label=text(f"area.{key}"), query_params=opened)


def breadcrumb(areas: list[str], of: str, known: Catalogue, text: Text) -> None:
    """What an area or a project lies in, the widest first; each becomes the chosen area."""
    with st.container(horizontal=True, gap="small"):
        for outer in reversed(areas):
            label = literal(known.areas[outer].name(text.language)) + " ›"
            _choice(label, "area", outer, f"{of}-in-{outer}")


def _inner(areas: list[Area], text: Text) -> None:
    """What lies in an area, by level; each becomes the chosen area."""
    with st.popover(text("area.inner", count=len(areas)), width="stretch"):
        for inner in areas:
            _choice(literal(inner.name(text.language)), "area", inner.id, f"inner-{inner.id}")


def _choice(label: str, key: str, value: str, name: str) -> None:
    """A word that makes something the chosen one: a link to the same page would not."""
    st.button(label, key=name, type="tertiary", on_click=session.choose, args=(key, value))
