import json
import math
import re
from dataclasses import replace
from typing import Any

import pytest

from components import maps, places
from components.background import Background
from components.maps import Shading
from components.text import Text
from components.theme import Palette
from data.typed import Rows
from tests.components.conftest import Tables

EN = Text("en")
HEIGHT = 330
HOSTILE = "<img src=x onerror=alert(1)>"


def _deck(
    tables: Tables,
    text: Text,
    palette: Palette,
    projects: Rows,
    *,
    shaded: Shading | None = None,
    **view: Any,
) -> Any:
    shown = replace(maps.View(tables.known.subject.id, HEIGHT), **view)
    return maps.district_map(tables.known, projects, shown, text, palette, shaded)


def _layers(deck: Any) -> dict[str, Any]:
    return {layer["id"]: layer for layer in json.loads(deck.to_json())["layers"]}


def _labels(layers: dict[str, Any]) -> list[str]:
    """The label of everything drawn."""
    things = [layer["data"] for layer in layers.values()]
    rows = [thing["features"] if isinstance(thing, dict) else thing for thing in things]
    return [row["label"] for layer in rows for row in layer if "label" in row]


def test_a_map_asks_nobody_for_tiles_or_styles(tables: Tables, text: Text, light: Palette) -> None:
    deck = _deck(tables, text, light, tables.projects)
    assert deck.map_provider is None
    assert "://" not in deck.to_json()
    kinds = {layer["@@type"] for layer in _layers(deck).values()}
    assert kinds == {"GeoJsonLayer", "ScatterplotLayer", "TextLayer"}


def test_only_what_has_a_place_is_drawn(tables: Tables, text: Text, light: Palette) -> None:
    projects = tables.projects
    placed = {project["project_id"] for project in projects if project["lon"] is not None}
    layers = _layers(_deck(tables, text, light, projects))
    for name in ("projects", "precision"):
        assert {row["project_id"] for row in layers[name]["data"]} == placed
    assert places.placed(projects) == len(placed)


def test_a_place_is_drawn_as_wide_as_it_is_unsure(harbour: Tables, light: Palette) -> None:
    layer = _layers(_deck(harbour, EN, light, harbour.projects))["precision"]
    radius = {row["project_id"]: row["radius"] for row in layer["data"]}
    assert radius["coastal_link"] == 1000
    assert "radiusUnits" not in layer  # deck.gl's own unit is the metre


def test_the_subject_is_filled_and_a_schematic_zone_is_not(harbour: Tables, light: Palette) -> None:
    layer = _layers(_deck(harbour, EN, light, []))["areas"]
    drawn = {f["properties"]["area_id"]: f["properties"] for f in layer["data"]["features"]}
    subject = drawn[harbour.known.subject.id]
    assert layer["filled"]
    assert subject["fill"][:3] == list(light.rgb("primaryColor"))
    assert subject["fill"][3] > 0
    assert drawn["zone_port"]["fill"][3] == 0
    assert all(p["width"] < subject["width"] for a, p in drawn.items() if p is not subject)


def test_a_schematic_line_says_that_it_is(harbour: Tables, light: Palette) -> None:
    layer = _layers(_deck(harbour, EN, light, harbour.projects))["lines"]
    assert [f["label"] for f in layer["data"]["features"]] == ["Coastal Port Link Road (schematic)"]


def test_what_is_schematic_is_dashed_and_its_name_says_so(harbour: Tables, light: Palette) -> None:
    layers = _layers(_deck(harbour, EN, light, harbour.projects))
    outlines = {
        f["properties"]["area_id"]: f["properties"]["dash"]
        for f in layers["areas"]["data"]["features"]
    }
    assert outlines["zone_port"] != [0, 0]
    assert outlines[harbour.known.subject.id] == [0, 0]
    for name in ("areas", "lines"):
        assert layers[name]["extensions"] == [{"@@type": "PathStyleExtension", "dash": True}]


def test_what_is_finished_is_a_filled_dot_and_all_else_a_ring(
    harbour: Tables, light: Palette
) -> None:
    projects = harbour.projects
    layer = _layers(_deck(harbour, EN, light, projects))["projects"]
    finished = {p["project_id"] for p in projects if p["status"] in {"completed", "in_use", "done"}}
    for row in layer["data"]:
        page = list(light.rgb("backgroundColor"))
        assert (row["fill"] == page) is (row["project_id"] not in finished)
        assert row["color"] != page
    assert {row["project_id"] for row in layer["data"]} & finished


def test_the_lines_of_the_projects_shown_stand_out(harbour: Tables, light: Palette) -> None:
    def width(projects: Rows) -> float:
        layer = _layers(_deck(harbour, EN, light, projects))["lines"]
        return float(layer["data"]["features"][0]["properties"]["width"])

    assert width(harbour.projects) > width([])


def test_a_hostile_name_stays_text(harbour: Tables, light: Palette) -> None:
    deck = _deck(harbour, Text("zh"), light, harbour.projects)
    assert HOSTILE in _labels(_layers(deck))
    assert deck._tooltip == {"text": "{label}"}  # noqa: SLF001 -- as Streamlit reads it


def test_a_map_speaks_one_language(tables: Tables, light: Palette) -> None:
    layers = _layers(_deck(tables, EN, light, tables.projects))
    assert not [label for label in _labels(layers) if re.search(r"[\u3000-\u9fff]", label)]


def _box(tables: Tables, areas: set[str]) -> tuple[float, float, float, float]:
    """West, south, east and north of some areas' outlines."""

    def flat(part: Any) -> list[tuple[float, float]]:
        if isinstance(part[0], (int, float)):
            return [(part[0], part[1])]
        return [point for inner in part for point in flat(inner)]

    features = [f for f in tables.known.features("Polygon") if f["properties"]["area_id"] in areas]
    points = [point for f in features for point in flat(f["geometry"]["coordinates"])]
    x, y = [p[0] for p in points], [p[1] for p in points]
    return min(x), min(y), max(x), max(y)


def _seen(view: Any, width: float, height: float) -> tuple[float, float, float, float]:
    """West, south, east and north of what a Web Mercator view shows."""
    scale = 512 * 2**view.zoom
    middle = math.asinh(math.tan(math.radians(view.latitude)))
    half_width, half_height = 180 * width / scale, math.pi * height / scale
    south, north = (math.degrees(math.atan(math.sinh(middle + s * half_height))) for s in (-1, 1))
    return view.longitude - half_width, south, view.longitude + half_width, north


def _shows(view: Any, box: tuple[float, float, float, float]) -> bool:
    west, south, east, north = _seen(view, maps.NARROW, HEIGHT)
    return west <= box[0] and south <= box[1] and east >= box[2] and north >= box[3]


def test_the_view_holds_the_subject_and_is_filled_by_it(tables: Tables, light: Palette) -> None:
    box = _box(tables, {tables.known.subject.id})
    view = _deck(tables, EN, light, []).initial_view_state
    assert _shows(view, box)
    view.zoom += 0.5
    assert not _shows(view, box)


@pytest.mark.parametrize("area", ("370000", "370100", "jinan_hightech"))
def test_an_area_without_outline_is_seen_by_those_in_it_or_round_it(
    shipped: Tables, light: Palette, area: str
) -> None:
    districts = {a.id for a in shipped.known.areas.values() if a.level == "district"}
    view = _deck(shipped, EN, light, [], area=area).initial_view_state
    assert _shows(view, _box(shipped, districts))


def test_a_place_without_outline_is_seen_from_near(harbour: Tables, light: Palette) -> None:
    place = harbour.known.areas["990102002"]
    near = _deck(harbour, EN, light, [], area=place.id).initial_view_state
    far = _deck(harbour, EN, light, []).initial_view_state
    assert (near.longitude, near.latitude) == (place.lon, place.lat)
    assert near.zoom > far.zoom


def test_what_was_clicked_is_forgotten_by_other_names_for_the_layers(
    harbour: Tables, light: Palette
) -> None:
    first, second = (
        _layers(_deck(harbour, EN, light, harbour.projects, fresh=fresh)) for fresh in (False, True)
    )
    clickable = {name for name, layer in first.items() if layer.get("pickable")}
    assert clickable >= {"areas", "lines", "projects"}
    assert not clickable & set(second)
    assert [x["data"] for x in first.values()] == [x["data"] for x in second.values()]


def test_the_map_opens_at_the_project_that_is_looked_for_as_near_as_it_is_sure(
    harbour: Tables, light: Palette
) -> None:
    views = {}
    for name in ("coastal_link", "dengta_park"):
        project = next(p for p in harbour.projects if p["project_id"] == name)
        view = _deck(harbour, EN, light, harbour.projects, focus=name).initial_view_state
        assert (view.longitude, view.latitude) == (project["lon"], project["lat"])
        views[project["precision_m"]] = view.zoom
        again = _deck(harbour, EN, light, harbour.projects, focus=name, again=True)
        moved = again.initial_view_state
        assert (moved.longitude, moved.latitude, moved.zoom) != (
            view.longitude,
            view.latitude,
            view.zoom,
        )
        assert math.isclose(moved.longitude, view.longitude, abs_tol=1e-8)
    assert views[min(views)] > views[max(views)]


def test_a_project_without_a_place_leaves_the_map_where_it_is(
    harbour: Tables, light: Palette
) -> None:
    plain = _deck(harbour, EN, light, harbour.projects).initial_view_state
    there = _deck(harbour, EN, light, harbour.projects, focus="smart_pilotage").initial_view_state
    assert (there.longitude, there.zoom) == (plain.longitude, plain.zoom)


def test_the_chosen_project_has_a_ring(harbour: Tables, light: Palette) -> None:
    layers = _layers(_deck(harbour, EN, light, harbour.projects, chosen="dengta_park"))
    assert [row["project_id"] for row in layers["chosen"]["data"]] == ["dengta_park"]
    assert "chosen" not in _layers(_deck(harbour, EN, light, harbour.projects))


def test_only_the_place_of_the_chosen_project_is_tinted(harbour: Tables, light: Palette) -> None:
    one = next(p["project_id"] for p in harbour.projects if places.is_placed(p))
    rows = _layers(_deck(harbour, EN, light, harbour.projects, chosen=one))["precision"]["data"]
    assert {row["project_id"] for row in rows if row["shade"]} == {one}


def test_north_stays_up(harbour: Tables, light: Palette) -> None:
    (view,) = json.loads(_deck(harbour, EN, light, []).to_json())["views"]
    assert view["controller"]["dragRotate"] is False
    assert view["controller"]["touchRotate"] is False


def test_railways_have_sleepers_and_tunnels_are_dotted(shipped: Tables, light: Palette) -> None:
    layers = _layers(_deck(shipped, EN, light, shipped.projects))
    kinds = [f["properties"]["kind"] for f in shipped.known.features("LineString")]
    assert len(layers["sleepers"]["data"]["features"]) == kinds.count("rail")
    assert not layers["sleepers"]["pickable"]
    courses = layers["lines"]["data"]["features"]
    looks = {tuple(f["properties"]["dash"]) for f in courses}
    assert looks == {(0, 0), (6, 4), (1, 2)}


def test_a_background_is_asked_for_only_where_one_is_configured(
    harbour: Tables, light: Palette
) -> None:
    without = json.loads(_deck(harbour, EN, light, []).to_json())
    assert not str(without.get("mapStyle")).startswith(("data:", "http"))
    address = "http://tiles.intranet/{z}/{x}/{y}.png"
    deck = _deck(harbour, EN, light, [], background=Background(address))
    assert json.loads(deck.to_json())["mapStyle"].startswith("data:application/json")
