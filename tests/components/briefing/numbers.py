"""Which numbers of a text are neither of the tables, nor of a date, a name or a derivation."""

import re
from collections.abc import Iterable
from dataclasses import fields, replace
from decimal import Decimal
from functools import reduce

from components.briefing import Brief, pages
from components.text import Text
from data import queries
from data.catalogue import Catalogue
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
    r"(?<![\d.])(?:19|20)\d\d(?:[—–](?:19|20)\d\d)?年?(?!\d)"
    r"|第\d季度|Q\d|\d{1,2}(?:—\d{1,2})?月(?:\d{1,2}日)?|累计（\d年）"
    rf"|\d{{1,2}}(?=(?:{_MONTH}))|\d+years"
)
_NUMBERING = re.compile(r"\[\d+\]|^图\d+|^Figure\d+\.|^\(\d+\)|^\d+\.(?=\D)|^—\d+—$")
_FORMULA = re.compile(
    r"[\d.]+÷\(1[+−][\d.]+%\)|\([\d.]+÷[\d.]+\)\^\(1/\d+\)−1|[\d.]+(?:[÷−][\d.]+%?)+"
)
_POWER = re.compile(r"\^\(1/\d+\)[−-]1|[×x]100")


def strange(lines: Iterable[str], brief: Brief, tables: Tables) -> list[str]:
    """The numbers that nothing explains, each with the line it stands in.

    Spaces are left out throughout, for what reads a PDF puts them where it likes.
    """
    names = _names(tables.known, tables)
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
        formula = _FORMULA.search(rest)
        assert formula, line
        sums = formula[0].replace("÷", "/").replace("−", "-").replace("^", "**")
        sums = re.sub(r"([\d.]+)%", r"(\1/100)", sums)
        result = eval(sums)  # noqa: S307 -- digits and signs alone
        told = [
            _number(m) for m in _NUMBER.finditer(_DATES.sub("·", rest.replace(formula[0], "·")))
        ]
        near = [n for one in told for n in one if _is_near(n, Decimal(repr(result)))]
        assert near, line
        found |= {n for one in told for n in one if one & set(near)}
        inputs = re.findall(r"\d+\.?\d*", re.sub(r"\^\(1/\d+\)−1|\(1(?=[+−])", "", formula[0]))
        assert set(map(Decimal, inputs)) <= values(tables), line
    return found


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
