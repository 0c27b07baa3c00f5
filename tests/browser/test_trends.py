import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from python_calamine import CalamineWorkbook

from tests.browser import reader, waiting
from tests.browser.conftest import Visit

PNG = b"\x89PNG\r\n\x1a\n"
INDICATORS = ".st-key-indicators"
CHARTS = "[data-testid=stVegaLiteChart]"


def options(page: Page) -> list[str]:
    """What the list of indicators offers when it is opened."""
    page.locator(f"{INDICATORS} input").click()
    found = page.get_by_role("option")
    found.first.wait_for()
    return found.all_inner_texts()


def taken(page: Page, picture: str, form: str, folder: Path) -> tuple[str, bytes]:
    """The name and content of a file that a picture is taken along as."""
    offers = page.locator(f".st-key-picture-{picture} [data-testid=stPopover] button")
    button = page.locator(f".st-key-download-{picture}-{form} button")
    reader.open_list(offers, button)
    with page.expect_download() as download:
        button.click()
    path = folder / form
    download.value.save_as(path)
    page.keyboard.press("Escape")
    button.wait_for(state="hidden")  # else the next click would close the list, not open it
    return download.value.suggested_filename, path.read_bytes()


@pytest.mark.parametrize(
    ("typed", "best"),
    (
        ("dqsczz", "地区生产总值"),
        ("小旧改", "老旧小区改造投资"),
        ("base stations", "新增5G基站设施"),
    ),
)
def test_an_indicator_is_found_by_what_is_typed(
    typed: str, best: str, visit: Visit, base_url: str
) -> None:
    page = visit(f"{base_url}/trends?indicators=pm25")
    field = page.locator(".st-key-find input")
    field.fill(typed)
    with waiting.rerun(page):
        field.press("Enter")
    found = options(page)
    assert best in found[:2]
    assert len(found) < 20


def test_accumulated_growth_stands_as_marks_and_no_monthly_reading_is_made(
    visit: Visit, base_url: str
) -> None:
    page = visit(f"{base_url}/trends?indicators=industrial_value_added&measure=growth")
    said = reader.body(page)
    assert "2020 年 1—10 月累计同比增长 44.2%" in said
    assert "2020 年 1—11 月累计同比增长 40.6%" in said
    assert "得不出其间各月的当月增速" in said
    drawn = page.locator(f"{CHARTS} svg").first
    assert drawn.locator(".mark-line path").count() == 0
    assert drawn.get_by_text("+44.2%").count() == 1


def test_a_measure_stands_in_the_address_and_changes_the_chart(visit: Visit, base_url: str) -> None:
    page = visit(f"{base_url}/trends?indicators=gdp")
    assert "290.8 亿元（推算）" in reader.body(page)
    with waiting.rerun(page):
        page.locator(".st-key-measure button").filter(has_text="占比").click()
    assert "占济南市的 10.6%（推算）" in reader.body(page)
    assert "measure=share" in page.url
    again = visit(page.url)
    assert "占济南市的 10.6%（推算）" in reader.body(again)


def test_the_terms_in_the_pictures_of_an_indicator_lead_once_to_the_glossary(
    visit: Visit, base_url: str
) -> None:
    page = visit(f"{base_url}/trends?indicators=industrial_value_added&measure=growth")
    explained = page.get_by_text("名词解释：")
    expect(explained).to_have_count(1)
    with waiting.rerun(page):
        explained.get_by_role("link", name="累计").click()
    expect(page).to_have_url(re.compile(r"/glossary\?.*term=accumulated"))


def test_the_district_is_compared_with_its_neighbours(visit: Visit, base_url: str) -> None:
    page = visit(f"{base_url}/trends?indicators=gdp", height=4000)
    assert "来源所列位次为全市第 3 位，占济南市的 10.6%" in reader.body(page)
    reader.choose(page, "against", "2021 年")
    assert "市中区由 1161.73 亿元变为 1350.4 亿元，增加约 188.7 亿元（推算）" in reader.body(page)
    assert "against=2021" in page.url


def test_the_area_that_is_chosen_first_is_the_one_compared(visit: Visit, base_url: str) -> None:
    page = visit(f"{base_url}/trends?indicators=gdp&areas=370102&areas=370103")
    assert "在 7 个有数据的区县中按数值从大到小排第 1 位" in reader.body(page)


def test_the_figures_of_a_chart_stand_in_a_table_once_it_is_opened(
    visit: Visit, base_url: str
) -> None:
    page = visit(f"{base_url}/trends?indicators=gdp&areas=370102")
    folded = page.locator(".st-key-picture-gdp-level-0, .st-key-picture-growth-gdp").first
    assert folded.locator("table").count() == 0
    with waiting.rerun(page):
        folded.get_by_text("图中数据").click()
    expect(folded.locator("table")).to_contain_text("2446.9 亿元")


def test_several_indicators_stand_side_by_side(visit: Visit, base_url: str) -> None:
    page = visit(f"{base_url}/trends?indicators=gdp&indicators=budget_revenue")
    panels = [
        page.locator(f".st-key-panel-{n}-level-0 svg.marks") for n in ("gdp", "budget_revenue")
    ]
    boxes = [panel.bounding_box() for panel in panels]
    assert boxes[0]
    assert boxes[1]
    assert boxes[0]["y"] == boxes[1]["y"]
    assert boxes[0]["x"] < boxes[1]["x"]


def test_one_figure_is_said_to_be_no_trend(visit: Visit, base_url: str) -> None:
    page = visit(f"{base_url}/trends?indicators=pocket_parks")
    expect(page.get_by_text("可比数据仅 1 期，不绘制趋势图")).to_be_visible()
    assert page.locator(CHARTS).count() == 0


def test_sources_that_differ_stand_side_by_side(visit: Visit, base_url: str) -> None:
    page = visit(f"{base_url}/trends?indicators=gdp")
    with waiting.rerun(page):
        page.get_by_text(re.compile("来源说法不一")).click()
    table = page.get_by_test_id("stExpander").filter(has_text="来源说法不一").locator("table")
    expect(table).to_contain_text("1042.6 亿元")
    expect(table).to_contain_text("1042.8 亿元")
    assert table.get_by_text("采用").count() >= 1


def test_a_chart_is_taken_along_with_its_words(visit: Visit, base_url: str, tmp_path: Path) -> None:
    page = visit(f"{base_url}/trends?indicators=gdp")
    name, png = taken(page, "growth-gdp", "png", tmp_path)
    assert name == "地区生产总值_数值与公布的增速_市中区_年度.png"
    assert png.startswith(PNG)
    assert len(png) > 30_000
    _, svg = taken(page, "growth-gdp", "svg", tmp_path)
    assert "2023 年为 1350.4 亿元" in svg.decode("utf-8")
    _, table = taken(page, "growth-gdp", "csv", tmp_path)
    rows = table.decode("utf-8-sig").splitlines()
    assert len(rows) == 1 + 8 + 1  # 2015 to 2023 without 2019, and the growth of 2017
    assert any("1161.73 − 102.11" in row for row in rows)


def test_the_figures_of_a_page_are_taken_along_as_a_workbook_and_csv(
    visit: Visit, base_url: str, tmp_path: Path
) -> None:
    page = visit(f"{base_url}/indicator?indicator=lifts_installed&lang=zh")
    book = CalamineWorkbook.from_path(reader.taken_along(page, "statements", "工作簿", tmp_path))
    assert book.sheet_names == ["数据", "说明", "来源", "筛选条件"]
    header, *rows = book.get_sheet_by_name("数据").to_python()
    values = {row[header.index("数值")] for row in rows}
    assert {85.0, 170.0} <= values
    assert {row[header.index("来源")] for row in rows} == {"品质市中奋楫扬帆逐浪高"}
