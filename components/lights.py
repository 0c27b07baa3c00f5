"""Targets and their lights in words: what was done, what was to be done, and what follows."""

from dataclasses import dataclass

from components import captions, dates, figures
from components.figures import Observation
from components.text import Text
from data.catalogue import Catalogue
from data.lights import JUDGED, Light
from data.measures import PERCENT
from data.quotations import passage_id


@dataclass(frozen=True)
class Told:
    """A target in words: the figure that counts, and below it all that belongs to it.

    ``passage_id`` names the quote that states the figure.
    """

    label: str
    figure: str
    details: tuple[str, ...]
    indicator_id: str
    theme_id: str
    passage_id: str


def told(light: Light, known: Catalogue, text: Text) -> Told:
    """What was done where that is judged, else what is aimed at. What is derived says so."""
    indicator = known.indicators[light.aim["indicator_id"]]
    shown = (light.done or light.printed) if light.state in {*JUDGED, "untold"} else None
    main = shown or light.aim
    about = [figures.about(main, known, text)] if main["project_id"] else []
    details = [
        *about,
        _period(main, text),
        *figures.remarks(main, text),
        *(_aim(light, known, text) if shown else []),
        *_share(light, main, known, text),
        *_lacking(light, known, text),
    ]
    figure = _figure(main, known, text)
    return Told(
        label=indicator.name(text.language),
        figure=figure if shown else figures.spaced(text("front.target", target=figure)),
        details=tuple(details),
        indicator_id=indicator.id,
        theme_id=indicator.theme_id,
        passage_id=passage_id(main["quote"]),
    )


def _aim(light: Light, known: Catalogue, text: Text) -> list[str]:
    """What was to be done: as it was printed, or as it follows from what was done."""
    if light.target:
        return [figures.spaced(text("front.target", target=_figure(light.target, known, text)))]
    if light.task is None:
        return []
    indicator = known.indicators[light.aim["indicator_id"]]
    bound = "exact" if light.task.exact else "about"
    task = figures.amount(float(light.task.value), indicator.unit, bound, text)
    formula = captions.formula(light.task.formula, indicator, text)
    return [text("front.task", task=figures.spaced(str(task)), formula=formula)]


def _share(light: Light, main: Observation, known: Catalogue, text: Text) -> list[str]:
    """What share of it was done: as it was printed, or reckoned here."""
    if light.printed and main is not light.printed:
        return [figures.completion(light.printed, text)]
    if light.share is None:
        return []
    indicator = known.indicators[light.aim["indicator_id"]]
    bound = "exact" if light.share.exact else "about"
    share = figures.amount(float(light.share.value), PERCENT, bound, text)
    formula = captions.formula(light.share.formula, indicator, text)
    return [text("front.share", share=share, formula=formula)]


def _lacking(light: Light, known: Catalogue, text: Text) -> list[str]:
    """Why there is no light."""
    if light.state == "under_way" and light.done:
        figure, period = _figure(light.done, known, text), _period(light.done, text)
        return [text("front.newest", figure=figure, period=period)]
    if light.state == "open":
        return [text("front.open")]
    return [text("front.untold")] if light.state == "untold" else []


def _figure(row: Observation, known: Catalogue, text: Text) -> str:
    indicator = known.indicators[row["indicator_id"]]
    return figures.spaced(str(figures.figure(row, indicator, known, text)))


def _period(row: Observation, text: Text) -> str:
    return dates.period(row["period"], text, assumed=row["period_basis"] == "assumed")
