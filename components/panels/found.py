"""What a search has found, each thing a link to the page that tells more of it."""

from collections.abc import Callable, Sequence

import streamlit as st

from components import citation, session
from components.addresses import INDICATOR, OVERVIEW, PROJECT, SEARCH, SOURCES
from components.details import joined
from components.panels.links import reference
from components.passages import CHOSEN
from components.show import nothing, page_of, quiet, subheading
from components.text import Text, literal
from data import search
from data.catalogue import Catalogue
from data.queries import MOST_QUOTES
from data.quotations import passage_id
from data.search import Found, Kind, Sentence

FEW, LEAST = 5, 3  # of each kind before the rest is asked for, if the rest is so many
PAGE = 20  # of the rest at a time

Shown = Callable[[str], None]


def tries(known: Catalogue, text: Text) -> None:
    """What can be typed, as links that find something in these tables."""
    quiet(text("search.try"))
    with st.container(horizontal=True, key="tries"):
        for query in search.examples(known, text.language):
            opened = session.link(q=query)
            icon = ":material/search:"
            st.page_link(
                SEARCH, label=literal(query), icon=icon, query_params=opened, width="content"
            )


def found(
    made: Found,
    query: str,
    sentences: Sequence[Sentence],
    known: Catalogue,
    text: Text,
) -> None:
    """All that a query finds, kind by kind with its count; where that is nothing, what to try."""
    if not made.count:
        nothing(literal(text("search.nothing", query=query)))
        tries(known, text)
        return
    key = "search.found" if made.whole else "search.found_some"
    quiet(text(key, query=query, count=made.count))
    if len(sentences) >= MOST_QUOTES:
        quiet(text("search.limited", count=MOST_QUOTES))
    shown = _shown(query, sentences, known, text)
    for kind, names in made.hits.items():
        if names:
            with st.container(key=f"found-{kind}", gap="xsmall"):
                subheading(text(f"search.{kind}", count=len(names)))
                few = FEW if len(names) >= FEW + LEAST else len(names)
                for name in names[:few]:
                    shown[kind](name)
                _rest(names[few:], f"{kind}-{passage_id(query)}", shown[kind], text)


def _rest(names: list[str], key: str, show: Shown, text: Text) -> None:
    """What is found beyond the first few, once it is asked for."""
    if not names:
        return
    label = text("search.more", count=len(names))
    box = st.expander(label, key=f"more-{key}", on_change="rerun")
    if not box.open:
        return
    with box:
        for name in names[page_of(len(names), PAGE, f"page-{key}", text)]:
            show(name)


def _shown(
    query: str, sentences: Sequence[Sentence], known: Catalogue, text: Text
) -> dict[Kind, Shown]:
    """How one thing of each kind is shown, by its id."""
    return {
        "indicators": lambda name: _indicator(name, known, text),
        "projects": lambda name: _project(name, known, text),
        "areas": lambda name: _area(name, known, text),
        "sources": lambda name: _source(name, known, text),
        "sentences": lambda name: _sentence(sentences[int(name)], query, known, text),
    }


def _indicator(name: str, known: Catalogue, text: Text) -> None:
    one = known.indicators[name]
    about = [known.themes[one.theme_id].name(text.language), _terms(one.aliases, text)]
    label = _label(one.name(text.language), about, text)
    opened = session.link(indicator=name)
    st.page_link(INDICATOR, label=label, icon=":material/monitoring:", query_params=opened)


def _project(name: str, known: Catalogue, text: Text) -> None:
    one = known.projects[name]
    label = _label(one.name(text.language), [_terms(one.aliases, text)], text)
    opened = session.link(project=name)
    st.page_link(PROJECT, label=label, icon=":material/construction:", query_params=opened)


def _area(name: str, known: Catalogue, text: Text) -> None:
    one = known.areas[name]
    around = known.areas[one.parent_id].name(text.language) if one.parent_id else ""
    label = _label(one.name(text.language), [around, _terms(one.aliases, text)], text)
    opened = session.link(area=name)
    st.page_link(OVERVIEW, label=label, icon=":material/location_on:", query_params=opened)


def _source(name: str, known: Catalogue, text: Text) -> None:
    one = known.sources[name]
    about = list(map(joined, citation.beside(one, text)))
    label = _label(one.name(text.language), about, text)
    opened = session.link(source=name)
    st.page_link(SOURCES, label=label, icon=":material/description:", query_params=opened)


def _terms(aliases: tuple[str, ...], text: Text) -> str:
    """By which further words it is found. They are Chinese, and told to those who read it."""
    names = text("list.names").join(aliases)
    return text.of(text("search.terms", names=names), "") if names else ""


def _label(name: str, about: list[str], text: Text) -> str:
    more = text("list.separator").join(filter(None, about))
    return f"{literal(name)} :gray[{literal(more)}]" if more else literal(name)


def _sentence(sentence: Sentence, query: str, known: Catalogue, text: Text) -> None:
    """The words with what was looked for marked in them, and the way to their place."""
    asked = (quote for quote in sentence.quotes if search.marks(quote, query))
    quote = next(asked, "".join(sentence.quotes[:1]))
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"> {_marked(sentence.words, query)}")
        reference(known.sources[sentence.source_id], quote, text)


def _marked(words: str, query: str) -> str:
    """Words as Markdown, those of a query set off."""
    pieces: list[str] = []
    at = 0
    for mark in search.marks(words, query):
        asked = literal(words[mark.start : mark.end])
        pieces += [literal(words[at : mark.start]), f":{CHOSEN}-background[{asked}]"]
        at = mark.end
    return "".join([*pieces, literal(words[at:])])
