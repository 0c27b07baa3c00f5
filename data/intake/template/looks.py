"""How the template looks: on the screen, and on paper."""

from collections.abc import Callable
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from data.intake.template.form import words
from data.model import Language
from data.spreadsheets import A4, TEXT

FONTS = {"zh": "微软雅黑", "en": "Calibri"}
INK, GREY, PALE, GIVEN, LINE = "#1F3864", "#595959", "#DCE6F1", "#F2F2F2", "#BFBFBF"

Looks = Callable[[str], Format]


def looks(book: Workbook) -> Looks:
    """The looks of cells, by name."""
    text = {"num_format": TEXT, "valign": "vcenter"}
    centred = {**text, "align": "center", "text_wrap": True}
    lined = {"border": 1, "border_color": LINE}
    head = {**lined, "bold": True, "text_wrap": True, "align": "center", "valign": "vcenter"}
    properties: dict[str, dict[str, Any]] = {
        "title": {"bold": True, "font_size": 16, "font_color": INK, "valign": "vcenter"},
        "hint": {"text_wrap": True, "valign": "vcenter", "font_color": GREY},
        "required": {**head, "bg_color": INK, "font_color": "#FFFFFF"},
        "optional": {**head, "bg_color": PALE, "font_color": INK},
        "word": centred,
        "words": {**text, "text_wrap": True},
        "number": {"valign": "vcenter", "align": "right"},
        "open_word": {**centred, **lined},
        "open_words": {**text, **lined, "text_wrap": True},
        "open_number": {**lined, "valign": "vcenter", "align": "right"},
        "given_word": {**centred, **lined, "bg_color": GIVEN},
        "given_words": {**text, **lined, "text_wrap": True, "bg_color": GIVEN},
        "section": {"bold": True, "font_size": 12, "font_color": INK},
        "body": {**lined, "text_wrap": True, "valign": "vcenter"},
        "step": {"text_wrap": True, "valign": "vcenter"},
    }
    formats = {name: book.add_format(look) for name, look in properties.items()}
    return formats.__getitem__


def on_paper(sheet: Worksheet, language: Language) -> None:
    """On paper: A4 across, as wide as the page, with numbered pages."""
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&C" + words(language)["page"])
