import unicodedata
from io import BytesIO

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser import reader
from tests.browser.conftest import Visit

A4 = (595, 842)  # points
TO_CLICK = (
    "[data-testid=stHeader], .st-key-filters, [data-testid=stSelectbox], [data-testid=stButton],"
    "[data-testid=stMultiSelect], [data-testid=stPopover], [data-testid=stTextInput]"
)
PAGES = {
    "": ("近11万", "发展品质"),
    "trends?indicator=gdp": ("地区生产总值", "1350.4"),
    "map": ("区域与项目地图", "内部示意"),
    "projects": ("项目与名录",),
    "project?project=jitai_expressway": ("济泰高速", "55.9"),
    "indicator?indicator=lifts_installed": ("多层住宅电梯", "85部"),
    "search?q=小旧改": ("老旧小区改造",),
    "briefing": ("简报",),
    "sources?source=shizhong_article_2021": ("百强城区广聚天下英才", "近11万"),
}


@pytest.mark.parametrize("address", PAGES)
def test_a_printed_page_is_a4_with_nothing_to_click(
    visit: Visit, base_url: str, address: str
) -> None:
    page = visit(f"{base_url}/{address}")
    printed = _printed(page)
    words = _words(printed)
    assert {tuple(map(round, sheet.mediabox[2:])) for sheet in printed.pages} == {A4}
    for said in PAGES[address]:
        assert said in words
    assert "打印日期" in words
    for control in ("English", "导出 ", "语言"):
        assert control not in words
    page.emulate_media(media="print")
    visible = page.locator(TO_CLICK).evaluate_all(
        "(all) => all.filter((one) => one.checkVisibility()).map((one) => one.dataset.testid)"
    )
    assert visible == []


@pytest.mark.parametrize("scheme", ("light", "dark"))
def test_a_page_prints_dark_on_white_whatever_the_screen_shows(
    visit: Visit, base_url: str, scheme: str
) -> None:
    page = visit(base_url, scheme="dark" if scheme == "dark" else "light")
    page.emulate_media(media="print", color_scheme="dark" if scheme == "dark" else "light")
    seen = reader.picture(page.locator("body"))
    pixels = seen.convert("L").histogram()
    assert sum(pixels[200:]) > 0.8 * sum(pixels)
    assert sum(pixels[:90]) > 0


def test_a_long_text_is_printed_to_its_end(visit: Visit, base_url: str) -> None:
    page = visit(f"{base_url}/sources?source=shizhong_article_2021")
    printed = _printed(page)
    assert len(printed.pages) >= 3
    last = page.locator(".st-key-document p").last.inner_text()[-5:]
    assert last in _words(printed)


def _printed(page: Page) -> PdfReader:
    """What the browser prints, as it would be saved."""
    return PdfReader(BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))


def _words(printed: PdfReader) -> str:
    """All words without spaces. A browser writes some characters as the radicals they look like."""
    words = "".join(sheet.extract_text() for sheet in printed.pages)
    return "".join(unicodedata.normalize("NFKC", words).split())
