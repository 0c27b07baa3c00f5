"""What a briefing says, whatever kind of file it becomes."""

from dataclasses import dataclass
from datetime import date

from components.pictures import Picture
from data.model import Language

# So many characters may a property of an office file have, such as its title.
LONGEST = 255

# The numbers of sources, as the notes at the end list them.
Numbers = tuple[int, ...]


@dataclass(frozen=True)
class Headline:
    """A figure as it was printed, with its growth and rank where they are held.

    ``remarks`` tell what it is about, where that is not the area, and how sure it is. ``words`` say
    all of it within a sentence. ``passages`` name, for each source, the words that print it.
    """

    name: str
    figure: str
    period: str
    beside: str
    remarks: tuple[str, ...]
    words: str
    sources: Numbers
    passages: tuple[str, ...]


@dataclass(frozen=True)
class Stretch:
    """Figures of a plot that may be joined: one for each category, None where there is none."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class Mark:
    """How a point looks that is no exact, published and final figure, as on the pages."""

    derived: bool
    pale: bool


@dataclass(frozen=True)
class Plot:
    """A picture's points as a chart of an office program takes them.

    ``words`` are those of a category whose figure is bounded, uncertain or derived, ``marks``
    its looks: None for a plain dot. Columns (not ``joined``) where points may not be joined by a
    line. ``own`` is the category of the area that is compared, where the others are its neighbours.
    ``notes`` are those of the picture, told of what such a chart shows.
    """

    categories: tuple[str, ...]
    stretches: tuple[Stretch, ...]
    unit: str
    joined: bool
    own: int | None
    words: tuple[str, ...]
    marks: tuple[Mark | None, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Illustration:
    """A picture with its number in the briefing and the sources it is drawn from."""

    number: int
    picture: Picture
    plot: Plot
    sources: Numbers


@dataclass(frozen=True)
class Section:
    """What is said of one theme."""

    heading: str
    paragraph: str
    headlines: tuple[Headline, ...]
    illustrations: tuple[Illustration, ...]


@dataclass(frozen=True)
class Undertaking:
    """A thing that is built: how far it is in the words of its source, and since when.

    ``id`` is that of its project, ``passages`` are as those of a headline.
    """

    id: str
    name: str
    category: str
    step: str
    status: str
    sources: Numbers
    passages: tuple[str, ...]


@dataclass(frozen=True)
class Reference:
    """A source under its number. ``published`` is in words; neither it nor the publisher empty."""

    id: str
    number: int
    title: str
    publisher: str
    published: str


@dataclass(frozen=True)
class Notes:
    """What stands at the end: sources, what was reckoned and how, what must be taken with care."""

    references: tuple[Reference, ...]
    derived: tuple[str, ...]
    care: tuple[str, ...]


@dataclass(frozen=True)
class Brief:
    """A briefing. ``subtitle`` has a line each for what was chosen and for the day it was made.

    ``progress`` says how many undertakings stand where.
    """

    language: Language
    made: date
    title: str
    subtitle: tuple[str, ...]
    summary: str
    sections: tuple[Section, ...]
    progress: str
    undertakings: tuple[Undertaking, ...]
    notes: Notes
