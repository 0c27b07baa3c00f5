"""What is wrong with a layout: words cut off, a page wider than its window, uneven tiles."""

from playwright.sync_api import Page

# A text is cut off where it lies outside an element that hides what is outside. What can be
# scrolled to is not cut off; that the page itself cannot be scrolled sideways is another question.
CUT_OFF = """
() => {
  const app = document.querySelector("[data-testid=stApp]");
  const skipped = "[data-testid=stIconMaterial], [translate=no], [data-testid=stSkipToContent], "
    + "[data-testid=stDataFrame], [data-testid=stElementToolbar], [inert], svg, style, script";
  const hides = (style, axis) => ["hidden", "clip"].includes(style[`overflow${axis}`]);
  const cut = [];
  const walker = document.createTreeWalker(app, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    if (!node.textContent.trim() || element.closest(skipped)) continue;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const words = range.getBoundingClientRect();
    if (words.width === 0) continue;
    for (let around = element; around !== app; around = around.parentElement) {
      const style = getComputedStyle(around);
      const box = around.getBoundingClientRect();
      if (box.width <= 1 || around.matches("[aria-expanded=false], [aria-hidden=true]")) break;
      const scrolls = ["auto", "scroll"].some(
        (way) => style.overflowX === way || style.overflowY === way);
      if (scrolls) break;
      if (hides(style, "X") && (words.right > box.right + 1.5 || words.left < box.left - 1.5)
        || hides(style, "Y") && (words.bottom > box.bottom + 4 || words.top < box.top - 4)) {
        cut.push(node.textContent.trim());
        break;
      }
    }
  }
  for (const input of app.querySelectorAll("input[type=text]")) {
    const read = input.closest("[data-chosen]") ?? input;  // a list shows what is chosen round it
    if (read.checkVisibility() && (read.scrollWidth > read.clientWidth + 1
      || read !== input && read.scrollHeight > read.clientHeight + 1)) cut.push(input.value);
  }
  return cut;
}
"""

# Vega draws a text where it is told to, also outside its picture. The box of a text is a line of
# its font: letters begin a quarter of it below its upper end.
CUT_IN_CHARTS = """
() => [...document.querySelectorAll("[data-testid=stVegaLiteChart] svg")].flatMap((svg) => {
  const picture = svg.getBoundingClientRect();
  return [...svg.querySelectorAll("text")].filter((text) => {
    if (!text.checkVisibility({ opacityProperty: true })) return false;
    const box = text.getBoundingClientRect();
    return box.left < picture.left - 1 || box.right > picture.right + 1
      || box.top < picture.top - box.height / 5 || box.bottom > picture.bottom + 1;
  }).map((text) => text.textContent);
})
"""

SIDEWAYS = """
() => [document.documentElement, document.querySelector("[data-testid=stMain]")]
  .filter((element) => element.scrollWidth > element.clientWidth)
  .map((element) => `${element.tagName} ${element.scrollWidth} > ${element.clientWidth}`)
"""

# The tiles of one row begin at the same height of the page.
ROWS = """
() => {
  const rows = {};
  for (const tile of document.querySelectorAll("[class*=st-key-tile-]")) {
    const box = tile.getBoundingClientRect();
    (rows[Math.round(box.top)] ??= []).push(Math.round(box.height));
  }
  return Object.values(rows);
}
"""

# How many tiles stand beside one another, row by row, of each theme.
BESIDE = """
() => [...document.querySelectorAll("[class*=st-key-tiles-]")].map((theme) => {
  const tops = [...theme.querySelectorAll("[class*=st-key-tile-]")].map(
    (tile) => Math.round(tile.getBoundingClientRect().top));
  return [...new Set(tops)].map((top) => tops.filter((other) => other === top).length);
})
"""

# How many lines the highest row of a table has.
LINES = """
() => Math.max(...[...document.querySelectorAll("[data-testid=stTable] tr")].map((row) =>
  row.getBoundingClientRect().height / parseFloat(getComputedStyle(row).lineHeight)))
"""

# A number that goes over two lines is two rectangles; its unit may stand on the next line.
BROKEN = """
() => [...document.querySelectorAll("[class*=st-key-tile-] strong")]
  .map((number) => number.firstChild)
  .filter((node) => node && node.nodeType === Node.TEXT_NODE)
  .filter((node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const tops = [...range.getClientRects()].filter((r) => r.width > 1).map((r) => r.top);
    return new Set(tops.map(Math.round)).size > 1;
  })
  .map((node) => node.textContent)
"""

# A line of the charts that is drawn with at least two points, and marks on it.
MARKS = """
() => [...document.querySelectorAll("[data-testid=stVegaLiteChart] svg")].map((svg) =>
  svg.querySelectorAll(".mark-symbol path").length)
"""


def cut_off(page: Page) -> list[str]:
    """The words that cannot be read whole, on the page and in its charts."""
    return [*map(str, page.evaluate(CUT_OFF)), *map(str, page.evaluate(CUT_IN_CHARTS))]


def sideways(page: Page) -> list[str]:
    """What can be scrolled sideways and should not."""
    return [str(found) for found in page.evaluate(SIDEWAYS)]


def uneven_rows(page: Page) -> list[list[int]]:
    """The heights of the tiles of each row that is not of one height."""
    rows: list[list[int]] = page.evaluate(ROWS)
    return [row for row in rows if max(row) - min(row) > 1]


def tiles_beside(page: Page) -> list[list[int]]:
    """How many tiles stand in each row of each theme."""
    themes: list[list[int]] = page.evaluate(BESIDE)
    return themes


def lines_of_rows(page: Page) -> float:
    """How many lines the highest row of the tables takes."""
    return float(page.evaluate(LINES))


def broken_numbers(page: Page) -> list[str]:
    """The numbers on tiles that go over more than one line."""
    return [str(found) for found in page.evaluate(BROKEN)]


def marks(page: Page) -> list[int]:
    """How many figures each chart shows."""
    return [int(count) for count in page.evaluate(MARKS)]
