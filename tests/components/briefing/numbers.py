"""Which numbers of a text are neither of the tables, nor of a date, a name or a derivation."""

import re
from collections.abc import Iterable
from dataclasses import fields, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import reduce
from itertools import pairwise

from components import captions
from components.briefing import Brief, pages
from components.text import Text
from data import queries
from data.catalogue import Catalogue
from data.comparison import Standing, neighbours
from tests.components.conftest import Tables

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    '#read("pages.typ")',
    "=cmd|' /C calc'!A0",
    "](javascript:alert(1)) $x^2$ *粗* _斜_ ]]> &amp; {{ x }}",
    "\\u{1f} @ref <label> // 注",
)
SCALES = {"万": 4, "亿": 8, "thousand": 3, "million": 6, "billion": 9}
UNITS = {"万": 4, "亿": 8, "百": 2, "千": 3}
_NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)(万|亿|thousand|million|billion)?")
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATES = re.compile(
    r"(?<![\d.])(?:19|20)\d\d(?:[—–](?:19|20)\d\d)?年?(?!\.?\d)"
    r"|第\d季度|Q\d|\d{1,2}(?:—\d{1,2})?月(?:\d{1,2}日)?|累计（\d年）"
    rf"|\d{{1,2}}(?=(?:{_MONTH}))|\d+years"
)
_NUMBERING = re.compile(r"\[\d+\]|^图\d+|^Figure\d+\.|^\(\d+\)|^\d+\.(?=\D)|^—\d+—$")
_FORMULA = re.compile(
    r"[\d.]+÷\(1[+−][\d.]+%\)|\([\d.]+÷[\d.]+\)\^\(1/\d+\)−1|[\d.]+(?:[÷−][\d.]+%?)+"
)
_ORDER = re.compile(r"[\d.]+(?:[>=][\d.]+)+")
_POWER = re.compile(r"\^\(1/\d+\)[−-]1|[×x]100")


def strange(lines: Iterable[str], brief: Brief, tables: Tables) -> list[str]:
    """The numbers that nothing explains, each with the line it stands in.

    Spaces are left out throughout, for what reads a PDF puts them where it likes. How many areas
    have no figure, or none that is sure, is counted here anew.
    """
    names = sorted([*_names(tables.known, tables), *_counts(brief, tables)], key=len, reverse=True)
    known = values(tables) | _derived(brief, tables, names)
    found = []
    for line in map(close, lines):
        rest = line
        for name in names:
            rest = rest.replace(name, "·")
        for pattern in (_NUMBERING, _POWER, _DATES):
            rest = pattern.sub("·", rest)
        found += [f"{m[0]} in {line}" for m in _NUMBER.finditer(rest) if not _number(m) & known]
    return found


def close(words: str) -> str:
    """The words without any space."""
    return re.sub(r"\s", "", words)


def _number(found: re.Match[str]) -> set[Decimal]:
    """What a written number means with the word behind it."""
    return {Decimal(found[1].replace(",", "")).scaleb(SCALES.get(found[2] or "", 0))}


def values(tables: Tables) -> set[Decimal]:
    """The values of all tables, in the units of these and counted one by one."""
    values = set()
    for row in tables.observations:
        if row["value"] is not None:
            unit = tables.known.indicators[row["indicator_id"]].unit.name_zh
            plain = abs(Decimal(repr(row["value"])))
            values |= {plain, plain.scaleb(UNITS.get(unit[:1], 0))}
    for row in tables.store.fetch(queries.DERIVED):
        pair = [Decimal(repr(row[name])) for name in ("minuend", "subtrahend")]
        level = pair[0] - pair[1]
        values |= {*pair, level, level.scaleb(8)}
    return values


def _names(known: Catalogue, tables: Tables) -> list[str]:
    """Words of the tables that may hold digits of their own, the longest first."""
    rows = [*known.indicators.values(), *known.areas.values(), *known.sources.values()]
    said = {
        name for row in (*rows, *known.projects.values()) for name in (row.name_zh, row.name_en)
    }
    for row in (*tables.observations, *tables.projects, *tables.store.fetch(queries.DERIVED)):
        keys = ("break_zh", "break_en", "note_zh", "note_en", "status_words")
        said |= {row[key] for key in keys if row.get(key)}
    said = {close(name) for name in said if re.search(r"\d", name)}
    return sorted(said, key=len, reverse=True)


def _derived(brief: Brief, tables: Tables, names: list[str]) -> set[Decimal]:
    """The numbers of the notes on what was derived, each line a sum that comes out."""
    found: set[Decimal] = set()
    for line in map(close, brief.notes.derived):
        rest = line
        for name in names:
            rest = rest.replace(name, "·")
        order = _ORDER.search(rest)
        if order:
            found |= _ranked(line, rest.replace(order[0], "·"), order[0], brief, tables)
            continue
        formula = _FORMULA.search(rest)
        assert formula, line
        sums = formula[0].replace("÷", "/").replace("−", "-").replace("^", "**")
        sums = re.sub(r"([\d.]+)%", r"(\1/100)", sums)
        result = eval(sums)  # noqa: S307 -- digits and signs alone
        told = [
            _number(m) for m in _NUMBER.finditer(_DATES.sub("·", rest.replace(formula[0], "·")))
        ]
        inputs = re.findall(r"\d+\.?\d*", re.sub(r"\^\(1/\d+\)−1|\(1(?=[+−])", "", formula[0]))
        coarse = _coarse(inputs, Decimal(repr(result))) if "÷" not in formula[0] else set()
        near = [
            n
            for one in told
            for n in one
            if _is_near(n, Decimal(repr(result)))
            or (n in coarse and re.search(f"(?:约|about){_NUMBER.pattern}", rest))
        ]
        assert near, line
        found |= {n for one in told for n in one if one & set(near)}
        assert set(map(Decimal, inputs)) <= values(tables), line
    return found


def _coarse(inputs: list[str], result: Decimal) -> set[Decimal]:
    """A difference to the last digit that both numbers were printed with, in their unit and more.

    Such a one says that it is about that.
    """
    places = min(len(one.partition(".")[2]) for one in inputs)
    rounded = result.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return {rounded.scaleb(n) for n in (0, 8, -4, 4)}


def _ranked(line: str, rest: str, order: str, brief: Brief, tables: Tables) -> set[Decimal]:
    """A rank and among how many it is: those of levels that follow one another as it is written."""
    levels = [Decimal(one) for one in re.split("[>=]", order)]
    assert set(levels) <= values(tables), line
    signs = re.findall("[>=]", order)
    assert signs == [">" if a > b else "=" for a, b in pairwise(levels)], line
    assert levels == sorted(levels, reverse=True), line
    plain = _DATES.sub("·", re.sub(r"·,in[^)]*", "·", rest))  # without the unit of the formula
    told = {n for m in _NUMBER.finditer(plain) for n in _number(m)}
    areas = {found.area.id for found in _standings(brief)}
    rows = [row for row in tables.observations if row["area_id"] in areas]
    own = {Decimal(repr(row["value"])) for row in rows if row["value"] is not None}
    ranks = {Decimal(1 + sum(other > one for other in levels)) for one in own & set(levels)}
    assert any(told == {Decimal(len(levels)), rank} for rank in ranks), line
    return told


def _counts(brief: Brief, tables: Tables) -> set[str]:
    """The words that count neighbours without a figure or a sure one, as the tables have it."""
    text, said = Text(brief.language), set()
    for found in _standings(brief):
        around = {one.id for one in neighbours(tables.known, found.area, found.period)}
        fact = (found.points[0].row["indicator_id"], str(found.period), "value", "")
        then = [
            row
            for row in tables.observations
            if row["area_id"] in around
            and tuple(row[n] for n in ("indicator_id", "period", "statistic", "project_id")) == fact
        ]
        held = {row["area_id"] for row in then if row["value"] is not None}
        sure = {row["area_id"] for row in then if row["confidence"] != "low"} & held
        counted = {"without": len(around - held), "unsure": len(held - sure)}
        kind = captions.level_names(found.area, text)
        said |= {
            close(text(f"standing.{key}_many", count=n, areas=kind)) for key, n in counted.items()
        }
    return said


def _standings(brief: Brief) -> list[Standing]:
    shown = [one.picture for section in brief.sections for one in section.illustrations]
    return [picture.standing for picture in shown if picture.standing]


def _is_near(written: Decimal, result: Decimal) -> bool:
    """As a rate in %, in the table's unit, or in a multiple of it."""
    scaled = (abs(result).scaleb(n) for n in (0, 2, 8, -4, 4))
    return any(abs(written - one) <= max(Decimal("0.051"), one / 1000) for one in scaled)


def words_of(brief: Brief) -> list[str]:
    """All words of a briefing but the count of projects, without what pages add."""
    own = {field.name: getattr(brief, field.name) for field in fields(brief)}
    said = [own["title"], *own["subtitle"], own["summary"]]
    for section in brief.sections:
        said += [section.heading, section.paragraph]
        for one in section.illustrations:
            said += [one.picture.title, one.picture.sentence, *one.picture.notes]
    return [*said, *brief.notes.derived, *brief.notes.care]


def shown(lines: Iterable[str], brief: Brief, text: Text) -> list[str]:
    """The lines of a file without the names of sources and the count of projects.

    Projects are counted, and a source is named in the words of its publisher.
    """
    own = [close(line) for line in (brief.progress, *pages.references(brief, text))]
    return [reduce(lambda line, words: line.replace(words, "·"), own, close(one)) for one in lines]


def hostile(brief: Brief) -> Brief:
    """A briefing whose names would be code to one program or another."""
    first, *others = brief.sections
    headline, *more = first.headlines
    project, *rest = brief.undertakings
    named = replace(headline, name=HOSTILE[0])
    return replace(
        brief,
        title=HOSTILE[1],
        sections=(
            replace(first, heading=HOSTILE[2], paragraph=HOSTILE[3], headlines=(named, *more)),
            *others,
        ),
        undertakings=(replace(project, name=HOSTILE[4]), *rest),
    )
