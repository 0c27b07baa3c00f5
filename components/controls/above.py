"""What stands above every page: the filters that all share, the search, the language."""

from collections.abc import Sequence

import streamlit as st

from components import access, panels, session, sheet
from components.addresses import address
from components.desk_menu import desk_menu
from components.text import Text, literal
from data.access import Person
from data.catalogue import Catalogue
from data.model import LANGUAGES

LONGEST = 200  # letters of a query
DESK = ("submit", "proposals", "restore", "audit")
SEARCH = "search"
ASK = 155  # pixels of the box above every page: with the other filters in one row on a laptop


def filters(known: Catalogue, years: list[str]) -> None:
    """Take over what is chosen in the filters, on pages too that do not show them."""
    chosen = known.dashboard.filters
    session.settle("theme", list(known.themes), chosen.theme or None)
    session.settle("area", known.tree(), chosen.area or known.subject.id)
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
    session.lead_to(address(SEARCH, asked))


def query(text: Text) -> str:
    """What is looked for on the page that searches; its address holds it."""
    return st.text_input(
        text("search.ask"),
        placeholder=text("search.how"),
        max_chars=LONGEST,
        key=session.settle_words("q", LONGEST),
    ).strip()


def search(label: str, text: Text) -> str:
    """What is typed to narrow a list."""
    return st.text_input(label, placeholder=text("control.find_how"), key="find")


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
        known.tree(),
        format_func=lambda area: known.areas[area].name(text.language),
        key="area",
        width=210,
    )


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
