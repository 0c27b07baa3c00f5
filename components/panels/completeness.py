"""What is held and what is not: the picture, the marks, and the lists of what is missing."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from components import dates, figures, session
from components.addresses import Link, address
from components.details import side_by_side
from components.show import nothing, quiet, small, subheading, table
from components.text import Text, literal
from data import completeness
from data.catalogue import Catalogue
from data.completeness import DOUBTS, Cell, Figure, Holdings
from data.model import Indicator, Selection
from data.quotations import passage_id

MARKS = {"exact": "●", "bounded": "○", "low": "◐"}
BESIDE = [doubt for doubt in DOUBTS if doubt not in MARKS]  # doubts told by a sign beside the mark


def question(chosen: list[Figure], selection: Selection, known: Catalogue, text: Text) -> str:
    """The question of the page, what it is asked of, and how much there is."""
    theme = known.themes.get(selection.theme)
    held = {figure.row["indicator_id"] for figure in chosen}
    parts = [
        known.areas[selection.area].name(text.language),
        theme.name(text.language) if theme else "",
        dates.chosen(selection, text),
        text("completeness.counted", figures=len(chosen), held=len(held)),
    ]
    return f"{text('completeness.question')} {side_by_side(parts)}"


def matrix(
    found: Holdings,
    drawn: dict[str, Any] | None,
    selection: Selection,
    known: Catalogue,
    text: Text,
) -> None:
    """How many indicators are held by theme and year: picture, sentence, notes and table."""
    subheading(text("completeness.matrix"))
    said = sentence(found, text)
    if drawn is None:
        quiet(said)
        return
    # What was clicked is forgotten once it is chosen, so that it can be clicked again.
    key = f"completeness-{selection.area}-{selection.theme}-{selection.year}"
    st.vega_lite_chart(
        drawn, theme="streamlit", key=key, alt=said, on_select=partial(_choose_cell, key)
    )
    years = completeness.years(found.figures, selection)
    cells = completeness.by_year(found, known, years)
    st.markdown("\n\n".join([literal(said), *map(small, _notes(found, cells, years, known, text))]))
    rows = [_year_row(year, cells, known, text) for year in years]
    folded_table(text("trends.table"), "matrix", rows)


def _choose_cell(key: str) -> None:
    """Let the theme and the year of the cell that was clicked become the chosen ones."""
    for cell in st.session_state[key].selection["cell"][:1]:
        session.choose("theme", cell["theme_id"])
        session.choose("period", cell["year"])


def _notes(
    found: Holdings, cells: list[Cell], years: list[str], known: Catalogue, text: Text
) -> list[str]:
    """What is not in the picture, what is counted, and what its looks mean."""
    said = []
    if found.over_years or found.of_projects:
        counts = {"over": len(found.over_years), "projects": len(found.of_projects)}
        said.append(text("completeness.apart", **counts))
    themes = {cell.theme_id for cell in cells}
    left_out = [t.name(text.language) for name, t in known.themes.items() if name not in themes]
    if left_out:
        said.append(text("completeness.left_out", themes=text("list.names").join(left_out)))
    said += [text("completeness.denominator"), text("completeness.look")]
    return [*said, text("completeness.skipped")] if completeness.skipped(years) else said


def _year_row(year: str, cells: list[Cell], known: Catalogue, text: Text) -> dict[str, str | Link]:
    counts = {
        known.themes[cell.theme_id].name(text.language): _count(cell, text)
        for cell in cells
        if cell.year == year
    }
    return {text("table.year"): year, **counts}


def _count(cell: Cell, text: Text) -> str:
    if not cell.held:
        return text("completeness.none")
    return text("completeness.cell", held=len(cell.held), counted=cell.counted)


def sentence(found: Holdings, text: Text) -> str:
    """What the picture of an area shows, in words."""
    dated = [figure for figure in found.figures if figure.row["year"]]
    area = found.area.name(text.language)
    if not dated:
        return text("completeness.nothing", area=area)
    by_year: dict[str, set[str]] = {}
    for figure in dated:
        by_year.setdefault(figure.row["year"], set()).add(figure.row["indicator_id"])
    count = max(len(indicators) for indicators in by_year.values())
    most = sorted(int(year) for year, held in by_year.items() if len(held) == count)
    return text(
        "completeness.sentence",
        area=area,
        figures=len(dated),
        held=len(set().union(*by_year.values())),
        years=len(by_year),
        most=dates.years(most, text),
        count=count,
    )


def theme_by_year(found: Holdings, selection: Selection, known: Catalogue, text: Text) -> None:
    """Each indicator of the chosen theme, year by year, with a mark for how sure it is."""
    if not selection.theme:
        quiet(text("completeness.choose"))
        return
    theme = known.themes[selection.theme].name(text.language)
    subheading(text("completeness.grid", theme=theme))
    shown = completeness.chosen(found, Selection(theme=selection.theme))
    if not shown:
        quiet(text("completeness.none_of_theme"))
        return
    years = completeness.years(shown, selection)
    said = legend(shown, text)
    if completeness.skipped(years):
        said.append(text("completeness.skipped_columns"))
    with st.container(key="marks-key"):
        st.markdown("　".join(map(small, said)))
    with st.container(key="theme-by-year"):
        columns = _columns(years, shown, selection, text)
        table([_indicator_row(i, shown, columns, text) for i in _indicators(shown, known)])


def _columns(
    years: list[str], shown: list[Figure], selection: Selection, text: Text
) -> dict[str, str]:
    """Years with their headings: the chosen one, which a phone has room for, then the others.

    Last what is over several, the empty year.
    """
    headings = {year: year for year in sorted(years, key=lambda year: year != selection.year)}
    if selection.year:
        headings[selection.year] = text("completeness.chosen_year", year=selection.year)
    if any(not figure.row["year"] for figure in shown):
        headings[""] = text("completeness.over_years")
    return headings


def _indicators(shown: list[Figure], known: Catalogue) -> list[Indicator]:
    held = {figure.row["indicator_id"] for figure in shown}
    return [indicator for indicator in known.indicators.values() if indicator.id in held]


def _indicator_row(
    indicator: Indicator, shown: list[Figure], columns: dict[str, str], text: Text
) -> dict[str, str | Link]:
    """An indicator with its marks, under the headings of the years."""
    own = [figure for figure in shown if figure.row["indicator_id"] == indicator.id]
    marks = {
        heading: mark([figure for figure in own if figure.row["year"] == year], text)
        for year, heading in columns.items()
    }
    return {text("table.indicator"): to_indicator(indicator, text), **marks}


def mark(own: list[Figure], text: Text) -> str:
    """How the figures of one year look: a mark for each kind of them, and signs for the doubts.

    A figure of low confidence has the mark of that, whether it is a bound or not.
    """
    if not own:
        return text("completeness.sign")
    kinds = {_kind(figure) for figure in own}
    doubts = {doubt for figure in own for doubt in figure.doubts}
    signs = [text(f"completeness.mark_{doubt}") for doubt in BESIDE if doubt in doubts]
    return " ".join(["".join(MARKS[kind] for kind in MARKS if kind in kinds), *signs])


def _kind(figure: Figure) -> str:
    return next((kind for kind in ("low", "bounded") if kind in figure.doubts), "exact")


def legend(shown: list[Figure], text: Text) -> list[str]:
    """What the marks and signs mean that stand there."""
    kinds = {_kind(figure) for figure in shown}
    doubts = {doubt for figure in shown for doubt in figure.doubts}
    said = [text(f"completeness.{kind}", mark=MARKS[kind]) for kind in MARKS if kind in kinds]
    for doubt in BESIDE:
        if doubt in doubts:
            sign, meaning = (text(f"completeness.{part}_{doubt}") for part in ("mark", "doubt"))
            said.append(text("completeness.legend", mark=sign, meaning=meaning))
    said.append(text("completeness.absent", mark=text("completeness.sign")))
    return said


def reservations(chosen: list[Figure], known: Catalogue, text: Text) -> None:
    """How sure the chosen figures are: how many of each kind, and each of them in a table."""
    subheading(text("completeness.sure"))
    if not chosen:
        nothing(text("page.nothing"))
        return
    st.markdown(literal(_reserved(chosen, text)))
    said = [
        text("completeness.kind", name=text(f"completeness.doubt_{doubt}"), count=count)
        for doubt, count in completeness.tally(chosen).items()
    ]
    if said:
        st.markdown("\n".join(f"- {literal(line)}" for line in said))
    rows = [_figure_row(figure, known, text) for figure in chosen]
    folded_table(text("completeness.figures", count=len(chosen)), "figures", rows)


def _reserved(chosen: list[Figure], text: Text) -> str:
    """How many figures there are, and of how many nothing need be said."""
    plain, count = sum(not figure.doubts for figure in chosen), len(chosen)
    if plain in {0, count}:
        return text(f"completeness.reserved_{'none' if plain else 'all'}", count=count)
    return text("completeness.reserved", count=count, plain=plain)


def _figure_row(figure: Figure, known: Catalogue, text: Text) -> dict[str, str | Link]:
    row = figure.row
    indicator, source = known.indicators[row["indicator_id"]], known.sources[row["source_id"]]
    doubts = (text(f"completeness.doubt_{doubt}") for doubt in figure.doubts)
    passage = session.link(source=source.id, passage=passage_id(row["quote"]))
    return {
        text("table.indicator"): to_indicator(indicator, text),
        text("table.period"): dates.period(row["period"], text),
        text("table.figure"): str(figures.figure(row, indicator, known, text)),
        text("table.doubts"): text("list.names").join(doubts),
        text("table.source"): Link(source.name(text.language), address("sources", passage)),
    }


def to_indicator(indicator: Indicator, text: Text) -> Link:
    """The name of an indicator, leading to its page."""
    asked_for = session.link(indicator=indicator.id)
    return Link(indicator.name(text.language), address("indicator", asked_for))


def folded_table(label: str, name: str, rows: Sequence[Mapping[str, str | Link]]) -> None:
    """A table that stands folded until it is asked for."""
    box = st.expander(label, key=f"table-completeness-{name}", on_change="rerun")
    if box.open:
        with box:
            table(rows)
