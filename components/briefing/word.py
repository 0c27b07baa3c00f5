"""A briefing as a Word file to edit, laid out like an official Chinese document (GB/T 9704).

Every run names its font for Chinese and for Latin letters: without the first Word takes another.
"""

import io
from dataclasses import dataclass
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as Book
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph as Line
from docx.text.run import Run

from components.briefing.brief import LONGEST, Brief
from components.briefing.drawn import drawn
from components.briefing.pages import Block, Chart, Grid, Heading, Paragraph, blocks
from components.text import Text
from components.theme import Palette
from data.model import Language

PAGE = Mm(210), Mm(297)
TOP, BOTTOM, LEFT, RIGHT = Mm(37), Mm(35), Mm(28), Mm(26)
WIDTH = PAGE[0] - LEFT - RIGHT
DIGITS = "Times New Roman"
BLACK = RGBColor(0, 0, 0)
TWO_CHARACTERS = "200"  # hundredths of one
LANGUAGES = {"zh": "zh-CN", "en": "en-GB"}
LEVELS = {1: "Heading 1", 2: "Heading 2"}


@dataclass(frozen=True)
class Face:
    """A font for Chinese and one for Latin letters, and a size in points.

    ``spacing`` is that from line to line; 0 as the letters need it.
    """

    chinese: str
    latin: str
    size: float
    spacing: float = 0
    bold: bool = False


@dataclass(frozen=True)
class Look:
    """The faces of one language."""

    title: Face
    subtitle: Face
    body: Face
    note: Face
    cell: Face
    headings: dict[int, Face]


LOOKS: dict[Language, Look] = {
    "zh": Look(
        title=Face("方正小标宋简体", DIGITS, 22, 36),
        subtitle=Face("楷体_GB2312", DIGITS, 16, 28),
        body=Face("仿宋_GB2312", DIGITS, 16, 28),
        note=Face("仿宋_GB2312", DIGITS, 12, 20),
        cell=Face("仿宋_GB2312", DIGITS, 12),
        headings={1: Face("黑体", DIGITS, 16, 28), 2: Face("楷体_GB2312", DIGITS, 16, 28)},
    ),
    "en": Look(
        title=Face("宋体", DIGITS, 20, bold=True),
        subtitle=Face("宋体", DIGITS, 12),
        body=Face("宋体", DIGITS, 12, 18),
        note=Face("宋体", DIGITS, 10),
        cell=Face("宋体", DIGITS, 10),
        headings={1: Face("黑体", "Arial", 14, bold=True), 2: Face("黑体", "Arial", 12, bold=True)},
    ),
}


def written(brief: Brief, text: Text, palette: Palette) -> bytes:
    """The file."""
    file = io.BytesIO()
    _Writer(brief, text, palette).book.save(file)
    return file.getvalue()


class _Writer:
    """A document while it grows downwards."""

    def __init__(self, brief: Brief, text: Text, palette: Palette) -> None:
        self.look, self.text, self.palette = LOOKS[brief.language], text, palette
        self.book = Document()
        _describe(self.book, brief)
        _page(self.book, self.look, text)
        _styles(self.book, self.look, brief.language)
        title = self.write(brief.title, self.look.title, "Title")
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for words in brief.subtitle:
            line = self.write(words, self.look.subtitle, "Subtitle")
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for block in blocks(brief, text):
            self.add(block)

    def add(self, block: Block) -> None:
        match block:
            case Heading():
                self.write(block.words, self.look.headings[block.level], LEVELS[block.level])
            case Paragraph(kind="body"):
                line = self.write(block.words, self.look.body)
                _indent(line, self.look.body)
            case Paragraph():
                self.write(block.words, self.look.note)
            case Grid():
                self.add_grid(block)
            case Chart():
                self.add_chart(block)

    def write(self, words: str, face: Face, style: str = "Normal") -> Line:
        line = self.book.add_paragraph(style=style)
        _run(line, words, face)
        _space(line, face)
        return line

    def add_grid(self, grid: Grid) -> None:
        """A table with the page's width, its first row repeated on every page."""
        table = self.book.add_table(rows=0, cols=len(grid.columns), style="Table Grid")
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        for number, cells in enumerate((grid.columns, *grid.rows)):
            self.add_row(table, grid, cells, is_head=not number)
        for column, share in zip(table.columns, grid.widths, strict=True):
            column.width = round(WIDTH * share / 100)
        after = self.book.add_paragraph()
        after.paragraph_format.line_spacing = Pt(self.look.cell.size)

    def add_row(self, table: Table, grid: Grid, cells: tuple[str, ...], *, is_head: bool) -> None:
        row = table.add_row()
        properties = row._tr.get_or_add_trPr()  # noqa: SLF001 -- python-docx has no other way
        properties.append(OxmlElement("w:cantSplit"))
        if is_head:
            properties.append(OxmlElement("w:tblHeader"))
        for cell, words, share in zip(row.cells, cells, grid.widths, strict=True):
            cell.width = round(WIDTH * share / 100)
            self.fill(cell, words, is_head=is_head)

    def fill(self, cell: _Cell, words: str, *, is_head: bool) -> None:
        line = cell.paragraphs[0]
        line.paragraph_format.space_after = Pt(0)
        if is_head:
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
            line.paragraph_format.keep_with_next = True
        run = _run(line, words, self.look.cell)
        run.bold = is_head or None

    def add_chart(self, chart: Chart) -> None:
        """A picture below its title, with its sentence for who cannot see it."""
        title = self.write(chart.title, self.look.note)
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        picture = chart.illustration.picture
        image = drawn(chart.illustration, self.palette, "png")
        line = self.book.add_paragraph()
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for above in (title, line):
            above.paragraph_format.keep_with_next = True
        shape = line.add_run().add_picture(io.BytesIO(image), width=WIDTH)
        properties = shape._inline.docPr  # noqa: SLF001 -- python-docx has no other way
        properties.set("descr", picture.sentence)
        properties.set("title", chart.title)


def _describe(book: Book, brief: Brief) -> None:
    properties = book.core_properties
    properties.title, properties.subject = brief.title[:LONGEST], " ".join(brief.subtitle)[:LONGEST]
    properties.language = LANGUAGES[brief.language]
    properties.author = properties.comments = ""
    properties.created = properties.modified = datetime.combine(
        brief.made, datetime.min.time(), UTC
    )


def _page(book: Book, look: Look, text: Text) -> None:
    """A4 with the margins of the standard; numbers stand outside, as on pages printed on both."""
    section = book.sections[0]
    section.page_width, section.page_height = PAGE
    section.top_margin, section.bottom_margin = TOP, BOTTOM
    section.left_margin, section.right_margin = LEFT, RIGHT
    section.footer_distance = BOTTOM - Mm(7) - Pt(14)
    book.settings.odd_and_even_pages_header_footer = True
    sides = {
        WD_ALIGN_PARAGRAPH.RIGHT: section.footer,
        WD_ALIGN_PARAGRAPH.LEFT: section.even_page_footer,
    }
    face = Face("宋体", look.body.latin, 14)
    before, after = text("briefing.page_number", page="\n").split("\n")
    for side, footer in sides.items():
        line = footer.paragraphs[0]
        line.alignment = side
        _run(line, before, face)
        _number(_run(line, "", face))
        _run(line, after, face)


def _number(run: Run) -> None:
    """Let Word fill in the page's number."""
    for kind in ("begin", "instr", "end"):
        part = OxmlElement("w:instrText" if kind == "instr" else "w:fldChar")
        if kind == "instr":
            part.text = "PAGE"
        else:
            part.set(qn("w:fldCharType"), kind)
        run._r.append(part)  # noqa: SLF001 -- python-docx has no other way


def _styles(book: Book, look: Look, language: Language) -> None:
    """The styles that the text names, so that what is written in later looks alike."""
    faces = {"Normal": look.body, "Title": look.title, "Subtitle": look.subtitle}
    faces |= {LEVELS[level]: face for level, face in look.headings.items()}
    for name, face in faces.items():
        style = book.styles[name]
        if isinstance(style, ParagraphStyle):
            _set(style, face)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), LANGUAGES[language] if language == "en" else "en-US")
    spoken.set(qn("w:eastAsia"), LANGUAGES["zh"])
    properties = book.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(spoken)


def _set(style: ParagraphStyle, face: Face) -> None:
    style.font.size, style.font.bold, style.font.italic = Pt(face.size), face.bold, False
    style.font.color.rgb = BLACK
    _name(style.element.get_or_add_rPr(), face)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    borders = style.element.get_or_add_pPr().find(qn("w:pBdr"))
    if borders is not None:  # the rule that python-docx's title has below it
        style.element.pPr.remove(borders)


def _run(line: Line, words: str, face: Face) -> Run:
    run = line.add_run(words)
    run.font.size = Pt(face.size)
    run.font.bold = face.bold or None
    _name(run._r.get_or_add_rPr(), face)  # noqa: SLF001 -- python-docx names no Chinese font
    return run


def _name(properties: BaseOxmlElement, face: Face) -> None:
    """Name the fonts of a run or a style; a theme's fonts would go before them."""
    fonts = properties.find(qn("w:rFonts"))
    if fonts is not None:
        properties.remove(fonts)
    fonts = OxmlElement("w:rFonts")
    names = {"ascii": face.latin, "hAnsi": face.latin, "eastAsia": face.chinese, "cs": face.latin}
    for kind, name in names.items():
        fonts.set(qn(f"w:{kind}"), name)
    properties.insert(0, fonts)


def _space(line: Line, face: Face) -> None:
    if face.spacing:
        line.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        line.paragraph_format.line_spacing = Pt(face.spacing)


def _indent(line: Line, face: Face) -> None:
    """Begin the first line two characters further in, also where their size is changed later."""
    line.paragraph_format.first_line_indent = Pt(2 * face.size)
    indent = line._p.get_or_add_pPr().get_or_add_ind()  # noqa: SLF001 -- as above
    indent.set(qn("w:firstLineChars"), TWO_CHARACTERS)
