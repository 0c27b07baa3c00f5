from pathlib import Path

import pytest

from data.catalogue import catalogue, sound
from data.positions import Place, positions
from data.queries import PROJECTS
from data.reading import RawTables
from data.store import Store
from tests.data.faults import SHORE, put, spoil, swap


def test_a_row_gives_the_place_in_wgs84(harbour: RawTables) -> None:
    place = positions(harbour, "projects")["coastal_link"]  # its row has it in GCJ-02
    assert (place.lon, place.lat) == pytest.approx((121.31, 30.345), abs=1e-6)
    assert (place.precision_m, place.method, place.position_source) == (1000, "derived", "")


def test_a_point_gives_the_place_where_the_row_has_none(harbour: RawTables) -> None:
    found = positions(harbour, "projects")
    assert found["dengta_park"] == Place(121.362, 30.352, 300, "derived", "")
    tower = found["yunfan_tower"]  # its table has it in BD-09
    assert (tower.lon, tower.lat) == pytest.approx((121.305, 30.304), abs=1e-5)
    assert (tower.precision_m, tower.method) == (200, "source")
    assert tower.position_source == "haidong_sketch_2022"


def test_what_nobody_has_placed_is_nowhere(harbour: RawTables) -> None:
    place = positions(harbour, "projects")["smart_pilotage"]
    assert place == Place(None, None, None, "", "")


def test_an_outline_is_no_place(folder: Path) -> None:
    for column in ("lon", "lat", "precision_m"):
        spoil(folder, "areas.csv", put(9, column, ""))
    assert positions(sound(folder), "areas")["990102001"].lon is None


def test_the_place_of_a_project_is_not_that_of_the_area_named_beside_it(folder: Path) -> None:
    spoil(
        folder,
        SHORE,
        swap("<SimpleData", '<SimpleData name="area_id">990102002</SimpleData>\n<SimpleData'),
    )
    spoil(folder, "areas.csv", put(10, "lon", ""))
    spoil(folder, "areas.csv", put(10, "lat", ""))
    raw = sound(folder)
    assert positions(raw, "projects")["dengta_park"].lon == 121.362
    assert positions(raw, "areas")["990102002"].lon is None


def test_a_point_may_place_an_area(folder: Path) -> None:
    spoil(folder, SHORE, swap('"project_id">dengta_park', '"area_id">old_wharf_quarter'))
    area = catalogue(sound(folder)).areas["old_wharf_quarter"]
    assert (area.lon, area.lat, area.precision_m, area.method) == (121.362, 30.352, 300, "derived")


def test_a_source_in_words_is_no_id(folder: Path) -> None:
    given = '<SimpleData name="source">a walk;quayside_weekly_2023</SimpleData>\n<SimpleData'
    spoil(folder, SHORE, swap("<SimpleData", given))
    place = positions(sound(folder), "projects")["dengta_park"]
    assert place.position_source == "quayside_weekly_2023"


def test_the_store_holds_the_same_places(harbour: RawTables, harbour_store: Store) -> None:
    for row in harbour_store.fetch(PROJECTS):
        place = positions(harbour, "projects")[row["project_id"]]
        assert all(row[name] == value for name, value in vars(place).items())
