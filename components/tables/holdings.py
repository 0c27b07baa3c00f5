"""What is held of an area and what is not, as a table: a row for each indicator and year."""

from components.tables.table import Table
from components.text import Text
from data import completeness
from data.catalogue import Catalogue
from data.completeness import Figure, Holdings

COLUMNS = ("theme", "year", "indicator_id", "indicator", "state", "figure_count", "doubts")
STATES = ("held", "elsewhen", "elsewhere")


def of_holdings(
    found: Holdings, years: list[str], title: str, known: Catalogue, text: Text
) -> Table:
    """Every indicator that the area or a neighbour has, in each year: whether it is held there.

    ``doubts`` are those of any of its figures of that year.
    """
    figures: dict[tuple[str, str], list[Figure]] = {}
    for figure in found.figures:
        figures.setdefault((figure.row["indicator_id"], figure.row["year"]), []).append(figure)
    rows = []
    for cell in completeness.by_year(found, known, years):
        theme = known.themes[cell.theme_id].name(text.language)
        for state in STATES:
            for indicator in getattr(cell, state):
                own = figures.get((indicator.id, cell.year), [])
                doubts = (text(f"completeness.doubt_{name}") for name in completeness.tally(own))
                said = text(f"export.state_{state}"), len(own), text("list.names").join(doubts)
                named = indicator.id, indicator.name(text.language)
                rows.append((theme, cell.year, *named, *said))
    stated = dict.fromkeys(figure.row["source_id"] for figure in found.figures)
    meanings = ((text(f"export.state_{s}"), text(f"meaning.state_{s}")) for s in STATES)
    columns = tuple(text(f"export.{name}") for name in COLUMNS)
    return Table(title, columns, tuple(rows), tuple(stated), tuple(meanings))
