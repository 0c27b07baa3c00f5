"""What a briefing says of a choice: figures, pictures, projects, and the notes that they need."""

from datetime import date
from typing import NamedTuple

from components import dates, figures, names
from components.briefing import noted
from components.briefing.brief import (
    Brief,
    Illustration,
    Notes,
    Section,
    Undertaking,
)
from components.briefing.depicted import Histories, Themed, depicted
from components.briefing.headlines import Wording, by_theme, headline, sentence
from components.briefing.plots import plot
from components.figures import Observation
from components.names import Project
from components.pictures import Picture, Setting
from components.text import Text
from data.model import Selection
from data.quotations import passage_id


class Material(NamedTuple):
    """What a briefing is made from.

    ``observations`` are those of the choice that tiles are made of, one per key, the newest first;
    ``histories`` is what its pictures are drawn from; ``projects`` those of the choice.
    """

    observations: list[Observation]
    histories: Histories
    projects: list[Project]


def compose(selection: Selection, material: Material, setting: Setting, made: date) -> Brief:
    """The briefing on a choice; where that has no figures, one that says so.

    ``made`` is the day that it bears. An empty area is the subject of the tables.
    """
    known, text, _ = setting
    area = known.areas[selection.area or known.dashboard.subject]
    themed = by_theme(known, material.observations, area.id, text)
    drawn = depicted(themed, material.histories, area, setting)
    built = _by_step(names.split(material.projects)[0])
    wording = Wording(known, text, _numbered(themed, drawn, built))
    sections = _sections(themed, drawn, wording)
    about = {"area": area.name(text.language), "period": dates.chosen(selection, text)}
    theme = known.themes.get(selection.theme)
    chosen = theme.name(text.language) if theme else text("briefing.every_theme")
    return Brief(
        language=text.language,
        made=made,
        title=text("briefing.title", **about),
        subtitle=(
            " · ".join((about["area"], chosen, about["period"])),
            text("briefing.made", day=dates.day(made, text)),
        ),
        summary=_summary(sections, about, text),
        sections=tuple(sections),
        progress=_progress(built, text),
        undertakings=tuple(_undertaking(project, wording) for project in built),
        notes=_notes(selection, themed, drawn, material.histories, wording),
    )


def _numbered(
    themed: Themed, drawn: dict[str, list[Picture]], built: list[Project]
) -> dict[str, int]:
    """Sources by their numbers, in the order in which they are first cited."""
    cited: list[str] = []
    for theme, told in themed:
        cited += [row["source_id"] for _, rows in told for row in rows]
        cited += [name for picture in drawn[theme.id] for name in picture.source_ids]
    cited += [project["source_id"] for project in built]
    return {name: number for number, name in enumerate(dict.fromkeys(cited), 1)}


def _sections(themed: Themed, drawn: dict[str, list[Picture]], wording: Wording) -> list[Section]:
    """A section for each theme, pictures counted through all of them."""
    text = wording.text
    sections: list[Section] = []
    before = 0
    for theme, told in themed:
        headlines = tuple(headline(one, wording) for one in told)
        words = text("briefing.between").join(sentence(one, text) for one in headlines)
        illustrations = tuple(
            _illustration(number, picture, wording)
            for number, picture in enumerate(drawn[theme.id], before + 1)
        )
        before += len(illustrations)
        sections.append(
            Section(
                heading=theme.name(text.language),
                paragraph=text("briefing.end", words=words),
                headlines=headlines,
                illustrations=illustrations,
            )
        )
    return sections


def _illustration(number: int, picture: Picture, wording: Wording) -> Illustration:
    shown = plot(picture, picture.known(wording.known), wording.text)
    return Illustration(number, picture, shown, wording.cite(picture.source_ids))


def _summary(sections: list[Section], about: dict[str, str], text: Text) -> str:
    """The first headline of each theme in one paragraph; of one theme its section has them all."""
    if not sections:
        return figures.spaced(text("briefing.nothing", **about))
    if len(sections) == 1:
        return figures.spaced(text("briefing.summary_of_one", **about))
    first = (sentence(section.headlines[0], text) for section in sections)
    said = text("briefing.summary", figures=text("briefing.between").join(first), **about)
    return figures.spaced(said)


def _progress(built: list[Project], text: Text) -> str:
    """How many projects stand at which step, as their sources have it."""
    if not built:
        return text("briefing.no_projects")
    steps = (
        text("briefing.step", name=names.step_name(step, text), count=count)
        for step, count in names.steps(built).items()
    )
    return text("briefing.steps", count=len(built), steps=text("list.names").join(steps))


def _by_step(built: list[Project]) -> list[Project]:
    """Projects by how far they are, else in the order of the tables."""
    steps = list(names.steps(built))
    return sorted(built, key=lambda project: steps.index(names.step(project)))


def _undertaking(project: Project, wording: Wording) -> Undertaking:
    text = wording.text
    status, day = names.status(project, text), project["status_date"]
    if day:
        status = text("briefing.since", words=status, date=dates.name(day, text))
    return Undertaking(
        id=project["project_id"],
        name=names.name(project, text),
        category=names.category(project, text),
        step=names.step_name(names.step(project), text),
        status=status,
        sources=wording.cite([project["source_id"]]),
        passages=(passage_id(project["quote"]),),
    )


def _notes(
    selection: Selection,
    themed: Themed,
    drawn: dict[str, list[Picture]],
    histories: Histories,
    wording: Wording,
) -> Notes:
    known, text = wording.known, wording.text
    told = [one for _, own in themed for one in own]
    shown = [picture for own in drawn.values() for picture in own]
    derived = [words for picture in shown for words in noted.reckoned(picture, known, text)]
    for one in told:
        history, _ = histories.own.get(one[0].indicator_id, ([], []))
        derived += noted.follows(one, history, known, text)
    care = noted.care(told, text)
    if selection.year and shown:
        care.append(text("briefing.periods"))
    return Notes(noted.references(wording), tuple(dict.fromkeys(derived)), tuple(care))
