"""What one cell of an office table says: 近11万户, 增长8.6%, 1，234.5, 居全市第一, or nothing."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from data.intake.letters import half
from data.intake.numerals import DIGITS, HANZI, is_within, scale, spoken, unspaced
from data.intake.units import is_common

LONGEST = 60  # no figure takes more letters; what does is a sentence

_NOTHING = re.compile(
    r"[-—–―─_ ]*|[.…·。 ]+|[/\\×xX空无]|暂无(数据)?|无数据|不详|未公布|缺"
    r"|n/?a|n\.a\.|null|none|nil",
    re.IGNORECASE,
)
_ERROR = re.compile(r"#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!|#+)|Err:[0-9]+")
_ENDLESS = re.compile(r"[+-]?(?:nan|inf|infinity|∞)", re.IGNORECASE)

_BEFORE = {
    **dict.fromkeys(("大约", "约为", "约", "≈"), "about"),
    **dict.fromkeys(("将近", "接近", "近"), "nearly"),
    **dict.fromkeys(("超过", "突破", "超", "逾", ">"), "over"),
    **dict.fromkeys(("不少于", "不低于", "至少", "≥"), "at_least"),
    **dict.fromkeys(("不超过", "不高于", "至多", "≤"), "at_most"),
}
_AFTER = {
    **dict.fromkeys(("左右", "上下"), "about"),
    **dict.fromkeys(("余", "多"), "more_than"),
    "以上": "at_least",
    "以内": "at_most",
}
_UP = ("增长", "增加", "上升", "提高", "提升", "扩大", "上涨", "↑", "升", "增")
_DOWN = ("下降", "减少", "降低", "回落", "下滑", "收窄", "下跌", "↓", "降", "减")
_PLAIN = re.compile(rf"([+-]?)({DIGITS})(%?)")
_FIGURE = re.compile(
    r"(?:同比|比上年同期|较上年同期|比上年|较上年|比去年|较去年)?"
    rf"(?P<verb>{'|'.join((*_UP, *_DOWN))})?"
    r"(?:达到|达|为|共|完成|实现)?"
    rf"(?P<before>{'|'.join(_BEFORE)})?"
    r"(?:达到|达)?"
    r"(?P<sign>[+\-—–])?"
    rf"(?:(?P<digits>{DIGITS})(?P<more>余|多)?(?P<scale>(?:[十百千万亿](?!分点))*)|(?P<spoken>[{HANZI}]+))"
    r"(?P<inner>余|多)?(?P<unit>[^0-9+\-—–~<>≈≥≤()▲△]{0,12}?)"
    r"(?P<after>左右|上下|以上|以内)?"
)
_RANK = re.compile(
    r"(?P<led>并列|位居|位列|排名|排|居|列)?(?P<within>全国|全省|全市|全区|全县)?(?:位居|位列|排名|排|居|列)?"
    rf"(?:(?P<ordinal>第)?(?P<digits>[0-9]+)|(?P<hanzi>第?[{HANZI}]+|首))(?P<tail>位|名)?"
)
_STEADY = re.compile(r"(?:与?(?:上年|去年)?(?:同期|同比)?(?:基本)?)持平")


class Reading(NamedTuple):
    """A number as its cell writes it, and what the cell itself says about it.

    ``unit`` are the words behind the number without 万 and 亿, which are in ``number``; ``scaled``
    says that there were such. ``moved`` says that the words are of a change (增长, 下降), and
    ``within`` where a rank is one (全市); ``statistic`` is empty where the cell leaves it open.
    """

    number: Decimal
    qualifier: str = "exact"
    statistic: str = ""
    unit: str = ""
    scaled: bool = False
    moved: bool = False
    within: str = ""


class UnreadableError(ValueError):
    """A cell holds no figure that could be read; ``code`` is that of the problem."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is no figure: empty, —, …, /, 空."""
    if not text:
        return True
    return not text[-1].isdigit() and _NOTHING.fullmatch(half(text)) is not None


def is_figure(text: str) -> bool:
    """Whether a cell holds a figure, be it one that needs a second look: not 5G基站, not 10月."""
    if _PLAIN.fullmatch(text):
        return True
    try:
        found = reading(text)
    except UnreadableError as fault:
        return fault.code != "unreadable_figure"
    return found is not None and (not found.unit or is_common(found.unit))


@lru_cache(maxsize=65536)
def _in_words(text: str) -> Reading | str | None:
    """What a cell says that is more than a number; the code of the problem where it is unreadable.

    Labels are looked at as often as figures, and come again and again.
    """
    try:
        return _read(text)
    except UnreadableError as fault:
        return fault.code


def reading(text: str) -> Reading | None:
    """What a cell says; None where it says that there is nothing.

    Raises UnreadableError with the code of the problem: ``unreadable_figure``, ``formula_error``,
    ``not_finite``, ``too_large``, ``ambiguous_sign``, ``two_bounds``.
    """
    if len(text) > LONGEST:
        number = half(text)
        raise UnreadableError("too_large" if number.isdigit() else "unreadable_figure")
    simple = _PLAIN.fullmatch(text)
    if simple:
        return _plain(simple)
    found = _in_words(text)
    if isinstance(found, str):
        raise UnreadableError(found)
    return found


def _read(text: str) -> Reading | None:
    written = unspaced(half(text))
    simple = _PLAIN.fullmatch(written)
    if simple:
        return _plain(simple)
    if is_nothing(text):
        return None
    if _ERROR.fullmatch(written):
        raise UnreadableError("formula_error")
    if _ENDLESS.fullmatch(written):
        raise UnreadableError("not_finite")
    if re.search(r"[0-9] +[0-9]", written):
        raise UnreadableError("unreadable_figure")
    closed = written.replace(" ", "")
    if re.match(r"[▲△▼▽]", closed):
        raise UnreadableError("ambiguous_sign")
    if _STEADY.fullmatch(closed):
        return Reading(Decimal(0), moved=True)
    return _rank(closed) or _figure(closed)


def _plain(found: re.Match[str]) -> Reading:
    sign, digits, percent = found.groups()
    return Reading(_number(sign + digits), unit=percent)


def _rank(text: str) -> Reading | None:
    """A rank in words: 第1位, 居全市第一, 首位; 3名 alone may be three people."""
    found = _RANK.fullmatch(text)
    if not found:
        return None
    hanzi = found["hanzi"] or ""
    if not (found["ordinal"] or found["within"] or hanzi.startswith(("第", "首"))):
        return None
    number = Decimal(1) if hanzi == "首" else spoken(hanzi.removeprefix("第"))
    number = Decimal(found["digits"]) if found["digits"] else number
    if not number or (hanzi == "首" and not found["tail"]):
        raise UnreadableError("unreadable_figure")
    return Reading(number, statistic="rank", within=found["within"] or "")


def _figure(text: str) -> Reading:
    """A number with its words of bound, its 万 and its unit, or a change in words."""
    found = _FIGURE.fullmatch(text)
    if not found:
        raise UnreadableError("unreadable_figure")
    if found["spoken"]:
        # 二 alone numbers a row, and 一 is a dash.
        alone = len(text) == len(found["spoken"]) and not set(text) & set("百千万亿")
        if alone:
            raise UnreadableError("unreadable_figure")
        # 千 and 万 alone are numbers only behind a word: 突破千家.
        number = spoken(found["spoken"])
        if number is None or (found["spoken"][0] in "百千万亿" and not found["before"]):
            raise UnreadableError("unreadable_figure")
    else:
        number = _number(found["digits"]) * scale(found["scale"])
    unit, inner = found["unit"], found["inner"]
    if unit.startswith("成"):  # 八成 is 80 %, and no unit
        raise UnreadableError("unreadable_figure")
    scaled = bool(found["spoken"] or found["scale"])
    if inner and unit[:1] in tuple("万亿"):  # 一百余万户
        number *= scale(unit[0])
        unit, scaled = unit[1:], True
    bounds = [_BEFORE.get(found["before"] or "")]
    bounds += [_AFTER.get(found[name] or "") for name in ("more", "inner", "after")]
    said = [bound for bound in bounds if bound]
    if len(said) > 1:
        raise UnreadableError("two_bounds")
    number = -number if found["sign"] and found["sign"] != "+" else number
    qualifier = said[0] if said else "exact"
    if found["verb"]:
        return _change(number, found["verb"], unit, qualifier)
    if "百分点" in unit:
        return Reading(number, qualifier, "change_pp", "百分点")
    return Reading(number, qualifier, unit=unit, scaled=scaled)


def _change(number: Decimal, verb: str, unit: str, qualifier: str) -> Reading:
    """增长8.6%, 下降0.3个百分点, 增长1.2倍; a change in the unit (增加3亿元) is no statistic.

    A bound on a fall (下降超3%) would be one on the other side of the number.
    """
    falls = verb in _DOWN
    if falls and (number < 0 or qualifier not in {"exact", "about"}):
        raise UnreadableError("unreadable_figure")
    signed = -number if falls else number
    match unit:
        case "%":
            return Reading(signed, qualifier, "yoy", "%", moved=True)
        case "个百分点" | "百分点":
            return Reading(signed, qualifier, "change_pp", "百分点", moved=True)
        case "倍" if not falls:
            return Reading(number * 100, qualifier, "yoy", "%", moved=True)
        case "":
            return Reading(signed, qualifier, moved=True)
    raise UnreadableError("unreadable_figure")


def _number(digits: str) -> Decimal:
    """Raises UnreadableError for a number that cannot be kept."""
    number = Decimal(digits.replace(",", ""))
    if not is_within(number):
        raise UnreadableError("too_large")
    return number
