"""What is held, as a picture: years from top to bottom, themes side by side, a count in each cell.

Years run down the page, as there are many and a phone is narrow.
"""

from typing import Any

import altair as alt

from components.charts import axes, words
from components.charts.marks import literal
from components.text import Text
from components.theme import Palette
from data.catalogue import Catalogue
from data.completeness import Cell
from data.model import Selection

ROW = 26
HEADROOM = 6  # pixels above the names, whose letters are taller than Vega takes them for
LETTERS = 11  # in a line of a theme's name
DASHES = "datum.held > 0 ? [1, 0] : [3, 3]"
FAINTEST, STRONGEST = 0.08, 0.5  # between them the words of a cell stand out on its colour


def completeness(
    cells: list[Cell], chosen: Selection, known: Catalogue, text: Text, palette: Palette
) -> alt.LayerChart:
    """How many indicators of so many are held in each cell, the newest year first.

    A cell of which none is held has a dashed frame, no colour, and says so in words. The cells of
    the chosen theme and year have a heavy frame. A click tells ``theme_id`` and ``year``.
    """
    themes = {name: known.themes[name].name(text.language) for name in known.themes}
    shown = [name for name in themes if any(cell.theme_id == name for cell in cells)]
    names = {name: words.wrapped(themes[name], LETTERS) for name in shown}
    x = alt.X(
        field="theme_id",
        type="nominal",
        sort=shown,
        title=None,
        scale=alt.Scale(paddingInner=0.06, paddingOuter=0),
        axis=_edge(orient="top", labelPadding=6, labelExpr=words.lookup(names)),
    )
    y = alt.Y(
        field="year",
        type="ordinal",
        sort="descending",
        title=None,
        scale=alt.Scale(paddingInner=0.12, paddingOuter=0),
        axis=_edge(orient="left"),
    )
    return alt.LayerChart(
        layer=[_cells(text), _words()],
        data={"values": [_value(cell, chosen, themes, text, palette) for cell in cells]},
        encoding=axes.shared(x, y),
        height=alt.Step(ROW),
        width="container",
        padding={"top": HEADROOM, "left": 0, "right": 0, "bottom": 0},
        config=axes.look(palette),
    )


def _value(
    cell: Cell, chosen: Selection, themes: dict[str, str], text: Text, palette: Palette
) -> dict[str, Any]:
    held = len(cell.held)
    share = FAINTEST + (STRONGEST - FAINTEST) * held / cell.counted
    said = text("completeness.cell", held=held, counted=cell.counted)
    asked = bool(chosen.theme or chosen.year)
    heavy = asked and chosen.theme in ("", cell.theme_id) and chosen.year in ("", cell.year)
    quiet, ink = palette["grayColor"], palette["textColor"]
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
        "stroke": ink if heavy else palette["primaryColor"] if held else quiet,
        "weight": 2.5 if heavy else 0.75,
    }


def _cells(text: Text) -> alt.Chart:
    titles = {"theme": "table.theme", "year": "table.year", "said": "table.indicator"}
    select = alt.PointSelectionConfig(type="point", fields=["theme_id", "year"])
    return alt.Chart(
        # Vega-Lite has no channel for the dashes of a rectangle.
        mark=alt.MarkDef(
            type="rect", cornerRadius=3, cursor="pointer", strokeDash=alt.expr(DASHES)
        ),
        params=[alt.SelectionParameter(name="cell", select=select)],
        encoding=alt.FacetedEncoding(
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
        mark=alt.MarkDef(type="text", fontSize=12, baseline="middle"),
        encoding=alt.FacetedEncoding(
            text=alt.Text(field="said", type="nominal"), color=literal(alt.Color, "ink")
        ),
    )


def _edge(**look: Any) -> alt.Axis:
    """A quiet axis of which every label is said, each at the middle of its row or column."""
    bare: dict[str, Any] = {"domain": False, "ticks": False, "grid": False}
    return alt.Axis(labelAngle=0, labelFlush=False, labelOverlap=False, **bare, **look)
