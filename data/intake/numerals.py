"""Numbers as they are written in Chinese: digits with separators, 万 and 亿, 两千三百."""

import re
from decimal import Decimal

SCALES = {
    letter: Decimal(10) ** power
    for letter, power in zip("十百千万亿", (1, 2, 3, 4, 8), strict=True)
}
_DIGITS = {letter: number for number, letter in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": 0, "两": 2}
HANZI = "零〇一二两三四五六七八九十百千万亿"
_ONE = "[一二两三四五六七八九]"
_UNDER_WAN = rf"(?:{_ONE}?千)?(?:零?{_ONE}?百)?(?:零?{_ONE}?十)?(?:零?{_ONE})?"
_UNDER_YI = rf"(?:{_UNDER_WAN}万)?零?{_UNDER_WAN}"
_SPOKEN = re.compile(rf"(?:{_UNDER_YI}亿)?零?{_UNDER_YI}|零")
# 两万三 is 23 000 to some and 20 003 to others; 百十 and 亿万 are no numbers at all.
_LEFT_OPEN = re.compile(rf"[百千万亿](?:{_ONE}$|[十百千])|亿万")

DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,6})?|\.[0-9]+"
_SPACED = re.compile(r"(?<=[0-9]) (?=[0-9]{3}(?![0-9]))")

MOST_DIGITS = 15  # from 10^15 on a number no longer keeps each of its digits: data.checks.figures


def unspaced(text: str) -> str:
    """Without the spaces between thousands; 12 34 stays two numbers."""
    return _SPACED.sub("", text)


def scale(letters: str) -> Decimal:
    """What 万, 亿, 百万, 万亿 stand for; 1 for nothing."""
    product = Decimal(1)
    for letter in letters:
        product *= SCALES[letter]
    return product


def spoken(letters: str) -> Decimal | None:
    """The number of 两万三千, 十二, 千 or 二〇二六; None for what is not one number to all."""
    if not letters or set(letters) - set(HANZI):
        return None
    if not set(letters) & set(SCALES):
        return Decimal("".join(str(_DIGITS[letter]) for letter in letters))
    written = letters.replace("〇", "零")
    if _LEFT_OPEN.search(written) or not _SPOKEN.fullmatch(written):
        return None
    return _sum(written)


def _sum(letters: str) -> Decimal:
    for letter, size in reversed(SCALES.items()):
        before, found, after = letters.rpartition(letter)
        if found:
            return (_sum(before) or 1) * size + _sum(after)
    return Decimal(_DIGITS[letters[-1]] if letters else 0)


def is_within(number: Decimal) -> bool:
    """Whether a number can be kept; asked before it is written out, which 10^400000 must not be."""
    return not number or -MOST_DIGITS < number.adjusted() < MOST_DIGITS


def plain(number: Decimal) -> str:
    """A number as the tables write it: no exponent, no zeros at its end."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text
