"""Rules that tables must keep. Each rule yields the problems it finds; none stops at the first.

The same rules hold for the shipped tables and for any other folder of tables.
"""

from collections.abc import Callable, Iterator

from data.checks import cells, figures, relations, shapes, whereabouts
from data.model import Problem
from data.reading import RawTables

Rule = Callable[[RawTables], Iterator[Problem]]

QUICK: tuple[Rule, ...] = (
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
)
# They load shapely and reckon with every outline, which takes as long as all the others twice.
SLOW: tuple[Rule, ...] = (shapes.outlines, whereabouts.inside)


def check(raw: RawTables, *, quick: bool = False) -> list[Problem]:
    """Every problem of the tables, in the order of files and lines.

    ``quick`` leaves out how outlines run and what lies in them.
    """
    rules = QUICK if quick else (*QUICK, *SLOW)
    problems = {problem: None for rule in rules for problem in rule(raw)}
    return sorted(problems, key=lambda problem: (problem.file, problem.row))
