"""Which projects are looked at: of which kinds, how far, and one of them."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from components import cached, names, places, session
from components.text import Text, literal
from data.model import Selection
from data.typed import Rows


def kinds(selection: Selection, text: Text, shown: Callable[[Rows], Rows] = list) -> Selection:
    """Which kinds of projects, with their counts: of what the page has, by ``shown``."""
    kinds = Counter(project["category"] for project in shown(cached.projects(selection)))
    categories = st.multiselect(
        text("control.category"),
        list(kinds),
        format_func=lambda kind: text(
            "control.counted", name=text.known(f"category.{kind}", kind), count=kinds[kind]
        ),
        placeholder=text("control.every"),
        disabled=not kinds,
        key=session.settle("category", list(kinds), []),
    )
    return replace(selection, categories=tuple(categories))


def steps(selection: Selection, text: Text, shown: Callable[[Rows], Rows] = list) -> Selection:
    """How far projects are: the steps of the ladder with their counts, as of ``kinds``."""
    steps = names.steps(shown(cached.projects(selection)))
    key = session.settle("status", list(steps), [])
    if not steps:
        return selection
    statuses = st.pills(
        text("control.status"),
        list(steps),
        selection_mode="multi",
        format_func=lambda step: text(
            "control.counted", name=literal(names.step_name(step, text)), count=steps[step]
        ),
        wrap=True,
        key=key,
    )
    return replace(selection, statuses=tuple(statuses))


def project(projects: list[dict[str, Any]], text: Text) -> dict[str, Any] | None:
    """One project by its name, or by a click elsewhere; None where none is chosen."""
    by_id = {project["project_id"]: project for project in projects}
    chosen = st.selectbox(
        text("control.project"),
        ["", *by_id],
        format_func=lambda name: names.name(by_id[name], text) if name else text("control.choose"),
        key=session.settle("project", ["", *by_id], ""),
    )
    return by_id.get(chosen or "")


def one_project(text: Text) -> dict[str, Any] | None:
    """The project that a page is about; the first with a known place as a start.

    None where the tables have no project.
    """
    every = {project["project_id"]: project for project in cached.projects(Selection())}
    if not every:
        return None
    start = next((name for name, p in every.items() if places.is_placed(p)), next(iter(every)))
    chosen = st.selectbox(
        text("control.project"),
        list(every),
        format_func=lambda name: names.name(every[name], text),
        key=session.settle("project", list(every), start, always=True),
    )
    return every[chosen]
