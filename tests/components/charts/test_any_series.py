"""Ten thousand invented series through every chart: nothing is raised, and the law is kept.

The series are of all kinds of periods, with gaps, breaks, doubles, every qualifier, status and
confidence, and values that are huge, negative or zero; the seed is fixed. All of them are drawn,
five hundred areas to a chart, as whole dictionaries, by every chart but the sparkline, and what
the rows of these say is checked. A sparkline has one area, and making a chart takes longer than
looking at it: every fiftieth series has one. That Vega then draws what a dictionary says is not
checked here.
"""

import random
from collections.abc import Callable
from dataclasses import replace
from itertools import groupby, pairwise
from typing import Any

import pytest

from components import charts
from components.charts import Goal
from components.text import Text
from components.theme import Palette
from data import series
from data.catalogue import Catalogue
from data.model import GRADES, QUALIFIERS, STATUSES, Indicator
from data.periods import parse
from data.series import Point
from tests.components.charts.drawn import CARGO, ROW, SUBJECT, among, figures, values
from tests.components.conftest import Tables

pytestmark = pytest.mark.thorough

SERIES, BATCH, SAMPLE = 10_000, 500, 50
PARTS = ("shore_power_share", "berths", "ship_stay")
KINDS: dict[str, Callable[[random.Random, int], str]] = {
    "year": lambda _, year: f"{year}",
    "quarter": lambda chance, year: f"{year}-Q{chance.randint(1, 4)}",
    "month": lambda chance, year: f"{year}-{chance.randint(1, 12):02}",
    "accumulated": lambda chance, year: f"{year}-01/{year}-{chance.choice((6, 9, 11)):02}",
    "as_of": lambda chance, year: f"{year}-{chance.choice(('06-30', '12-31'))}",
}
STEPS = {"month": {1}, "quarter": {3}, "year": {12}, "accumulated": {12}}

Series = list[Point]


def _value(chance: random.Random) -> float:
    plain = round(chance.uniform(-50, 2000), chance.randint(0, 4))
    return chance.choice((plain, plain, plain, 0.0, -0.001, 1e15, -3.5e12))


def _row(chance: random.Random, area: str, period: str, statistic: str) -> dict[str, Any]:
    """A figure that is exact and sure more often than not."""
    usual = chance.random() < 0.6
    return ROW | {
        "area_id": area,
        "period": period,
        "statistic": statistic,
        "value": _value(chance),
        "qualifier": "exact" if usual else chance.choice(QUALIFIERS),
        "status": "A" if usual else chance.choice(STATUSES),
        "confidence": "high" if usual else chance.choice(GRADES),
        "break_before": chance.random() < 0.1,
    }


def _series(chance: random.Random, area: str) -> Series:
    """Up to six figures, mostly of one kind of period, with gaps and with doubles."""
    kinds = chance.choices(list(KINDS), k=chance.choice((1, 1, 1, 2)))
    statistic = chance.choice(("value", "value", "yoy"))
    first = chance.randint(1990, 2015)
    years = [first + chance.randint(0, 6) for _ in range(chance.randint(1, 6))]
    periods = [KINDS[chance.choice(kinds)](chance, year) for year in years]
    rows = [_row(chance, area, period, statistic) for period in periods]
    found = [point for line in series.lines(rows, [], statistic).values() for point in line]
    is_level = statistic == "value"
    return [
        replace(point, derived="3 − 2") if is_level and chance.random() < 0.05 else point
        for point in found
    ]


@pytest.fixture(scope="module")
def known(harbour: Tables) -> Catalogue:
    """The harbour with as many districts and indicators as a chart of this test shows."""
    area, indicator = harbour.known.areas[SUBJECT], harbour.known.indicators[CARGO]
    ids = [f"{number}" for number in range(BATCH)]
    areas = {name: replace(area, id=name) for name in ids}
    indicators = {name: replace(indicator, id=name) for name in ids}
    return replace(
        harbour.known,
        areas=harbour.known.areas | areas,
        indicators=harbour.known.indicators | indicators,
    )


@pytest.fixture(scope="module", params=range(SERIES // BATCH), ids="batch {}".format)
def batch(request: pytest.FixtureRequest) -> list[Series]:
    """Five hundred series, each of an area of its own."""
    chance = random.Random(request.param)  # noqa: S311 -- the same series each time
    return [_series(chance, f"{number}") for number in range(BATCH)]


@pytest.fixture
def words(batch: list[Series]) -> Text:
    return Text("en" if len(batch[0]) % 2 else "zh")


def _of(batch: list[Series], statistic: str) -> Series:
    return [p for own in batch for p in own if p.row["statistic"] == statistic]


def _keeps_the_law(points: Series, rows: list[dict[str, Any]]) -> None:
    """Each row is its point's: hollow where it must be, faint where it is unsure."""
    assert len(rows) == len(points)
    for point, row in zip(points, rows, strict=True):
        bound = point.row["qualifier"] != "exact"
        assert row["filled"] is not (bound or point.apart or bool(point.derived))
        assert (row["opacity"] < 1) is point.apart
        assert (row["shape"] == "diamond") is bool(point.derived)
        upward = point.row["qualifier"] in {"over", "more_than", "at_least"}
        downward = point.row["qualifier"] in {"nearly", "at_most"}
        assert bool(row["tick"]) is (upward or downward)
        assert (row["value"] == 0) is (point.value == 0)
        assert all(row[field] for field in ("area", "period", "printed", "source"))


def _joins_rightly(points: Series, rows: list[dict[str, Any]]) -> None:
    """Nothing is joined across a gap, a break, a kind of period, or with what stands apart."""
    lines: dict[str, Series] = {}
    for point, row in zip(points, rows, strict=True):
        if row["joined"]:
            lines.setdefault(row["segment"], []).append(point)
    for line in lines.values():
        assert len(line) > 1
        assert not any(point.apart for point in line)
        assert not any(point.breaks for point in line[1:])
        assert len({(p.area_id, p.period.line, p.row["statistic"], p.stretch) for p in line}) == 1
        steps = {_months(after) - _months(before) for before, after in pairwise(line)}
        assert steps <= STEPS.get(line[0].period.kind, steps)
        assert line[0].period.kind != "as_of" or len(steps) == 1


def _months(point: Point) -> int:
    return point.period.end.year * 12 + point.period.end.month


def test_any_line(batch: list[Series], known: Catalogue, words: Text, light: Palette) -> None:
    for statistic in ("value", "yoy"):
        points = _of(batch, statistic)
        indicator = known.indicators[CARGO]
        rows = values(charts.trend(points, indicator, known, words, light).to_dict())
        _keeps_the_law(points, rows)
        _joins_rightly(points, rows)


def test_any_small_multiples(
    batch: list[Series], known: Catalogue, words: Text, light: Palette
) -> None:
    points = _of(batch, "value")
    rows = values(charts.multiples(points, known, words, light).to_dict())
    _keeps_the_law(points, rows)
    _joins_rightly(points, rows)


def test_any_levels_and_growth(
    batch: list[Series], known: Catalogue, words: Text, light: Palette
) -> None:
    levels, growth = (_of(batch, statistic) for statistic in ("value", "yoy"))
    drawn = charts.level_and_growth([*growth, *levels], known, words, light).to_dict()
    rows = figures(drawn)
    _keeps_the_law([*levels, *growth], rows)
    _joins_rightly(levels, rows[: len(levels)])


def test_any_year_to_date(
    batch: list[Series], known: Catalogue, words: Text, light: Palette
) -> None:
    for statistic in ("value", "yoy"):
        points = [p for p in _of(batch, statistic) if p.period.kind == "accumulated"]
        drawn = charts.year_to_date(points, known, words, light).to_dict()
        _keeps_the_law(sorted(points, key=lambda point: point.period), figures(drawn))
        assert not {"line", "area"} & {part["mark"]["type"] for part in drawn["layer"]}


def test_any_rank(batch: list[Series], known: Catalogue, words: Text, light: Palette) -> None:
    lasts = [own[-1] for own in batch if own]
    unsure = tuple(point for point in lasts if point.row["confidence"] == "low")
    drawn_of = [point for point in lasts if point not in unsure]
    found = among(known, *drawn_of, unsure=unsure, without=(SUBJECT,))
    drawn = charts.ranked(found, known, words, light).to_dict()
    _keeps_the_law(found.points, figures(drawn))
    assert len({row["row"] for row in values(drawn) if "row" in row}) == len(lasts)


def test_any_dumbbell(batch: list[Series], known: Catalogue, words: Text, light: Palette) -> None:
    pairs = {
        str(n): (own[0] if n % 5 else None, own[-1] if n % 7 else None)
        for n, own in enumerate(batch)
    }
    years = (parse("2020"), parse("2021"))
    drawn = charts.dumbbell(pairs, years, SUBJECT, {}, known, words, light).to_dict()
    _keeps_the_law([p for pair in pairs.values() for p in pair if p], figures(drawn))
    linked = {row["row"] for row in values(drawn) if row["role"] == "link"}
    for row, (before, after) in enumerate(pairs.values(), start=1):
        if row in linked:
            assert before
            assert after
            assert (before.stretch, before.period.line) == (after.stretch, after.period.line)
            assert not any(point.apart for point in (before, after))
            assert {point.row["qualifier"] for point in (before, after)} == {"exact"}


def test_any_composition(
    batch: list[Series], known: Catalogue, words: Text, light: Palette
) -> None:
    chance = random.Random(len(batch[0]))  # noqa: S311 -- the same series each time
    parts: dict[Indicator, Series] = {known.indicators[name]: [] for name in PARTS}
    for first in _of(batch, "value"):
        share = round(chance.uniform(0, 60), 1)
        shares = (share, 30.0, round(70 - share + chance.choice((0, 0, 0.4, 3)), 1))
        for (part, points), value in zip(parts.items(), shares, strict=True):
            if chance.random() < 0.9:
                row = first.row | {"indicator_id": part.id}
                points.append(replace(first, value=value, row=row, derived=""))
    shown, left_out = charts.complete_periods(parts)
    chart = charts.composition(parts, known, words, light)
    assert chart is not None
    rows = figures(chart.to_dict())
    assert len(rows) == len(PARTS) * len(shown)
    assert not set(shown) & set(left_out)
    for _, bar in groupby(rows, key=lambda row: row["row"]):
        *_, last = bar
        assert 99.5 <= round(last["end"], 6) <= 100.5


def test_any_bullet(batch: list[Series], known: Catalogue, words: Text, light: Palette) -> None:
    goals = {}
    for number, own in enumerate(batch):
        indicator = known.indicators[f"{number}"]
        row = {"indicator_id": indicator.id}
        outturn = replace(own[0], row=own[0].row | row)
        target = replace(own[-1], row=own[-1].row | row | {"statistic": "target"})
        goals[indicator] = Goal(outturn if number % 3 else None, target if number % 4 else None)
    rows = figures(charts.bullet(goals, known, words, light).to_dict())
    measured = [goal for goal in goals.values() if goal.target and goal.target.value > 0]
    assert sum(row["role"] == "target" for row in rows) == len(measured)
    assert sum(row["role"] == "figure" for row in rows) == sum(1 for g in measured if g.outturn)
    assert not any(row["filled"] for row in rows if row["tick"])
    (alone,) = list(goals.items())[1:2]
    assert figures(charts.bullet(dict([alone]), known, words, light).to_dict())


def test_any_sparkline(batch: list[Series], known: Catalogue, words: Text, light: Palette) -> None:
    for own in batch[::SAMPLE]:
        chart = charts.sparkline(own, known, words, light)
        if chart is not None:
            rows = values(chart.to_dict())
            assert len(rows) >= 3
            assert not any(row["apart"] for row in rows)
            assert all(row["joined"] for row in rows) or len({r["segment"] for r in rows}) > 1
