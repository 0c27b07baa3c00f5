"""Out and in again: what is written is read as it was, whatever the names are."""

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from data.interchange import FORMS, Form, kml, places_csv, written
from data.interchange.kml import UNWRITABLE
from data.reading import parse_table
from data.shapes import Feature

# What XML cannot hold is out of question; so is NUL, which no table may have.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30).filter(
    lambda text: not UNWRITABLE.search(text)
)
ODD = (
    "a,b",
    'say "x"',
    "<b>&amp;",
    "]]>",
    "a\nb",
    "a\r\nb\r",
    "=1+1",
    "'=1",
    "'x",
    " 市中区 ",
    "-5",
)
DEGREES = st.tuples(st.floats(73, 136), st.floats(3, 54)).map(list)
RINGS = st.lists(DEGREES, min_size=3, max_size=5).map(lambda points: [*points, points[0]])
SHAPES = st.one_of(
    DEGREES.map(lambda at: ("Point", at)),
    st.lists(DEGREES, min_size=2, max_size=4).map(lambda at: ("LineString", at)),
    st.lists(RINGS, min_size=1, max_size=3).map(lambda at: ("Polygon", at)),
    st.lists(st.lists(RINGS, min_size=1, max_size=2), min_size=2, max_size=3).map(
        lambda at: ("MultiPolygon", at)
    ),
    st.lists(st.lists(DEGREES, min_size=2, max_size=3), min_size=2, max_size=3).map(
        lambda at: ("MultiLineString", at)
    ),
)


def feature(name: str, shape: tuple[str, Any], **more: Any) -> Feature:
    kind, coordinates = shape
    said = {"area_id": "990102", "name_zh": name, "name_en": name[::-1], "precision_m": 12.5}
    return {
        "type": "Feature",
        "properties": said | {"schematic": True} | more,
        "geometry": {"type": kind, "coordinates": coordinates},
    }


def read(content: bytes, form: Form) -> list[Feature]:
    """The features of a file, without their lines."""
    text = content.decode("utf-8-sig")
    match form:
        case "geojson":
            found = json.loads(text)
        case "kml":
            found = kml.read(text)
        case "places-csv":
            table, problems = parse_table("geometry/x.csv", text)
            assert table is not None
            assert problems == []
            rows = ((row.line, row.cells) for row in table.rows)
            found = places_csv.read(table.columns, rows)
    return [{k: v for k, v in it.items() if k != "line"} for it in found["features"]]


@pytest.mark.parametrize("name", ODD, ids=ascii)
@pytest.mark.parametrize("form", FORMS)
def test_an_odd_name_comes_back(name: str, form: Form) -> None:
    there = [feature(name, ("Point", [121.5, 30.25]), status="in_use", source=name)]
    assert read(written(there, form), form) == there


@pytest.mark.parametrize("form", ("geojson", "kml"))
@given(name=TEXTS, shape=SHAPES)
@example(name="\r", shape=("Point", [121.5, 30.25]))
def test_every_shape_with_every_name_comes_back(
    form: Form, name: str, shape: tuple[str, Any]
) -> None:
    there = [feature(name, shape, note_zh=name), feature("x", shape)]
    assert read(written(there, form), form) == there


@given(name=TEXTS, at=DEGREES)
def test_every_point_with_every_name_comes_back_from_a_table(name: str, at: list[float]) -> None:
    there = [feature(name, ("Point", at))]
    assert read(written(there, "places-csv"), "places-csv") == there


@pytest.mark.parametrize("form", FORMS)
def test_nothing_is_a_file_with_nothing_in_it(form: Form) -> None:
    assert read(written([], form), form) == []


@pytest.mark.parametrize("form", FORMS)
def test_half_a_character_does_not_stop_it(form: Form) -> None:
    (back,) = read(written([feature("a\ud800b", ("Point", [121.5, 30.25]))], form), form)
    assert back["properties"]["name_zh"] in {"a?b", "a\ufffdb"}


def test_what_xml_cannot_hold_is_replaced() -> None:
    content = written([feature("a\x01\ufffeb", ("Point", [121.5, 30.25]))], "kml")
    assert read(content, "kml")[0]["properties"]["name_zh"] == "a\ufffd\ufffdb"


def test_geojson_names_no_system_as_the_standard_has_it() -> None:
    tree = json.loads(written([feature("x", ("Point", [121.5, 30.25]))], "geojson"))
    assert list(tree) == ["type", "features"]


def test_the_table_is_for_a_spreadsheet_and_has_points_alone() -> None:
    line = feature("road", ("LineString", [[121.5, 30.25], [121.6, 30.25]]))
    content = written([line, feature("=1+1", ("Point", [121.5, 30.25, 9.0]))], "places-csv")
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == content.count(b"\n") == 2
    (row,) = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
    assert (row["name_zh"], row["lon"], row["lat"]) == ("'=1+1", "121.5", "30.25")
    assert (row["crs"], row["precision_m"], row["schematic"]) == ("WGS-84", "12.5", "true")
