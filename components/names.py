"""Projects and other entries: which are built, and what their codes mean in words."""

from typing import Any

from components.text import Text
from data.catalogue import Catalogue
from data.model import NOT_BUILT, OTHER_WORDS, UNSTATED

Project = dict[str, Any]

# How far a thing that is built can be; and what a source says of things that climb no such ladder.
LADDER = ("planned", "settled", "signed", "under_construction", "topped_out", "completed", "in_use")
RUNGS = LADDER[2:]  # what every ladder shows; the steps before it only where one is reached
ROOFLESS = ("road", "railway", "green_space")  # kinds of things that are never topped out
ASIDE = ("ongoing", "largely_done", "done", OTHER_WORDS, UNSTATED)
DONE = ("completed", "in_use", "done")


def split(projects: list[Project]) -> tuple[list[Project], list[Project]]:
    """Things that are built, and programmes, organisations and awards apart from them."""
    built = [project for project in projects if is_built(project)]
    return built, [project for project in projects if not is_built(project)]


def is_built(project: Project) -> bool:
    """Whether it stands somewhere; a programme, an organisation or an award does not."""
    return project["category"] not in NOT_BUILT


def is_done(project: Project) -> bool:
    """Whether its source says that it is finished: then its mark on the map is filled."""
    return project["status"] in DONE


def name(project: Project, text: Text) -> str:
    return text.of(project["name_zh"], project["name_en"])


def happened(event: dict[str, Any], text: Text) -> str:
    """What happened to a project, and in brackets what the tables note of it.

    ``event`` is a row of ``queries.EVENTS``.
    """
    said, remark = name(event, text), text.of(event["note_zh"], event["note_en"])
    return text("timeline.noted", name=said, note=remark.rstrip("。.")) if remark else said


def category(project: Project, text: Text) -> str:
    return text.known(f"category.{project['category']}", project["category"])


def theme(project: Project, known: Catalogue, text: Text) -> str:
    found = known.themes.get(project["theme_id"])
    return found.name(text.language) if found else ""


def step(project: Project) -> str:
    """The code of how far it is.

    ``OTHER_WORDS`` where its source speaks of it in words that say no step, ``UNSTATED`` where it
    does not speak of it.
    """
    return project["status"] or (OTHER_WORDS if project["status_words"] else UNSTATED)


def ladder(project: Project) -> list[str]:
    """The steps that a thing of its kind takes, the reached one among them."""
    roofless = {"topped_out"} if project["category"] in ROOFLESS else set()
    reached = step(project)
    return [s for s in LADDER if s == reached or (s in RUNGS and s not in roofless)]


def steps(projects: list[Project]) -> dict[str, int]:
    """How many projects stand at each step, the ladder first, then what stands aside of it.

    Steps at which none stands are left out; codes that are not known come last.
    """
    found = [step(project) for project in projects]
    order = dict.fromkeys([*LADDER, *ASIDE, *found])
    return {name: found.count(name) for name in order if name in found}


def step_name(name: str, text: Text) -> str:
    return text.known(f"progress.{name}", name)


def progress(project: Project, text: Text) -> str:
    """How far it is, in words that are the same for all sources."""
    return step_name(step(project), text)


def own_words(project: Project, text: Text) -> str:
    """How far it is in the words of its source, where these are others than ours."""
    words = str(project["status_words"])
    return words if words != progress(project, text) else ""


def status(project: Project, text: Text) -> str:
    """How far it is: in Chinese as the source says it, in English what that means."""
    words = project["status_words"] if text.language == "zh" else ""
    return words or progress(project, text)
