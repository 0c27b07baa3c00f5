"""How fast it is: `make bench` prints medians with the least and the most.

Starts: the dashboard and the least Streamlit app take turns, after one start of each that is not
counted, in a browser that is already open; each start has a new process and a new reader without
anything in the browser's store. Clicks: in one page, each theme in turn, after a round that is not
counted. All on this computer, so no network is in the figures.
"""

import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from components import charts, theme
from components.text import Text
from data.catalogue import TABLES_FOLDER, catalogue, sound
from data.interchange import DATASET_FORMS
from data.periods import parse
from data.series import Point
from tests.bench import briefing, clicks, desk, exports, maps, scale, search, vitals
from tests.bench.starts import APP, ONE_TILE, to_first_tile
from tests.bench.told import report
from tests.browser import chromium, server, waiting
from tests.data.invented import level

STARTS = 5
CLICKS = 20
CHECKS = 5
TO_MAP, TO_PROJECTS = "a[href$='/map']", "a[href$='/projects']"


def starts(browser: Browser, log: Path) -> tuple[list[float], list[float]]:
    """Seconds of the dashboard and of the least app, taken in turn."""
    dashboard: list[float] = []
    least: list[float] = []
    for _ in range(STARTS + 1):
        dashboard.append(to_first_tile(browser, APP, log))
        least.append(to_first_tile(browser, ONE_TILE, log))
    return dashboard[1:], least[1:]


def indicator_changes(page: Page) -> list[tuple[float, float]]:
    """Seconds of each change between the first two indicators of the list, both seen before."""
    looks = [_choose(page, number) for number in (0, 1)]
    found = []
    for turn in range(CLICKS):
        number = turn % 2
        _open_list(page)
        found.append(clicks.option(page, number, looks[number]))
    return found


def _open_list(page: Page) -> None:
    page.locator(".st-key-indicator button, .st-key-indicator input").first.click()
    page.get_by_role("option").first.wait_for()


def _choose(page: Page, number: int) -> str:
    """Choose an option and say what the page then shows."""
    if number:
        _open_list(page)
        with waiting.rerun(page):
            page.get_by_role("option").nth(number).click()
    return clicks.seen(page)


def charts_made() -> list[float]:
    """Seconds to make a chart of 20 areas in 20 years, as a specification, invented figures."""
    known = catalogue(sound(TABLES_FOLDER))
    indicator = known.indicators[known.dashboard.series]
    areas = list(known.areas)[:20]
    about = {"indicator_id": indicator.id, "source_id": next(iter(known.sources))}
    rows = [level(str(y), float(y), area, **about) for area in areas for y in range(2001, 2021)]
    points = [Point(row["area_id"], parse(row["period"]), row["value"], row) for row in rows]
    setting = known, Text("zh"), theme.palette("light")
    taken = []
    for _ in range(CLICKS + 1):
        begin = time.perf_counter()
        charts.multiples(points, *setting).to_dict()
        taken.append(time.perf_counter() - begin)
    return taken[1:]


def first_visit(page: Page, url: str) -> tuple[float, int]:
    """Megabytes and number of answers that a new reader's first visit loads."""
    sizes: list[float] = []

    def count(answer: dict[str, Any]) -> None:
        sizes.append(answer["encodedDataLength"])

    protocol = page.context.new_cdp_session(page)
    protocol.send("Network.enable")
    protocol.on("Network.loadingFinished", count)
    page.goto(url)
    waiting.ready(page)
    return sum(sizes) / 1e6, len(sizes)


def checks() -> list[float]:
    """Seconds that `python -m data check` takes, as a person waits for it."""
    taken = []
    for _ in range(CHECKS + 1):
        begin = time.perf_counter()
        command = [sys.executable, "-m", "data", "check"]
        subprocess.run(command, cwd=server.ROOT, stdout=subprocess.DEVNULL, check=True)
        taken.append(time.perf_counter() - begin)
    return taken[1:]


def measure_map(page: Page, url: str, what: str) -> None:
    """Print how long the map page takes to be drawn: at first, when turned to again, by clicks."""
    maps.watch(page)
    page.goto(f"{url}/projects")
    waiting.ready(page)
    first = maps.drawn(page, TO_MAP)
    report(f"{what}: opened for the first time → drawn", first[:1])
    report(f"{what}: its data there for the first time → drawn", first[1:])
    again = []
    for _ in range(CHECKS):
        with waiting.rerun(page):
            page.locator(TO_PROJECTS).click()
        again.append(maps.drawn(page, TO_MAP))
    for since, times in zip(
        ("turned to again", "its data there"), zip(*again, strict=True), strict=True
    ):
        report(f"{what}: {since} → drawn", times)
    themes = [maps.THEME.format(place=turn % 4 + 1) for turn in range(CLICKS + 4)]
    report(f"{what}: click on a theme → drawn anew", [maps.drawn(page, t)[0] for t in themes][4:])


def main() -> None:
    """Measure everything and print the table."""
    print(f"{'':<52}{'median':>10}   {'least–most':>14}   {'n':>3}")
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        log = Path(folder) / "log"
        browser = chromium.launch(playwright)
        dashboard, least = starts(browser, log)
        report("start → first tile, the dashboard", dashboard)
        report("start → first tile, an app of one tile", least)
        print(f"{'  the dashboard to the one tile':<52}{median(dashboard) / median(least):>8.2f} ×")
        with server.serving(APP, log) as url, browser.new_context(locale="zh-CN") as context:
            page = context.new_page()
            megabytes, answers = first_visit(page, url)
            stand, settled = zip(*clicks.in_turn(page, CLICKS), strict=True)
            report("click on a theme → its tiles and chart stand", stand)
            report("click on a theme → the map too, and all is quiet", settled)
            page.goto(f"{url}/indicator")
            waiting.ready(page)
            stand, settled = zip(*indicator_changes(page), strict=True)
            report("another indicator → its charts stand", stand)
            report("another indicator → all is quiet", settled)
            page.close()
            measure_map(context.new_page(), url, "the map")
            print(f"{'a first visit loads':<52}{megabytes:>8.2f} MB  in {answers} answers")
        many = maps.tables(Path(folder))
        with server.serving(APP, log, many) as url, browser.new_context(locale="zh-CN") as context:
            measure_map(context.new_page(), url, f"a map of {maps.MANY} places")
        vitals.measure(browser, log)
        scale.measure(browser, Path(folder))
        desk.measure(Path(folder))
        browser.close()
    report("a chart of 20 areas in 20 years is made", charts_made())
    report("python -m data check", checks())
    for form in DATASET_FORMS:
        report(f"all tables written as {form}", exports.shipped(form))
    for file, seconds_each in briefing.with_twelve_pictures().items():
        report(f"a briefing of 12 pictures made as {file}", seconds_each)
    for query, seconds_each in search.among_many().items():
        report(f"{query} looked for among {search.MANY} rows", seconds_each)
    seconds, gigabytes = exports.many()
    report("1 000 000 observations written as Parquet", [seconds])
    print(f"{'  the memory that this took':<52}{gigabytes:>8.2f} GB")


if __name__ == "__main__":
    main()
