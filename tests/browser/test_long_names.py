"""Tables of another district, whose names are twice as long as ours."""

import pytest

from data.model import Language
from tests.browser import cuts, waiting
from tests.browser.conftest import LOCALES, Visit

PAGES = (
    "",
    "trends",
    "map",
    "projects",
    "project?project=shunhe_viaduct",
    "indicator",
    "completeness",
    "sources",
    "search?q=GDP",
    "releases",
    "glossary",
    "briefing",
    "submit",
)
FAULTS = "[data-testid=stAlertContentError], [data-testid=stException]"
WIDTHS = (360, 1366, 3840)


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.partition("?")[0] or "overview")
def test_long_names_are_read_whole_on_screens_from_a_small_phone_to_a_wall(
    long_names: str, visit: Visit, path: str, language: Language
) -> None:
    page = visit(f"{long_names}/{path}", width=WIDTHS[0], height=900, locale=LOCALES[language])
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        waiting.ready(page)
        assert page.locator(FAULTS).count() == 0
        assert cuts.cut_off(page) == [], width
        assert cuts.sideways(page) == [], width
        assert cuts.uneven_rows(page) == [], width
