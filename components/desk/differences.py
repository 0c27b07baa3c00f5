"""What is wrong with a file, what is doubtful, and what it would change."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from components import dates, figures
from components.addresses import Link
from components.show import nothing, page_of, quiet, table
from components.tables import MIME
from components.text import Text, literal
from data.catalogue import Catalogue
from data.desk.difference import Compared, Row
from data.intake.marked import marked
from data.intake.sheet import Upload
from data.model import Problem
from data.wording import sentence

PAGE = 20
GROUPS: dict[str, Callable[[Compared], bool]] = {
    "new": lambda it: it.kind == "new",
    "changed": lambda it: it.kind == "changed",
    "same": lambda it: it.kind == "same",
    "contradicting": lambda it: bool(it.others),
}


def problems(found: Sequence[Problem], upload: Upload, text: Text) -> None:
    """Every problem with its cell, and the file with the faults marked in it."""
    name = upload.name.rpartition(".")[0] or upload.name
    with st.container(border=True, key="problems"):
        st.markdown(
            f":red[:material/error:] **{literal(text('checked.problems', count=len(found)))}**"
        )
        st.download_button(
            text("checked.marked"),
            partial(marked, upload, found, text.language),
            file_name=f"{name}_{text('checked.file')}.xlsx",
            mime=MIME["xlsx"],
            key="take-marked",
            on_click="ignore",
            icon=":material/download:",
        )
        _listed(found, "problems", text)


def doubts(found: Sequence[Problem], text: Text) -> None:
    """What may well be right and is to be looked at once more."""
    if not found:
        return
    with st.container(border=True, key="doubts"):
        st.markdown(
            f":orange[:material/help:] **{literal(text('checked.doubts', count=len(found)))}**"
        )
        _listed(found, "doubts", text)


def _listed(found: Sequence[Problem], key: str, text: Text) -> None:
    shown = found[page_of(len(found), PAGE, key, text)]
    st.markdown("\n".join(f"- {literal(sentence(problem, text.language))}" for problem in shown))


def differences(found: Sequence[Compared], known: Catalogue, text: Text) -> None:
    """What is new, changed, the same, or contradicted by another source."""
    counts = {name: sum(map(belongs, found)) for name, belongs in GROUPS.items()}
    options = [name for name, count in counts.items() if count]
    if not options:
        nothing(text("checked.no_figures"))
        return
    chosen = st.segmented_control(
        text("checked.show"),
        options,
        format_func=lambda it: text(f"checked.{it}", count=counts[it]),
        default=options[0],
        key="differences",
        required=True,
        label_visibility="collapsed",
    )
    quiet(text(f"checked.{chosen}_means"))
    listed = [it for it in found if GROUPS[chosen](it)]
    shown = listed[page_of(len(listed), PAGE, f"differences-{chosen}", text)]
    table([_row(it, chosen, known, text) for it in shown])


def _row(it: Compared, group: str, known: Catalogue, text: Text) -> dict[str, str | Link]:
    """A figure beside what holds, under its headings."""
    said: dict[str, str | Link] = {
        text("table.indicator"): known.indicators[it.row["indicator_id"]].name(text.language),
        text("table.area"): known.areas[it.row["area_id"]].name(text.language),
        text("table.period"): dates.period(it.row["period"], text),
        text("releases.statistic"): figures.statistic(it.row, text),
    }
    if group == "changed" and it.before:
        said[text("releases.before")] = _printed(it.before, known, text)
        said[text("checked.changed_what")] = text("list.names").join(
            text(f"column.{name}") for name in it.changed
        )
    said[text("checked.figure")] = _printed(it.row, known, text)
    if group == "contradicting":
        others = (
            f"{_printed(row, known, text)}（{known.sources[row['source_id']].name(text.language)}）"
            for row in it.others
        )
        said[text("checked.others")] = text("list.separator").join(others)
    said[text("checked.quote")] = it.row["quote"]
    return said


def _printed(row: Row, known: Catalogue, text: Text) -> str:
    return str(figures.figure(row, known.indicators[row["indicator_id"]], known, text))
