"""Tables to be taken along: what a page shows as rows, for a spreadsheet and for other programs."""

from typing import Literal, get_args

from components.tables import separated, workbook
from components.tables.entries import of_entries
from components.tables.figures import of_observations, of_points
from components.tables.holdings import of_holdings
from components.tables.table import About, Table, filters
from components.tables.undertakings import of_projects
from components.text import Text
from data.catalogue import Catalogue

Form = Literal["csv", "xlsx"]
FORMS: tuple[Form, ...] = get_args(Form)
MIME: dict[Form, str] = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

__all__ = [
    "FORMS",
    "MIME",
    "About",
    "Form",
    "Table",
    "filters",
    "of_entries",
    "of_holdings",
    "of_observations",
    "of_points",
    "of_projects",
    "written",
]


def written(table: Table, form: Form, about: About, known: Catalogue, text: Text) -> bytes:
    """The content of a file of this form."""
    if form == "csv":
        return separated.written(table, about, text)
    return workbook.written(table, about, known, text)
