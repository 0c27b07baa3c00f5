"""Compound files (MS-CFB): the small file system in which older office programs keep a document."""

from collections.abc import Iterator
from struct import unpack_from

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = 0xFFFF_FFFA  # sectors from here on are marks, not sectors
_FOLDER, _FILE, _ROOT = 1, 2, 5
_SHORT = 64  # the size of a short sector


class CompoundFile:
    """The sectors of a file. Raises ValueError, IndexError and struct.error for a damaged one."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._size = 1 << unpack_from("<H", content, 30)[0]
        self._table = [entry for number in self._tables() for entry in self._numbers(number)]

    def streams(self) -> Iterator[tuple[str, bytes]]:
        """The files by name; a folder as an empty one."""
        directory, cutoff, first_short = unpack_from("<I4xII", self._content, 48)
        entries, shorts = self._joined(directory), self._joined(first_short)
        short_table = list(unpack_from(f"<{len(shorts) // 4}I", shorts))
        pool = b""
        for place in range(0, len(entries), 128):
            length, kind = unpack_from("<HB", entries, place + 64)
            first, extent = unpack_from("<II", entries, place + 116)
            letters = entries[place : place + max(0, min(length, 64) - 2)]
            name = letters.decode("utf-16-le", "replace")
            if kind == _ROOT:
                pool = self._joined(first)
            elif kind == _FOLDER:
                yield name, b""
            elif kind == _FILE and extent < cutoff:
                parts = (pool[n * _SHORT : (n + 1) * _SHORT] for n in _chain(first, short_table))
                yield name, b"".join(parts)[:extent]
            elif kind == _FILE:
                yield name, self._joined(first)[:extent]

    def _tables(self) -> Iterator[int]:
        """The sectors that hold the table of sectors."""
        (more,) = unpack_from("<I", self._content, 68)
        numbers = list(unpack_from("<109I", self._content, 76))
        most = len(self._content) // self._size
        while more < _END and len(numbers) <= most + 109:
            *further, more = self._numbers(more)
            numbers += further
        return (number for number in numbers[: most + 109] if number < _END)

    def _numbers(self, number: int) -> tuple[int, ...]:
        return unpack_from(f"<{self._size // 4}I", self._sector(number))

    def _sector(self, number: int) -> bytes:
        return self._content[(number + 1) * self._size : (number + 2) * self._size]

    def _joined(self, first: int) -> bytes:
        return b"".join(map(self._sector, _chain(first, self._table)))


def _chain(number: int, table: list[int]) -> Iterator[int]:
    for _ in table:
        if number >= _END:
            return
        yield number
        number = table[number]
    if number < _END:
        raise ValueError("the sectors run in a circle")
