"""An indicator's figures, each with its sentence, and what follows from them."""

from typing import Any

import streamlit as st

from components import cached, captions, dates, figures, habits, passages, sentences, terms
from components.figures import Observation
from components.panels import released
from components.panels.glossary import explained
from components.panels.links import indicator_link, reference
from components.show import note, nothing, page_of, quiet, small
from components.text import Text, literal
from data import derived, series
from data.catalogue import Catalogue
from data.derived import Derived, Refused
from data.model import STATISTICS, Indicator, Selection
from data.quotations import passage_id
from data.typed import Rows

PAGE = 8  # figures to a page, as many as one can take in


def indicator_heading(
    indicator: Indicator, sparkline: dict[str, Any] | None, known: Catalogue, text: Text
) -> None:
    """An indicator's name, theme and definition, with its newest course beside them."""
    left, right = st.columns([4, 1], vertical_alignment="center")
    with left:
        st.title(literal(indicator.name(text.language)), anchor=False)
        theme = known.themes[indicator.theme_id]
        name = literal(theme.name(text.language))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f":{theme.color}-badge[:material/{theme.icon}: {name}]", width="content")
            habits.star(indicator, text)
        if indicator.definition(text.language):
            st.markdown(literal(indicator.definition(text.language)))
    if sparkline:
        described = text("indicator.sparkline", name=indicator.name(text.language))
        right.vega_lite_chart(sparkline, theme="streamlit", key="sparkline", alt=described)


def lead(observations: list[Observation], known: Catalogue, text: Text) -> None:
    """The figure that a page opens with, and its sentence; nothing where there is none."""
    for observation in observations[:1]:
        _statement(observation, known, text, place="lead")


def statements(
    observations: list[Observation], known: Catalogue, text: Text, *, named: bool = False
) -> None:
    """Figures with their sentences, as many to a page as one can take in.

    Each leads to its source and, where it is ``named``, to its indicator.
    """
    st.header(text("indicator.figures", count=len(observations)), anchor=False)
    if not observations:
        nothing(text("page.nothing"))
        return
    note(text("indicator.others"))
    shown = observations[page_of(len(observations), PAGE, "statements", text)]
    for number, observation in enumerate(shown):
        _statement(observation, known, text, place=str(number), named=named)


def own_first(
    observations: list[Observation], selection: Selection, passage: str
) -> list[Observation]:
    """The figures of a passage first, then those of the chosen area and year, the newest first.

    So the figure whose tile, mark or row was clicked stands at the top. Of one passage what is
    the figure itself comes before what stands beside it: a level before its growth.
    """
    newest = sorted(observations, key=lambda o: o["end"], reverse=True)

    def order(observation: Observation) -> tuple[int, bool, bool]:
        asked = passage_id(observation["quote"]) == passage
        nearest = STATISTICS.index(observation["statistic"]) if asked else len(STATISTICS)
        elsewhere = observation["area_id"] != selection.area
        return nearest, elsewhere, observation["year"] != selection.year

    return sorted(newest, key=order)


def _statement(
    observation: Observation, known: Catalogue, text: Text, *, place: str, named: bool = False
) -> None:
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
    said.append(explained(terms.of(observation, indicator), text))
    with st.container(border=True, gap="xsmall"):
        if named:
            indicator_link(indicator, text)
        st.markdown("\n\n".join(filter(None, said)))
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            reference(known.sources[observation["source_id"]], observation["quote"], text)
            habits.copy(observation, place, known, text)
        _life(observation, known, text)


def _life(observation: Observation, known: Catalogue, text: Text) -> None:
    """Where a figure has had other versions: these, and who released each, when and why."""
    found = cached.life(released.fact(observation))
    if len(found) > 1:
        with st.expander(text("releases.life", count=len(found))):
            released.life(found, cached.released(), known, text)


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
