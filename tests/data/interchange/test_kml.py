import pytest

from data.interchange import kml
from data.shapes import Feature

POINT = "<Point><coordinates>121.5,30.25,7</coordinates></Point>"
LINE = "<LineString><coordinates>\n121.5,30.25,7\n\t121.6,30.25,7 </coordinates></LineString>"
RING = "<LinearRing><coordinates>1,2 3,4 5,6 1,2</coordinates></LinearRing>"
POLYGON = f"<Polygon><outerBoundaryIs>{RING}</outerBoundaryIs></Polygon>"


def placemark(content: str) -> list[Feature]:
    text = f'<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark>{content}</Placemark></kml>'
    features: list[Feature] = kml.read(text)["features"]
    return features


def kinds(content: str) -> list[str]:
    return [feature["geometry"]["type"] for feature in placemark(content)]


def test_heights_are_left_out() -> None:
    (point,), (line,) = placemark(POINT), placemark(LINE)
    assert point["geometry"]["coordinates"] == [121.5, 30.25]
    assert line["geometry"]["coordinates"] == [[121.5, 30.25], [121.6, 30.25]]


@pytest.mark.parametrize(
    ("content", "found"),
    (
        (POLYGON, ["Polygon"]),
        (RING, ["LineString"]),
        (f"<MultiGeometry>{POLYGON}</MultiGeometry>", ["Polygon"]),
        (f"<MultiGeometry>{POLYGON}{POLYGON}</MultiGeometry>", ["MultiPolygon"]),
        (f"<MultiGeometry>{LINE}{LINE}</MultiGeometry>", ["MultiLineString"]),
        (f"<MultiGeometry>{POINT}{POINT}</MultiGeometry>", ["Point", "Point"]),
        (f"<MultiGeometry>{POLYGON}{POINT}</MultiGeometry>", ["Point", "Polygon"]),
        (
            f"<MultiGeometry>{LINE}<MultiGeometry>{LINE}</MultiGeometry></MultiGeometry>",
            ["MultiLineString"],
        ),
    ),
    ids=("polygon", "ring", "one", "polygons", "lines", "points", "mixed", "nested"),
)
def test_a_placemark_is_a_feature_for_each_kind_of_geometry(content: str, found: list[str]) -> None:
    assert kinds(content) == found


def test_a_placemark_that_draws_nothing_has_no_geometry() -> None:
    (feature,) = placemark("<name>x</name><Model/>")
    assert feature["geometry"] is None


def test_the_name_is_the_chinese_one_where_that_is_not_given() -> None:
    data = '<ExtendedData><Data name="name_zh"><value>海东</value></Data></ExtendedData>'
    (named,), (both,) = placemark(f"<name>港</name>{POINT}"), placemark(f"<name>港</name>{data}")
    assert (named["properties"]["name_zh"], both["properties"]["name_zh"]) == ("港", "海东")


def test_data_are_properties_and_empty_ones_are_left_out() -> None:
    data = "".join(
        f'<Data name="{name}"><displayName>no</displayName><value>{value}</value></Data>'
        for name, value in (("area_id", "7"), ("schematic", "1"), ("precision_m", "50"), ("x", ""))
    )
    (feature,) = placemark(f"<ExtendedData>{data}</ExtendedData>{POINT}")
    assert feature["properties"] == {"area_id": "7", "schematic": True, "precision_m": 50}


def test_a_feature_knows_its_line() -> None:
    placemarks = "<Placemark/>\n\n<Placemark/>"
    features = kml.read(f"<kml>\n<Folder>{placemarks}</Folder></kml>")["features"]
    assert [feature["line"] for feature in features] == [2, 4]


def test_a_declared_encoding_is_not_believed() -> None:
    text = f'<?xml version="1.0" encoding="GB2312"?><kml><Placemark><name>港</name>{POINT}'
    (feature,) = kml.read(f"{text}</Placemark></kml>")["features"]
    assert feature["properties"]["name_zh"] == "港"


@pytest.mark.parametrize(
    "inside", ("", "[<!ENTITY a 'x'>]", "SYSTEM 'http://example.org/kml.dtd'"), ids=str
)
def test_a_document_type_is_refused_by_its_line(inside: str) -> None:
    with pytest.raises(kml.DoctypeError, match="line 2, column"):
        kml.read(f"<?xml version='1.0'?>\n<!DOCTYPE kml {inside}>\n<kml/>")


@pytest.mark.parametrize(
    "text", ("", "<kml>", "<gpx/>", "<kml>&a;</kml>", "<kml a='1' a='2'/>", "\ud800", "x")
)
def test_what_is_no_kml_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        kml.read(text)


def test_depth_is_no_fault() -> None:
    deep = "<MultiGeometry>" * 50_000 + POINT + "</MultiGeometry>" * 50_000
    assert kinds(deep) == ["Point"]
