"""A briefing as slides: an outline with native tables and charts, to be edited and shown.

Every run names its font for Chinese. A chart's points are the values of the tables.
"""

import io
from collections.abc import Sequence
from datetime import UTC, datetime

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.presentation import Presentation as Show
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Emu, Inches, Length, Pt

from components.briefing import fitting, native, pages
from components.briefing.brief import LONGEST, Brief, Illustration, Numbers, Section
from components.briefing.headlines import cited
from components.briefing.pages import Grid
from components.text import Text
from components.theme import Palette

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
SIDE, TOP = Inches(0.7), Inches(1.45)
ROOM = Emu(WIDTH - 2 * SIDE)
FOOT = Inches(6.75)
CHART = Inches(3.6)  # high
TITLE_ONLY, COVER = 5, 0  # layouts of python-pptx's own template
FEW_NAMES = 3
LINES = 11  # of notes on a slide
INSET = Inches(0.1)  # left and right of words within their box or cell; above and below half of it
TITLE = Inches(0.95)  # high
NOTE, FOOTNOTE, SMALL = 11, 9, 7  # points: notes, sources at the foot, and those at least
TITLE_LINES = 2


def written(brief: Brief, text: Text, palette: Palette) -> bytes:
    """The file."""
    file = io.BytesIO()
    _Writer(brief, text, palette).show.save(file)
    return file.getvalue()


class _Writer:
    """A presentation while it grows, slide after slide."""

    def __init__(self, brief: Brief, text: Text, palette: Palette) -> None:
        self.brief, self.text, self.palette = brief, text, palette
        self.references = dict(enumerate(pages.references(brief, text), 1))
        self.show = Presentation()
        _widen(self.show)
        _describe(self.show, brief)
        self.cover()
        for section in brief.sections:
            self.figures(section)
            for shown in section.illustrations:
                self.picture(section, shown)
        self.projects()
        self.notes()

    def cover(self) -> None:
        slide = self.show.slides.add_slide(self.show.slide_layouts[COVER])
        brief = self.brief
        title, below = slide.placeholders[0], slide.placeholders[1]
        size = fitting.size([brief.title], 40, _room(title.width, title.height), TITLE_LINES)
        _write(_frame(slide, 0), [brief.title], size, bold=True, centred=True)
        said = brief.subtitle if brief.sections else (*brief.subtitle, brief.summary)
        size = fitting.size(said, 20, _room(below.width, below.height))
        _write(_frame(slide, 1), said, size, centred=True)
        self.speak(slide, [brief.summary], ())

    def figures(self, section: Section) -> None:
        """The headline figures of a theme."""
        slide = self.slide(section.heading)
        _grid(slide, pages.headlines(section, self.text), 18)
        numbers = {number for one in section.headlines for number in one.sources}
        self.speak(slide, [section.paragraph], tuple(sorted(numbers)))

    def picture(self, section: Section, shown: Illustration) -> None:
        """A picture as a chart that can be edited, its sentence below it."""
        picture = shown.picture
        title = self.text("briefing.subtitle", title=picture.title, subtitle=picture.subtitle)
        slide = self.slide(title)
        native.add(slide, shown.plot, (SIDE, TOP, ROOM, CHART), self.palette, picture.sentence)
        below = Emu(TOP + CHART + Inches(0.05))
        box = slide.shapes.add_textbox(SIDE, below, ROOM, Emu(FOOT - below))
        said = picture.sentence.split("\n")
        width, height = _room(ROOM, Emu(FOOT - below))
        taken = sum(fitting.height(note, NOTE, width) for note in shown.plot.notes)
        size = fitting.size(said, 16, (width, height - taken))
        if size < NOTE:
            size = fitting.size([*said, *shown.plot.notes], NOTE, (width, height))
        _write(box.text_frame, said, size)
        _write(box.text_frame, shown.plot.notes, min(size, NOTE), more=True)
        self.speak(slide, [section.heading, *said, *shown.plot.notes], shown.sources)

    def projects(self) -> None:
        """How many projects stand where, and the first names of each step."""
        slide = self.slide(self.text("briefing.projects"))
        steps: dict[str, list[str]] = {}
        for one in self.brief.undertakings:
            steps.setdefault(one.step, []).append(one.name)
        rows = tuple((step, str(len(found)), self.some(found)) for step, found in steps.items())
        if rows:
            columns = (
                self.text("table.status"),
                self.text("briefing.count"),
                self.text("table.name"),
            )
            _grid(slide, Grid(columns, rows, (20, 10, 70)), 12)
        else:
            box = slide.shapes.add_textbox(SIDE, TOP, ROOM, CHART)
            _write(box.text_frame, [self.brief.progress], 18)
        numbers = {number for one in self.brief.undertakings for number in one.sources}
        self.speak(slide, [self.brief.progress], tuple(sorted(numbers)))

    def some(self, found: list[str]) -> str:
        words = self.text("list.names").join(found[:FEW_NAMES])
        return words if len(found) <= FEW_NAMES else self.text("briefing.some", names=words)

    def notes(self) -> None:
        """Sources, what was derived, and what must be taken with care, a few lines to a slide."""
        notes = {
            "sources": [*self.references.values()],
            "derived": self.brief.notes.derived,
            "care": self.brief.notes.care,
        }
        for key, lines in notes.items():
            for first in range(0, len(lines), LINES):
                slide = self.slide(self.text(f"briefing.{key}"))
                box = slide.shapes.add_textbox(SIDE, TOP, ROOM, Emu(FOOT - TOP))
                shown = lines[first : first + LINES]
                size = fitting.size(shown, 14, _room(ROOM, Emu(FOOT - TOP)))
                _write(box.text_frame, shown, size)

    def slide(self, title: str) -> Slide:
        slide: Slide = self.show.slides.add_slide(self.show.slide_layouts[TITLE_ONLY])
        size = fitting.size([title], 28, _room(ROOM, TITLE), TITLE_LINES)
        _write(_frame(slide, 0), [title], size, bold=True)
        return slide

    def speak(self, slide: Slide, said: Sequence[str], numbers: Numbers) -> None:
        """What is said to a slide in its notes, and the sources, small at its foot too.

        Where there are too many for the foot, it has the numbers under which the end lists them.
        """
        sources = [self.references[number] for number in numbers]
        frame = slide.notes_slide.notes_text_frame
        if frame is not None:
            _write(frame, [*said, *sources], 12)
        if sources:
            box = slide.shapes.add_textbox(SIDE, FOOT, ROOM, Emu(HEIGHT - FOOT))
            room = _room(ROOM, Emu(HEIGHT - FOOT))
            line = self.text("briefing.drawn_from", sources=" ".join(sources))
            if fitting.size([line], FOOTNOTE, room) < SMALL:
                line = self.text("briefing.drawn_from", sources=cited(numbers, self.text))
            _write(box.text_frame, [line], fitting.size([line], FOOTNOTE, room))


def _widen(show: Show) -> None:
    """The template is 4 : 3; its layouts are made as wide as the slides."""
    before = show.slide_width or WIDTH
    show.slide_width, show.slide_height = WIDTH, HEIGHT
    for layout in (show.slide_master, *show.slide_layouts):
        for shape in layout.placeholders:
            shape.left, shape.width = (
                Emu(shape.left * WIDTH // before),
                Emu(shape.width * WIDTH // before),
            )


def _describe(show: Show, brief: Brief) -> None:
    properties = show.core_properties
    properties.title, properties.subject = brief.title[:LONGEST], " ".join(brief.subtitle)[:LONGEST]
    properties.language = native.LANGUAGES[brief.language]
    properties.author = properties.last_modified_by = ""
    day = datetime.combine(brief.made, datetime.min.time(), UTC)
    properties.created = properties.modified = day


def _frame(slide: Slide, number: int) -> TextFrame:
    """A placeholder of a slide, placed as this program's slides have it."""
    shape = slide.placeholders[number]
    if slide.slide_layout.name == "Title Only":
        shape.left, shape.top, shape.width, shape.height = SIDE, Inches(0.4), ROOM, TITLE
    frame: TextFrame = shape.text_frame
    return frame


def _write(  # noqa: PLR0913 -- the words, and how they look
    frame: TextFrame,
    lines: Sequence[str],
    size: float,
    *,
    bold: bool = False,
    centred: bool = False,
    more: bool = False,
) -> None:
    """Lines of words, each a paragraph; ``more`` of them below those that stand there."""
    frame.word_wrap = True
    for number, words in enumerate(lines):
        is_first = not number and not more
        paragraph = frame.paragraphs[0] if is_first else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.CENTER if centred else PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text = words
        run.font.size, run.font.bold = Pt(size), bold
        native.name(run.font)


def _room(width: Length, height: Length) -> tuple[float, float]:
    """What a box or a cell leaves its words, in points."""
    return Emu(width - 2 * INSET).pt, Emu(height - INSET).pt


def _grid(slide: Slide, grid: Grid, size: float) -> None:
    """A table as wide as the slide has room, in letters that let it end above the foot."""
    rows = (grid.columns, *grid.rows)
    widths = [Emu(ROOM * share // 100) for share in grid.widths]
    while sum(_heights(rows, widths, size)) > FOOT - TOP and size > fitting.SMALLEST:
        size -= fitting.STEP
    heights = _heights(rows, widths, size)
    frame = slide.shapes.add_table(len(rows), len(widths), SIDE, TOP, ROOM, Emu(sum(heights)))
    for place, width in enumerate(widths):
        frame.table.columns[place].width = width
    for number, cells in enumerate(rows):
        frame.table.rows[number].height = heights[number]
        for place, words in enumerate(cells):
            cell = frame.table.cell(number, place)
            cell.vertical_anchor = MSO_ANCHOR.MIDDLE
            _write(cell.text_frame, [words], size, bold=not number)


def _heights(
    rows: Sequence[tuple[str, ...]], widths: Sequence[Length], size: float
) -> list[Length]:
    """How high each row of a table is: as its highest cell, and no lower than two lines."""
    return [
        Emu(
            max(
                Pt(2 * size),
                *(
                    Pt(fitting.height(words, size, Emu(width - 2 * INSET).pt)) + INSET
                    for words, width in zip(cells, widths, strict=True)
                ),
            )
        )
        for cells in rows
    ]
