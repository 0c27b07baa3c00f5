"""Both sets of tables as the pages read them: what is known, and rows of questions."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from components.text import Text
from components.theme import Palette, palette
from data import queries, series
from data.catalogue import TABLES_FOLDER, Catalogue, catalogue, sound
from data.model import Language
from data.series import Point
from data.store import Store, open_store
from data.typed import Rows
from tests.data import invented

HARBOUR = Path(__file__).parents[1] / "tables" / "harbour"


@dataclass(frozen=True)
class Tables:
    known: Catalogue
    store: Store

    def of(self, indicator: str, *areas: str) -> Rows:
        return self.store.fetch(queries.chosen(queries.of_indicators((indicator,), areas)))

    @cached_property
    def observations(self) -> Rows:
        return self.store.fetch(queries.OBSERVATIONS.order_by("observation_id"))

    @cached_property
    def by_indicator(self) -> dict[str, tuple[Rows, Rows]]:
        return invented.by_indicator(self.store)

    @cached_property
    def lines(self) -> dict[str, list[Point]]:
        """The longest line of levels or growth of each indicator, for all areas."""
        found: dict[str, list[Point]] = {}
        for name, rows in self.by_indicator.items():
            lines = [series.lines(*rows, statistic) for statistic in ("value", "yoy")]
            found[name] = max((line for own in lines for line in own.values()), key=len, default=[])
        return found

    @cached_property
    def projects(self) -> Rows:
        return self.store.fetch(queries.PROJECTS)


def _open(folder: Path) -> Tables:
    raw = sound(folder)
    return Tables(catalogue(raw), open_store(raw))


@pytest.fixture(scope="session")
def shipped() -> Tables:
    return _open(TABLES_FOLDER)


@pytest.fixture(scope="session")
def harbour() -> Tables:
    return _open(HARBOUR)


@pytest.fixture(params=("shipped", "harbour"))
def tables(request: pytest.FixtureRequest) -> Tables:
    """Each set in turn."""
    opened: Tables = request.getfixturevalue(request.param)
    return opened


@pytest.fixture(params=("zh", "en"))
def text(request: pytest.FixtureRequest) -> Text:
    """The words of each language in turn."""
    language: Language = request.param
    return Text(language)


@pytest.fixture(scope="session")
def light() -> Palette:
    return palette("light")
