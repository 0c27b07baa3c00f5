from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import server
from tests.browser.gallery import comparing, taking
from tests.browser.gallery.shots import FEATURED, OPENED, SHOTS, Shot

LOOKED_AT = (
    Shot("overview", "zh", "light", 1366),
    Shot("overview", "en", "dark", 390),
    Shot("map", "en", "light", 1366),
    Shot("indicator", "zh", "dark", 1366),
    Shot("glossary", "zh", "light", 390),
)
DAMAGES = {
    "a tile is missing": "[class*=st-key-tile-] { visibility: hidden }",
    "a chip is missing": ".stMarkdownBadge { visibility: hidden }",
    "a heading stands eight pixels lower": "h1 { position: relative; top: 8px }",
    "labels are cut off": "[data-testid=stPageLink-NavLink] p { width: 3em; overflow: hidden }",
    "a row is gone": "[data-testid=stLayoutWrapper]:has(> .st-key-filters) { display: none }",
}


@pytest.fixture(scope="module")
def overview(browser: Browser, base_url: str) -> Iterator[tuple[Page, Shot, bytes]]:
    """The overview, its picture's name, and how it is when nothing is wrong."""
    shot = LOOKED_AT[0]
    with taking.opened(browser, base_url, shot) as page:
        yield page, shot, comparing.reduced(taking.picture(page, shot))


@pytest.mark.parametrize("shot", LOOKED_AT, ids=str)
def test_a_page_looks_as_its_kept_picture(browser: Browser, base_url: str, shot: Shot) -> None:
    kept = comparing.kept(shot)
    assert kept is not None, "no picture is kept: make gallery KEEP=1"
    with taking.opened(browser, base_url, shot) as page:
        if not comparing.comparable(taking.letters(page)):
            pytest.skip("this computer writes with other letters")
        seen = comparing.reduced(taking.picture(page, shot))
    assert comparing.alike(kept, seen), "it looks otherwise: make gallery"


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_picture_is_another_where(overview: tuple[Page, Shot, bytes], damage: str) -> None:
    page, shot, sound = overview
    rule = page.add_style_tag(content=DAMAGES[damage])
    seen = comparing.reduced(taking.picture(page, shot))
    rule.evaluate("(rule) => rule.remove()")
    assert not comparing.alike(sound, seen)


def test_a_picture_taken_again_is_the_same(overview: tuple[Page, Shot, bytes]) -> None:
    page, shot, sound = overview
    assert comparing.alike(sound, comparing.reduced(taking.picture(page, shot)))


@pytest.mark.parametrize("scale", (1.5, 2))
def test_a_picture_with_letters_drawn_otherwise_is_the_same(
    browser: Browser, base_url: str, overview: tuple[Page, Shot, bytes], scale: float
) -> None:
    _, shot, sound = overview
    with taking.opened(browser, base_url, shot, scale=scale) as page:
        seen = comparing.reduced(taking.picture(page, shot))
    assert seen != sound
    assert comparing.alike(sound, seen)


def test_every_page_has_its_pictures_and_the_readme_shows_some_of_them() -> None:
    files = {file.stem for file in (server.ROOT / "pages").glob("*/*.py")}
    assert {opened.page for opened in OPENED} == files
    readme = (server.ROOT / "README.md").read_text(encoding="utf-8")
    for featured in FEATURED:
        assert featured.shot in SHOTS
        assert f"docs/pictures/{featured.file}.png" in readme
