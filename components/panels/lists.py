"""Projects as lists and tables; what is clicked in them becomes the chosen one."""

from functools import partial
from typing import Any, NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components import captions, citation, dates, figures, names, places, session
from components.show import note, nothing, quiet
from components.text import Text, literal
from data.catalogue import Catalogue
from data.model import Selection
from data.typed import Rows

FEW = 8  # rows that stand without scrolling
LIST, TABLE = 250, 420  # pixels that a list below the map, and a table of projects, are high
TALLER = 4 / 3  # as high is one whose rows have lines, for as many rows nearly; but on a phone
PRINTED = 500  # rows; the browser sets them for paper with each run of the page
LETTER, EDGES = 7, 18  # pixels of a Latin letter in a table, and beside the words of a cell
THREE_LINES = 66  # pixels of a row: from 65 on the browser breaks what is long


class Shown(NamedTuple):
    """What a table shows on the screen: its columns, and how wide (pixels) the first may be."""

    columns: tuple[str, ...]
    name: int
    status: int | None = None


# What fits beside one another on a laptop: over the whole page, beside a panel, in one half. The
# rest is told by the panel of the one that is chosen, and stands on paper.
WHOLE = Shown(("name", "status", "category", "theme", "place"), 470)
BESIDE = Shown(("name", "status", "category"), 400)
HALF = Shown(("name", "status"), 370)
PHONE = Shown(("name", "status"), 186, 104)


def places_list(projects: Rows, selection: Selection, known: Catalogue, text: Text) -> None:
    """The projects that are on the map, and those that no source puts anywhere: never pinned.

    A row that is clicked becomes the chosen one. Where the choice has no projects at all, nothing
    is said of places.
    """
    if not projects:
        nothing(text("projects.nothing"))
        return
    placed, unplaced = places.with_place(projects), places.without_place(projects)
    halves = st.columns(2, gap="medium")
    for half, key, found in zip(halves, ("placed", "unplaced"), (placed, unplaced), strict=True):
        name = text(f"map.{key}", count=len(found))
        with half, st.expander(name, expanded=True, key=key):
            quiet(text(f"map.{key}_note") if found else text(f"map.none_{key}"))
            if found:
                rows = [_place_row(project, known, text) for project in found]
                _chosen_by_row(rows, found, (key, name), HALF, selection, text)


def _place_row(project: dict[str, Any], known: Catalogue, text: Text) -> dict[str, str]:
    return {
        text("table.name"): names.name(project, text),
        text("table.status"): names.progress(project, text),
        text("table.category"): names.category(project, text),
        text("table.theme"): names.theme(project, known, text),
    }


def beside_chosen(chosen: dict[str, Any] | None) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Room for tables, and beside them for what is chosen in them; all of it where nothing is."""
    if chosen is None:
        whole = st.container()
        return whole, whole
    tables, panel = st.columns([5, 3], gap="medium")
    return tables, panel


def project_tables(  # noqa: PLR0913, PLR0917 -- the projects, and what is known of them
    projects: Rows,
    about: tuple[Rows, Rows],
    chosen: dict[str, Any] | None,
    selection: Selection,
    known: Catalogue,
    text: Text,
) -> None:
    """Things that are built, and apart from them programmes, organisations and awards.

    Each as a table to sort; the row that is clicked becomes the chosen one, which stands beside
    them. ``about`` are the figures and the dated events of all projects.
    """
    if not projects:
        nothing(text("projects.nothing"))
        return
    shown = BESIDE if chosen else WHOLE
    for key, found in zip(("built", "not_built"), names.split(projects), strict=True):
        if found:
            name = text(f"projects.{key}", count=len(found))
            st.header(name, anchor=False)
            rows = [_project_row(project, about, known, text) for project in found]
            said = [name for name in rows[0] if any(row[name] for row in rows)]
            rows = [{name: row[name] for name in said} for row in rows]
            _chosen_by_row(rows, found, (key, name), shown, selection, text)
    sources = (known.sources[project["source_id"]] for project in projects)
    note(text("page.sources", titles=citation.titles(sources, text)))


def _project_row(
    project: dict[str, Any], about: tuple[Rows, Rows], known: Catalogue, text: Text
) -> dict[str, str]:
    own = [[row for row in rows if row["project_id"] == project["project_id"]] for rows in about]
    return _place_row(project, known, text) | {
        text("table.facts"): text("list.stop").join(
            captions.fact(fact, known, text) for fact in own[0]
        ),
        text("table.dates"): dates.span([event["date"] for event in own[1]], text),
        text("table.place"): (
            places.place(project, known, text) if names.is_built(project) else ""
        ),
        text("table.source"): known.sources[project["source_id"]].name(text.language),
    }


def _chosen_by_row(  # noqa: PLR0913, PLR0917 -- the rows, and what they are of
    rows: list[dict[str, str]],
    projects: Rows,
    named: tuple[str, str],
    shown: Shown,
    selection: Selection,
    text: Text,
) -> None:
    """A table of projects, a row each; the one that is clicked becomes the chosen one.

    It is ``named`` for the program and for who hears it. On a narrow screen another takes its
    place: it has two columns, and lines in them.
    """
    key, name = named
    # A row of this list, not of the next: what is chosen is part of the key.
    chosen = (selection.theme, selection.area, *selection.categories, *selection.statuses)
    table = "-".join([key, *chosen, projects[0]["project_id"], str(len(projects))])
    ids = [project["project_id"] for project in projects]
    with st.container(key=f"list-{key}"):
        _drawn(rows, ids, table, name, shown, text)
    with st.container(key=f"narrow-list-{key}"):
        _drawn(rows, ids, f"narrow-{table}", name, PHONE, text)
    with st.container(key=f"printed-list-{key}"):
        st.markdown(on_paper(rows, text))


def _drawn(  # noqa: PLR0913, PLR0917 -- the rows, what they are of, and how they are shown
    rows: list[dict[str, str]], ids: list[str], key: str, name: str, shown: Shown, text: Text
) -> None:
    """A table to choose from; many rows are scrolled in it.

    Where a name is too long for a line, all rows are as high as lines need.
    """
    first = text("table.name")
    named = [row[first] for row in rows]
    broken = shown is PHONE or max(map(_pixels, named)) > shown.name
    high = (LIST if shown is HALF else TABLE) * (TALLER if broken and shown is not PHONE else 1)
    widths = {first: name_width(named, shown.name)}
    widths |= {text("table.status"): shown.status} if shown.status else {}
    st.dataframe(
        rows,
        hide_index=True,
        height=round(high) if len(rows) > FEW else "content",
        row_height=THREE_LINES if broken else None,
        key=key,
        column_order=[text(f"table.{column}") for column in shown.columns],
        column_config={
            column: st.column_config.TextColumn(width=width) for column, width in widths.items()
        },
        on_select=partial(follow_row, key, "project", ids),
        selection_mode="single-row",
        alt=name,
    )


def name_width(said: list[str], most: int) -> int:
    """How many pixels a column is wide in which the longest of some names stands whole, if it may.

    No more than ``most``: so that what stands beside it is in sight.
    """
    return min(most, max(map(_pixels, said)))


def _pixels(words: str) -> int:
    """How wide a cell is in which words stand on one line."""
    return figures.width(words) * LETTER + EDGES


def on_paper(rows: list[dict[str, str]], text: Text) -> str:
    """Rows with all their columns for paper, which of a drawn table has only what is in sight.

    One text and not a table of cells, each of which the browser would take for a text of its own.
    Of more rows than PRINTED the first stand there, and how many there are.
    """
    shown = rows[:PRINTED]
    said = [list(map(literal, line)) for line in (rows[0], *(row.values() for row in shown))]
    lines = [said[0], ["---"] * len(rows[0]), *said[1:]]
    table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    if len(rows) == len(shown):
        return table
    told = text("page.first_rows", shown=len(shown), count=len(rows))
    return f"{table}\n\n{told}"


def follow_row(table: str, choice: str, ids: list[str]) -> None:
    """Let the clicked row of a table become what is chosen; ``ids`` are those of its rows."""
    rows: list[int] = st.session_state[table].selection["rows"]
    if rows:
        session.choose(choice, ids[rows[0]])
