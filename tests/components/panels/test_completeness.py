import re
from typing import Any

import pytest

from components.panels import completeness as panel
from components.text import Text
from data import completeness, queries
from data.completeness import Figure, Holdings
from data.model import LANGUAGES
from tests.components.conftest import Tables

EN = Text("en")


def _found(tables: Tables, area: str) -> Holdings:
    rows = tables.store.fetch(queries.of_indicators(tuple(tables.known.indicators), (area,)))
    return completeness.holdings(rows, [], tables.known, tables.known.areas[area])


def _figure(*doubts: str) -> Figure:
    return Figure({}, doubts)


@pytest.mark.parametrize(
    ("own", "said"),
    (
        ([], "…"),
        ([_figure()], "●"),
        ([_figure(), _figure()], "●"),
        ([_figure("bounded")], "○"),
        ([_figure("low", "bounded")], "◐"),
        ([_figure("bounded"), _figure()], "●○"),
        ([_figure("medium", "assumed"), _figure("low")], "●◐ m a"),
        ([_figure("differing", "planned", "bounded", "unmarked")], "○ d t q"),
    ),
    ids=str,
)
def test_the_figures_of_a_year_as_marks(own: list[Figure], said: str) -> None:
    assert panel.mark(own, EN) == said


def test_each_mark_that_stands_there_is_told_in_words(tables: Tables, text: Text) -> None:
    found = _found(tables, tables.known.dashboard.subject)
    legend = panel.legend(list(found.figures), text)
    told = {line.split(" ")[0] for line in legend}
    standing = {
        sign
        for figure in found.figures
        for word in panel.mark([figure], text).split()
        for sign in word.split()
    }
    assert standing <= told
    assert len(told) == len(legend)
    assert all(len(line.split(" ", 1)[1]) > 1 for line in legend)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_doubts_have_one_sign(language: Any) -> None:
    text = Text(language)
    signs = [text(f"completeness.mark_{doubt}") for doubt in panel.BESIDE]
    assert len(set(signs)) == len(signs)


def test_the_sentence_counts_what_belongs_to_a_year(tables: Tables, text: Text) -> None:
    found = _found(tables, tables.known.dashboard.subject)
    dated = [figure.row for figure in found.figures if figure.row["year"]]
    said = panel.sentence(found, text)
    numbers = set(map(int, re.findall(r"\d+", said)))
    assert len(dated) in numbers
    assert len({row["indicator_id"] for row in dated}) in numbers
    assert len({row["year"] for row in dated}) in numbers


def test_an_area_of_which_nothing_is_held_is_told_so(harbour: Tables) -> None:
    empty = Holdings(harbour.known.areas["990100"], (), (), {})
    assert "no figure" in panel.sentence(empty, EN)
