"""How long the map takes: until it is drawn, with the shipped places and with ten thousand.

The browser counts what it hands to WebGL. A map is drawn when, after it was handed something,
nothing follows for a while; the moment is that of the last.
"""

import csv
import random
import shutil
from pathlib import Path

from playwright.sync_api import Page

from data.catalogue import TABLES_FOLDER

MANY = 10_000
QUIET_MS = 400
PATIENCE_MS = 30_000
THEME = ".st-key-theme button:nth-of-type({place})"

# Remembers the moment of each drawing, and of the first time a map stood on the page.
WATCH = """
window.drawn = [];
for (const name of ["drawArrays", "drawElements", "drawArraysInstanced", "drawElementsInstanced"]) {
  const draw = WebGL2RenderingContext.prototype[name];
  WebGL2RenderingContext.prototype[name] = function (...given) {
    window.drawn.push(performance.now());
    return draw.apply(this, given);
  };
}
"""

# Milliseconds from the press, and from the moment that the page has the map's data (its place on
# the page stands then), to the last drawing of the first burst after it.
PRESS_AND_WAIT = """
([press, quiet, patience]) => new Promise((resolve, reject) => {
  window.drawn = [];
  let data = null;
  const start = performance.now();
  document.querySelector(press).click();
  const look = () => {
    const now = performance.now();
    if (data === null && document.querySelector(".st-key-map")) data = now;
    const last = window.drawn.at(-1);
    const app = document.querySelector("[data-testid=stApp]");
    const over = app.dataset.testScriptState === "notRunning"
      && !document.querySelector('[data-stale="true"]');
    if (over && last && now - last > quiet) resolve([last - start, last - data]);
    else if (now - start > patience) reject(new Error("The map was not drawn."));
    else setTimeout(look, 20);
  };
  setTimeout(look, 20);
})
"""


def tables(folder: Path) -> Path:
    """The shipped tables with invented projects in the district, ``MANY`` projects in all."""
    made = shutil.copytree(TABLES_FOLDER, folder / "many")
    path = made / "projects.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    chance = random.Random(1)  # noqa: S311 -- the same places each time, and no secret
    pattern = next(row for row in rows if row["lon"]) | {"quote": "", "named_areas": ""}
    for number in range(MANY - len(rows)):
        invented = {
            "project_id": f"invented_{number}",
            "name_zh": f"项目{number}",
            "name_en": f"Project {number}",
            "area_id": "370103",
            "lon": f"{chance.uniform(116.92, 117.0):.5f}",
            "lat": f"{chance.uniform(36.55, 36.60):.5f}",
            "theme_id": chance.choice(("development", "service", "environment", "livelihood")),
            "status": chance.choice(("in_use", "signed", "under_construction")),
        }
        rows.append(pattern | invented)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return made


def watch(page: Page) -> None:
    """Let a page count its drawings; before its first address."""
    page.add_init_script(WATCH)


def drawn(page: Page, press: str) -> tuple[float, float]:
    """Seconds until the map is drawn: from a click on what a selector finds, and from its data."""
    click, data = page.evaluate(PRESS_AND_WAIT, [press, QUIET_MS, PATIENCE_MS])
    return float(click) / 1000, float(data) / 1000
