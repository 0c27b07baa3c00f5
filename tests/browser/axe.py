"""What axe-core finds on a page, by ear and by keyboard."""

from collections.abc import Iterator
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
# Beyond the law: what lets a listener find the way about a page.
GOOD_PRACTICE = (
    "heading-order",
    "landmark-one-main",
    "page-has-heading-one",
    "region",
    "skip-link",
)
# What Streamlit 1.67 draws so, by rule and place, and why it stays.
FRAMEWORK = {
    # On a phone the menu has its groups as boxes within the list. It is read out all the same.
    ("list", "[data-testid=stSidebarNavItems]"),
    ("listitem", "[data-testid=stSidebarNavItems] li"),
    # A table wider than a phone is scrolled in a box that takes no focus where nothing in the table
    # does. Chromium and Firefox let the keyboard into such a box by themselves.
    ("scrollable-region-focusable", "[data-testid=stTable] > div"),
    # Year, month and day of a date are fields of their own, as wide as their letters; the calendar
    # beside them is large enough for a finger.
    ("target-size", "[data-testid=stDateInput] [role=spinbutton]"),
    # The options of a list are drawn beside the page while it is open, the focus among them; so are
    # the pages of a part of the menu.
    ("region", "[role=listbox]"),
    ("region", "body > :has([data-testid=stTopNavPopover])"),
}
IS_OF_FRAMEWORK = """
([target, place]) => [...document.querySelectorAll(place)]
  .includes(document.querySelector(target))
"""


def violations(page: Page) -> Iterator[str]:
    """What axe-core holds against a page and is not the framework's: rule, place and reason."""
    options: dict[str, Any] = {
        "runOnly": list(TAGS),
        "rules": {rule: {"enabled": True} for rule in GOOD_PRACTICE},
        "resultTypes": ["violations"],
    }
    for found in Axe().run(page, options=options).response["violations"]:
        for node in found["nodes"]:
            target = node["target"][-1]
            places = [place for rule, place in FRAMEWORK if rule == found["id"]]
            if not any(page.evaluate(IS_OF_FRAMEWORK, [target, place]) for place in places):
                yield f"{found['id']} {target}: {node['failureSummary']}"
