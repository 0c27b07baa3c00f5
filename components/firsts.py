"""Firsts and ranks: where an area stands first, and what else of its places is known."""

from dataclasses import dataclass

from components import dates, figures
from components.figures import Observation
from components.text import Text
from data.catalogue import Catalogue
from data.quotations import passage_id

UNNUMBERED = 10_000  # 居全市前列 comes after every place that has a number


@dataclass(frozen=True)
class Place:
    """A rank, what is ranked, and when. ``passage_id`` names the quote that states it."""

    rank: str
    label: str
    period: str
    remarks: tuple[str, ...]
    indicator_id: str
    theme_id: str
    passage_id: str


def places(ranks: list[Observation], known: Catalogue, text: Text) -> list[Place]:
    """The ranks of an area, the best first; of one thing among the same others the newest.

    ``ranks``: one row per key, the newest first.
    """
    newest: dict[tuple[str, ...], Observation] = {}
    for row in ranks:
        newest.setdefault((row["indicator_id"], row["rank_of"], row["rank_in"]), row)
    best = sorted(newest.values(), key=lambda row: _order(row, known))
    return [_place(row, known, text) for row in best]


def _order(row: Observation, known: Catalogue) -> tuple[float, int, bool, int]:
    """The better place first; of the same place that among more, then the surer."""
    value = UNNUMBERED if row["value"] is None else row["value"]
    above = len(known.ancestors(row["rank_in"]))
    headline = known.indicators[row["indicator_id"]].headline
    return value, above, row["confidence"] == "low", headline or UNNUMBERED


def _place(row: Observation, known: Catalogue, text: Text) -> Place:
    indicator = known.indicators[row["indicator_id"]]
    name = indicator.name(text.language)
    key = "tile.rank_of_growth" if row["rank_of"] == "yoy" else "tile.value"
    return Place(
        rank=figures.rank(row, known, text),
        label=text(key, name=name),
        period=dates.period(row["period"], text, assumed=row["period_basis"] == "assumed"),
        remarks=tuple(figures.remarks(row, text)),
        indicator_id=indicator.id,
        theme_id=indicator.theme_id,
        passage_id=passage_id(row["quote"]),
    )
