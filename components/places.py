"""Where projects are and how sure that is, in words: what stands beside a map and under it."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from components import names
from components.names import Project
from components.text import Text
from data.catalogue import Catalogue
from data.coordinates import SYSTEMS
from data.model import Selection

WGS84 = SYSTEMS[0]
UNSTATED = ""  # in place of a source that is not told
METHODS = ("source", "derived", "estimate")  # how a place was found, the surest first


def is_placed(project: Project) -> bool:
    """Whether any source says where it is."""
    return project["lon"] is not None


def placed(projects: list[Project]) -> int:
    """How many projects the map shows as dots."""
    return sum(map(is_placed, projects))


def with_place(projects: list[Project]) -> list[Project]:
    """The projects that the map shows, in the order of the tables."""
    return [project for project in projects if is_placed(project)]


def without_place(projects: list[Project]) -> list[Project]:
    """The things built that no source puts anywhere, to be listed beside the map.

    Programmes, organisations and awards have no place to publish, and are not counted here.
    """
    built, _ = names.split(projects)
    return [project for project in built if not is_placed(project)]


def on_map_page(projects: list[Project]) -> list[Project]:
    """What the map shows, or a list beside it."""
    return [*with_place(projects), *without_place(projects)]


def place(project: Project, known: Catalogue, text: Text) -> str:
    """Where it is and how sure that is; or that nobody has published it."""
    if not is_placed(project):
        return text("projects.place_unknown")
    area = known.areas.get(project["area_id"])
    name = area.name(text.language) if area else text("projects.area_unknown")
    method = text.known(f"method.{project['method']}", project["method"])
    precision = f"{project['precision_m']:,.0f}"
    return text("projects.place", area=name, precision=precision, method=method)


def project_of(picked: dict[str, Any]) -> str:
    """The project of a thing picked on the map: a dot, or a line that belongs to one."""
    properties = picked.get("properties", picked)
    return str(properties.get("project_id") or "")


def area_of(picked: dict[str, Any]) -> str:
    """The area of a thing picked on the map: an outline, or the ring at its centre."""
    properties = picked.get("properties", picked)
    return str(properties.get("area_id") or "")


def chosen(selection: Selection, known: Catalogue, text: Text) -> str:
    """What the filters leave, in words: area, theme, kinds and steps."""
    theme = known.themes.get(selection.theme)
    kinds = [text.known(f"category.{kind}", kind) for kind in selection.categories]
    steps = [names.step_name(step, text) for step in selection.statuses]
    parts = [
        known.areas[selection.area].name(text.language),
        theme.name(text.language) if theme else "",
        text("list.names").join(kinds),
        text("list.names").join(steps),
    ]
    return " · ".join(part for part in parts if part)


def counted(projects: list[Project], text: Text) -> str:
    """How many are on the map, by how their place was found, and how many have no place at all."""
    methods = Counter(project["method"] for project in with_place(projects))
    unplaced = len(without_place(projects))
    if not methods:
        return text("map.none_counted", unplaced=unplaced)
    found = (
        text(
            "map.method",
            count=methods[method],
            method=text.known(f"method.{method}", method),
        )
        for method in sorted(methods, key=_sureness)
    )
    return text(
        "map.counts",
        placed=placed(projects),
        methods=text("list.separator").join(found),
        unplaced=unplaced,
    )


def _sureness(method: str) -> int:
    return METHODS.index(method) if method in METHODS else len(METHODS)


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
    return marks + [("gray", text(f"legend.{kind}")) for kind in _kinds(known, projects)]


def _kinds(known: Catalogue, projects: list[Project]) -> list[str]:
    """The kinds of marks that the map has; those that stand for nothing on it are left out."""
    dots, lines = with_place(projects), known.features("LineString")
    outlined = {feature["properties"].get("area_id") for feature in known.features("Polygon")}
    kinds = {str(line["properties"].get("kind") or "") for line in lines}
    there = {
        "done": any(map(names.is_done, dots)),
        "other": not all(map(names.is_done, dots)),
        "precision": bool(dots),
        "ring": any(a.lon is not None and a.id not in outlined for a in known.areas.values()),
        "rail": any("rail" in kind for kind in kinds),
        "tunnel": any("tunnel" in kind for kind in kinds),
        "dashed": any(map(_is_schematic, [*lines, *known.features("Polygon")])),
    }
    return [kind for kind, stands in there.items() if stands]


@dataclass(frozen=True)
class Layer:
    """What is drawn alike, and the sources that it is drawn from, as ids or words of their own.

    An empty one stands for what is drawn and has no source stated.
    """

    key: str
    sources: tuple[str, ...]


def layers(known: Catalogue, projects: list[Project]) -> list[Layer]:
    """The layers of the map that hold anything, the lowest first."""
    polygons = known.features("Polygon")
    found = {
        "outlines": [s for f in polygons if not _is_schematic(f) for s in _sources(f)],
        "zones": [s for f in polygons if _is_schematic(f) for s in _sources(f)],
        "lines": [s for f in known.features("LineString") for s in _sources(f)],
        "centres": [a.source_id for a in known.areas.values() if a.lon is not None],
        "projects": [s for p in projects if is_placed(p) for s in _named(p["position_source"])],
    }
    return [
        Layer(key, tuple(sorted(dict.fromkeys(names), key=lambda name: name == UNSTATED)))
        for key, names in found.items()
        if names
    ]


def _is_schematic(feature: dict[str, Any]) -> bool:
    return bool(feature["properties"].get("schematic"))


def _sources(feature: dict[str, Any]) -> list[str]:
    """A feature's ``source`` holds ids of sources, ``;`` between them, or words of its own."""
    return _named(str(feature["properties"].get("source") or ""))


def _named(sources: str) -> list[str]:
    return _split(sources) or [UNSTATED]


def _split(names: str) -> list[str]:
    return [name for name in (names or "").split(";") if name]


def layer_notes(known: Catalogue, projects: list[Project], text: Text) -> list[str]:
    """For each layer its sources with their dates and licences, and last what holds for all.

    A map approval is told of each layer only where they have different ones.
    """
    found = layers(known, projects)
    approvals = [_approval(layer, known, text) for layer in found]
    shared = set(approvals) if len(set(approvals)) == 1 else set()
    notes = [
        _layer_note(layer, [approval] if not shared else [], known, text)
        for layer, approval in zip(found, approvals, strict=True)
    ]
    return [*notes, _note("all", [text("layer.system"), *shared], text)] if notes else []


def _layer_note(layer: Layer, more: list[str], known: Catalogue, text: Text) -> str:
    sources = [known.sources[name] for name in layer.sources if name in known.sources]
    systems = dict.fromkeys(system for source in sources for system in _split(source.crs))
    shifted = text("list.names").join(system for system in systems if system != WGS84)
    converted = [text("layer.converted", systems=shifted)] if shifted else []
    credited = [_credit(name, known, text) for name in layer.sources]
    return _note(layer.key, [*credited, *converted, *more], text)


def _note(key: str, said: list[str], text: Text) -> str:
    return text("layer.note", layer=text(f"layer.{key}"), sources=text("list.stop").join(said))


def _approval(layer: Layer, known: Catalogue, text: Text) -> str:
    """The map approval of a layer; one source without leaves the whole layer without one."""
    approvals = [known.sources[name].approval for name in layer.sources if name in known.sources]
    if len(approvals) < len(layer.sources) or not all(approvals):
        return text("layer.sketch")
    return text("layer.approved", number=text("list.names").join(dict.fromkeys(approvals)))


def _credit(name: str, known: Catalogue, text: Text) -> str:
    """A source with its date and its licence, where it has them."""
    if name == UNSTATED:
        return text("layer.unstated")
    source = known.sources.get(name)
    if source is None:
        return name
    title = source.name(text.language)
    more = text("list.separator").join(filter(None, (source.published, source.licence)))
    return text("layer.source", title=title, more=more) if more else title
