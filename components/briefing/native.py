"""A plot as a chart of PowerPoint: its points stand in a sheet of their own and can be edited."""

from typing import Any

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.chart.point import Point
from pptx.chart.series import BarSeries, LineSeries
from pptx.dml.chtfmt import ChartFormat
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.slide import Slide
from pptx.text.text import Font
from pptx.util import Length, Pt

from components.briefing.brief import Mark, Plot
from components.charts.marks import FAINT
from components.theme import Palette

CHINESE, LATIN = "微软雅黑", "Arial"
LANGUAGES = {"zh": "zh-CN", "en": "en-GB"}
WHITE = RGBColor(0xFF, 0xFF, 0xFF)
DOT, DIAMOND = 9, 11  # points across
MOST_LABELS = 12  # more categories than these leave no room for the numbers of all

_OUTLINE, _LINE = Pt(1.5), Pt(2.25)

Box = tuple[Length, Length, Length, Length]


def add(slide: Slide, plot: Plot, box: Box, palette: Palette, alternative: str) -> None:
    """Put a chart on a slide: left, top, width and height. A gap between points stays a gap."""
    data: Any = CategoryChartData(number_format="General")
    data.categories = plot.categories
    for stretch in plot.stretches:
        data.add_series(stretch.name, stretch.values)
    kind = XL_CHART_TYPE.LINE_MARKERS if plot.joined else XL_CHART_TYPE.COLUMN_CLUSTERED
    # It is said to give a chart, and gives the frame around it.
    frame: Any = slide.shapes.add_chart(kind, *box, data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alternative)  # noqa: SLF001 -- as below
    chart: Chart = frame.chart
    chart.has_legend = chart.has_title = False
    chart.font.size = Pt(12)
    name(chart.font)
    _axes(chart, plot)
    color, gray = (RGBColor(*palette.rgb(name)) for name in ("primaryColor", "grayColor"))
    for series, stretch in zip(chart.plots[0].series, plot.stretches, strict=True):
        _paint(series, plot, color)
        for place, value in enumerate(stretch.values):
            mark, is_other = plot.marks[place], plot.own not in {None, place}
            if value is not None and mark:
                point = series.points[place]
                _reserve(point, mark, gray if is_other else color, joined=plot.joined)
                _label(point, plot.words[place], joined=plot.joined)
            elif value is not None and is_other:
                _fill(series.points[place].format, gray, hollow=False)


def name(font: Font) -> None:
    """Name a font for Latin letters and one for Chinese, which python-pptx does not name."""
    font.name = LATIN
    properties = font._rPr  # noqa: SLF001 -- python-pptx has no other way
    chinese = properties.find(qn("a:ea"))
    if chinese is None:
        chinese = OxmlElement("a:ea")
        properties.find(qn("a:latin")).addnext(chinese)
    chinese.set("typeface", CHINESE)


def _axes(chart: Chart, plot: Plot) -> None:
    """The unit beside the axis of values, and its lines behind the marks."""
    values = chart.value_axis
    values.major_gridlines.format.line.color.rgb = RGBColor(0xD9, 0xD9, 0xD9)
    values.format.line.fill.background()
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = "General", False
    if not plot.joined:  # a column that is cut off at its foot lies about how high it is
        found = [value for one in plot.stretches for value in one.values if value is not None]
        if min(found) >= 0:
            values.minimum_scale = 0
        if max(found) <= 0:
            values.maximum_scale = 0
    values.has_title = bool(plot.unit)
    if plot.unit:
        run = values.axis_title.text_frame.paragraphs[0].add_run()
        run.text, run.font.size, run.font.bold = plot.unit, Pt(12), False
        name(run.font)


def _paint(series: LineSeries | BarSeries, plot: Plot, color: RGBColor) -> None:
    """One colour for all stretches, and the numbers at the marks where there is room."""
    if isinstance(series, LineSeries):
        series.smooth = False
        series.format.line.color.rgb, series.format.line.width = color, _LINE
        series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, DOT
        _fill(series.marker.format, color, hollow=False)
    else:
        _fill(series.format, color, hollow=False)
    series.data_labels.show_value = len(plot.categories) <= MOST_LABELS
    if plot.joined:
        series.data_labels.position = XL_LABEL_POSITION.ABOVE


def _reserve(point: Point, mark: Mark, color: RGBColor, *, joined: bool) -> None:
    """A hollow mark: bounded, uncertain or derived, it is no plain number.

    The kind of a marker is said at each point, and so is the colour of the line that leads to
    it: LibreOffice, which fills all markers, takes that colour for the marker itself.
    """
    shade = _paler(color) if mark.pale else color
    if joined:
        marker = point.marker
        marker.style = XL_MARKER_STYLE.DIAMOND if mark.derived else XL_MARKER_STYLE.CIRCLE
        marker.size = DIAMOND if mark.derived else DOT
        _fill(marker.format, shade, hollow=True)
        point.format.line.color.rgb, point.format.line.width = shade, _LINE
    else:
        _fill(point.format, shade, hollow=True)
        if mark.derived:
            point.format.line.dash_style = MSO_LINE_DASH_STYLE.DASH


def _label(point: Point, words: str, *, joined: bool) -> None:
    """The words of a figure in place of its plain number."""
    run = point.data_label.text_frame.paragraphs[0].add_run()
    run.text, run.font.size = words, Pt(12)
    name(run.font)
    if joined:
        point.data_label.position = XL_LABEL_POSITION.ABOVE


def _paler(color: RGBColor) -> RGBColor:
    """As faint on white as such a mark is on the pages."""
    return RGBColor(*(round(255 - (255 - part) * FAINT) for part in color))


def _fill(form: ChartFormat, color: RGBColor, *, hollow: bool) -> None:
    form.fill.solid()
    form.fill.fore_color.rgb = WHITE if hollow else color
    form.line.color.rgb, form.line.width = color, _OUTLINE
