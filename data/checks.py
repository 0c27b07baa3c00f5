"""Rules that tables must keep. Each rule yields the problems it finds; none stops at the first.

The same rules hold for the shipped tables and for any other folder of tables.
"""

import math
import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain
from typing import Any
from urllib.parse import urlsplit

from data import periods
from data.columns import COLUMNS, KEYS, Column, form_of
from data.model import LANGUAGES, Problem
from data.reading import SETTINGS, RawTables, Row

IDENTIFIER = re.compile(r"[a-z0-9_]+")
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")
LARGEST = 10**15  # a thousand million million; beyond, digits are lost
WHOLE = re.compile(r"-?[0-9]{1,9}")
DAY = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")

# The land of China lies within these degrees (WGS-84): Mohe, Zengmu reef, Pamir, Heixiazi.
CHINA_LON, CHINA_LAT = (73.0, 136.0), (3.0, 54.0)
CHINA = f"lon {CHINA_LON[0]:g}–{CHINA_LON[1]:g}, lat {CHINA_LAT[0]:g}–{CHINA_LAT[1]:g}"

WGS84 = ("CRS84", "EPSG:4326", "EPSG::4326")  # how its name ends, in capitals

Rule = Callable[[RawTables], Iterator[Problem]]


def check(raw: RawTables) -> list[Problem]:
    """Every problem of the tables, in the order of files and lines."""
    problems = {problem: None for rule in RULES for problem in rule(raw)}
    return sorted(problems, key=lambda problem: (problem.file, problem.row))


def headers(raw: RawTables) -> Iterator[Problem]:
    """The columns that a table must have stand in its header."""
    for table in raw.tables.values():
        for column in COLUMNS[form_of(table.file)]:
            if column.required and column.name not in table.columns:
                yield Problem("missing_column", table.file, 1, column.name)


def cells(raw: RawTables) -> Iterator[Problem]:
    """Each cell is what its column holds."""
    known = {name: _ids(raw, name) for name in KEYS}
    for table in raw.tables.values():
        present = [c for c in COLUMNS[form_of(table.file)] if c.name in table.columns]
        for row in table.rows:
            for column in present:
                yield from _cell(table.file, row, column, known)


def rows(raw: RawTables) -> Iterator[Problem]:
    """There is something to show: a theme, a unit, an area and an indicator at least."""
    for file in ("themes.csv", "units.csv", "areas.csv", "indicators.csv", "sources.csv"):
        table = raw.tables.get(file)
        if table and not table.rows:
            yield Problem("no_rows", file)


def keys(raw: RawTables) -> Iterator[Problem]:
    """No key stands twice in a file."""
    for table in raw.tables.values():
        columns = KEYS[form_of(table.file)]
        if not set(columns) <= set(table.columns):
            continue
        first: dict[tuple[str, ...], int] = {}
        for row in table.rows:
            key = tuple(row[column] for column in columns)
            if key in first:
                value = ", ".join(part for part in key if part)
                yield Problem(
                    "duplicate_key", table.file, row.line, columns[0], value, str(first[key])
                )
            first.setdefault(key, row.line)


def settings(raw: RawTables) -> Iterator[Problem]:
    """dashboard.toml names a subject, a title and a language, and filters that exist."""
    for name in ("subject", "title_zh", "title_en", "language"):
        if not isinstance(raw.settings.get(name), str) or not raw.settings[name]:
            yield Problem("missing_setting", SETTINGS, column=name)
    language = raw.settings.get("language")
    if isinstance(language, str) and language and language not in LANGUAGES:
        yield Problem(
            "not_allowed", SETTINGS, column="language", value=language, expected="zh | en"
        )
    filters = raw.settings.get("filters", {})
    if not isinstance(filters, dict):
        yield Problem("missing_setting", SETTINGS, column="filters")
        return
    named = (
        ("subject", raw.settings.get("subject"), "areas"),
        ("series", raw.settings.get("series"), "indicators"),
        ("filters.theme", filters.get("theme"), "themes"),
        ("filters.area", filters.get("area"), "areas"),
    )
    for name, value, table in named:
        if value and str(value) not in _ids(raw, table):
            yield Problem(
                "unknown_id", SETTINGS, column=name, value=str(value), expected=f"{table}.csv"
            )
    year = str(filters.get("period", ""))
    if year and not re.fullmatch(r"[0-9]{4}", year):
        yield Problem("bad_period", SETTINGS, column="filters.period", value=year, expected="2020")


def ranks(raw: RawTables) -> Iterator[Problem]:
    """A rank says within which area it ranks, and is a whole number where one is given.

    Any other statistic has a value and names no ranking area. Only a rank may be without a
    value (位居全市前列: among the first, without saying which).
    """
    for table in raw.observations:
        if not {"statistic", "rank_in"} <= set(table.columns):
            continue
        for row in table.rows:
            value, is_rank = row["value"], row["statistic"] == "rank"
            if is_rank and not row["rank_in"]:
                yield Problem("rank_without_area", table.file, row.line, "rank_in")
            if not is_rank and row["rank_in"]:
                yield Problem("rank_in_misplaced", table.file, row.line, "rank_in", row["rank_in"])
            if not is_rank and not value and "value" in table.columns:
                yield Problem("empty_cell", table.file, row.line, "value")
            if is_rank and value and not re.fullmatch(r"[1-9][0-9]*", value):
                yield Problem("bad_rank", table.file, row.line, "value", value, "1, 2, 3 …")


def coordinates(raw: RawTables) -> Iterator[Problem]:
    """A position has both coordinates, lies in China and says how sure it is."""
    for table in (raw.tables.get("areas.csv"), raw.tables.get("projects.csv")):
        if table and {"lon", "lat", "precision_m"} <= set(table.columns):
            for row in table.rows:
                yield from _position(table.file, row)


def parents(raw: RawTables) -> Iterator[Problem]:
    """No area lies within itself."""
    parent = {row["area_id"]: row["parent_id"] for row in raw.rows("areas.csv")}
    told: set[str] = set()
    for row in raw.rows("areas.csv"):
        seen, area = {row["area_id"]}, row["parent_id"]
        while area and area not in seen:
            seen.add(area)
            area = parent.get(area, "")
        if area and area == row["area_id"] and not seen & told:
            told |= seen
            yield Problem("cycle", "areas.csv", row.line, "parent_id", row["parent_id"])


def numbers(raw: RawTables) -> Iterator[Problem]:
    """A factor and a precision are above zero; decimals are not below it."""
    limits = (("units.csv", "factor", True), ("areas.csv", "precision_m", True))
    more = (("projects.csv", "precision_m", True), ("indicators.csv", "decimals", False))
    for file, column, above in limits + more:
        for row in raw.rows(file):
            number = _number(row[column])
            if number is not None and (number < 0 or (above and number == 0)):
                expected = "> 0" if above else "≥ 0"
                yield Problem("out_of_range", file, row.line, column, row[column], expected)
    for table in raw.observations:
        for row in table.rows:
            number = _number(row["value"])
            if number is not None and abs(number) >= LARGEST:
                yield Problem(
                    "out_of_range", table.file, row.line, "value", row["value"], f"< {LARGEST:,}"
                )


def sources(raw: RawTables) -> Iterator[Problem]:
    """Each file of observations is named after a source; each document that is named is held."""
    known = _ids(raw, "sources")
    for table in raw.observations:
        name = table.file.removeprefix("observations/").removesuffix(".csv")
        if name not in known:
            yield Problem("unknown_id", table.file, value=name, expected="sources.csv")
    for row in raw.rows("sources.csv"):
        if row["document"] and row["document"] not in raw.documents:
            expected = f"documents/{row['document']}"
            yield Problem(
                "missing_document", "sources.csv", row.line, "document", row["document"], expected
            )


def quotes(raw: RawTables) -> Iterator[Problem]:
    """A quote stands letter for letter in its document, where the document is held."""
    texts = {
        row["source_id"]: raw.documents[row["document"]]
        for row in raw.rows("sources.csv")
        if row["document"] in raw.documents
    }
    files: chain[tuple[str, tuple[Row, ...], str]] = chain(
        (
            (t.file, t.rows, t.file.removeprefix("observations/").removesuffix(".csv"))
            for t in raw.observations
        ),
        ((f, raw.rows(f), "") for f in ("projects.csv", "events.csv", "derived.csv")),
    )
    for file, rows, source in files:
        for row in rows:
            text = texts.get(source or row["source_id"])
            if text is not None and row["quote"] and row["quote"] not in text:
                yield Problem("quote_not_found", file, row.line, "quote", row["quote"])


def geometry(raw: RawTables) -> Iterator[Problem]:
    """Each feature belongs to an area or project, or is background; rings close; all in China."""
    areas, projects = _ids(raw, "areas"), _ids(raw, "projects")
    for file, collection in raw.geometry.items():
        system = collection.get("crs")
        if system is not None and not _is_wgs84(system):
            yield Problem("not_allowed", file, column="crs", value=str(system), expected="WGS-84")
        features = collection.get("features")
        if not isinstance(features, list):
            yield Problem("bad_geometry", file, value="features")
        for number, feature in enumerate(features if isinstance(features, list) else [], 1):
            yield from _feature(file, number, feature, areas, projects)


RULES: tuple[Rule, ...] = (
    headers,
    rows,
    cells,
    keys,
    settings,
    ranks,
    coordinates,
    parents,
    numbers,
    sources,
    quotes,
    geometry,
)


def _ids(raw: RawTables, name: str) -> set[str]:
    return {row[KEYS[name][0]] for row in raw.rows(f"{name}.csv")}


def _cell(file: str, row: Row, column: Column, known: dict[str, set[str]]) -> Iterator[Problem]:
    value = row[column.name]
    if not value.strip():
        if value or column.filled:
            yield Problem("blank_cell" if value else "empty_cell", file, row.line, column.name)
        return
    for part in value.split(";") if column.many else [value]:
        fault = _fault(part, column, known)
        if fault:
            code, expected = fault
            yield Problem(code, file, row.line, column.name, part, expected)


def _fault(value: str, column: Column, known: dict[str, set[str]]) -> tuple[str, str] | None:
    """What is wrong with one value of a column: the problem's code and what is allowed."""
    right, code, allowed = True, "", ""
    match column.kind:
        case "id":
            right, code, allowed = _matches(IDENTIFIER, value), "bad_id", "a–z 0–9 _"
        case "url":
            right, code = _is_address(value), "bad_url"
        case "number":
            right, code, allowed = _number(value) is not None, "not_a_number", "12.5"
        case "whole":
            right, code, allowed = _matches(WHOLE, value), "not_a_number", "12"
        case "choice":
            right, code, allowed = value in column.of, "not_allowed", " | ".join(column.of)
        case "reference":
            table = column.refers
            right, code, allowed = value in known[table], "unknown_id", f"{table}.csv"
        case "date":
            right, code, allowed = _is_day(value), "bad_date", "2020 | 2020-11 | 2020-11-30"
        case "period":
            right, code, allowed = _is_period(value), "bad_period", periods.GRAMMAR
        case "text":
            pass
    return None if right else (code, allowed)


def _is_address(text: str) -> bool:
    """Whether a text is a web address that a page can link to."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not re.search(r"\s", text)


def _matches(form: re.Pattern[str], value: str) -> bool:
    return form.fullmatch(value) is not None


def _number(text: str) -> float | None:
    """The number a cell holds; None for anything that is not a plain, finite decimal number."""
    if not NUMBER.fullmatch(text):
        return None
    number = float(text)
    return number if math.isfinite(number) else None


def _is_period(text: str) -> bool:
    try:
        periods.parse(text)
    except ValueError:
        return False
    return True


def _is_day(text: str) -> bool:
    if not DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + "-01-01"[: 10 - len(text)] if len(text) != 7 else text + "-01")
    except ValueError:
        return False
    return True


def _position(file: str, row: Row) -> Iterator[Problem]:
    if bool(row["lon"]) != bool(row["lat"]):
        yield Problem("half_coordinate", file, row.line, "lat" if row["lon"] else "lon")
        return
    lon, lat = _number(row["lon"]), _number(row["lat"])
    if lon is None or lat is None:
        return
    if not _in_china(lon, lat):
        column = "lat" if _in_china(lon, CHINA_LAT[0]) else "lon"
        yield Problem("outside_china", file, row.line, column, row[column], CHINA)
    if not row["precision_m"]:
        yield Problem("empty_cell", file, row.line, "precision_m")


def _in_china(lon: float, lat: float) -> bool:
    return CHINA_LON[0] <= lon <= CHINA_LON[1] and CHINA_LAT[0] <= lat <= CHINA_LAT[1]


def _feature(
    file: str, number: int, feature: Any, areas: set[str], projects: set[str]
) -> Iterator[Problem]:
    """The problems of one feature; ``row`` is its place in the list, the first being 1."""
    shape = feature.get("geometry") if isinstance(feature, dict) else None
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(shape, dict) or not isinstance(properties, dict):
        yield Problem("bad_geometry", file, number, "geometry")
        return
    area, project = properties.get("area_id"), properties.get("project_id")
    for column, value, known in (("area_id", area, areas), ("project_id", project, projects)):
        if value and not (isinstance(value, str) and value in known):
            table = "areas.csv" if column == "area_id" else "projects.csv"
            yield Problem("unknown_id", file, number, column, str(value), table)
    if not area and not project and properties.get("role") != "context":
        yield Problem("empty_cell", file, number, "area_id")
    try:
        lines = list(_lines(shape["type"], shape["coordinates"]))
        inside = all(_in_china(point[0], point[1]) for line in lines for point in line)
    except (KeyError, TypeError, ValueError, IndexError):
        yield Problem("bad_geometry", file, number, "coordinates")
        return
    shortest = 1 if shape["type"] == "Point" else 2
    if not lines or any(len(line) < shortest for line in lines):
        yield Problem("bad_geometry", file, number, "coordinates")
        return
    if not inside:
        yield Problem("outside_china", file, number, "coordinates", expected=CHINA)
    if "Polygon" in shape["type"] and any(len(r) < 4 or r[0] != r[-1] for r in lines):
        yield Problem("open_ring", file, number, "coordinates")


def _is_wgs84(crs: Any) -> bool:
    """Whether the older member ``crs`` of GeoJSON names the system that GeoJSON is in anyway."""
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    return isinstance(name, str) and name.upper().endswith(WGS84)


def _lines(kind: str, coordinates: Any) -> Iterator[list[Any]]:
    """The chains of points of a GeoJSON geometry. ValueError for a kind that is not drawn."""
    match kind:
        case "Point":
            yield [coordinates]
        case "LineString":
            yield coordinates
        case "MultiLineString" | "Polygon":
            yield from coordinates
        case "MultiPolygon":
            for polygon in coordinates:
                yield from polygon
        case _:
            raise ValueError(kind)
