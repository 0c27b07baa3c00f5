"""Takes the pictures: a page whole, once nothing on it moves, and on the same day as all others."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page

from components import dates
from components.text import Text
from data import periods
from data.model import Language
from tests.browser import reader, waiting
from tests.browser.conftest import LOCALES, PHONE, Scheme
from tests.browser.gallery.shots import OPENED, PHONE_WIDTH, WIDTHS, Shot
from tests.data.intake import office

WINDOW = 900  # pixels that a window is high at first
MOST = 4_500_000  # pixels of a picture: a page may be long where it is narrow
DAY = date(2026, 1, 15)  # on which every picture is taken
TRIES = 20  # for a map to come to rest

HEIGHT = "document.querySelector('[data-testid=stMain]').scrollHeight"
# The day of today, where it stands, becomes another, and the time beside it the morning.
ANOTHER_DAY = """
([today, day]) => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.textContent.includes(today))
      node.textContent = node.textContent.replaceAll(today, day)
        .replace(/\\d\\d:\\d\\d(:\\d\\d)?/g, (_, seconds) => "09:30" + (seconds ? ":00" : ""));
  }
}
"""
# How wide letters are, upright and bold, Chinese and Latin: another computer may have others.
LETTERS = """
() => [400, 600].flatMap((weight) => ["济南市市中区运行看板", "Shizhong at a glance, 0123456789"]
  .map((words) => {
    const line = document.createElement("span");
    line.style.cssText = `position: absolute; font-size: 100px; font-weight: ${weight}`;
    line.style.whiteSpace = "nowrap";
    line.textContent = words;
    document.querySelector("[data-testid=stApp]").append(line);
    const width = line.getBoundingClientRect().width;
    line.remove();
    return Math.round(width);
  }))
"""


@contextmanager
def opened(browser: Browser, base_url: str, shot: Shot, *, scale: float = 1) -> Iterator[Page]:
    """The page of a picture before a reader who has seen the tour, in a window of its width."""
    asked = next(one for one in OPENED if one.page == shot.page)
    with browser.new_context(
        locale=LOCALES[shot.language],
        color_scheme=shot.scheme,
        reduced_motion="reduce",
        timezone_id="Asia/Shanghai",
        viewport={"width": shot.width, "height": WINDOW},
        device_scale_factor=scale,
        user_agent=PHONE if shot.width == PHONE_WIDTH else None,
    ) as context:
        page = context.new_page()
        page.add_init_script(reader.RETURNING)
        page.goto(f"{base_url}/{asked.address}")
        waiting.ready(page)
        if asked.table:
            with tempfile.TemporaryDirectory() as folder, waiting.rerun(page):
                file = office.write(asked.table, Path(folder))
                page.locator("input[type=file]").set_input_files(file)
        yield page


def grown(
    browser: Browser, base_url: str, page: str, language: Language, scheme: Scheme
) -> Iterator[tuple[Shot, Image.Image]]:
    """A page on a phone, and on each of the wider screens: there opened once, its window grows."""
    phone, *wider = (Shot(page, language, scheme, width) for width in WIDTHS)
    for shots in ([phone], wider):
        with opened(browser, base_url, shots[0]) as seen:
            for shot in shots:
                yield shot, picture(seen, shot)


def picture(page: Page, shot: Shot) -> Image.Image:
    """All of a page as far as MOST goes, in CSS pixels."""
    page.set_viewport_size({"width": shot.width, "height": WINDOW})
    waiting.ready(page)
    height = min(page.evaluate(HEIGHT), MOST // shot.width)
    page.set_viewport_size({"width": shot.width, "height": height})
    waiting.ready(page)
    days = [dates.day(day, Text(shot.language)) for day in (periods.today(), DAY)]
    page.evaluate(ANOTHER_DAY, days)
    return _at_rest(page).resize((shot.width, height), Image.Resampling.BOX)


def letters(page: Page) -> list[int]:
    """By how wide they are: which letters this computer writes with."""
    found: list[int] = page.evaluate(LETTERS)
    return found


def _at_rest(page: Page) -> Image.Image:
    before = page.screenshot()
    for _ in range(TRIES):
        page.wait_for_timeout(150)
        after = page.screenshot()
        if after == before:
            return Image.open(BytesIO(after)).convert("RGB")
        before = after
    raise AssertionError("The page does not come to rest.")
