"""How office tables are typed: full-width letters, spaces in names, numbering, marks of notes."""

import re
from functools import lru_cache

_WIDTHS = (
    {0xFF01 + offset: 0x21 + offset for offset in range(94)}
    | dict.fromkeys(map(ord, "\u3000\u00a0\u2002\u2003\u2009\u202f\t\r\n"), " ")
    | dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u2060"), None)
    | {ord("〔"): "(", ord("〕"): ")", ord("﹣"): "-", ord("−"): "-", ord("﹪"): "%"}
)
_SPACES = re.compile(r"\s+")
_NUMBERING = re.compile(
    r"(?:(?:第?[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十0-9]{1,3}\)|[0-9]{1,2}(?:\.[0-9]{1,2})*"
    r"(?:[、)]|\.(?![0-9]))|[①-⑳⑴-⒛]|[#*※·•○●◆■△]+|其中[::]?|[a-zA-Z][.、)]|[-—]+)+)"
)
_FOOTNOTE = re.compile(r"(?:[①-⑳⑴-⒇*※¹²³]|\[注?[0-9]*\]|\(注[0-9]*\))+$")
_PARENTHESES = re.compile(r"\(([^()]*)\)")


LONGEST_LABEL = 200  # letters; what is longer is a paragraph, and names nothing


def half(text: str) -> str:
    """The text in half-width letters, without spaces around it. Footnote signs stay what they are.

    Unicode's own folding (NFKC) would make 12 of 1² and 11 of 1①.
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    return text.translate(_WIDTHS).strip()


@lru_cache(maxsize=4096)
def close(text: str) -> str:
    """Half-width and without any space: 合 计 is 合计."""
    return _SPACES.sub("", half(text))


@lru_cache(maxsize=4096)
def bare(label: str) -> str:
    """A label without its numbering, marks and footnote signs: 一、(二) 1. # 其中：."""
    text = close(label)
    led = _NUMBERING.match(text)
    rest = text[led.end() :] if led else text
    return _FOOTNOTE.sub("", rest).strip(":;,.。、") or text


def is_part(label: str) -> bool:
    """Whether a label says that it is a part of what stands above: 其中：税收收入."""
    led = _NUMBERING.match(close(label))
    return led is not None and "其中" in led[0]


def parts(label: str) -> tuple[str, tuple[str, ...]]:
    """A label without what stands in parentheses, and each of these."""
    return _PARENTHESES.sub("", label), tuple(_PARENTHESES.findall(label))
