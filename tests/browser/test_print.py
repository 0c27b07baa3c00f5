import unicodedata
from io import BytesIO

import pytest
from playwright.sync_api import FloatRect, Locator, Page
from pypdf import PdfReader

from components import details
from components.text import Text
from data.model import Language
from tests.browser import reader, waiting
from tests.browser.conftest import Visit

A4 = (595, 842)  # points
PAPER_WIDTH = 688  # pixels between the margins of a sheet
# A browser writes some characters as the radicals, or the dash, that they look like.
ALIKE = str.maketrans(
    "⻚⻩⻓⻛⻢⼾戶⻰⺠⻅⻆⻣⻋⻝⻔⻦⻬‒―",
    "页黄长风马户户龙民见角骨车食门鸟齐–—",
)
TO_CLICK = (
    "[data-testid=stHeader], .st-key-filters, [data-testid=stSelectbox], [data-testid=stButton],"
    "[data-testid=stMultiSelect], [data-testid=stPopover], [data-testid=stTextInput]"
)
PAGES = {
    "": ("近11万", "发展品质"),
    "trends?indicator=gdp": ("地区生产总值", "1350.4"),
    "map": ("区域与项目地图", "内部示意"),
    "projects": ("项目及其他条目",),
    "project?project=jitai_expressway": ("济泰高速", "55.9"),
    "indicator?indicator=lifts_installed": ("建成多层住宅电梯", "85部"),
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


@pytest.mark.parametrize("language", ("zh", "en"))
@pytest.mark.parametrize("address", ("projects", "map"))
def test_every_project_of_a_list_is_printed_with_all_that_its_row_says(
    visit: Visit, base_url: str, language: Language, address: str
) -> None:
    page = visit(f"{base_url}/{address}?lang={language}")
    lists = page.locator("[class*=st-key-printed-list-]")
    assert not any(one.is_visible() for one in lists.all())
    words = _words(_printed(page))
    cells = lists.locator("th, td").all_text_contents()
    assert len(lists.locator("tbody tr").all()) > 60
    assert [said for said in cells if _plain(said) not in words] == []
    page.emulate_media(media="print")
    assert not any(one.is_visible() for one in page.get_by_test_id("stDataFrame").all())


@pytest.mark.parametrize("language", ("zh", "en"))
@pytest.mark.parametrize(
    "address", ("completeness?theme=development", "completeness?theme=services", "projects", "map")
)
def test_a_printed_table_is_no_wider_than_its_sheet_and_its_names_are_read_as_words(
    visit: Visit, base_url: str, language: Language, address: str
) -> None:
    page = visit(f"{base_url}/{_in(language, address)}")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": PAPER_WIDTH, "height": 1000})
    for table in page.locator("table:not([role=grid])").all():
        assert table.evaluate("(table) => table.getBoundingClientRect().right") <= PAPER_WIDTH
        names = table.locator("tbody td:first-child")
        assert min(name["width"] for name in _boxes(names)) > PAPER_WIDTH / 8


@pytest.mark.parametrize("language", ("zh", "en"))
def test_a_printed_table_shows_every_column_and_no_row_is_cut_by_the_edge_of_a_sheet(
    visit: Visit, base_url: str, language: Language
) -> None:
    page = visit(f"{base_url}/{_in(language, 'completeness?theme=development')}")
    grid = page.locator(".st-key-theme-by-year table")
    columns, names = grid.locator("th").all_inner_texts(), grid.locator("td:first-child")
    assert len(columns) > 10
    sheets = _sheets(_printed(page))
    heads = [sheet for sheet in sheets if "".join(map(_plain, columns)) in sheet]
    assert heads
    for name in names.all_inner_texts():
        assert any(_plain(name) in sheet for sheet in sheets), name


@pytest.mark.parametrize("language", ("zh", "en"))
@pytest.mark.parametrize(
    "address", ("", "map", "trends?indicator=gdp", "completeness?theme=development")
)
def test_no_sheet_ends_with_a_heading(
    visit: Visit, base_url: str, language: Language, address: str
) -> None:
    page = visit(f"{base_url}/{_in(language, address)}")
    headings = page.locator("h1, h2, h3, details[open] > summary p").all_inner_texts()
    ends = tuple(filter(None, map(_plain, headings)))
    folded = page.locator("details:not([open]) > summary p").all_inner_texts()
    alone = tuple(f"+{_plain(said)}" for said in folded)  # a line, and nothing after it
    *sheets, _ = _sheets(_printed(page))
    lost = [sheet for sheet in sheets if sheet.endswith(ends) and not sheet.endswith(alone)]
    assert [sheet[-30:] for sheet in lost] == []


@pytest.mark.parametrize("language", ("zh", "en"))
def test_what_stands_folded_is_printed_as_a_line_that_says_so(
    visit: Visit, base_url: str, language: Language
) -> None:
    page = visit(f"{base_url}/{_in(language, 'completeness?theme=development')}")
    labels = page.locator("summary p:not(.st-key-filters *)").all_inner_texts()
    words = _words(_printed(page))
    assert len(labels) > 5
    assert [label for label in labels if f"+{_plain(label)}" not in words] == []
    assert _plain(Text(language)("page.folded")) in words


def test_what_stands_open_is_printed_whole(visit: Visit, base_url: str) -> None:
    page = visit(f"{base_url}/completeness?theme=development")
    box = page.locator("[class*=st-key-table-completeness-figures]")
    label = box.locator("summary p").inner_text()
    with waiting.rerun(page):
        box.locator("summary").click()
    cells = box.locator("td").all_inner_texts()
    words = _words(_printed(page))
    assert len(cells) > 100
    assert [said for said in cells if _plain(said) not in words] == []
    assert f"+{_plain(label)}" not in words


def test_a_page_with_nothing_folded_speaks_of_no_folded_lines(visit: Visit, base_url: str) -> None:
    words = _words(_printed(visit(f"{base_url}/releases")))
    assert _plain(Text("zh")("page.folded")) not in words


@pytest.mark.parametrize(
    ("language", "said"), (("zh", "第 2 页，共 19 页"), ("en", "Page 2 of 19"))
)
def test_figures_shown_a_few_at_a_time_say_on_paper_which_page_it_is(
    visit: Visit, base_url: str, language: Language, said: str
) -> None:
    page = visit(f"{base_url}/{_in(language, 'indicator?indicator=gdp')}")
    with waiting.rerun(page):
        page.get_by_test_id("stPagination").get_by_text("2", exact=True).click()
    assert _plain(said) in _words(_printed(page))
    assert not page.get_by_text(said).is_visible()


@pytest.mark.parametrize("language", ("zh", "en"))
@pytest.mark.parametrize("address", ("indicator?indicator=gdp&period=all", "trends?indicator=gdp"))
def test_a_chart_is_printed_on_one_sheet_with_its_title_and_its_sentence(
    visit: Visit, base_url: str, language: Language, address: str
) -> None:
    page = visit(f"{base_url}/{_in(language, address)}")
    sheets = _sheets(_printed(page))
    drawn = page.locator("[class*=st-key-picture-]").filter(has=page.locator("svg.marks"))
    assert drawn.count() > 1
    for picture in drawn.all():
        title, sentence = (picture.locator("p").nth(at).inner_text() for at in (0, 1))
        mark = picture.locator("svg.marks text").last.text_content() or ""
        whole = [_plain(said) for said in (title, mark, sentence)]
        assert any(all(said in sheet for said in whole) for sheet in sheets), title


def test_a_printed_chart_is_as_high_as_it_is_drawn(visit: Visit, base_url: str) -> None:
    page = visit(f"{base_url}/trends?indicator=gdp")
    page.emulate_media(media="print")
    page.evaluate("document.body.style.width = '688px'")
    svg = page.locator("svg.marks").first
    box = svg.evaluate(
        "(svg) => [svg.clientWidth / svg.clientHeight,"
        " svg.viewBox.baseVal.width / svg.viewBox.baseVal.height]"
    )
    assert box[0] == pytest.approx(box[1], rel=0.02)


@pytest.mark.parametrize("language", ("zh", "en"))
def test_a_figure_and_its_sentence_are_printed_on_one_sheet(
    visit: Visit, base_url: str, language: Language
) -> None:
    page = visit(f"{base_url}/{_in(language, 'indicator?indicator=gdp&period=all')}")
    sheets = _sheets(_printed(page))
    cards = page.locator("[data-testid=stVerticalBlock]:has(> * blockquote):not(:has(h2))")
    assert cards.count() == 9
    for card in cards.all():
        said = [_plain(words) for words in card.locator("p").all_inner_texts()]
        assert any(all(words in sheet for words in said) for sheet in sheets), said


def _in(language: Language, address: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}lang={language}"


def _boxes(found: Locator) -> list[FloatRect]:
    return [box for one in found.all() if (box := one.bounding_box())]


def _printed(page: Page) -> PdfReader:
    """What the browser prints, as it would be saved."""
    return PdfReader(BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))


def _words(printed: PdfReader) -> str:
    """All words without spaces."""
    return "".join(_sheets(printed))


def _sheets(printed: PdfReader) -> list[str]:
    """The words of each sheet without spaces."""
    return [_plain(sheet.extract_text()) for sheet in printed.pages]


def _plain(words: str) -> str:
    """Words without spaces, whichever of two characters that look alike they are written with.

    On paper nothing is left of what only keeps words on one line.
    """
    shown = words.translate(ALIKE).replace(details.JOINER, "")
    return "".join(unicodedata.normalize("NFKC", shown).split())
