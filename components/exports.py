"""What a reader takes along: a chart as a picture with its words burnt in.

All letters of a picture are drawn as outlines of the shipped font: a report opened in Word, WPS
or a browser shows the same letters, on a computer without any Chinese font too, and a PNG and
an SVG are the same picture. What is lost, searching for words, the SVG's description gives back.
"""

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import vl_convert

from components import fonts
from components.theme import Palette

WIDTH = 900
MARGIN = 24
SCALE = 2  # a PNG has so many pixels to the unit: sharp in print, 1800 wide
LEADING = 1.45
GAP = 8
ROUNDED = 4
LABEL = 12  # the size of the letters of axes and legends
SYMBOL = 26  # what an entry of a legend takes beside its words
BOLD = 28  # how much wider a bold stroke is, of 1000: there is one font, and no second one for bold

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
ET.register_namespace("", "http://www.w3.org/2000/svg")
ET.register_namespace("xlink", "http://www.w3.org/1999/xlink")


@dataclass(frozen=True)
class Words:
    """What stands on a picture beside the chart. An empty one is left out.

    ``subtitle`` tells unit and kind of period, ``note`` such things as the day of the export. A
    newline begins a new line.
    """

    title: str
    subtitle: str = ""
    sentence: str = ""
    source: str = ""
    note: str = ""


def picture(
    spec: dict[str, Any],
    words: Words,
    palette: Palette,
    *,
    form: Literal["png", "svg"],
    width: int = WIDTH,
) -> bytes:
    """A Vega-Lite chart with its words above and below it, on the page's background.

    The picture is so wide, or wider where the chart has a fixed width that is; a PNG has twice
    as many pixels. Letters keep their size: a narrow picture has large ones on paper.
    Raises ValueError for a chart that would have to fetch its data or a picture
    of its own from an address.
    """
    drawn = _drawn(spec, palette, width - 2 * MARGIN)
    chart_width, chart_height = (float(drawn.attrib[side]) for side in ("width", "height"))
    ink, quiet = palette["textColor"], palette["grayTextColor"]
    sheet = _Sheet(max(width, chart_width + 2 * MARGIN))
    sheet.write(words.title, 22, ink, bold=True)
    sheet.write(words.subtitle, 14, quiet)
    sheet.place(drawn, chart_height)
    sheet.write(words.sentence, 15, ink)
    sheet.write(words.source, 12, quiet)
    sheet.write(words.note, 12, quiet)
    svg = sheet.svg(words, palette["backgroundColor"])
    return svg if form == "svg" else bytes(vl_convert.svg_to_png(svg.decode(), scale=SCALE))


def _drawn(spec: dict[str, Any], palette: Palette, room: float) -> ET.Element:
    """The chart as SVG without letters: each is its outline."""
    root = _rendered(spec, palette, room)
    beyond = float(root.attrib["width"]) - room
    columns = _columns(root, room)
    if beyond > 0 or columns:
        # Of several charts only the inner widths can be set, each rounded up to a whole number,
        # and Vega breaks no legend: what axes and legends take is known now.
        inner = max(room - beyond - ROUNDED, room / 3) if beyond > 0 else room
        root = _rendered(spec, palette, inner, columns)
    for element in root.iter():
        # A link in a picture leads nowhere, and an image would be fetched by who opens it.
        for name in [name for name in element.attrib if name in {LINK, "href"}]:
            del element.attrib[name]
    for parent in list(root.iter()):
        for place, child in enumerate(parent):
            if child.tag == f"{SVG}text":
                parent[place] = _outlined(child)
    return root


def _rendered(spec: dict[str, Any], palette: Palette, room: float, columns: int = 0) -> ET.Element:
    _register()
    fitted: dict[str, Any] = _sized(spec, room, columns) | {"background": None, "padding": 0}
    if spec.get("width") == "container":
        fitted["autosize"] = {"type": "fit-x", "contains": "padding"}
    svg = vl_convert.vegalite_to_svg(
        fitted, config=_config(palette), allowed_base_urls=[], show_warnings=False
    )
    return ET.fromstring(svg)  # noqa: S314 -- it was made a line above


def _columns(root: ET.Element, room: float) -> int:
    """In how many columns the entries of a legend above the chart fit; 0 where one row does."""
    groups = root.iterfind(f".//{SVG}g[@class='mark-text role-legend-label']/{SVG}text")
    entries = [SYMBOL + fonts.width(label.text or "", LABEL) for label in groups]
    return max(1, int(room // max(entries))) if sum(entries) > room else 0


@cache
def _register() -> None:
    """Let Vega know the font, once per process: it measures labels and legends with it."""
    vl_convert.register_font_directory(str(fonts.FOLDER))


def _config(palette: Palette) -> dict[str, Any]:
    """How a chart looks that does not say it itself; on a page Streamlit's theme does this."""
    ink, quiet = palette["textColor"], palette["grayTextColor"]
    words = {
        "labelColor": quiet,
        "titleColor": quiet,
        "labelFontSize": LABEL,
        "titleFontSize": LABEL,
    }
    return {
        "font": fonts.FAMILY,
        "aria": False,  # each mark would name its fields as the program calls them
        "background": None,
        "padding": 0,
        "axis": words
        | {"gridColor": palette["borderColor"], "domainColor": palette["borderColor"]},
        "legend": words | {"labelColor": ink},
        "header": words | {"labelColor": ink},
        "title": {"color": ink, "subtitleColor": quiet, "fontSize": 14},
        "mark": {"color": palette["primaryColor"]},
        "text": {"color": ink},
        "view": {"stroke": None},
    }


def _sized(part: Any, room: float, columns: int = 0) -> Any:
    """A part of a chart: its width as a number, its own fonts and no address.

    A legend above or below gets its columns. Rows of data are not looked into: a column may be
    called width or url.
    """
    if isinstance(part, list):
        return [_sized(each, room, columns) for each in part]
    if not isinstance(part, dict):
        return part
    if "url" in part:
        raise ValueError(f"A picture fetches nothing, and this chart asks for {part['url']}")
    across = part.get("columns", 1) if {"spec", "concat"} & part.keys() else 1
    inner = room / (len(part.get("hconcat", [])) or across)
    sized = {
        key: value if key in {"datasets", "values"} else _sized(value, inner, columns)
        for key, value in part.items()
        if key != "font" and not key.endswith("Font")
    }
    if columns and sized.get("legend") and sized["legend"].get("orient") in {"top", "bottom"}:
        sized["legend"] = {"columns": columns} | sized["legend"]
    return sized | {"width": room} if part.get("width") == "container" else sized


def _outlined(element: ET.Element) -> ET.Element:
    """A text of the chart as the outlines of its letters, in the place where the text stood."""
    lines = list(element) or [element]
    kept = {name: element.attrib[name] for name in element.attrib if not name.startswith("font-")}
    size = float(element.get("font-size", "12px").removesuffix("px"))
    if "stroke-width" in kept:  # a halo: the letters within are scaled, and it with them
        kept["stroke-width"] = f"{float(kept['stroke-width']) * fonts.EM / size:.0f}"
    group = ET.Element(f"{SVG}g", {k: v for k, v in kept.items() if k not in {"text-anchor", "x"}})
    heavy = element.get("font-weight", "normal") not in {"normal", "300", "400", "500"}
    bold = element.get("fill", "") if heavy and "stroke" not in kept else ""
    anchor = {"middle": 0.5, "end": 1.0}.get(element.get("text-anchor", "start"), 0.0)
    y = 0.0
    for line in lines:
        words = line.text or ""
        y += float(line.get("dy", 0))
        x = float(line.get("x", 0)) - anchor * fonts.width(words, size)
        group.append(_letters(words, x, y, size, bold=bold))
    return group


def _letters(words: str, x: float, y: float, size: float, *, bold: str = "") -> ET.Element:
    """One line of words from ``x`` on, its foot at ``y``, each letter by its name among the defs.

    Bold words have their letters widened in the colour that ``bold`` names.
    A character that the shipped font does not have stays a letter, for a font of the computer
    that shows the picture.
    """
    scale = size / fonts.EM
    group = ET.Element(f"{SVG}g", {"transform": f"translate({x:.2f},{y:.2f}) scale({scale:.5f})"})
    if bold:
        widened = {"stroke": bold, "stroke-width": str(BOLD), "stroke-linejoin": "round"}
        group.attrib.update(widened)
    at = 0
    for character in words:
        if character not in fonts.characters():
            letter = ET.SubElement(group, f"{SVG}text", {"x": str(at), "font-size": str(fonts.EM)})
            letter.text = character
        elif fonts.outline(character):
            ET.SubElement(group, f"{SVG}use", {LINK: f"#{_name(character)}", "x": str(at)})
        at += fonts.advance(character)
    return group


def _name(character: str) -> str:
    return f"u{ord(character):x}"


class _Sheet:
    """A picture while it grows downwards: words and the chart, each below the one before."""

    def __init__(self, width: float) -> None:
        self.width = width
        self.below = float(MARGIN)
        self.body = ET.Element(f"{SVG}g")

    def write(self, words: str, size: float, color: str, *, bold: bool = False) -> None:
        """Words in lines of the sheet's width; no words take no room."""
        lines = fonts.wrap(words, size, self.width - 2 * MARGIN)
        group = ET.SubElement(self.body, f"{SVG}g", {"fill": color})
        for number, line in enumerate(lines):
            foot = self.below + size * (1 + number * LEADING)
            group.append(_letters(line, MARGIN, foot, size, bold=color if bold else ""))
        self.below += len(lines) * size * LEADING + (GAP if lines else 0)

    def place(self, chart: ET.Element, height: float) -> None:
        """The chart as it is, below what was written, with room around it."""
        top = self.below + GAP
        group = ET.SubElement(self.body, f"{SVG}g", {"transform": f"translate({MARGIN},{top})"})
        group.extend(chart)
        self.below = top + height + 2 * GAP

    def svg(self, words: Words, background: str) -> bytes:
        """The whole, with its words as a description for those who do not see it, or search."""
        height = self.below - GAP + MARGIN
        size = {"width": f"{self.width:.0f}", "height": f"{height:.0f}"}
        view = {"viewBox": f"0 0 {size['width']} {size['height']}", "role": "img"}
        root = ET.Element(f"{SVG}svg", size | view)
        ET.SubElement(root, f"{SVG}title").text = words.title
        said = (words.subtitle, words.sentence, words.source, words.note)
        ET.SubElement(root, f"{SVG}desc").text = "\n".join(filter(None, said))
        root.append(_definitions(self.body))
        ET.SubElement(root, f"{SVG}rect", {"width": "100%", "height": "100%", "fill": background})
        root.append(self.body)
        svg: bytes = ET.tostring(root, encoding="utf-8")
        return svg


def _definitions(body: ET.Element) -> ET.Element:
    """Each letter that is used, once."""
    used = {element.attrib[LINK] for element in body.iter(f"{SVG}use")}
    defs = ET.Element(f"{SVG}defs")
    for name in sorted(used):
        outline = fonts.outline(chr(int(name.removeprefix("#u"), 16)))
        turned = {"id": name.removeprefix("#"), "d": outline, "transform": "scale(1,-1)"}
        ET.SubElement(defs, f"{SVG}path", turned)
    return defs
