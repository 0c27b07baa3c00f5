"""From the bytes of a text file to its text, whichever encoding an office's programs wrote it in.

UTF-8 and UTF-16 are told by their mark or by being valid, GB18030 (with GBK and GB2312 in it) by
being neither. Nothing is replaced: what cannot be read for certain is refused, by its line.
"""

import codecs
import re
import unicodedata

from data.intake.sheet import RefusedError
from data.model import Problem

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # it begins like the next but one
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 4000
_HAN = re.compile("[\u4e00-\u9fff]")
_WRITTEN = re.compile("[\t\n\r\x20-\x7e\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")


def decoded(content: bytes) -> str:
    """The text, without the mark of its encoding. Raises RefusedError."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _without_nul(_strictly(content, encoding))
    if b"\0" in content:
        return _without_nul(_wide(content))
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _chinese(content)


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as fault:
        raise _unreadable(content, fault.start) from None


def _wide(content: bytes) -> str:
    """UTF-16 without a mark, where only one order of its bytes gives text that people write."""
    readings = []
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        sample = text[:_SAMPLE]
        usual = sum(1 for _ in _WRITTEN.finditer(sample))
        known = all(unicodedata.category(c) not in {"Cn", "Co"} for c in sample)
        if known and "\0" not in text and usual * 10 >= len(sample) * 9:
            readings.append(text)
    if len(readings) == 1:
        return readings[0]
    raise _control(content.count(b"\n", 0, content.index(b"\0")) + 1)


def _chinese(content: bytes) -> str:
    """GB18030; refused where some lines are UTF-8, for they would be read as other characters."""
    by_encoding: dict[str, list[int]] = {"utf-8": [], "gb18030": []}
    for number, line in enumerate(content.split(b"\n"), 1):
        if not line.isascii():
            by_encoding[_encoding(line)].append(number)
    if by_encoding["utf-8"]:
        fewer = min(by_encoding.values(), key=len) or by_encoding["utf-8"]
        raise RefusedError(Problem("upload_mixed_encodings", "", fewer[0]))
    return _strictly(content, "gb18030")


def _encoding(line: bytes) -> str:
    """In which encoding a line is.

    Some words of GB18030 are valid UTF-8 by chance; then they are common characters in GB18030,
    whereas UTF-8 read as GB18030 has characters that nobody writes.
    """
    try:
        text = line.decode("utf-8")
        line.decode("gb18030").encode("gb2312")
    except UnicodeDecodeError as fault:
        return "gb18030" if fault.encoding == "utf-8" else "utf-8"
    except UnicodeEncodeError:
        return "utf-8" if _HAN.search(text) else "gb18030"
    return "gb18030"


def _without_nul(text: str) -> str:
    if "\0" in text:
        raise _control(text.count("\n", 0, text.index("\0")) + 1)
    return text


def _control(line: int) -> RefusedError:
    return RefusedError(Problem("control_character", "", line, value="NUL"))


def _unreadable(content: bytes, place: int) -> RefusedError:
    line = content.count(b"\n", 0, place) + 1
    return RefusedError(Problem("upload_encoding", "", line, value=f"0x{content[place]:02X}"))
