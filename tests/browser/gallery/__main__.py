"""`python -m tests.browser.gallery`: a picture of every page, compared with the one that is kept.

The pictures and an index of them are written to var/gallery. It ends with 1 where one differs, or
where this computer writes with other letters than the one that took those that are kept.
`--keep` keeps what differs, in the README too; `map trends` takes these alone.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from data.model import LANGUAGES
from tests.browser import chromium, server
from tests.browser.gallery import comparing, taking
from tests.browser.gallery.shots import FEATURED, OPENED, SCHEMES, SHOTS, Shot

GALLERY = server.ROOT / "var" / "gallery"
PICTURES = server.ROOT / "docs" / "pictures"
COLORS = 256  # a page has few colours: a palette makes the file a third as large
OTHER_LETTERS = "This computer writes with other letters than the one that took the kept pictures."
INDEX = """<!doctype html><meta charset="utf-8"><title>Gallery</title>
<style>
  body { font: 15px sans-serif; margin: 2rem; }
  figure { display: inline-block; margin: 1rem; vertical-align: top; }
  img { max-width: 28rem; border: 1px solid silver; vertical-align: top; }
</style>
"""


def shots(browser: Browser, base_url: str, pages: list[str]) -> Iterator[tuple[Shot, Image.Image]]:
    """The pictures of these pages, of all where none is named."""
    for opened in OPENED:
        if not pages or opened.page in pages:
            for language, scheme in product(LANGUAGES, SCHEMES):
                yield from taking.grown(browser, base_url, opened.page, language, scheme)


def found(shot: Shot, small: bytes) -> str:
    """What has come of a picture: alike, differs, or new where none is kept."""
    before = comparing.kept(shot)
    if before is None:
        return "new"
    return "alike" if comparing.alike(before, small) else "differs"


def keep(shot: Shot, picture: Image.Image, small: bytes) -> None:
    """Let a picture that differs take the place of the kept one, and of the README's of it."""
    differs = found(shot, small) != "alike"
    if differs:
        comparing.file(shot).write_bytes(small)
    for featured in FEATURED:
        file = PICTURES / f"{featured.file}.png"
        if featured.shot == shot and (differs or not file.is_file()):
            shown = picture.crop((0, 0, picture.width, min(featured.height, picture.height)))
            shown.quantize(COLORS, method=Image.Quantize.FASTOCTREE).save(file, optimize=True)


def figure(shot: Shot, come: str) -> str:
    """A picture in the index; beside one that differs the kept one."""
    kept = f'<img src="{comparing.file(shot).as_uri()}">' if come == "differs" else ""
    return f'<figure><figcaption>{shot}: {come}</figcaption>{kept} <img src="{shot}.webp"></figure>'


def main() -> None:
    """Take the pictures, tell which differ, and keep them where that is asked for."""
    asked = argparse.ArgumentParser(prog="python -m tests.browser.gallery")
    names = [opened.page for opened in OPENED]
    asked.add_argument("pages", nargs="*", metavar="page", help=", ".join(names))
    asked.add_argument("--keep", action="store_true", help="keep what differs")
    chosen = asked.parse_args()
    unknown = set(chosen.pages) - set(names)
    if unknown:
        asked.error(f"no such page: {', '.join(sorted(unknown))}")
    for folder in (GALLERY, PICTURES, comparing.KEPT):
        folder.mkdir(parents=True, exist_ok=True)
    come: dict[Shot, str] = {}
    with tempfile.TemporaryDirectory() as store, sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        with server.serving(server.ROOT / "app.py", Path(store) / "log") as base_url:
            with taking.opened(browser, base_url, SHOTS[0]) as page:
                letters = taking.letters(page)
            comparable = comparing.comparable(letters)
            if chosen.keep and not comparable and chosen.pages:
                asked.error(f"{OTHER_LETTERS} Keep all pages, not some.")
            for shot, picture in shots(browser, base_url, chosen.pages):
                small = comparing.reduced(picture)
                come[shot] = found(shot, small)
                print(f"{shot}: {come[shot]}", flush=True)
                picture.save(GALLERY / f"{shot}.webp", quality=80)
                if chosen.keep:
                    keep(shot, picture, small)
        browser.close()
    if chosen.keep:
        comparing.LETTERS.write_text(json.dumps(letters) + "\n")
    figures = [figure(shot, come[shot]) for shot in sorted(come, key=lambda s: come[s] == "alike")]
    (GALLERY / "index.html").write_text(INDEX + "\n".join(figures), encoding="utf-8")
    differing = sum(one != "alike" for one in come.values())
    print(f"{differing} of {len(come)} differ: {(GALLERY / 'index.html').as_uri()}")
    if not comparable:
        sys.exit(OTHER_LETTERS)
    if differing and not chosen.keep:
        sys.exit(1)


if __name__ == "__main__":
    main()
