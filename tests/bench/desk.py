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
from data.desk.handing_in import Handed, examine
from data.desk.proposals import Content, propose
from data.desk.publishing import release
from data.intake.files import read
from data.intake.proposal import proposed
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
    """The two waits of an editor, before and after the mapping is confirmed, and the release."""
    engine = connect(store)
    take_in(engine, TABLES_FOLDER)
    begin = time.perf_counter()
    upload = read(file.name, file.read_bytes())
    (sheet,) = upload.sheets
    mapping = proposed(sheet, known)
    report(f"{name}: {FIGURES} figures read and laid out", [time.perf_counter() - begin])
    begin = time.perf_counter()
    found = reading.read(upload, {sheet.name: mapping}, known)
    handed = Handed(upload.name, found.candidates, Content(MONTHLY, document=found.document))
    told = examine(engine, TABLES_FOLDER, handed, frozenset(known.indicators))
    report(f"{name}: {FIGURES} figures checked and previewed", [time.perf_counter() - begin])
    assert len(told.compared) == FIGURES, (found.problems[:3], told.problems[:3])
    begin = time.perf_counter()
    number = propose(engine, ALONE, known, draft(), told.content)
    report(f"{name}: proposed", [time.perf_counter() - begin])
    begin = time.perf_counter()
    release(engine, TABLES_FOLDER, number, ALONE, looked_at=1)
    report(f"{name}: released", [time.perf_counter() - begin])
    engine.close()


def _write(file: Path, known: Catalogue) -> None:
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADS)
        for number, row in enumerate(_rows(known), start=1):
            sheet.write_row(number, 0, row)


def _rows(known: Catalogue) -> Iterator[tuple[str, str, str, float]]:
    """Invented figures: indicators by areas by months, as many as are asked for."""
    areas = [area.name_zh for area in known.areas.values() if area.level == "district"][:AREAS]
    # A name that says 年末 contradicts a month and is rightly asked about.
    names = [it.name_zh for it in known.indicators.values() if "年末" not in it.name_zh]
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
