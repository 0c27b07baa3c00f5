"""Rules that tables must keep. Each rule yields the problems it finds; none stops at the first.

The same rules hold for the shipped tables and for any other folder of tables.
"""

from collections.abc import Callable, Iterator

from data.checks import cells, figures, relations, shapes, whereabouts
from data.model import Problem
from data.reading import RawTables

Rule = Callable[[RawTables], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    cells.headers,
    cells.rows,
    cells.cells,
    cells.keys,
    relations.settings,
    figures.ranks,
    whereabouts.coordinates,
    relations.parents,
    figures.numbers,
    relations.sources,
    relations.quotes,
    shapes.geometry,
    whereabouts.places,
    whereabouts.placed_once,
    whereabouts.inside,
)


def check(raw: RawTables) -> list[Problem]:
    """Every problem of the tables, in the order of files and lines."""
    problems = {problem: None for rule in RULES for problem in rule(raw)}
    return sorted(problems, key=lambda problem: (problem.file, problem.row))
