"""An indicator's figures, each with its sentence, and what follows from them."""

from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
    from components.pictures import Picture

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


def statements(
    observations: list[Observation], known: Catalogue, text: Text, *, named: bool = False
) -> None:
    """Figures with their sentences, as many to a page as one can take in.

    Each leads to its source and, where it is ``named``, to its indicator. The first of those of
    one indicator stands above with its sentence, which is not quoted again.
    """
    st.header(text("indicator.figures", count=len(observations)), anchor=False)
    if not observations:
        nothing(text("page.nothing"))
        return
    note(text("indicator.others"))
    shown = observations[page_of(len(observations), PAGE, "statements", text)]
    above = small(text("indicator.above"))
    for number, observation in enumerate(shown):
        head = _head(observation, known, text)
        if observation is observations[0] and not named:
            with st.container(border=True):
                st.markdown(f"{head}  \n{above}")
        else:
            statement(observation, head, known, text, place=str(number), named=named)


def own_first(
    observations: list[Observation], selection: Selection, passage: str
) -> list[Observation]:
    """The figures of a passage first, then those of the chosen area and year, the newest first.

    One of low confidence comes only after those that are surer.
    So the figure whose tile, mark or row was clicked stands at the top. Of one passage what is
    the figure itself comes before what stands beside it: a level before its growth.
    """
    newest = sorted(observations, key=lambda o: o["end"], reverse=True)

    def order(observation: Observation) -> tuple[int, bool, bool, bool]:
        asked = passage_id(observation["quote"]) == passage
        nearest = STATISTICS.index(observation["statistic"]) if asked else len(STATISTICS)
        elsewhere = observation["area_id"] != selection.area
        is_low = observation["confidence"] == "low"
        return nearest, elsewhere, observation["year"] != selection.year, is_low

    return sorted(newest, key=order)


def _head(observation: Observation, known: Catalogue, text: Text) -> str:
    """A figure with what it is, when and of what, as Markdown in one line."""
    indicator = known.indicators[observation["indicator_id"]]
    color = known.themes[indicator.theme_id].color
    figure = literal(str(figures.figure(observation, indicator, known, text)))
    assumed = observation["period_basis"] == "assumed"
    about = [
        dates.period(observation["period"], text, assumed=assumed),
        figures.about(observation, known, text),
        *figures.remarks(observation, text),
    ]
    beside = f":gray[{literal(' · '.join(about))}]"
    return f"**{figure}** :{color}-badge[{literal(figures.statistic(observation, text))}] {beside}"


def statement(  # noqa: PLR0913 -- the figure, how it is said, and where it stands
    observation: Observation,
    head: str,
    known: Catalogue,
    text: Text,
    *,
    place: str,
    named: bool = False,
) -> None:
    """One figure under its ``head``, its sentence with the number marked in it, and its source."""
    indicator = known.indicators[observation["indicator_id"]]
    color = known.themes[indicator.theme_id].color
    remark = text.of(observation["note_zh"], observation["note_en"])
    said = [
        head,
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


def derivations(  # noqa: PLR0913, PLR0917 -- what follows, from what, and what is seen of it
    observations: list[Observation],
    differences: Rows,
    drawn: "list[Picture]",
    indicator: Indicator,
    known: Catalogue,
    text: Text,
) -> None:
    """What follows by arithmetic, with its formula and inputs; and what does not, and why.

    What is ``drawn`` already has its arithmetic there.
    """
    results = derived.of_indicator(observations, indicator)
    seen = [(point.derived, point.inputs) for shown in drawn for point in shown.points]
    noted = " ".join(note for shown in drawn for note in shown.notes)
    found = [captions.difference(series.difference(row), known, text) for row in differences]
    said = [words for words in found if words not in noted]
    said += [
        sentences.follows(result, known, text)
        for result in results
        if isinstance(result, Derived) and (result.formula, result.inputs) not in seen
    ]
    refused = [sentences.follows(r, known, text) for r in results if isinstance(r, Refused)]
    if said:
        st.markdown("  \n".join(map(small, said)))
    if refused:
        with st.expander(text("indicator.refused", count=len(refused))):
            for sentence in refused:
                quiet(sentence)
