"""No page mixes languages: what is read, heard or shown by a pointer, the framework's words too."""

import csv
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from components.text import Text
from data import search
from data.catalogue import TABLES_FOLDER, catalogue, sound
from tests.browser import reader
from tests.browser.conftest import Visit

PATIENCE = 10  # half seconds
PAGES = (
    "",
    "trends",
    "map",
    "projects",
    "project",
    "indicator",
    "briefing",
    "sources",
    "completeness",
    "releases",
    "search",
    "glossary",
    "submit",
    "proposals",
    "restore",
    "audit",
)

# All words of a page and of its parts that keep to themselves, but for the sources' own, which
# stand in quotes and documents, and for what no reader meets.
SAID = """
() => {
  const skipped = "[translate=no], [data-testid=stIconMaterial], style, script, noscript, "
    + "blockquote, .st-key-document, .st-key-passage";
  const said = [];
  const walk = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) walk(element.shadowRoot);
      if (element.closest(skipped)) continue;
      for (const name of ["aria-label", "title", "placeholder", "alt"])
        if (element.getAttribute(name)) said.push(element.getAttribute(name));
      if (element.matches("svg *")) continue;
      for (const node of element.childNodes)
        if (node.nodeType === Node.TEXT_NODE) said.push(node.nodeValue.trim());
    }
  };
  walk(document.querySelector("[data-testid=stApp]"));
  return [...new Set(said)].filter(Boolean);
}
"""
FORMATS = (
    "English|WGS|PNG|SVG|CSV|GeoJSON|KML|Word|PDF|PowerPoint|Excel|WPS|ODS|XLSX|XLSM|XLS|TXT|MB"
)
LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]+")
CHINESE = re.compile(r"[\u3001-\u9fff\uff00-\uffef]")


def _rows() -> list[dict[str, str]]:
    """The rows of all tables."""
    found: list[dict[str, str]] = []
    for path in TABLES_FOLDER.rglob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            found += csv.DictReader(file)
    return found


def _mixed(page: Page, is_foreign: Callable[[str], bool]) -> list[str]:
    """The foreign words of a page, once the browser has had time to say the framework's own."""
    for _ in range(PATIENCE):
        said = [str(words) for words in page.evaluate(SAID)]
        assert len(said) > 20
        found = [words for words in said if is_foreign(words)]
        if not found:
            break
        page.wait_for_timeout(500)
    return found


@pytest.mark.parametrize("address", PAGES, ids=lambda it: it or "overview")
def test_a_chinese_page_says_nothing_in_english_but_names(
    visit: Visit, base_url: str, address: str
) -> None:
    held = (value for row in _rows() for value in row.values() if value)
    names = {word for value in held for word in LATIN.findall(value)} | set(FORMATS.split("|"))
    names |= set(search.examples(catalogue(sound(TABLES_FOLDER)), "zh"))  # initials of pinyin
    page = visit(f"{base_url}/{address}")
    assert _mixed(page, lambda words: bool(set(LATIN.findall(words)) - names)) == []


@pytest.mark.parametrize("address", PAGES, ids=lambda it: it or "overview")
def test_an_english_page_says_nothing_in_chinese_but_names(
    visit: Visit, base_url: str, address: str
) -> None:
    rows = _rows()
    own = ("publisher", "status_words")  # with no English name; a source's words, quoted
    unnamed = {row[column] for row in rows for column in own if row.get(column)}
    names = sorted([Text("en")("language.zh"), *unnamed], key=len, reverse=True)
    allowed = re.compile("|".join(map(re.escape, names)))
    page = visit(f"{base_url}/{address}", locale="en-US")
    assert _mixed(page, lambda words: bool(CHINESE.search(allowed.sub("", words)))) == []


def test_the_framework_speaks_the_language_that_is_switched_to(page: Page) -> None:
    open_list = page.locator(".st-key-area button")
    expect(open_list).to_have_attribute("aria-label", "展开选项")
    page.locator(".st-key-area input").fill("无此区域")
    expect(page.get_by_text("没有相符的选项")).to_be_visible()
    page.keyboard.press("Escape")
    reader.speak(page, "English")
    expect(open_list).to_have_attribute("aria-label", "Open")
    reader.speak(page, "中文")
    expect(open_list).to_have_attribute("aria-label", "展开选项")


def test_the_desk_says_how_large_a_file_may_be_as_it_is_taken_in(
    visit: Visit, base_url: str
) -> None:
    box = visit(f"{base_url}/submit").get_by_test_id("stFileUploaderDropzone")
    expect(box).to_contain_text("每个文件不超过 20")
