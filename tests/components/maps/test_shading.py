from typing import Any

import pytest

from components import maps
from components.maps.shading import Shading, hatched, shading
from components.text import Text
from components.theme import Palette
from data import comparison
from data.periods import parse
from tests.components.conftest import Tables

ZH, EN = Text("zh"), Text("en")


def _shading(tables: Tables, indicator: str, period: str, text: Text, palette: Palette) -> Shading:
    known = tables.known
    found = comparison.standing(
        tables.of(indicator), known.indicators[indicator], known, known.subject, parse(period)
    )
    return shading(found, known.indicators[indicator], known, text, palette)


@pytest.fixture
def gdp(shipped: Tables, light: Palette) -> Shading:
    return _shading(shipped, "gdp", "2023", ZH, light)


def test_every_neighbour_has_a_colour_or_a_hatching_and_none_has_both(
    shipped: Tables, gdp: Shading
) -> None:
    around = {area.id for area in comparison.neighbours(shipped.known, shipped.known.subject)}
    coloured = [area for shade in gdp.shades for area in shade.areas]
    assert len(coloured) == len(set(coloured))
    assert set(coloured) | set(gdp.without) == around
    assert not set(coloured) & set(gdp.without)
    assert all(area in gdp for area in around)
    assert "370100" not in gdp


def test_higher_classes_are_stronger_and_their_bounds_are_printed(gdp: Shading) -> None:
    light = [sum(shade.color) for shade in gdp.shades]
    assert light == sorted(light, reverse=True)
    assert len(set(light)) == len(light)
    assert gdp.shades[-1].label == "1350.4 亿元 — 2446.9 亿元"
    assert gdp.figure("370102") == "2446.9 亿元"


def test_a_figure_of_low_confidence_is_hatched_and_says_so(shipped: Tables, light: Palette) -> None:
    rows = shipped.of("gdp")
    changed = [
        row | {"confidence": "low"}
        if (row["area_id"], row["period"]) == ("370102", "2023")
        else row
        for row in rows
    ]
    known = shipped.known
    found = comparison.standing(
        changed, known.indicators["gdp"], known, known.subject, parse("2023")
    )
    made = shading(found, known.indicators["gdp"], known, ZH, light)
    assert "370102" in made.without
    assert made.color("370102") is None
    assert "可信度低" in made.figure("370102")
    assert made.hatching(ZH) == "无数据，或可信度低而不分级"


def test_the_title_names_indicator_and_period_and_the_rule_its_classes(gdp: Shading) -> None:
    assert gdp.title == "地区生产总值 · 2023 年"
    assert f"分为 {len(gdp.shades)} 级" in gdp.rule


def _areas(deck: Any) -> dict[str, Any]:
    layer = next(layer for layer in deck.layers if layer.id == "areas")
    return {f["properties"]["area_id"]: f["properties"] for f in layer.data["features"]}


def test_a_shaded_map_has_the_colours_of_its_classes_and_the_figures_as_names(
    shipped: Tables, light: Palette, gdp: Shading
) -> None:
    view = maps.View(shipped.known.subject.id, 620)
    deck = maps.district_map(shipped.known, [], view, ZH, light, gdp)
    drawn = _areas(deck)
    assert drawn["370102"]["fill"] == [*(gdp.color("370102") or ()), 255]
    assert drawn["370102"]["label"] == "历下区\n2446.9 亿元"
    assert drawn["370103"]["fill"][3] == 255
    assert drawn["zone_south"]["fill"][3] == 0
    layers = {layer.id: layer for layer in deck.layers}
    assert len(layers["hatching"].data["features"]) > len(gdp.without)


def test_only_what_has_no_figure_is_hatched(shipped: Tables, gdp: Shading) -> None:
    outlines = [f for f in shipped.known.features("Polygon") if f["properties"]["area_id"] in gdp]
    assert len(hatched(outlines, gdp.without)) > 0
    assert hatched(outlines, ()) == []
    assert hatched([], ()) == []


def test_the_legend_lists_the_classes_from_the_highest_and_the_hatching_last(
    gdp: Shading, light: Palette
) -> None:
    spec = maps.legend(gdp, ZH, light)
    words = [row["label"] for row in spec["layer"][2]["data"]["values"]]
    assert words == [*(shade.label for shade in reversed(gdp.shades)), "无数据"]
    assert spec["layer"][1]["data"]["values"]  # the stripes of the last swatch


def test_where_all_have_figures_the_legend_has_no_hatching(light: Palette) -> None:
    whole = Shading("t", "r", (), (), (), ())
    spec = maps.legend(whole, EN, light)
    assert not spec["layer"][1]["data"]["values"]
