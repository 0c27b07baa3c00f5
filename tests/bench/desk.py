"""How long the desk takes for a hundred thousand figures: read, checked, compared, released.

`python -m tests.bench.desk` measures this alone. A plain pass of calamine over the same file, in
the same run, is a measure of the computer.
"""

import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import xlsxwriter
from python_calamine import CalamineWorkbook

from data.catalogue import TABLES_FOLDER, Catalogue, catalogue, sound
from data.desk import reading
from data.desk.handing_in import Examination, Handed, examine
from data.desk.proposals import Content, propose
from data.desk.publishing import release
from data.intake.files import read
from data.intake.proposal import proposed
from data.store.engines import Engine
from data.store.opening import connect, take_in
from tests.bench.told import report
from tests.data.desk.material import ALONE, MONTHLY, draft
from tests.data.store import postgresql

FIGURES = 100_000
AREAS = 20
HEADS = ("指标", "区域", "时期", "数值")


def measure(folder: Path) -> None:
    """Print all of it, on both engines."""
    known = catalogue(sound(TABLES_FOLDER))
    file = folder / "figures.xlsx"
    _write(file, known)
    begin = time.perf_counter()
    CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()
    report(f"{FIGURES} figures: calamine alone reads the file", [time.perf_counter() - begin])
    _on_engine("DuckDB", str(folder / "desk.duckdb"), file, known)
    with postgresql.serving() as (address, _):
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(b"CREATE DATABASE desk")
        _on_engine("PostgreSQL", address.rpartition("/")[0] + "/desk", file, known)


def _on_engine(name: str, store: str, file: Path, known: Catalogue) -> None:
    engine = connect(store)
    take_in(engine, TABLES_FOLDER)
    begin = time.perf_counter()
    found = _previewed(engine, file, known)
    report(f"{name}: {FIGURES} figures checked and previewed", [time.perf_counter() - begin])
    begin = time.perf_counter()
    number = propose(engine, ALONE, known, draft(), found.content)
    report(f"{name}: proposed", [time.perf_counter() - begin])
    begin = time.perf_counter()
    release(engine, TABLES_FOLDER, number, ALONE, looked_at=1)
    report(f"{name}: released", [time.perf_counter() - begin])
    engine.close()


def _previewed(engine: Engine, file: Path, known: Catalogue) -> Examination:
    """From the bytes of the file to what an editor sees."""
    upload = read(file.name, file.read_bytes())
    (sheet,) = upload.sheets
    found = reading.read(upload, {sheet.name: proposed(sheet, known)}, known)
    handed = Handed(upload.name, found.candidates, Content(MONTHLY, document=found.document))
    told = examine(engine, TABLES_FOLDER, handed, frozenset(known.indicators))
    assert len(told.compared) == FIGURES, (found.problems[:3], told.problems[:3])
    return told


def _write(file: Path, known: Catalogue) -> None:
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADS)
        for number, row in enumerate(_rows(known), start=1):
            sheet.write_row(number, 0, row)


def _rows(known: Catalogue) -> Iterator[tuple[str, str, str, float]]:
    """Invented figures: indicators by areas by months, as many as are asked for."""
    areas = [area.name_zh for area in known.areas.values() if area.level == "district"][:AREAS]
    names = [it.name_zh for it in known.indicators.values()]
    months = -(-FIGURES // (len(areas) * len(names)))
    made = 0
    for name in names:
        for area in areas:
            for month in range(months):
                if made < FIGURES:
                    made += 1
                    yield name, area, f"{1990 + month // 12}年{month % 12 + 1}月", 1000 + month / 10


def main() -> None:
    """Measure it alone."""
    with TemporaryDirectory() as folder:
        measure(Path(folder))


if __name__ == "__main__":
    main()
