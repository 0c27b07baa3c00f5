from typing import Any

import pytest

from data.shapes import chains, found, owner

ONE, TWO = [121.0, 30.0], [121.1, 30.1]
DRAWN: tuple[tuple[str, Any, int], ...] = (
    ("Point", ONE, 1),
    ("LineString", [ONE, TWO], 1),
    ("LineString", [[*ONE, 5.0], TWO], 1),
    ("MultiLineString", [[ONE, TWO], [TWO, ONE]], 2),
    ("Polygon", [[ONE, TWO], [ONE, TWO]], 2),
    ("MultiPolygon", [[[ONE, TWO]], [[ONE, TWO], [TWO, ONE]]], 3),
)
NOT_DRAWN: tuple[tuple[Any, Any], ...] = (
    ("Circle", ONE),
    (None, ONE),
    (["Point"], ONE),
    ("Point", None),
    ("Point", []),
    ("Point", [121.0]),
    ("Point", [121.0, 30.0, 1.0, 2.0]),
    ("Point", ["121", "30"]),
    ("Point", [True, 30.0]),
    ("Point", [float("nan"), 30.0]),
    ("Point", [float("inf"), 30.0]),
    ("Point", [10**400, 30]),
    ("Point", "12"),
    ("LineString", []),
    ("LineString", [ONE]),
    ("LineString", {"a": 1}),
    ("Polygon", []),
    ("Polygon", [[]]),
    ("MultiPolygon", [[]]),
    ("MultiPolygon", [[[ONE, TWO]], []]),
)


@pytest.mark.parametrize(("kind", "coordinates", "count"), DRAWN, ids=str)
def test_a_geometry_is_its_chains_of_points(kind: str, coordinates: Any, count: int) -> None:
    lines = chains({"type": kind, "coordinates": coordinates})
    assert len(lines) == count
    assert all(point[:2] in (ONE, TWO) for line in lines for point in line)


@pytest.mark.parametrize(("kind", "coordinates"), NOT_DRAWN, ids=str)
def test_what_is_not_drawn_is_refused(kind: Any, coordinates: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        chains({"type": kind, "coordinates": coordinates})


@pytest.mark.parametrize(
    ("properties", "belongs"),
    (
        ({"area_id": "a"}, ("areas", "a")),
        ({"project_id": "p"}, ("projects", "p")),
        ({"area_id": "a", "project_id": "p"}, ("projects", "p")),
        ({"area_id": "a", "project_id": ""}, ("areas", "a")),
        ({"role": "context"}, ("", "")),
    ),
    ids=("an area", "a project", "a project in an area", "an empty cell", "background"),
)
def test_a_feature_is_a_projects_else_an_areas(
    properties: dict[str, Any], belongs: tuple[str, str]
) -> None:
    assert owner(properties) == belongs


def test_a_feature_is_found_by_its_line_and_in_geojson_by_its_number() -> None:
    features = [{"line": 7}, {"line": 9}]
    geometry = {f"x.{form}": {"features": features} for form in ("geojson", "kml", "csv")}
    assert [(it.file, it.row, it.column) for it in found(geometry)] == [
        *(("x.geojson", number, "coordinates") for number in (1, 2)),
        *(("x.kml", line, "coordinates") for line in (7, 9)),
        *(("x.csv", line, "lon") for line in (7, 9)),
    ]


def test_a_file_that_holds_no_list_holds_no_features() -> None:
    assert list(found({"x.geojson": {"features": 5}, "y.geojson": {}})) == []
