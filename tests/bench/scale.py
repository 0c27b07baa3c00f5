"""How fast it is with a million observations, and after a hundred releases, on both engines.

The figures are invented and go straight into the store (``invented``). `python -m
tests.bench.scale` measures this alone.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import psycopg
from playwright.sync_api import Browser, Page, sync_playwright

from data.catalogue import catalogue, sound
from data.store.opening import connect, take_in
from tests.bench import clicks, invented
from tests.bench.starts import APP, ONE_TILE, to_first_tile
from tests.bench.told import report
from tests.browser import chromium, server, waiting
from tests.data.store import postgresql

MANY = 1_000_000
AT_ONCE = 100_000  # rows that are released at once
RELEASES, CHANGED = 100, 500  # so many releases, of which each changes so many rows
CLICKS, TIMES = 20, 3
STORES = ("many", "one", "hundred")
PAGES = ("", "trends", "map", "indicator", "sources", "completeness", "releases")


@dataclass(frozen=True)
class Bench:
    """What measures: a browser, a folder for what is written, and the tables that are served."""

    browser: Browser
    folder: Path
    tables: Path

    @property
    def log(self) -> Path:
        return self.folder / "log"


def measure(browser: Browser, folder: Path) -> None:
    """Print all of it; how the least app starts meanwhile is a measure of the computer."""
    bench = Bench(browser, folder, invented.tables(folder))
    _on_engine(bench, "DuckDB", [str(folder / f"{name}.duckdb") for name in STORES])
    with postgresql.serving() as (address, _):
        _on_engine(bench, "PostgreSQL", [_database(address, name) for name in STORES])


def _database(address: str, name: str) -> str:
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    return address.rpartition("/")[0] + f"/{name}"


def _on_engine(bench: Bench, engine: str, stores: list[str]) -> None:
    many, one, hundred = stores
    report(f"{engine}: {AT_ONCE} rows released", _fill(many, bench.tables, MANY))
    _measure_many(bench, many, engine)
    _fill(one, bench.tables, AT_ONCE)
    _fill(hundred, bench.tables, AT_ONCE)
    report(f"{engine}: {CHANGED} rows changed among {AT_ONCE}", _revise(hundred))
    _measure_releases(bench, (one, hundred), engine)


def _fill(store: str, tables: Path, most: int) -> list[float]:
    """Bring in the tables, then invented figures; seconds of each release of these."""
    engine, rows = connect(store), invented.figures(catalogue(sound(tables)))
    take_in(engine, tables)
    taken = []
    for part in invented.batches(islice(rows, most), AT_ONCE):
        begin = time.perf_counter()
        invented.bring(engine, part)
        taken.append(time.perf_counter() - begin)
    engine.close()
    return taken


def _revise(store: str) -> list[float]:
    """Change figures in releases until there are so many; seconds of each."""
    engine = connect(store)
    taken = []
    for number in range(1, RELEASES):
        change = invented.revised(engine, CHANGED, number)
        begin = time.perf_counter()
        invented.release(engine, change)
        taken.append(time.perf_counter() - begin)
    engine.close()
    return taken


def _measure_many(bench: Bench, store: str, engine: str) -> None:
    for what, script, of in (
        (f"{engine}, a million: start → first tile", APP, (bench.tables, store)),
        ("  an app of one tile meanwhile", ONE_TILE, ()),
    ):
        report(what, [to_first_tile(bench.browser, script, bench.log, *of) for _ in range(TIMES)])
    with _serving(bench, store) as (url, pid), bench.browser.new_context() as context:
        page = context.new_page()
        _opened(page, url)
        print(f"{'  the memory that the server has had then':<52}{_gigabytes(pid):>8.2f} GB")
        first = [_turned(page, button) for button in range(clicks.themes(page))]
        report(f"{engine}, a million: first click on each theme", first)
        stand, settled = zip(*clicks.in_turn(page, CLICKS), strict=True)
        report(f"{engine}, a million: click → tiles and chart stand", stand)
        report(f"{engine}, a million: click → all is quiet", settled)
        for name in PAGES:
            times = [_opened(page, f"{url}/{name}") for _ in range(TIMES)]
            report(f"{engine}, a million: /{name} opened, at first", times[:1])
            report(f"{engine}, a million: /{name} opened again", times[1:])
        print(f"{'  the memory that the server has had in all':<52}{_gigabytes(pid):>8.2f} GB")


def _measure_releases(bench: Bench, stores: tuple[str, str], engine: str) -> None:
    """Each page as a fresh server opens it, of one release and of a hundred in turn."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(TIMES):
        for store, times in zip(stores, taken, strict=True):
            with _serving(bench, store) as (url, _), bench.browser.new_context() as context:
                page = context.new_page()
                _opened(page, url)
                times.append(sum(_opened(page, f"{url}/{name}") for name in PAGES))
    for count, times in zip((1, RELEASES), taken, strict=True):
        report(f"{engine}: {len(PAGES)} pages opened, {count} releases", times)
    one, hundred = map(median, taken)
    print(f"{'  the hundred to the one':<52}{hundred / one:>8.2f} ×", flush=True)


def _opened(page: Page, address: str) -> float:
    begin = time.perf_counter()
    page.goto(address)
    waiting.ready(page)
    return time.perf_counter() - begin - waiting.QUIET_MS / 1000


def _turned(page: Page, button: int) -> float:
    """Seconds from a click on a theme that was not looked at until all of it is there."""
    begin = time.perf_counter()
    if not clicks.chosen(page, button):
        with waiting.rerun(page):
            page.evaluate(f"({clicks.THEME.format(button=button)})()")
    return time.perf_counter() - begin - waiting.QUIET_MS / 1000


@contextmanager
def _serving(bench: Bench, store: str) -> Iterator[tuple[str, int]]:
    """A server of a store: its address, and the number of its process."""
    port = server.free_port()
    process = server.start(APP, port, bench.log, bench.tables, {"DASHBOARD_STORE": store})
    try:
        server.wait_for_health(f"http://127.0.0.1:{port}", process, bench.log)
        yield f"http://127.0.0.1:{port}", process.pid
    finally:
        server.stop(process)


def _gigabytes(pid: int) -> float:
    """The most memory that a process ever had; Linux alone tells it of another process."""
    told = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    (kilobytes,) = (line.split()[1] for line in told.splitlines() if line.startswith("VmHWM"))
    return int(kilobytes) * 1024 / 1e9


def main() -> None:
    """Measure it alone."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        measure(browser, Path(folder))
        browser.close()


if __name__ == "__main__":
    main()
