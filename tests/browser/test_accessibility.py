"""By ear and by keyboard: what axe-core finds on every page, and what it cannot find."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Page, expect

from data.model import Language
from tests.browser import axe, waiting
from tests.browser.conftest import LOCALES, Scheme, Visit

PAGES = {
    "overview": "",
    "trends": "trends",
    "map": "map",
    "projects": "projects",
    "project": "project?project=shunhe_viaduct",
    "indicator": "indicator",
    "briefing": "briefing",
    "sources": "sources?source=shizhong_article_2021",
    "completeness": "completeness?theme=development",
    "releases": "releases",
    "search": "search?q=小旧改",
    "glossary": "glossary",
    "submit": "submit",
    "proposals": "proposals",
    "restore": "restore",
    "audit": "audit",
}
LAPTOP, PHONE = 1366, 390
FOLDED = "[data-testid=stMain] details:not([open]) > summary"
UNFOLD = "(folded) => document.querySelectorAll(folded).forEach((summary) => summary.click())"
PICTURES = (
    "[data-testid=stVegaLiteChart], [data-testid=stDeckGlJsonChart], [data-testid=stDataFrame]"
)
UNNAMED = f"""
() => [...document.querySelectorAll("{PICTURES}")].filter((picture) => {{
  const named = [picture, ...picture.querySelectorAll("[aria-label]:not(button)")];
  return !named.some((part) => part.getAttribute("aria-label")?.length > 3);
}}).map((picture) => picture.outerHTML.slice(0, 200))
"""
FOCUS = """
() => {
  const at = document.activeElement, style = getComputedStyle(at);
  return [at.innerText?.trim() || at.getAttribute("aria-label") || at.id,
    parseFloat(style.outlineWidth) * (style.outlineStyle !== "none"), at.localName];
}
"""
MOVING = """
() => [...document.querySelectorAll("*")].filter((element) => {
  const style = getComputedStyle(element);
  const longest = (list) => Math.max(...list.split(",").map(parseFloat));
  return longest(style.transitionDuration) > 0 || longest(style.animationDuration) > 0;
}).map((element) => element.outerHTML.slice(0, 120))
"""


class Sight(NamedTuple):
    """How a page is looked at."""

    language: Language
    scheme: Scheme
    width: int


# Each language in each scheme; each language and each scheme on a laptop and on a phone.
SIGHTS = (
    Sight("zh", "light", LAPTOP),
    Sight("zh", "dark", PHONE),
    Sight("en", "light", PHONE),
    Sight("en", "dark", LAPTOP),
)

# What opens when it is pressed, each on a page that has it: the button, and what opens.
OPENED = {
    "favourites": ("", ".st-key-at-hand [data-does=favourites]", "dialog[open]"),
    "help": ("", ".st-key-at-hand [data-does=help]", "dialog[open]"),
    "areas": ("", ".st-key-area input", "[role=listbox]"),
    "indicators": ("trends", ".st-key-indicators input", "[role=listbox]"),
    "rule": ("", ".st-key-standing [data-testid=stPopoverButton]", "[data-testid=stPopoverBody]"),
    "downloads": ("indicator", "[data-testid=stPopoverButton]", "[data-testid=stPopoverBody]"),
}
OPENED_WIDE = {"desk": ("", "[data-testid=stTopNavSection]", "[data-testid=stTopNavPopover]")}
OPENED_NARROW = {
    "menu": ("", "[data-testid=stExpandSidebarButton]", "[data-testid=stSidebarNavItems]")
}


def _sight(sight: Sight) -> str:
    return f"{sight.language}-{sight.scheme}"


def _openings() -> Iterator[Any]:
    """What opens on every screen, on a wide one and on a narrow one: each in two sights."""
    for sight in SIGHTS:
        own = OPENED_NARROW if sight.width == PHONE else OPENED | OPENED_WIDE
        for name in own:
            yield pytest.param(sight, name, id=f"{name}-{_sight(sight)}")


@pytest.mark.parametrize("sight", SIGHTS, ids=_sight)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_on_any_page(
    visit: Visit, base_url: str, name: str, sight: Sight
) -> None:
    page = _seen(visit, f"{base_url}/{PAGES[name]}", sight)
    assert page.locator("html").get_attribute("lang") == sight.language
    assert page.evaluate(UNNAMED) == []
    assert list(axe.violations(page)) == []
    if page.locator(FOLDED).count():
        page.evaluate(UNFOLD, FOLDED)
        waiting.ready(page)
        assert list(axe.violations(page)) == []


@pytest.mark.parametrize(("sight", "name"), list(_openings()))
def test_axe_finds_nothing_in_what_opens(
    visit: Visit, base_url: str, name: str, sight: Sight
) -> None:
    address, button, opened = (OPENED | OPENED_WIDE | OPENED_NARROW)[name]
    page = _seen(visit, f"{base_url}/{address}", sight)
    page.locator(button).filter(visible=True).first.click()
    expect(page.locator(opened).filter(visible=True).first).to_be_visible()
    waiting.ready(page)  # what is drawn anew meanwhile is faint
    assert list(axe.violations(page)) == []


@pytest.mark.parametrize("sight", SIGHTS, ids=_sight)
def test_axe_finds_nothing_on_the_tour_of_a_first_visit(
    visit: Visit, base_url: str, sight: Sight
) -> None:
    locale = LOCALES[sight.language]
    page = visit(base_url, width=sight.width, scheme=sight.scheme, locale=locale, returning=False)
    tour = page.locator("section.tour")
    expect(tour).to_be_visible()
    for _ in range(2):
        assert list(axe.violations(page)) == []
        tour.locator("[data-does=next]").click()


def _seen(visit: Visit, url: str, sight: Sight) -> Page:
    return visit(url, width=sight.width, scheme=sight.scheme, locale=LOCALES[sight.language])


@pytest.mark.parametrize("language", LOCALES)
def test_the_language_of_a_page_is_named_before_the_program_runs(
    visit: Visit, base_url: str, language: Language
) -> None:
    page = visit(base_url, locale=LOCALES[language])
    served = page.reload()
    assert served
    assert f'<html lang="{language}">' in served.text()
    waiting.ready(page)


@pytest.mark.parametrize("name", ("map", "project"))
def test_a_map_that_takes_the_focus_has_a_name(visit: Visit, base_url: str, name: str) -> None:
    page = visit(f"{base_url}/{PAGES[name]}")
    described = page.get_by_test_id("stDeckGlJsonChart").get_attribute("aria-label")
    assert described
    moved = page.locator(".deck-events-root")
    expect(moved).to_have_attribute("tabindex", "0")
    expect(moved).to_have_accessible_name(described)
    with waiting.rerun(page):
        page.locator(".st-key-lang button").nth(1).click()
    expect(moved).not_to_have_accessible_name(described)
    expect(moved).to_have_accessible_name(
        page.get_by_test_id("stDeckGlJsonChart").get_attribute("aria-label") or ""
    )


def test_the_language_of_a_page_follows_the_choice(page: Page) -> None:
    with waiting.rerun(page):
        page.locator(".st-key-lang button").nth(1).click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_the_keyboard_goes_past_the_menu_and_shows_where_it_is(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS)[2] == "a"
    page.keyboard.press("Enter")
    first = page.locator(".st-key-theme button").first
    for _ in range(5):
        page.keyboard.press("Tab")
        if first.evaluate("(button) => button === document.activeElement"):
            break
    words, outline, _ = page.evaluate(FOCUS)
    assert words.endswith("发展品质")
    assert outline == pytest.approx(2)


def test_a_tile_that_has_the_focus_shows_it(page: Page) -> None:
    page.locator("[class*=st-key-tile-] a").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS)[1:] == [2, "a"]


def test_who_wants_no_motion_has_none(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(MOVING) == []
