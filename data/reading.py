"""From files to raw tables: bytes in, rows of text out, and every fault of form on the way.

Nothing is interpreted here. A row remembers the line a person finds it on, the header being
line 1.
"""

import csv
import io
import json
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data.interchange import kml, places_csv
from data.model import Problem


@dataclass(frozen=True)
class Row:
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """The cell's text; empty where the table has no such column."""
        return self.cells.get(column, "")


@dataclass(frozen=True)
class RawTable:
    file: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class RawTables:
    """All files of one folder of tables, as text. Missing or unreadable files are left out.

    ``geometry`` holds a GeoJSON feature collection for each of its files, whatever its form.
    """

    folder: Path
    settings: dict[str, Any]
    tables: dict[str, RawTable]
    documents: dict[str, str]
    geometry: dict[str, Any]

    def rows(self, file: str) -> tuple[Row, ...]:
        table = self.tables.get(file)
        return table.rows if table else ()

    @property
    def observations(self) -> list[RawTable]:
        return [table for file, table in self.tables.items() if file.startswith("observations/")]

    @property
    def places(self) -> list[RawTable]:
        return [table for file, table in self.tables.items() if file.startswith("geometry/")]


SETTINGS = "dashboard.toml"
TABLES = ("sources", "themes", "units", "areas", "indicators", "projects")
csv.field_size_limit(2**31 - 1)  # a long cell is no fault of form

OPTIONAL_TABLES = ("events", "derived", "departments")
README = ("README", "README.md", "README.txt")  # for a person; not read
INNER = {
    "observations": (".csv",),
    "documents": (".txt",),
    "geometry": (".csv", ".geojson", ".kml"),
}

# How the parsers of JSON, TOML and KML tell the line of a fault.
LINE = re.compile(r"line ([0-9]+),? column")


def read_folder(folder: Path) -> tuple[RawTables, list[Problem]]:
    """Read every file of a folder of tables. Problems of form are returned, none is raised."""
    problems: list[Problem] = []
    raw = RawTables(folder, {}, {}, {}, {})
    if not os.path.isdir(folder):  # noqa: PTH112 - Path.is_dir raises where a name is too long
        return raw, [Problem("missing_folder", str(folder))]
    try:
        files = list(_files(folder))
    except OSError as fault:
        return raw, [Problem("unreadable_file", str(folder), value=str(fault.strerror))]
    if not (folder / "observations").is_dir():
        problems.append(Problem("missing_folder", "observations"))
    problems += _left_aside(folder)
    for file in files:
        content, faults = _read_text(folder, file)
        problems += faults
        if content is not None:
            problems += _take_in(raw, file, content)
    return raw, problems


def _take_in(raw: RawTables, file: str, content: str) -> list[Problem]:
    """Put the content of a file where it belongs."""
    problems: list[Problem] = []
    match Path(file).suffix:
        case ".csv":
            table, problems = parse_table(file, content)
            if table:
                raw.tables[file] = table
            if table and file.startswith("geometry/"):
                rows = ((row.line, row.cells) for row in table.rows)
                raw.geometry[file] = places_csv.read(table.columns, rows)
        case ".toml":
            raw.settings.update(_parse(tomllib.loads, file, content, "bad_toml", problems))
        case ".geojson":
            raw.geometry[file] = _parse(json.loads, file, content, "bad_json", problems)
        case ".kml":
            raw.geometry[file] = _parse(kml.read, file, content, "bad_kml", problems)
        case _:
            raw.documents[Path(file).name] = content
    return problems


def folder_files(folder: Path) -> list[str]:
    """The files a folder must or may hold, by their path inside it, and what tells of them."""
    return [*_files(folder), *(name for name in README if (folder / name).is_file())]


def taken(folder: Path, contents: Mapping[str, str]) -> tuple[RawTables, list[Problem]]:
    """Files that were read from the folder before, by their path inside it."""
    raw = RawTables(folder, {}, {}, {}, {})
    problems: list[Problem] = []
    for file, content in contents.items():
        if file not in README:
            problems += _take_in(raw, file, content.removeprefix("\ufeff"))
    return raw, problems


def _files(folder: Path) -> Iterator[str]:
    yield SETTINGS
    yield from (f"{name}.csv" for name in TABLES)
    yield from (f"{name}.csv" for name in OPTIONAL_TABLES if (folder / f"{name}.csv").exists())
    for inner, endings in INNER.items():
        paths = (path for ending in endings for path in (folder / inner).glob(f"*{ending}"))
        yield from (f"{inner}/{path.name}" for path in sorted(paths))


def _left_aside(folder: Path) -> Iterator[Problem]:
    """Files that would not be read: figures and places that nobody would miss."""
    for inner in ("observations", "geometry"):
        for path in sorted((folder / inner).glob("[!.~]*")):
            if path.is_file() and path.suffix not in INNER[inner]:
                expected = " | ".join(INNER[inner])
                yield Problem("unread_file", f"{inner}/{path.name}", expected=expected)


def _read_text(folder: Path, file: str) -> tuple[str | None, list[Problem]]:
    try:
        content = (folder / file).read_bytes()
    except FileNotFoundError:
        return None, [Problem("missing_file", file)]
    except OSError as fault:
        return None, [Problem("unreadable_file", file, value=fault.strerror or str(fault))]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        found = f"0x{content[fault.start]:02X}"
        return None, [Problem("encoding", file, line, value=found, expected="UTF-8")]
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        return None, [Problem("control_character", file, line, value="NUL")]
    return text, []


def parse_table(file: str, content: str) -> tuple[RawTable | None, list[Problem]]:
    """Split CSV into rows. A file whose quotation marks do not close is given up as a whole."""
    reader = csv.reader(io.StringIO(content, newline=""), strict=True)
    records: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for cells in reader:
            records.append((line, cells))
            line = reader.line_num + 1
    except csv.Error:
        return None, [Problem("unclosed_quote", file, line)]
    if not records or not any(records[0][1]):
        return None, [Problem("empty_file", file)]
    columns = tuple(records[0][1])
    problems = [
        Problem("duplicate_column", file, 1, column)
        for column in sorted({column for column in columns if columns.count(column) > 1})
    ]
    rows: list[Row] = []
    for line, cells in records[1:]:
        if not cells:
            continue
        if len(cells) != len(columns):
            found, expected = str(len(cells)), str(len(columns))
            problems.append(Problem("cell_count", file, line, value=found, expected=expected))
            continue
        rows.append(Row(line, dict(zip(columns, cells, strict=True))))
    return RawTable(file, columns, tuple(rows)), problems


def _parse(
    loads: Any, file: str, content: str, code: str, problems: list[Problem]
) -> dict[str, Any]:
    """Parse JSON, TOML or KML to a table of keys; a fault is noted, with its line where told."""
    try:
        parsed = loads(content)
    except (ValueError, RecursionError) as fault:
        told = LINE.search(str(fault))
        code = "doctype" if isinstance(fault, kml.DoctypeError) else code
        problems.append(Problem(code, file, int(told[1]) if told else 0, value=str(fault)))
        return {}
    if not isinstance(parsed, dict):
        problems.append(Problem(code, file, value=type(parsed).__name__))
        return {}
    return parsed
