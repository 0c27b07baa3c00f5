"""The whole dashboard on another city's tables: nothing of the first is left in the program."""

import re

import pytest
from playwright.sync_api import Page

from components.theme import palette
from tests.browser import cuts, reader, server, waiting
from tests.browser.conftest import Serve, Visit

HARBOUR = server.ROOT / "tests" / "tables" / "harbour"
OF_THE_FIRST = re.compile(r"济南|市中区|Jinan|Shizhong|Shandong|山东|3701")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
RED, GRAY = (palette("light").accent(color) for color in ("red", "gray"))


@pytest.fixture
def harbour(visit: Visit, serve: Serve) -> Page:
    """A reader whose language the program does not speak."""
    return visit(serve(HARBOUR), locale="fr-FR", height=1400)


def test_six_pages_are_filled_from_a_second_set_of_tables(harbour: Page) -> None:
    page = harbour
    assert reader.title(page) == page.title() == "Haidong at a Glance"
    assert reader.themes(page).locator("p").all_inner_texts() == ["Harbour", "People"]
    tiles = reader.tiles(page)
    assert tiles["cargo_throughput"].startswith("Cargo throughput 61.205 million tonnes")
    assert tiles["disposable_income"].startswith("Disposable income per resident 51,240 yuan")
    assert len(tiles) >= 6
    assert cuts.marks(page)[0] >= 2
    assert {RED, GRAY} <= reader.drawn_dots(page)
    _is_its_own(page)

    reader.turn_to(page, "Trends")
    assert reader.title(page) == "Trends and comparisons"
    assert "Cargo throughput" in page.locator(".st-key-indicators").inner_text()
    assert cuts.marks(page)[0] >= 2
    _is_its_own(page)

    reader.turn_to(page, "Indicator")
    assert reader.title(page) == reader.chosen(page, "indicator") == "Cargo throughput"
    assert cuts.marks(page)[0] >= 2
    assert any(marks for _, marks in reader.statements(page))

    reader.turn_to(page, "Map")
    assert reader.dots(reader.drawn_map(page), RED)
    unplaced = [row[0] for row in reader.rows(page, "unplaced")]
    assert unplaced == ["Smart Pilotage Platform"]  # a programme has no place
    _is_its_own(page)

    reader.turn_to(page, "Projects")
    built, not_built = reader.rows(page, "built"), reader.rows(page, "not_built")
    assert len(built) + len(not_built) == 8
    assert ["Xingang Terminal Phase 3", "Public facility"] in [row[:3:2] for row in built]

    reader.turn_to(page, "Sources")
    assert reader.chosen(page, "source") == "Report on the Work of Haidong Port, 2023"
    marked = page.locator(".st-key-document a .stMarkdownColoredBackground").all_inner_texts()
    assert "6120.5万吨" in marked


def test_the_second_tables_are_read_in_chinese_too(visit: Visit, serve: Serve) -> None:
    page = visit(serve(HARBOUR))
    assert reader.title(page) == "海东区运行看板"
    tiles = reader.tiles(page)
    assert tiles["cargo_throughput"].startswith("货物吞吐量 6120.5 万吨 全市第 1 位 2023 年")
    reader.press_theme(page, 1)
    assert set(reader.tiles(page)) < set(tiles) | {"new_jobs", "resettled_households"}
    assert "theme=people" in page.url
    waiting.ready(page)


def _is_its_own(page: Page) -> None:
    """What is read is of this city, and in the language of the page."""
    words = reader.body(page).replace("中文", "")
    assert OF_THE_FIRST.findall(words) == []
    assert CHINESE.findall(words) == []
