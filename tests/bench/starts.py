"""How long a server takes, from the start of its process, until a reader sees something."""

import time
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser import server

APP = server.ROOT / "app.py"
ONE_TILE = Path(__file__).parent / "one_tile.py"
TILE_STANDS = "document.querySelector('[class*=st-key-tile-]')?.checkVisibility()"


def to_first_tile(
    browser: Browser, script: Path, log: Path, tables: Path | None = None, store: str = ""
) -> float:
    """Seconds from the start of the process to the first visible tile; see ``server.start``."""
    port = server.free_port()
    with browser.new_context(locale="zh-CN") as context:
        page = context.new_page()
        begin = time.perf_counter()
        process = server.start(
            script, port, log, tables, {"DASHBOARD_STORE": store} if store else None
        )
        try:
            server.wait_for_health(f"http://127.0.0.1:{port}", process, log)
            page.goto(f"http://127.0.0.1:{port}", wait_until="commit")
            page.wait_for_function(TILE_STANDS, polling=10, timeout=60_000)
            return time.perf_counter() - begin
        finally:
            server.stop(process)
