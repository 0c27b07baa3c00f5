"""The log as a table, for an administrator to take along."""

from collections.abc import Sequence

from components import deeds
from components.tables.table import Cell, Table
from components.text import Text
from data.desk.audit import Entry

IN_WORDS = ("moment", "who", "id", "roles", "place", "action", "subject")
AS_KEPT = ("before", "after", "made_at", "previous", "hash")


def of_entries(found: Sequence[Entry], title: str, text: Text) -> Table:
    """Entries in words, with what they changed and what seals them as it is kept."""
    rows: list[tuple[Cell, ...]] = []
    for entry in found:
        said = deeds.said(entry, text)
        kept = (getattr(entry, name) for name in AS_KEPT)
        rows.append((entry.number, *(said[name] for name in IN_WORDS), *kept))
    columns = ("number", *IN_WORDS, *AS_KEPT)
    return Table(title, tuple(text(f"log.{name}") for name in columns), tuple(rows))
