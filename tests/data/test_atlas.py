import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from data.atlas import features
from data.catalogue import Catalogue, catalogue, sound
from data.interchange import FORMS, Form, written
from data.positions import positions
from data.queries import PROJECTS
from data.reading import RawTables
from data.shapes import Feature
from data.store import Store
from tests.data.faults import SHAPES, gone, rows_of, spoil, swap, text_of


@pytest.fixture(scope="session")
def every(known: Catalogue, harbour_store: Store) -> list[Feature]:
    return features(known, harbour_store.fetch(PROJECTS))


def points(every: list[Feature]) -> dict[str, dict[str, Any]]:
    """What the points say, by the id of what they are the place of."""
    found = [f["properties"] for f in every if f["geometry"]["type"] == "Point"]
    return {said.get("project_id") or said["area_id"]: said for said in found}


def test_every_place_is_there_once_and_no_other(every: list[Feature], harbour: RawTables) -> None:
    placed = {
        name
        for table in ("areas", "projects")
        for name, place in positions(harbour, table).items()
        if place.lon is not None
    }
    assert set(points(every)) == placed
    drawn = [f for f in every if f["geometry"]["type"] != "Point"]
    assert len(every) == len(placed) + len(drawn)
    assert len(drawn) == 9


def test_a_point_says_what_is_known_of_it(every: list[Feature]) -> None:
    assert points(every)["dengta_park"] == {
        "project_id": "dengta_park",
        "area_id": "990102002",
        "name_zh": "灯塔公园",
        "name_en": "Lighthouse Park",
        "kind": "green_space",
        "status": "completed",
        "status_words": "建成开放",
        "precision_m": 300,
        "method": "derived",
        "schematic": False,
        "source": "haidong_port_report_2023",
        "crs": "WGS-84",
    }
    assert points(every)["990102001"]["kind"] == "subdistrict"


def test_the_source_of_a_place_goes_before_that_of_the_project(every: list[Feature]) -> None:
    assert points(every)["yunfan_tower"]["source"] == "haidong_sketch_2022"


def test_the_middle_of_a_sketch_is_a_sketch(every: list[Feature]) -> None:
    schematic = {name for name, said in points(every).items() if said["schematic"]}
    assert schematic == {"zone_port", "zone_hill"}


def test_a_line_has_all_that_it_says_and_the_state_of_its_project(every: list[Feature]) -> None:
    (line,) = [f for f in every if f["geometry"]["type"] == "LineString"]
    said = line["properties"]
    assert (said["status"], said["kind"], said["schematic"]) == ("under_construction", "road", True)
    assert said["crs"] == "WGS-84"


def test_an_outline_runs_against_the_clock_and_its_hole_with_it(every: list[Feature]) -> None:
    rings = [f["geometry"]["coordinates"] for f in every if f["geometry"]["type"] == "Polygon"]
    for outer, *holes in rings:
        assert _turns(outer) > 0
        assert all(_turns(hole) < 0 for hole in holes)
    assert any(len(of_one) == 2 for of_one in rings)


def _turns(ring: list[list[float]]) -> float:
    """Twice the area that a ring encloses, by its strips above the first corner."""
    base = ring[0][1]
    return sum((a[0] - b[0]) * (a[1] + b[1] - 2 * base) for a, b in pairwise(ring))


def test_an_outline_that_runs_the_other_way_is_turned_round(folder: Path) -> None:
    ring = "[121.31, 30.3], [121.32, 30.3], [121.32, 30.31], [121.31, 30.31], [121.31, 30.3]"
    backwards = str(json.loads(f"[{ring}]")[::-1])
    before = features(catalogue(sound(folder)), [])
    spoil(folder, SHAPES, swap(f"[{ring}]", backwards))
    assert features(catalogue(sound(folder)), []) == before


def test_background_is_written_too(folder: Path) -> None:
    context = "lon,lat,precision_m,method,role,project_id,name_zh\n121.3,30.3,5,,context,,灯塔\n"
    spoil(folder, "geometry/context.csv", lambda _: context)
    (point,) = [
        feature["properties"]
        for feature in features(catalogue(sound(folder)), [])
        if feature["properties"].get("role") == "context"
    ]
    assert point["name_zh"] == "灯塔"


@pytest.mark.parametrize("form", FORMS)
def test_what_was_written_is_the_geometry_of_another_folder(
    form: Form, folder: Path, every: list[Feature], known: Catalogue
) -> None:
    """The tables without any place, and the exported file: every place is where it was."""
    before = {table: positions(sound(folder), table) for table in ("areas", "projects")}
    for file in list(known.geometry):
        spoil(folder, file, gone)
    for table in ("areas", "projects"):
        spoil(folder, f"{table}.csv", _without_places)
    ending = {"geojson": "geojson", "kml": "kml", "places-csv": "csv"}[form]
    (folder / f"geometry/all.{ending}").write_bytes(written(every, form))
    raw = sound(folder)
    for table, places in before.items():
        after = positions(raw, table)  # type: ignore[arg-type]
        for name, place in places.items():
            now = after[name]
            assert (now.lon, now.lat, now.precision_m) == (place.lon, place.lat, place.precision_m)
            assert now.method == place.method
    if form != "places-csv":
        again = features(catalogue(raw), [])
        assert _drawn(again) == _drawn(every)


def _without_places(text: str) -> str:
    rows = rows_of(text)
    at = [rows[0].index(name) for name in ("lon", "lat", "precision_m", "method")]
    emptied = [["" if n in at else cell for n, cell in enumerate(row)] for row in rows[1:]]
    return text_of([rows[0], *emptied])


def _drawn(every: list[Feature]) -> list[Feature]:
    return [
        f | {"properties": {k: v for k, v in f["properties"].items() if k != "status"}}
        for f in every
        if f["geometry"]["type"] != "Point"
    ]
