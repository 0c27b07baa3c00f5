"""What a source gives: its figures, theme by theme, each leading to where it stands there."""

from collections.abc import Iterable

import streamlit as st

from components import dates, figures, session
from components.addresses import Link, address
from components.details import side_by_side
from components.figures import Observation
from components.show import small, subheading
from components.text import Text, literal
from data.catalogue import Catalogue
from data.model import Source, Theme
from data.quotations import passage_id


def given(rows: list[Observation], source: Source, known: Catalogue, text: Text) -> None:
    """The figures of a source in the order of its text, under the themes they belong to."""
    subheading(text("sources.given", count=len(rows)))
    for theme in of_themes(rows, known):
        own = [r for r in rows if known.indicators[r["indicator_id"]].theme_id == theme.id]
        lines = dict.fromkeys(_line(row, source, known, text) for row in own)
        st.markdown(f"**{marked(theme, text)}**\n\n" + "\n".join(lines))


def key(rows: Iterable[Observation], known: Catalogue, text: Text) -> str:
    """The marks of the themes that figures of a text belong to, as a line of Markdown."""
    return "　".join(marked(theme, text) for theme in of_themes(rows, known))


def of_themes(rows: Iterable[Observation], known: Catalogue) -> list[Theme]:
    """The themes of which there are figures, in the order of the tables."""
    having = {known.indicators[row["indicator_id"]].theme_id for row in rows}
    return [theme for theme in known.themes.values() if theme.id in having]


def marked(theme: Theme, text: Text) -> str:
    """A theme as its figures are marked in a text: by its colour, and here by its sign and name."""
    name = literal(theme.name(text.language))
    return f":{theme.color}[:{theme.color}-background[:material/{theme.icon}: {name}]]"


def _line(row: Observation, source: Source, known: Catalogue, text: Text) -> str:
    indicator = known.indicators[row["indicator_id"]]
    asked = session.link(source=source.id, passage=passage_id(row["quote"]))
    words = figures.spaced(str(figures.figure(row, indicator, known, text)))
    figure = Link(words, address("sources", asked))
    assumed = row["period_basis"] == "assumed"
    about = [
        "" if row["statistic"] == "value" else figures.statistic(row, text),
        dates.period(row["period"], text, assumed=assumed),
        *figures.remarks(row, text),
    ]
    said = f"{literal(indicator.name(text.language))} **{figure.markdown()}**"
    return f"- {said}  \n  {small(side_by_side(about))}"
