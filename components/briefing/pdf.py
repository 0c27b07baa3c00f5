"""A briefing as a PDF, its letters embedded. Typst sets the pages.

What is said reaches typst as data, never as its language: a project called ``#read("x")`` stays
these letters.
"""

import json
import re
from dataclasses import asdict
from datetime import UTC, datetime
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import typst
from fontTools.ttLib import TTFont

from components import fonts
from components.briefing.brief import Brief
from components.briefing.drawn import drawn
from components.briefing.pages import Block, Chart, Grid, Heading, Paragraph, blocks
from components.text import Text
from components.theme import Palette

_WHITE = re.compile(r"\s")
PAGES = Path(__file__).parent / "pages.typ"


class UnprintableError(Exception):
    """No font on this computer has some of the characters. They would become empty boxes."""

    def __init__(self, characters: str) -> None:
        super().__init__(characters)
        self.characters = characters


def written(brief: Brief, text: Text, palette: Palette) -> bytes:
    """The file. Raises UnprintableError where a letter would be missing."""
    lacking = missing(brief, text)
    if lacking:
        raise UnprintableError(lacking)
    laid_out = [_block(block, palette) for block in blocks(brief, text)]
    content = {
        "lang": brief.language,
        "title": brief.title,
        "subtitle": brief.subtitle,
        "page": text("briefing.page_number", page="\n").split("\n"),
        "family": fonts.FAMILY,
        "blocks": laid_out,
    }
    made: bytes = typst.compile(
        str(PAGES),
        root=str(PAGES.parent),
        font_paths=[str(fonts.FOLDER)],
        sys_inputs={"brief": json.dumps(_spaced(content), ensure_ascii=False)},
        timestamp=datetime.combine(brief.made, datetime.min.time(), UTC),
    )
    return made


def _spaced(content: Any) -> Any:
    """White space that the font lacks, such as a tab in a name, as the space that it looks like."""
    match content:
        case str():
            return _WHITE.sub(
                lambda found: found[0] if found[0] in fonts.characters() else " ", content
            )
        case dict():
            return {key: _spaced(value) for key, value in content.items()}
        case list() | tuple():
            return [_spaced(value) for value in content]
        case _:
            return content


def _block(block: Block, palette: Palette) -> dict[str, Any]:
    """A block as the pages read it."""
    match block:
        case Heading() | Paragraph():
            kind = "heading" if isinstance(block, Heading) else block.kind
            return asdict(block) | {"kind": kind}
        case Grid():
            return asdict(block) | {"kind": "grid"}
        case Chart():
            picture = block.illustration.picture
            image = drawn(block.illustration, palette, "svg")
            said = {"title": block.title, "alt": picture.sentence}
            return said | {"kind": "chart", "svg": image.decode()}


def missing(brief: Brief, text: Text) -> str:
    """The characters that neither the shipped font has nor any other on this computer."""
    words = chain((brief.title, *brief.subtitle), *map(_said, blocks(brief, text)))
    said = {letter for line in words for letter in _spaced(line)} - fonts.characters().keys()
    return "".join(sorted(said - _of_other_fonts())) if said else ""


def spelled(characters: str) -> str:
    """Characters as a message shows them: one that cannot be seen by its number, U+0009."""
    return " ".join(one if one.isprintable() else f"U+{ord(one):04X}" for one in characters)


@cache
def _of_other_fonts() -> frozenset[str]:
    """The characters of all fonts on this computer. To read them takes seconds."""
    found: set[str] = set()
    for font in typst.Fonts().fonts():
        if font.path:
            with TTFont(font.path, fontNumber=font.index, lazy=True) as opened:
                found.update(map(chr, opened.getBestCmap() or {}))
    return frozenset(found)


def _said(block: Block) -> tuple[str, ...]:
    """The words of a block that are printed as letters; those in a chart are outlines."""
    match block:
        case Heading() | Paragraph():
            return (block.words,)
        case Grid():
            return (*block.columns, *chain.from_iterable(block.rows))
        case Chart():
            return (block.title,)
