"""The browser that the tests, the gallery and the bench drive: where it is, how it is started.

`python -m tests.browser.chromium` prints its path, and installs it first where there is none.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # WebGL without a graphics card: the maps need it.
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
)


def find(playwright: Playwright) -> Path | None:
    """DASHBOARD_CHROMIUM, else a browser of the computer's own, else the one Playwright fetched."""
    named = os.environ.get("DASHBOARD_CHROMIUM")
    if named:
        return Path(named)
    found = (shutil.which(name) for name in NAMES)
    candidates = (*filter(None, found), *PLACES, playwright.chromium.executable_path)
    return next((Path(path) for path in candidates if Path(path).is_file()), None)


def launch(playwright: Playwright) -> Browser:
    """A headless browser; RuntimeError with what to do when there is none."""
    path = find(playwright)
    if path is None:
        raise RuntimeError(
            "No Chromium found. `make chromium` installs one; DASHBOARD_CHROMIUM names another."
        )
    return playwright.chromium.launch(executable_path=path, args=list(FLAGS))


def install() -> None:
    """For root on Debian its own packages; elsewhere the build that Playwright fetches.

    A step that fails says so on stderr and is not the end: `main` looks at what came of it.
    """
    if _root() and shutil.which("apt-get"):
        _run("apt-get", "update", "-qq")
        _run("apt-get", "install", "-qq", "-y", "fonts-noto-cjk")
        # Ubuntu has Chromium as a snap only: where this fails, Playwright's build is fetched.
        _run("apt-get", "install", "-qq", "-y", "chromium")
    with sync_playwright() as playwright:
        found = find(playwright)
    if found is None:
        dependencies = ["--with-deps"] if _root() else []
        _run(sys.executable, "-m", "playwright", "install", *dependencies, "chromium")


def _run(*command: str) -> None:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, env=quiet, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False)


def _root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def _writes_chinese() -> bool:
    if not shutil.which("fc-list"):
        return sys.platform != "linux"
    fonts = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=True)
    return bool(fonts.stdout.strip())


def main() -> None:
    """Print the browser's path; install it, or the fonts for Chinese, where they are missing."""
    with sync_playwright() as playwright:
        path = find(playwright)
    if path is None or (_root() and not _writes_chinese()):
        print("Installing Chromium and a font for Chinese …", file=sys.stderr)
        install()
        with sync_playwright() as playwright:
            path = find(playwright)
    if path is None:
        sys.exit("No Chromium could be installed: install one, or name it in DASHBOARD_CHROMIUM.")
    print(path)


if __name__ == "__main__":
    main()
