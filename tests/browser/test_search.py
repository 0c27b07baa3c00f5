from itertools import pairwise
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from components.text import Text
from data.catalogue import catalogue, sound
from data.model import Language
from tests.browser import cuts, reader, server, waiting
from tests.browser.conftest import LOCALES, Scheme, Serve, Visit

HARBOUR = server.ROOT / "tests" / "tables" / "harbour"
MOST_TABS = 60
HOSTILE = (
    "%E6%95%B0" * 1_000,
    "a" * 10_000,
    quote(".*[(?\\"),
    quote("%_'\";--"),
    quote("**粗** ](javascript:alert(1)) <img src=x onerror=alert(1)> :red[x] $x$"),
    quote("🙂"),
    "%00",
    "+++",
)


def _tab_to(page: Page, wanted: Locator) -> None:
    """Go on by the Tab key until something has the focus."""
    for _ in range(MOST_TABS):
        if wanted.evaluate("(element) => element.contains(document.activeElement)"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("The Tab key does not lead there.")


def _results(page: Page, kind: str) -> Locator:
    return page.locator(f".st-key-found-{kind} a")


def _first(page: Page, kind: str) -> str:
    return _results(page, kind).first.locator("p").inner_text()


def _asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def _open(page: Page, link: Locator) -> None:
    with waiting.rerun(page):
        link.click()


@pytest.mark.parametrize("width", (390, 1366))
@pytest.mark.parametrize(
    ("language", "query", "kind", "title"),
    (
        ("zh", "小旧改", "indicators", "老旧小区改造投资"),
        ("en", "jtgs", "projects", "Jinan–Tai'an Expressway (S7)"),
    ),
)
def test_one_searches_from_any_page_and_opens_what_is_found_by_keys_alone(  # noqa: PLR0913, PLR0917 -- two fixtures, and what is parametrized
    visit: Visit,
    base_url: str,
    width: int,
    language: Language,
    query: str,
    kind: str,
    title: str,
) -> None:
    page = visit(f"{base_url}/sources?lang={language}", width=width, locale=LOCALES[language])
    _tab_to(page, page.locator(".st-key-ask input"))
    page.keyboard.type(query)
    with page.expect_event("framenavigated", predicate=lambda _: "/search" in page.url):
        page.keyboard.press("Enter")
    waiting.ready(page)
    assert reader.title(page) == Text(language)("search.title")
    assert _asked(page)["q"] == [query]
    assert page.locator(".st-key-q input").input_value() == query
    _tab_to(page, _results(page, kind).first)
    with waiting.rerun(page):
        page.keyboard.press("Enter")
    assert reader.title(page) == title
    with waiting.rerun(page):
        page.go_back()
    assert page.locator(".st-key-q input").input_value() == query


def test_words_that_are_left_standing_lead_nowhere(visit: Visit, base_url: str) -> None:
    page = visit(f"{base_url}/sources")
    page.locator(".st-key-ask input").fill("gdp")
    reader.press_theme(page, 0)
    assert urlsplit(page.url).path == "/sources"
    with page.expect_event("framenavigated", predicate=lambda _: "/search" in page.url):
        page.locator(".st-key-go button").click()
    waiting.ready(page)
    assert _asked(page)["q"] == ["gdp"]
    assert _asked(page)["theme"] == ["development"]


@pytest.mark.parametrize(
    ("query", "kind", "words"),
    (
        ("gdp", "indicators", "地区生产总值"),
        ("dqsczz", "indicators", "地区生产总值"),
        ("jtgs", "projects", "济泰高速"),
        ("小旧改", "projects", "老旧小区综合改造"),
        ("szq", "areas", "市中区"),
        ("奋楫扬帆", "sources", "品质市中奋楫扬帆逐浪高"),
    ),
)
def test_an_address_opens_what_its_query_finds(
    visit: Visit, base_url: str, query: str, kind: str, words: str
) -> None:
    page = visit(f"{base_url}/search?q={quote(query)}")
    assert _first(page, kind).startswith(words)
    heading = page.locator(f".st-key-found-{kind} h2").inner_text()
    assert heading.startswith(Text("zh")(f"search.{kind}", count="").split("（")[0])


def test_a_number_finds_its_sentence_and_that_its_place_in_the_source(
    visit: Visit, base_url: str
) -> None:
    page = visit(f"{base_url}/search?q=1158")
    group = page.locator(".st-key-found-sentences")
    assert group.locator(".stMarkdownColoredBackground").all_inner_texts() == ["1158"]
    _open(page, _results(page, "sentences"))
    assert reader.title(page) == Text("zh")("sources.title")
    assert "1158" in page.locator(".st-key-passage blockquote").inner_text()
    expect(page.locator(".st-key-place-1")).to_be_in_viewport()


def test_a_sentence_that_no_figure_is_taken_from_leads_to_its_source(
    visit: Visit, base_url: str
) -> None:
    page = visit(f"{base_url}/search?q={quote('营商环境不断优化')}")
    _open(page, _results(page, "sentences"))
    assert reader.chosen(page, "source") == "品质市中奋楫扬帆逐浪高"
    assert page.get_by_test_id("stAlert").count() == 0


def test_an_area_leads_to_the_overview_and_a_source_to_its_page(
    visit: Visit, base_url: str
) -> None:
    page = visit(f"{base_url}/search?q={quote('历下')}")
    _open(page, _results(page, "areas").first)
    assert urlsplit(page.url).path == "/"
    assert reader.chosen(page, "area") == "历下区"
    page = visit(f"{base_url}/search?q={quote('奋楫扬帆')}")
    _open(page, _results(page, "sources").first)
    assert reader.chosen(page, "source") == "品质市中奋楫扬帆逐浪高"


def test_what_is_beyond_the_first_few_is_shown_when_it_is_asked_for(
    visit: Visit, base_url: str
) -> None:
    page = visit(f"{base_url}/search?q={quote('发展品质')}&lang=zh")
    heading = page.locator(".st-key-found-indicators h2").inner_text()
    count = int(heading.strip("指标（）"))
    assert count > 40
    assert _results(page, "indicators").count() == 5
    with waiting.rerun(page):
        page.locator(".st-key-found-indicators summary").click()
    assert _results(page, "indicators").count() == 25
    seen = set(_results(page, "indicators").all_inner_texts())
    pages = page.locator(".st-key-found-indicators [data-testid=stPagination] button")
    with waiting.rerun(page):
        pages.filter(has_text="2").first.click()
    seen |= set(_results(page, "indicators").all_inner_texts())
    assert len(seen) == count


@pytest.mark.parametrize("language", tuple(LOCALES))
@pytest.mark.parametrize("tables", ("shipped", "harbour"))
def test_the_page_tells_what_can_be_tried_and_each_try_finds_something(
    visit: Visit, serve: Serve, tables: str, language: Language
) -> None:
    url = serve(HARBOUR if tables == "harbour" else None)
    locale = LOCALES[language]
    for address in ("search", "search?q=zzzzzz"):
        page = visit(f"{url}/{address}", locale=locale)
        nothing = Text(language)("search.nothing", query="zzzzzz")
        assert (nothing in reader.body(page)) == ("q=" in address)
        tries = page.locator(".st-key-tries a")
        assert tries.count() == 3
        _open(page, tries.nth(1))
        assert page.locator("[class*=st-key-found-] a").count() > 0


def test_a_query_that_is_changed_stands_in_the_address_and_stays_in_another_language(
    visit: Visit, base_url: str
) -> None:
    page = visit(f"{base_url}/search?q=gdp")
    page.locator(".st-key-q input").fill("隧道 望岳")
    with waiting.rerun(page):
        page.keyboard.press("Enter")
    assert _asked(page)["q"] == ["隧道 望岳"]
    assert _first(page, "projects").startswith("望岳路隧道")
    reader.speak(page, "English")
    assert _asked(page)["q"] == ["隧道 望岳"]
    assert _first(page, "projects") == "Wangyue Road Tunnel"


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_query_stays_its_letters(visit: Visit, base_url: str, query: str) -> None:
    page = visit(f"{base_url}/search?q={query}")
    assert reader.title(page) == Text("zh")("search.title")
    assert page.get_by_test_id("stException").count() == 0
    assert Text("zh")("error.title") not in reader.body(page)
    assert page.locator("[data-testid=stMain] img").count() == 0
    assert page.locator("[data-testid=stMain] a[href^=javascript]").count() == 0


@pytest.mark.parametrize("address", ("search?q=GDP", "sources"))
@pytest.mark.parametrize("look", (("zh", "light"), ("en", "dark")), ids="-".join)
def test_results_and_the_box_of_any_page_are_whole_on_a_phone_and_on_a_screen(
    visit: Visit, base_url: str, address: str, look: tuple[Language, Scheme]
) -> None:
    language, scheme = look
    page = visit(f"{base_url}/{address}", width=390, scheme=scheme, locale=LOCALES[language])
    assert page.locator(".st-key-ask, .st-key-q").count() == 1
    for width in (390, 1366):
        page.set_viewport_size({"width": width, "height": 900})
        waiting.ready(page)
        assert cuts.sideways(page) == []
        assert cuts.cut_off(page) == []


def test_a_finger_tells_one_result_from_the_next(visit: Visit, base_url: str) -> None:
    page = visit(f"{base_url}/search?q=jtgs", width=390)
    links = page.locator("[class*=st-key-found-] a").all()
    boxes = [box for link in links if (box := link.bounding_box())]
    assert len(boxes) > 4
    assert min(box["height"] for box in boxes) >= 24
    assert all(one["y"] + one["height"] <= other["y"] for one, other in pairwise(boxes))


@pytest.mark.parametrize("language", tuple(LOCALES))
def test_the_filters_and_the_box_stand_in_one_row_on_a_laptop(
    visit: Visit, base_url: str, language: Language
) -> None:
    page = visit(f"{base_url}/sources", locale=LOCALES[language])
    boxes = [page.locator(f".st-key-{key}").bounding_box() for key in ("theme", "ask", "lang")]
    ends = [box["y"] + box["height"] for box in boxes if box]
    assert len(ends) == 3
    assert max(ends) - min(ends) < 2


def test_other_tables_are_searched_by_their_own_names(visit: Visit, serve: Serve) -> None:
    known = catalogue(sound(HARBOUR))
    page = visit(f"{serve(HARBOUR)}/search?q=hwttl&lang=en", locale="en-US")
    name = known.indicators["cargo_throughput"].name("en")
    assert _first(page, "indicators").startswith(name)
    assert _results(page, "projects").count() == 0


def test_an_empty_box_opens_the_page_that_tells_what_can_be_tried(
    visit: Visit, base_url: str
) -> None:
    page = visit(f"{base_url}/sources")
    page.locator(".st-key-ask input").focus()
    with page.expect_event("framenavigated", predicate=lambda _: "/search" in page.url):
        page.keyboard.press("Enter")
    waiting.ready(page)
    assert page.locator(".st-key-tries a").count() == 3
    assert page.get_by_test_id("stAlert").count() == 0
