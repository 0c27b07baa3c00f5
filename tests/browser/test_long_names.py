"""Tables of another district, whose names are twice as long as ours."""

import csv
import shutil
from pathlib import Path

import pytest

from data.model import Language
from tests.browser import cuts, waiting
from tests.browser.conftest import LOCALES, Serve, Visit

OURS = Path("data/tables")
ADDED = {
    "areas": ("暨示范区", " and Demonstration Zone"),
    "indicators": ("（含新纳入统计范围单位）", " (with newly covered units in function zones)"),
    "projects": ("及配套基础设施二期工程", " and supporting infrastructure, second stage"),
    "themes": ("与治理能力", " and administrative capacity"),
}
PAGES = (
    "",
    "trends",
    "map",
    "project?project=shunhe_viaduct",
    "indicator",
    "completeness",
    "briefing",
    "submit",
)
WIDTHS = (360, 1366, 3840)


@pytest.fixture(scope="module")
def url(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The dashboard of tables with long names."""
    folder = tmp_path_factory.mktemp("long") / "tables"
    shutil.copytree(OURS, folder)
    for table, (added_zh, added_en) in ADDED.items():
        path = folder / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = [*csv.DictReader(file)]
        for row in rows:
            row["name_zh"] += added_zh
            row["name_en"] += added_en
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0], lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return serve(folder)


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.partition("?")[0] or "overview")
def test_long_names_are_read_whole_on_screens_from_a_small_phone_to_a_wall(
    url: str, visit: Visit, path: str, language: Language
) -> None:
    page = visit(f"{url}/{path}", width=WIDTHS[0], height=900, locale=LOCALES[language])
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        waiting.ready(page)
        assert cuts.cut_off(page) == [], width
        assert cuts.sideways(page) == [], width
        assert cuts.uneven_rows(page) == [], width
