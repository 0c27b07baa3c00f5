"""The README's pictures, made from the running dashboard: `python -m tests.browser.screenshots`."""

import tempfile
from io import BytesIO
from pathlib import Path
from typing import Literal, NamedTuple

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import chromium, reader, server, waiting
from tests.data.intake import office

PICTURES = server.ROOT / "docs" / "pictures"
COLORS = 256  # a page has few colours: a palette makes the file a third as large
MAP_DRAWN_MS = 1_500


class Picture(NamedTuple):
    """What to open, for whom, and how much of it to show; which invented table to hand in."""

    name: str
    address: str
    locale: str
    scheme: Literal["light", "dark"] = "light"
    width: int = 1366
    height: int = 900
    table: str = ""


PICTURE_LIST = (
    Picture("overview-zh", "", "zh-CN", height=1280),
    Picture("overview-en-phone", "", "en-US", "dark", width=390, height=1100),
    Picture("indicator-zh", "indicator?indicator=lifts_installed", "zh-CN", height=1100),
    Picture("map-zh", "map?project=wangyue_tunnel", "zh-CN", height=1100),
    Picture(
        "trends-en",
        "trends?indicator=gdp&areas=370103&areas=370102&areas=370112",
        "en-US",
        height=1100,
    ),
    Picture("briefing-zh", "briefing?theme=development&period=2020", "zh-CN", height=1100),
    Picture("search-zh", "search?q=jtgs", "zh-CN", height=1100),
    Picture("desk-zh", "submit", "zh-CN", height=1100, table="monthly_report"),
)


def take(browser: Browser, base_url: str, picture: Picture) -> Path:
    """Take one picture and return its file."""
    context = browser.new_context(
        locale=picture.locale,
        color_scheme=picture.scheme,
        viewport={"width": picture.width, "height": picture.height},
    )
    page = context.new_page()
    page.add_init_script(reader.RETURNING)
    page.goto(f"{base_url}/{picture.address}")
    waiting.ready(page)
    if picture.table:
        _hand_in(page, picture.table)
    page.wait_for_timeout(MAP_DRAWN_MS)
    seen = Image.open(BytesIO(page.screenshot())).convert("RGB")
    context.close()
    file = PICTURES / f"{picture.name}.png"
    seen.quantize(COLORS).save(file, optimize=True)
    return file


def _hand_in(page: Page, table: str) -> None:
    """Give a table at the desk, and look at how it is read."""
    with tempfile.TemporaryDirectory() as folder, waiting.rerun(page):
        page.locator("input[type=file]").set_input_files(office.write(table, Path(folder)))
    page.get_by_role("tab").first.evaluate("(tab) => tab.scrollIntoView()")


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        with server.serving(server.ROOT / "app.py", Path(folder) / "log") as base_url:
            for picture in PICTURE_LIST:
                print(take(browser, base_url, picture).relative_to(server.ROOT))
        browser.close()


if __name__ == "__main__":
    main()
