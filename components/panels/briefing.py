"""A briefing before it is taken along: what it says, in its order, each figure with its source."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from components import session
from components.addresses import Link, address
from components.details import JOINER
from components.show import chart, quiet, small, subheading, table
from components.text import Text, literal

if TYPE_CHECKING:
    from components.briefing import Brief
    from components.briefing.brief import Headline, Illustration, Undertaking

WIDTH = 300  # pixels, below which a picture is too narrow to be read
_RANGE = re.compile(r"(?<=\d)—(?=\d)")

Ids = dict[int, str]  # sources by their numbers


def brief(shown: "Brief", text: Text) -> None:
    """The words of a briefing and its pictures; its projects, notes and sources folded."""
    ids = {source.number: source.id for source in shown.notes.references}
    with st.container(border=True, key="brief"):
        subheading(shown.title)
        quiet("　".join(shown.subtitle) if text.language == "zh" else " · ".join(shown.subtitle))
        _said(_summary(shown, ids, text))
        for section in shown.sections:
            st.subheader(literal(section.heading), anchor=False)
            figures = (_figure(one, ids, text) for one in section.headlines)
            _said(text("briefing.end", words=text("briefing.between").join(figures)))
        _pictures([one for own in shown.sections for one in own.illustrations], ids, text)
        st.subheader(text("briefing.projects"), anchor=False)
        _said(literal(shown.progress))
        _projects(shown.undertakings, ids, text)
        _notes("derived", shown.notes.derived, text)
        _notes("care", shown.notes.care, text)
        _sources(shown, text)


def _said(words: str) -> None:
    """A paragraph; a line of it does not end within 1—9 月."""
    st.markdown(_RANGE.sub(f"{JOINER}—{JOINER}", words))


def _summary(shown: "Brief", ids: Ids, text: Text) -> str:
    """The first paragraph, its figures leading to their words as below."""
    from components.briefing.headlines import sentence  # noqa: PLC0415 -- loaded with a briefing

    words = literal(shown.summary)
    for section in shown.sections:
        first = section.headlines[0]
        words = words.replace(literal(sentence(first, text)), _figure(first, ids, text))
    return words


def _figure(one: "Headline", ids: Ids, text: Text) -> str:
    """A headline figure in a sentence, each of its sources opened where it prints the figure."""
    links = (
        _source(number, ids, passage, text)
        for number, passage in zip(one.sources, one.passages, strict=True)
    )
    sources = "".join(JOINER + link.markdown() for link in links)
    return text("briefing.cited", words=literal(one.words), sources=sources)


def _source(number: int, ids: Ids, passage: str, text: Text) -> Link:
    """The number of a source, leading to it and to the words that are cited."""
    asked = session.link(source=ids[number], passage=passage)
    return Link(text("briefing.source", number=number), address("sources", asked))


def _pictures(found: Sequence["Illustration"], ids: Ids, text: Text) -> None:
    """Pictures side by side, each with its number, its sentence, its notes and its sources."""
    if not found:
        return
    st.subheader(text("briefing.pictures"), anchor=False)
    with st.grid(3, min_column_width=WIDTH, gap="small"):
        for one in found:
            with st.container(border=True, height="stretch", gap="xsmall"):
                _picture(one, ids, text)


def _picture(one: "Illustration", ids: Ids, text: Text) -> None:
    picture = one.picture
    title = text("briefing.picture", number=one.number, title=picture.title)
    st.markdown(f"**{literal(title)}**  \n:gray[{literal(picture.subtitle)}]")
    drawn = picture.chart or {}
    # The style sheet keeps a place for a chart of levels; one of rows is as high as they are many.
    kind = "rows" if isinstance(drawn.get("height"), dict) else "level"
    chart(drawn, f"chart-brief-{kind}-{one.number}", picture.sentence)
    links = "".join(_source(number, ids, "", text).markdown() for number in one.sources)
    drawn_from = text("briefing.drawn_from", sources=links)
    lines = [*map(literal, picture.sentence.split("\n")), *map(small, picture.notes)]
    _said("\n\n".join([*lines, f":gray[:small[{drawn_from}]]"]))


def _projects(found: Sequence["Undertaking"], ids: Ids, text: Text) -> None:
    """How far each project is, and where that is said."""
    if not found:
        return
    with st.expander(text("briefing.all_projects", count=len(found))):
        table([_project(one, ids, text) for one in found])


def _project(one: "Undertaking", ids: Ids, text: Text) -> dict[str, str | Link]:
    (number,), (passage,) = one.sources, one.passages
    return {
        text("table.name"): Link(one.name, address("project", session.link(project=one.id))),
        text("table.category"): one.category,
        text("table.status"): one.status,
        text("table.source"): _source(number, ids, passage, text),
    }


def _notes(kind: str, lines: Sequence[str], text: Text) -> None:
    if lines:
        with st.expander(text(f"briefing.{kind}")):
            st.markdown("\n".join(f"- {literal(line)}" for line in lines))


def _sources(shown: "Brief", text: Text) -> None:
    """The sources by their numbers, each leading to all that it says."""
    from components.briefing.pages import references  # noqa: PLC0415 -- loaded with a briefing

    found, lines = shown.notes.references, references(shown, text)
    if not found:
        return
    with st.expander(text("briefing.all_sources", count=len(found))):
        said = []
        for source, line in zip(found, lines, strict=True):
            link = _source(source.number, {source.number: source.id}, "", text)
            said.append(link.markdown() + literal(line.removeprefix(link.words)))
        st.markdown("\n\n".join(said))
