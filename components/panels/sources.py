"""A source, the passages that are taken from it, and its text."""

import re
from collections.abc import Sequence
from contextlib import nullcontext
from typing import Any

import streamlit as st

from components import captions, dates, figures, guide, passages, session
from components.addresses import Link, address
from components.figures import Observation
from components.panels.given import key
from components.passages import Passage
from components.show import note, nothing, page_of, quiet
from components.text import Text, literal
from data.catalogue import Catalogue
from data.model import Source

_CHINESE = re.compile("[\u4e00-\u9fff]")
PAGE = 8  # passages to a page, as many as one can take in


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
        with st.container(key="source-pairs"):
            st.markdown("  \n".join(words))
        if source.note(text.language):
            note(text("page.note", note=source.note(text.language)))
        if source.url.startswith(("http://", "https://")):
            st.page_link(source.url, label=text("sources.open"), icon=":material/open_in_new:")


def passage(chosen: Passage, places: int, source: Source, known: Catalogue, text: Text) -> None:
    """The passage that was looked for: its words, what is taken from it, where it stands."""
    with st.container(border=True, key="passage"):
        st.markdown(f"**{literal(text('sources.passage'))}**")
        _passage(chosen, known, text)
        left, right = st.columns([5, 1], vertical_alignment="center")
        if places:
            at = (_place(source, chosen, number, text) for number in range(1, places + 1))
            stands = literal(text("sources.places", count=places))
            left.markdown(f":gray[{stands}] {' '.join(link.markdown() for link in at)}")
        right.button(
            text("sources.whole"), type="tertiary", on_click=session.choose, args=("passage", "")
        )


def _place(source: Source, passage: Passage, number: int, text: Text) -> Link:
    asked = session.link(source=source.id, passage=passage.id, place=str(number))
    return Link(text("sources.place", number=number), address("sources", asked))


def quoted(found: Sequence[Passage], known: Catalogue, text: Text) -> None:
    """The passages of a source whose text is not held, as many to a page as one can take in."""
    words = "".join(passage.quote for passage in found)
    quiet(f"{text('sources.not_held')} {_tongue(words, text)}")
    if not found:
        nothing(text("page.nothing"))
    for passage in found[page_of(len(found), PAGE, "passages", text)]:
        with st.container(border=True, gap="xsmall", key=f"passage-{passage.id}"):
            _passage(passage, known, text)


def _tongue(words: str, text: Text) -> str:
    """That a source speaks Chinese, to those who read the page in another language."""
    is_foreign = text.language != "zh" and _CHINESE.search(words)
    return text("sources.in_chinese") if is_foreign else ""


def _passage(passage: Passage, known: Catalogue, text: Text) -> None:
    """The words of a passage, then each figure, event and project that is taken from them."""
    st.markdown(f"> {passages.quoted(passage, known, session.link())}")
    said = [_figure_said(o, passage, known, text) for o in passage.observations]
    said += [_project_said(e, f" · {captions.event(e, text)}", text, known) for e in passage.events]
    said += [_project_said(p, "", text, known) for p in passage.projects]
    st.markdown("\n".join(f"- {line}" for line in said))


def _figure_said(row: Observation, passage: Passage, known: Catalogue, text: Text) -> str:
    """A figure with its links: to its indicator, and to the tiles of its theme, area and year."""
    indicator = known.indicators[row["indicator_id"]]
    figure = literal(str(figures.figure(row, indicator, known, text)))
    asked = session.link(indicator=indicator.id, passage=passage.id)
    named = Link(indicator.name(text.language), address("indicator", asked))
    year = row["year"] or session.ALL
    around = session.link(theme=indicator.theme_id, area=row["area_id"], period=year)
    tiles = Link(text("sources.tiles"), address("./", around))
    about = [
        figures.statistic(row, text),
        dates.period(row["period"], text, assumed=row["period_basis"] == "assumed"),
        figures.about(row, known, text),
        *figures.remarks(row, text),
    ]
    words = f":gray[{literal(' · '.join(about))}]"
    return f"{named.markdown()} **{figure}** {words} {tiles.markdown()}"


def _project_said(row: dict[str, Any], more: str, text: Text, known: Catalogue) -> str:
    project = known.projects[row["project_id"]]
    asked = session.link(project=project.id)
    return Link(project.name(text.language), address("project", asked)).markdown() + literal(more)


def document(
    held: str, found: Sequence[Passage], at: tuple[str, int], known: Catalogue, text: Text
) -> None:
    """The full text with every figure marked.

    ``at`` is the quote that was looked for and which of its places is scrolled to.
    """
    quiet(f"{text('sources.held')} {_tongue(held, text)}")
    observations = [o for one in found for o in one.observations]
    with st.container(key="theme-key"):
        st.markdown(key(observations, known, text))
    quote, place = at
    choices = session.link(lang=text.language)
    parts = passages.document(held, observations, known, choices, quote)
    with st.container(border=True, key="document"):
        for part in parts:
            with st.container(key=f"place-{part.place}") if part.place else nullcontext():
                st.markdown(part.words)
    # Of several places in one paragraph, the paragraph has the first.
    reached = max((part.place for part in parts if part.place <= place), default=0)
    if reached:
        guide.reveal(f"place-{reached}", f"{quote} {place}")
