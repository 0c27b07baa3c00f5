"""The nouns of the program: problems, sources, indicators, areas, and what a reader has chosen.

Terms follow SDMX: an observation is one figure, about one indicator, for one reference area, in
one period.
"""

from dataclasses import dataclass, field
from typing import Literal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")

STATISTICS = ("value", "yoy", "change_pp", "rank", "target", "completion")
QUALIFIERS = ("exact", "about", "nearly", "over", "more_than", "at_least", "at_most")
STATUSES = ("A", "P", "E", "F")
GRADES = ("high", "medium", "low")
COLORS = ("blue", "violet", "green", "orange", "red", "yellow", "gray", "grey", "primary")
BASES = ("stated", "assumed")
NOT_BUILT = ("programme", "organisation", "award")
UNSTATED = "unstated"
OTHER_WORDS = "other_words"


@dataclass(frozen=True)
class Problem:
    """One fault of the tables: where it is, what was found, what is allowed.

    ``row`` counts lines as a person does, the header being line 1; 0 means the file as a whole.
    In a sheet that was handed in, ``cell`` names the cell (``C7``) and ``column`` the sheet.
    The sentence is made from it by :func:`data.wording.sentence`, in the reader's language.
    """

    code: str
    file: str
    row: int = 0
    column: str = ""
    value: str = ""
    expected: str = ""
    cell: str = ""


class UnsoundTablesError(Exception):
    """The tables cannot be shown. Carries every problem found."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems in the tables")
        self.problems = problems


@dataclass(frozen=True)
class Selection:
    """What a reader has chosen on the page; an empty field chooses everything.

    ``year`` takes in the observations whose period lies within that year, or ends on a day of it.
    ``categories`` and ``statuses`` choose projects alone; the status of one whose source does not
    say how far it is is ``UNSTATED``, and ``OTHER_WORDS`` where it does in words that name no step.
    """

    theme: str = ""
    area: str = ""
    year: str = ""
    categories: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()


@dataclass(frozen=True)
class Named:
    """Something that has a name in both languages."""

    id: str
    name_zh: str
    name_en: str

    def name(self, language: Language) -> str:
        return self.name_zh if language == "zh" else self.name_en


@dataclass(frozen=True)
class Theme(Named):
    position: int
    icon: str
    color: str


@dataclass(frozen=True)
class Unit(Named):
    """A unit; ``factor`` turns a number in it into the base unit of its quantity."""

    quantity: str
    factor: float


@dataclass(frozen=True)
class Area(Named):
    """A reference area. ``lon``/``lat`` in WGS-84 degrees, ``precision_m`` in metres.

    ``since`` is the year from which it belongs to its parent; empty: as long as there are figures.
    ``aliases`` are further names to find it by.
    """

    level: str
    parent_id: str
    lon: float | None
    lat: float | None
    precision_m: float | None
    method: str
    source_id: str
    note_zh: str
    note_en: str
    since: str = ""
    short_zh: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Indicator(Named):
    """What is measured.

    ``part_of`` is the whole that it is a share or part of; ``additive`` says that the figures of
    areas add up to that of the wider area; ``aliases`` are further names to find it by.
    """

    theme_id: str
    unit: Unit
    better: str
    decimals: int | None
    growth_basis: str
    headline: int | None
    definition_zh: str
    definition_en: str
    part_of: str = ""
    additive: bool = False
    aliases: tuple[str, ...] = ()

    def definition(self, language: Language) -> str:
        return self.definition_zh if language == "zh" else self.definition_en


@dataclass(frozen=True)
class Project(Named):
    """Something that is built or done; ``aliases`` are further names to find it by."""

    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Source(Named):
    """A publication. Its name is its title.

    ``crs`` names the systems in which it gives coordinates, ``;`` between them, before they were
    turned into WGS-84; ``approval`` is the number under which a map was approved (审图号).
    """

    publisher_zh: str
    publisher_en: str
    published: str
    url: str
    kind: str
    document: str
    licence: str
    reliability: str
    note_zh: str
    note_en: str
    crs: str = ""
    approval: str = ""

    def publisher(self, language: Language) -> str:
        return self.publisher_zh if language == "zh" else self.publisher_en or self.publisher_zh

    def note(self, language: Language) -> str:
        return self.note_zh if language == "zh" else self.note_en


@dataclass(frozen=True)
class Department(Named):
    """Part of the administration: the themes and indicators whose figures are its own."""

    themes: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dashboard:
    """What the tables say about the page that shows them: dashboard.toml."""

    subject: str
    title_zh: str
    title_en: str
    language: Language
    series: str = ""
    filters: Selection = field(default_factory=Selection)

    def title(self, language: Language) -> str:
        return self.title_zh if language == "zh" else self.title_en
