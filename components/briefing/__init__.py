"""The briefing: a choice of figures, pictures and projects as a file to print, edit or show.

``compose`` says what is in it, ``make`` writes it as Word, PDF or PowerPoint.
"""

from typing import Literal, get_args

from components.briefing import pdf, slides, word
from components.briefing.brief import Brief
from components.briefing.composed import Material, compose
from components.briefing.depicted import MOST_PICTURES, Histories
from components.briefing.material import material
from components.briefing.pdf import UnprintableError, missing, spelled
from components.text import Text
from components.theme import Palette

Form = Literal["docx", "pdf", "pptx"]
FORMS: tuple[Form, ...] = get_args(Form)
_OFFICE = "application/vnd.openxmlformats-officedocument"
MIME: dict[Form, str] = {
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "pdf": "application/pdf",
    "pptx": f"{_OFFICE}.presentationml.presentation",
}

__all__ = [
    "FORMS",
    "MIME",
    "MOST_PICTURES",
    "Brief",
    "Form",
    "Histories",
    "Material",
    "UnprintableError",
    "compose",
    "make",
    "material",
    "missing",
    "spelled",
]


def make(brief: Brief, form: Form, text: Text, palette: Palette) -> bytes:
    """The content of a file of this form, in the words that the briefing was composed in.

    Raises UnprintableError for a PDF with characters that no font here has.
    """
    writers = {"docx": word.written, "pdf": pdf.written, "pptx": slides.written}
    return writers[form](brief, text, palette)
