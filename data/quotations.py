"""Where a figure stands in the words that published it.

A quote holds the figure as it was printed: 近11万户, 突破千家, 全市第一位, 104.26 billion yuan. The
number is looked for by its value, so that nothing but the quote has to be kept in the tables.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

BEFORE = ("至少", "不少于", "不超过", "超过", "突破", "接近", "近", "约", "超", "逾")
AFTER = ("余", "多", "左右", "以上", "以内")

SCALES = {
    "万亿": Decimal(10) ** 12,
    "亿": Decimal(10) ** 8,
    "億": Decimal(10) ** 8,
    "万": Decimal(10) ** 4,
    "萬": Decimal(10) ** 4,
    "千": Decimal(10) ** 3,
    "百": Decimal(10) ** 2,
    "trillion": Decimal(10) ** 12,
    "billion": Decimal(10) ** 9,
    "million": Decimal(10) ** 6,
    "": Decimal(1),
}
DIGITS = {character: number for number, character in enumerate("零一二三四五六七八九")}
DIGITS |= {"两": 2, "首": 1, "": 1}

_SCALE = rf"\s?(?:{'|'.join(scale for scale in SCALES if scale)})"
_NUMERAL = "[一二三四五六七八九]?十[一二三四五六七八九]?|[零一二三四五六七八九两首]"
_NUMBER = re.compile(
    rf"(?P<before>{'|'.join(BEFORE)})?"
    rf"(?:(?P<number>[-+]?[0-9][0-9,]*(?:\.[0-9]+)?)(?P<scale>{_SCALE})?"
    rf"|(?P<ordinal>第?(?:{_NUMERAL})(?=[位名家个处所条部次大]|$|[，。、；\s]))"
    rf"|(?P<word>[千万亿]))"
    rf"(?P<inner>余|多)?(?P<after_scale>万|亿)?"
)
_AMONG_FIRST = re.compile(r"[\u4e00-\u9fff]{0,4}前列")


@dataclass(frozen=True)
class Span:
    """A stretch of a text, with the words of bound that belong to the number in it."""

    start: int
    end: int


def find(quote: str, value: float | None, unit: str, statistic: str) -> Span | None:
    """The figure in its quote: number, words of bound and unit; None where it is not found.

    ``value`` is in ``unit`` (亿元, 户, %). A rank is found by its ordinal (第一位, 首位, 第18),
    one without a number by its words (位居全市前列).
    """
    if value is None:
        among = _AMONG_FIRST.search(quote)
        return Span(*among.span()) if among else None
    wanted = Decimal(str(value)).copy_abs()
    base, scale = _unit_scale("" if statistic == "rank" else unit)
    percent = statistic in {"yoy", "completion", "change_pp"} or unit == "%"
    endings = (
        ("%", "％", "个百分点") if percent else ("位", "名") if statistic == "rank" else (base,)
    )
    best: tuple[int, Span] | None = None
    for span, number, rest in _numbers(quote):
        whole = abs(number) == (wanted if percent else wanted * scale)
        if not whole and abs(number) != wanted:  # a table cell has its unit in the heading
            continue
        ending = next((word for word in endings if word and rest.startswith(word)), "")
        ordinal = statistic == "rank" and quote[span.start] in "第首"
        score = 2 if whole and (ending or ordinal) else 1 if whole else 0
        end = span.end + len(ending)
        end += next((len(word) for word in AFTER if quote.startswith(word, end)), 0)
        if best is None or score > best[0]:
            best = (score, Span(span.start, end))
    return best[1] if best else None


def _numbers(quote: str) -> Iterator[tuple[Span, Decimal, str]]:
    """Every number of a text: where it stands, what it is, and the text that follows it."""
    for found in _NUMBER.finditer(quote):
        if found["number"]:
            number = (
                Decimal(found["number"].replace(",", "")) * SCALES[(found["scale"] or "").strip()]
            )
        elif found["ordinal"]:
            number = Decimal(_numeral(found["ordinal"].removeprefix("第")))
        else:
            number = SCALES[found["word"]]
        number *= SCALES[found["after_scale"] or ""]
        start = found.start()
        if found["ordinal"] is None and found["number"] and quote[max(0, start - 1)] == "第":
            start -= 1
        yield Span(start, found.end()), number, quote[found.end() :]


def _numeral(written: str) -> int:
    """A Chinese numeral below a hundred: 三, 十一, 二十; 首 is the first."""
    tens, ten, ones = written.rpartition("十")
    return DIGITS[tens] * 10 + (DIGITS[ones] if ones else 0) if ten else DIGITS[written]


def _unit_scale(unit: str) -> tuple[str, Decimal]:
    """A unit's base and scale: 亿元 → 元, 10⁸; 万平方米 → 平方米, 10⁴; 户 → 户, 1."""
    for scale in ("万亿", "亿", "万"):
        if unit.startswith(scale):
            return unit.removeprefix(scale), SCALES[scale]
    return unit, Decimal(1)


def places(text: str, quote: str) -> list[int]:
    """Every position at which a quote stands in a text."""
    return [found.start() for found in re.finditer(re.escape(quote), text)] if quote else []


def passage_id(quote: str) -> str:
    """The name of a quote in addresses: the same words have the same one in every row."""
    return hashlib.sha256(quote.encode()).hexdigest()[:12]
