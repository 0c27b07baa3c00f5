"""PowerPoint files read back as PowerPoint reads them."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_MARKER_STYLE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Show

from components import briefing
from components.briefing import Brief, fitting, native
from components.text import Text
from components.theme import Palette
from data.model import Selection
from tests.components.briefing.conftest import composed
from tests.components.briefing.numbers import HOSTILE, hostile, shown, strange
from tests.components.conftest import Tables

CIRCLE, DIAMOND = XL_MARKER_STYLE.CIRCLE, XL_MARKER_STYLE.DIAMOND


@pytest.fixture
def show(brief: Brief, text: Text, light: Palette) -> Show:
    return _show(brief, text, light)


def _show(brief: Brief, text: Text, palette: Palette) -> Show:
    return Presentation(io.BytesIO(briefing.make(brief, "pptx", text, palette)))


def _shapes(show: Show) -> Iterator[Any]:
    for slide in show.slides:
        yield from slide.shapes


def _frames(show: Show) -> Iterator[Any]:
    """Every frame of words: of shapes, of tables but for counts, and of what is said to a slide."""
    for slide in show.slides:
        if slide.has_notes_slide:
            yield slide.notes_slide.notes_text_frame
        for shape in slide.shapes:
            if shape.has_text_frame:
                yield shape.text_frame
            if shape.has_table:
                for row in shape.table.rows:
                    yield from (cell.text_frame for cell in row.cells)


def _charts(show: Show) -> list[Any]:
    return [shape.chart for shape in _shapes(show) if shape.has_chart]


def _counts(show: Show) -> dict[str, int]:
    """How many projects stand where, as the table tells it."""
    tables = [shape.table for shape in _shapes(show) if shape.has_table]
    rows = [[cell.text for cell in row.cells] for table in tables for row in table.rows]
    return {row[0]: int(row[1]) for row in rows if len(row) == 3 and row[1].isdigit()}


def test_every_number_is_of_the_tables_of_a_date_or_derived(
    show: Show, brief: Brief, tables: Tables, text: Text
) -> None:
    lines = [one.text for frame in _frames(show) for one in frame.paragraphs]
    assert len(lines) > 20
    counted = set(map(str, _counts(show).values()))
    lines = [line for line in lines if line not in counted]
    assert strange(shown(lines, brief, text), brief, tables) == []


def test_projects_are_counted_by_how_far_they_are(show: Show, brief: Brief) -> None:
    assert _counts(show) == Counter(one.step for one in brief.undertakings)


def test_a_chart_can_be_edited_and_holds_the_points_of_its_picture(
    show: Show, brief: Brief
) -> None:
    plots = [one.plot for section in brief.sections for one in section.illustrations]
    charts = _charts(show)
    assert len(charts) == len(plots) > 0
    for chart, plot in zip(charts, plots, strict=True):
        (drawn,) = chart.plots
        assert tuple(drawn.categories) == plot.categories
        assert [tuple(one.values) for one in drawn.series] == [s.values for s in plot.stretches]
        assert chart.part.chart_workbook.xlsx_part is not None


def test_bounded_and_uncertain_points_carry_their_words(chinese: Brief, light: Palette) -> None:
    plots = [one.plot for section in chinese.sections for one in section.illustrations]
    for chart, plot in zip(_charts(_show(chinese, Text("zh"), light)), plots, strict=True):
        written = [
            label.text_frame.text
            for series in chart.plots[0].series
            for label in (series.points[n].data_label for n in range(len(plot.categories)))
            if label.has_text_frame
        ]
        held = zip(*(one.values for one in plot.stretches), strict=True)
        there = [any(value is not None for value in values) for values in held]
        wanted = [words for words, is_there in zip(plot.words, there, strict=True) if is_there]
        assert sorted(written) == sorted(filter(None, wanted))


def test_a_mark_of_a_chart_looks_as_sure_as_its_figure(
    show: Show, brief: Brief, light: Palette
) -> None:
    colors = [RGBColor(*light.rgb(name)) for name in ("primaryColor", "grayColor")]
    plots = [one.plot for section in brief.sections for one in section.illustrations]
    for chart, plot in zip(_charts(show), plots, strict=True):
        for series in chart.plots[0].series:
            for place, value in enumerate(series.values):
                mark = plot.marks[place]
                if value is None or not mark:
                    continue
                point = series.points[place]
                look = point.marker.format if plot.joined else point.format
                assert look.fill.fore_color.rgb == native.WHITE
                plain = colors[plot.own not in {None, place}]
                assert (look.line.color.rgb == plain) != mark.pale
                if plot.joined:
                    style = point.marker.style
                    assert style == (DIAMOND if mark.derived else CIRCLE)
                else:
                    assert (look.line.dash_style is not None) == mark.derived


def test_the_area_that_is_compared_is_told_apart_from_its_neighbours(
    show: Show, brief: Brief, light: Palette
) -> None:
    plots = [one.plot for section in brief.sections for one in section.illustrations]
    own, gray = (RGBColor(*light.rgb(name)) for name in ("primaryColor", "grayColor"))
    compared = [pair for pair in zip(_charts(show), plots, strict=True) if pair[1].own is not None]
    assert compared
    for chart, plot in compared:
        assert chart.chart_type.name.startswith("COLUMN")
        (series,) = chart.plots[0].series
        assert series.format.fill.fore_color.rgb == own
        for place, mark in enumerate(plot.marks):
            if mark is None and place != plot.own:
                assert series.points[place].format.fill.fore_color.rgb == gray


def test_derived_bounded_and_uncertain_figures_have_marks(chinese: Brief) -> None:
    plots = [one.plot for section in chinese.sections for one in section.illustrations]
    marks = [mark for plot in plots for mark in plot.marks if mark]
    assert {(mark.derived, mark.pale) for mark in marks} == {
        (True, False),
        (False, True),
        (False, False),
    }


def test_the_notes_of_a_chart_tell_of_marks_that_it_has(show: Show, brief: Brief) -> None:
    plots = [one.plot for section in brief.sections for one in section.illustrations]
    written = [one.text for frame in _frames(show) for one in frame.paragraphs]
    for plot in plots:
        assert set(plot.notes) <= set(written)
        said = " ".join(plot.notes)
        assert not re.search("[┆▴▾]", said)
        derived = [mark for mark in plot.marks if mark and mark.derived]
        assert ("◇" in said) == bool(derived and plot.joined)
        pale = [mark for mark in plot.marks if mark and mark.pale]
        assert bool(re.search("浅色|Pale", said)) == bool(pale)


def test_columns_begin_at_nought(show: Show) -> None:
    for chart in _charts(show):
        if chart.chart_type.name.startswith("COLUMN"):
            ends = chart.value_axis.minimum_scale, chart.value_axis.maximum_scale
            values = [v for one in chart.plots[0].series for v in one.values if v is not None]
            assert 0 in ends or min(values) < 0 < max(values)


def test_every_run_names_its_chinese_font(show: Show) -> None:
    runs = [r for frame in _frames(show) for p in frame.paragraphs for r in p.runs if r.text]
    assert runs
    for run in runs:
        chinese = run._r.find(f"{qn('a:rPr')}/{qn('a:ea')}")  # noqa: SLF001 -- no other way
        assert chinese is not None, run.text


def test_nothing_stands_outside_of_its_slide(show: Show) -> None:
    for shape in _shapes(show):
        assert 0 <= shape.left <= shape.left + shape.width <= show.slide_width, shape.name
        assert 0 <= shape.top <= shape.top + shape.height <= show.slide_height, shape.name


@pytest.mark.parametrize("name", ("长名" * 200, "A" * 400, "verylongword" * 15, "long words " * 36))
def test_long_names_are_set_smaller_and_stay_in_their_place(
    chinese: Brief, light: Palette, name: str
) -> None:
    first, *others = chinese.sections
    headline, *more = first.headlines
    (shown, *further) = first.illustrations
    titled = replace(shown, picture=replace(shown.picture, title=name))
    section = replace(
        first,
        heading=name,
        headlines=(replace(headline, name=name), *more),
        illustrations=(titled, *further),
    )
    built = tuple(replace(one, name=name) for one in chinese.undertakings)
    long = replace(chinese, title=name, sections=(section, *others), undertakings=built)
    made = _show(long, Text("zh"), light)
    test_nothing_stands_outside_of_its_slide(made)
    for slide in made.slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                height = sum(
                    fitting.height(one.text, one.runs[0].font.size.pt, shape.width.pt - 15)
                    for one in shape.text_frame.paragraphs
                    if one.runs
                )
                assert height <= shape.height.pt, shape.text_frame.text
    titles = [slide.shapes.title.text_frame for slide in made.slides]
    assert titles[0].text == titles[1].text == name
    assert titles[2].text.startswith(name)


def test_a_title_has_two_lines_at_most_while_it_is_legible() -> None:
    room = (850.0, 60.0)
    assert fitting.size(["地区生产总值"], 28, room, 2) == 28
    for length in (40, 70, 100):
        size = fitting.size(["长" * length], 28, room, 2)
        assert size >= fitting.LEAST
        assert fitting.height("长" * length, size, room[0]) <= 2 * size * fitting.LEADING
    smallest = fitting.size(["长" * 400], 28, room, 2)
    assert fitting.height("长" * 400, smallest, room[0]) <= room[1]


def test_every_slide_with_figures_or_projects_names_its_sources(show: Show, text: Text) -> None:
    named = text("briefing.drawn_from", sources="").strip()
    for slide in show.slides:
        if any(shape.has_table or shape.has_chart for shape in slide.shapes):
            said = [s.text_frame.text for s in slide.shapes if s.has_text_frame]
            assert any(words.startswith(named) and "[" in words for words in said)


def test_what_looks_like_code_stays_letters(chinese: Brief, light: Palette) -> None:
    content = briefing.make(hostile(chinese), "pptx", Text("zh"), light)
    opened = Presentation(io.BytesIO(content))
    lines = [one.text for frame in _frames(opened) for one in frame.paragraphs]
    for words in HOSTILE:
        assert any(words in line for line in lines), words
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        relations = [name for name in parts.namelist() if name.endswith(".rels")]
        assert not [name for name in relations if b'"External"' in parts.read(name)]


def test_a_choice_without_figures_is_still_a_file(
    harbour: Tables, text: Text, light: Palette
) -> None:
    empty = composed(harbour, text, light, Selection(year="1066"))
    lines = [one.text for f in _frames(_show(empty, text, light)) for one in f.paragraphs]
    assert empty.summary in lines


def test_a_long_title_is_written_whole(chinese: Brief, light: Palette) -> None:
    made = _show(replace(chinese, title="长" * 300), Text("zh"), light)
    assert made.slides[0].shapes.title.text_frame.text == "长" * 300
    assert made.core_properties.title == "长" * 255
