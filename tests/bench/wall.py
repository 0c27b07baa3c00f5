"""Whether a wall that hangs for weeks grows: `python -m tests.bench.wall MINUTES`.

It turns every half second and as often asks for a new release, forty times as often as it does on a
wall: an hour here is nearly two days there. Every quarter of a minute, after the browser has
collected its garbage: what lives in the browser, and how much memory the server has. Half way a
release is made, which the wall takes up: what that leaves behind is in the figures of the whole,
and how it grows before and after it is told apart.
"""

import shutil
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import linear_regression
from tempfile import TemporaryDirectory
from typing import NamedTuple

from playwright.sync_api import CDPSession, Page, sync_playwright

from data.catalogue import TABLES_FOLDER
from data.store.opening import connect, take_in
from tests.browser import chromium, server, waiting
from tests.data.faults import put, spoil
from tests.data.store import postgresql

ADDRESS = "?wall=1&turn=0.5"
USUAL, FAST = 20.0, 0.5  # seconds of a scene
WEEK = 7 * 24 * 3600
EVERY_S = 15
OVERVIEW, RELEASED = ".st-key-wall-scene-overview", "第 2 次发布"
SETTLING_S = 60  # until everything has been seen once, and caches are filled


class Sample(NamedTuple):
    """What there was so many seconds after the wall stood."""

    seconds: float
    heap: float
    nodes: float
    listeners: float
    server: float


def samples(
    page: Page, process: int, minutes: float, release: Callable[[], None]
) -> Iterator[Sample]:
    """Measure, in megabytes and pieces, as long as it is asked for; half way, ``release``."""
    protocol = page.context.new_cdp_session(page)
    protocol.send("Performance.enable")
    begin, released = time.monotonic(), False
    while time.monotonic() - begin < minutes * 60:
        page.wait_for_timeout(EVERY_S * 1000)
        if not released and time.monotonic() - begin >= minutes * 30:
            release()
            released = True
        yield Sample(time.monotonic() - begin, *_in_browser(protocol), _resident(process))


def _in_browser(protocol: CDPSession) -> tuple[float, float, float]:
    protocol.send("HeapProfiler.collectGarbage")
    found = {it["name"]: it["value"] for it in protocol.send("Performance.getMetrics")["metrics"]}
    return found["JSHeapUsedSize"] / 1e6, found["Nodes"], found["JSEventListeners"]


def _resident(process: int) -> float:
    """Megabytes of memory that a process has, as Linux tells it."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    (line,) = (line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1e3


def told(found: list[Sample], released: float) -> None:
    """For each measure its first and last value, and the slope of the line that fits it best.

    The slope is of an hour, of all samples, of those before the release and of those after it;
    and of a week on a wall as after it: what a release takes, it takes once.
    """
    settled = [sample for sample in found if sample.seconds > SETTLING_S]
    before = [sample for sample in settled if sample.seconds < released]
    after = [sample for sample in settled if sample.seconds > released + SETTLING_S]
    heads = ("first", "last", "an hour", "before", "after", "a week on a wall")
    print(f"{'':<12}" + "".join(f"{head:>18}" for head in heads))
    for name in Sample._fields[1:]:
        values = [float(getattr(sample, name)) for sample in settled]
        slopes = [_an_hour(part, name) for part in (settled, before, after)]
        week = slopes[2] * WEEK / 3600 * FAST / USUAL
        ends = "".join(f"{value:>18.1f}" for value in (values[0], values[-1]))
        print(f"{name:<12}{ends}" + "".join(f"{slope:>+18.2f}" for slope in (*slopes, week)))


def _an_hour(found: list[Sample], name: str) -> float:
    at = [sample.seconds for sample in found]
    return linear_regression(at, [float(getattr(s, name)) for s in found]).slope * 3600


def _changed(folder: Path) -> Path:
    """The shipped tables with one figure of another value."""
    changed = shutil.copytree(TABLES_FOLDER, folder / "changed")
    file = min((changed / "observations").iterdir())
    spoil(changed, str(file.relative_to(changed)), put(2, "value", "8888"))
    return changed


def _release(store: str, tables: Path) -> None:
    engine = connect(store)
    take_in(engine, tables)
    engine.close()


def main(minutes: float) -> None:
    """Run the wall and print what was measured."""
    found = []
    with (
        TemporaryDirectory() as folder,
        postgresql.serving() as (store, _),
        sync_playwright() as playwright,
    ):
        log, port = Path(folder) / "log", server.free_port()
        url, changed = f"http://127.0.0.1:{port}", _changed(Path(folder))
        settings = {"DASHBOARD_STORE": store}
        process = server.start(server.ROOT / "app.py", port, log, settings=settings)
        try:
            server.wait_for_health(url, process, log)
            browser = chromium.launch(playwright)
            page = browser.new_page(
                color_scheme="dark", locale="zh-CN", viewport={"width": 1920, "height": 1080}
            )
            page.goto(f"{url}/{ADDRESS}")
            waiting.ready(page)
            release = partial(_release, store, changed)
            for sample in samples(page, process.pid, minutes, release):
                found.append(sample)
                print("  ".join(f"{value:>10.1f}" for value in sample), flush=True)
            if RELEASED not in str(page.locator(OVERVIEW).text_content()):
                raise RuntimeError("The wall does not show the release.")
            browser.close()
        finally:
            server.stop(process)
    told(found, minutes * 30)


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 5)
