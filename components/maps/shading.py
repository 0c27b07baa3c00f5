"""Areas shaded by their figures: which colour each has, and what the colours mean."""

from dataclasses import dataclass

from components import captions, dates, figures
from components.maps import hatching, view
from components.maps.features import Feature
from components.text import Text
from components.theme import Palette, Rgb
from data.catalogue import Catalogue
from data.classes import classes
from data.comparison import Standing
from data.model import Indicator
from data.series import Point

LIGHTEST, DARKEST = 0.12, 0.7  # how much of the district's colour the outer classes have
SPACING = 1 / 60  # of the width of all that is shaded: how far apart lines of a hatching are


@dataclass(frozen=True)
class Shade:
    """One class: the words of its bounds, its fill, and the areas in it."""

    label: str
    color: Rgb
    areas: tuple[str, ...]


@dataclass(frozen=True)
class Shading:
    """Areas by their figures in one period, the lowest class first.

    ``without`` are areas that are hatched: no figure is held, or none that is sure enough.
    ``figures`` are the figures as they were printed, by area, those that are unsure too;
    ``sources`` are the publications that state them, as ids.
    """

    title: str
    rule: str
    shades: tuple[Shade, ...]
    without: tuple[str, ...]
    figures: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]

    def color(self, area: str) -> Rgb | None:
        """The fill of an area; None where it has no class."""
        return next((shade.color for shade in self.shades if area in shade.areas), None)

    def figure(self, area: str) -> str:
        """The figure of an area as it was printed; empty where none is held."""
        return dict(self.figures).get(area, "")

    def hatching(self, text: Text) -> str:
        """What the hatching means here: no figure, or some that are not sure enough."""
        unsure = any(self.figure(area) for area in self.without)
        return text("shading.unsure" if unsure else "shading.without")

    def __contains__(self, area: str) -> bool:
        return area in self.without or self.color(area) is not None


def shading(
    found: Standing, indicator: Indicator, known: Catalogue, text: Text, palette: Palette
) -> Shading:
    """The neighbours of an area in classes of equal count; those left out are hatched."""
    made = classes(found.points)
    shades = tuple(
        Shade(_bounds(members, indicator, text), _color(number, len(made), palette), _ids(members))
        for number, members in enumerate(made)
    )
    classed = {area for shade in shades for area in shade.areas}
    held = [*found.points, *found.unsure]
    left = [*_ids(held), *(area.id for area in found.without)]
    title = text(
        "shading.title",
        name=indicator.name(text.language),
        period=dates.period(found.period, text),
    )
    return Shading(
        title,
        text("shading.rule", count=len(shades)) + _undrawn(held, known, text),
        shades,
        tuple(area for area in left if area not in classed),
        tuple((p.area_id, captions.printed(p, indicator, known, text)) for p in held),
        tuple(dict.fromkeys(source for point in held for source in point.source_ids)),
    )


def _undrawn(held: list[Point], known: Catalogue, text: Text) -> str:
    """Which areas have a figure but no outline that could be shaded; empty where all have one."""
    outlined = {feature["properties"].get("area_id") for feature in known.features("Polygon")}
    areas = [known.areas[name] for name in _ids(held) if name not in outlined]
    names = text("list.names").join(area.name(text.language) for area in areas)
    return text("shading.undrawn", areas=names) if areas else ""


def hatched(features: list[Feature], without: tuple[str, ...]) -> list[hatching.Line]:
    """The lines of the hatching of some areas, as dense as the whole is wide."""
    all_points = [point for feature in features for point in _bounds_of(feature)]
    width = max(p[0] for p in all_points) - min(p[0] for p in all_points) if all_points else 0
    return [
        line
        for feature in features
        if feature["properties"].get("area_id") in without
        for line in hatching.lines(feature["geometry"], width * SPACING)
    ]


def _bounds(members: list[Point], indicator: Indicator, text: Text) -> str:
    """The least and the most of a class, as numbers of the tables with their unit."""
    least, most = (
        figures.amount(point.value, indicator.unit, "exact", text)
        for point in (members[0], members[-1])
    )
    if members[0].value == members[-1].value:
        return str(most)
    return text("shading.bounds", least=least, most=most)


def _color(number: int, count: int, palette: Palette) -> Rgb:
    """The fill of a class: from a breath of the district's colour to most of it."""
    strength = LIGHTEST + (DARKEST - LIGHTEST) * (number / (count - 1) if count > 1 else 1)
    page, own = palette.rgb("backgroundColor"), palette.rgb("primaryColor")
    red, green, blue = (round(p + (o - p) * strength) for p, o in zip(page, own, strict=True))
    return red, green, blue


def _ids(points: list[Point]) -> tuple[str, ...]:
    return tuple(point.area_id for point in points)


def _bounds_of(feature: Feature) -> list[list[float]]:
    return view.points(feature["geometry"]["coordinates"])
