"""Briefings on both sets of tables, in both languages."""

from datetime import date

import pytest

from components import briefing
from components.briefing import Brief
from components.pictures import Setting
from components.text import Text
from components.theme import Palette
from data.model import Selection
from tests.components.conftest import Tables

DAY = date(2026, 1, 2)


def composed(tables: Tables, text: Text, palette: Palette, selection: Selection) -> Brief:
    """The briefing on a choice, from all that the tables hold of it."""
    rows = briefing.material(tables.store.fetch, selection, tables.known)
    return briefing.compose(selection, rows, Setting(tables.known, text, palette), DAY)


@pytest.fixture
def brief(tables: Tables, text: Text, light: Palette) -> Brief:
    """The one on the subject of each set of tables in all years, in each language."""
    return composed(tables, text, light, Selection(area=tables.known.dashboard.subject))


@pytest.fixture
def chinese(shipped: Tables, light: Palette) -> Brief:
    return composed(shipped, Text("zh"), light, Selection(area=shipped.known.dashboard.subject))
