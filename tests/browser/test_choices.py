import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from components.theme import palette
from tests.browser import reader, waiting
from tests.browser.conftest import Visit

TITLE_ZH = "济南市市中区运行看板"
TITLE_EN = "Shizhong District, Jinan, at a glance"
NOTHING = "所选范围内没有收录数据。可以换一个主题、区域或时期。"
MENU = {
    "趋势": "趋势与比较",
    "地图": "区域与项目地图",
    "项目": "项目及其他条目",
    "指标": None,  # its title is the name of the chosen indicator
    "来源": "资料来源",
    "总览": TITLE_ZH,
}
ENVIRONMENT, LIVELIHOOD = 2, 3
GREEN, ORANGE = (palette("light").accent(color) for color in ("green", "orange"))

# A tile that opens its indicator: the figure as the page heads it, and what is marked in it.
OPENED = {
    "gdp": ("全市第 1 位", "第一"),
    "market_entities": ("近 11 万 户", "近11万户"),
}

# The tiles whose label or whose figure is no link.
NOT_PRESSED = """
() => [...document.querySelectorAll("[class*=st-key-tile-]")].flatMap((tile) =>
  [...tile.querySelectorAll("a, strong, p")].filter((part) => {
    part.scrollIntoView({ block: "center" });
    const box = part.getBoundingClientRect();
    return !document.elementFromPoint(box.left + 4, box.top + box.height / 2)?.closest("a");
  }).map((part) => part.innerText))
"""


def _asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_a_theme_changes_tiles_chart_map_and_address(page: Page) -> None:
    tiles, chart = reader.tiles(page), reader.chart(page)
    assert {GREEN, ORANGE} <= reader.drawn_dots(page)

    reader.press_theme(page, ENVIRONMENT)

    assert _asked(page) == {"theme": ["environment"]}
    assert reader.pressed_themes(page) == ["环境品质"]
    assert page.locator("[class*=st-key-tile-]").count() >= 4
    assert set(reader.tiles(page)) != set(tiles)
    assert reader.chart(page) != chart
    assert {GREEN, ORANGE} & reader.drawn_dots(page) == {GREEN}

    reader.press_theme(page, ENVIRONMENT)

    assert _asked(page) == {}
    assert reader.tiles(page) == tiles
    assert reader.chart(page) == chart


def test_an_area_and_a_period_change_the_tiles_and_the_address(page: Page) -> None:
    tiles = reader.tiles(page)
    reader.choose(page, "area", "济南市")
    of_the_city = reader.tiles(page)
    reader.choose(page, "period", "2022 年")
    assert _asked(page) == {"area": ["370100"], "period": ["2022"]}
    assert of_the_city != tiles
    assert reader.tiles(page) not in ({}, tiles, of_the_city)


def test_theme_area_and_period_survive_a_change_of_page(visit: Visit, base_url: str) -> None:
    page = visit(f"{base_url}/projects?theme=development&area=370100&period=2022")
    for name, title in MENU.items():
        reader.turn_to(page, name)
        assert title in (None, reader.title(page))
        assert reader.pressed_themes(page) == ["发展品质"]
        assert reader.chosen(page, "area") == "济南市"
        assert reader.chosen(page, "period") == "2022 年"
        kept = {key: _asked(page).get(key) for key in ("theme", "area", "period")}
        assert kept == {"theme": ["development"], "area": ["370100"], "period": ["2022"]}
    assert reader.tiles(page)


def test_a_link_shows_another_reader_the_same_tiles(
    page: Page, visit: Visit, base_url: str
) -> None:
    reader.press_theme(page, LIVELIHOOD)
    reader.choose(page, "area", "济南市")
    tiles = reader.tiles(page)
    assert tiles

    other = visit(page.url, locale="en-US", width=390)
    assert reader.title(other) == TITLE_EN
    assert list(reader.tiles(other)) == list(tiles)
    assert reader.pressed_themes(other) == ["Livelihood"]
    assert reader.chosen(other, "area") == "Jinan"
    reader.speak(other, "中文")
    assert reader.tiles(other) == tiles

    untouched = visit(f"{base_url}/sources")
    assert reader.pressed_themes(untouched) == []
    assert reader.chosen(untouched, "area") == "市中区"


def test_back_and_forward_go_from_choice_to_choice(page: Page) -> None:
    at_first = reader.tiles(page)
    reader.press_theme(page, ENVIRONMENT)
    chosen = reader.tiles(page)

    with waiting.rerun(page):
        page.go_back()
    assert reader.tiles(page) == at_first
    assert reader.pressed_themes(page) == []

    with waiting.rerun(page):
        page.go_forward()
    assert reader.tiles(page) == chosen
    assert reader.pressed_themes(page) == ["环境品质"]


def test_back_to_the_page_before_never_drops_a_choice(visit: Visit, base_url: str) -> None:
    page = visit(f"{base_url}/projects")
    reader.press_theme(page, ENVIRONMENT)
    reader.turn_to(page, "来源")
    # The menu leaves a step of its own in the browser's history: it may take two steps.
    for _ in range(2):
        with waiting.rerun(page):
            page.go_back()
        assert reader.pressed_themes(page) == ["环境品质"]
        if reader.title(page) == MENU["项目"]:
            return
    pytest.fail("Two steps back do not lead to the page before.")


def test_the_language_switches_and_keeps_the_choices(visit: Visit, base_url: str) -> None:
    page = visit(f"{base_url}/?theme=environment&area=370100&period=2022")
    tiles = reader.tiles(page)

    reader.speak(page, "English")
    assert reader.title(page) == TITLE_EN
    assert _asked(page)["lang"] == ["en"]
    assert reader.pressed_themes(page) == ["Environment"]
    assert reader.chosen(page, "area") == "Jinan"
    assert reader.chosen(page, "period") == "2022"
    assert list(reader.tiles(page)) == list(tiles)
    reader.turn_to(page, "Sources")
    assert reader.title(page) == "Sources"
    assert page.title() == TITLE_EN

    reader.turn_to(page, "Overview")
    reader.speak(page, "中文")
    assert reader.tiles(page) == tiles
    assert "lang" not in _asked(page)


@pytest.mark.parametrize(
    ("locale", "title"),
    (
        ("zh-CN", "资料来源"),
        ("zh-HK", "资料来源"),
        ("en-US", "Sources"),
        ("fr-FR", "资料来源"),  # neither: the language of the tables
    ),
)
def test_the_browsers_language_decides_at_first(
    locale: str, title: str, visit: Visit, base_url: str
) -> None:
    page = visit(f"{base_url}/sources", locale=locale)
    assert reader.title(page) == title
    assert "lang" not in _asked(page)


def test_what_an_address_asks_for_and_does_not_exist_is_dropped(
    visit: Visit, base_url: str
) -> None:
    wrong = "theme=<b>&area=../../etc&period=1066&lang=xx&project=%00&unknown=1"
    page = visit(f"{base_url}/projects?{wrong}")
    assert reader.title(page) == MENU["项目"]
    assert reader.pressed_themes(page) == []
    assert (reader.chosen(page, "area"), reader.chosen(page, "period")) == ("市中区", "2020 年")
    assert _asked(page) == {}
    page = visit(
        f"{base_url}/trends?theme=service&area=nowhere&areas=no&areas=370100&indicator=gdp"
    )
    assert _asked(page) == {"theme": ["service"], "indicator": ["gdp"], "areas": ["370100"]}


def test_a_choice_that_finds_nothing_says_so(visit: Visit, base_url: str) -> None:
    page = visit(f"{base_url}/?area=xinglong_area&period=2000")
    assert reader.tiles(page) == {}
    assert NOTHING in reader.body(page)
    reader.choose(page, "area", "济南市")
    assert (NOTHING in reader.body(page)) is (reader.tiles(page) == {})


def test_a_tile_can_be_pressed_wherever_one_likes(page: Page) -> None:
    assert page.evaluate(NOT_PRESSED) == []


def test_a_tile_opens_its_indicator_at_the_sentence(visit: Visit, base_url: str) -> None:
    page = visit(base_url)
    missing = []
    for indicator, (head, mark) in OPENED.items():
        with waiting.rerun(page):
            page.locator(f".st-key-tile-{indicator} a").first.click()
        assert urlsplit(page.url).path == "/indicator"
        assert _asked(page)["indicator"] == [indicator]
        if (head, [mark]) not in reader.statements(page):
            missing.append((indicator, reader.statements(page)))
        reader.turn_to(page, "总览")
    assert missing == []


def test_a_dot_on_the_map_opens_its_project(visit: Visit, base_url: str) -> None:
    page = visit(f"{base_url}/map")
    expect(page.locator(".st-key-project-panel")).to_have_count(0)
    drawn = reader.drawn_map(page)
    first, second = reader.dots(drawn, GREEN)[:2]

    for dot in (first, second):
        name = reader.point_at(page, dot)
        reader.press_dot(page, dot)
        panel = page.locator(".st-key-project-panel")
        assert panel.locator("h2").inner_text() == name
        assert "环境品质" in panel.inner_text()
        assert reader.chosen(page, "project") == name
    assert re.fullmatch(r"[a-z0-9_]+", _asked(page)["project"][0])

    reader.choose(page, "project", "顺河高架")
    assert page.locator(".st-key-project-panel h2").inner_text() == "顺河高架"


def test_a_row_of_the_projects_opens_its_details(visit: Visit, base_url: str) -> None:
    page = visit(f"{base_url}/projects", height=2000)
    built, not_built = reader.rows(page, "built"), reader.rows(page, "not_built")
    panel = page.locator(".st-key-project-panel")

    for table, names in (("built", built), ("not_built", not_built)):
        reader.press_row(page, table, 1)
        assert panel.locator("h2").inner_text() == names[1][0]
        assert reader.chosen(page, "project") == names[1][0]
    reader.press_row(page, "built", 2)
    assert panel.locator("h2").inner_text() == built[2][0]

    other = visit(page.url, locale="en-US")
    assert other.locator(".st-key-project-panel h2").inner_text() == reader.chosen(other, "project")


def test_on_a_phone_menu_and_filters_can_be_reached(visit: Visit, base_url: str) -> None:
    page = visit(f"{base_url}/sources", width=390, touch=True)
    page.locator(".st-key-sheet summary").tap()
    reader.press_theme(page, ENVIRONMENT)
    reader.turn_to(page, "项目")
    assert reader.title(page) == "项目及其他条目"
    assert reader.pressed_themes(page) == ["环境品质"]
    assert reader.rows(page, "built")


def test_an_area_that_is_clicked_on_the_map_is_chosen_and_one_gets_back(
    visit: Visit, base_url: str
) -> None:
    page = visit(f"{base_url}/map", height=1100)
    panel = page.locator(".st-key-area-panel")
    assert panel.locator("h2").inner_text() == "市中区"
    reader.drawn_map(page)
    frame = reader.frame_of_map(page)
    reader.press_dot(page, (round(frame["width"] * 0.85), round(frame["height"] * 0.8)))
    assert panel.locator("h2").inner_text() == "历城区"
    assert _asked(page)["area"] == ["370112"]
    with waiting.rerun(page):
        panel.locator("button").filter(has_text="济南市").click()
    assert panel.locator("h2").inner_text() == "济南市"
    with waiting.rerun(page):
        page.go_back()
    assert panel.locator("h2").inner_text() == "历城区"
    assert reader.chosen(page, "area") == "历城区"


def test_a_link_to_what_is_not_held_says_so(visit: Visit, base_url: str) -> None:
    page = visit(f"{base_url}/project?project=nowhere&lang=zh")
    assert "“project=nowhere”在本库或当前所选范围内没有" in reader.body(page)
    with waiting.rerun(page):
        page.locator(".st-key-lang button").last.click()
    assert "nowhere" not in reader.body(page)
    page = visit(f"{base_url}/map?project=sdu_science_park&area=370102&lang=en")
    assert 'The link asks for "project=sdu_science_park"' in reader.body(page)
    page = visit(f"{base_url}/map?project=sdu_science_park&lang=en")
    assert "The link asks for" not in reader.body(page)
