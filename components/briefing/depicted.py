"""Which pictures a briefing has: how its figures moved, and how the area stands beside others."""

from itertools import chain, zip_longest
from typing import NamedTuple

from components import pictures
from components.briefing.headlines import Told
from components.pictures import Picture, Setting
from data import comparison, periods
from data.derived import Row
from data.measures import View
from data.model import Area, Indicator, Theme

MOST_PICTURES = 12
MOST_AREAS = 17  # more rows than these, each of two lines, do not fit a page

Rows = tuple[list[Row], list[Row]]
Themed = list[tuple[Theme, list[Told]]]


class Histories(NamedTuple):
    """What pictures are drawn from, by indicators: the area's own figures and those beside them.

    ``own`` are all observations of the area, one per key, with the differences that sources state;
    ``around`` levels of its neighbours and its parent, in some periods. An indicator without a
    history has no picture.
    """

    own: dict[str, Rows]
    around: dict[str, list[Row]]


def depicted(
    themed: Themed, histories: Histories, area: Area, setting: Setting
) -> dict[str, list[Picture]]:
    """The charts of each theme; where there are too many, each theme keeps its first ones."""
    found = {
        theme.id: list(chain.from_iterable(_of(one, histories, area, setting) for one in told))
        for theme, told in themed
    }
    in_turn = [picture for turn in zip_longest(*found.values()) for picture in turn if picture]
    kept = {picture.key for picture in in_turn[:MOST_PICTURES]}
    return {theme: [p for p in own if p.key in kept] for theme, own in found.items()}


def _of(told: Told, histories: Histories, area: Area, setting: Setting) -> list[Picture]:
    """The charts of an indicator, the area's own before the one among its neighbours."""
    indicator = setting.known.indicators[told[0].indicator_id]
    rows = histories.own.get(indicator.id, ([], []))
    levels = [*rows[0], *histories.around.get(indicator.id, [])]
    moved = _moved(indicator, rows, area, setting)
    return [*moved, *_beside(indicator, levels, told[0].rows[0]["period"], area, setting)]


def _moved(indicator: Indicator, rows: Rows, area: Area, setting: Setting) -> list[Picture]:
    """Charts of an indicator's levels; where there are none, of the growth that was published."""
    levels = pictures.series(rows, indicator, View((area.id,)), setting)
    found = [picture for picture in levels if picture.chart]
    if found:
        return found
    growth = pictures.series(rows, indicator, View((area.id,), "growth"), setting)
    return [picture for picture in growth if picture.chart]


def _beside(
    indicator: Indicator, rows: list[Row], when: str, area: Area, setting: Setting
) -> list[Picture]:
    """The area among its neighbours in the period of its figure, else in the newest that can be.

    Nothing where the area lies in none, or where more areas than a page has room for lie in it.
    """
    if not area.parent_id or len(comparison.neighbours(setting.known, area)) > MOST_AREAS:
        return []
    possible = comparison.compared(rows, setting.known, area)
    figure = periods.parse(when)
    at = [figure] if figure in possible else possible[:1]
    view = View((area.id,))
    return [
        pictures.standing((rows, []), indicator, (area, (period,)), view, setting) for period in at
    ]
