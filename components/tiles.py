"""A tile: what one indicator says in one glance."""

from collections.abc import Collection
from dataclasses import dataclass

from components import dates, figures
from components.figures import Figure, Observation
from components.text import Text
from data.catalogue import Catalogue
from data.model import Indicator, Theme
from data.quotations import passage_id

# What is the figure itself, in this order; and what may stand beside it, in this one.
MAIN = ("value", "yoy", "completion", "rank")
BESIDE = ("rank", "yoy", "completion")
ROW = 4


@dataclass(frozen=True)
class Tile:
    """A label, a figure, its period, and at most one chip: rank, growth or completion.

    ``rows`` are the observations that it is made of, that of the figure first, then what may stand
    beside it. ``passage_id`` names the quote that holds the figure.
    """

    indicator_id: str
    label: str
    figure: Figure
    chip: str
    period: str
    remarks: tuple[str, ...]
    theme_id: str
    passage_id: str
    rows: tuple[Observation, ...]


def tile(
    indicator: Indicator, observations: list[Observation], known: Catalogue, area: str, text: Text
) -> Tile | None:
    """The tile of an indicator, from its observations: the newest first, one per key.

    The figure is about the area itself where there is one, else about what lies next below it, and
    about no single project; where it is about another thing the tile says about which. None where
    there is nothing to show.
    """
    usable = [o for o in observations if o["statistic"] in MAIN and o["status"] != "F"]
    if not usable:
        return None
    newest = min(usable, key=lambda o: _order(o, area, known))
    alike = [o for o in usable if fact(o) == fact(newest)]
    main = min(alike, key=lambda o: MAIN.index(o["statistic"]))
    return of(main, usable, _label(indicator, main, text), known, area, text)


def of(  # noqa: PLR0913, PLR0917 -- the figure, what it is called, and where it stands
    main: Observation,
    observations: list[Observation],
    label: str,
    known: Catalogue,
    area: str,
    text: Text,
) -> Tile:
    """The tile of one figure; ``observations`` tell what may stand beside it."""
    indicator = known.indicators[main["indicator_id"]]
    beside = sorted(
        (
            o
            for o in observations
            if fact(o) == fact(main) and o["statistic"] in BESIDE and o["status"] != "F"
            if _is(o) != _is(main)
        ),
        key=lambda o: BESIDE.index(o["statistic"]),
    )
    assumed = main["period_basis"] == "assumed"
    return Tile(
        indicator_id=indicator.id,
        label=label,
        figure=_under(label, figures.figure(main, indicator, known, text)),
        chip=_chip(beside[0], main, known, text) if beside else "",
        period=dates.period(main["period"], text, assumed=assumed),
        remarks=(
            *_about(main, known, area, text),
            *figures.remarks(main, text),
            *figures.redefined(main, text),
        ),
        theme_id=indicator.theme_id,
        passage_id=passage_id(main["quote"]),
        rows=(main, *beside),
    )


def by_theme(
    known: Catalogue, observations: list[Observation], area: str, text: Text
) -> list[tuple[Theme, list[Tile]]]:
    """Each theme that has figures, with its headline tiles.

    Where a choice leaves fewer headlines than fill a row, the theme's other indicators follow.
    """
    found: dict[str, list[Observation]] = {}
    for observation in observations:
        found.setdefault(observation["indicator_id"], []).append(observation)
    themes = []
    for theme in known.themes.values():
        made = [
            tile(indicator, found[indicator.id], known, area, text)
            for indicator in in_order(known, theme, found)
        ]
        shown = [made_tile for made_tile in made if made_tile][:ROW]
        if shown:
            themes.append((theme, shown))
    return themes


def in_order(known: Catalogue, theme: Theme, held: Collection[str]) -> list[Indicator]:
    """The indicators of a theme that are among those held, its headlines first."""
    others = (i for i in known.indicators.values() if i.theme_id == theme.id and not i.headline)
    return [i for i in (*known.headlines(theme.id), *others) if i.id in held]


def _order(
    observation: Observation, area: str, known: Catalogue
) -> tuple[int, bool, bool, bool, bool, int, int, int]:
    """The area's own figures first, then those of what lies next below it.

    Of these the surer of number and period, one year's, the newest; of a year and its last quarter
    the year.
    """
    return (
        _below(observation["area_id"], area, known),
        observation["project_id"] != "",
        observation["confidence"] == "low",
        observation["period_basis"] == "assumed",
        observation["year"] == "",
        -observation["end"].toordinal(),
        observation["start"].toordinal(),
        MAIN.index(observation["statistic"]),
    )


def _below(other: str, area: str, known: Catalogue) -> int:
    """How many steps an area lies below another; what only names that one comes after them all."""
    above = known.ancestors(other)
    return above.index(area) if area in above else len(known.areas)


def fact(observation: Observation) -> tuple[str, ...]:
    """What a figure is of; an observation of the same may stand beside it."""
    return tuple(observation[name] for name in ("area_id", "project_id", "period"))


def _is(observation: Observation) -> tuple[str, ...]:
    """What kind of figure it is: several sources may state it."""
    return tuple(observation[name] for name in ("statistic", "rank_in", "rank_of"))


def _under(label: str, figure: Figure) -> Figure:
    """A figure without a unit that the label above has said: Market entities, nearly 110,000."""
    unit = figure.unit.lower().split()
    is_said = bool(unit) and label.lower().split()[-len(unit) :] == unit
    return Figure(figure.number, "") if is_said else figure


def _label(indicator: Indicator, main: Observation, text: Text) -> str:
    """The indicator's name; a growth or a rank that stands alone says that it is one."""
    name = indicator.name(text.language)
    if main["statistic"] == "rank":
        return text("tile.rank_of_growth", name=name) if main["rank_of"] == "yoy" else name
    return text(f"tile.{main['statistic']}", name=name)


def beside(observation: Observation, known: Catalogue, text: Text) -> str:
    """A rank, a growth or a share of a task in the words that stand beside a figure."""
    match observation["statistic"]:
        case "rank":
            return figures.ranked(observation, known, text)
        case "yoy":
            return figures.growth(observation, text)
        case _:
            return figures.completion(observation, text)


def within(observation: Observation, known: Catalogue, text: Text, *, alone: bool = False) -> str:
    """As ``beside``, within a sentence: a growth without words of bound says its direction.

    An ``alone`` one is what its sentence tells of the indicator: it has a verb.
    """
    if observation["statistic"] != "yoy" or observation["qualifier"] != "exact":
        return beside(observation, known, text)
    value = observation["value"]
    direction = "rises" if value > 0 else "falls" if value else "flat"
    told = "alone" if alone else "beside"
    return text(f"year.{direction}_{told}", value=figures.plain_number(abs(value)))


def _chip(observation: Observation, main: Observation, known: Catalogue, text: Text) -> str:
    """What stands beside the figure; that a rank is one of growth need not be said of a growth."""
    if (observation["rank_of"], main["statistic"]) == ("yoy", "yoy"):
        return figures.rank(observation, known, text)
    return beside(observation, known, text)


def _about(main: Observation, known: Catalogue, area: str, text: Text) -> list[str]:
    """What the figure is about, where it is another thing than the area asked for."""
    other = main["area_id"] != area or main["project_id"]
    return [figures.about(main, known, text)] if other else []
