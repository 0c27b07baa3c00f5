import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page

from tests.browser import reader, waiting
from tests.browser.conftest import Visit

ARTICLE = "sources?source=shizhong_article_2021"
MARKS = ".st-key-document a .stMarkdownColoredBackground"


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


def test_a_marked_figure_opens_its_indicator_in_a_tab_of_its_own(
    visit: Visit, base_url: str
) -> None:
    page = visit(f"{base_url}/{ARTICLE}&lang=en")
    with page.context.expect_page() as opened:
        page.locator(MARKS, has_text=re.compile("^近11万户$")).click()
    tab = opened.value
    waiting.ready(tab)
    assert urlsplit(tab.url).path == "/indicator"
    assert parse_qs(urlsplit(tab.url).query)["indicator"] == ["market_entities"]
    assert reader.title(tab) == "Market entities"
    assert ["近11万户"] in [marks for _, marks in reader.statements(tab)]


def test_a_statement_leads_to_its_source_and_back_to_its_indicator(
    visit: Visit, base_url: str
) -> None:
    page = visit(f"{base_url}/indicator?indicator=lifts_installed&theme=livelihood")
    _open_link(page, "品质市中奋楫扬帆逐浪高")
    assert reader.title(page) == "资料来源"
    assert reader.chosen(page, "source") == "品质市中奋楫扬帆逐浪高"
    assert reader.pressed_themes(page) == ["民生品质"]


def test_where_the_text_is_not_held_its_passages_are_quoted(visit: Visit, base_url: str) -> None:
    page = visit(f"{base_url}/sources?source=jinan_district_gdp_2025")
    assert "未收录全文，以下为所引用的文字。" in reader.body(page)
    assert [marks for _, marks in reader.statements(page) if marks]
    _open_link(page, "地区生产总值")
    assert reader.title(page) == "地区生产总值"


def _open_link(page: Page, words: str) -> None:
    links = page.get_by_test_id("stMain").get_by_test_id("stPageLink-NavLink")
    with waiting.rerun(page):
        links.filter(has_text=words).first.click()
