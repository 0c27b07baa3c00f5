import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from components.text import Text
from data import completeness, queries
from data.catalogue import TABLES_FOLDER, catalogue, sound
from data.model import Language, Selection
from data.store import open_store
from tests.browser import altered, cuts, reader, server, waiting
from tests.browser.conftest import LOCALES, Scheme, Serve, Visit

HARBOUR = server.ROOT / "tests" / "tables" / "harbour"
FOLDERS = {"shipped": TABLES_FOLDER, "harbour": HARBOUR}
CELLS = "[data-testid=stVegaLiteChart] svg .mark-rect path"
NUMBERS = "[data-testid=stVegaLiteChart] svg .mark-text text"
LEAST_TARGET = 24  # pixels from one row to the next
LOOKS: tuple[tuple[Language, Scheme], ...] = (("zh", "light"), ("en", "dark"))


def _words_of_cells(page: Page) -> list[str]:
    """What stands in the cells of the picture, theme by theme within each year, newest first."""
    words = page.locator(NUMBERS).all_text_contents()
    return [said for said in words if not re.fullmatch(r"\d{4}", said)]


def _box(page: Page, label: str) -> Locator:
    """A folded box by how its label begins, opened."""
    box = page.get_by_test_id("stExpander").filter(has=page.locator("summary", has_text=label))
    if box.first.locator("details[open]").count() == 0:
        with waiting.rerun(page):
            box.first.locator("summary").click()
    return box.first


@pytest.mark.parametrize("tables", tuple(FOLDERS))
@pytest.mark.parametrize("look", LOOKS, ids="-".join)
def test_the_page_is_whole_on_a_phone_and_on_a_screen(
    visit: Visit, serve: Serve, tables: str, look: tuple[Language, Scheme]
) -> None:
    language, scheme = look
    url = serve(None if tables == "shipped" else HARBOUR)
    page = visit(
        f"{url}/completeness?lang={language}",
        width=390,
        scheme=scheme,
        locale=LOCALES[language],
    )
    assert reader.title(page) == Text(language)("completeness.title")
    for width in (390, 1366):
        page.set_viewport_size({"width": width, "height": 900})
        waiting.ready(page)
        assert cuts.sideways(page) == []
        assert cuts.cut_off(page) == []


@pytest.mark.parametrize("tables", tuple(FOLDERS))
def test_the_cells_say_what_can_be_counted_in_the_tables(
    visit: Visit, serve: Serve, tables: str
) -> None:
    text, raw = Text("en"), sound(FOLDERS[tables])
    known, store = catalogue(raw), open_store(raw)
    subject = known.dashboard.subject
    rows = store.fetch(queries.OBSERVATIONS)
    held = {
        (known.indicators[row["indicator_id"]].theme_id, row["year"], row["indicator_id"])
        for row in rows
        if row["area_id"] == subject and not row["project_id"] and row["year"]
    }
    url = serve(None if tables == "shipped" else HARBOUR)
    page = visit(f"{url}/completeness?lang=en", locale="en-US")
    drawn = [said.split(" of ")[0] for said in page.locator(NUMBERS).all_text_contents()]
    counted = sorted(int(said) for said in drawn if said.isdigit() and len(said) < 4)
    cells = {(theme, year) for theme, year, _ in held}
    assert counted == sorted(sum(one[:2] == cell for one in held) for cell in cells)
    years = {year for _, year, _ in held} | {known.dashboard.filters.year} - {""}
    none = [said for said in drawn if said == text("completeness.sign")]
    assert len(none) == len(known.themes) * len(years) - len(cells)


def test_a_cell_that_is_clicked_chooses_its_theme_and_year(visit: Visit, base_url: str) -> None:
    page = visit(f"{base_url}/completeness?lang=en", locale="en-US")
    cell = page.locator(NUMBERS).filter(has_text=re.compile("^14 of 14$"))
    for _ in range(2):  # what was clicked is forgotten, so that it can be clicked again
        with waiting.rerun(page):
            cell.click(force=True)
        assert reader.pressed_themes(page) == ["Service"]
        reader.press_theme(page, 0)
    assert "theme=development" in page.url


def test_an_empty_cell_has_no_frame_and_a_sign_that_is_told(visit: Visit, serve: Serve) -> None:
    page = visit(f"{serve(HARBOUR)}/completeness?lang=zh")
    frames = page.locator(CELLS).evaluate_all(
        "(cells) => cells.map((cell) => cell.getAttribute('stroke-width'))"
    )
    none = [said for said in _words_of_cells(page) if said == "…"]
    assert frames.count("0") == len(none) > 0
    assert "“…”为未收录" in reader.body(page)
    assert not any(said.startswith("0") for said in _words_of_cells(page))


def test_the_picture_is_told_to_those_who_do_not_see_it(visit: Visit, base_url: str) -> None:
    page = visit(f"{base_url}/completeness?lang=zh")
    said = page.get_by_test_id("stMain").inner_text()
    told = page.locator("[data-testid=stVegaLiteChart]").first.evaluate(
        "(chart) => [chart, ...chart.querySelectorAll('*'), chart.parentElement]"
        ".map((element) => element.getAttribute('aria-label') || element.getAttribute('alt'))"
        ".find(Boolean)"
    )
    assert told
    assert told in said


def test_a_phone_shows_the_chosen_year_beside_the_names_and_rows_of_one_height(
    visit: Visit, base_url: str
) -> None:
    address = f"{base_url}/completeness?lang=en&theme=development&period=2018"
    page = visit(address, width=390, locale="en-US")
    table = page.locator(".st-key-theme-by-year")
    chosen = table.locator("th", has_text="2018")
    box = chosen.bounding_box()
    assert box
    assert box["x"] + box["width"] <= 390
    page.set_viewport_size({"width": 1366, "height": 900})
    waiting.ready(page)
    heights = table.locator("tbody tr").evaluate_all(
        "(rows) => rows.filter((row) => [...row.cells].slice(1).some("
        "(cell) => cell.querySelector('p').getClientRects().length"
        " && cell.querySelector('p').clientHeight > 30)).map((row) => row.innerText)"
    )
    assert heights == []


def test_each_indicator_of_a_theme_leads_to_its_page(visit: Visit, serve: Serve) -> None:
    page = visit(f"{serve(HARBOUR)}/completeness?lang=en&theme=harbour", locale="en-US")
    table = page.get_by_test_id("stTable").first
    head = table.locator("thead th").all_inner_texts()
    assert head[:3] == ["Indicator", "2023 (chosen)", "2024"]
    assert head[-1] == "Several years"
    rows = [row.split("\t") for row in table.locator("tbody tr").all_inner_texts()]
    assert len(rows) == 6
    marks = {row[0].strip(): row[1].strip() for row in rows}
    assert marks["Working berths"] == "●"
    assert marks["Cargo throughput"].startswith("●○◐ d")
    with waiting.rerun(page):
        table.get_by_role("link", name="Working berths").click()
    assert urlsplit(page.url).path == "/indicator"
    assert parse_qs(urlsplit(page.url).query)["indicator"] == ["berths"]
    assert reader.title(page) == "Working berths"


def test_what_is_not_held_is_listed_and_adds_up(visit: Visit, base_url: str) -> None:
    page = visit(f"{base_url}/completeness?lang=zh&theme=environment&period=2020")
    raw = sound(TABLES_FOLDER)
    known, store = catalogue(raw), open_store(raw)
    rows = store.fetch(queries.of_indicators(tuple(known.indicators), (known.subject.id,)))
    found = completeness.holdings(rows, [], known, known.subject)
    cell = completeness.cell(found, known, "environment", "2020")
    box = _box(page, known.themes["environment"].name("zh"))
    listed = box.locator("li a").all_inner_texts()
    assert {indicator.name("zh") for indicator in cell.elsewhen} <= set(listed)
    assert not {indicator.name("zh") for indicator in cell.held} & set(listed)
    label = box.locator("summary").inner_text()
    assert re.findall(r"（(\d+)）", label) == [str(len(listed))]
    told = completeness.chosen(found, Selection(theme="environment", year="2020"))
    assert f"{len(told)} 条数据" in reader.body(page).replace("\u00a0", " ")


@pytest.mark.parametrize("language", tuple(LOCALES))
def test_where_sources_differ_all_say_it_and_the_rule_is_told(
    visit: Visit, serve: Serve, language: Language
) -> None:
    text = Text(language)
    page = visit(f"{serve(HARBOUR)}/completeness?lang={language}", locale=LOCALES[language])
    box = _box(page, text("conflicts.title", count=3).split("3")[0])
    words = box.inner_text()
    assert text("conflicts.rule") in words
    tables = box.get_by_test_id("stTable")
    assert tables.count() == 3
    rows = [len(table.locator("tbody tr").all()) for table in tables.all()]
    assert sorted(rows) == [2, 2, 3]
    for table in tables.all():
        first, *others = table.locator("tbody tr").all_inner_texts()
        assert text("conflicts.used") in first
        assert not any(row.startswith(text("conflicts.used")) for row in others)
    links = tables.first.locator("tbody a")
    assert links.count() == tables.first.locator("tbody tr").count()
    with waiting.rerun(page):
        links.first.click()
    assert urlsplit(page.url).path == "/sources"


def test_the_page_of_an_indicator_tells_what_its_sources_say(visit: Visit, serve: Serve) -> None:
    page = visit(f"{serve(HARBOUR)}/indicator?indicator=cargo_throughput&lang=en", locale="en-US")
    box = _box(page, "Sources differ")
    assert "low confidence" in box.inner_text()
    for word in ("Yungang Bureau of Statistics", "Quayside Weekly", "2024-09", "over"):
        assert word in box.inner_text()


def test_a_project_of_which_something_is_missing_is_linked(visit: Visit, serve: Serve) -> None:
    page = visit(f"{serve(HARBOUR)}/completeness?lang=en", locale="en-US")
    box = _box(page, "No date held")
    expect(box.locator("li a").first).to_be_visible()
    name = box.locator("li a").first.inner_text()
    with waiting.rerun(page):
        box.locator("li a").first.click()
    assert reader.title(page) == name


def test_the_sources_of_which_something_is_not_known_are_listed(visit: Visit, serve: Serve) -> None:
    page = visit(f"{serve(HARBOUR)}/completeness?lang=en&theme=people", locale="en-US")
    known = catalogue(sound(HARBOUR))
    gaps = completeness.source_gaps(known)
    for gap, name in (("text", "Full text not held"), ("licence", "Licence not stated")):
        box = _box(page, name)
        assert box.locator("summary").inner_text().endswith(f"({len(gaps[gap])})")
        listed = box.locator("li a").all_inner_texts()
        assert listed == [source.name("en") for source in gaps[gap]]


def test_a_choice_about_which_all_sources_agree_says_so(visit: Visit, serve: Serve) -> None:
    page = visit(f"{serve(HARBOUR)}/completeness?lang=zh&period=2017")
    assert Text("zh")("completeness.agree") in reader.body(page)


def test_rows_are_high_enough_for_a_finger_however_many_themes_there_are(
    visit: Visit, serve: Serve, tmp_path: Path
) -> None:
    url = serve(altered.many_themes(tmp_path / "tables"))
    page = visit(f"{url}/completeness", width=360, height=900, locale=LOCALES["en"])
    boxes = [cell.bounding_box() for cell in page.locator(CELLS).all()]
    middles = sorted({round(box["y"] + box["height"] / 2) for box in boxes if box})
    assert len(middles) > 1
    assert min(lower - upper for upper, lower in pairwise(middles)) >= LEAST_TARGET
    assert cuts.cut_off(page) == []
