"""What a map to take along is made from."""

import math
from dataclasses import dataclass
from functools import cached_property

from components.maps.printed.paper import Paper, outline
from components.maps.shading import Shading
from components.text import Text
from components.theme import Palette
from data.catalogue import Catalogue

SMALL = 200  # units: the side of a square as large as a subject within which nothing is drawn


@dataclass(frozen=True)
class Setting:
    """On which sheet, in which words and colours, and shaded by which figures, if by any."""

    known: Catalogue
    paper: Paper
    text: Text
    palette: Palette
    shading: Shading | None = None

    @cached_property
    def is_near(self) -> bool:
        """Whether the subject is large enough on the sheet for what lies within it."""
        subject = self.paper.drawn(outline(self.known, self.known.dashboard.subject))
        return subject.is_empty or math.sqrt(subject.area) >= SMALL
