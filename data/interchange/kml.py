"""KML, and features: points, lines and polygons of its placemarks, which are in WGS-84.

The parser knows this small part alone. It follows no link, and refuses a document type: what
such a declaration may define (entities that swell, files from elsewhere) no map has a use for.
"""

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from data.interchange.properties import told, typed
from data.shapes import Feature

LINE = " line"  # beside the attributes of an element; none of XML can have a space in its name
# What XML cannot hold, not even escaped.
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
REPLACED = "\ufffd"
SIMPLE = {"Point": "Point", "LineString": "LineString", "LinearRing": "LineString"}


class DoctypeError(ValueError):
    """The file has a document type declaration."""


def read(text: str) -> dict[str, Any]:
    """The placemarks as a GeoJSON feature collection, each with its line.

    A placemark with several kinds of geometry becomes a feature for each kind, and for each point.
    What is no number among its coordinates stays text: the checks tell it. Raises ValueError,
    which tells the line, for what is not KML, and DoctypeError.
    """
    root = _tree(text)
    if root.tag != "kml":
        raise ValueError(f"<{root.tag}>: line {root.attrib[LINE]}, column 0")
    features = [feature for placemark in root.iter("Placemark") for feature in _features(placemark)]
    return {"type": "FeatureCollection", "features": features}


def _tree(text: str) -> Element:
    """The elements by their local names: older files have other namespaces."""
    parser, builder = expat.ParserCreate("utf-8", "}"), TreeBuilder()

    def start(name: str, attributes: dict[str, str]) -> None:
        line = {LINE: str(parser.CurrentLineNumber)}
        builder.start(name.rpartition("}")[2], attributes | line)

    def doctype(*_: object) -> None:
        raise DoctypeError(f"DOCTYPE: line {parser.CurrentLineNumber}, column 0")

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: builder.end(name.rpartition("}")[2])
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(text.encode(), True)  # noqa: FBT003 - the last part; it has no keyword
    except expat.ExpatError as fault:
        raise ValueError(str(fault)) from fault
    return builder.close()


def _features(placemark: Element) -> Iterator[Feature]:
    properties = _properties(placemark)
    shapes: list[dict[str, Any] | None] = [*_geometries(placemark)]
    for shape in shapes or [None]:
        yield {
            "type": "Feature",
            "line": int(placemark.attrib[LINE]),
            "properties": properties,
            "geometry": shape,
        }


def _properties(placemark: Element) -> dict[str, Any]:
    data = {e.get("name", ""): e.findtext("value", "") for e in placemark.iter("Data")}
    simple = {e.get("name", ""): e.text or "" for e in placemark.iter("SimpleData")}
    properties = typed(data | simple)
    name = placemark.findtext("name", "")
    return properties if "name_zh" in properties or not name else properties | {"name_zh": name}


def _geometries(placemark: Element) -> Iterator[dict[str, Any]]:
    """What a placemark draws: a geometry for all its lines, one for its polygons, one a point."""
    drawn: dict[str, list[Any]] = {}
    waiting = [placemark]
    while waiting:
        element = waiting.pop(0)
        if element.tag in SIMPLE:
            drawn.setdefault(SIMPLE[element.tag], []).append(_positions(element))
        elif element.tag == "Polygon":
            drawn.setdefault("Polygon", []).append(_rings(element))
        elif element.tag in {"Placemark", "MultiGeometry"}:
            waiting = [*element, *waiting]
    for positions in drawn.pop("Point", []):
        yield {"type": "Point", "coordinates": positions[0] if len(positions) == 1 else positions}
    for kind, several in drawn.items():
        alone = len(several) == 1
        coordinates = several[0] if alone else several
        yield {"type": kind if alone else f"Multi{kind}", "coordinates": coordinates}


def _rings(polygon: Element) -> list[Any]:
    sides = [*polygon.iterfind("outerBoundaryIs"), *polygon.iterfind("innerBoundaryIs")]
    return [_positions(ring) for side in sides for ring in side.iterfind("LinearRing")]


def _positions(element: Element) -> list[list[Any]]:
    """Longitude and latitude of each point; the height above ground is left out."""
    points = (point.split(",") for point in element.findtext("coordinates", "").split())
    return [[_number(part) for part in (p[:2] if len(p) == 3 else p)] for p in points]


def _number(text: str) -> float | str:
    try:
        return float(text)
    except ValueError:
        return text


def written(features: list[Feature]) -> str:
    """The text of a KML file; each property is a Data element, and the Chinese name the name."""
    placemarks = "".join(map(_placemark, features))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<kml xmlns="http://www.opengis.net/kml/2.2">\n'
        f"<Document>\n{placemarks}</Document>\n</kml>\n"
    )


def _placemark(feature: Feature) -> str:
    texts = {name: told(value) for name, value in feature["properties"].items()}
    data = "".join(
        f"<Data name={quoteattr(_held(name))}><value>{_text(text)}</value></Data>\n"
        for name, text in texts.items()
        if text
    )
    name = f"<name>{_text(texts['name_zh'])}</name>\n" if texts.get("name_zh") else ""
    extended = f"<ExtendedData>\n{data}</ExtendedData>\n" if data else ""
    return f"<Placemark>\n{name}{extended}{_drawn(**feature['geometry'])}\n</Placemark>\n"


def _drawn(type: str, coordinates: Any) -> str:  # noqa: A002 - as GeoJSON calls it
    if type.startswith("Multi"):
        parts = "".join(_drawn(type.removeprefix("Multi"), part) for part in coordinates)
        return f"<MultiGeometry>{parts}</MultiGeometry>"
    if type == "Polygon":
        outer, *inner = (f"<LinearRing>{_chain(ring)}</LinearRing>" for ring in coordinates)
        holes = "".join(f"<innerBoundaryIs>{ring}</innerBoundaryIs>" for ring in inner)
        return f"<Polygon><outerBoundaryIs>{outer}</outerBoundaryIs>{holes}</Polygon>"
    return f"<{type}>{_chain([coordinates] if type == 'Point' else coordinates)}</{type}>"


def _chain(points: list[list[float]]) -> str:
    told_points = " ".join(",".join(map(repr, point)) for point in points)
    return f"<coordinates>{told_points}</coordinates>"


def _text(text: str) -> str:
    """Text between two tags; a bare carriage return a parser would take for a line's end."""
    return escape(_held(text), {"\r": "&#13;"})


def _held(text: str) -> str:
    return UNWRITABLE.sub(REPLACED, text)
