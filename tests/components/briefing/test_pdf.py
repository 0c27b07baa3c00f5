"""PDF files read back as a reader of PDF reads them."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from pypdf import PdfReader

from components import briefing, fonts
from components.briefing import Brief, UnprintableError, pages
from components.briefing.pages import Chart, Grid
from components.text import Text
from components.theme import Palette
from data.model import Selection
from tests.components.briefing.conftest import composed
from tests.components.briefing.numbers import HOSTILE, close, hostile, shown, strange
from tests.components.conftest import Tables

MILLIMETRE = 72 / 25.4


@pytest.fixture
def read(brief: Brief, text: Text, light: Palette) -> PdfReader:
    return _read(brief, text, light)


def _read(brief: Brief, text: Text, palette: Palette) -> PdfReader:
    return PdfReader(io.BytesIO(briefing.make(brief, "pdf", text, palette)))


def _said(brief: Brief, text: Text) -> Iterator[str]:
    """All that is to be printed, the longest of it first."""
    lines = [brief.title, *brief.subtitle]
    for block in pages.blocks(brief, text):
        match block:
            case Grid():
                lines += [*block.columns, *(cell for row in block.rows for cell in row)]
            case Chart():
                lines.append(block.title)
            case _:
                lines.append(block.words)
    yield from sorted(filter(None, map(close, lines)), key=len, reverse=True)


def _printed(read: PdfReader) -> str:
    """The letters of all pages but their numbers, without spaces."""
    found = [close(page.extract_text()) for page in read.pages]
    return "".join(re.sub(r"(—\d+—|\d+)$", "", page) for page in found)


def test_every_word_is_printed_and_no_number_beside_them(
    read: PdfReader, brief: Brief, text: Text
) -> None:
    rest = _printed(read)
    for words in _said(brief, text):
        assert words in rest, words
        rest = rest.replace(words, "·", 1)
    assert not re.search(r"\d", rest), rest


def test_every_number_is_of_the_tables_of_a_date_or_derived(
    brief: Brief, tables: Tables, text: Text
) -> None:
    assert strange(shown(_said(brief, text), brief, text), brief, tables) == []


def test_every_font_is_embedded(read: PdfReader) -> None:
    found: list[Any] = []
    for page in read.pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            found += font.get_object().get("/DescendantFonts", [font])
    assert found
    for font in found:
        described = font.get_object()["/FontDescriptor"]
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(described), described
        assert re.match(r"/[A-Z]{6}\+", described["/FontName"]), described


def test_the_pages_are_a4_and_keep_the_margins_of_the_standard(
    chinese: Brief, light: Palette
) -> None:
    read = _read(chinese, Text("zh"), light)
    left: list[float] = []
    top: list[float] = []

    def at(words: str, base: list[float], own: list[float], *_: Any) -> None:
        if words.strip() and not re.fullmatch(r"[—\d\s]+", words):
            left.append(own[4] * base[0] + own[5] * base[2] + base[4])
            top.append(own[4] * base[1] + own[5] * base[3] + base[5])

    for page in read.pages:
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        assert abs(width - 210 * MILLIMETRE) < 0.5
        assert abs(height - 297 * MILLIMETRE) < 0.5
        page.extract_text(visitor_text=at)
    assert len(read.pages) > 1
    assert min(left) >= 28 * MILLIMETRE - 1
    assert max(top) <= (297 - 37) * MILLIMETRE
    assert min(top) >= 35 * MILLIMETRE - 1


def test_the_file_says_its_title_and_its_day(read: PdfReader, brief: Brief) -> None:
    assert read.metadata is not None
    assert read.metadata.title == brief.title
    assert read.metadata.creation_date is not None
    assert read.metadata.creation_date.date() == brief.made


def test_what_looks_like_code_stays_letters(chinese: Brief, light: Palette) -> None:
    printed = _printed(_read(hostile(chinese), Text("zh"), light))
    for words in HOSTILE:
        assert close(words) in printed, words


def test_a_character_that_no_font_has_is_refused_by_name(chinese: Brief, light: Palette) -> None:
    with pytest.raises(UnprintableError) as refused:
        briefing.make(replace(chinese, title="\U000323af"), "pdf", Text("zh"), light)
    assert refused.value.characters == "\U000323af"
    assert "\U000323af" not in fonts.characters()


def test_white_space_in_a_name_is_printed_as_a_space(chinese: Brief, light: Palette) -> None:
    tabbed = replace(chinese, title="甲\t乙\u2028丙\n丁\u00a0戊")
    assert briefing.missing(tabbed, Text("zh")) == ""
    assert "甲乙丙丁戊" in _printed(_read(tabbed, Text("zh"), light))


def test_a_character_that_cannot_be_seen_is_told_by_its_number(chinese: Brief) -> None:
    hidden = replace(chinese, title="\x07甲\U000323af")
    assert briefing.spelled(briefing.missing(hidden, Text("zh"))).startswith("U+0007 ")
    assert briefing.spelled("\t龘é") == "U+0009 龘 é"


def test_a_name_without_a_space_stays_within_its_cell_and_the_page(
    brief: Brief, text: Text, light: Palette
) -> None:
    first, *others = brief.sections
    headline, *more = first.headlines
    project, *rest = brief.undertakings
    long = replace(
        brief,
        title="verylongword" * 15,
        summary="B" * 400,
        sections=(
            replace(first, heading="C" * 90, headlines=(replace(headline, name="A" * 400), *more)),
            *others,
        ),
        undertakings=(replace(project, name="A" * 400), *rest),
    )
    read = _read(long, text, light)
    assert close(long.title) in _printed(read)
    ends = [one for one in _right_ends(read) if re.fullmatch("A+|B+|C+|[verylongwd]+", one[0])]
    assert len(ends) > 20
    assert [one for one in ends if one[1] > (210 - 26) * MILLIMETRE + 1] == []
    cells = [end for words, end in ends if set(words) == {"A"}]
    assert len(cells) > 10
    assert max(cells) <= (28 + 0.42 * 156) * MILLIMETRE


def _right_ends(read: PdfReader) -> Iterator[tuple[str, float]]:
    """Each piece of words of the pages and where it ends, in points from the left."""
    found: list[tuple[str, float]] = []

    def at(words: str, base: list[float], own: list[float], _: Any, size: float) -> None:
        start = own[4] * base[0] + own[5] * base[2] + base[4]
        found.extend((line, start + fonts.width(line, size)) for line in words.split("\n") if line)

    for page in read.pages:
        page.extract_text(visitor_text=at)
    yield from found


def test_a_choice_without_figures_is_still_a_file(
    harbour: Tables, text: Text, light: Palette
) -> None:
    empty = composed(harbour, text, light, Selection(year="1066"))
    assert close(empty.summary) in _printed(_read(empty, text, light))
