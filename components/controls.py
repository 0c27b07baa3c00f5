"""Widgets that give plain values: what a reader chooses."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from components import access, cached, dates, names, panels, places, session, sheet
from components.addresses import address
from components.desk_menu import desk_menu
from components.text import Text, literal
from data.access import Person
from data.catalogue import Catalogue
from data.measures import MEASURES, View
from data.model import LANGUAGES, Indicator, Selection, Source
from data.periods import parse
from data.quotations import passage_id
from data.store.releases import Release
from data.typed import Rows

MOST_INDICATORS = 6  # panels that can be taken in at once
MOST_AREAS = 6  # as many as colours that can be told apart
LONGEST = 200  # letters of a query
DESK = ("submit", "proposals", "restore", "audit")
SEARCH = "search"
ASK = 155  # pixels of the box above every page: with the other filters in one row on a laptop


def filters(known: Catalogue, years: list[str]) -> None:
    """Take over what is chosen in the filters, on pages too that do not show them."""
    chosen = known.dashboard.filters
    session.settle("theme", list(known.themes), chosen.theme or None)
    session.settle("area", tree(known), chosen.area or known.subject.id)
    options = [session.ALL, *years]
    session.settle("period", options, chosen.year if chosen.year in options else session.ALL)


def frame(  # noqa: PLR0913 -- what stands above, and where
    known: Catalogue,
    years: list[str],
    person: Person,
    text: Text,
    *,
    page: str,
    desk: Sequence[st.Page],
) -> None:
    """What stands above every page: the filters that all share, the search, language and login.

    The desk has its pages in place of the filters, and the page that searches a box of its own. On
    a phone the filters fold into a line.
    """
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        if page not in DESK:
            sheet.line(known, text)
            with st.container(horizontal=True, vertical_alignment="bottom", key="choices"):
                _theme(known, text)
                _area(known, text)
                _year(years, text)
        else:
            desk_menu(desk, text)
        with st.container(
            horizontal=True,
            horizontal_alignment="right",
            vertical_alignment="bottom",
            key="aids",
        ):
            if page != SEARCH:
                _ask(text)
            language(known, text)
            if access.configured().login:
                panels.whoever(person, known, text)
    if access.ended():
        panels.ended(text)


def _ask(text: Text) -> None:
    """The search from any page. As a form: words that are only left standing lead nowhere."""
    with (
        st.form("asking", clear_on_submit=True, border=False, width=ASK),
        st.container(horizontal=True, wrap=False, vertical_alignment="bottom", gap="xsmall"),
    ):
        st.text_input(
            text("search.ask"),
            placeholder=text("search.short"),
            max_chars=LONGEST,
            key="ask",
            label_visibility="collapsed",
        )
        st.form_submit_button(text("search.go"), on_click=_search, key="go")


def _search() -> None:
    asked = session.link(q=session.chosen("ask"))
    session.lead_to(address("search", asked))


def query(text: Text) -> str:
    """What is looked for on the page that searches; its address holds it."""
    return st.text_input(
        text("search.ask"),
        placeholder=text("search.how"),
        max_chars=LONGEST,
        key=session.settle_words("q", LONGEST),
    ).strip()


def language(known: Catalogue, text: Text) -> None:
    """In which language everything is said."""
    default = session.preferred_language(known.dashboard.language)
    st.segmented_control(
        text("control.language"),
        LANGUAGES,
        format_func=lambda language: text(f"language.{language}"),
        key=session.settle("lang", LANGUAGES, default),
        required=True,
        label_visibility="collapsed",
    )


def _theme(known: Catalogue, text: Text) -> None:
    st.pills(
        text("control.theme"),
        list(known.themes),
        format_func=lambda theme: _theme_label(known, theme, text),
        wrap=True,
        key="theme",
    )


def _theme_label(known: Catalogue, theme: str, text: Text) -> str:
    return (
        f":material/{known.themes[theme].icon}: {literal(known.themes[theme].name(text.language))}"
    )


def _area(known: Catalogue, text: Text) -> None:
    st.selectbox(
        text("control.area"),
        tree(known),
        format_func=lambda area: known.areas[area].name(text.language),
        key="area",
        width=210,
    )


def tree(known: Catalogue, parent: str = "") -> list[str]:
    """All areas, each followed by those within it."""
    found: list[str] = []
    for area in known.areas.values():
        if area.parent_id == parent:
            found += [area.id, *tree(known, area.id)]
    return found


def _year(years: list[str], text: Text) -> None:
    st.selectbox(
        text("control.period"),
        [session.ALL, *years],
        format_func=lambda year: (
            text("control.all_years") if year == session.ALL else text("period.year", year=year)
        ),
        key="period",
        width=130,
    )


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
    chosen = areas(known, coverage, indicators, default, text)
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


def areas(
    known: Catalogue,
    coverage: list[dict[str, Any]],
    indicators: tuple[str, ...],
    default: str,
    text: Text,
) -> list[str]:
    """One or several of the areas that any of the indicators has figures for."""
    covered = {row["area_id"] for row in coverage if row["indicator_id"] in indicators}
    options = [area for area in tree(known) if area in covered]
    start = [default] if default in covered else options[:1]
    return st.multiselect(
        text("control.areas"),
        options,
        format_func=lambda area: known.areas[area].name(text.language),
        key=session.settle("areas", options, start),
        max_selections=MOST_AREAS,
    )


def source(known: Catalogue, text: Text) -> Source:
    """One source; those with a full text, and the most figures to read, stand first."""
    options = sorted(known.sources, key=lambda name: not known.text(name))
    chosen = st.selectbox(
        text("control.source"),
        options,
        format_func=lambda name: known.sources[name].name(text.language),
        key=session.settle("source", options, options[0], always=True),
    )
    return known.sources[chosen]


def passage(quotes: Iterable[str]) -> str:
    """The name of the passage that a link asked for, if it is one of these; else an empty one."""
    names = list(dict.fromkeys(map(passage_id, quotes)))
    return str(session.chosen(session.settle("passage", names, "")))


def place(count: int) -> int:
    """Which of its places in the text a link asked for, counted from 1."""
    asked = session.settle("place", [str(number) for number in range(1, count + 1)], "1")
    return int(session.chosen(asked))


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
        key=session.settle("category", list(kinds), []),
    )
    return replace(selection, categories=tuple(categories))


def steps(selection: Selection, text: Text, shown: Callable[[Rows], Rows] = list) -> Selection:
    """How far projects are: the steps of the ladder with their counts, as of ``kinds``."""
    steps = names.steps(shown(cached.projects(selection)))
    statuses = st.pills(
        text("control.status"),
        list(steps),
        selection_mode="multi",
        format_func=lambda step: text(
            "control.counted", name=literal(names.step_name(step, text)), count=steps[step]
        ),
        wrap=True,
        key=session.settle("status", list(steps), []),
    )
    return replace(selection, statuses=tuple(statuses))


def shaded(known: Catalogue, text: Text) -> tuple[str, str] | None:
    """An indicator and a period to shade the districts by; None for no shading.

    Only what several districts have sure figures of is offered; the newest period of which most
    districts have one is the start.
    """
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


def search(label: str, text: Text) -> str:
    """What is typed to narrow a list."""
    return st.text_input(label, placeholder=text("control.find_how"), key="find")


def release_before(found: Sequence[Release], shown: Release, text: Text) -> Release | None:
    """The release that the one shown is set against; the one before it as a start."""
    others = {str(release.number): release for release in found if release != shown}
    if not others:
        return None
    earlier = (number for number in others if int(number) < shown.number)
    chosen = st.selectbox(
        text("releases.against"),
        list(others),
        format_func=lambda number: text(
            "releases.one", number=number, moment=dates.moment(others[number].made_at, text)
        ),
        key=session.settle("against", list(others), next(earlier, next(iter(others)))),
    )
    return others[chosen]


def one_project(text: Text) -> dict[str, Any]:
    """The project that a page is about; the first with a known place as a start."""
    every = {project["project_id"]: project for project in cached.projects(Selection())}
    start = next((name for name, p in every.items() if places.is_placed(p)), next(iter(every)))
    chosen = st.selectbox(
        text("control.project"),
        list(every),
        format_func=lambda name: names.name(every[name], text),
        key=session.settle("project", list(every), start, always=True),
    )
    return every[chosen]


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
