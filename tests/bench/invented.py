"""A million invented observations, and releases that change some of them.

They go straight into the store, by ``publish``, as a desk's release does; what a folder of CSV
files would take to be read is not in any figure made with them.
"""

import csv
import shutil
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from data import queries
from data.catalogue import TABLES_FOLDER, Catalogue
from data.periods import parse
from data.store.engines import Engine
from data.store.kept import KEPT, OPEN
from data.store.releases import Change, Draft, Release, publish
from data.typed import Rows

YEARS, MONTHS = range(2011, 2026), range(1, 13)
DRAFT = Draft("figures", made_by="somebody", reason="a month's figures")


def tables(folder: Path) -> Path:
    """The shipped tables with an invented bulletin for each month among their sources."""
    made = shutil.copytree(TABLES_FOLDER, folder / "bulletins")
    path = made / "sources.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows += [
        dict.fromkeys(rows[0], "")
        | {"source_id": _bulletin(year, month), "kind": "bulletin"}
        | {"title_zh": f"{year}年{month}月统计月报", "title_en": f"Bulletin {month}/{year}"}
        for year in YEARS
        for month in MONTHS
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return made


def _bulletin(year: int, month: int) -> str:
    return f"bulletin_{year}_{month:02d}"


def figures(known: Catalogue) -> Iterator[dict[str, Any]]:
    """A level for each indicator, area and month: 136 × 41 × 180 with the shipped catalogue.

    Each has a sentence of its own.
    """
    areas = list(known.areas.values())
    for year in YEARS:
        for month in MONTHS:
            at = _period(f"{year}-{month:02d}")
            for place, indicator in enumerate(known.indicators.values()):
                for number, area in enumerate(areas):
                    value = float(100 * place + number + month + year % 100)
                    about = f"{at['period']}，{area.name_zh}{indicator.name_zh}为"
                    yield {
                        **PLAIN,
                        **at,
                        "indicator_id": indicator.id,
                        "theme_id": indicator.theme_id,
                        "area_id": area.id,
                        "value": value,
                        "quote": f"{about}{value}{indicator.unit.name_zh}。",
                        "source_id": _bulletin(year, month),
                        "preference": len(known.sources),
                    }


PLAIN = {
    "project_id": "",
    "named_areas": "",
    "period_basis": "stated",
    "statistic": "value",
    "qualifier": "exact",
    "rank_in": "",
    "rank_of": "",
    "status": "A",
    "confidence": "high",
    "break_before": False,
    "break_zh": "",
    "break_en": "",
    "note_zh": "",
    "note_en": "",
}


def _period(said: str) -> dict[str, str | date]:
    period = parse(said)
    return {
        "period": said,
        "kind": period.kind,
        "line": period.line,
        "start": period.start,
        "end": period.end,
        "year": str(period.end.year),
    }


def batches(rows: Iterator[dict[str, Any]], count: int) -> Iterator[Rows]:
    """Rows as releases take them, so many at once."""
    while part := [row | {"observation_id": n} for n, row in enumerate(islice(rows, count))]:
        yield part


def bring(engine: Engine, rows: Rows) -> Release:
    """Release figures that were not there."""
    return release(engine, Change(rows))


def revised(engine: Engine, count: int, number: int) -> Change:
    """Some figures of a bulletin, others by each number, that are not what they were."""
    kept = KEPT["observations"]
    chance = (kept.observation_id * 7919 + number) % 199 == 0
    held = kept.filter((kept.ended == OPEN) & (kept.kind == "month") & chance)
    found = engine.fetch(held.order_by(held.observation_id).limit(count))
    rows = [
        {name: row[name] for name in queries.OBSERVATIONS.columns} | {"value": row["value"] + 1}
        for row in found
    ]
    return Change(rows, of=("digest", tuple(row["digest"] for row in found)))


def release(engine: Engine, change: Change) -> Release:
    """Make a release of figures."""
    return publish(engine, DRAFT, {"observations": change})
