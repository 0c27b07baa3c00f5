"""What the tables hold of an area and what they do not: by theme and year, and how surely.

That something is not held says that none of the sources read has it. Whether it was ever
published the tables do not know, so nothing here says that it was not.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from data import quotations
from data.catalogue import Catalogue
from data.conflicts import conflicts
from data.model import NOT_BUILT, Area, Indicator, Selection, Source
from data.series import Row

# What can be said against a figure, in the order in which it is told.
DOUBTS = (
    "differing",
    "low",
    "medium",
    "assumed",
    "provisional",
    "estimated",
    "planned",
    "bounded",
    "unmarked",
)
STATUS_DOUBTS = {"P": "provisional", "E": "estimated", "F": "planned"}
PROJECT_GAPS = ("status", "place", "dates", "facts")
SOURCE_GAPS = ("text", "licence", "published", "publisher", "reliability")


@dataclass(frozen=True)
class Figure:
    """One observation of one source, with what can be said against it."""

    row: Row
    doubts: tuple[str, ...]


@dataclass(frozen=True)
class Holdings:
    """All figures of one area itself, of every source, and who else has its indicators.

    ``of_projects`` are those about single projects; they are counted in no year. ``around`` names
    for each indicator the neighbours that have any figure of it.
    """

    area: Area
    figures: tuple[Figure, ...]
    of_projects: tuple[Figure, ...]
    around: dict[str, tuple[str, ...]]

    @cached_property
    def indicators(self) -> dict[str, set[str]]:
        """The indicators with a figure, by the year that it belongs to; under none: of any year."""
        held: dict[str, set[str]] = {}
        for figure in self.figures:
            for year in {figure.row["year"], ""}:
                held.setdefault(year, set()).add(figure.row["indicator_id"])
        return held

    @property
    def over_years(self) -> list[Figure]:
        """Figures over several years, which belong to none of them."""
        return [figure for figure in self.figures if not figure.row["year"]]


@dataclass(frozen=True)
class Cell:
    """The indicators of a theme in a year; each stands in one of the three.

    ``held`` have a figure of the area that belongs to the year; ``elsewhen`` have one of another
    year or of several; ``elsewhere`` have one of a neighbour alone. An empty year is all of them.
    """

    theme_id: str
    year: str
    held: tuple[Indicator, ...]
    elsewhen: tuple[Indicator, ...]
    elsewhere: tuple[Indicator, ...]

    @property
    def counted(self) -> int:
        """The indicators of the theme that the area or a neighbour has in any year."""
        return len(self.held) + len(self.elsewhen) + len(self.elsewhere)


def holdings(rows: list[Row], around: Iterable[Row], known: Catalogue, area: Area) -> Holdings:
    """What is held of an area.

    ``rows`` are the observations of all sources about it; ``around`` has a row for each
    indicator and neighbour with a figure that is about no single project.
    """
    differing = {row["observation_id"] for fact in conflicts(rows) for row in fact}
    figures = [
        Figure(row, doubts(row, known, differing=row["observation_id"] in differing))
        for row in rows
    ]
    having: dict[str, set[str]] = {}
    for row in around:
        having.setdefault(row["indicator_id"], set()).add(row["area_id"])
    return Holdings(
        area,
        tuple(figure for figure in figures if not figure.row["project_id"]),
        tuple(figure for figure in figures if figure.row["project_id"]),
        {name: tuple(a for a in known.areas if a in areas) for name, areas in having.items()},
    )


def doubts(row: Row, known: Catalogue, *, differing: bool) -> tuple[str, ...]:
    """What can be said against a figure; empty for a final, exact and sure one."""
    unit = known.indicators[row["indicator_id"]].unit.name_zh
    found = quotations.find(row["quote"], row["value"], unit, row["statistic"])
    said = {
        "differing" if differing else "",
        row["confidence"],
        row["period_basis"],
        STATUS_DOUBTS.get(row["status"], ""),
        "" if row["qualifier"] == "exact" else "bounded",
        "" if found else "unmarked",
    }
    return tuple(doubt for doubt in DOUBTS if doubt in said)


def cell(found: Holdings, known: Catalogue, theme: str, year: str) -> Cell:
    """The indicators of a theme, by what is held of them in a year."""
    ever = found.indicators.get("", set())
    then = found.indicators.get(year, set())
    own = [indicator for indicator in known.indicators.values() if indicator.theme_id == theme]
    return Cell(
        theme,
        year,
        tuple(i for i in own if i.id in then),
        tuple(i for i in own if i.id in ever - then),
        tuple(i for i in own if i.id in found.around and i.id not in ever),
    )


def cells(found: Holdings, known: Catalogue, selection: Selection) -> list[Cell]:
    """Each theme of a choice in its year; a theme of which nothing is held around is left out."""
    themes = [selection.theme] if selection.theme else list(known.themes)
    made = (cell(found, known, theme, selection.year) for theme in themes)
    return [one for one in made if one.counted]


def years(figures: Iterable[Figure], selection: Selection) -> list[str]:
    """The years that figures belong to, and the chosen one; the newest first."""
    found = {figure.row["year"] for figure in figures} | {selection.year}
    return sorted(found - {""}, reverse=True)


def skipped(years: list[str]) -> bool:
    """Whether there are years between these, the newest of which comes first."""
    return any(int(newer) - int(year) > 1 for newer, year in pairwise(years))


def by_year(found: Holdings, known: Catalogue, years: list[str]) -> list[Cell]:
    """Each theme in each of some years, whatever is chosen."""
    return [one for year in years for one in cells(found, known, Selection(year=year))]


def chosen(found: Holdings, selection: Selection, *, projects: bool = False) -> list[Figure]:
    """The figures of a theme and a year; without a year, those over several years too.

    Those about single ``projects`` only where they are asked for.
    """
    return [
        figure
        for figure in (*found.figures, *(found.of_projects if projects else ()))
        if selection.theme in ("", figure.row["theme_id"])
        and selection.year in ("", figure.row["year"])
    ]


def tally(figures: Iterable[Figure]) -> dict[str, int]:
    """How many figures each doubt is said of; a figure counts under each of its doubts.

    Doubts that none has are left out.
    """
    counts = Counter(doubt for figure in figures for doubt in figure.doubts)
    return {doubt: counts[doubt] for doubt in DOUBTS if counts[doubt]}


def project_gaps(
    projects: list[Row], facts: Iterable[Row], events: Iterable[Row]
) -> dict[str, list[Row]]:
    """The projects of which something is not held, by what that is.

    A programme, an organisation or an award has no place to publish, and is not missed there.
    """
    measured, dated = ({row["project_id"] for row in rows} for rows in (facts, events))
    missed = {
        "status": lambda p: not (p["status"] or p["status_words"]),
        "place": lambda p: p["lon"] is None and p["category"] not in NOT_BUILT,
        "dates": lambda p: not p["status_date"] and p["project_id"] not in dated,
        "facts": lambda p: p["project_id"] not in measured,
    }
    return {gap: [p for p in projects if missed[gap](p)] for gap in PROJECT_GAPS}


def source_gaps(known: Catalogue) -> dict[str, list[Source]]:
    """The sources of which something is not held or not known, by what that is."""
    sources = known.sources.values()
    return {
        gap: [
            source
            for source in sources
            if not (known.text(source.id) if gap == "text" else _stated(source, gap))
        ]
        for gap in SOURCE_GAPS
    }


def _stated(source: Source, gap: str) -> str:
    """What the table of sources says of it."""
    return {
        "licence": source.licence,
        "published": source.published,
        "publisher": source.publisher_zh,
        "reliability": source.reliability,
    }[gap]
