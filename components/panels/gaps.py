"""Lists of what is not held: indicators, what is not known of projects, and of sources."""

from collections.abc import Iterable

import streamlit as st

from components import citation, dates, names, session
from components.addresses import Link, address
from components.details import side_by_side
from components.panels.completeness import to_indicator
from components.show import conflicts, quiet, small, subheading
from components.text import Text, literal
from data import completeness
from data.catalogue import Catalogue
from data.completeness import Cell, Holdings
from data.model import GRADES, Named, Selection, Source
from data.typed import Rows


def missing(found: Holdings, selection: Selection, known: Catalogue, text: Text) -> None:
    """The indicators that are not held for the chosen year, theme by theme."""
    subheading(text("completeness.missing", period=dates.chosen(selection, text)))
    quiet(text("completeness.not_published"))
    cells = completeness.cells(found, known, selection)
    lacking = [cell for cell in cells if cell.elsewhen or cell.elsewhere]
    if not lacking:
        quiet(text("completeness.missing_none"))
    for cell in lacking:
        theme = known.themes[cell.theme_id].name(text.language)
        count = len(cell.elsewhen) + len(cell.elsewhere)
        label = text("completeness.gap", name=theme, count=count)
        _folded(label, f"missing-{cell.theme_id}", _missing(cell, found, known, text))


def _missing(cell: Cell, found: Holdings, known: Catalogue, text: Text) -> list[str]:
    """The indicators of which the area has other years, then those that only neighbours have."""
    held = {indicator.id: _years(indicator.id, found, text) for indicator in cell.elsewhen}
    for indicator in cell.elsewhere:
        areas = (known.areas[area].name(text.language) for area in found.around[indicator.id])
        held[indicator.id] = text("list.names").join(areas)
    said = []
    for name, indicators in (("elsewhen", cell.elsewhen), ("elsewhere", cell.elsewhere)):
        if indicators:
            said.append(f"**{literal(text(f'completeness.{name}', count=len(indicators)))}**")
            said.append(
                "\n".join(
                    f"- {to_indicator(i, text).markdown()} :gray[{literal(held[i.id])}]"
                    for i in indicators
                )
            )
    return said


def _years(indicator_id: str, found: Holdings, text: Text) -> str:
    """The years of which the area has figures of an indicator, and whether of several together."""
    own = {f.row["year"] for f in found.figures if f.row["indicator_id"] == indicator_id}
    years = sorted(int(year) for year in own - {""})
    said = [dates.years(years, text)] if years else []
    return text("list.names").join(
        [*said, *([text("completeness.over_years")] if "" in own else [])]
    )


def differing(facts: list[Rows], known: Catalogue, text: Text) -> None:
    """The facts of the choice that sources state differently, or that there are none."""
    subheading(text("completeness.differing"))
    if not facts:
        quiet(text("completeness.agree"))
    conflicts(facts, known, text, named=True)


def project_gaps(projects: Rows, about: tuple[Rows, Rows], known: Catalogue, text: Text) -> None:
    """What is not known of the chosen projects, each a link.

    ``about`` are the figures and the dated events of all projects.
    """
    subheading(text("completeness.projects"))
    unbuilt = len(names.split(projects)[1])
    quiet(text("completeness.projects_counted", count=len(projects), unbuilt=unbuilt))
    for gap, found in completeness.project_gaps(projects, *about).items():
        links = [_to(known.projects[p["project_id"]], "project", text) for p in found]
        _gap(f"project_{gap}", links, text)


def source_gaps(known: Catalogue, text: Text) -> None:
    """How the sources are, all of them, and of which something is not known."""
    subheading(text("completeness.sources"))
    sources, gaps = known.sources.values(), completeness.source_gaps(known)
    said = text(
        "completeness.sources_counted",
        count=len(sources),
        whole=len(sources) - len(gaps["text"]),
        grades=text("list.names").join(_grades(sources, text)),
        last=dates.last_published(known, text),
    )
    quiet(said)
    for gap, found in gaps.items():
        _gap(f"source_{gap}", [_to_source(source, text) for source in found], text)


def _grades(sources: Iterable[Source], text: Text) -> list[str]:
    """How many sources have each reliability; what is in none of the known words comes last."""
    found = [source.reliability for source in sources]
    order = dict.fromkeys([*GRADES, *found])
    return [
        text(
            "completeness.grade",
            grade=text.known(f"confidence.{grade}", grade) or text("sources.unknown"),
            count=found.count(grade),
        )
        for grade in order
        if grade in found
    ]


def _to_source(source: Source, text: Text) -> str:
    about = side_by_side(citation.beside(source, text))
    return f"{_to(source, 'source', text)} {small(about) if about else ''}".strip()


def _to(named: Named, kind: str, text: Text) -> str:
    """The name of a project or a source, leading to its page."""
    page = {"project": "project", "source": "sources"}[kind]
    asked = session.link(**{kind: named.id})
    return Link(named.name(text.language), address(page, asked)).markdown()


def _gap(name: str, links: list[str], text: Text) -> None:
    if links:
        label = text("completeness.gap", name=text(f"completeness.{name}"), count=len(links))
        _folded(label, name, ["\n".join(f"- {link}" for link in links)])


def _folded(label: str, name: str, said: list[str]) -> None:
    """Words that stand folded until they are asked for."""
    box = st.expander(literal(label), key=f"table-completeness-{name}", on_change="rerun")
    if box.open:
        with box:
            st.markdown("\n\n".join(said))
