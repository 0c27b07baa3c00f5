"""One fault each: what is changed in a copy of the harbour, and the one problem that must follow.

A fault brings no others after it: a file that cannot be read is one problem, not one for each id
that it would have held.
"""

import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Row = dict[str, str]

HARBOUR = Path(__file__).parents[1] / "tables" / "harbour"

REPORT = "observations/haidong_port_report_2023.csv"
YEARBOOK = "observations/yungang_yearbook_2024.csv"
WEEKLY = "observations/quayside_weekly_2023.csv"
DOCUMENT = "documents/haidong_port_report_2023.txt"
SHAPES = "geometry/areas.geojson"
ROADS = "geometry/lines.geojson"
SHORE = "geometry/shore.kml"
BERTHS = "geometry/berths.csv"
SETTINGS = "dashboard.toml"

Change = Callable[[str], str | bytes | None]
"""The new content of a file, from its text; None takes the file away."""


@dataclass(frozen=True)
class Fault:
    """The problem is at ``row`` and ``column`` of ``told_of``, else of the changed file itself."""

    code: str
    name: str
    file: str
    change: Change
    row: int = 0
    column: str = ""
    told_of: str = ""

    @property
    def place(self) -> tuple[str, str, int, str]:
        return self.code, self.told_of or self.file, self.row, self.column


def spoil(folder: Path, file: str, change: Change) -> None:
    """Change one file of a folder of tables; one that is not there yet begins empty."""
    path = folder / file
    content = change(path.read_text(encoding="utf-8") if path.exists() else "")
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def text_of(rows: list[list[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def header_of(file: str) -> str:
    """The header of a table of the harbour, and nothing below it."""
    return (HARBOUR / file).read_text(encoding="utf-8").splitlines(keepends=True)[0]


def gone(_: str) -> None:
    """No file at all."""


def put(row: int, column: str, cell: str) -> Change:
    """Another cell at one place."""

    def change(text: str) -> str:
        rows = rows_of(text)
        rows[row - 1][rows[0].index(column)] = cell
        return text_of(rows)

    return change


def without(column: str) -> Change:
    """The table without one column."""

    def change(text: str) -> str:
        rows = rows_of(text)
        at = rows[0].index(column)
        return text_of([cells[:at] + cells[at + 1 :] for cells in rows])

    return change


def again(row: int) -> Change:
    """One row a second time, at the end."""
    return lambda text: text_of([*rows_of(text), rows_of(text)[row - 1]])


def also(line: str) -> Change:
    """One more line at the end."""
    return lambda text: f"{text}{line}\n"


def line(row: int, edit: Callable[[str], str]) -> Change:
    """One line of raw text edited, whatever a CSV writer would have made of it."""

    def change(text: str) -> str:
        lines = text.split("\n")
        lines[row - 1] = edit(lines[row - 1])
        return "\n".join(lines)

    return change


def swap(old: str, new: str) -> Change:
    """The first occurrence of some text replaced."""

    def change(text: str) -> str:
        assert old in text, old
        return text.replace(old, new, 1)

    return change


def encoded(encoding: str) -> Change:
    return lambda text: text.encode(encoding)


def at(code: str, name: str, file: str, row: int, column: str, cell: str) -> Fault:  # noqa: PLR0913, PLR0917
    """The usual fault: one cell, found where it stands."""
    return Fault(code, name, file, put(row, column, cell), row, column)


FILES = (
    Fault("missing_file", "the dashboard's file is missing", SETTINGS, gone),
    Fault("missing_file", "a table that others refer to is missing", "themes.csv", gone),
    Fault("missing_file", "the table of projects is missing", "projects.csv", gone),
    Fault("unread_file", "a workbook lies among the observations", "observations/new.xlsx", str),
    Fault("unread_file", "an ending is in capitals", "observations/quayside.CSV", str),
    Fault("unread_file", "a packed file lies in the geometry", "geometry/shore.kmz", str),
    Fault("empty_file", "a table is empty to the last byte", "units.csv", lambda _: ""),
    Fault("encoding", "a table is in GB18030", REPORT, encoded("gb18030"), 2),
    Fault("encoding", "a table is in UTF-16", YEARBOOK, encoded("utf-16"), 1),
    Fault("encoding", "a document is in GB18030", DOCUMENT, encoded("gb18030"), 1),
    Fault("encoding", "a geometry file is in GB18030", SHAPES, encoded("gb18030"), 2),
    Fault(
        "control_character",
        "a NUL byte stands in a note",
        WEEKLY,
        put(2, "note_en", "Expected\0before the end of the year."),
        2,
    ),
    Fault(
        "control_character",
        "a NUL byte stands in a name",
        "projects.csv",
        put(7, "name_en", "Lighthouse\0Park"),
        7,
    ),
    Fault(
        "control_character",
        "a name turns the direction of what follows it",
        "indicators.csv",
        put(2, "name_zh", "吞吐量\u202e"),
        2,
        "name_zh",
    ),
    Fault(
        "control_character",
        "a tab stands in a name",
        "projects.csv",
        put(7, "name_en", "Lighthouse\tPark"),
        7,
        "name_en",
    ),
    Fault(
        "unknown_id",
        "a file of observations is named after no source",
        "observations/nobody.csv",
        lambda _: header_of(REPORT),
    ),
    Fault(
        "missing_document",
        "a document that a source names is not there",
        DOCUMENT,
        gone,
        2,
        "document",
        told_of="sources.csv",
    ),
    at(
        "missing_document",
        "a source names a document that is not there",
        "sources.csv",
        3,
        "document",
        "yearbook.txt",
    ),
)


COLUMNS_AND_ROWS = (
    Fault("missing_column", "a column is missing", REPORT, without("quote"), 1, "quote"),
    Fault(
        "missing_column",
        "a column is named in another case",
        "areas.csv",
        put(1, "lon", "Lon"),
        1,
        "lon",
    ),
    Fault(
        "duplicate_column",
        "a column stands twice",
        "units.csv",
        lambda text: text_of([[*cells, cells[2]] for cells in rows_of(text)]),
        1,
        "name_en",
    ),
    Fault(
        "unclosed_quote",
        "a quotation mark is not closed",
        REPORT,
        line(20, lambda text: text.replace(",截至", ',"截至')),
        20,
    ),
    Fault(
        "unclosed_quote",
        "a quotation mark is not closed in the last row",
        REPORT,
        line(29, lambda text: text.replace(",新港", ',"新港')),
        29,
    ),
    Fault("cell_count", "a row has a cell too many", REPORT, line(12, lambda t: t + ",x"), 12),
    Fault(
        "cell_count",
        "a row has a cell too few",
        REPORT,
        line(12, lambda text: text.rsplit(",", 1)[0]),
        12,
    ),
    Fault(
        "cell_count",
        "a row that others refer to has a cell too many",
        "areas.csv",
        line(5, lambda text: text + ",x"),
        5,
    ),
    Fault(
        "cell_count",
        "a comma in a quote is not protected",
        WEEKLY,
        line(4, lambda text: text.replace("海东区人口约", "海东区,人口约")),
        4,
    ),
)

IDS = (
    Fault("duplicate_key", "an observation stands twice", REPORT, again(2), 30, "indicator_id"),
    Fault(
        "duplicate_key",
        "an observation stands twice with another value",
        YEARBOOK,
        lambda text: put(24, "value", "7.1")(str(again(17)(text))),
        24,
        "indicator_id",
    ),
    Fault("duplicate_key", "an area stands twice", "areas.csv", again(14), 15, "area_id"),
    Fault(
        "duplicate_key", "an indicator stands twice", "indicators.csv", again(5), 12, "indicator_id"
    ),
    Fault("duplicate_key", "a project stands twice", "projects.csv", again(5), 10, "project_id"),
    Fault("duplicate_key", "a source stands twice", "sources.csv", again(5), 6, "source_id"),
    Fault("duplicate_key", "a unit stands twice", "units.csv", again(6), 12, "unit_id"),
    Fault("duplicate_key", "a theme stands twice", "themes.csv", again(3), 4, "theme_id"),
    at("bad_id", "an id holds a space", "projects.csv", 5, "project_id", "smart pilotage"),
    at("bad_id", "an id holds capitals", "projects.csv", 5, "project_id", "Smart_Pilotage"),
    at("bad_id", "an id is in Chinese", "projects.csv", 5, "project_id", "智慧引航平台"),
    at("unknown_id", "an id begins with a space", REPORT, 10, "indicator_id", " cargo_throughput"),
    at("unknown_id", "an id ends with a space", REPORT, 10, "area_id", "990102 "),
    at("unknown_id", "an id is in capitals", REPORT, 10, "indicator_id", "Cargo_Throughput"),
    at("unknown_id", "an observation's indicator is not known", REPORT, 23, "indicator_id", "rain"),
    at("unknown_id", "an observation's area is not known", YEARBOOK, 10, "area_id", "990109"),
    at("unknown_id", "an observation's project is not known", REPORT, 21, "project_id", "phase_9"),
    at(
        "unknown_id",
        "one of several named areas is not known",
        REPORT,
        28,
        "named_areas",
        "xingang_quarter;nowhere",
    ),
    at("unknown_id", "an area to rank in is not known", REPORT, 4, "rank_in", "990900"),
    at("unknown_id", "an area's parent is not known", "areas.csv", 14, "parent_id", "nowhere"),
    at("unknown_id", "an area's source is not known", "areas.csv", 14, "source_id", "hearsay"),
    at("unknown_id", "an indicator's theme is not known", "indicators.csv", 5, "theme_id", "sky"),
    at("unknown_id", "an indicator's unit is not known", "indicators.csv", 5, "unit_id", "fathom"),
    at("unknown_id", "a project's theme is not known", "projects.csv", 5, "theme_id", "weather"),
    at("unknown_id", "a project's area is not known", "projects.csv", 5, "area_id", "nowhere"),
    at("unknown_id", "a project's source is not known", "projects.csv", 9, "source_id", "hearsay"),
)

NUMBERS = (
    at("not_a_number", "a decimal comma is no number", YEARBOOK, 10, "value", "12,5"),
    at("not_a_number", "thousands are not set apart", YEARBOOK, 10, "value", "2,210.4"),
    at("not_a_number", "a word is no number", YEARBOOK, 10, "value", "abc"),
    at("not_a_number", "nan is no number", YEARBOOK, 10, "value", "nan"),
    at("not_a_number", "inf is no number", YEARBOOK, 10, "value", "inf"),
    at("not_a_number", "minus infinity is no number", YEARBOOK, 10, "value", "-Infinity"),
    at("not_a_number", "a number beyond all bounds is none", YEARBOOK, 10, "value", "1e400"),
    at("not_a_number", "full-width digits are no number", YEARBOOK, 10, "value", "２２１０"),
    at("not_a_number", "an underscore is not in a number", YEARBOOK, 10, "value", "2_210"),
    at("not_a_number", "a unit is not in a number", YEARBOOK, 10, "value", "2210.4万吨"),
    at("not_a_number", "a longitude is a number", "projects.csv", 9, "lon", "east"),
    at("not_a_number", "a precision is a number", "projects.csv", 9, "precision_m", "far"),
    at("not_a_number", "a theme's position is a number", "themes.csv", 3, "position", "last"),
    at("not_a_number", "a factor is a number", "units.csv", 8, "factor", "many"),
    at("not_a_number", "decimals are whole", "indicators.csv", 6, "decimals", "1.5"),
    at("not_a_number", "decimals are few", "indicators.csv", 6, "decimals", "9" * 5000),
    at("out_of_range", "a factor is not 0", "units.csv", 8, "factor", "0"),
    at("out_of_range", "decimals are not below 0", "indicators.csv", 6, "decimals", "-1"),
    at("out_of_range", "a value keeps all its digits", REPORT, 2, "value", "1000000000000000"),
    at("bad_date", "an area belongs to its parent from a year on", "areas.csv", 4, "since", "now"),
    at("unknown_id", "a part has a whole", "indicators.csv", 2, "part_of", "everything"),
    at("not_allowed", "what adds up says 1", "indicators.csv", 2, "additive", "yes"),
    at("out_of_range", "a precision is not below 0", "areas.csv", 14, "precision_m", "-200"),
)

PERIODS = (
    at("bad_period", "a year has no thirteenth month", YEARBOOK, 19, "period", "2020-13"),
    at("bad_period", "a year has no month 0", YEARBOOK, 19, "period", "2020-00"),
    at("bad_period", "a slash does not part year and month", YEARBOOK, 19, "period", "2020/11"),
    at("bad_period", "a period is not backwards", YEARBOOK, 19, "period", "2020-11/2020-01"),
    at("bad_period", "a year has no fifth quarter", YEARBOOK, 19, "period", "2020-Q5"),
    at("bad_period", "February has no day 30", YEARBOOK, 19, "period", "2020-02-30"),
    at("bad_period", "a common year has no 29 February", YEARBOOK, 19, "period", "2019-02-29"),
    at("bad_period", "a period carries no words", YEARBOOK, 19, "period", "2020年"),
    at("bad_period", "a month has two digits", YEARBOOK, 19, "period", "2020-1"),
    at("bad_period", "quarters do not accumulate", YEARBOOK, 19, "period", "2020-Q1/2020-Q3"),
    at("bad_period", "a period is not in full-width digits", YEARBOOK, 19, "period", "２０２０"),
    at(
        "bad_date",
        "a publication has no thirteenth month",
        "sources.csv",
        4,
        "published",
        "2023-13",
    ),
    at("bad_date", "a publication's date is no word", "sources.csv", 4, "published", "lately"),
    at(
        "bad_date",
        "a state's date is a day that is",
        "projects.csv",
        7,
        "status_date",
        "2023-02-30",
    ),
)

CHOICES = (
    at("not_allowed", "a qualifier is not known", REPORT, 5, "qualifier", "roughly"),
    at("not_allowed", "a status is not known", REPORT, 5, "status", "X"),
    at("not_allowed", "a status is in small letters", REPORT, 5, "status", "a"),
    at("not_allowed", "a statistic is not known", REPORT, 5, "statistic", "median"),
    at("not_allowed", "a confidence is not known", REPORT, 5, "confidence", "total"),
    at("not_allowed", "a period basis is not known", REPORT, 5, "period_basis", "guessed"),
    at("not_allowed", "a break is 1 or nothing", YEARBOOK, 5, "break_before", "yes"),
    at("not_allowed", "what is ranked is not known", REPORT, 4, "rank_of", "beauty"),
)

EMPTY = (
    at("blank_cell", "a name is not made of spaces", "indicators.csv", 6, "name_en", "  "),
    at("blank_cell", "a rank's area is not made of spaces", REPORT, 4, "rank_in", " "),
    at("blank_cell", "a number is not made of spaces", "areas.csv", 6, "lon", " "),
    at("bad_url", "an address leads somewhere", "sources.csv", 3, "url", "http://"),
    at("bad_url", "an address has no brackets left open", "sources.csv", 3, "url", "http://[a"),
    at("bad_url", "an address is no script", "sources.csv", 3, "url", "javascript:alert(1)"),
    at("bad_url", "an address has no space", "sources.csv", 3, "url", "http://a b.org"),
    at("not_allowed", "a theme's colour is one of the page's", "themes.csv", 2, "color", "mauve"),
    at("not_allowed", "a position's system is known", "projects.csv", 3, "crs", "Beijing 54"),
    at("empty_cell", "an indicator has a name", "indicators.csv", 6, "name_zh", ""),
    at("empty_cell", "an area has a level", "areas.csv", 14, "level", ""),
    at("empty_cell", "a project has a name", "projects.csv", 5, "name_zh", ""),
    at("empty_cell", "an observation has a period", REPORT, 5, "period", ""),
    at("empty_cell", "an observation has a quote", REPORT, 5, "quote", ""),
    at("empty_cell", "an observation has an indicator", REPORT, 5, "indicator_id", ""),
    at("empty_cell", "only a rank may lack its value", REPORT, 5, "value", ""),
    at("empty_cell", "a position says how sure it is", "areas.csv", 14, "precision_m", ""),
    Fault(
        "empty_cell",
        "an area has an id",
        "areas.csv",
        also(",无名省,Nameless,province,,,,,,,"),
        15,
        "area_id",
    ),
)

TOGETHER = (
    at("rank_without_area", "a rank says within which area", REPORT, 12, "rank_in", ""),
    at("rank_in_misplaced", "only a rank ranks", REPORT, 2, "rank_in", "990100"),
    at("bad_rank", "a rank is whole", REPORT, 4, "value", "1.5"),
    at("bad_rank", "a rank begins with 1", REPORT, 4, "value", "0"),
    at("half_coordinate", "a longitude without a latitude", "projects.csv", 9, "lat", ""),
    at("half_coordinate", "a latitude without a longitude", "areas.csv", 14, "lon", ""),
    at("outside_china", "a longitude outside China", "projects.csv", 9, "lon", "12.1"),
    at("outside_china", "a latitude outside China", "areas.csv", 14, "lat", "61.2"),
    at("cycle", "an area is its own parent", "areas.csv", 14, "parent_id", "xingang_block_2"),
    at(
        "cycle",
        "two areas are each other's parent",
        "areas.csv",
        9,
        "parent_id",
        "xingang_quarter",
    ),
)

QUOTES = (
    at(
        "quote_not_found",
        "a quote is not in its document",
        REPORT,
        20,
        "quote",
        "截至2023年12月31日，全区拥有生产性泊位43个",
    ),
    at(
        "quote_not_found",
        "a quote with its middle left out is not in its document",
        REPORT,
        20,
        "quote",
        "截至2023年12月31日……生产性泊位42个",
    ),
    at(
        "quote_not_found",
        "a quote with another comma is not in its document",
        REPORT,
        20,
        "quote",
        "截至2023年12月31日,全区拥有生产性泊位42个",
    ),
    at(
        "quote_not_found",
        "a project's quote is not in its document",
        "projects.csv",
        4,
        "quote",
        "云帆航运服务大厦投入使用",
    ),
    Fault(
        "quote_not_found",
        "a document that has been altered no longer holds a quote",
        DOCUMENT,
        swap("常住人口38.2万人", "常住人口38.3万人"),
        22,
        "quote",
        told_of=REPORT,
    ),
)

GEOMETRY = (
    Fault("no_rows", "there is a theme", "themes.csv", lambda text: text.split("\n")[0] + "\n"),
    Fault("bad_json", "a geometry file is cut short", SHAPES, lambda t: t[: len(t) // 2], 5),
    Fault("bad_json", "a geometry file is a list", SHAPES, lambda _: "[1, 2]\n"),
    Fault("bad_json", "a geometry file is nested beyond measure", SHAPES, lambda _: "[" * 100_000),
    Fault(
        "not_allowed",
        "a geometry file is in WGS-84",
        SHAPES,
        swap('"features"', '"crs": {"properties": {"name": "EPSG:4490"}}, "features"'),
        0,
        "crs",
    ),
    Fault("bad_geometry", "a geometry file holds no features", SHAPES, lambda _: "{}"),
    Fault(
        "bad_geometry",
        "a feature has no geometry",
        ROADS,
        swap('"geometry"', '"shape"'),
        1,
        "geometry",
    ),
    Fault(
        "bad_geometry",
        "a circle is no geometry",
        ROADS,
        swap('"LineString"', '"Circle"'),
        1,
        "coordinates",
    ),
    Fault(
        "bad_geometry",
        "a coordinate is a word",
        ROADS,
        swap("[121.29, 30.34]", '["east", 30.34]'),
        1,
        "coordinates",
    ),
    Fault(
        "bad_geometry",
        "a line has one point",
        ROADS,
        lambda text: re.sub(r'("coordinates": *\[\[[^]]*\]).*?\]\]', r"\1]", text),
        1,
        "coordinates",
    ),
    Fault(
        "unknown_id",
        "a feature's area is not known",
        SHAPES,
        swap('"xingang_block_2"', '"xingang_block_9"'),
        7,
        "area_id",
    ),
    Fault(
        "unknown_id",
        "a feature's area is no id",
        SHAPES,
        swap('"xingang_block_2"', '["xingang_block_2"]'),
        7,
        "area_id",
    ),
    Fault(
        "unknown_id",
        "a feature's project is not known",
        ROADS,
        swap('"coastal_link"', '"inland_link"'),
        1,
        "project_id",
    ),
    Fault(
        "open_ring",
        "a ring is not closed",
        SHAPES,
        swap(", [121.31, 30.3]]]", "]]"),
        7,
        "coordinates",
    ),
    Fault(
        "outside_china",
        "a line leaves China",
        ROADS,
        swap("[121.29, 30.34]", "[30.34, 121.29]"),
        1,
        "coordinates",
    ),
)


def ring(points: str) -> Change:
    """Another outline for a block of the harbour."""
    return swap(
        "[[[121.31, 30.3], [121.32, 30.3], [121.32, 30.31], [121.31, 30.31], [121.31, 30.3]]]",
        points,
    )


def drawn(code: str, name: str, file: str, change: Change, row: int) -> Fault:
    """A fault of the points that a feature is made of."""
    return Fault(code, name, file, change, row, "coordinates")


OUTLINES = (
    drawn("bad_geometry", "a point is four numbers", ROADS, swap("30.34]", "30.34, 1, 2]"), 1),
    drawn("bad_geometry", "a point is one number", ROADS, swap("121.29, 30.34", "121.29"), 1),
    drawn("bad_geometry", "nan is no degree", ROADS, swap("121.29", "NaN"), 1),
    drawn("bad_geometry", "infinity is no degree", ROADS, swap("121.29", "1e999"), 1),
    drawn("bad_geometry", "a truth is no degree", ROADS, swap("121.29", "true"), 1),
    drawn("bad_geometry", "an outline has points", SHAPES, ring("[]"), 7),
    drawn("bad_geometry", "a ring has points", SHAPES, ring("[[]]"), 7),
    drawn(
        "crossing",
        "an outline crosses itself",
        SHAPES,
        ring("[[[121.31,30.3],[121.32,30.31],[121.32,30.3],[121.31,30.31],[121.31,30.3]]]"),
        7,
    ),
    drawn(
        "empty_outline",
        "an outline is a line there and back",
        SHAPES,
        ring("[[[121.31,30.3],[121.312,30.3],[121.32,30.3],[121.31,30.3]]]"),
        7,
    ),
    drawn(
        "empty_outline",
        "an outline is one point",
        SHAPES,
        ring("[[[121.31,30.3],[121.31,30.3],[121.31,30.3],[121.31,30.3]]]"),
        7,
    ),
    drawn(
        "stray_hole",
        "a hole is outside",
        SHORE,
        swap(
            "121.293,30.313 121.293,30.314 121.294,30.314 121.293,30.313",
            "121.333,30.313 121.333,30.314 121.334,30.314 121.333,30.313",
        ),
        4,
    ),
    Fault(
        "not_a_number",
        "a feature's precision is a number",
        SHORE,
        swap(">200<", ">near<"),
        4,
        "precision_m",
    ),
    Fault(
        "out_of_range",
        "a feature's precision is above 0",
        SHORE,
        swap(">200<", ">0<"),
        4,
        "precision_m",
    ),
    Fault(
        "empty_cell", "a point says how sure it is", SHORE, swap(">300<", "><"), 24, "precision_m"
    ),
    Fault(
        "not_allowed", "a sketch is one or not", SHORE, swap(">false<", ">perhaps<"), 4, "schematic"
    ),
    Fault(
        "not_allowed",
        "a feature is in WGS-84",
        ROADS,
        swap('"kind"', '"crs": "GCJ-02", "kind"'),
        1,
        "crs",
    ),
)

KML = (
    Fault("bad_kml", "KML is well formed", SHORE, swap("</Placemark>", "</Place>"), 23),
    Fault("bad_kml", "a KML file is cut short", SHORE, lambda text: text[:300], 9),
    Fault("bad_kml", "a KML file holds no web page", SHORE, lambda _: "<html></html>", 1),
    Fault("bad_kml", "a KML file is not empty", SHORE, lambda _: "", 1),
    Fault("bad_kml", "an entity is known", SHORE, swap("灯塔公园", "&park;"), 25),
    Fault("doctype", "KML has no document type", SHORE, swap("<kml", "<!DOCTYPE kml>\n<kml"), 2),
    Fault(
        "doctype",
        "KML defines no entities",
        SHORE,
        swap("<kml", '<!DOCTYPE kml [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>\n<kml'),
        2,
    ),
    Fault(
        "doctype",
        "KML takes nothing from another file",
        SHORE,
        swap("<kml", '<!DOCTYPE kml [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n<kml'),
        2,
    ),
    Fault(
        "bad_geometry",
        "a placemark draws something",
        SHORE,
        lambda text: text.replace("Point>", "Model>"),
        24,
        "geometry",
    ),
    drawn("bad_geometry", "a coordinate of KML is a word", SHORE, swap("121.362", "east"), 24),
    drawn(
        "bad_geometry", "KML has no space after a comma", SHORE, swap("2,30.352", "2, 30.352"), 24
    ),
    drawn("bad_geometry", "a point is one point", SHORE, swap("14.5", "14.5 121.36,30.35"), 24),
    drawn(
        "outside_china",
        "KML begins with the longitude",
        SHORE,
        swap("121.362,30.352", "30.352,121.362"),
        24,
    ),
    drawn(
        "open_ring",
        "a ring of KML is closed",
        SHORE,
        swap("121.29,30.32,2 121.29,30.29,2", "121.29,30.32,2"),
        4,
    ),
    Fault(
        "unknown_id",
        "a placemark's area is known",
        SHORE,
        swap("990102001", "990102009"),
        4,
        "area_id",
    ),
    Fault(
        "empty_cell",
        "a placemark belongs to something",
        SHORE,
        swap('"area_id"', '"area"'),
        4,
        "area_id",
    ),
)

PLACES = (
    Fault(
        "missing_column",
        "a place is something's",
        BERTHS,
        swap("project_id", "berth"),
        1,
        "project_id",
    ),
    at("empty_cell", "a place is one thing's", BERTHS, 2, "project_id", ""),
    at("unknown_id", "a place is a known thing's", BERTHS, 2, "project_id", "cloud_castle"),
    at("unknown_id", "a place's source is known", BERTHS, 2, "source", "hearsay"),
    at("not_a_number", "a place's longitude is a number", BERTHS, 2, "lon", "121°18′"),
    at("not_a_number", "a place's precision is a number", BERTHS, 2, "precision_m", "near"),
    at("out_of_range", "a place's precision is above 0", BERTHS, 2, "precision_m", "0"),
    at("empty_cell", "a place says how sure it is", BERTHS, 2, "precision_m", ""),
    at("not_allowed", "a place's system is known", BERTHS, 2, "crs", "GCJ-20"),
    at("half_coordinate", "a place has a latitude", BERTHS, 2, "lat", ""),
    at("outside_china", "a place is in China", BERTHS, 2, "lon", "1e300"),
    Fault(
        "empty_cell",
        "a place has a position",
        BERTHS,
        lambda text: put(2, "lat", "")(str(put(2, "lon", "")(text))),
        2,
        "lon",
    ),
    Fault("placed_twice", "a place stands twice in a file", BERTHS, again(2), 3, "project_id"),
    Fault(
        "placed_twice",
        "a project is placed by its row and by a point",
        BERTHS,
        put(2, "project_id", "coastal_link"),
        2,
        "project_id",
    ),
    Fault(
        "placed_twice",
        "two files place one project",
        BERTHS,
        put(2, "project_id", "dengta_park"),
        24,
        "project_id",
        told_of=SHORE,
    ),
)

OUTSIDE = (
    at("outside_area", "an area lies in its parent", "areas.csv", 14, "lon", "121.41"),
    at("outside_area", "a project lies in its area", "projects.csv", 2, "lon", "121.323"),
    at("outside_area", "a place lies in its area", BERTHS, 2, "lon", "121.325"),
    drawn(
        "outside_area", "a point of KML lies in its area", SHORE, swap("121.362,", "121.404,"), 24
    ),
    drawn(
        "outside_area",
        "an outline lies in its parent",
        SHAPES,
        ring("[[[121.31,30.3],[121.403,30.3],[121.403,30.31],[121.31,30.31],[121.31,30.3]]]"),
        7,
    ),
    drawn(
        "outside_area",
        "a line comes near its area",
        ROADS,
        lambda text: re.sub(r"121\.[23]", "121.5", text),
        1,
    ),
)

DASHBOARD = (
    Fault("bad_toml", "the dashboard's file is no TOML", SETTINGS, also("language = "), 9),
    Fault(
        "missing_setting",
        "the subject is not said",
        SETTINGS,
        swap('subject = "990102"\n', ""),
        column="subject",
    ),
    Fault(
        "missing_setting",
        "the language is a list",
        SETTINGS,
        swap('"en"', '["en"]'),
        column="language",
    ),
    Fault(
        "missing_setting",
        "the filters are a number",
        SETTINGS,
        swap('[filters]\nperiod = "2023"', "filters = 2023"),
        column="filters",
    ),
    Fault(
        "unknown_id",
        "the subject is not known",
        SETTINGS,
        swap('"990102"', '"990109"'),
        column="subject",
    ),
    Fault(
        "not_allowed",
        "the language is not known",
        SETTINGS,
        swap('"en"', '"tlh"'),
        column="language",
    ),
    Fault(
        "unknown_id",
        "the front page's series is not known",
        SETTINGS,
        swap('"cargo_throughput"', '"rainfall"'),
        column="series",
    ),
    Fault(
        "bad_period",
        "the default period is none",
        SETTINGS,
        swap('"2023"', '"2023年"'),
        column="filters.period",
    ),
    Fault(
        "unknown_id",
        "the default theme is not known",
        SETTINGS,
        also('theme = "weather"'),
        column="filters.theme",
    ),
    Fault(
        "unknown_id",
        "the default area is not known",
        SETTINGS,
        also('area = "nowhere"'),
        column="filters.area",
    ),
)

FAULTS = (
    *FILES,
    *COLUMNS_AND_ROWS,
    *IDS,
    *NUMBERS,
    *PERIODS,
    *CHOICES,
    *EMPTY,
    *TOGETHER,
    *QUOTES,
    *GEOMETRY,
    *OUTLINES,
    *KML,
    *PLACES,
    *OUTSIDE,
    *DASHBOARD,
)

ALLOWED: dict[str, tuple[str, Change]] = {
    "a byte order mark": (REPORT, lambda text: b"\xef\xbb\xbf" + text.encode()),
    "lines ended as on Windows": (REPORT, lambda text: text.replace("\n", "\r\n")),
    "columns in another order": (
        REPORT,
        lambda text: text_of([cells[::-1] for cells in rows_of(text)]),
    ),
    "a column of one's own": (
        "projects.csv",
        lambda text: text_of([[*cells, "x"] for cells in rows_of(text)]),
    ),
    "no optional column of themes": ("themes.csv", without("color")),
    "no optional column of projects": ("projects.csv", without("status_words")),
    "no geometry": (SHAPES, gone),
    "a line that leads out of its area": (ROADS, swap("[121.36, 30.35]", "[121.36, 31.35]")),
    "an outline without a precision": (SHORE, swap('"precision_m"', '"about"')),
    "a place in WGS-84 without saying so": (
        BERTHS,
        lambda text: put(2, "lon", "121.305")(
            str(put(2, "lat", "30.304")(str(without("crs")(text))))
        ),
    ),
    "an older namespace of KML": (
        SHORE,
        swap("www.opengis.net/kml/2.2", "earth.google.com/kml/2.1"),
    ),
    "KML without a namespace": (SHORE, swap(' xmlns="http://www.opengis.net/kml/2.2"', "")),
    "a name of the system in a feature": (ROADS, swap('"kind"', '"crs": "WGS-84", "kind"')),
    "a rank without a number": (REPORT, put(4, "value", "")),
    # Open vocabularies: other cities have other levels and other words.
    "a level of one's own": ("areas.csv", put(14, "level", "neighbourhood")),
    "a method of one's own": ("areas.csv", put(14, "method", "survey")),
    "a direction of one's own": ("indicators.csv", put(6, "better", "sideways")),
    "a basis of growth of one's own": ("indicators.csv", put(9, "growth_basis", "chained")),
    "a kind of source of one's own": ("sources.csv", put(4, "kind", "podcast")),
    "a reliability of one's own": ("sources.csv", put(4, "reliability", "none")),
    "an unstated reliability": ("sources.csv", put(4, "reliability", "")),
    "a category of one's own": ("projects.csv", put(9, "category", "spaceport")),
    "a project's state of one's own": ("projects.csv", put(9, "status", "sunk")),
}


def rewrite(path: Path, change: Callable[[list[Row]], list[Row]]) -> None:
    """Write a table with other rows under its headings; ``change`` makes them of its own."""
    with path.open(encoding="utf-8", newline="") as file:
        table = csv.DictReader(file)
        rows, head = [*table], table.fieldnames
    assert head
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, head, lineterminator="\n")
        writer.writeheader()
        writer.writerows(change(rows))
