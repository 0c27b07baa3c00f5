"""Inside the page: what a choice shows, and how long a click takes until just that stands there."""

import sys

from playwright.sync_api import Page

from tests.browser import waiting

PATIENCE_MS = 20_000

# What the reader sees of a choice: title, tiles and their text, and what the charts have drawn.
# What is from before is hidden until the script has ended, and so not seen.
SEEN = """
() => {
  const shown = (parts) =>
    [...document.querySelectorAll(parts)].filter((part) => part.checkVisibility());
  const title = document.querySelector("h1")?.textContent;
  const tiles = shown("[class*=st-key-tile-]").map(
    (tile) => [...tile.classList].find((name) => name.startsWith("st-key-tile-")) + tile.innerText);
  const charts = shown("[data-testid=stVegaLiteChart]").map((chart) => [
    ...[...chart.querySelectorAll("svg path")].map((path) => path.getAttribute("d")),
    ...[...chart.querySelectorAll("svg text")].map((text) => text.textContent),
    ...[...chart.querySelectorAll("canvas")].map((canvas) => canvas.toDataURL()),
  ].join("|"));
  return JSON.stringify([title, tiles, charts]);
}
"""

# From just before the click to the change of the page after which it shows what it should, and to
# the one after which also the script has ended and nothing, the map included, is from before.
CLICK = """
([expected, patience]) => new Promise((resolve, reject) => {
  const seen = SEEN;
  const app = document.querySelector("[data-testid=stApp]");
  let stands = 0;
  let start = 0;
  const observer = new MutationObserver(() => {
    const running = app.dataset.testScriptState !== "notRunning";
    if (!stands && seen() === expected) stands = performance.now() - start;
    if (!stands || running || document.querySelector('[data-stale="true"]')) return;
    observer.disconnect();
    resolve([stands, performance.now() - start]);
  });
  observer.observe(document, {
    subtree: true, childList: true, attributes: true, characterData: true });
  const fail = () => reject(new Error("The page never showed what was clicked."));
  setTimeout(fail, patience);
  start = performance.now();
  (PRESS)();
})
""".replace("SEEN", f"({SEEN})")

THEME = "() => document.querySelectorAll('.st-key-theme button')[{button}].click()"
OPTION = "() => [...document.querySelectorAll('[role=option]')][{option}].click()"


def themes(page: Page) -> int:
    """How many themes can be clicked."""
    return page.locator(".st-key-theme button").count()


def seen(page: Page) -> str:
    """What the page shows now, as text that can be compared."""
    return str(page.evaluate(SEEN))


def chosen(page: Page, button: int) -> bool:
    """Whether this theme is the chosen one: a click would take it back."""
    pill = page.locator(".st-key-theme button").nth(button)
    return pill.get_attribute("aria-checked") == "true"


def theme(page: Page, button: int, expected: str) -> tuple[float, float]:
    """Seconds from a click on a theme until the page shows `expected`, and until all is quiet."""
    return _click(page, THEME.format(button=button), expected)


def option(page: Page, number: int, expected: str) -> tuple[float, float]:
    """As ``theme``, for one of the options of a list that is open."""
    return _click(page, OPTION.format(option=number), expected)


def in_turn(page: Page, count: int) -> list[tuple[float, float]]:
    """Seconds of so many clicks, on each theme in turn, once every theme has been seen."""
    looks = [_look(page, button) for button in range(themes(page))]
    if len(set(looks)) < len(looks):
        sys.exit("Two themes show the same: there is nothing to measure.")
    order = [turn % len(looks) for turn in range(count)]
    return [theme(page, button, looks[button]) for button in order]


def _look(page: Page, button: int) -> str:
    if not chosen(page, button):
        with waiting.rerun(page):
            page.locator(".st-key-theme button").nth(button).click()
    return seen(page)


def _click(page: Page, press: str, expected: str) -> tuple[float, float]:
    stands, settled = page.evaluate(CLICK.replace("PRESS", press), [expected, PATIENCE_MS])
    return stands / 1000, settled / 1000
