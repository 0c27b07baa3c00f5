"""The few figures that stand for all of a selection: those that its tiles are made of.

They are found where all are kept: to fetch a hundred thousand for the sake of sixteen takes
seconds. First it is asked where there are figures at all, which many selections share; then for
those of the nearest areas alone.
"""

from collections.abc import Mapping, Sequence

import ibis
from ibis.expr.types import BooleanValue, Table

from data.catalogue import Catalogue
from data.model import Selection
from data.queries import believed, newest_first, of
from data.typed import Rows

_FACT = ("indicator_id", "area_id", "project_id", "period")


def stated(year: str, statistics: Sequence[str]) -> Table:
    """Of what there are figures in a year, or ever, and how many: a column ``n``.

    By indicator, area and what else they name. A plan is no figure.
    """
    rows = of(Selection(year=year))
    rows = rows.filter(_is_outturn(rows, statistics))
    # Not distinct rows: put in an order, Ibis makes them so by the columns of the filters as well.
    return rows.group_by(["indicator_id", "area_id", "named_areas"]).aggregate(n=rows.count())


def nearest(rows: Rows, selection: Selection, known: Catalogue) -> dict[str, list[str]]:
    """The areas whose figures come first, each with the indicators of which they do.

    ``rows`` are those of ``stated``. The chosen area comes before what lies next below it, and
    what only names it after them all.
    """
    found: dict[str, dict[int, set[str]]] = {}
    for row in rows:
        indicator = known.indicators[row["indicator_id"]]
        above = known.ancestors(row["area_id"])
        inside = selection.area in above
        if selection.theme not in ("", indicator.theme_id):
            continue
        named = filter(None, row["named_areas"].split(";"))
        if inside or any(selection.area in known.ancestors(area) for area in named):
            steps = above.index(selection.area) if inside else len(known.areas)
            found.setdefault(indicator.id, {}).setdefault(steps, set()).add(row["area_id"])
    places: dict[str, list[str]] = {}
    for indicator_id, by_distance in found.items():
        for area in sorted(by_distance[min(by_distance)]):
            places.setdefault(area, []).append(indicator_id)
    return places


def foremost(
    selection: Selection, statistics: Sequence[str], places: Mapping[str, Sequence[str]]
) -> Table:
    """What may stand on the tile of each indicator, the newest first, one row per key.

    Of the ``nearest`` figures the newest of each kind, with all that the ``statistics`` say of the
    same fact: about a project or none, sure or hardly so, of a period that is stated or assumed
    and lies in one year or not.
    """
    rows = of(selection)
    rows = rows.filter(_is_outturn(rows, statistics) & _is_at(rows, places))
    rows = believed(rows)
    kind = [rows.project_id != "", rows.confidence == "low", rows.period_basis, rows.year == ""]
    alike = ibis.window(group_by=[rows.indicator_id, *kind])
    last = rows.mutate(last=rows.end.max().over(alike))
    newest = last.filter(last.end == last["last"])
    return newest_first(rows.semi_join(newest, _FACT))


def ranks(selection: Selection) -> Table:
    """The ranks of the area itself, about no project, the newest first, one row per key."""
    rows = _own(selection)
    rows = rows.filter((rows.statistic == "rank") & (rows.project_id == ""))
    return newest_first(believed(rows))


def aims(selection: Selection) -> Table:
    """Targets of the area itself, and what share of a task was done; one row per key."""
    rows = _own(selection)
    rows = rows.filter(rows.statistic.isin(["target", "completion"]) & rows.value.notnull())
    return newest_first(believed(rows))


def levels(indicators: Sequence[str], area: str) -> Table:
    """What was reached of some indicators in an area, at any time, one row per key."""
    rows = _own(Selection(area=area))
    is_level = (rows.statistic == "value") & (rows.status != "F") & rows.value.notnull()
    return newest_first(believed(rows.filter(is_level & rows.indicator_id.isin(indicators))))


def until(area: str) -> Table:
    """How far the published figures of an area reach: one row with ``end``, null for none."""
    rows = _own(Selection(area=area))
    return rows.filter(rows.status.isin(["A", "P"])).aggregate(end=rows.end.max())


def _own(selection: Selection) -> Table:
    """What is about the area of a selection itself, not what lies within it or names it."""
    rows = of(Selection(theme=selection.theme, year=selection.year))
    return rows.filter(rows.area_id == selection.area)


def _is_outturn(rows: Table, statistics: Sequence[str]) -> BooleanValue:
    return rows.statistic.isin(statistics) & (rows.status != "F")


def _is_at(rows: Table, places: Mapping[str, Sequence[str]]) -> BooleanValue:
    of_each = [
        (rows.area_id == area) & rows.indicator_id.isin(indicators)
        for area, indicators in places.items()
    ]
    return ibis.or_(*of_each) if of_each else ibis.literal(False)  # noqa: FBT003 -- a value
