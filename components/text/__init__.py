"""The words of the program, one TOML per language. A missing word raises; none falls back."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

from data.model import Language

FOLDER = Path(__file__).parent

_NUMBERED = re.compile(r"\{(\w+):([^{}|]*)\|([^{}|]*)\}")
_MARKUP = re.compile(r"([!-/:-@\[-`{-~])")


@dataclass(frozen=True)
class Text:
    """The words of one language, and the choice between two languages' names."""

    language: Language

    def __call__(self, key: str, **blanks: object) -> str:
        """The words under ``section.key``, blanks filled. Raises KeyError when there are none.

        ``{count:figure|figures}`` is the first for 1 and the second for every other number.
        """
        words: Any = _words(self.language)
        for part in key.split("."):
            words = words[part]
        if not isinstance(words, str):
            raise KeyError(key)
        chosen: str = _NUMBERED.sub(partial(_numbered, blanks), words) if "|" in words else words
        return chosen.format(**blanks)

    def section(self, name: str) -> list[str]:
        """The keys of a section, in the order of the file."""
        return list(_words(self.language)[name])

    def known(self, key: str, otherwise: str) -> str:
        """The words of a code that tables may bring along, else the code as the tables have it."""
        try:
            return self(key)
        except KeyError:
            return otherwise

    def of(self, zh: str, en: str) -> str:
        """One of two texts that the tables hold in both languages."""
        return zh if self.language == "zh" else en


def _numbered(blanks: Mapping[str, object], choice: re.Match[str]) -> str:
    """The words that the number asks for, of the two that stand there."""
    return choice[2] if str(blanks[choice[1]]) == "1" else choice[3]


@cache
def _words(language: Language) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


def literal(words: str) -> str:
    """Words from the tables for a place that reads Markdown: shown letter for letter.

    CommonMark lets every ASCII punctuation mark be escaped, so that a name such as
    ``<img src=x>`` or ``](javascript:…)`` stays these letters.
    """
    return _MARKUP.sub(r"\\\1", words).replace("\n", " ")
