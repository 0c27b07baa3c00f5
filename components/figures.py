"""A figure in the reader's language: number, words of bound, unit, rank and growth.

Nothing is rounded or added: what the source printed is what is said (docs/figures.md §1).
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from unicodedata import east_asian_width

from components.text import Text
from data import quotations
from data.catalogue import Catalogue
from data.model import Indicator, Named, Unit

_CJK_BESIDE_DIGIT = re.compile(r"(?<=[\u4e00-\u9fff])(?=[0-9])|(?<=[0-9])(?=[\u4e00-\u9fff])")
_SPACE_IN_CJK = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
_ENGLISH_SCALE = re.compile(r"(100 million|10 million|1 million|10,000|1,000|100) (?=\S)")
_SCALES = {
    "100 million": 10**8,
    "10 million": 10**7,
    "1 million": 10**6,
    "10,000": 10**4,
    "1,000": 10**3,
    "100": 100,
}


@dataclass(frozen=True)
class Figure:
    """A figure in two parts, so that the unit can be set smaller: 近 11 万 · 户."""

    number: str
    unit: str

    def __str__(self) -> str:
        joined = self.unit if self.unit.startswith("%") else f" {self.unit}"
        return self.number + (joined if self.unit else "")


_BOUNDS = (*quotations.BEFORE, *quotations.AFTER)
TRADITIONAL = "億萬"  # a quote from a page in traditional characters is said in simplified ones
GROUPED = 10_000  # as Chinese offices write: 1158, but 903,714

CHINESE_WORDS = ((10**8, "亿"), (10**4, "万"))
ENGLISH_WORDS = ((10**9, "billion"), (10**6, "million"))

LONGEST_AXIS = 100_000  # from here on an axis counts in thousands or ten thousands
MOST_DECIMALS = 5  # beyond, a number in words is harder to read than its digits
FEW_DECIMALS = 2  # of what is counted one by one: 1.5 million people, but 1,064,210 people

# One observation, as a row of ``queries.OBSERVATIONS``.
Observation = dict[str, Any]


def figure(observation: Observation, indicator: Indicator, known: Catalogue, text: Text) -> Figure:
    """What an observation says, in the words it was printed with."""
    value = observation["value"]
    match observation["statistic"]:
        case "rank":
            return Figure(rank(observation, known, text), "")
        case "yoy" | "change_pp":
            unit = "%" if observation["statistic"] == "yoy" else text("figure.points")
            return Figure(_change(observation, text), unit)
        case "completion":
            return bounded(plain_number(value), "%", observation["qualifier"], text)
        case _:
            printed = _as_printed(observation, indicator.unit) if text.language == "zh" else None
            return printed or amount(value, indicator.unit, observation["qualifier"], text)


def amount(value: float, unit: Unit, qualifier: str, text: Text) -> Figure:
    """A number in a unit, in the number words of the language: 万 and 亿, or millions."""
    if text.language == "zh":
        number, word = _chinese_number(value, unit)
    else:
        number, word = _english_number(value, unit)
    return bounded(number, word, qualifier, text)


def bounded(number: str, unit: str, qualifier: str, text: Text) -> Figure:
    """A number with its words of bound: 近 11 万, 1300 余, 5 以上, nearly 110,000."""
    words = text(f"qualifier.{qualifier}", number=_minus(number))
    return Figure(words.strip(), unit)


def plain_number(value: float) -> str:
    """The digits of a number, none lost and none made up; in groups from five digits on."""
    separator = "," if abs(value) >= GROUPED else ""
    return f"{Decimal(repr(value + 0.0)).normalize():{separator}f}"


def spaced(words: str) -> str:
    """A space between a Chinese character and a digit, and no other: 近 11 万, 约 3 成."""
    return _CJK_BESIDE_DIGIT.sub(" ", _SPACE_IN_CJK.sub("", words))


def width(words: str) -> int:
    """How many Latin letters the words are wide."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in words)


def rank(observation: Observation, known: Catalogue, text: Text) -> str:
    """全市第 1 位 / No. 1 in Jinan; 全省前 10 位 where only a bound is stated.

    Without a number, 居全市前列 / among the top in Jinan.
    """
    area = known.areas[observation["rank_in"]]
    among = text.known(f"among.{area.level}", area.name(text.language))
    place = among if text.language == "zh" else area.name("en")
    value = observation["value"]
    if value is None:
        return text("figure.rank_unnumbered", area=place)
    within = "rank_within" if observation["qualifier"] == "at_most" else "rank"
    return text(f"figure.{within}", area=place, rank=int(value))


def ranked(observation: Observation, known: Catalogue, text: Text) -> str:
    """A rank that says so where it is one of growth: 增速全市第 1 位."""
    said = rank(observation, known, text)
    return text("figure.rank_of_growth", rank=said) if observation["rank_of"] == "yoy" else said


def statistic(observation: Observation, text: Text) -> str:
    """What a figure is: a value, a growth, a rank; of a rank also whether it is one of growth."""
    if observation.get("rank_of") == "yoy":  # a point of a line is no rank, and does not say
        return text("indicator.rank_of_growth")
    return text(f"statistic.{observation['statistic']}")


def growth(observation: Observation, text: Text) -> str:
    """同比 +8.6% / +8.6% on the year."""
    return text("figure.growth", value=_change(observation, text))


def _change(observation: Observation, text: Text) -> str:
    """A signed number with its words of bound."""
    value = observation["value"]
    sign = "+" if value > 0 else ""
    return bounded(f"{sign}{plain_number(value)}", "", observation["qualifier"], text).number


def completion(observation: Observation, text: Text) -> str:
    """完成全年任务的 170% / 170% of the year's task."""
    share = bounded(plain_number(observation["value"]), "", observation["qualifier"], text)
    return text("figure.completion", value=share)


def about(observation: Observation, known: Catalogue, text: Text) -> str:
    """What a figure is about: the project where it is about one, else the area."""
    project, area = observation["project_id"], observation["area_id"]
    named: Named = known.projects[project] if project else known.areas[area]
    return named.name(text.language)


def remarks(observation: Observation, text: Text) -> list[str]:
    """What must be said beside the figure: provisional, estimated, planned, low confidence.

    That a target is a plan need not be said.
    """
    status, is_target = observation["status"], observation["statistic"] == "target"
    said = [] if status == "A" or (status == "F" and is_target) else [text(f"status.{status}")]
    return [*said, text("figure.low")] if observation["confidence"] == "low" else said


def redefined(observation: Observation, text: Text) -> list[str]:
    """That the definition has changed since the figures before, where it has.

    The name above a figure stays that of the indicator, so without this word it would be read
    as what was counted before.
    """
    return [text("figure.redefined")] if observation["break_before"] else []


def axis_unit(unit: Unit, largest: float, text: Text) -> tuple[float, str]:
    """What a number in a unit is multiplied by on an axis, and the unit that the axis then has.

    In Chinese ten thousands or hundred millions, in English billions, millions or thousands,
    where the numbers are so large.
    """
    words: tuple[tuple[int, str], ...] = (*ENGLISH_WORDS, (1000, "thousand"))
    factor, noun, gap = *_english_base(unit), " "
    if text.language == "zh":
        factor, noun, gap = 1, unit.name_zh, ""
        words = () if noun.startswith(("万", "亿", "%")) else CHINESE_WORDS
    for scale, word in words:
        if abs(largest) * factor >= max(scale, LONGEST_AXIS):
            return factor / scale, f"{word}{gap}{noun}".strip()
    return factor, noun


def unit_of_tables(unit: Unit, text: Text) -> str:
    """The unit that the tables count in, where the words of the language count in another."""
    counts_alike = text.language == "zh" or not _ENGLISH_SCALE.match(unit.name_en)
    return "" if counts_alike else unit.name_en


def _as_printed(observation: Observation, unit: Unit) -> Figure | None:
    """The figure letter for letter from a Chinese quote; None where it is not found there.

    Nor where its words of bound (至少, 橋隧比約50%) are not found beside the number.
    """
    quote = observation["quote"]
    span = quotations.find(quote, observation["value"], unit.name_zh, observation["statistic"])
    printed = quote[span.start : span.end] if span else ""
    bound = next((word for word in quotations.AFTER if printed.endswith(word)), "")
    printed = printed.removesuffix(bound)
    word = next((w for w in (unit.name_zh, unit.name_zh.lstrip("万亿")) if printed.endswith(w)), "")
    if not span or not word or any(character in printed for character in TRADITIONAL):
        return None
    number = printed.removesuffix(word)
    bounded_here = bound or any(word in number for word in _BOUNDS)
    if observation["qualifier"] != "exact" and not bounded_here:
        return None
    return Figure(spaced(number).strip(), word + bound)


def _chinese_number(value: float, unit: Unit) -> tuple[str, str]:
    """Ten thousands and hundred millions as 万 and 亿, where that loses no digit and reads."""
    exact = Decimal(repr(value))
    if not unit.name_zh.startswith(("万", "亿", "%")):
        for scale, word in ((10**8, "亿"), (10**4, "万")):
            scaled = exact / scale
            if abs(scaled) >= 1 and scaled == round(scaled, 2):
                return f"{plain_number(float(scaled))} {word}", unit.name_zh
    return plain_number(value), unit.name_zh


def _english_number(value: float, unit: Unit) -> tuple[str, str]:
    """The number in the base unit, millions and billions in words where that reads.

    20.63 · billion yuan, but 1,124,306 · people.
    """
    factor, noun = _english_base(unit)
    exact = Decimal(repr(value)) * factor
    scale, word = next(((s, w) for s, w in ENGLISH_WORDS if abs(exact) >= s), (1, ""))
    scaled = exact / scale
    most = FEW_DECIMALS if factor == 1 else MOST_DECIMALS
    if word and scaled == round(scaled, most):
        return f"{scaled.normalize():f}", f"{word} {noun}".strip()
    return f"{exact.normalize():,f}", noun


def _english_base(unit: Unit) -> tuple[int, str]:
    """A unit's multiple and its base unit in English: 100 million yuan → 10⁸, yuan."""
    found = _ENGLISH_SCALE.match(unit.name_en)
    return (_SCALES[found[1]], unit.name_en[found.end() :]) if found else (1, unit.name_en)


def _minus(number: str) -> str:
    return number.replace("-", "−")
