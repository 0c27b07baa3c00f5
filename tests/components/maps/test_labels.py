import itertools
import json
import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components import maps
from components.maps import labels, view
from components.maps.labels import HIGHEST, Label, Room, rooms
from components.maps.view import NARROW, Frame, degrees, pixels
from components.text import Text
from components.theme import Palette
from tests.components.conftest import Tables

ZH, EN = Text("zh"), Text("en")
INK = (0, 0, 0)
Place = tuple[float, float]

PLACES = st.tuples(
    st.floats(116.8, 117.2).map(lambda x: round(x, 4)),
    st.floats(36.4, 36.8).map(lambda x: round(x, 4)),
)
NAMES = st.text(alphabet="济南市中区白马山abcXYZ 0-9", min_size=1, max_size=18).filter(str.strip)


def _box(label: Label, room: Room, zoom: float) -> tuple[float, float, float, float]:
    x, y = (side * 2**zoom for side in pixels(*label.position))
    left, top, right, bottom = label.box(room.side)
    return x + left, y + top, x + right, y + bottom


def _touch(one: Any, other: Any) -> bool:
    return bool(
        one[0] < other[2] - 1e-6
        and other[0] < one[2] - 1e-6
        and one[1] < other[3] - 1e-6
        and other[1] < one[3] - 1e-6
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(PLACES, NAMES), max_size=12), st.lists(PLACES, max_size=8))
def test_no_name_covers_another_or_a_dot_at_any_zoom(
    named: list[tuple[Place, str]], more: list[Place]
) -> None:
    wanted = [Label(name, at, INK) for at, name in named]
    dots = [*more, *(at for at, _ in named)]
    found = rooms(wanted, dots)
    for zoom in labels.ZOOMS[:-1]:
        shown = [
            (label, _box(label, room, zoom))
            for label, room in zip(wanted, found, strict=True)
            if room and room.zoom <= zoom
        ]
        for (_, one), (_, other) in itertools.combinations(shown, 2):
            assert not _touch(one, other)
        for label, box in shown:
            for dot in dots:
                x, y = (side * 2**zoom for side in pixels(*dot))
                own = math.dist(pixels(*dot), pixels(*label.position)) < 1e-8
                assert own or not _touch(box, (x - 6, y - 6, x + 6, y + 6))


def test_the_less_important_names_wait_for_room() -> None:
    near = [(117.0 + n / 2000, 36.6) for n in range(6)]
    found = rooms([Label("一个项目", at, INK) for at in near], near)
    always = [room is not None and room.zoom == labels.LOWEST for room in found]
    assert always[0]
    assert sum(always) <= len(labels.BESIDE)


def test_of_several_names_of_one_place_the_first_alone_is_shown() -> None:
    at = (117.0, 36.6)
    found = rooms([Label(name, at, INK) for name in ("甲", "乙")], [at])
    assert [room is not None for room in found] == [True, False]


def test_a_name_that_has_no_room_at_its_best_side_stands_at_another() -> None:
    at = (117.0, 36.6)
    x, y = pixels(*at)
    above = [degrees(x, y - 20 / 2**zoom) for zoom in labels.ZOOMS]
    (found,) = rooms([Label("甲乙丙", at, INK)], above)
    assert found is not None
    assert found.side != "above"


def test_a_long_name_is_broken_into_lines() -> None:
    chinese = Label("国家科技领军人才创新创业济南基地", (117, 36), INK)
    english = Label("Jinan International Innovation Design Park", (117, 36), INK)
    assert len(chinese.lines) == 2
    assert english.lines == ["Jinan International", "Innovation Design Park"]


def _layers(tables: Tables, text: Text, palette: Palette, **view: Any) -> dict[str, Any]:
    shown = maps.View(tables.known.subject.id, 620, **view)
    deck = maps.district_map(tables.known, tables.projects, shown, text, palette)
    return {layer["id"]: layer for layer in json.loads(deck.to_json())["layers"]}


def test_each_hidden_name_has_a_disc_at_a_distance_that_frees_it_from_its_zoom_on(
    tables: Tables, text: Text, light: Palette
) -> None:
    layers = _layers(tables, text, light)
    names, discs = layers["labels"]["data"], layers["discs"]["data"]
    assert len(discs) == len(names) + 1  # the first is there to shift the numbers
    zooms = []
    for name, disc in zip(names, discs[1:], strict=True):
        if disc["position"] == [0, 0]:
            continue
        apart = math.dist(pixels(*name["position"]), pixels(*disc["position"]))
        zooms.append(math.log2((disc["radius"] + labels.BLUR) / apart))
    assert zooms
    opened = view.frame(tables.known, tables.known.subject.id, 620).zoom
    quarters = [(zoom - opened + labels.BEFORE) * 4 for zoom in zooms]  # none half hidden then
    assert all(abs(steps - round(steps)) < 1e-3 for steps in quarters)
    assert all(labels.LOWEST < zoom < HIGHEST for zoom in zooms)


def test_few_names_are_hidden_by_the_disc_of_another(shipped: Tables, light: Palette) -> None:
    layers = _layers(shipped, ZH, light)
    names, discs = layers["labels"]["data"], layers["discs"]["data"][1:]
    own = [
        math.dist(pixels(*n["position"]), pixels(*d["position"]))
        for n, d in zip(names, discs, strict=True)
    ]
    since = [
        math.log2((disc["radius"] + labels.BLUR) / apart) if disc["radius"] else labels.LOWEST
        for disc, apart in zip(discs, own, strict=True)
    ]
    hidden = 0
    for zoom in labels.ZOOMS[12:-8]:  # from the whole city to a street
        for number, name in enumerate(names):
            x, y = pixels(*name["position"])
            hidden += since[number] <= zoom and any(
                math.dist((x, y), pixels(*disc["position"])) * 2**zoom < disc["radius"]
                for place, disc in enumerate(discs)
                if disc["radius"] and place != number
            )
    assert hidden < 0.03 * len(names) * len(labels.ZOOMS[12:-8])


@pytest.mark.parametrize("name", ("中泰证券", ""))
def test_a_name_that_the_frame_would_cut_is_told_from_one_that_lies_in_it(name: str) -> None:
    frame = Frame(117, 36.6, 12, 330)
    x, y = pixels(frame.lon, frame.lat)
    edge = degrees(x + (NARROW / 2 - 20) / 2**frame.zoom, y)
    beside = Room("right", 10)
    assert labels.is_cut(Label(name, edge, INK), beside, frame) is bool(name)
    assert not labels.is_cut(Label(name, (117, 36.6), INK), beside, frame)
    assert not labels.is_cut(Label(name, edge, INK), Room("right", 13), frame)  # seen later on


def test_a_name_stands_where_the_frame_does_not_cut_it() -> None:
    frame = Frame(117, 36.6, 12, 330)
    x, y = pixels(frame.lon, frame.lat)
    edge = degrees(x + (NARROW / 2 - 30) / 2**frame.zoom, y)
    label = Label("济泰高速公路", edge, INK, sides=("right", "left"))
    assert [room and room.side for room in rooms([label], [edge])] == ["right"]
    assert [room and room.side for room in rooms([label], [edge], frame)] == ["left"]


def test_on_a_still_map_no_name_is_cut(shipped: Tables, light: Palette) -> None:
    chosen = next(p for p in shipped.projects if p["project_id"] == "shunhe_viaduct")
    frame = view.place(chosen["lon"], chosen["lat"], chosen["precision_m"], 620)
    moved, still = (
        _layers(shipped, ZH, light, focus="shunhe_viaduct", still=is_still)["labels"]["data"]
        for is_still in (False, True)
    )
    west, south, east, north = frame.box
    near = [n for n in still if west < n["position"][0] < east and south < n["position"][1] < north]
    assert near
    assert len(still) < len(moved)


def test_the_length_of_the_scale_stands_above_its_bar(shipped: Tables, light: Palette) -> None:
    label = _layers(shipped, ZH, light)["labels"]["data"][0]
    assert label["baseline"] == "bottom"


def test_names_are_read_before_what_lies_under_them(harbour: Tables, light: Palette) -> None:
    named = _layers(harbour, EN, light)["labels"]
    assert named["fontSettings"]["sdf"]  # without it the browser draws no edge
    assert named["outlineWidth"] > 0
    assert named["outlineColor"][:3] == list(light.rgb("backgroundColor"))


def test_discs_are_not_seen_and_keep_the_group_of_the_names(
    harbour: Tables, light: Palette
) -> None:
    layers = _layers(harbour, EN, light)
    assert layers["discs"]["getFillColor"][3] == 0
    assert layers["discs"]["collisionGroup"] == layers["labels"]["collisionGroup"]
    assert not layers["labels"]["pickable"]


def test_every_kind_of_place_is_named(shipped: Tables, light: Palette) -> None:
    said = {
        row["label"].strip().replace("\n", "")
        for row in _layers(shipped, ZH, light)["labels"]["data"]
    }
    for name in ("历下区", "南部生态区（示意）", "兴隆片区", "七贤街道", "济泰高速", "历阳湖"):
        assert name in said


def test_thousands_of_projects_are_not_all_named(shipped: Tables, light: Palette) -> None:
    one = next(p for p in shipped.projects if p["lon"] is not None)
    many = [
        one | {"project_id": f"p{n}", "name_zh": f"项目{n}", "lon": 116.8 + n / 5000, "lat": 36.6}
        for n in range(1000)
    ]
    shown = maps.View(shipped.known.subject.id, 620)
    deck = maps.district_map(shipped.known, many, shown, ZH, light)
    layers = {layer["id"]: layer for layer in json.loads(deck.to_json())["layers"]}
    named = [row for row in layers["labels"]["data"] if "项目" in row["label"]]
    assert len(layers["projects"]["data"]) == 1000
    assert 0 < len(named) <= labels.MOST_NAMES


def test_the_roomiest_place_is_inside_and_far_from_dots() -> None:
    ring = [[0, 0], [4, 0], [4, 2], [0, 2], [0, 0]]
    x, y = labels.roomiest({"type": "Polygon", "coordinates": [ring]}, [(1.0, 1.0)])
    assert 2 < x < 4
    assert 0 < y < 2


@pytest.mark.parametrize("place", ((116.99, 36.6), (-70.0, -33.0), (0.0, 0.0)))
def test_pixels_and_degrees_are_each_others_inverse(place: Place) -> None:
    assert degrees(*pixels(*place)) == pytest.approx(place)
