import json
import math

import pytest

from components.maps import scale
from components.maps.view import Frame
from components.text import Text
from components.theme import Palette


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


def test_its_length_stands_at_it_in_words(light: Palette) -> None:
    _, words = scale.scale(Frame(117, 36.6, 14.5, 620), Text("en"), light)
    assert json.loads(words.to_json())["data"][0]["label"] == "200 m"
    assert scale.label(5000, Text("zh")) == "5 公里"
