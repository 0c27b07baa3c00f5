"""What a command writes: to a file, or to the screen; and the sentences it ends with."""

import sys
from collections.abc import Iterable

from data.model import Language
from data.wording import words


class RefusedError(Exception):
    """What was asked for cannot be done. The message is the sentence that says why."""


def told(key: str, language: Language, **blanks: object) -> str:
    """A sentence of the command line."""
    return str(words(language)[key]).format(**blanks)


def write(content: Iterable[bytes], out: str | None, language: Language) -> None:
    """Write to a file, or as it is to the screen. Raises RefusedError where that cannot be."""
    try:
        with open(out or sys.stdout.fileno(), "wb", closefd=bool(out)) as file:
            file.writelines(content)
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", "") or str(fault)
        raise RefusedError(
            told("unwritable", language, file=out or "stdout", reason=reason)
        ) from fault
