"""Which indicator or area a label names: by its name, its aliases or its short name, or none.

A longer label is hardly ever the shorter name that stands in it: 限额以上社会消费品零售总额 is not
社会消费品零售总额. So only words that change nothing (完成, 总额, 全社会, 户数) may be added to a
name; and a part of a name is taken for it only where it is part of no other.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from data.catalogue import Catalogue
from data.intake.letters import close, parts
from data.intake.units import Units, fitting, split, units
from data.model import Area, Indicator

_LEADING = re.compile(
    r"^(?:全社会|全口径下?|完成|实现|本年|累计|年末|期末|月末|季末|年内|当年|新?建成)"
)
_TRAILING = re.compile(
    r"(?:完成额|完成值|完成量|完成情况|完成|总额|总量|总值|总数|数量|户数|家数|人数|个数|额|数|量|值|情况|合计)$"
)
SHORTEST_CORE = 2
SHORTEST_PART = 4

WHOLE = {"全省": "province", "全市": "city", "全区": "district", "全县": "district"}
WHOLE |= dict.fromkeys(("我区", "本区", "我县", "本县"), "district")
WHOLE |= dict.fromkeys(("我市", "本市"), "city")
_OFFICE = re.compile(r"(?:街道)?(?:办事处|街办|办)$")
_WHOLE_TOTAL = re.compile(r"(?:合计|总计|平均|总体)$")

Spellings = dict[str, list[str]]


@dataclass(frozen=True)
class Names:
    """The names of a catalogue, spelt as labels are."""

    known: Catalogue

    @cached_property
    def units(self) -> Units:
        return units(self.known)

    @cached_property
    def indicators(self) -> tuple[Spellings, ...]:
        """Names by how sure they are: the name, an alias, without parentheses, the core of it."""
        listed = list(self.known.indicators.values())
        told = [(i.id, (i.name_zh, i.name_en.lower()), i.aliases) for i in listed]
        return (
            _spellings((key, map(_spelt, own)) for key, own, _ in told),
            _spellings((key, map(_spelt, aliases)) for key, _, aliases in told),
            _spellings((key, (parts(_spelt(name))[0] for name in own)) for key, own, _ in told),
            _spellings(
                (key, (_core(parts(_spelt(name))[0]) for name in (*own, *aliases)))
                for key, own, aliases in told
            ),
        )

    @cached_property
    def areas(self) -> Spellings:
        return _spellings((area.id, self._area_names(area)) for area in self.known.areas.values())

    def _area_names(self, area: Area) -> Iterator[str]:
        own = [_spelt(name) for name in (area.name_zh, area.short_zh, *area.aliases) if name]
        yield from (*own, area.id, area.name_en.lower())
        above = ""
        for ancestor in self.known.ancestors(area.id)[1:]:
            above = f"{_spelt(self.known.areas[ancestor].name_zh)}{above}"
            yield f"{above}{own[0]}"


def _spellings(named: Iterable[tuple[str, Iterable[str]]]) -> Spellings:
    found: Spellings = {}
    for key, spelt in named:
        for name in spelt:
            if name and key not in found.setdefault(name, []):
                found[name].append(key)
    return found


def _spelt(name: str) -> str:
    return close(name).lower()


def _core(name: str) -> str:
    """A name without the words around it that change nothing."""
    last = ""
    while name != last:
        last = name
        for form in (_LEADING, _TRAILING):
            shorter = form.sub("", name)
            name = shorter if len(shorter) >= SHORTEST_CORE else name
    return name


def indicator(label: str, names: Names, measured_in: str = "", *, exact: bool = False) -> str:
    """The indicator that a label names; empty where none does, or several do.

    ``measured_in`` are the units that the label is told in: they tell 进出口总额 in yuan from that
    in dollars. ``exact`` takes a name or an alias alone: 其中：税收收入, below the revenue of the
    budget, is not what a longer name says of all taxes.
    """
    text = _spelt(label)
    spelt = (text, text, parts(text)[0], _core(parts(text)[0]))
    for spellings, key in islice(zip(names.indicators, spelt, strict=True), 2 if exact else None):
        if key in spellings:
            return _only(spellings[key], names, measured_in)
    if exact or len(text) < SHORTEST_PART:
        return ""
    longer = {one for name, ids in names.indicators[0].items() if text in name for one in ids}
    return _only(sorted(longer), names, measured_in) if longer else ""


def _only(ids: list[str], names: Names, measured_in: str) -> str:
    """The one indicator, or the one of several that is kept in what the label is told in."""
    if len(ids) > 1 and measured_in:
        listed: list[Indicator] = [names.known.indicators[key] for key in ids]
        # The % of 亿元、% is that of a growth.
        told = "、".join(word for word in split(measured_in) if word != "%") or measured_in
        ids = [one.id for one in listed if fitting(told, one.unit, names.units)]
    return ids[0] if len(ids) == 1 else ""


def areas(label: str, names: Names) -> list[str]:
    """The areas that a label may name: 兴隆 is a subdistrict and a 片区. 全市 is the city."""
    text = _spelt(label)
    shorter = _WHOLE_TOTAL.sub("", text)
    for spelling in (text, _OFFICE.sub("街道", text), _OFFICE.sub("", text), shorter):
        if spelling in names.areas:
            return names.areas[spelling]
    whole = within(shorter, names, names.known.subject.id)
    return [whole] if whole else []


def within(words: str, names: Names, area_id: str) -> str:
    """The area that 全市 is, said of an area; empty for other words."""
    level = WHOLE.get(words)
    above = names.known.ancestors(area_id) if level and area_id in names.known.areas else []
    return next((key for key in above if names.known.areas[key].level == level), "")


def led_by_area(label: str, names: Names) -> tuple[str, str]:
    """The area with which a label begins (市中区地区生产总值, 全区…), and the rest."""
    text = _spelt(label)
    for length in range(min(len(text) - 1, 16), 1, -1):
        found = names.areas.get(text[:length], [])
        if len(found) == 1 and names.known.areas[found[0]].name_zh[-1:] == text[length - 1]:
            return found[0], text[length:]
    whole = within(text[:2], names, names.known.subject.id)
    return (whole, text[2:]) if whole and text[2:] else ("", text)


def area_of_title(words: str, names: Names) -> str:
    """The one area that a title is about: the innermost that it names in full, or 全区."""
    text = _spelt(words)
    held = [area for area in names.known.areas.values() if _spelt(area.name_zh) in text]
    around = {key for area in held for key in names.known.ancestors(area.id)[1:]}
    inner = [area.id for area in held if area.id not in around]
    if inner:
        return inner[0] if len(inner) == 1 else ""
    whole = {within(said, names, names.known.subject.id) for said in WHOLE if said in text} - {""}
    return whole.pop() if len(whole) == 1 else ""
