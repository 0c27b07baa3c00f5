"""What a reader does on a page and sees there, in the words of a reader."""

from contextlib import suppress
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Error, FloatRect, Locator, Page, expect

from tests.browser import waiting

TILES = """
() => Object.fromEntries([...document.querySelectorAll("[class*=st-key-tile-]")].map((tile) => [
  [...tile.classList].find((name) => name.startsWith("st-key-tile-")).slice("st-key-tile-".length),
  tile.innerText.replace(/\\s+/g, " ").trim(),
]))
"""
LINES = """
() => [...document.querySelectorAll("[data-testid=stVegaLiteChart] svg path[d]")]
  .map((path) => path.getAttribute("d")).join(" ")
"""
STATEMENTS = """
() => [...document.querySelectorAll("blockquote")].map((quote) => [
  quote.closest("[data-testid=stVerticalBlock]").querySelector("p").innerText
    .replaceAll("\\u00a0", " "),
  [...quote.querySelectorAll(".stMarkdownColoredBackground")].map((mark) => mark.innerText),
])
"""
MAP = "[data-testid=stDeckGlJsonChart], .st-key-small-map .vega-embed"
DRAWN_DOTS = ".st-key-small-map svg.marks .mark-symbol path"  # on the front page, which draws them
PATIENCE_S = 5.0
PRESSES = 8  # of a map, until it takes one for a click
# Lets the clock of a page stand still, as long as `still` is true: a map takes a press of more than
# a quarter of a second for the beginning of a move, and a processor that draws it takes longer.
CLOCK = """
(() => {
  const now = Date.now.bind(Date);
  let stood = null;
  Date.now = () => (window.still ? (stood ??= now()) : ((stood = null), now()));
})();
"""
# A reader who has been here before: the tour is for others.
RETURNING = """localStorage.setItem("dashboard.tour", JSON.stringify("seen"))"""
SCROLLED_MS = 400  # a list closes while the page scrolls
ROW_HEIGHT = 35
FAINT = 20  # pixels; a colour on fewer of them is a blend at an edge


def tiles(page: Page) -> dict[str, str]:
    """The text of each tile, by the indicator that it opens."""
    found: dict[str, str] = page.evaluate(TILES)
    return found


def chart(page: Page) -> str:
    """What the charts have drawn."""
    return str(page.evaluate(LINES))


def open_list(offers: Locator, inside: Locator) -> None:
    """Press what opens a list until something in it is seen.

    A press while the list that was open before it still fades closes that one, and opens none.
    """
    for _ in range(3):
        offers.click()
        with suppress(Error):
            inside.wait_for(timeout=5_000)
            return
    raise AssertionError("The list does not open.")


def map_picture(page: Page) -> Image.Image:
    """The map as it is seen."""
    return picture(page.locator(MAP))


def picture(element: Locator) -> Image.Image:
    """An element as it is seen."""
    return Image.open(BytesIO(element.screenshot())).convert("RGB")


def drawn_map(page: Page) -> Image.Image:
    """The map, once it is drawn: its canvas stands there a moment before what is on it."""
    deadline = int(PATIENCE_S / 0.1)
    for _ in range(deadline):
        seen = map_picture(page)
        if len(colors(seen)) > 3:
            return seen
        page.wait_for_timeout(100)
    raise AssertionError("The map has stayed empty.")


def colors(seen: Image.Image) -> set[tuple[int, ...]]:
    """The colours that cover more than an edge."""
    counted = seen.getcolors(seen.width * seen.height) or []
    return {color for count, color in counted if count > FAINT and isinstance(color, tuple)}


def frame_of_map(page: Page) -> FloatRect:
    """Where the map stands on the page, and how large it is."""
    box = page.locator(MAP).bounding_box()
    assert box
    return box


def dots(seen: Image.Image, color: str) -> list[tuple[int, int]]:
    """Points well inside each dot of a colour (#RRGGBB), top to bottom: they can be clicked."""
    wanted = tuple(int(color[at : at + 2], 16) for at in (1, 3, 5))
    pixels = seen.load()
    assert pixels is not None
    found: list[tuple[int, int]] = []
    for y in range(3, seen.height - 3):
        for x in range(3, seen.width - 3):
            if pixels[x, y] != wanted:
                continue
            square = ((x + i, y + j) for i in (-2, 0, 2) for j in (-2, 0, 2))
            far = all(abs(x - a) > 12 or abs(y - b) > 12 for a, b in found)
            if far and all(pixels[at] == wanted for at in square):
                found.append((x, y))
    return found


def drawn_dots(page: Page) -> set[str]:
    """The colours of the dots and rings on the front page's map."""
    drawn = page.locator(DRAWN_DOTS)
    expect(drawn.first).to_be_attached()
    return set(drawn.evaluate_all("(dots) => dots.map((dot) => dot.getAttribute('stroke'))"))


def themes(page: Page) -> Locator:
    """The pills of the themes, in the order of the tables."""
    return page.locator(".st-key-theme button")


def press_theme(page: Page, theme: int) -> None:
    """Press one of the themes, counted from the left; pressed again, it is taken back."""
    with waiting.rerun(page):
        themes(page).nth(theme).click()


def pressed_themes(page: Page) -> list[str]:
    """The names of the themes that are pressed."""
    return page.locator(".st-key-theme button[aria-checked=true] p").all_inner_texts()


def choose(page: Page, key: str, words: str) -> None:
    """Choose from a list by the words that stand there."""
    box = page.locator(f".st-key-{key} input")
    box.scroll_into_view_if_needed()
    page.wait_for_timeout(SCROLLED_MS)
    box.fill(words)
    with waiting.rerun(page):
        page.get_by_role("option", name=words, exact=True).click()


def chosen(page: Page, key: str) -> str:
    """What a list shows as chosen."""
    return page.locator(f".st-key-{key} input").input_value()


def speak(page: Page, language: str) -> None:
    """Switch the language by its own name."""
    with waiting.rerun(page):
        page.locator(".st-key-lang button").filter(has_text=language).click()


def turn_to(page: Page, name: str) -> None:
    """Open a page by the menu; on a phone the menu is opened first."""
    unfold = page.get_by_test_id("stExpandSidebarButton")
    if unfold.is_visible():
        unfold.click()
    links = page.locator("[data-testid=stTopNavLink], [data-testid=stSidebarNavLink]")
    with waiting.rerun(page):
        links.filter(has_text=name).filter(visible=True).click()


def title(page: Page) -> str:
    """The page's title."""
    return page.locator("h1").inner_text()


def body(page: Page) -> str:
    """All that can be read on the page, beside its menu."""
    return page.get_by_test_id("stMain").inner_text()


def rows(page: Page, key: str) -> list[list[str]]:
    """The rows of a table, as far as it is in view: drawn, and written for those who do not see."""
    lists = page.locator(f".st-key-list-{key}, .st-key-narrow-list-{key}").filter(visible=True)
    grid = lists.locator("[role=grid]")
    grid.locator("tbody tr").first.wait_for(state="attached")
    cells = "(rows) => rows.map((row) => [...row.querySelectorAll('td')].map(c => c.textContent))"
    found: list[list[str]] = grid.locator("tbody tr").evaluate_all(cells)
    return found


def press_row(page: Page, key: str, row: int) -> None:
    """Press the box before a row of a table, counted from 0."""
    table = page.locator(f".st-key-list-{key} [data-testid=data-grid-canvas]")
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    assert box
    with waiting.rerun(page):
        page.mouse.click(box["x"] + ROW_HEIGHT / 2, box["y"] + ROW_HEIGHT * (row + 1.5))


def point_at(page: Page, dot: tuple[int, int]) -> str:
    """Put the pointer on a dot of the map; what the map says of it."""
    x, y = dot
    page.locator(MAP).hover(position={"x": x, "y": y})
    page.wait_for_timeout(400)
    return page.locator(".deck-tooltip").inner_text()


def press_dot(page: Page, dot: tuple[int, int]) -> None:
    """Press a dot of the map.

    The press takes no time by the clock of the page (CLOCK); where the map was not yet drawn, it is
    pressed again, as a reader would.
    """
    x, y = dot
    page.locator(MAP).hover(position={"x": x, "y": y})
    for _ in range(PRESSES):
        page.wait_for_timeout(300)
        try:
            with waiting.rerun(page, patience_ms=4000):
                page.evaluate("window.still = true")
                page.mouse.down()
                page.mouse.up()
                page.evaluate("window.still = false")
        except TimeoutError:
            continue
        return
    raise AssertionError("The map does not answer to a press.")


def statements(page: Page) -> list[tuple[str, list[str]]]:
    """The figures of an indicator that stand there, each with what is marked in its sentence."""
    return [(str(head), list(marks)) for head, marks in page.evaluate(STATEMENTS)]


def taken_along(page: Page, what: str, form: str, folder: Path) -> Path:
    """Open what can be taken along of something, press a form of it, and keep the file."""
    with waiting.rerun(page):
        page.locator(f".st-key-take-{what} button").first.click()
    with page.expect_download() as taken:
        page.get_by_test_id("stDownloadButton").filter(has_text=form).locator("button").click()
    path = folder / taken.value.suggested_filename
    taken.value.save_as(path)
    return path
