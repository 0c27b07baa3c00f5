import hashlib
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from components import captions, charts, exports, fonts
from components.exports import LINK, SVG, Words
from components.text import Text
from components.theme import Palette, palette
from tests.components.conftest import Tables

ROOT = Path(__file__).parents[2]
EN = Text("en")
CARGO = "cargo_throughput"
WORDS = Words("地区生产总值", "市中区 · 年度 · 亿元", "一句话。", "资料来源：统计公报", "某日导出")

SIMPLE: dict[str, Any] = {
    "mark": "bar",
    "width": "container",
    "height": 60,
    "data": {"values": [{"area": "市中区 Wide", "value": 3}, {"area": "历下区", "value": 2}]},
    "encoding": {
        "x": {"field": "value", "type": "quantitative", "title": None},
        "y": {"field": "area", "type": "nominal", "title": None},
    },
}
UNITS = {key: value for key, value in SIMPLE.items() if key not in {"data", "width"}}
KINDS: dict[str, dict[str, Any]] = {
    "one view": SIMPLE,
    "layers": {
        "layer": [UNITS, UNITS | {"mark": "text"}],
        "data": SIMPLE["data"],
        "width": "container",
    },
    "facets": {
        "facet": {"field": "area", "type": "nominal"},
        "columns": 2,
        "spec": UNITS | {"width": "container"},
        "data": SIMPLE["data"],
    },
    "one below the other": {"vconcat": [SIMPLE, SIMPLE]},
    "side by side": {"hconcat": [SIMPLE, SIMPLE]},
}


def _svg(spec: dict[str, Any], words: Words = WORDS, mode: str = "light") -> ET.Element:
    colors = palette("dark" if mode == "dark" else "light")
    made = exports.picture(spec, words, colors, form="svg")
    return ET.fromstring(made)  # noqa: S314 -- made here


def _foot(line: ET.Element) -> float:
    """Where a line of words stands, counted from the top of the picture."""
    found = re.match(r"translate\([-.\d]+,([-.\d]+)\)", line.attrib["transform"])
    assert found
    return float(found[1])


def _read(element: ET.Element) -> str:
    """The words that are drawn in an element, spaces left out."""
    uses = element.iter(f"{SVG}use")
    return "".join(chr(int(use.attrib[LINK].removeprefix("#u"), 16)) for use in uses)


def _parts(drawn: ET.Element) -> list[ET.Element]:
    """What stands below each other: blocks of words, and the chart."""
    return list(drawn[-1])


@pytest.mark.parametrize("spec", KINDS.values(), ids=KINDS)
def test_every_kind_of_chart_becomes_a_picture_of_its_width(spec: dict[str, Any]) -> None:
    drawn = _svg(spec)
    assert drawn.attrib["width"] == "900"
    assert "市中区Wide" in _read(_parts(drawn)[2])


def test_a_chart_that_is_wider_makes_the_picture_wider() -> None:
    assert int(_svg(SIMPLE | {"width": 1200}).attrib["width"]) > 1200


def test_a_long_legend_is_broken_into_rows() -> None:
    names = [f"济南新旧动能转换起步区{number}" for number in range(12)]
    color = {"field": "area", "type": "nominal", "legend": {"orient": "top", "title": None}}
    spec = SIMPLE | {
        "data": {"values": [{"area": name, "value": 1} for name in names]},
        "encoding": {"x": SIMPLE["encoding"]["x"], "color": color},
    }
    drawn = _svg(spec)
    assert drawn.attrib["width"] == "900"
    rows = {
        entry.attrib["transform"].split(",")[1]
        for scope in drawn.iter(f"{SVG}g")
        if scope.attrib.get("class") == "mark-group role-scope"
        for entry in scope
    }
    assert len(rows) == 3


def test_the_chart_given_is_not_changed() -> None:
    given = {**SIMPLE}
    exports.picture(SIMPLE, WORDS, palette("light"), form="svg")
    assert given == SIMPLE
    assert SIMPLE["width"] == "container"


def test_the_words_are_burnt_in_and_said_to_those_who_do_not_see_them() -> None:
    drawn = _svg(SIMPLE)
    title, subtitle, _, sentence, source, note = map(_read, _parts(drawn))
    assert (title, subtitle, sentence) == ("地区生产总值", "市中区·年度·亿元", "一句话。")
    assert (source, note) == ("资料来源：统计公报", "某日导出")
    assert drawn.findtext(f"{SVG}title") == WORDS.title
    assert WORDS.source in (drawn.findtext(f"{SVG}desc") or "")


def test_long_words_wrap_and_nothing_lies_over_another() -> None:
    long = Words(
        "标题" * 60, "年度 " * 90, "A sentence of words. " * 30, "某年某市统计公报；" * 80, "注"
    )
    parts = _parts(_svg(SIMPLE, long))
    chart = next(part for part in parts if "transform" in part.attrib)
    top = _foot(chart)
    before = [_foot(line) for part in parts[: parts.index(chart)] for line in part]
    after = [_foot(line) for part in parts[parts.index(chart) + 1 :] for line in part]
    assert (len(before), len(after)) > (4, 10)
    assert max(before) < top
    assert min(after) > top + 60 + 12
    feet = before + after
    assert all(below - above >= 12 for above, below in pairwise(feet))
    height = float(_svg(SIMPLE, long).attrib["height"])
    assert max(after) < height


def test_all_letters_are_outlines_of_the_shipped_font() -> None:
    drawn = _svg(SIMPLE)
    assert list(drawn.iter(f"{SVG}text")) == []
    letters = {path.attrib["id"]: path.attrib["d"] for path in drawn.find(f"{SVG}defs") or []}
    assert letters["u5e02"] == fonts.outline("市")
    assert set(letters) == {use.attrib[LINK][1:] for use in drawn.iter(f"{SVG}use")}


def test_a_character_that_the_font_lacks_is_left_to_the_computer() -> None:
    drawn = _svg(SIMPLE, Words("𠮷林"))
    assert [left.text for left in drawn.iter(f"{SVG}text")] == ["𠮷"]


def test_vega_measures_with_the_shipped_font() -> None:
    """The room left for the labels of an axis is as wide as they are, and what Vega adds."""

    def room(area: str) -> float:
        data = {"values": [{"area": area, "value": 1}]}
        root = next(_parts(_svg(SIMPLE | {"data": data}))[2].iter(f"{SVG}g"))
        inner = next(g for g in root.iter(f"{SVG}g") if g is not root and "transform" in g.attrib)
        return float(re.split(r"[(,]", inner.attrib["transform"])[1])

    for words in ("市中区", "WWWWWWWWWW", "iiiiiiiiiiiiiiiiiiiiii"):
        wider = fonts.width(words, 12) - fonts.width("中", 12)
        assert room(words) - room("中") == pytest.approx(wider, abs=2)


WITHOUT_FONTS = """
import hashlib, sys
import vl_convert
from components import exports
from components.theme import palette
from tests.components.test_exports import SIMPLE, WORDS
letter = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text y="9">{}</text></svg>'
print(vl_convert.svg_to_png(letter.format("市")) == vl_convert.svg_to_png(letter.format("区")))
for form in ("png", "svg"):
    made = exports.picture(SIMPLE, WORDS, palette("light"), form=form)
    print(hashlib.sha256(made).hexdigest())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere fonts cannot be taken away")
def test_a_picture_is_the_same_on_a_computer_without_any_font(tmp_path: Path) -> None:
    """There two Chinese letters of a system font look alike: both are a box, or nothing."""
    bare = tmp_path / "fonts.conf"
    bare.write_text(f'<?xml version="1.0"?><fontconfig><dir>{tmp_path}</dir></fontconfig>')
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", WITHOUT_FONTS],
        env=os.environ | {"FONTCONFIG_FILE": str(bare), "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    pictures = [
        exports.picture(SIMPLE, WORDS, palette("light"), form=form) for form in ("png", "svg")
    ]
    here = [hashlib.sha256(made).hexdigest() for made in pictures]
    assert done.stdout.split() == ["True", *here]


def test_another_letter_is_another_picture() -> None:
    one, other = (
        exports.picture(SIMPLE, Words(title), palette("light"), form="png") for title in "市区"
    )
    assert one != other


def test_a_picture_has_the_background_and_ink_of_its_mode() -> None:
    for mode in ("light", "dark"):
        drawn = _svg(SIMPLE, mode=mode)
        colors = palette("dark" if mode == "dark" else "light")
        ground = drawn.find(f"{SVG}rect")
        assert ground is not None
        assert ground.attrib["fill"] == colors["backgroundColor"]
        assert _parts(drawn)[0].attrib["fill"] == colors["textColor"]


def test_a_png_is_sharp(light: Palette) -> None:
    made = exports.picture(SIMPLE, WORDS, light, form="png")
    assert made.startswith(b"\x89PNG")
    assert int.from_bytes(made[16:20]) == 1800


def test_a_chart_has_bold_letters_of_the_same_font() -> None:
    mark = {"type": "text", "fontWeight": 600, "font": "Arial"}
    drawn = _svg(SIMPLE | {"mark": mark, "encoding": {"text": {"value": "粗"}}})
    chart = _parts(drawn)[2]
    assert _read(chart) == "粗粗"
    assert any("stroke-width" in g.attrib and _read(g) == "粗" for g in chart.iter(f"{SVG}g"))


@pytest.mark.parametrize(
    "asking",
    (
        SIMPLE | {"data": {"url": "https://example.org/a.csv"}},
        SIMPLE | {"data": {"url": "file:///etc/hosts", "format": {"type": "csv"}}},
        SIMPLE | {"mark": {"type": "image", "url": "https://example.org/a.png"}},
        {"vconcat": [SIMPLE, SIMPLE | {"encoding": {"url": {"field": "area"}}}]},
    ),
    ids=("data", "a file", "an image", "an image by its field"),
)
def test_a_chart_that_would_fetch_something_is_refused(
    asking: dict[str, Any], light: Palette
) -> None:
    with pytest.raises(ValueError, match="fetches nothing"):
        exports.picture(asking, WORDS, light, form="svg")


def test_a_picture_leads_nowhere(light: Palette) -> None:
    linked = SIMPLE | {"mark": {"type": "bar", "href": "https://example.org"}}
    made = exports.picture(linked, WORDS, light, form="svg").decode()
    assert set(re.findall(r"https?://[^\"]*", made)) == {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    }


def test_two_readers_at_once_get_their_own_pictures(light: Palette) -> None:
    titles = [f"{name}{number}" for name in "济南市中" for number in range(3)]

    def made(title: str) -> bytes:
        return exports.picture(SIMPLE, Words(title), light, form="png")

    fonts.outline.cache_clear()
    with ThreadPoolExecutor(2) as readers:
        at_once = list(readers.map(made, titles))
    assert at_once == [made(title) for title in titles]


def test_the_trend_of_the_district_becomes_a_picture(shipped: Tables, text: Text) -> None:
    points, indicator = shipped.lines["gdp"], shipped.known.indicators["gdp"]
    chart = charts.trend(points, indicator, shipped.known, text, palette("light")).to_dict()
    title = captions.line_title(points, indicator, shipped.known, text)
    drawn = _svg(chart, Words(indicator.name(text.language), title))
    assert drawn.attrib["width"] == "900"
    assert "2023" in _read(_parts(drawn)[2])
    assert list(drawn.iter(f"{SVG}text")) == []


def test_a_halo_round_letters_keeps_its_width(light: Palette) -> None:
    mark = {"type": "text", "fontSize": 10, "stroke": "#ffffff", "strokeWidth": 4}
    spec = {
        "width": 100,
        "height": 50,
        "data": {"values": [{"said": "历下区"}]},
        "mark": mark,
        "encoding": {"text": {"field": "said"}},
    }
    svg = exports.picture(spec, exports.Words("t"), light, form="svg").decode()
    assert 'stroke-width="400"' in svg  # the letters are drawn at a hundredth of their size
