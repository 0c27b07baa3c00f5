"""Whether a wall that hangs for weeks grows: `python -m tests.bench.wall MINUTES`.

It turns every half second and as often asks for a new release, forty times as often as it does on a
wall: an hour here is nearly two days there. Every quarter of a minute, after the browser has
collected its garbage: what lives in the browser, and how much memory the server has.
"""

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import linear_regression
from tempfile import TemporaryDirectory
from typing import NamedTuple

from playwright.sync_api import CDPSession, Page, sync_playwright

from tests.browser import chromium, server, waiting

ADDRESS = "?wall=1&turn=0.5"
USUAL, FAST = 20.0, 0.5  # seconds of a scene
WEEK = 7 * 24 * 3600
EVERY_S = 15
SETTLING_S = 60  # until everything has been seen once, and caches are filled


class Sample(NamedTuple):
    """What there was so many seconds after the wall stood."""

    seconds: float
    heap: float
    nodes: float
    listeners: float
    server: float


def samples(page: Page, process: int, minutes: float) -> Iterator[Sample]:
    """Measure, in megabytes and pieces, as long as it is asked for."""
    protocol = page.context.new_cdp_session(page)
    protocol.send("Performance.enable")
    begin = time.monotonic()
    while time.monotonic() - begin < minutes * 60:
        page.wait_for_timeout(EVERY_S * 1000)
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


def told(found: list[Sample]) -> None:
    """For each measure its first and last value, and what it would grow by in a week."""
    settled = [sample for sample in found if sample.seconds > SETTLING_S]
    at = [sample.seconds for sample in settled]
    print(f"{'':<24}{'first':>10}{'last':>10}{'an hour':>12}{'a week on a wall':>20}")
    for name, unit in (("heap", "MB"), ("nodes", ""), ("listeners", ""), ("server", "MB")):
        values = [float(getattr(sample, name)) for sample in settled]
        slope = linear_regression(at, values).slope
        hour, week = slope * 3600, slope * WEEK * FAST / USUAL
        print(f"{name:<24}{values[0]:>10.1f}{values[-1]:>10.1f}{hour:>+12.2f}{week:>+20.1f} {unit}")


def main(minutes: float) -> None:
    """Run the wall and print what was measured."""
    found = []
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        log, port = Path(folder) / "log", server.free_port()
        url = f"http://127.0.0.1:{port}"
        process = server.start(server.ROOT / "app.py", port, log)
        try:
            server.wait_for_health(url, process, log)
            browser = chromium.launch(playwright)
            page = browser.new_page(
                color_scheme="dark", locale="zh-CN", viewport={"width": 1920, "height": 1080}
            )
            page.goto(f"{url}/{ADDRESS}")
            waiting.ready(page)
            for sample in samples(page, process.pid, minutes):
                found.append(sample)
                print("  ".join(f"{value:>10.1f}" for value in sample), flush=True)
            browser.close()
        finally:
            server.stop(process)
    told(found)


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 5)
