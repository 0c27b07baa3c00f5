from dataclasses import replace
from typing import Any

import pytest

from components import charts
from components.text import Text
from components.theme import Palette, palette
from data import completeness, queries
from data.completeness import Cell
from data.model import Selection
from tests.components.charts.drawn import EN, SUBJECT, layer, values
from tests.components.conftest import Tables

YEARS = ["2023", "2022", "2019"]


def _cells(tables: Tables, area: str = SUBJECT) -> list[Cell]:
    known = tables.known
    rows = tables.store.fetch(queries.of_indicators(tuple(known.indicators), (area,)))
    found = completeness.holdings(rows, rows, known, known.areas[area])
    return completeness.by_year(found, known, YEARS)


def _drawn(
    tables: Tables, look: Palette, selection: Selection | None = None, text: Text = EN
) -> dict[str, Any]:
    asked = selection or Selection(year="2023")
    cells = _cells(tables)
    drawn: dict[str, Any] = charts.completeness(cells, asked, tables.known, text, look).to_dict()
    return drawn


def test_each_cell_says_how_many_of_so_many_are_held(harbour: Tables, light: Palette) -> None:
    cells = {(cell.theme_id, cell.year): cell for cell in _cells(harbour)}
    rows = values(_drawn(harbour, light))
    assert len(rows) == len(cells) == 6
    for row in rows:
        cell = cells[row["theme_id"], row["year"]]
        said = f"{len(cell.held)} of {cell.counted}" if cell.held else "not held"
        assert row["said"] == said


def test_a_cell_of_which_nothing_is_held_looks_unlike_any_other(
    harbour: Tables, light: Palette
) -> None:
    drawn = _drawn(harbour, light)
    rows = values(drawn)
    empty = [row for row in rows if not row["held"]]
    assert empty
    assert {row["fill"] for row in empty} == {light["backgroundColor"]}
    assert {row["fill"] for row in rows if row["held"]} == {light["primaryColor"]}
    assert {(row["weight"], row["sign"]) for row in empty if row["year"] != "2023"} == {(0, "…")}
    assert all(row["weight"] and row["sign"] == row["said"] for row in rows if row["held"])
    assert not any("0" in row["said"].split() for row in rows)


@pytest.mark.parametrize(
    ("selection", "framed"),
    (
        (Selection(), 0),
        (Selection(year="2023"), 2),
        (Selection(theme="people"), 3),
        (Selection(theme="people", year="2023"), 1),
        (Selection(year="1999"), 0),
    ),
    ids=str,
)
def test_the_chosen_theme_and_year_have_a_heavy_frame(
    harbour: Tables, light: Palette, selection: Selection, framed: int
) -> None:
    rows = values(_drawn(harbour, light, selection))
    assert sum(row["weight"] > 1 for row in rows) == framed


def test_the_newest_year_stands_at_the_top(harbour: Tables, light: Palette) -> None:
    drawn = _drawn(harbour, light)
    assert drawn["encoding"]["y"]["scale"]["reverse"]
    tops = {row["year"]: row["top"] for row in values(drawn)}
    assert sorted(tops, key=lambda year: tops[year]) == YEARS


def test_where_years_are_left_out_the_rows_stand_apart(harbour: Tables, light: Palette) -> None:
    drawn = _drawn(harbour, light)
    newest, next_to_it, later = sorted({row["top"] for row in values(drawn)})
    assert later - next_to_it > next_to_it - newest  # between 2022 and 2019 are two years
    axis = drawn["encoding"]["y"]["axis"]
    assert len(axis["values"]) == len(YEARS) + 1
    assert axis["labelExpr"].count("\\u22ee") == 1


def test_cells_stand_as_far_apart_sideways_as_downwards(harbour: Tables, light: Palette) -> None:
    drawn = _drawn(harbour, light)
    newest, next_to_it = sorted({(row["top"], row["bottom"]) for row in values(drawn)})[:2]
    width = layer(drawn, "rect")["mark"]["width"]["expr"]
    assert width.endswith(f" - {next_to_it[0] - newest[1]}")


def test_a_click_tells_theme_and_year(harbour: Tables, light: Palette) -> None:
    (parameter,) = _drawn(harbour, light)["params"]
    assert parameter["select"]["fields"] == ["theme_id", "year"]


@pytest.mark.parametrize("mode", ("light", "dark"))
def test_the_words_of_a_cell_stand_out_on_its_colour(harbour: Tables, mode: Any) -> None:
    look = palette(mode)
    for row in values(_drawn(harbour, look)):
        ground = _over(row["fill"], row["opacity"], look["backgroundColor"])
        assert _contrast(row["ink"], ground) >= 4.5


def _over(color: str, opacity: float, ground: str) -> tuple[float, ...]:
    pairs = zip(_parts(color), _parts(ground), strict=True)
    return tuple(one * opacity + other * (1 - opacity) for one, other in pairs)


def _contrast(ink: str, ground: tuple[float, ...]) -> float:
    """As the guidelines for accessible pages reckon it (WCAG 2)."""
    dark, bright = sorted((_light(_parts(ink)), _light(ground)))
    return (bright + 0.05) / (dark + 0.05)


def _light(parts: tuple[float, ...]) -> float:
    linear = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return sum(share * p for share, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _parts(color: str) -> tuple[float, ...]:
    return tuple(int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))


def test_names_of_themes_end_on_one_line_above_the_cells(harbour: Tables, light: Palette) -> None:
    short, long, *_ = harbour.known.themes.values()
    more = {long.id: replace(long, name_en="Ships and harbour works, dredging and lights")}
    known = replace(harbour.known, themes=harbour.known.themes | more)
    drawn = charts.completeness(_cells(harbour), Selection(), known, EN, light).to_dict()
    axis = drawn["encoding"]["x"]["axis"]
    assert (
        f'"{long.id}": ["Ships and harbour", "works, dredging and", "lights"]' in axis["labelExpr"]
    )
    assert f'"{short.id}": ["", "", "{short.name_en}"]' in axis["labelExpr"]
    usual = charts.completeness(_cells(harbour), Selection(), harbour.known, EN, light).to_dict()
    assert axis["labelPadding"] > usual["encoding"]["x"]["axis"]["labelPadding"] + 20


def _named(tables: Tables, look: Palette, *names: str) -> dict[str, Any]:
    """The picture of cells of so many themes, of these names."""
    first = next(iter(tables.known.themes.values()))
    themes = {f"t{n}": replace(first, id=f"t{n}", name_en=name) for n, name in enumerate(names)}
    known = replace(tables.known, themes=themes)
    (one, *_) = tables.known.indicators.values()
    cells = [Cell(name, "2023", (one,) * 12, (one,) * 3, (one,) * 2) for name in themes]
    drawn: dict[str, Any] = charts.completeness(cells, Selection(), known, EN, look).to_dict()
    return drawn


def test_a_word_longer_than_its_column_on_a_phone_is_set_smaller(
    harbour: Tables, light: Palette
) -> None:
    def size(name: str) -> float:
        drawn = _named(harbour, light, name, *["Port"] * 4)
        found: float = drawn["encoding"]["x"]["axis"]["labelFontSize"]
        return found

    assert size("Port") == 12
    assert 9 <= size("Development") < 12


@pytest.mark.parametrize("count", (8, 60))
def test_names_that_would_be_too_small_to_read_stand_on_end(
    harbour: Tables, light: Palette, count: int
) -> None:
    axis = _named(harbour, light, *["Harbour development"] * count)["encoding"]["x"]["axis"]
    assert axis["labelAngle"] == -90
    assert "labelFontSize" not in axis
    assert '["Harbour development"]' in axis["labelExpr"]


def test_narrow_cells_have_the_two_numbers_alone(harbour: Tables, light: Palette) -> None:
    def said(count: int) -> set[tuple[str, str]]:
        drawn = _named(harbour, light, *["Berths"] * count)
        return {(row["sign"], row["said"]) for row in values(drawn)}

    assert said(2) == {("12 of 17", "12 of 17")}
    assert said(8) == {("12/17", "12 of 17")}
