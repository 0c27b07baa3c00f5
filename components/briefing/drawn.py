"""A picture of a briefing as an image on white paper; its words stand beside it as letters."""

from dataclasses import replace
from typing import Literal

from components import exports
from components.briefing.brief import Illustration
from components.theme import Palette

PAPER = "#FFFFFF"


def drawn(shown: Illustration, palette: Palette, form: Literal["png", "svg"]) -> bytes:
    """The chart alone, without the words that exports set above and below it."""
    colors = dict(palette.colors) | {"backgroundColor": PAPER}
    white = replace(palette, colors=tuple(colors.items()))
    return exports.picture(shown.picture.chart or {}, exports.Words(""), white, form=form)
