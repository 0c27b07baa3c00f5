import json
import math

import pytest

from components import maps
from components.maps import scale
from components.maps.view import Frame, frame
from components.text import Text
from components.theme import Palette
from tests.components.conftest import Tables


@pytest.mark.parametrize(
    ("metres", "round_length"),
    ((9.9, 5), (10, 10), (999, 500), (1000, 1000), (4_321, 2000), (5_000, 5000), (70_000, 50_000)),
)
def test_the_bar_has_a_round_length(metres: float, round_length: float) -> None:
    assert scale.length(metres) == round_length


@pytest.mark.parametrize("latitude", (18.2, 36.6, 53.5))
@pytest.mark.parametrize("zoom", (7.0, 10.3, 14.5))
def test_the_bar_is_as_long_as_it_says(latitude: float, zoom: float) -> None:
    metres, line = scale.bar(Frame(117, latitude, zoom, 620))
    (west, south), (east, _) = line[1], line[-2]
    radius = 6_371_008.8
    along = math.radians(east - west) * math.cos(math.radians(south)) * radius
    assert along == pytest.approx(metres, rel=0.02)


def test_the_bar_lies_within_what_is_seen() -> None:
    frame = Frame(117, 36.6, 10.5, 330)
    west, south, east, north = frame.box
    for x, y in scale.bar(frame)[1]:
        assert west < x < east
        assert south < y < north


def test_its_length_is_said_in_words() -> None:
    assert scale.label(5000, Text("zh")) == "5 公里"
    assert scale.label(200, Text("en")) == "200 m"


def test_the_bar_and_its_length_are_on_the_map(harbour: Tables, light: Palette) -> None:
    view = maps.View(harbour.known.subject.id, 620)
    deck = maps.district_map(harbour.known, [], view, Text("en"), light)
    layers = {layer["id"]: layer for layer in json.loads(deck.to_json())["layers"]}
    metres, bar = scale.bar(frame(harbour.known, harbour.known.subject.id, 620))
    (feature,) = layers["scale"]["data"]["features"]
    assert feature["geometry"]["coordinates"] == [list(point) for point in bar]
    said = [row["label"].strip() for row in layers["labels"]["data"]]
    assert said[0] == scale.label(metres, Text("en"))
