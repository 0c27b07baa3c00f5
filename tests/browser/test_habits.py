import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser import reader, waiting
from tests.browser.conftest import Visit

SERVICE = 1


def _path(page: Page) -> str:
    return urlsplit(page.url).path


def _without_clipboard(page: Page) -> None:
    """As where the dashboard is reached over HTTP: the browser has no clipboard to give."""
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.evaluate(
        "document.addEventListener('copy', () => { window.copied = document.activeElement.value; })"
    )


def _copied(page: Page) -> str:
    return str(page.evaluate("window.copied"))


def test_a_question_mark_shows_the_keys_and_escape_closes_them(page: Page) -> None:
    page.keyboard.press("?")
    help_ = page.get_by_role("dialog", name="帮助")
    expect(help_).to_be_visible()
    expect(help_).to_contain_text("打开“趋势”")
    page.keyboard.press("Escape")
    expect(help_).to_be_hidden()


def test_g_and_a_letter_open_a_page_and_keep_what_is_chosen(page: Page) -> None:
    reader.press_theme(page, SERVICE)
    with waiting.rerun(page):
        page.keyboard.press("g")
        page.keyboard.press("t")
    assert _path(page) == "/trends"
    assert reader.title(page) == "趋势与比较"
    assert reader.pressed_themes(page) == ["服务品质"]


def test_a_slash_goes_to_the_search_and_l_switches_the_language(page: Page) -> None:
    with waiting.rerun(page):
        page.keyboard.press("l")
    assert parse_qs(urlsplit(page.url).query) == {"lang": ["en"]}
    page.keyboard.press("/")
    expect(page.locator(".st-key-ask input")).to_be_focused()


def test_keys_do_nothing_while_one_types_nor_with_control(page: Page) -> None:
    box = page.locator(".st-key-ask input")
    box.click()
    page.keyboard.type("gt?l")
    expect(box).to_have_value("gt?l")
    expect(page.get_by_role("dialog", name="帮助")).to_be_hidden()
    box.blur()
    for key in ("Control+?", "Alt+?", "Meta+?"):
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    expect(page.get_by_role("dialog", name="帮助")).to_be_hidden()
    assert _path(page) == "/"


def test_keys_that_were_switched_off_stay_off(page: Page) -> None:
    page.get_by_role("button", name="帮助").click()
    page.get_by_role("checkbox", name="启用快捷键").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    waiting.ready(page)
    page.keyboard.press("?")
    page.wait_for_timeout(300)
    expect(page.get_by_role("dialog", name="帮助")).to_be_hidden()
    page.get_by_role("button", name="帮助").click()
    expect(page.get_by_role("checkbox", name="启用快捷键")).not_to_be_checked()


@pytest.mark.parametrize("secure", (True, False), ids=("clipboard", "no clipboard"))
def test_a_figure_is_copied_with_its_source(visit: Visit, base_url: str, *, secure: bool) -> None:
    page = visit(f"{base_url}/indicator?indicator=market_entities")
    if secure:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    else:
        _without_clipboard(page)
    page.get_by_role("button", name="复制", exact=True).first.click()
    expect(page.get_by_role("button", name="已复制")).to_be_visible()
    said = page.evaluate("navigator.clipboard.readText()") if secure else _copied(page)
    assert said.startswith(
        "截至 2020 年 12 月 31 日（推定），市中区市场主体：11.01 万 户（来源：《"
    )
    assert "，2021-01-27，http" in said


def test_a_favourite_is_kept_and_leads_back_in_either_language(visit: Visit, base_url: str) -> None:
    page = visit(f"{base_url}/indicator?indicator=market_entities")
    page.get_by_role("button", name="收藏", exact=True).click()
    expect(page.get_by_role("button", name="已收藏")).to_have_attribute("aria-pressed", "true")
    page.goto(f"{base_url}/?lang=en")
    waiting.ready(page)
    page.get_by_role("button", name="Favourites").click()
    with waiting.rerun(page):
        page.get_by_role("listitem").get_by_role("link", name="Market entities").click()
    assert parse_qs(urlsplit(page.url).query)["indicator"] == ["market_entities"]
    expect(page.get_by_role("dialog", name="Favourites")).to_be_hidden()
    page.get_by_role("button", name="Saved").click()
    page.get_by_role("button", name="Favourites").click()
    expect(page.get_by_text("There are none yet")).to_be_visible()


def test_the_address_of_a_view_is_copied_and_a_bare_one_names_its_period(page: Page) -> None:
    _without_clipboard(page)
    share = page.get_by_role("button", name="分享当前页")
    share.click()
    expect(page.get_by_text("网址已复制")).to_be_visible()
    assert _copied(page).endswith("/?period=2020")
    reader.press_theme(page, SERVICE)
    share.click()
    expect(page.get_by_text("网址已复制")).to_be_visible()
    assert _copied(page) == page.url
    assert page.url.endswith("/?theme=service")


def test_a_bare_address_opens_what_was_chosen_last_and_leads_to_the_default(
    page: Page, base_url: str
) -> None:
    at_first = reader.tiles(page)
    reader.press_theme(page, SERVICE)
    chosen = reader.tiles(page)

    page.goto(base_url)
    waiting.ready(page)
    assert reader.tiles(page) == chosen
    assert page.url.endswith("/?theme=service")
    expect(page.get_by_text("沿用您上次的选择")).to_be_visible()

    with waiting.rerun(page):
        page.get_by_role("button", name="恢复默认").click()
    assert reader.tiles(page) == at_first
    expect(page.get_by_text("沿用您上次的选择")).to_be_hidden()

    page.goto(base_url)
    waiting.ready(page)
    assert reader.tiles(page) == at_first


def test_an_address_that_names_anything_is_never_overruled(page: Page, base_url: str) -> None:
    reader.press_theme(page, SERVICE)
    for address in ("/?area=370100", "/projects"):
        page.goto(f"{base_url}{address}")
        waiting.ready(page)
        assert reader.pressed_themes(page) == []
        expect(page.get_by_text("沿用您上次的选择")).to_be_hidden()
    page.goto(base_url)
    waiting.ready(page)
    assert reader.pressed_themes(page) == ["服务品质"]


def test_what_a_link_chose_is_not_kept(visit: Visit, base_url: str) -> None:
    page = visit(f"{base_url}/?theme=service")
    page.goto(base_url)
    waiting.ready(page)
    assert reader.pressed_themes(page) == []


def test_a_first_visit_has_a_tour_once_and_again_when_asked_for(
    visit: Visit, base_url: str
) -> None:
    page = visit(base_url, returning=False)
    tour = page.locator(".tour")
    expect(tour).to_contain_text("第 1 步，共 4 步")
    for _ in range(3):
        page.get_by_role("button", name="下一步").click()
    page.get_by_role("button", name="知道了").click()
    expect(tour).to_be_hidden()
    page.reload()
    waiting.ready(page)
    expect(tour).to_be_hidden()
    page.keyboard.press("?")
    page.get_by_role("button", name="使用导览").click()
    expect(tour).to_be_visible()
    page.keyboard.press("Escape")
    expect(tour).to_be_hidden()


def test_a_term_leads_to_its_meaning(visit: Visit, base_url: str) -> None:
    page = visit(f"{base_url}/indicator?indicator=gdp")
    with waiting.rerun(page):
        page.get_by_role("link", name="累计").first.click()
    assert reader.title(page) == "名词解释"
    marked = page.locator(".st-key-place-accumulated")
    expect(marked).to_be_focused()
    expect(marked).to_have_text(re.compile("自当年 1 月起"))


def test_a_page_asks_the_server_once_when_it_opens(page: Page) -> None:
    runs: list[str] = []
    protocol = page.context.new_cdp_session(page)
    protocol.on("Network.webSocketFrameSent", lambda _: runs.append("asked"))
    protocol.send("Network.enable")
    page.reload()
    waiting.ready(page)
    page.wait_for_timeout(500)
    assert len(runs) == 1
