"""What is known of one project: progress, place, sentences, figures, events."""

from typing import Any

import streamlit as st

from components import dates, figures, names, places, session
from components.addresses import INDICATOR, PROJECT, SOURCES
from components.figures import Observation
from components.panels.areas import breadcrumb
from components.panels.links import reference
from components.show import note, small, subheading
from components.text import Text, literal
from data.catalogue import Catalogue
from data.quotations import passage_id
from data.typed import Rows

EVENT = 320  # pixels that an event is wide at least
FEW = 6  # figures, and events, beside a map or a table; the project's page has all


def project(
    chosen: dict[str, Any], facts: list[Observation], events: Rows, known: Catalogue, text: Text
) -> None:
    """What is known of one project, beside a map or a table: status, place, sentence, figures.

    Of many events the newest stand here.
    """
    with st.container(border=True, key="project-panel"):
        if chosen["area_id"]:
            breadcrumb(known.ancestors(chosen["area_id"]), "project", known, text)
        st.header(literal(names.name(chosen, text)), anchor=False)
        project_said(chosen, known, text)
        _facts(facts[:FEW], known, text)
        _events(events[-FEW:], text)
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
    reference(known.sources[chosen["source_id"]], chosen["quote"], text)


def _ladder(chosen: dict[str, Any], text: Text) -> str:
    """The steps of what is built with the one that is reached, and the words of the source.

    What stands aside of the ladder, or whose source does not say, has no steps.
    """
    reached, own = names.step(chosen), names.own_words(chosen, text)
    day = chosen["status_date"]
    since = literal(text("projects.since", date=dates.name(day, text))) if day else ""
    under = [text("projects.words", words=own)] if own else []
    if reached in names.LADDER:
        named = {step: literal(names.step_name(step, text)) for step in names.ladder(chosen)}
        steps = [f"**● {name}**" if s == reached else f":gray[{name}]" for s, name in named.items()]
        said = " :gray[→] ".join(steps)
        under.append(text("projects.ladder"))
    else:
        said = text("projects.progress", step=f"**{literal(names.progress(chosen, text))}**")
    return f"{said} {since}  \n{'　'.join(map(small, under))}"


def _facts(facts: list[Observation], known: Catalogue, text: Text) -> None:
    if not facts:
        return
    st.markdown(f"**{text('projects.facts')}**")
    for fact in facts:
        indicator = known.indicators[fact["indicator_id"]]
        figure = figures.figure(fact, indicator, known, text)
        period = dates.period(fact["period"], text, assumed=fact["period_basis"] == "assumed")
        label = f"{literal(indicator.name(text.language))} **{literal(str(figure))}** · {period}"
        opened = session.link(indicator=indicator.id, passage=passage_id(fact["quote"]))
        st.page_link(INDICATOR, label=label, query_params=opened)


def _events(events: Rows, text: Text) -> None:
    """What happened, and when; each leads to its sentence."""
    if not events:
        return
    st.markdown(f"**{text('projects.events')}**")
    for event in events:
        label = _happened(event, text)
        opened = session.link(source=event["source_id"], passage=passage_id(event["quote"]))
        st.page_link(SOURCES, label=label, query_params=opened)


def _happened(event: dict[str, Any], text: Text) -> str:
    day = literal(dates.name(event["date"], text))
    return f"**{day}** {literal(names.happened(event, text))}"


def project_events(events: Rows, known: Catalogue, text: Text) -> None:
    """The dated events of a project, each with its sentence and source, two beside one another."""
    if not events:
        return
    subheading(text("projects.events"))
    with st.grid(2, min_column_width=EVENT, gap="medium", key="events"):
        for event in events:
            with st.container(gap="xsmall"):
                st.markdown(f"{_happened(event, text)}\n> {literal(event['quote'])}")
                reference(known.sources[event["source_id"]], event["quote"], text)
