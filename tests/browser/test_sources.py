import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from data.catalogue import catalogue, sound
from data.quotations import passage_id
from tests.browser import reader, server, waiting
from tests.browser.conftest import Serve, Visit

HARBOUR = server.ROOT / "tests" / "tables" / "harbour"
ARTICLE = "sources?source=shizhong_article_2021"
MARKS = ".st-key-document a .stMarkdownColoredBackground"
LINKS = "[data-testid=stMain] [data-testid=stPageLink-NavLink]"


def test_the_article_is_shown_whole_with_its_figures_marked(visit: Visit, base_url: str) -> None:
    page = visit(f"{base_url}/{ARTICLE}")
    words = page.locator(".st-key-document").inner_text()
    assert "百强城区广聚天下英才" in words
    assert "品质市中奋楫扬帆逐浪高" in words
    marked = page.locator(MARKS).all_inner_texts()
    assert len(marked) >= 60
    for figure in ("40.6%", "206.3亿元", "超1800亿元", "近11万户", "93.8万平方米", "85部", "170%"):
        assert figure in marked
    colors = page.locator(MARKS).evaluate_all(
        "(marks) => [...new Set(marks.map((mark) => getComputedStyle(mark).backgroundColor))]"
    )
    assert len(colors) == 4  # one for each theme


@pytest.mark.parametrize("width", (390, 1366))
def test_the_sources_are_listed_and_a_row_opens_its_source(
    visit: Visit, serve: Serve, width: int
) -> None:
    page = visit(f"{serve(HARBOUR)}/sources?lang=en", locale="en-US", width=width)
    with waiting.rerun(page):
        page.locator(".st-key-table-sources summary").click()
    listed = reader.rows(page, "sources")
    known = catalogue(sound(HARBOUR))
    assert [row[0] for row in listed] == [one.name("en") for one in known.sources.values()]
    other = next(n for n, row in enumerate(listed) if row[0] != reader.chosen(page, "source"))
    reader.press_row(page, "sources", other)
    assert reader.chosen(page, "source") == listed[other][0]


def test_what_a_text_gives_stands_beside_it_and_leads_to_its_place(
    visit: Visit, base_url: str
) -> None:
    page = visit(f"{base_url}/{ARTICLE}&lang=en", locale="en-US")
    assert "The text is in Chinese." in reader.body(page)
    _open_link(page, "[data-testid=stMain] li a", "nearly 110,000")
    expect(page.locator(".st-key-place-1")).to_be_in_viewport()
    assert "近11万户" in _set_off(page)


def test_a_marked_figure_opens_its_indicator_and_the_back_button_leads_back(
    visit: Visit, base_url: str
) -> None:
    page = visit(f"{base_url}/{ARTICLE}&lang=en")
    _open_link(page, MARKS, re.compile("^近11万户$"))
    assert len(page.context.pages) == 1
    assert urlsplit(page.url).path == "/indicator"
    assert _asked(page)["indicator"] == ["market_entities"]
    assert reader.title(page) == "Market entities"
    assert reader.statements(page)[0][1] == ["近11万户"]
    with waiting.rerun(page):
        page.go_back()
    assert urlsplit(page.url).path == "/sources"
    assert reader.chosen(page, "source") == "Quality Shizhong Sets Sail and Rides the Waves"


def test_a_tile_leads_to_the_sentence_and_that_to_its_place_in_the_text(
    visit: Visit, base_url: str
) -> None:
    page = visit(base_url)
    _open_link(page, ".st-key-tile-lifts_installed a", re.compile(""))
    first = reader.statements(page)[0]
    assert "85" in first[0]
    assert first[1] == ["85部"]
    _open_link(page, LINKS, "品质市中奋楫扬帆逐浪高")
    assert reader.title(page) == "资料来源"
    place = page.locator(".st-key-place-1")
    expect(place).to_be_in_viewport()
    expect(place).to_be_focused()
    assert "85部" in _set_off(page)
    panel = page.locator(".st-key-passage").inner_text()
    assert "85 部" in panel


def test_a_passage_leads_to_the_tiles_of_its_theme_area_and_year(
    visit: Visit, base_url: str
) -> None:
    page = visit(f"{base_url}/indicator?indicator=lifts_installed")
    _open_link(page, LINKS, "品质市中奋楫扬帆逐浪高")
    _open_link(page, ".st-key-passage a", "在总览中查看")
    assert urlsplit(page.url).path == "/"
    assert reader.pressed_themes(page) == ["民生品质"]
    assert "85" in reader.tiles(page)["lifts_installed"]


def test_a_statement_that_stands_twice_shows_both_places(visit: Visit, serve: Serve) -> None:
    quote = "全年完成货物吞吐量6120.5万吨"
    source = "sources?source=haidong_port_report_2023"
    page = visit(f"{serve(HARBOUR)}/{source}&passage={passage_id(quote)}&lang=zh")
    places = page.locator("[class*=st-key-place-]")
    assert places.count() == 2
    for number in (2, 1):
        _open_link(page, ".st-key-passage a", re.compile(rf"第 {number} 处"))
        expect(places.nth(number - 1)).to_be_in_viewport()
        expect(places.nth(number - 1)).to_be_focused()


def test_a_mark_of_a_chart_opens_the_words_that_published_it(visit: Visit, base_url: str) -> None:
    page = visit(f"{base_url}/trends?indicator=gdp")
    mark = page.locator("[class*=st-key-chart-growth] .mark-symbol path").first
    with page.expect_event("framenavigated", predicate=lambda _: "/sources" in page.url):
        mark.click()
    waiting.ready(page)
    assert reader.title(page) == "资料来源"
    panel = page.locator(".st-key-passage")
    assert "地区生产总值" in panel.inner_text()
    assert panel.locator("blockquote a").count() > 0
    with waiting.rerun(page):
        page.go_back()
    assert reader.title(page) == "趋势与比较"
    assert urlsplit(page.url).path == "/trends"


def test_a_row_of_a_table_opens_the_words_that_published_it(visit: Visit, base_url: str) -> None:
    page = visit(f"{base_url}/indicator?indicator=lifts_installed")
    page.locator("summary").filter(has_text="图中数据").click()
    _open_link(page, "table a", "品质市中奋楫扬帆逐浪高")
    assert reader.title(page) == "资料来源"
    assert "85部" in _set_off(page)


def test_an_event_and_a_project_open_the_words_that_tell_of_them(
    visit: Visit, base_url: str
) -> None:
    page = visit(f"{base_url}/project?project=jitai_expressway")
    _open_link(page, LINKS, "济泰高速公路建成通车报道")
    assert "10月27日" in page.locator(".st-key-passage").inner_text()
    _open_link(page, ".st-key-passage a", "济泰高速")
    assert reader.title(page) == "济泰高速"


def test_a_statement_leads_to_its_source_and_keeps_what_was_chosen(
    visit: Visit, base_url: str
) -> None:
    page = visit(f"{base_url}/indicator?indicator=lifts_installed&theme=livelihood")
    _open_link(page, LINKS, "品质市中奋楫扬帆逐浪高")
    assert reader.title(page) == "资料来源"
    assert reader.chosen(page, "source") == "品质市中奋楫扬帆逐浪高"
    assert reader.pressed_themes(page) == ["民生品质"]


def test_where_the_text_is_not_held_its_passages_are_quoted(visit: Visit, base_url: str) -> None:
    page = visit(f"{base_url}/sources?source=jinan_district_gdp_2025")
    assert "未收录全文，以下为所引用的文字。" in reader.body(page)
    quoted = page.locator("[class*=st-key-passage-] blockquote a").all_inner_texts()
    assert "1451.6亿" in quoted
    _open_link(page, "[class*=st-key-passage-] li a", "地区生产总值")
    assert reader.title(page) == "地区生产总值"


def test_a_link_to_a_passage_that_is_no_more_shows_the_source(visit: Visit, base_url: str) -> None:
    page = visit(f"{base_url}/{ARTICLE}&passage=000000000000&place=9")
    assert reader.title(page) == "资料来源"
    assert page.locator(".st-key-passage").count() == 0
    assert page.locator(MARKS).count() >= 60


def _set_off(page: Page) -> str:
    return page.locator("[class*=st-key-place-]").first.inner_text()


def _asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def _open_link(page: Page, links: str, words: str | re.Pattern[str]) -> None:
    with waiting.rerun(page):
        page.locator(links, has_text=words).first.click()
