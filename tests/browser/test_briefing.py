"""The briefing on its page: each figure leads to the sentence that published it."""

import pytest
from playwright.sync_api import expect

from components.text import Text
from data.model import Language
from tests.browser import waiting
from tests.browser.conftest import LOCALES, Serve, Visit
from tests.data.faults import HARBOUR

CHOICE = "briefing?theme=development&period=2020"


def test_a_figure_of_a_briefing_opens_the_words_that_print_it(base_url: str, visit: Visit) -> None:
    page = visit(f"{base_url}/{CHOICE}")
    with waiting.rerun(page):
        page.locator(".st-key-brief a").first.click()
    expect(page.locator(".st-key-passage")).to_be_visible()


@pytest.mark.parametrize("language", LOCALES)
def test_what_a_briefing_points_at_stands_below_it(
    base_url: str, visit: Visit, language: Language
) -> None:
    text = Text(language)
    brief = visit(f"{base_url}/{CHOICE}", locale=LOCALES[language]).locator(".st-key-brief")
    projects = brief.locator("details").first
    projects.locator("summary").click()
    expect(projects.get_by_role("row").nth(1)).to_be_visible()
    sources = brief.locator("details").last
    sources.locator("summary").click()
    expect(sources.get_by_role("link", name=text("briefing.source", number=1))).to_be_visible()


def test_a_briefing_on_other_tables_is_whole(serve: Serve, visit: Visit) -> None:
    brief = visit(f"{serve(HARBOUR)}/briefing").locator(".st-key-brief")
    expect(brief.get_by_role("heading", level=2)).to_have_count(1)
    expect(brief.locator("svg.marks").first).to_be_visible()
