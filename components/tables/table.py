"""What a table that is taken along holds, whatever kind of file it becomes."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from components import dates, names
from components.text import Text
from data.catalogue import Catalogue
from data.model import Selection

Cell = str | int | Decimal | date | None


@dataclass(frozen=True)
class Table:
    """Rows under headings in the reader's language; None is a cell that nothing is known of.

    ``sources`` are ids; ``meanings`` tell what codes and words of the rows mean, by these.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sources: tuple[str, ...] = ()
    meanings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class About:
    """When a table was taken along, from which dashboard, and by which filters, in words."""

    dashboard: str
    made: date
    filters: tuple[tuple[str, str], ...]

    def chosen(self, text: Text) -> str:
        """The filters in one line."""
        said = (text("export.filter", name=name, value=value) for name, value in self.filters)
        return text("list.stop").join(said)


def filters(selection: Selection, known: Catalogue, text: Text) -> tuple[tuple[str, str], ...]:
    """What a reader has chosen, in words: each filter with its value, or that it takes in all."""
    every = text("control.every")
    theme = known.themes.get(selection.theme)
    area = known.areas.get(selection.area)
    kinds = [text.known(f"category.{kind}", kind) for kind in selection.categories]
    steps = [names.step_name(step, text) for step in selection.statuses]
    chosen = {
        "theme": theme.name(text.language) if theme else every,
        "area": area.name(text.language) if area else every,
        "period": dates.chosen(selection, text),
        "category": text("list.names").join(kinds) or every,
        "status": text("list.names").join(steps) or every,
    }
    return tuple((text(f"control.{name}"), said) for name, said in chosen.items())
