"""Units as tables name them: 万户 is ten thousand of 户, whatever unit the indicator is kept in."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from data.catalogue import Catalogue
from data.intake.letters import close
from data.intake.numerals import SCALES, scale
from data.model import Language, Unit

_WRITTEN = {
    "千米": "公里",
    "平方千米": "平方公里",
    "㎡": "平方米",
    "平米": "平方米",
    "m2": "平方米",
    "m²": "平方米",
    "km²": "平方公里",
    "km2": "平方公里",
    "㎢": "平方公里",
    "km": "公里",
    "m³": "立方米",
    "m3": "立方米",
    "μg/m3": "微克/立方米",
    "µg/m3": "微克/立方米",
    "μg/m³": "微克/立方米",
    "ug/m3": "微克/立方米",
    "pct": "%",
    "百分比": "%",
    "人民币": "元",
    "元人民币": "元",
    "元/人": "元",
    "美金": "美元",
}
# How further units stand to those that a catalogue has.
_RELATED = {
    "公顷": ("平方米", Decimal(10000)),
    "平方公里": ("平方米", Decimal(1000000)),
    "公里": ("米", Decimal(1000)),
    "平方米": ("公顷", Decimal("0.0001")),
    "米": ("公里", Decimal("0.001")),
    "吨": ("千克", Decimal(1000)),
    "‰": ("%", Decimal("0.1")),
}
_COUNTED = ("个", *"家项处座所条部件栋幢片宗起场套只支")
# They are units, though a catalogue may have no indicator in them.
_OTHERS = frozenset(
    (
        *_COUNTED,
        *"元人户名位次吨台辆册张份例床亩米天岁篇倍克升",
        "美元",
        "港元",
        "日元",
        "欧元",
        "人次",
        "户次",
        "家次",
        "千瓦时",
        "千瓦",
        "立方米",
        "平方米",
        "公里",
        "平方公里",
        "公顷",
        "标箱",
        "小时",
        "个月",
        "百分点",
        "个百分点",
        "‰",
        "%",
        "元/平方米",
        "元/月",
        "公斤",
        "千克",
        "吨标准煤",
        "微克/立方米",
        "人/平方公里",
    )
)
_BETWEEN = re.compile(r"[、,;，；]|或|和|(?<=%)/|/(?=%)")


@dataclass(frozen=True)
class Measure:
    """A unit: its words, its quantity (empty where the catalogue has none such), its size."""

    words: str
    quantity: str
    factor: Decimal


@dataclass(frozen=True)
class Units:
    """What a catalogue measures in: each unit without its 万 or 亿, for each quantity its size.

    ``english`` are the names of the units that the catalogue has, by quantity and Chinese name.
    """

    sizes: dict[str, dict[str, Decimal]]
    english: dict[tuple[str, str], str]

    def __hash__(self) -> int:
        return id(self)


def units(known: Catalogue) -> Units:
    sizes: dict[str, dict[str, Decimal]] = {}
    english = {}
    for unit in (indicator.unit for indicator in known.indicators.values()):
        letters, base = _apart(close(unit.name_zh))
        sizes.setdefault(base, {})[unit.quantity] = size(unit) / scale(letters)
        english[unit.quantity, unit.name_zh] = unit.name_en
    for word, (other, times) in _RELATED.items():
        if other in sizes and word not in sizes:
            sizes[word] = {quantity: one * times for quantity, one in sizes[other].items()}
    counts = next((sizes[word] for word in _COUNTED if word in sizes), {})
    for word in _COUNTED:
        sizes.setdefault(word, counts)
    return Units(sizes, english)


def size(unit: Unit) -> Decimal:
    """The factor of a unit, as it is written in the tables."""
    return Decimal(str(unit.factor))


def is_unit(words: str, held: Units) -> bool:
    """Whether words are a unit, or several: 亿元、%."""
    named = split(words)
    return bool(named) and all(_base(word, held) is not None for word in named)


def is_common(words: str) -> bool:
    """Whether words are a unit that tables use, whatever a catalogue has."""
    base = _apart(words)[1]
    return base in _OTHERS or base in _RELATED


def split(words: str) -> tuple[str, ...]:
    """The single units of 亿元、万户、%."""
    return tuple(word for word in _BETWEEN.split(close(words)) if word)


def measures(words: str, held: Units) -> list[Measure]:
    """What a unit may measure: 户 are households, or entities. Empty for what is no unit."""
    found = _base(words, held)
    if found is None:
        return []
    letters, base = found
    sizes = held.sizes.get(base, {"": Decimal(1)})
    return [Measure(words, quantity, one * scale(letters)) for quantity, one in sizes.items()]


def fitting(words: str, unit: Unit, held: Units) -> tuple[Measure, ...]:
    """Those of the units named that measure what an indicator's unit does."""
    return tuple(
        measure
        for word in split(words)
        for measure in measures(word, held)
        if measure.quantity == unit.quantity
    )


def english(words: str, quantity: str, held: Units) -> str:
    """The English name of a unit of a quantity: 10,000 entities. Empty where there is none."""
    own = held.english.get((quantity, words))
    letters, base = _apart(words)
    name = held.english.get((quantity, base))
    return own or (f"{int(scale(letters)):,} {name}" if name and letters else "")


def name(unit: Unit, language: Language) -> str:
    return unit.name(language) or unit.name_zh


@lru_cache(maxsize=1024)
def _base(words: str, held: Units) -> tuple[str, str] | None:
    """The 万 or 亿 of a unit, and the unit without it."""
    text = close(words)
    for cut in range(len(text)):
        if set(text[:cut]) - set(SCALES):
            return None
        base = _WRITTEN.get(text[cut:], text[cut:])
        if base in held.sizes or base in _OTHERS:
            return text[:cut], base
    return None


def _apart(words: str) -> tuple[str, str]:
    text = _WRITTEN.get(words, words)
    base = text.lstrip("".join(SCALES))
    letters = text[: len(text) - len(base)]
    return (letters, _WRITTEN.get(base, base)) if base else ("", text)
