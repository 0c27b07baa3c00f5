"""Invented points, and what a drawn chart holds."""

from typing import Any

from components.text import Text
from data import series
from data.catalogue import Catalogue
from data.comparison import Standing
from data.periods import parse
from data.series import Point

EN = Text("en")
CARGO = "cargo_throughput"
SUBJECT, OTHER = "990102", "990103"
ROW: dict[str, Any] = {
    "indicator_id": CARGO,
    "area_id": SUBJECT,
    "project_id": "",
    "statistic": "value",
    "qualifier": "exact",
    "status": "A",
    "confidence": "high",
    "break_before": False,
    "break_zh": "",
    "break_en": "",
    "quote": "",
    "source_id": "yungang_yearbook_2024",
    "note_zh": "",
    "note_en": "",
}


def points_of(*rows: dict[str, Any], derived: tuple[dict[str, Any], ...] = ()) -> list[Point]:
    """The longest line of rows that differ from a plain level by what is given."""
    made = [ROW | row for row in rows], [ROW | row for row in derived]
    found = [line for name in ("value", "yoy") for line in series.lines(*made, name).values()]
    return max(found, key=len)


def every_point(*rows: dict[str, Any]) -> list[Point]:
    """The points of all lines, of every statistic among the rows."""
    made = [ROW | row for row in rows]
    statistics = dict.fromkeys(row["statistic"] for row in made)
    found = (series.lines(made, [], statistic) for statistic in statistics)
    return [point for lines in found for line in lines.values() for point in line]


def point(**row: Any) -> Point:
    """One point, a level of 2021 unless told otherwise."""
    (made,) = every_point({"period": "2021", "value": 1.0} | row)
    return made


def among(
    known: Catalogue, *points: Point, without: tuple[str, ...] = (), unsure: tuple[Point, ...] = ()
) -> Standing:
    """The subject among the areas of some points, the largest first."""
    return Standing(
        area=known.areas[SUBJECT],
        parent=known.areas[known.areas[SUBJECT].parent_id],
        period=parse("2021"),
        points=sorted(points, key=lambda point: -point.value),
        unsure=list(unsure),
        without=[known.areas[name] for name in without],
        rank=None,
        tied=False,
        stated=None,
        share=None,
        above=None,
        below=None,
        beyond=[],
    )


def values(drawn: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of the chart's own data, and of its parts'."""
    names = [layer["data"]["name"] for layer in [drawn, *parts(drawn)] if "data" in layer]
    return [row for name in dict.fromkeys(names) for row in drawn["datasets"][name]]


def figures(drawn: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows that are marks of a figure: not words, links or breaks."""
    return [row for row in values(drawn) if "printed" in row]


def said(drawn: dict[str, Any]) -> dict[str, list[str]]:
    """The words at the right of each row, by the name at its left; blank lines left out."""
    found: dict[int, tuple[str, list[str]]] = {}
    for row in (row for row in values(drawn) if row.get("role") == "words"):
        _, words = found.setdefault(row["row"], (row["name"].replace("\n", " "), []))
        words += [line for line in row["said"].split("\n") if line]
    return dict(found.values())


def parts(drawn: dict[str, Any]) -> list[dict[str, Any]]:
    """All layers, those within layers too."""
    found = []
    for layer_or_group in drawn.get("layer", []) or drawn.get("spec", {}).get("layer", []):
        found += [layer_or_group, *parts(layer_or_group)]
    return found


def layer(drawn: dict[str, Any], mark: str) -> dict[str, Any]:
    """The first layer of a kind of mark."""
    made = (part for part in parts(drawn) if part.get("mark", {}).get("type") == mark)
    return next(made)
