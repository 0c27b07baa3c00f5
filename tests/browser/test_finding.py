"""What somebody who has never seen the dashboard finds from its bare address, step by step.

docs/finding.md tells people the same; a step is a press, or words that are typed.
"""

from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Literal

import pytest
from docx import Document
from PIL import Image
from playwright.sync_api import Page
from python_calamine import CalamineWorkbook

from data.model import LANGUAGES, Language
from tests.browser import server, waiting
from tests.browser.conftest import LOCALES, Visit

MOST = 3
TOLD = server.ROOT / "docs" / "finding.md"
WIDE = 800  # pixels of a picture that can be shown to others

Words = tuple[str, str]  # Chinese, English


@dataclass(frozen=True)
class Step:
    """What is pressed by its visible name, under which title; or what is typed there."""

    role: Literal["link", "button", "option", "combobox"]
    name: Words
    under: Words = ("", "")
    typed: Words = ("", "")


@dataclass(frozen=True)
class Way:
    """Steps to what is looked for, and what is read there; steps to a file of it, and what it has.

    A table has what is ``held``, a briefing says what ``briefing`` has.
    The files are reached from the bare address, or ``onward`` from what was found.
    """

    find: tuple[Step, ...]
    read: Words
    picture: tuple[Step, ...]
    table: tuple[Step, ...]
    held: Words
    briefing: Words
    onward: bool = False


def link(zh: str, en: str) -> Step:
    return Step("link", (zh, en))


def take(form: Words, zh: str = "", en: str = "") -> tuple[Step, ...]:
    return (Step("button", ("导出", "Export"), under=(zh, en)), Step("button", form))


PNG, XLSX = ("图片（PNG）", "Picture (PNG)"), ("工作簿（XLSX）", "Workbook (XLSX)")
BRIEFING = (
    link("简报", "Briefing"),
    Step("button", ("文档（Word）", "Document (Word)")),
)
INDUSTRY = link("规模以上工业增加值增速", "Above-scale industrial value added growth")
LIFTS = link("建成多层住宅电梯", "Lifts installed")
TRENDS = link("趋势", "Trends")
GREW = ("规模以上工业增加值同比增速", "Above-scale industrial value added: growth on the year")
REACHED = ("建成多层住宅电梯：目标与完成", "Lifts installed: target and result")
COMPARED = ("2023 年 · 亿元", "2023 · billion yuan")
SOURCE = ("品质市中奋楫扬帆逐浪高", "Quality Shizhong Sets Sail and Rides the Waves")
SENTENCE = "1至11月规模以上工业增加值累计增长40.6%"

WAYS = {
    "industry": Way(
        find=(),
        read=("+40.6 % 全市第 1 位", "+40.6 % No. 1 in Jinan"),
        picture=(INDUSTRY, *take(PNG, *GREW)),
        table=(INDUSTRY, *take(XLSX, *GREW)),
        held=("40.6", "40.6"),
        briefing=("同比增长 40.6%，增速居全市第 1 位", "up 40.6% on the year"),
    ),
    "sentence": Way(
        find=(INDUSTRY, Step("link", SOURCE)),
        read=(SENTENCE, SENTENCE),
        picture=(INDUSTRY, *take(PNG, *GREW)),
        table=(INDUSTRY, *take(XLSX)),
        held=(SENTENCE, SENTENCE),
        briefing=SOURCE,
    ),
    "lifts": Way(
        find=(LIFTS,),
        read=("2020 年完成 85 部，目标为 50 部（推算）", "target"),
        picture=(LIFTS, *take(PNG, *REACHED)),
        table=(LIFTS, *take(XLSX, *REACHED)),
        held=("85", "85"),
        briefing=("85 部，完成任务的 170%", "170% of the task"),
    ),
    "xinglong": Way(
        find=(
            link("项目", "Projects"),
            Step("combobox", ("区域", "Area"), typed=("兴隆", "Xinglong")),
            Step("option", ("兴隆街道", "Xinglong Subdistrict")),
        ),
        read=("山东大学国家大学科技园封顶", "Shandong University National Science Park"),
        picture=(link("地图", "Map"), *take(PNG)),
        table=take(XLSX),
        held=("山东大学国家大学科技园", "Shandong University National Science Park"),
        briefing=("济泰高速", "Expressway"),
        onward=True,
    ),
    "gdp": Way(
        find=(TRENDS,),
        read=("比历下区少 1096.5 亿元（推算）", "109.65 billion yuan less than Lixia District"),
        picture=(TRENDS, *take(PNG, *COMPARED)),
        table=(TRENDS, *take(XLSX, *COMPARED)),
        held=("历下区", "Lixia District"),
        briefing=("比历下区少 1096.5 亿元（推算）", "109.65 billion yuan less than Lixia District"),
    ),
}


# Each in one language; that both call the steps so is another test.
@pytest.mark.parametrize(("way", "language"), list(zip(WAYS, cycle(LANGUAGES), strict=False)))
def test_it_is_found_and_taken_along_in_three_steps_each(
    visit: Visit, base_url: str, tmp_path: Path, way: str, language: Language
) -> None:
    asked, of = WAYS[way], LANGUAGES.index(language)
    page = visit(base_url, locale=LOCALES[language])
    _go(page, asked.find, of)
    assert asked.read[of] in " ".join((page.get_by_test_id("stMain").text_content() or "").split())
    start = page.url if asked.onward else base_url

    with Image.open(_taken(page, start, asked.picture, of, tmp_path)) as picture:
        assert picture.width >= WIDE
    book = CalamineWorkbook.from_path(_taken(page, start, asked.table, of, tmp_path))
    sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    assert asked.held[of] in str(sheets)
    assert asked.briefing[of] in _written(_taken(page, start, BRIEFING, of, tmp_path))


def test_what_people_are_told_of_the_ways_is_what_stands_on_the_pages() -> None:
    told = TOLD.read_text(encoding="utf-8")
    for way in WAYS.values():
        for steps in (way.find, way.picture, way.table, BRIEFING):
            assert len(steps) <= MOST
            for step in steps:
                assert all(name in told for name in (*step.name, *step.typed))


def _go(page: Page, steps: tuple[Step, ...], of: int) -> None:
    """Take the steps, each once what the one before has brought stands there."""
    for step in steps:
        name, typed = step.name[of], step.typed[of]
        under = page.locator("[class*=st-key-picture-]").filter(has_text=step.under[of])
        around = under.last if step.under[of] else page.locator("body")
        if typed:
            around.get_by_role(step.role, name=name).first.fill(typed)
            page.get_by_role("option").first.wait_for()
            continue
        exact = step.role == "option"
        found = around.get_by_role(step.role, name=name, exact=exact)
        with waiting.rerun(page):
            (found.last if step.role == "button" else found.first).click()


def _taken(page: Page, start: str, steps: tuple[Step, ...], of: int, folder: Path) -> Path:
    """The file that the last step gives, from an address on."""
    page.goto(start)
    waiting.ready(page)
    *before, last = steps
    _go(page, tuple(before), of)
    with page.expect_download() as taken:
        page.get_by_role(last.role, name=last.name[of]).first.click()
    file = folder / taken.value.suggested_filename
    taken.value.save_as(file)
    return file


def _written(file: Path) -> str:
    """All words of a document, those of its tables too."""
    document = Document(str(file))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
