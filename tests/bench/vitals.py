"""How a page feels on the way: what web browsers call the Core Web Vitals, of each page.

`python -m tests.bench.vitals` measures this alone, and ends with 1 where a page is above a limit.
The server is warm and the browser has been on the page before. LCP is when the largest thing in
sight stands, from the opening on; CLS how much of what stood has moved by itself; INP the longest
time from a press to the next picture: a theme is chosen, an expander opened, words are typed into
the search. Each is the worst of the visits. The least Streamlit app is measured beside them.
"""

import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.bench.starts import APP, ONE_TILE
from tests.browser import chromium, server, waiting
from tests.browser.gallery.shots import OPENED

VISITS = 3
WINDOWS = {"on a laptop": (1366, 900), "on a phone": (390, 844)}
LCP, INP, CLS = 2.5, 0.2, 0.1  # the limits: seconds, seconds, and a share of the window
BREAK, LONGEST = 1000, 5000  # milliseconds: moves without such a break, for so long, are one
PAGES = {opened.page: opened.address for opened in OPENED}
PRESSED = (
    ".st-key-theme button",
    "[data-testid=stExpander] summary",
    "h1, [data-testid=stMetric]",
    ".st-key-ask input, .st-key-q input",
)
WORDS = "gdp"

WATCH = """
window.vitals = { painted: 0, shifts: [], presses: [] };
const named = (node) => {
  const element = node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement;
  const keyed = element?.closest("[class*=st-key-]");
  return [...(keyed?.classList ?? [])].find((name) => name.startsWith("st-key-"))?.slice(7)
    ?? element?.closest("[data-testid]")?.dataset.testid ?? "?";
};
const watch = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note))
  .observe({ type, buffered: true, durationThreshold: 16 });
watch("largest-contentful-paint", (entry) => { vitals.painted = entry.startTime; });
watch("layout-shift", (entry) => {
  if (!entry.hadRecentInput)
    vitals.shifts.push([entry.startTime, entry.value, entry.sources.map((s) => named(s.node))]);
});
watch("event", (entry) => { if (entry.interactionId) vitals.presses.push(entry.duration); });
"""


@dataclass(frozen=True)
class Visit:
    """What one visit of a page was like: seconds, seconds, a share, and what moved most."""

    lcp: float
    inp: float
    cls: float
    moved: str


def visit(context: BrowserContext, url: str) -> Visit:
    """Open a page, use it, and tell how that was."""
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(url)
    waiting.ready(page)
    page.wait_for_timeout(500)
    _use(page)
    page.wait_for_timeout(500)
    told: dict[str, Any] = page.evaluate("vitals")
    page.close()
    value, moved = worst_move(told["shifts"])
    return Visit(told["painted"] / 1000, max(told["presses"], default=0) / 1000, value, moved)


def worst_move(shifts: list[tuple[float, float, list[str]]]) -> tuple[float, str]:
    """The largest sum of shifts that follow one another, and what moved in it the most."""
    sessions: list[list[tuple[float, float, list[str]]]] = []
    for shift in shifts:
        last = sessions[-1] if sessions else []
        if last and shift[0] - last[-1][0] < BREAK and shift[0] - last[0][0] < LONGEST:
            last.append(shift)
        else:
            sessions.append([shift])
    if not sessions:
        return 0, ""
    most = max(sessions, key=_sum)
    _, _, moved = max(most, key=lambda shift: shift[1])
    return _sum(most), ", ".join(dict.fromkeys(moved))


def _sum(shifts: list[tuple[float, float, list[str]]]) -> float:
    return sum(shift[1] for shift in shifts)


def _use(page: Page) -> None:
    """Press the first of each thing that is pressed on most pages, where this page has one."""
    for thing in PRESSED:
        found = page.locator(thing).filter(visible=True)
        if found.count():
            found.first.click()
            waiting.ready(page)
    page.keyboard.type(WORDS)


def measure(browser: Browser, log: Path) -> bool:
    """Print a line for each page; whether all are within the limits."""
    sound = True
    for script, addresses in ((ONE_TILE, {"an app of one tile": ""}), (APP, PAGES)):
        with server.serving(script, log) as base_url:
            for where, (width, height) in WINDOWS.items():
                print(f"{where:<22}{'LCP':>12}{'INP':>12}{'CLS':>10}", flush=True)
                with browser.new_context(
                    locale="zh-CN", viewport={"width": width, "height": height}
                ) as context:
                    for name, address in addresses.items():
                        visits = [
                            visit(context, f"{base_url}/{address}") for _ in range(VISITS + 1)
                        ]
                        sound &= _told(name, visits[1:])
    return sound


def _told(name: str, visits: list[Visit]) -> bool:
    """Print the worst of some visits, and what moved where that is too much; whether it is not."""
    lcp, inp = max(it.lcp for it in visits), max(it.inp for it in visits)
    most = max(visits, key=lambda it: it.cls)
    above = [
        limit
        for limit, is_above in (("LCP", lcp > LCP), ("INP", inp > INP), ("CLS", most.cls > CLS))
        if is_above
    ]
    remark = f"   above the limit: {', '.join(above)}" if above else ""
    moved = f" (moved: {most.moved})" if "CLS" in above else ""
    print(f"{name:<22}{lcp:>10.3f} s{inp:>10.3f} s{most.cls:>10.3f}{remark}{moved}", flush=True)
    return not above


def main() -> None:
    """Measure it alone."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        sound = measure(browser, Path(folder) / "log")
        browser.close()
    sys.exit(0 if sound else 1)


if __name__ == "__main__":
    main()
