"""What a picture is, and where it stands."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from components import captions, citation
from components.text import Text
from components.theme import Palette
from data.catalogue import Catalogue
from data.comparison import Standing
from data.derived import Row
from data.model import Indicator
from data.series import Point

# Observations, one per key, and the differences that sources state.
Rows = tuple[list[Row], list[Row]]

LEAST = 2  # one point is no trend: it stands in the table


class Setting(NamedTuple):
    """Where a picture stands: among which names, in which words, in which colours."""

    known: Catalogue
    text: Text
    palette: Palette

    def showing(self, indicators: dict[str, Indicator]) -> "Setting":
        """The setting with some indicators as they are shown, by id: in another unit, say."""
        return self._replace(known=showing(self.known, indicators))


def showing(known: Catalogue, indicators: dict[str, Indicator]) -> Catalogue:
    """The catalogue with some indicators as they are shown, by id."""
    return replace(known, indicators=known.indicators | indicators)


@dataclass(frozen=True)
class Picture:
    """What is seen of some points. ``chart`` is a Vega-Lite specification; None: nothing to draw.

    ``indicators`` are those of the points, by id, in the unit in which they are shown here.
    ``sentence`` has a line for each area. ``standing`` is what it tells of an area among its
    neighbours; None where the picture shows no such thing.
    """

    key: str
    title: str
    subtitle: str
    sentence: str
    notes: tuple[str, ...]
    points: tuple[Point, ...]
    indicators: dict[str, Indicator]
    chart: dict[str, Any] | None
    standing: Standing | None = None

    def known(self, known: Catalogue) -> Catalogue:
        """The catalogue with the indicators as they are shown here."""
        return showing(known, self.indicators)

    @property
    def source_ids(self) -> list[str]:
        """The sources of the points, each once, and of what is said beside them."""
        of_points = [name for point in self.points for name in point.source_ids]
        beside = self.standing.beside if self.standing else ()
        return list(dict.fromkeys([*of_points, *(row["source_id"] for row in beside)]))

    def source_line(self, known: Catalogue, text: Text) -> str:
        """The publications that the picture is drawn from, each once."""
        sources = (known.sources[name] for name in self.source_ids)
        return text("page.sources", titles=citation.titles(sources, text))


def notes(points: Iterable[Point], known: Catalogue, text: Text) -> list[str]:
    """Stated differences with their arithmetic, breaks with their reasons, and looks of marks."""
    points = list(points)
    stated = [p for p in points if p.derived and p.row["statistic"] == "value"]
    calculated = [captions.difference(point, known, text) for point in stated]
    said = [text("trends.derived", formula=words) for words in calculated]
    breaks = (found for point in points for found in point.breaks)
    return [*said, *captions.breaks(breaks, known, text), *captions.marks(points, text)]
