"""Where projects are and how sure that is, in words: what stands beside a map and under it."""

from typing import Any

from components import names
from components.names import Project
from components.text import Text
from data.catalogue import Catalogue


def is_placed(project: Project) -> bool:
    """Whether any source says where it is."""
    return project["lon"] is not None


def placed(projects: list[Project]) -> int:
    """How many projects the map shows as dots."""
    return sum(map(is_placed, projects))


def without_place(projects: list[Project]) -> list[Project]:
    """The things built that no source puts anywhere, to be listed beside the map.

    Programmes, organisations and awards have no place to publish, and are not counted here.
    """
    built, _ = names.split(projects)
    return [project for project in built if not is_placed(project)]


def place(project: Project, known: Catalogue, text: Text) -> str:
    """Where it is and how sure that is; or that nobody has published it."""
    if not is_placed(project):
        return text("projects.place_unknown")
    area = known.areas.get(project["area_id"], known.subject)
    method = text.known(f"method.{project['method']}", project["method"])
    precision = f"{project['precision_m']:,.0f}"
    return text("projects.place", area=area.name(text.language), precision=precision, method=method)


def project_of(picked: dict[str, Any]) -> str:
    """The project of a thing picked on the map: a dot, or a line that belongs to one."""
    properties = picked.get("properties", picked)
    return str(properties.get("project_id") or "")


def area_of(picked: dict[str, Any]) -> str:
    """The area of a thing picked on the map: an outline, or the ring at its centre."""
    properties = picked.get("properties", picked)
    return str(properties.get("area_id") or "")


def description(known: Catalogue, projects: list[Project], text: Text) -> str:
    """What the map shows, in one sentence, for those who do not see it."""
    return text("map.alt", area=known.subject.name(text.language), count=placed(projects))


def legend(known: Catalogue, projects: list[Project], text: Text) -> list[tuple[str, str]]:
    """What the marks of the map mean: the name of a colour, and the words.

    The themes of the places that are shown, then what holds for all of them.
    """
    shown = {project["theme_id"] for project in projects if is_placed(project)}
    themes = [theme for theme in known.themes.values() if theme.id in shown]
    marks = [(theme.color, f"● {theme.name(text.language)}") for theme in themes]
    kinds = ("done", "other", "precision", "ring", "dashed")
    return marks + [("gray", text(f"legend.{kind}")) for kind in kinds]


def drawn_from(known: Catalogue, text: Text) -> list[str]:
    """Where the outlines and lines come from, each once, with its licence where it has one.

    A feature's ``source`` holds ids of sources, ``;`` between them, or words of its own.
    """
    named = [
        name
        for kind in ("Polygon", "LineString")
        for feature in known.features(kind)
        for name in str(feature["properties"].get("source") or "").split(";")
        if name
    ]
    return [_credit(name, known, text) for name in dict.fromkeys(named)]


def _credit(name: str, known: Catalogue, text: Text) -> str:
    source = known.sources.get(name)
    if source is None:
        return name
    title = source.name(text.language)
    return text("map.licensed", title=title, licence=source.licence) if source.licence else title
