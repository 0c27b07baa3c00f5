"""When a page has finished: the script has ended, nothing is stale, every picture is drawn."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page

PATIENCE_MS = 30_000
QUIET_MS = 250

# Resolves once the page has looked finished without a break for `quiet` milliseconds: right after
# a click the server has not answered yet, and the page still looks finished.
FINISHED = """
(quiet) => new Promise((resolve) => {
  const filled = (picture) => {
    const drawing = picture.querySelector("canvas, svg");
    return drawing !== null && drawing.getBoundingClientRect().height > 0;
  };
  const finished = () => {
    const app = document.querySelector("[data-testid=stApp]");
    const waiting = '[data-stale="true"], [data-testid=stSkeleton], [data-testid=stSpinner]';
    const pictures = [...document.querySelectorAll(
      "[data-testid=stVegaLiteChart], [data-testid=stDeckGlJsonChart]")];
    return app !== null
      && app.dataset.testScriptState === "notRunning"
      && app.dataset.testConnectionState === "CONNECTED"
      && document.querySelector(waiting) === null
      && pictures.filter((picture) => picture.checkVisibility()).every(filled);
  };
  let since = null;
  const look = () => {
    if (!finished()) since = null;
    else if (since === null) since = performance.now();
    if (since !== null && performance.now() - since >= quiet) resolve(true);
    else setTimeout(look, 25);
  };
  look();
})
"""


def ready(page: Page) -> None:
    """Wait until the page shows what it will show; TimeoutError after half a minute."""
    page.wait_for_selector("[data-testid=stApp]", timeout=PATIENCE_MS)
    page.evaluate(
        f"(quiet) => Promise.race([({FINISHED})(quiet), new Promise((_, fail) =>"
        f" setTimeout(() => fail(new Error('The page did not finish.')), {PATIENCE_MS}))])",
        QUIET_MS,
    )


@contextmanager
def rerun(page: Page, patience_ms: int = PATIENCE_MS) -> Iterator[None]:
    """Around a click or an input: wait until the server has answered and the page is ready.

    Raises TimeoutError where it does not answer in time. The answer itself is waited for: the
    page's own sign that the script runs is not always drawn, for a short run has ended before.
    """
    answers: list[object] = []
    protocol = page.context.new_cdp_session(page)

    def note(answer: object) -> None:
        answers.append(answer)

    protocol.on("Network.webSocketFrameReceived", note)
    protocol.send("Network.enable")
    yield
    end = time.monotonic() + patience_ms / 1000
    while not answers:
        if time.monotonic() > end:
            raise TimeoutError("The server did not answer.")
        page.wait_for_timeout(10)
    protocol.detach()
    ready(page)
