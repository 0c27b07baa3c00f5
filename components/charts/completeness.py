"""What is held, as a picture: years from top to bottom, themes side by side, a count in each cell.

Years run down the page, as there are many and a phone is narrow.
"""

from typing import Any

import altair as alt

from components.charts import axes, words
from components.charts.marks import literal
from components.figures import width
from components.text import Text
from components.theme import Palette
from data.catalogue import Catalogue
from data.completeness import Cell, skipped
from data.model import Selection

ROW, GAP = 26, 4  # pixels from one row to the next, and between two cells
HALF = (ROW - GAP) // 2  # of the height of a cell
LEAP = 14  # pixels where years are left out
HEADROOM = 6  # pixels above the names, whose letters are taller than Vega takes them for
ROOM = words.PHONE - 40  # pixels that the columns have on a phone, beside the years
SIZE, SMALLEST = 12, 9  # of letters, in pixels
FAINTEST, STRONGEST = 0.08, 0.5  # between them the words of a cell stand out on its colour


def completeness(
    cells: list[Cell], chosen: Selection, known: Catalogue, text: Text, palette: Palette
) -> alt.LayerChart:
    """How many indicators of so many are held in each cell, the newest year first.

    A cell of which none is held has no colour and no frame, and a sign that says so. The cells of
    the chosen theme and year have a heavy frame. Where years are left out, rows stand apart. A
    click tells ``theme_id`` and ``year``.
    """
    themes = {name: known.themes[name].name(text.language) for name in known.themes}
    shown = [name for name in themes if any(cell.theme_id == name for cell in cells)]
    middles = _middles(sorted({cell.year for cell in cells}, reverse=True), text)
    height = max(middles) + HALF
    x = alt.X(
        field="theme_id",
        type="nominal",
        sort=shown,
        title=None,
        scale=alt.Scale(padding=0),
        axis=_named({name: themes[name] for name in shown}),
    )
    said = words.lookup({str(middle): year for middle, year in middles.items()})
    y = alt.Y(
        field="middle",
        type="quantitative",
        title=None,
        scale=alt.Scale(domain=[0, height], nice=False, reverse=True),
        axis=_edge(orient="left", labelAngle=0, values=list(middles), labelExpr=said),
    )
    at = {year: middle for middle, year in middles.items()}
    cell_words = _fitting(cells, int(ROOM / len(shown)) - GAP, text)
    values = [
        _value(cell, chosen, themes, text, palette) | _at(at[cell.year]) | {"sign": sign}
        for cell, sign in zip(cells, cell_words, strict=True)
    ]
    return alt.LayerChart(
        layer=[_cells(y, text), _words()],
        data={"values": values},
        encoding=axes.shared(x, y),
        height=height,
        width="container",
        # The rows are as high as a finger needs, however many lines the names above them take.
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
        padding={"top": HEADROOM, "left": 0, "right": 0, "bottom": 0},
        config=axes.look(palette),
    )


def _named(themes: dict[str, str]) -> alt.Axis:
    """The names over their columns, in lines; where a word of theirs is too long, on end."""
    letters = max(1, int(ROOM / len(themes) / words.LETTER))
    names, below = _lined_up({key: words.wrapped(name, letters) for key, name in themes.items()})
    longest = max(width(line) for name in names.values() for line in name.split("\n"))
    size = SIZE * min(1, letters / longest)
    if size < SMALLEST:
        return _edge(orient="top", labelAngle=-90, labelPadding=6, labelExpr=words.lookup(themes))
    return _edge(
        orient="top",
        labelAngle=0,
        labelPadding=6 + below,
        labelExpr=words.lookup(names),
        labelFontSize=size,
    )


def _lined_up(names: dict[str, str]) -> tuple[dict[str, str], int]:
    """Names that end on one line, and the pixels that the lines below their first take.

    Vega sets the first of several lines where a single one would stand, the others below it.
    """
    most = max(name.count("\n") for name in names.values())
    return (
        {key: "\n" * (most - name.count("\n")) + name for key, name in names.items()},
        most * words.LINE,
    )


def _middles(years: list[str], text: Text) -> dict[int, str]:
    """The year of each row by the height of its middle; a sign where years are left out."""
    middles: dict[int, str] = {}
    top = 0
    for newer, year in zip([years[0], *years], years, strict=False):
        if skipped([newer, year]):
            middles[top + (LEAP - GAP) // 2] = text("completeness.skip")
            top += LEAP
        middles[top + HALF] = year
        top += ROW
    return middles


def _at(middle: int) -> dict[str, int]:
    return {"middle": middle, "top": middle - HALF, "bottom": middle + HALF}


def _fitting(cells: list[Cell], room: int, text: Text) -> list[str]:
    """What stands in each cell: the words, or the two numbers alone where cells are too narrow."""

    def said(key: str) -> list[str]:
        return [
            text(key, held=len(cell.held), counted=cell.counted)
            if cell.held
            else text("completeness.sign")
            for cell in cells
        ]

    whole = said("completeness.cell")
    fits = all(words.pixels(one) <= room for one in whole)
    return whole if fits else said("completeness.narrow_cell")


def _value(
    cell: Cell, chosen: Selection, themes: dict[str, str], text: Text, palette: Palette
) -> dict[str, Any]:
    held = len(cell.held)
    share = FAINTEST + (STRONGEST - FAINTEST) * held / cell.counted
    said = text("completeness.cell", held=held, counted=cell.counted)
    asked = bool(chosen.theme or chosen.year)
    heavy = asked and chosen.theme in ("", cell.theme_id) and chosen.year in ("", cell.year)
    ink = palette["textColor"]
    return {
        "theme_id": cell.theme_id,
        "theme": themes[cell.theme_id],
        "year": cell.year,
        "held": held,
        "counted": cell.counted,
        "said": said if held else text("completeness.none"),
        "ink": ink if held else palette["grayTextColor"],
        "fill": palette["primaryColor"] if held else palette["backgroundColor"],
        "opacity": share if held else 1,
        "stroke": ink if heavy else palette["primaryColor"],
        "weight": 2.5 if heavy else 0.75 if held else 0,
    }


def _cells(y: alt.Y, text: Text) -> alt.Chart:
    """The cells, as far apart from left to right as from top to bottom."""
    titles = {"theme": "table.theme", "year": "table.year", "said": "table.indicator"}
    select = alt.PointSelectionConfig(type="point", fields=["theme_id", "year"])
    return alt.Chart(
        mark=alt.MarkDef(
            type="rect",
            cornerRadius=3,
            cursor="pointer",
            width=alt.expr(f"bandwidth('x') - {GAP}"),
        ),
        params=[alt.SelectionParameter(name="cell", select=select)],
        encoding=alt.FacetedEncoding(
            y=y.copy().field("top"),
            y2=alt.Y2(field="bottom"),
            fill=literal(alt.Fill, "fill"),
            fillOpacity=literal(alt.FillOpacity, "opacity"),
            stroke=literal(alt.Stroke, "stroke"),
            strokeWidth=literal(alt.StrokeWidth, "weight"),
            tooltip=[
                alt.Tooltip(field=name, type="nominal", title=text(key))
                for name, key in titles.items()
            ],
        ),
    )


def _words() -> alt.Chart:
    return alt.Chart(
        mark=alt.MarkDef(type="text", fontSize=SIZE, baseline="middle"),
        encoding=alt.FacetedEncoding(
            text=alt.Text(field="sign", type="nominal"), color=literal(alt.Color, "ink")
        ),
    )


def _edge(**look: Any) -> alt.Axis:
    """A quiet axis of which every label is said, each at the middle of its row or column."""
    bare: dict[str, Any] = {"domain": False, "ticks": False, "grid": False}
    return alt.Axis(labelFlush=False, labelOverlap=False, labelLimit=0, **bare, **look)
