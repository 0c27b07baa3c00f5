"""What a briefing is made from, as the database has it."""

from collections.abc import Callable
from dataclasses import replace

from ibis.expr.types import Table

from components import tiles
from components.briefing.composed import Material
from data import foremost, queries
from data.catalogue import Catalogue
from data.model import Selection
from data.typed import Rows


def material(fetch: Callable[[Table], Rows], selection: Selection, known: Catalogue) -> Material:
    """The rows for a briefing on a choice, by what runs a query: ``Store.fetch``."""
    area = selection.area or known.subject.id
    chosen = replace(selection, area=area)
    held = fetch(foremost.stated(selection.year, tiles.MAIN))
    places = foremost.nearest(held, chosen, known)
    observations = fetch(foremost.foremost(chosen, tiles.MAIN, places))
    indicators = tuple(dict.fromkeys(row["indicator_id"] for row in observations))
    stated = fetch(queries.chosen(queries.of_indicators(indicators, (area,))))
    differences = fetch(queries.derived(indicators, (area,)))
    histories = {
        name: (_of_indicator(stated, name), _of_indicator(differences, name)) for name in indicators
    }
    return Material(observations, histories, fetch(queries.projects(selection)))


def _of_indicator(rows: Rows, name: str) -> Rows:
    return [row for row in rows if row["indicator_id"] == name]
