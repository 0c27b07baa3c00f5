"""Our own workbook: issued to a department with its indicators, and read when it comes back."""

from data.intake.template.issued import template
from data.intake.template.returned import document, is_template, read

__all__ = ["document", "is_template", "read", "template"]
