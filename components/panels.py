"""Details on the page: a project, an indicator's sentences, a source and its text."""

from functools import partial
from typing import Any, Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

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
PROJECT = "pages/read/project.py"

PAGE = 8
LIST, TABLE = 250, 420  # pixels that a list beside the map, and a table of projects, are high
WIDTHS = {"name": 220, "facts": 320, "dates": 190}  # pixels of the columns with long words


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
    observations: list[Observation],
    known: Catalogue,
    text: Text,
    *,
    of: Literal["indicator", "project", "source"] = "indicator",
) -> None:
    """Figures with their sentences, as many to a page as one can take in.

    Each leads to its source and to its indicator, but for the one that the page is about.
    """
    st.subheader(text("indicator.figures", count=len(observations)), anchor=False)
    if not observations:
        nothing(text)
        return
    note(text("indicator.others"))
    pages = -(-len(observations) // PAGE)
    page = st.pagination(pages, key="statements") if pages > 1 else 1
    for observation in observations[(page - 1) * PAGE : page * PAGE]:
        _statement(observation, known, text, of)


def own_first(observations: list[Observation], selection: Selection) -> list[Observation]:
    """Observations of the chosen area and year before those of others, and the newest first.

    So the sentence of the figure whose tile was clicked stands at the top.
    """
    newest = sorted(observations, key=lambda o: o["end"], reverse=True)
    return sorted(
        newest, key=lambda o: (o["area_id"] != selection.area, o["year"] != selection.year)
    )


def _statement(observation: Observation, known: Catalogue, text: Text, of: str) -> None:
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
        if of == "project":
            _indicator_link(indicator, text)
        st.markdown("\n\n".join(said))
        if of == "source":
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
    """An area: what it lies in and what lies in it, what is known, the ways to its figures."""
    with st.container(border=True, key="area-panel"):
        _breadcrumb(known.ancestors(chosen.id)[1:], "area", known, text)
        st.subheader(literal(chosen.name(text.language)), anchor=False)
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


def _breadcrumb(areas: list[str], of: str, known: Catalogue, text: Text) -> None:
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


def places_list(projects: Rows, selection: Selection, known: Catalogue, text: Text) -> None:
    """The projects that are on the map, and those that no source puts anywhere: never pinned.

    A row that is clicked becomes the chosen one. Where the choice has no projects at all, nothing
    is said of places.
    """
    if not projects:
        nothing(text)
        return
    placed, unplaced = places.with_place(projects), places.without_place(projects)
    for key, found in (("placed", placed), ("unplaced", unplaced)):
        with st.expander(text(f"map.{key}", count=len(found)), expanded=True, key=key):
            quiet(text(f"map.{key}_note") if found else text(f"map.none_{key}"))
            if found:
                rows = [_place_row(project, known, text) for project in found]
                _chosen_by_row(rows, found, key, selection, text, most=LIST)


def _place_row(project: dict[str, Any], known: Catalogue, text: Text) -> dict[str, str]:
    return {
        text("table.name"): names.name(project, text),
        text("table.status"): names.status(project, text),
        text("table.category"): names.category(project, text),
        text("table.theme"): names.theme(project, known, text),
    }


def beside_chosen(chosen: dict[str, Any] | None) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Room for tables, and beside them for what is chosen in them; all of it where nothing is."""
    if chosen is None:
        whole = st.container()
        return whole, whole
    tables, panel = st.columns([5, 3], gap="medium")
    return tables, panel


def project_table(  # noqa: PLR0913, PLR0917 -- the projects, and what is known about them
    projects: Rows,
    key: str,
    about: tuple[Rows, Rows],
    selection: Selection,
    known: Catalogue,
    text: Text,
) -> None:
    """Projects as a table to sort; the one that is clicked becomes the chosen one.

    ``about`` are the figures and the dated events of all projects.
    """
    st.subheader(text(f"projects.{key}", count=len(projects)), anchor=False)
    if not projects:
        nothing(text)
        return
    rows = [_project_row(project, about, known, text) for project in projects]
    said = [name for name in rows[0] if any(row[name] for row in rows)]
    rows = [{name: row[name] for name in said} for row in rows]
    _chosen_by_row(rows, projects, key, selection, text, most=TABLE)


def _project_row(
    project: dict[str, Any], about: tuple[Rows, Rows], known: Catalogue, text: Text
) -> dict[str, str]:
    own = [[row for row in rows if row["project_id"] == project["project_id"]] for rows in about]
    return _place_row(project, known, text) | {
        text("table.facts"): text("list.stop").join(
            captions.fact(fact, known, text) for fact in own[0]
        ),
        text("table.dates"): dates.span([event["date"] for event in own[1]], text),
        text("table.place"): (
            places.place(project, known, text) if names.is_built(project) else ""
        ),
        text("table.source"): known.sources[project["source_id"]].name(text.language),
    }


def _chosen_by_row(  # noqa: PLR0913 -- the rows, and what they are of
    rows: list[dict[str, str]],
    projects: Rows,
    key: str,
    selection: Selection,
    text: Text,
    *,
    most: int,
) -> None:
    """A table of projects, a row each; the one that is clicked becomes the chosen one.

    Many are scrolled within ``most`` pixels.
    """
    # A row of this list, not of the next: what is chosen is part of the key.
    chosen = (selection.theme, selection.area, *selection.categories, *selection.statuses)
    table = "-".join([key, *chosen, projects[0]["project_id"], str(len(projects))])
    with st.container(key=f"list-{key}"):
        st.dataframe(
            rows,
            hide_index=True,
            height=most if len(rows) > PAGE else "content",
            key=table,
            column_config={
                text(f"table.{name}"): st.column_config.TextColumn(width=width)
                for name, width in WIDTHS.items()
            },
            on_select=partial(_follow_row, table, [p["project_id"] for p in projects]),
            selection_mode="single-row",
        )


def _follow_row(table: str, projects: list[str]) -> None:
    rows: list[int] = st.session_state[table].selection["rows"]
    if rows:
        session.choose("project", projects[rows[0]])


def project(
    chosen: dict[str, Any], facts: list[Observation], events: Rows, known: Catalogue, text: Text
) -> None:
    """What is known of one project, beside a map or a table: status, place, sentence, figures."""
    with st.container(border=True, key="project-panel"):
        if chosen["area_id"]:
            _breadcrumb(known.ancestors(chosen["area_id"]), "project", known, text)
        st.subheader(literal(names.name(chosen, text)), anchor=False)
        project_said(chosen, known, text)
        _facts(facts[:PAGE], known, text)
        project_events(events, known, text)
        opened = session.link(project=chosen["project_id"])
        st.page_link(
            PROJECT, label=text("projects.page"), icon=":material/article:", query_params=opened
        )


def project_said(chosen: dict[str, Any], known: Catalogue, text: Text) -> None:
    """Its kind, how far it is, where it is, and the sentence that says so, with its source."""
    about = [names.category(chosen, text), names.theme(chosen, known, text)]
    st.markdown(" ".join(f":gray-badge[{literal(words)}]" for words in about if words))
    st.markdown(_ladder(chosen, text))
    if names.is_built(chosen):
        st.markdown(literal(places.place(chosen, known, text)))
    remark = text.of(chosen["note_zh"], chosen["note_en"])
    if remark:
        note(text("page.note", note=remark))
    if chosen["quote"]:
        st.markdown(f"> {literal(chosen['quote'])}")
    _reference(known.sources[chosen["source_id"]], text)


def _ladder(chosen: dict[str, Any], text: Text) -> str:
    """The steps of what is built with the one that is reached, and the words of the source.

    What stands aside of the ladder, or whose source does not say, has no steps.
    """
    reached = names.step(chosen)
    said = literal(names.status(chosen, text))
    if reached not in names.LADDER:
        return f"**{said or literal(names.step_name(reached, text))}**"
    steps = [step for step in names.LADDER if step in names.RUNGS or step == reached]
    named = {step: literal(names.step_name(step, text)) for step in steps}
    shown = [f"**● {named[s]}**" if s == reached else f":gray[{named[s]}]" for s in steps]
    # In English a status is told by its code, which stands on the ladder already.
    own = said and said != named[reached]
    words = f"  \n:gray[:small[{literal(text('projects.words', words=said))}]]" if own else ""
    return " :gray[→] ".join(shown) + words


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


def project_events(events: Rows, known: Catalogue, text: Text) -> None:
    """The dated events of a project, each with its sentence and source."""
    if not events:
        return
    st.markdown(f"**{text('projects.events')}**")
    for event in events:
        name = literal(text.of(event["name_zh"], event["name_en"]))
        source = literal(known.sources[event["source_id"]].name(text.language))
        day = literal(dates.name(event["date"], text))
        st.markdown(f"**{day}** {name}\n> {literal(event['quote'])}\n\n:gray[:small[{source}]]")


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
        statements(observations, known, text, of="source")
        return
    quiet(text("sources.held"))
    with st.container(border=True, key="document"):
        st.markdown(passages.document(held, observations, known, session.link(lang=text.language)))
