"""A briefing as pages take it, one block below the other: what Word and PDF have in common."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, count
from typing import Literal

from components.briefing.brief import Brief, Headline, Illustration, Section
from components.briefing.headlines import cited
from components.text import Text


@dataclass(frozen=True)
class Heading:
    """A heading: of a section, or of a part of one."""

    words: str
    level: Literal[1, 2]


@dataclass(frozen=True)
class Paragraph:
    """Words of the text, or of a note in smaller letters without indent."""

    words: str
    kind: Literal["body", "note"] = "body"


@dataclass(frozen=True)
class Grid:
    """A table under headings. ``widths`` are what its columns take of the page's width, of 100."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]


@dataclass(frozen=True)
class Chart:
    """A picture with what stands above it; its sentence also tells it to who cannot see it."""

    title: str
    illustration: Illustration


Block = Heading | Paragraph | Grid | Chart


def blocks(brief: Brief, text: Text) -> Iterator[Block]:
    """Everything below title and subtitle."""
    numerals = _numerals(text)
    yield Paragraph(brief.summary)
    for section in brief.sections:
        yield _heading(next(numerals), section.heading, text)
        yield from _section(section, text)
    yield _heading(next(numerals), text("briefing.projects"), text)
    yield Paragraph(brief.progress)
    if brief.undertakings:
        yield _undertakings(brief, text)
    yield _heading(next(numerals), text("briefing.notes"), text)
    yield from _notes(brief, text)


def headlines(section: Section, text: Text) -> Grid:
    """The headline figures of a section as a table; without growth and rank where none is held."""
    columns = {
        text("table.indicator"): (29, [_named(one, text) for one in section.headlines]),
        text("table.figure"): (21, [one.figure for one in section.headlines]),
        text("table.period"): (22, [one.period for one in section.headlines]),
        text("briefing.beside"): (18, [one.beside for one in section.headlines]),
        text("table.source"): (10, [cited(one.sources, text) for one in section.headlines]),
    }
    held = {name: column for name, column in columns.items() if any(column[1])}
    whole = sum(share for share, _ in held.values())
    return Grid(
        columns=tuple(held),
        rows=tuple(zip(*(cells for _, cells in held.values()), strict=True)),
        widths=tuple(share * 100 // whole for share, _ in held.values()),
    )


def _named(one: Headline, text: Text) -> str:
    return text("list.separator").join((one.name, *one.remarks))


def references(brief: Brief, text: Text) -> list[str]:
    """The sources, a line each."""
    return [
        text(
            "briefing.reference",
            number=source.number,
            title=source.title,
            publisher=source.publisher,
            published=source.published,
        )
        for source in brief.notes.references
    ]


def _numerals(text: Text) -> Iterator[str]:
    """一, 二, 三 and so on; in digits where the words end."""
    written = text("briefing.numerals").split()
    return chain(written, map(str, count(len(written) + 1)))


def _heading(numeral: str, words: str, text: Text) -> Heading:
    return Heading(text("briefing.heading", numeral=numeral, words=words), 1)


def _section(section: Section, text: Text) -> Iterator[Block]:
    numerals = _numerals(text)
    yield _subheading(next(numerals), "figures", text)
    yield Paragraph(section.paragraph)
    yield headlines(section, text)
    if section.illustrations:
        yield _subheading(next(numerals), "pictures", text)
    for shown in section.illustrations:
        picture = shown.picture
        title = text("briefing.subtitle", title=picture.title, subtitle=picture.subtitle)
        # Its sentence stands first: it fills the page where the picture does not fit any more.
        yield from (Paragraph(line) for line in picture.sentence.split("\n"))
        yield Chart(text("briefing.picture", number=shown.number, title=title), shown)
        yield from (Paragraph(note, "note") for note in picture.notes)
        sources = cited(shown.sources, text)
        yield Paragraph(text("briefing.drawn_from", sources=sources), "note")


def _subheading(numeral: str, key: str, text: Text) -> Heading:
    words = text(f"briefing.{key}")
    return Heading(text("briefing.subheading", numeral=numeral, words=words), 2)


def _undertakings(brief: Brief, text: Text) -> Grid:
    return Grid(
        columns=tuple(text(f"table.{name}") for name in ("name", "category", "status", "source")),
        rows=tuple(
            (one.name, one.category, one.status, cited(one.sources, text))
            for one in brief.undertakings
        ),
        widths=(42, 17, 31, 10),
    )


def _notes(brief: Brief, text: Text) -> Iterator[Block]:
    notes = {
        "sources": references(brief, text),
        "derived": brief.notes.derived,
        "care": brief.notes.care,
    }
    numerals = _numerals(text)
    for key, lines in notes.items():
        if lines:
            yield _subheading(next(numerals), key, text)
            yield from (Paragraph(line, "note") for line in lines)
