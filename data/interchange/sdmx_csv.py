"""Observations as SDMX-CSV 2.0: a row each, with all that is known of it.

Cells are written as they are. No apostrophe leads what a spreadsheet would run as a formula: the
file is for programs, to which it would be part of the text, and a quote has to be found in its
document letter for letter. What people open in a spreadsheet goes through ``data.cells.harmless``.
"""

import csv
import io
from datetime import date
from typing import Any

from data.catalogue import Catalogue
from data.interchange.properties import told
from data.interchange.units import measure, unit_of
from data.periods import Period, parse
from data.typed import Rows

STRUCTURE_ID = "DISTRICT_DASHBOARD:OBSERVATIONS(1.0.0)"
MESSAGE = {"STRUCTURE": "dataflow", "STRUCTURE_ID": STRUCTURE_ID, "ACTION": "I"}

# Which column of an observation each component is. A dimension may not be empty. The areas that a
# sentence names are one text, as in the tables: to tell them apart would take another name for the
# first column (STRUCTURE[;]), which not every reader knows.
DIMENSIONS = {
    "INDICATOR": "indicator_id",
    "REF_AREA": "area_id",
    "PROJECT": "project_id",
    "STATISTIC": "statistic",
    "RANK_OF": "rank_of",
    "SOURCE": "source_id",
}
ATTRIBUTES = {
    "OBS_STATUS": "status",
    "QUALIFIER": "qualifier",
    "CONFIDENCE": "confidence",
    "PERIOD_BASIS": "period_basis",
    "NAMED_AREAS": "named_areas",
    "RANK_AREA": "rank_in",
    "BREAK_BEFORE": "break_before",
    "BREAK_ZH": "break_zh",
    "BREAK_EN": "break_en",
    "NOTE_ZH": "note_zh",
    "NOTE_EN": "note_en",
    "QUOTE": "quote",
}
COLUMNS = (
    *MESSAGE,
    *DIMENSIONS,
    *("TIME_PERIOD", "OBS_VALUE"),
    *ATTRIBUTES,
    *("UNIT_MEASURE", "UNIT_MULT", "UNIT", "UNIT_ZH", "UNIT_EN"),
    *("INDICATOR_ZH", "INDICATOR_EN", "REF_AREA_ZH", "REF_AREA_EN", "PROJECT_ZH", "PROJECT_EN"),
    *("SOURCE_ZH", "SOURCE_EN", "PUBLISHER_ZH", "PUBLISHER_EN", "PUBLISHED", "URL", "LICENCE"),
    "PREPARED",
)
NOT_APPLICABLE = "_Z"  # for a dimension, as the code lists of SDMX have it
MISSING = "NaN"  # for a number, by the standard; an empty cell would say nothing of it


def written(observations: Rows, known: Catalogue, made: date) -> str:
    """The text of the file, from rows in the form of ``queries.OBSERVATIONS``."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    prepared = {"PREPARED": made.isoformat()}
    for row in observations:
        cells = MESSAGE | _observation(row) | _names(row, known) | prepared
        writer.writerow(cells[name] for name in COLUMNS)
    return table.getvalue()


def time_period(period: Period) -> str:
    """A period as SDMX writes it: an accumulated one by its first day and its length in months."""
    if period.kind != "accumulated":
        return str(period)
    start, end = period.start, period.end
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    return f"{start.isoformat()}/P{months}M"


def _observation(row: dict[str, Any]) -> dict[str, str]:
    key = {name: row[column] or NOT_APPLICABLE for name, column in DIMENSIONS.items()}
    measured = {
        "TIME_PERIOD": time_period(parse(row["period"])),
        "OBS_VALUE": MISSING if row["value"] is None else told(row["value"]),
    }
    return key | measured | {name: told(row[column]) for name, column in ATTRIBUTES.items()}


def _names(row: dict[str, Any], known: Catalogue) -> dict[str, str]:
    """What the codes of a row stand for: unit, names in both languages, publication."""
    indicator, area = known.indicators[row["indicator_id"]], known.areas[row["area_id"]]
    project, source = known.projects.get(row["project_id"]), known.sources[row["source_id"]]
    unit = unit_of(row["statistic"], indicator)
    measured, power = measure(unit)
    return {
        "UNIT_MEASURE": measured,
        "UNIT_MULT": str(power),
        "UNIT": unit.id,
        "UNIT_ZH": unit.name_zh,
        "UNIT_EN": unit.name_en,
        "INDICATOR_ZH": indicator.name_zh,
        "INDICATOR_EN": indicator.name_en,
        "REF_AREA_ZH": area.name_zh,
        "REF_AREA_EN": area.name_en,
        "PROJECT_ZH": project.name_zh if project else "",
        "PROJECT_EN": project.name_en if project else "",
        "SOURCE_ZH": source.name_zh,
        "SOURCE_EN": source.name_en,
        "PUBLISHER_ZH": source.publisher_zh,
        "PUBLISHER_EN": source.publisher_en,
        "PUBLISHED": source.published,
        "URL": source.url,
        "LICENCE": source.licence,
    }
