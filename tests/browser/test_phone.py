"""On a phone: what is folded, what stands side by side, and how a finger goes over the map."""

import pytest
from playwright.sync_api import Page, expect

from data.model import Language
from tests.browser import cuts, reader, waiting
from tests.browser.conftest import LOCALES, Visit

NARROW = (360, 390)
PAGES = (
    "",
    "trends",
    "map",
    "projects",
    "indicator",
    "briefing",
    "sources",
    "completeness",
    "releases",
    "search?q=小旧改",
)
SIDE_BY_SIDE = """
() => {
  const tops = [...document.querySelectorAll("[class*=st-key-tile-]")].map(
    (tile) => Math.round(tile.getBoundingClientRect().top));
  return Math.max(...tops.map((top) => tops.filter((other) => other === top).length));
}
"""
TABLES = (
    "completeness?theme=development",
    "releases",
    "indicator?indicator=gdp",
    "trends",
)
MOST_LINES = 7
ONE_LINE = 42  # pixels of a list that shows one line
SCROLLED = "document.querySelector('[data-testid=stMain]').scrollTop"


def _swipe_up(page: Page, x: float, y: float, distance: float) -> None:
    """One finger upwards, from a point."""
    protocol = page.context.new_cdp_session(page)

    def touch(kind: str, *points: dict[str, float]) -> None:
        protocol.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    touch("touchStart", {"x": x, "y": y})
    for step in range(1, 11):
        touch("touchMove", {"x": x, "y": y - distance * step / 10})
        page.wait_for_timeout(30)
    touch("touchEnd")
    protocol.detach()


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_read_without_scrolling_sideways(
    visit: Visit, base_url: str, address: str, language: Language
) -> None:
    page = visit(f"{base_url}/{address}", width=NARROW[0], locale=LOCALES[language], touch=True)
    for width in NARROW:
        page.set_viewport_size({"width": width, "height": 844})
        waiting.ready(page)
        assert cuts.sideways(page) == []
        assert cuts.broken_numbers(page) == []
    assert cuts.cut_off(page) == []


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("address", TABLES)
def test_the_rows_of_a_table_are_no_towers(
    visit: Visit, base_url: str, address: str, language: Language
) -> None:
    page = visit(f"{base_url}/{address}", width=390, locale=LOCALES[language], touch=True)
    for box in page.locator("[class*=st-key-table-] summary").all():
        with waiting.rerun(page):
            box.tap()
    assert 1 <= cuts.lines_of_rows(page) <= MOST_LINES
    assert cuts.sideways(page) == []


def test_all_that_is_chosen_from_a_list_of_several_is_seen(visit: Visit, base_url: str) -> None:
    areas = "&".join(f"areas={name}" for name in ("370103", "370102", "370112"))
    page = visit(f"{base_url}/trends?indicators=gdp&{areas}", width=390, locale="en-US")
    chosen = page.locator(".st-key-areas [data-testid=stMultiSelectTagsContainer]")
    box = chosen.locator("xpath=..").bounding_box()
    assert box
    for tag in chosen.locator("[data-tag]").all():
        seen = tag.bounding_box()
        assert seen
        assert box["x"] <= seen["x"] <= seen["x"] + seen["width"] <= box["x"] + box["width"]
        assert box["y"] <= seen["y"] <= seen["y"] + seen["height"] <= box["y"] + box["height"]


def test_a_table_of_few_columns_is_not_scrolled(visit: Visit, base_url: str) -> None:
    page = visit(f"{base_url}/trends?indicators=gdp", width=390, locale="en-US")
    table = page.get_by_test_id("stTable")
    expect(table.get_by_role("columnheader")).to_have_text(["Period", "Figure", "Source"])
    scrolled = table.locator("> div").evaluate("(box) => box.scrollWidth - box.clientWidth")
    assert scrolled <= 1


@pytest.mark.parametrize("language", LOCALES)
def test_what_is_chosen_from_a_list_is_read_whole(
    visit: Visit, base_url: str, language: Language
) -> None:
    for address, key in (
        ("sources?source=shandong_yearbook_2016", "source"),
        ("project", "project"),
    ):
        page = visit(f"{base_url}/{address}", width=NARROW[0], locale=LOCALES[language], touch=True)
        box = page.locator(f".st-key-{key} [data-chosen]")
        expect(box).to_have_attribute("data-chosen", reader.chosen(page, key))
        assert cuts.cut_off(page) == []
        high = box.bounding_box()
        assert high
        if key == "source":
            assert high["height"] > ONE_LINE


@pytest.mark.parametrize("language", LOCALES)
def test_tiles_stand_two_by_two(visit: Visit, base_url: str, language: Language) -> None:
    page = visit(base_url, width=NARROW[0], locale=LOCALES[language], touch=True)
    assert page.evaluate(SIDE_BY_SIDE) == 2
    assert cuts.uneven_rows(page) == []


def test_the_filters_are_one_line_that_unfolds_and_stays_so(visit: Visit, base_url: str) -> None:
    page = visit(base_url, width=390, touch=True)
    line, theme = page.locator(".st-key-sheet summary"), reader.themes(page).nth(1)
    expect(page.locator(".st-key-sheet")).to_contain_text("市中区 · 2020 年")
    expect(theme).to_be_hidden()
    line.tap()
    expect(theme).to_be_visible()
    with waiting.rerun(page):
        theme.tap()
    expect(theme).to_be_visible()
    expect(page.locator(".st-key-sheet")).to_contain_text("服务品质 · 市中区 · 2020 年")
    line.tap()
    expect(theme).to_be_hidden()


def test_on_a_laptop_the_filters_stand_in_the_open(page: Page) -> None:
    expect(page.locator(".st-key-sheet summary")).to_be_hidden()
    expect(reader.themes(page).first).to_be_visible()


def test_a_finger_that_goes_over_the_map_scrolls_the_page(visit: Visit, base_url: str) -> None:
    page = visit(f"{base_url}/map", width=390, touch=True)
    page.locator(reader.MAP).scroll_into_view_if_needed()
    box, before = reader.frame_of_map(page), page.evaluate(SCROLLED)
    _swipe_up(page, box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, 150)
    page.wait_for_function(f"{SCROLLED} > {before} + 50")


def test_a_list_of_projects_has_names_and_progress_in_sight(visit: Visit, base_url: str) -> None:
    page = visit(f"{base_url}/projects", width=390, touch=True)
    rows = reader.rows(page, "built")
    assert {len(row) for row in rows} == {2}
    assert all(name and progress for name, progress in rows)
