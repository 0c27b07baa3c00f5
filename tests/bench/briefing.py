"""How long a briefing of twelve pictures takes, from the rows of its choice to the file."""

import time
from datetime import date
from typing import Any

from components import briefing, theme
from components.briefing import FORMS, MOST_PICTURES, Form, Histories, Material
from components.pictures import Setting
from components.text import Text
from data.catalogue import TABLES_FOLDER, catalogue, sound
from data.model import Selection
from data.store import open_store
from tests.data.invented import level

TIMES = 5
YEARS = range(2011, 2021)


def with_twelve_pictures() -> dict[Form, list[float]]:
    """Seconds of each form: the shipped tables, with ten invented years of each indicator."""
    raw = sound(TABLES_FOLDER)
    known = catalogue(raw)
    setting = Setting(known, Text("zh"), theme.palette("light"))
    selection = Selection(area=known.subject.id)
    rows = briefing.material(open_store(raw).fetch, selection, known)
    source = next(iter(known.sources))
    histories: dict[str, Any] = {
        name: (
            [
                level(str(year), float(year), selection.area, indicator_id=name)
                | {"source_id": source, "observation_id": year}
                for year in YEARS
            ],
            [],
        )
        for name in known.indicators
    }
    told = rows._replace(histories=Histories(histories, {}))
    return {
        form: [_seconds(told, selection, setting, form) for _ in range(TIMES)] for form in FORMS
    }


def _seconds(rows: Material, selection: Selection, setting: Setting, form: Form) -> float:
    begin = time.perf_counter()
    made = briefing.compose(selection, rows, setting, date(2026, 1, 2))
    briefing.make(made, form, setting.text, setting.palette)
    taken = time.perf_counter() - begin
    pictures = sum(len(section.illustrations) for section in made.sections)
    assert pictures == MOST_PICTURES, pictures
    return taken
