"""Which figures are looked at: of which indicators, where, how, and when."""

from typing import Any

import streamlit as st

from components import cached, dates, session
from components.controls.above import search
from components.text import Text
from data.catalogue import Catalogue
from data.measures import MEASURES, View
from data.model import Indicator, Selection
from data.periods import parse

MOST_INDICATORS = 6  # panels that can be taken in at once
MOST_AREAS = 6  # as many as colours that can be told apart


def indicator(known: Catalogue, selection: Selection, text: Text) -> Indicator:
    """One indicator: those of the chosen theme first, the front page's series as a start."""
    options, start = _indicators(known, selection)
    chosen = st.selectbox(
        text("control.indicator"),
        options,
        format_func=lambda name: known.indicators[name].name(text.language),
        key=session.settle("indicator", options, start, always=True),
    )
    return known.indicators[chosen]


def indicators(known: Catalogue, selection: Selection, text: Text) -> tuple[str, ...]:
    """One or several indicators, narrowed by what is typed: Chinese, initials of pinyin, English.

    The one that was looked at last is the start.
    """
    options, start = _indicators(known, selection)
    last = session.chosen(session.settle("indicator", options, start))
    key = session.settle("indicators", options, [last])
    typed = search(text("control.find"), text)
    found = [name for name in cached.find(typed) if name in options] if typed else options
    if not found:
        st.caption(text("control.not_found"))
    return tuple(
        st.multiselect(
            text("control.indicators"),
            list(dict.fromkeys([*found, *session.chosen(key)])),
            format_func=lambda name: known.indicators[name].name(text.language),
            key=key,
            max_selections=MOST_INDICATORS,
        )
    )


def _indicators(known: Catalogue, selection: Selection) -> tuple[list[str], str]:
    """All indicators, those of the chosen theme first, and where to start."""
    first = sorted(known.indicators.values(), key=lambda i: i.theme_id != selection.theme)
    options = [indicator.id for indicator in first]
    series = known.dashboard.series
    same_theme = series and selection.theme in ("", known.indicators[series].theme_id)
    return options, series if same_theme else options[0]


def view(
    known: Catalogue,
    coverage: list[dict[str, Any]],
    indicators: tuple[str, ...],
    default: str,
    text: Text,
) -> View:
    """How the indicators are looked at: where, as level, growth, index or share, how sure."""
    chosen = _areas(known, coverage, indicators, default, text)
    measure = st.segmented_control(
        text("control.measure"),
        MEASURES,
        format_func=lambda name: text(f"measure.{name}"),
        key=session.settle("measure", MEASURES, MEASURES[0]),
        required=True,
    )
    with st.container(horizontal=True):
        low = st.toggle(text("control.low"), key=session.settle_switch("low"))
        final = st.toggle(text("control.final"), key=session.settle_switch("final"))
    return View(tuple(chosen), measure or MEASURES[0], low, final)


def _areas(
    known: Catalogue,
    coverage: list[dict[str, Any]],
    indicators: tuple[str, ...],
    default: str,
    text: Text,
) -> list[str]:
    """One or several of the areas that any of the indicators has figures for."""
    covered = {row["area_id"] for row in coverage if row["indicator_id"] in indicators}
    options = [area for area in known.tree() if area in covered]
    start = [default] if default in covered else options[:1]
    return st.multiselect(
        text("control.areas"),
        options,
        format_func=lambda area: known.areas[area].name(text.language),
        key=session.settle("areas", options, start),
        max_selections=MOST_AREAS,
    )


def periods(options: list[str], text: Text) -> tuple[str, ...]:
    """One of the periods, and another to set it against where one is chosen."""
    left, right = st.columns(2)
    at = left.selectbox(
        text("control.at"),
        options,
        format_func=lambda period: dates.period(period, text),
        key=session.settle("at", options, options[0]),
    )
    line = parse(at).line
    others = ["", *(period for period in options if period != at and parse(period).line == line)]
    against = right.selectbox(
        text("control.against"),
        others,
        format_func=lambda period: dates.period(period, text) if period else text("control.no"),
        key=session.settle("against", others, ""),
    )
    return (at, against) if against else (at,)


def shaded(known: Catalogue, text: Text) -> tuple[str, str] | None:
    """An indicator and a period to shade the districts by; None for no shading.

    Only what several districts have sure figures of is offered; the newest period of which most
    districts have one is the start. Without outlines nothing can be shaded, nor chosen.
    """
    if not known.features("Polygon"):
        return None
    offered = cached.shadeable()
    left, right = st.columns([3, 2])
    indicator = left.selectbox(
        text("control.shade"),
        ["", *offered],
        format_func=lambda name: (
            known.indicators[name].name(text.language) if name else text("control.no_shade")
        ),
        key=session.settle("shade", ["", *offered], ""),
    )
    if not indicator:
        return None
    periods = offered[indicator]
    at = right.selectbox(
        text("control.at"),
        list(periods),
        format_func=lambda period: text(
            "control.shaded", period=dates.period(period, text), count=periods[period]
        ),
        key=session.settle("at", list(periods), max(periods, key=lambda p: periods[p])),
    )
    return indicator, at
