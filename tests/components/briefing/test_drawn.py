"""Pictures of a briefing as they stand on paper."""

import re
import xml.etree.ElementTree as ET

import pytest

from components.briefing import Brief
from components.briefing.drawn import drawn
from components.exports import SVG
from components.theme import Palette

PAPER = 156 / 25.4 * 72  # points between the margins
READABLE = 8.5


@pytest.fixture
def pictures(brief: Brief, light: Palette) -> list[ET.Element]:
    shown = [one for section in brief.sections for one in section.illustrations]
    return [ET.fromstring(drawn(one, light, "svg")) for one in shown]  # noqa: S314 -- made here


def test_letters_of_a_picture_are_readable_on_paper(pictures: list[ET.Element]) -> None:
    assert pictures
    for picture in pictures:
        scales = [
            float(found[1])
            for group in picture.iter(f"{SVG}g")
            if (found := re.search(r" scale\(([\d.]+)\)", group.get("transform", "")))
        ]
        points = [scale * 1000 * PAPER / float(picture.attrib["width"]) for scale in scales]
        assert points
        assert min(points) >= READABLE
        assert max(points) <= 1.5 * READABLE


def test_no_picture_is_a_strip_and_none_fills_the_page(
    pictures: list[ET.Element], brief: Brief
) -> None:
    shown = [one.picture for section in brief.sections for one in section.illustrations]
    for drawn_one, picture in zip(pictures, shown, strict=True):
        width, height = (float(drawn_one.attrib[side]) for side in ("width", "height"))
        assert 0.3 <= height / width <= (1 if picture.standing else 0.7)  # a row for each area
