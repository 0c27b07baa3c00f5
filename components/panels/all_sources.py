"""All sources as a list to sort; the row that is clicked becomes the chosen one."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from components.panels.lists import TABLE, follow_row, on_paper
from components.text import Text
from data.catalogue import Catalogue
from data.model import Source

WIDTHS = {"source": 380, "publisher": 220}  # pixels of the columns with long words


def all_sources(chosen: Source, counts: Mapping[str, int], known: Catalogue, text: Text) -> None:
    """Every source with who published it, when, how reliable it is and how many figures it has.

    It stands folded until it is asked for. ``counts`` are the figures by source.
    """
    label = text("sources.all", count=len(known.sources))
    box = st.expander(label, key="table-sources", on_change="rerun")
    if not box.open:
        return
    rows = [_row(one, counts.get(one.id, 0), text) for one in known.sources.values()]
    table = f"sources-{chosen.id}"  # once another is chosen, no row is marked any more
    with box, st.container(key="list-sources"):
        st.dataframe(
            rows,
            hide_index=True,
            height=TABLE,
            key=table,
            column_config={
                text(f"table.{column}"): st.column_config.TextColumn(width=width)
                for column, width in WIDTHS.items()
            },
            on_select=partial(follow_row, table, "source", list(known.sources)),
            selection_mode="single-row",
            alt=label,
        )
    with box, st.container(key="printed-list-sources"):
        st.markdown(on_paper([{k: str(said) for k, said in row.items()} for row in rows], text))


def _row(source: Source, count: int, text: Text) -> dict[str, str | int]:
    return {
        text("table.source"): source.name(text.language),
        text("table.publisher"): source.publisher(text.language),
        text("table.published"): source.published,
        text("table.reliability"): text.known(
            f"confidence.{source.reliability}", source.reliability
        ),
        text("sources.count"): count,
    }
