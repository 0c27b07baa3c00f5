"""Details on the page: a project, an indicator's sentences, a source and its text."""

from typing import Any

import streamlit as st

from components import captions, dates, figures, names, passages, places, sentences, session
from components.figures import Observation
from components.show import note, nothing, quiet, small
from components.text import Text, literal
from data import derived, series
from data.catalogue import Catalogue
from data.derived import Derived, Refused
from data.model import Area, Indicator, Selection, Source
from data.store import Rows

SOURCES = "pages/read/sources.py"
INDICATOR = "pages/read/indicator.py"
OVERVIEW = "pages/read/overview.py"
TRENDS = "pages/read/trends.py"

PAGE = 8


def indicator_heading(
    indicator: Indicator, sparkline: dict[str, Any] | None, known: Catalogue, text: Text
) -> None:
    """An indicator's name, theme and definition, with its newest course beside them."""
    left, right = st.columns([4, 1], vertical_alignment="center")
    with left:
        st.title(literal(indicator.name(text.language)), anchor=False)
        theme = known.themes[indicator.theme_id]
        name = literal(theme.name(text.language))
        st.markdown(f":{theme.color}-badge[:material/{theme.icon}: {name}]")
        if indicator.definition(text.language):
            st.markdown(literal(indicator.definition(text.language)))
    if sparkline:
        described = text("indicator.sparkline", name=indicator.name(text.language))
        right.vega_lite_chart(sparkline, theme="streamlit", key="sparkline", alt=described)


def statements(
    observations: list[Observation], known: Catalogue, text: Text, *, of_source: bool = False
) -> None:
    """Figures with their sentences, as many to a page as one can take in.

    Each leads to its source; on the page of a source, each leads to its indicator instead.
    """
    st.subheader(text("indicator.figures", count=len(observations)), anchor=False)
    if not observations:
        nothing(text)
        return
    note(text("indicator.others"))
    pages = -(-len(observations) // PAGE)
    page = st.pagination(pages, key="statements") if pages > 1 else 1
    for observation in observations[(page - 1) * PAGE : page * PAGE]:
        _statement(observation, known, text, of_source=of_source)


def own_first(observations: list[Observation], selection: Selection) -> list[Observation]:
    """Observations of the chosen area and year before those of others, and the newest first.

    So the sentence of the figure whose tile was clicked stands at the top.
    """
    newest = sorted(observations, key=lambda o: o["end"], reverse=True)
    return sorted(
        newest, key=lambda o: (o["area_id"] != selection.area, o["year"] != selection.year)
    )


def _statement(observation: Observation, known: Catalogue, text: Text, *, of_source: bool) -> None:
    """One figure, the sentence with the number marked in it, and where it was published."""
    indicator = known.indicators[observation["indicator_id"]]
    color = known.themes[indicator.theme_id].color
    figure = literal(str(figures.figure(observation, indicator, known, text)))
    kind = literal(text(f"statistic.{observation['statistic']}"))
    assumed = observation["period_basis"] == "assumed"
    about = [
        dates.period(observation["period"], text, assumed=assumed),
        figures.about(observation, known, text),
        *figures.remarks(observation, text),
    ]
    remark = text.of(observation["note_zh"], observation["note_en"])
    said = [
        f"**{figure}** :{color}-badge[{kind}] :gray[{literal(' · '.join(about))}]",
        f"> {passages.marked(observation, indicator, color)}",
    ]
    if remark:
        said.append(small(text("page.note", note=remark)))
    if not passages.is_marked(observation, indicator):
        said.append(small(text("page.unmarked")))
    with st.container(border=True, gap="xsmall"):
        st.markdown("\n\n".join(said))
        if of_source:
            _indicator_link(indicator, text)
        else:
            _reference(known.sources[observation["source_id"]], text)


def _indicator_link(indicator: Indicator, text: Text) -> None:
    label = literal(indicator.name(text.language))
    icon = ":material/monitoring:"
    opened = session.link(indicator=indicator.id)
    st.page_link(INDICATOR, label=label, icon=icon, query_params=opened)


def _reference(source: Source, text: Text) -> None:
    """Who published it and when, with the way to the source."""
    parts = [source.name(text.language), source.publisher(text.language), source.published]
    label = literal(text("list.separator").join(part for part in parts if part))
    icon = ":material/description:"
    st.page_link(SOURCES, label=label, icon=icon, query_params=session.link(source=source.id))


def derivations(
    observations: list[Observation],
    differences: Rows,
    indicator: Indicator,
    known: Catalogue,
    text: Text,
) -> None:
    """What follows by arithmetic, with its formula and inputs; and what does not, and why."""
    results = derived.of_indicator(observations, indicator)
    said = [captions.difference(series.difference(row), known, text) for row in differences]
    said += [sentences.follows(r, known, text) for r in results if isinstance(r, Derived)]
    refused = [sentences.follows(r, known, text) for r in results if isinstance(r, Refused)]
    if said:
        st.info("\n\n".join(map(literal, said)), icon=":material/function:")
    if refused:
        with st.expander(text("indicator.refused", count=len(refused))):
            for sentence in refused:
                quiet(sentence)


def area(chosen: Area, figures_held: int, known: Catalogue, text: Text) -> None:
    """An area: what it lies in, what is to be known of it, and the ways to its figures."""
    with st.container(border=True, key="area-panel"):
        with st.container(horizontal=True, gap="small"):
            for outer in reversed(known.ancestors(chosen.id)[1:]):
                label = literal(known.areas[outer].name(text.language)) + " ›"
                st.button(
                    label,
                    key=f"outer-{outer}",
                    type="tertiary",
                    on_click=session.choose,
                    args=("area", outer),
                )
        st.subheader(literal(chosen.name(text.language)), anchor=False)
        remark = text.of(chosen.note_zh, chosen.note_en)
        if remark:
            note(text("page.note", note=remark))
        quiet(text("area.held", count=figures_held))
        opened = session.link(area=chosen.id)
        for page, key in ((OVERVIEW, "overview"), (TRENDS, "trends")):
            st.page_link(page, label=text(f"area.{key}"), query_params=opened)


def project_table(
    projects: Rows, key: str, selection: Selection, known: Catalogue, text: Text
) -> None:
    """Projects as a table to search and sort; the one that is clicked becomes the chosen one."""
    st.subheader(text(f"projects.{key}", count=len(projects)), anchor=False)
    if not projects:
        nothing(text)
        return
    rows = [
        {
            text("table.name"): names.name(project, text),
            text("table.category"): names.category(project, text),
            text("table.status"): names.status(project, text),
            text("table.theme"): names.theme(project, known, text),
        }
        | ({text("table.place"): places.place(project, known, text)} if key == "built" else {})
        for project in projects
    ]
    with st.container(key=key):
        state = st.dataframe(
            rows,
            hide_index=True,
            key=f"{key}-{selection.theme}-{selection.area}",  # a row of this list, not of the next
            on_select="rerun",
            selection_mode="single-row",
        )
    chosen: list[int] = state.selection["rows"]
    picked = str(projects[chosen[0]]["project_id"]) if chosen else ""
    session.follow("project", key, picked)


def project(
    chosen: dict[str, Any], facts: list[Observation], events: Rows, known: Catalogue, text: Text
) -> None:
    """All that is known of one project: status, place, sentence, figures, events."""
    with st.container(border=True, key="project-panel"):
        st.subheader(literal(names.name(chosen, text)), anchor=False)
        about = [
            names.category(chosen, text),
            names.theme(chosen, known, text),
            names.status(chosen, text),
        ]
        st.markdown(" ".join(f":gray-badge[{literal(words)}]" for words in about if words))
        if names.is_built(chosen):
            st.markdown(literal(places.place(chosen, known, text)))
        remark = text.of(chosen["note_zh"], chosen["note_en"])
        if remark:
            note(text("page.note", note=remark))
        if chosen["quote"]:
            st.markdown(f"> {literal(chosen['quote'])}")
        _reference(known.sources[chosen["source_id"]], text)
        _facts(facts, known, text)
        _events(events, known, text)


def _facts(facts: list[Observation], known: Catalogue, text: Text) -> None:
    if not facts:
        return
    st.markdown(f"**{text('projects.facts')}**")
    for fact in facts:
        indicator = known.indicators[fact["indicator_id"]]
        figure = figures.figure(fact, indicator, known, text)
        period = dates.period(fact["period"], text, assumed=fact["period_basis"] == "assumed")
        label = f"{literal(indicator.name(text.language))} **{literal(str(figure))}** · {period}"
        st.page_link(INDICATOR, label=label, query_params=session.link(indicator=indicator.id))


def _events(events: Rows, known: Catalogue, text: Text) -> None:
    if not events:
        return
    st.markdown(f"**{text('projects.events')}**")
    for event in events:
        name = literal(text.of(event["name_zh"], event["name_en"]))
        source = literal(known.sources[event["source_id"]].name(text.language))
        st.markdown(f"**{event['date']}** {name} :gray[:small[{source}]]")


def without_place(projects: Rows, text: Text) -> None:
    """The projects that no published source puts anywhere: listed, counted, never pinned.

    Where the choice has none at all, nothing is said of places.
    """
    if not projects:
        nothing(text)
        return
    unplaced = places.without_place(projects)
    with st.expander(text("map.unplaced", count=len(unplaced)), expanded=True):
        quiet(text("map.unplaced_note") if unplaced else text("map.all_placed"))
        with st.container(height=320 if len(unplaced) > PAGE else "content", border=False):
            for project in unplaced:
                category = literal(names.category(project, text))
                st.markdown(f"{literal(names.name(project, text))} :gray[{category}]")


def source_details(source: Source, text: Text) -> None:
    """A source's publisher, date, kind, reliability and licence; what is not known says so."""
    kind = text.known(f"source_kind.{source.kind}", source.kind)
    reliability = text.known(f"confidence.{source.reliability}", source.reliability)
    details = {
        "publisher": source.publisher(text.language),
        "published": source.published,
        "kind": kind,
        "reliability": reliability,
        "licence": source.licence,
    }
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{literal(source.name(text.language))}**")
        words = (
            f":gray[{text(f'sources.{name}')}] {literal(value or text('sources.unknown'))}"
            for name, value in details.items()
        )
        st.markdown("　".join(words))
        if source.note(text.language):
            note(text("page.note", note=source.note(text.language)))
        if source.url.startswith(("http://", "https://")):
            st.page_link(source.url, label=text("sources.open"), icon=":material/open_in_new:")


def document(source: Source, observations: list[Observation], known: Catalogue, text: Text) -> None:
    """The full text with every figure marked; where it is not held, the passages quoted."""
    held = known.text(source.id)
    if not held:
        quiet(text("sources.not_held"))
        statements(observations, known, text, of_source=True)
        return
    quiet(text("sources.held"))
    with st.container(border=True, key="document"):
        st.markdown(passages.document(held, observations, known, session.link(lang=text.language)))
