"""The overview as a front page: what is read first, where it leads, and that it is read whole."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import cuts, reader, waiting
from tests.browser.conftest import Visit

WIDTHS = (360, 390, 1920)
LOCALES = ("zh-CN", "en-US")


def _sentence(page: Page) -> str:
    return page.locator(".st-key-year").inner_text()


def test_a_figure_of_the_sentence_leads_to_the_words_that_published_it(page: Page) -> None:
    expect(page.locator(".st-key-year")).to_contain_text("市中区")
    with waiting.rerun(page):
        page.locator(".st-key-year a").filter(has_text="近 11 万户").click()
    expect(page).to_have_url(re.compile(r"/indicator\?.*indicator=market_entities"))
    head, marked = reader.statements(page)[0]
    assert head.startswith("近 11 万 户")
    assert marked == ["近11万户"]


def test_a_rank_and_a_target_lead_to_their_words(page: Page) -> None:
    rank = page.locator(".st-key-standing a").filter(has_text="全市第 3 位")
    expect(rank).to_have_attribute("href", re.compile("indicator=tax_revenue"))
    lift = page.locator(".st-key-standing").get_by_text("达到")
    expect(lift).to_be_visible()
    with waiting.rerun(page):
        page.locator(".st-key-standing a").filter(has_text="85 部").click()
    expect(page).to_have_url(re.compile("indicator=lifts_installed"))


def test_another_theme_area_or_period_has_another_sentence(page: Page) -> None:
    said = {_sentence(page)}
    reader.press_theme(page, 1)
    said.add(_sentence(page))
    reader.choose(page, "period", "全部年份")
    said.add(_sentence(page))
    reader.choose(page, "area", "济南市")
    said.add(_sentence(page))
    assert len(said) == 4


@pytest.mark.parametrize("locale", LOCALES)
def test_the_front_page_is_read_whole_at_every_width(
    visit: Visit, base_url: str, locale: str
) -> None:
    page = visit(base_url, width=WIDTHS[0], locale=locale)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        waiting.ready(page)
        assert cuts.cut_off(page) == []
        assert cuts.sideways(page) == []
        assert cuts.broken_numbers(page) == []
        assert cuts.uneven_rows(page) == []


def test_the_map_is_as_wide_as_its_column_and_has_names_where_they_can_be_read(
    visit: Visit, base_url: str
) -> None:
    page = visit(base_url, width=1920)
    column, name = page.locator(".st-key-small-map"), page.get_by_text("白马山街道", exact=True)
    for width, readable in ((1920, True), (1366, True), (390, False)):
        page.set_viewport_size({"width": width, "height": 900})
        waiting.ready(page)
        drawn = column.locator("svg.marks path.background").first.bounding_box()
        room = column.bounding_box()
        assert drawn
        assert room
        assert abs(drawn["width"] - room["width"]) < 2
        assert abs(drawn["height"] - room["height"]) < 2
        expect(column.locator(name).first).to_be_visible(visible=readable)
        for always in ("槐荫区", "南部生态区（示意）"):
            expect(column.get_by_text(always, exact=True).first).to_be_visible()


def test_a_series_that_is_newer_than_the_chosen_year_leads_to_its_newest(
    visit: Visit, base_url: str
) -> None:
    page = visit(f"{base_url}/?period=2020")
    link = page.get_by_role("link", name="已有较新数据")
    year = link.inner_text().split("：")[1].removesuffix(" 年")
    with waiting.rerun(page):
        link.click()
    assert reader.chosen(page, "period") == f"{year} 年"
    expect(page.get_by_role("link", name="已有较新数据")).to_have_count(0)


@pytest.mark.parametrize("locale", LOCALES)
def test_four_tiles_stand_in_a_row_or_two_by_two(visit: Visit, base_url: str, locale: str) -> None:
    page = visit(base_url, width=390, locale=locale)
    seen = []
    for width in (390, 641, 700, 768, 800, 900, 1000, 1366):
        page.set_viewport_size({"width": width, "height": 900})
        waiting.ready(page)
        seen += [(width, rows) for rows in cuts.tiles_beside(page)]
        assert cuts.uneven_rows(page) == []
    assert [(width, rows) for width, rows in seen if rows not in ([2, 2], [4])] == []
    assert {len(rows) for width, rows in seen if width == 1366} == {1}


def test_the_marks_and_sources_of_the_timeline_stand_folded(page: Page) -> None:
    folded = page.get_by_text("空心：可信度为中或低。")
    expect(page.get_by_text("有日期的事件共").first).to_be_visible()
    expect(folded).to_be_hidden()
    page.get_by_text("图例说明与来源").click()
    expect(folded).to_be_visible()


def test_targets_without_a_light_stand_in_the_open_where_there_are_no_others(
    visit: Visit, base_url: str
) -> None:
    page = visit(f"{base_url}/?theme=environment&period=2022")
    expect(page.locator(".st-key-standing strong a").filter(has_text="目标")).to_have_count(3)
    expect(page.get_by_text("更多目标")).to_have_count(0)


@pytest.mark.parametrize("area", ("370103", "370100"))
def test_of_what_targets_alone_are_held_of_that_is_said(
    visit: Visit, base_url: str, area: str
) -> None:
    page = visit(f"{base_url}/?theme=environment&period=2022&area={area}")
    expect(page.get_by_test_id("stAlert")).to_contain_text("只收录了 3 条目标")


def test_the_places_of_the_map_are_a_table_that_leads_to_the_projects(page: Page) -> None:
    page.locator(".st-key-table-places summary").click()
    rows = page.locator(".st-key-table-places tbody tr")
    first = rows.first
    first.wait_for()
    said = page.locator(".st-key-table-places summary").inner_text()
    assert f"（{rows.count()}）" in said
    expect(first).to_contain_text("±")
    name = first.locator("a").inner_text()
    with waiting.rerun(page):
        first.locator("a").click()
    expect(page).to_have_url(re.compile(r"/project\?.*project="))
    assert reader.title(page) == name
