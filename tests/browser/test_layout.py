from collections.abc import Callable
from dataclasses import dataclass

import pytest

from data.model import Language
from tests.browser import cuts, reader, waiting
from tests.browser.conftest import LOCALES, Scheme, Visit

WIDTHS = (390, 1366, 1920)
HEIGHT = 900
TITLES: dict[tuple[str, Language], str] = {
    ("overview", "zh"): "济南市市中区运行看板",
    ("overview", "en"): "Shizhong District, Jinan, at a glance",
    ("trends", "zh"): "趋势与比较",
    ("trends", "en"): "Trends and comparisons",
    ("map", "zh"): "区域与项目地图",
    ("map", "en"): "Map of areas and projects",
    ("projects", "zh"): "项目及其他条目",
    ("projects", "en"): "Projects and other entries",
    ("project", "zh"): "顺河高架",
    ("project", "en"): "Shunhe Viaduct",
    ("indicator", "zh"): "地区生产总值",
    ("indicator", "en"): "GDP",
    ("sources", "zh"): "资料来源",
    ("sources", "en"): "Sources",
    ("completeness", "zh"): "数据完备度",
    ("completeness", "en"): "Completeness",
    ("briefing", "zh"): "简报",
    ("briefing", "en"): "Briefing",
    ("search", "zh"): "搜索",
    ("search", "en"): "Search",
}
PATHS = {
    "overview": "",
    "project": "project?project=shunhe_viaduct",
    "search": "search?q=小旧改",
    "sources": "sources?source=shizhong_article_2021",
}
CHARTS = {"overview": 2, "trends": 3, "indicator": 3, "projects": 1, "project": 1}
WITH_CHART = tuple(CHARTS)
WITH_MAP = ("overview", "map", "project")
BACKGROUND = "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
OFFSET = """() => {
  const edge = (of, side) => document.querySelector(of).getBoundingClientRect()[side];
  const link = document.querySelector('[data-testid="stTopNavLink"] span');
  const menu = link ? [link.getBoundingClientRect().left - edge('h1', 'left')] : [];
  return [...menu, edge('.st-key-habits', 'right') - edge('hr', 'right')];
}"""  # pixels by which the menu and the tools miss the edges of the page
SCROLLED = """() => {
  const main = document.querySelector("[data-testid=stMain]");
  return main.scrollHeight - main.clientHeight;
}"""  # pixels that lie below the window
GROUNDS = {"light": "rgb(251, 252, 252)", "dark": "rgb(14, 26, 32)"}


@dataclass(frozen=True)
class Case:
    """A page as one reader sees it."""

    page: str
    language: Language
    scheme: Scheme
    width: int


@dataclass(frozen=True)
class Facts:
    """What was found of a page at one width."""

    title: str
    tiles: dict[str, str]
    marks: list[int]
    map_colors: int
    background: str
    sideways: list[str]
    cut_off: list[str]
    broken: list[str]
    uneven: list[list[int]]
    offset: list[float]


Survey = Callable[[Case], Facts]

LIGHT = [(page, language) for page in {page for page, _ in TITLES} for language in LOCALES]
DARK = [(page, language) for page in WITH_MAP for language in LOCALES]
OPENED: list[tuple[str, Language, Scheme]] = [
    *((page, language, "light") for page, language in sorted(LIGHT)),
    *((page, language, "dark") for page, language in sorted(DARK)),
]
CASES = [Case(*opened, width) for opened in OPENED for width in WIDTHS]


def _named(case: Case) -> str:
    return f"{case.page}-{case.language}-{case.scheme}-{case.width}"


each_case = pytest.mark.parametrize("case", CASES, ids=_named)


@pytest.fixture(scope="module")
def seen() -> dict[Case, Facts]:
    """What was found so far: a page is opened once, and every test reads from here."""
    return {}


@pytest.fixture
def survey(seen: dict[Case, Facts], visit: Visit, base_url: str) -> Survey:
    """Open a page on a phone, and let the window grow, unless that has been done."""

    def look(case: Case) -> Facts:
        if case not in seen:
            page = visit(
                f"{base_url}/{PATHS.get(case.page, case.page)}",
                width=WIDTHS[0],
                height=HEIGHT,
                scheme=case.scheme,
                locale=LOCALES[case.language],
            )
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": HEIGHT})
                waiting.ready(page)
                found = Case(case.page, case.language, case.scheme, width)
                seen[found] = Facts(
                    title=reader.title(page),
                    tiles=reader.tiles(page),
                    marks=cuts.marks(page),
                    map_colors=len(reader.colors(reader.drawn_map(page)))
                    if case.page in WITH_MAP
                    else 0,
                    background=page.evaluate(BACKGROUND),
                    sideways=cuts.sideways(page),
                    cut_off=cuts.cut_off(page),
                    broken=cuts.broken_numbers(page),
                    uneven=cuts.uneven_rows(page),
                    offset=page.evaluate(OFFSET),
                )
        return seen[case]

    return look


@each_case
def test_a_page_is_drawn_whole(case: Case, survey: Survey) -> None:
    facts = survey(case)
    assert facts.title == TITLES[case.page, case.language]
    assert len(facts.tiles) == (16 if case.page == "overview" else 0)
    assert all(len(words.split()) >= 3 for words in facts.tiles.values())
    if case.page in WITH_CHART:
        assert len(facts.marks) >= CHARTS[case.page]
        assert max(facts.marks) >= 4
    if case.page in WITH_MAP:
        assert facts.map_colors >= 8
    assert facts.background == GROUNDS[case.scheme]


@each_case
def test_nothing_makes_the_page_scroll_sideways(case: Case, survey: Survey) -> None:
    assert survey(case).sideways == []


@each_case
def test_no_words_are_cut_off(case: Case, survey: Survey) -> None:
    assert survey(case).cut_off == []


@pytest.mark.parametrize("case", [c for c in CASES if c.page == "overview"], ids=_named)
def test_the_tiles_of_a_row_are_equally_high(case: Case, survey: Survey) -> None:
    assert survey(case).uneven == []


@pytest.mark.parametrize("case", [c for c in CASES if c.page == "overview"], ids=_named)
def test_a_number_on_a_tile_stays_on_one_line(case: Case, survey: Survey) -> None:
    assert survey(case).broken == []


@each_case
def test_the_head_begins_and_ends_where_the_page_does(case: Case, survey: Survey) -> None:
    assert all(abs(pixels) <= 8 for pixels in survey(case).offset)


def test_what_stands_above_a_page_is_equally_high(visit: Visit, base_url: str) -> None:
    page = visit(base_url, width=1366, height=HEIGHT)
    above = [
        ".st-key-theme button",
        ".st-key-area input",
        ".st-key-go button",
        ".st-key-lang button",
    ]
    boxes = [page.locator(one).first.bounding_box() for one in above]
    bottoms = [box["y"] + box["height"] for box in boxes if box]
    assert len(bottoms) == len(above)
    assert max(bottoms) - min(bottoms) <= 2
    heights = [box["height"] for box in boxes if box]
    assert max(heights) - min(heights) <= 2


@pytest.mark.parametrize("width", WIDTHS)
def test_the_foot_of_a_short_page_stands_at_the_lower_end_of_the_window(
    visit: Visit, base_url: str, width: int
) -> None:
    page = visit(f"{base_url}/search", width=width, height=1200)
    foot = page.locator("[class*=st-key-mode-]").bounding_box()
    assert foot is not None
    assert 1200 - 100 < foot["y"] + foot["height"] <= 1200
    assert page.evaluate(SCROLLED) == 0
