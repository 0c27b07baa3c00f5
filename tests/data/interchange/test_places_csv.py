import pytest

from data.coordinates import SYSTEMS, from_wgs84
from data.interchange import places_csv

COLUMNS = ("project_id", "lon", "lat", "crs", "precision_m", "method", "remark")
HERE = (121.5, 30.25)


def cells(**more: str) -> dict[str, str]:
    empty = dict.fromkeys(COLUMNS, "")
    return (
        empty | {"project_id": "pier", "lon": "121.5", "lat": "30.25", "precision_m": "50"} | more
    )


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_place_of_any_system_is_read_in_wgs84(system: str) -> None:
    known = next(it for it in SYSTEMS if it == system)
    lon, lat = map(repr, from_wgs84(*HERE, known))
    (feature,) = places_csv.read(COLUMNS, [(2, cells(lon=lon, lat=lat, crs=system))])["features"]
    assert feature["geometry"]["coordinates"] == pytest.approx(HERE, abs=1e-7)


def test_further_columns_are_properties_as_they_were_meant() -> None:
    (feature,) = places_csv.read(COLUMNS, [(3, cells(remark="'=1+1"))])["features"]
    assert feature["properties"] == {"project_id": "pier", "precision_m": 50, "remark": "=1+1"}
    assert feature["line"] == 3


@pytest.mark.parametrize(
    ("column", "text"),
    (("lon", ""), ("lat", "north"), ("lon", "1e300"), ("lat", "-30"), ("crs", "Xian 80")),
)
def test_a_row_without_a_position_in_china_is_left_out(column: str, text: str) -> None:
    rows = [(2, cells(**{column: text})), (3, cells())]
    assert [it["line"] for it in places_csv.read(COLUMNS, rows)["features"]] == [3]


@pytest.mark.parametrize("column", ("project_id", "lon", "lat", "precision_m", "method"))
def test_a_table_without_a_column_it_takes_holds_no_place(column: str) -> None:
    columns = [name for name in COLUMNS if name != column]
    assert places_csv.read(columns, [(2, cells())])["features"] == []
