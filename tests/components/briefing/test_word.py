"""Word files read back as Word reads them."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import pytest
from docx import Document
from docx.document import Document as Book
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from components import briefing
from components.briefing import Brief
from components.text import Text
from components.theme import Palette
from data.model import Selection
from tests.components.briefing.conftest import composed
from tests.components.briefing.numbers import HOSTILE, hostile, shown, strange
from tests.components.conftest import Tables

ONE_HUNDREDTH = Mm(1) / 100


@pytest.fixture
def book(brief: Brief, text: Text, light: Palette) -> Book:
    return _book(brief, text, light)


def _book(brief: Brief, text: Text, palette: Palette) -> Book:
    return Document(io.BytesIO(briefing.make(brief, "docx", text, palette)))


def _paragraphs(book: Book) -> Iterator[Paragraph]:
    """All, in tables and at the foot too."""
    yield from book.paragraphs
    for table in book.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from cell.paragraphs
    section = book.sections[0]
    yield from section.footer.paragraphs
    yield from section.even_page_footer.paragraphs


def _runs(book: Book) -> Iterator[Run]:
    for paragraph in _paragraphs(book):
        yield from paragraph.runs


def test_every_number_is_of_the_tables_of_a_date_or_derived(
    book: Book, brief: Brief, tables: Tables, text: Text
) -> None:
    lines = [paragraph.text for paragraph in _paragraphs(book)]
    assert len(lines) > 20
    assert strange(shown(lines, brief, text), brief, tables) == []


def test_a_page_has_the_size_and_the_margins_of_the_standard(book: Book) -> None:
    (section,) = book.sections
    found = (
        *(section.page_width, section.page_height),
        *(section.top_margin, section.bottom_margin, section.left_margin, section.right_margin),
    )
    for length, wanted in zip(found, (210, 297, 37, 35, 28, 26), strict=True):
        assert length is not None
        assert abs(length / Mm(1) - wanted) < 0.02


def test_every_run_names_its_chinese_and_its_latin_font(book: Book) -> None:
    written = [run for run in _runs(book) if run.text]
    assert written
    for run in written:
        fonts = run._r.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")  # noqa: SLF001 -- no other way
        assert fonts is not None, run.text
        assert fonts.get(qn("w:eastAsia")), run.text
        assert fonts.get(qn("w:ascii")), run.text
        assert not [name for name in fonts.attrib if name.endswith("Theme")], run.text


def test_chinese_text_has_the_faces_the_sizes_and_the_lines_of_the_standard(
    chinese: Brief, light: Palette
) -> None:
    book = _book(chinese, Text("zh"), light)
    title, *_ = book.paragraphs
    assert title.runs[0].font.size == Pt(22)
    body = [p for p in book.paragraphs if p.paragraph_format.first_line_indent]
    assert body
    for paragraph in body:
        (run,) = paragraph.runs
        assert run.font.size == Pt(16)
        fonts = run._r.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")  # noqa: SLF001 -- as above
        assert fonts.get(qn("w:eastAsia")) == "仿宋_GB2312"
        assert paragraph.paragraph_format.line_spacing_rule == WD_LINE_SPACING.EXACTLY
        assert paragraph.paragraph_format.line_spacing == Pt(28)
        assert paragraph.paragraph_format.first_line_indent == Pt(32)


def test_tables_are_native_and_hold_the_figures_as_printed(book: Book, brief: Brief) -> None:
    cells = {
        cell.text for table in book.tables for row in table.rows for cell in row.cells if cell.text
    }
    for section in brief.sections:
        assert {one.figure for one in section.headlines} <= cells
    assert {one.name for one in brief.undertakings} <= cells


def test_every_picture_is_told_in_its_sentence(book: Book, brief: Brief) -> None:
    told = [
        shape._inline.docPr.get("descr")  # noqa: SLF001 -- as above
        for shape in book.inline_shapes
    ]
    pictures = [one.picture for section in brief.sections for one in section.illustrations]
    assert told == [picture.sentence for picture in pictures]
    printed = {paragraph.text for paragraph in book.paragraphs}
    assert {line for p in pictures for line in p.sentence.split("\n")} <= printed


def test_the_pictures_fill_the_width_between_the_margins(book: Book) -> None:
    for shape in book.inline_shapes:
        assert abs(shape.width - Mm(156)) < ONE_HUNDREDTH * 10


def test_the_languages_of_the_letters_are_named(book: Book, text: Text) -> None:
    spoken = book.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:lang')}")
    assert spoken.get(qn("w:eastAsia")) == "zh-CN"
    assert spoken.get(qn("w:val")) == {"zh": "en-US", "en": "en-GB"}[text.language]


def test_what_looks_like_code_stays_letters(chinese: Brief, light: Palette) -> None:
    content = briefing.make(hostile(chinese), "docx", Text("zh"), light)
    lines = [paragraph.text for paragraph in _paragraphs(Document(io.BytesIO(content)))]
    for words in HOSTILE:
        assert any(words in line for line in lines), words
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        assert not [name for name in opened.namelist() if re.search(r"vba|oleObject", name)]
        relations = [name for name in opened.namelist() if name.endswith(".rels")]
        assert not [name for name in relations if b'"External"' in opened.read(name)]


def test_a_choice_without_figures_is_still_a_file(
    harbour: Tables, text: Text, light: Palette
) -> None:
    empty = composed(harbour, text, light, Selection(year="1066"))
    said = " ".join(paragraph.text for paragraph in _book(empty, text, light).paragraphs)
    assert empty.summary in said


def test_a_long_title_and_a_rare_character_are_written_whole(
    chinese: Brief, light: Palette
) -> None:
    title = "𠮷" * 300
    book = _book(replace(chinese, title=title), Text("zh"), light)
    assert book.paragraphs[0].text == title
    assert book.core_properties.title == "𠮷" * 255
