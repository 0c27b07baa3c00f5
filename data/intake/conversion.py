"""A number as its cell writes it → the number in the indicator's unit, exactly."""

from decimal import Decimal, localcontext
from functools import lru_cache
from typing import NamedTuple

from data.intake.letters import close
from data.intake.numerals import SCALES, is_within, plain
from data.intake.readings import Reading, UnreadableError
from data.intake.units import Measure, Units, fitting, size
from data.model import Unit

# Digits of a division that does not come out even (亩 in 平方米); sums of money always do.
PRECISION = 34


class Converted(NamedTuple):
    """A value in the indicator's unit; ``unit`` is the one it was told in, empty if unsaid."""

    value: str
    unit: str = ""
    unsaid: bool = False


def converted(found: Reading, stated: tuple[str, ...], unit: Unit, held: Units) -> Converted:
    """The number in the indicator's unit.

    ``stated`` are the units of the column, the row and the sheet, the nearer first; the cell's own
    goes before them. Raises UnreadableError: ``other_unit`` where none of the units measures what
    the indicator does, ``two_units`` where several do, ``unit_twice`` for 11万 in a column of 万户,
    ``too_large``.
    """
    if found.unit:
        one = _chosen((found.unit,), unit, held)
        return Converted(_times(found.number, one.factor, unit))
    if not any(stated):
        if found.scaled and close(unit.name_zh)[0] in SCALES:
            raise UnreadableError("unit_twice")
        return Converted(_times(found.number, size(unit), unit), unsaid=True)
    one = _chosen(stated, unit, held)
    if found.scaled and close(one.words)[0] in SCALES:
        raise UnreadableError("unit_twice")
    return Converted(_times(found.number, one.factor, unit), one.words)


@lru_cache(maxsize=4096)
def _chosen(stated: tuple[str, ...], unit: Unit, held: Units) -> Measure:
    """The one unit, of those that are stated, that measures what the indicator does.

    A column of 万元 in a sheet of 亿元 is one of 万元; but where column and row differ, which of
    them is meant is for a person to say.
    """
    *nearby, around = stated
    for told in (nearby, [around]):
        fit = {one.factor: one for words in told for one in fitting(words, unit, held)}
        if len(fit) > 1:
            raise UnreadableError("two_units")
        if fit:
            return next(iter(fit.values()))
        if any(told):
            break
    raise UnreadableError("other_unit")


def _times(number: Decimal, factor: Decimal, unit: Unit) -> str:
    if factor == size(unit):
        result = number
    else:
        with localcontext() as context:
            context.prec = PRECISION
            result = number * factor / size(unit)
            if not (number * factor) % size(unit) and result == result.to_integral_value():
                result = result.to_integral_value()
    if not is_within(result):
        raise UnreadableError("too_large")
    return plain(result)
