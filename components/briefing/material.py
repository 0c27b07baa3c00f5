"""What a briefing is made from, as the database has it."""

from collections.abc import Callable
from dataclasses import replace

from ibis.expr.types import Table

from components import tiles
from components.briefing.composed import Material
from components.briefing.depicted import Histories
from data import comparison, foremost, queries
from data.catalogue import Catalogue
from data.model import Area, Selection
from data.typed import Rows

NEWEST = 4  # of an area's own periods, in which its neighbours are looked for


def material(fetch: Callable[[Table], Rows], selection: Selection, known: Catalogue) -> Material:
    """The rows for a briefing on a choice, by what runs a query: ``Store.fetch``."""
    area = known.areas[selection.area or known.subject.id]
    chosen = replace(selection, area=area.id)
    held = fetch(foremost.stated(selection.year, tiles.MAIN))
    places = foremost.nearest(held, chosen, known)
    observations = fetch(foremost.foremost(chosen, tiles.MAIN, places))
    having = {row["indicator_id"] for row in observations}
    shown = (tiles.in_order(known, theme, having)[: tiles.ROW] for theme in known.themes.values())
    indicators = tuple(indicator.id for own in shown for indicator in own)
    stated = fetch(queries.chosen(queries.of_indicators(indicators, (area.id,))))
    differences = fetch(queries.derived(indicators, (area.id,)))
    own = {
        name: (_of_indicator(stated, name), _of_indicator(differences, name)) for name in indicators
    }
    when = {row["period"] for row in observations}
    when |= {row["period"] for rows, _ in own.values() for row in _levels(rows)[-NEWEST:]}
    beside = fetch(_around(indicators, area, when, known)) if area.parent_id else []
    around = {name: _of_indicator(beside, name) for name in indicators}
    return Material(observations, Histories(own, around), fetch(queries.projects(selection)))


def _around(indicators: tuple[str, ...], area: Area, when: set[str], known: Catalogue) -> Table:
    """The levels of the areas beside one and of its parent in some periods, one row per key.

    Areas of another level are among them: a rank that a source prints may count them.
    """
    around = (other for other in known.areas.values() if other.parent_id == area.parent_id)
    beside = (other.id for other in around if other != area)
    rows = queries.of_indicators(indicators, (area.parent_id, *beside))
    return queries.chosen(rows.filter(rows.period.isin(sorted(when)) & (rows.statistic == "value")))


def _levels(rows: Rows) -> Rows:
    return [row for row in rows if comparison.is_sure_level(row)]


def _of_indicator(rows: Rows, name: str) -> Rows:
    return [row for row in rows if row["indicator_id"] == name]
