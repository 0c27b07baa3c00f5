"""Words on a page: headings, quiet lines, notes, and what stands where there is nothing."""

import streamlit as st

from components.text import Text, literal


def heading(title: str, subtitle: str) -> None:
    """A page's title, with one line under it."""
    st.title(literal(title), anchor=False)
    quiet(subtitle)


def subheading(title: str) -> None:
    st.header(literal(title), anchor=False)


def quiet(words: str) -> None:
    """A line in the quiet colour: what explains, and is not the matter itself."""
    st.markdown(f":gray[{literal(words)}]")


def note(words: str) -> None:
    """A small line under a picture: its source, its arithmetic, how sure it is."""
    st.markdown(small(words))


def small(words: str) -> str:
    """A note as Markdown, for a line among others."""
    return f":gray[:small[{literal(words)}]]"


def nothing(words: str, icon: str = "search_off") -> None:
    """What the reader sees where a choice finds nothing, and what can be done."""
    st.info(words, icon=f":material/{icon}:")


def page_of(count: int, size: int, key: str, text: Text) -> slice:
    """Which of many stand on the page that the reader turns to; paper says which page it is."""
    pages = -(-count // size)
    if pages <= 1:
        return slice(count)
    page = st.pagination(pages, key=key)
    with st.container(key=f"printed-page-{key}"):
        note(text("page.of_pages", page=page, pages=pages))
    return slice((page - 1) * size, page * size)
