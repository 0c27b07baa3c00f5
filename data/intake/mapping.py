"""What a person confirms before a sheet is read: what each row, each column and the whole are.

It is kept as JSON per source, so that the next issue of the same table is read as this one was.
"""

import json
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal, get_args

from data.intake.period_forms import RELATIVES
from data.intake.statistic_words import NOT_KEPT
from data.model import BASES, STATISTICS, STATUSES
from data.periods import parse

Kind = Literal["", "indicators_down", "areas_down", "periods_down", "list"]
BETWEEN = " / "
ENDS = ("", "year", "period")
_LINES = ("rows", "columns")


@dataclass(frozen=True)
class Line:
    """What a row or a column is about; empty where the other one, or the whole sheet, says it.

    ``at`` counts from 0. ``label`` is its path of labels as written. ``read`` is false where it is
    left out, and ``decide`` true where that is only because nobody has said yet what it is.
    ``relative`` is what its period is to that of the other line (累计, in a row of October). With
    ``end`` it is told of the last day: of the ``period`` that the other line says, or of its
    ``year`` (年末), which it has to run to.
    """

    at: int
    label: str
    indicator: str = ""
    area: str = ""
    period: str = ""
    period_basis: str = ""
    statistic: str = ""
    rank_of: str = ""
    rank_in: str = ""
    relative: str = ""
    end: str = ""
    unit: str = ""
    status: str = ""
    read: bool = True
    decide: bool = False


@dataclass(frozen=True)
class Mapping:
    """What a sheet is about as a whole, and each of its lines.

    ``unit`` may name several (亿元、%). ``key`` is what issues of the same table have in common.
    """

    sheet: str
    key: str
    kind: Kind = ""
    indicator: str = ""
    area: str = ""
    period: str = ""
    period_basis: str = ""
    statistic: str = ""
    unit: str = ""
    status: str = "A"
    rows: tuple[Line, ...] = ()
    columns: tuple[Line, ...] = ()


def as_json(mapping: Mapping) -> str:
    return json.dumps(asdict(mapping), ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Mapping:
    """Read what ``as_json`` wrote. Raises ValueError for anything else."""
    try:
        held = json.loads(text)
    except RecursionError as fault:
        raise ValueError("not a mapping: nested too deep") from fault
    lines = {name: tuple(_checked(Line, line) for line in _listed(held, name)) for name in _LINES}
    mapping: Mapping = _checked(Mapping, held | lines)
    _allowed("kind", mapping.kind, get_args(Kind))
    _allowed("status", mapping.status, STATUSES)
    _allowed("statistic", mapping.statistic, ("", *STATISTICS))
    for line in (*mapping.rows, *mapping.columns):
        for name in filter(None, line.relative.split("+")):
            _allowed("relative period", name, tuple(RELATIVES))
        _allowed("end", line.end, ENDS)
        _allowed("statistic", line.statistic, ("", NOT_KEPT, *STATISTICS))
        _allowed("status", line.status, ("", *STATUSES))
    for period, basis in [(one.period, one.period_basis) for one in _stated(mapping)]:
        _allowed("basis of a period", basis, ("", *BASES))
        if period:
            parse(period)
    return mapping


def _stated(mapping: Mapping) -> tuple[Line | Mapping, ...]:
    return mapping, *mapping.rows, *mapping.columns


def _allowed(name: str, found: str, allowed: tuple[str, ...]) -> None:
    if found not in allowed:
        raise ValueError(f"not a {name}: {found!r}")


def _listed(held: Any, name: str) -> list[Any]:
    found = held.get(name) if isinstance(held, dict) else None
    if isinstance(found, list):
        return found
    raise ValueError(f"not a mapping: {name} is no list")


def _checked(form: Any, held: Any) -> Any:
    """The noun that a JSON object holds, each field of its type and none besides."""
    if not isinstance(held, dict) or set(held) != {field.name for field in fields(form)}:
        raise ValueError(f"not a mapping: other fields than those of {form.__name__}")
    for name, value in held.items():
        wanted = {"at": int, "read": bool, "decide": bool, "rows": tuple, "columns": tuple}
        if type(value) is not wanted.get(name, str):
            raise ValueError(f"not a mapping: {name} is {value!r}")
    return form(**held)
