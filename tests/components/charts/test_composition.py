from typing import Any

import pytest

from components import charts
from components.charts.composition import FITS, ROOM, Parts
from components.theme import Palette
from data.periods import parse
from tests.components.charts.drawn import EN, every_point, figures, parts, said
from tests.components.conftest import Tables

PARTS = ("shore_power_share", "berths", "ship_stay")
WHOLE: dict[str, tuple[float, ...]] = {"2020": (20.0, 30.0, 50.0), "2021": (0.4, 29.6, 69.9)}


def _parts(harbour: Tables, by_period: dict[str, tuple[float, ...]], **changed: Any) -> Parts:
    return {
        harbour.known.indicators[name]: every_point(
            *(
                {"indicator_id": name, "period": at, "value": shares[number]} | changed
                for at, shares in by_period.items()
                if number < len(shares)
            )
        )
        for number, name in enumerate(PARTS)
    }


def _drawn(parts: Parts, harbour: Tables, light: Palette) -> dict[str, Any]:
    chart = charts.composition(parts, harbour.known, EN, light)
    assert chart is not None
    drawn: dict[str, Any] = chart.to_dict()
    return drawn


def test_the_parts_of_a_period_follow_one_another(harbour: Tables, light: Palette) -> None:
    drawn = _drawn(_parts(harbour, WHOLE), harbour, light)
    first = [(row["start"], row["end"]) for row in figures(drawn) if row["period"] == "2020"]
    assert first == [(0, 20), (20, 50), (50, 100)]


@pytest.mark.parametrize(
    ("shares", "is_drawn"),
    (
        ((20.0, 30.0), False),
        ((20.0, 30.0, 49.5), True),
        ((20.0, 30.0, 50.5), True),
        ((20.0, 30.0, 49.4), False),
        ((20.0, 30.0, 51.0), False),
        ((-20.0, 60.0, 60.0), False),
    ),
    ids=str,
)
def test_a_period_is_drawn_only_when_its_parts_make_a_whole(
    harbour: Tables, shares: tuple[float, ...], *, is_drawn: bool
) -> None:
    at = parse("2020")
    expected = ([at], []) if is_drawn else ([], [at])
    assert charts.complete_periods(_parts(harbour, {"2020": shares})) == expected


def test_without_a_whole_there_is_no_chart(harbour: Tables, light: Palette) -> None:
    parts = _parts(harbour, {"2020": (1.0,)})
    assert charts.composition(parts, harbour.known, EN, light) is None


def test_a_share_too_thin_for_its_figure_is_said_beside_the_bar(
    harbour: Tables, light: Palette
) -> None:
    drawn = _drawn(_parts(harbour, WHOLE), harbour, light)
    thin = [row for row in figures(drawn) if row["share"] / 100 * ROOM < row["room"]]
    words = " ".join(" ".join(lines) for lines in said(drawn).values())
    assert thin
    assert all(row["printed"].split()[0] in words for row in thin)


def test_each_share_is_seen_once_whatever_the_width(harbour: Tables, light: Palette) -> None:
    drawn = _drawn(_parts(harbour, WHOLE), harbour, light)
    seen = [part["mark"].get("opacity") for part in parts(drawn) if part["mark"]["type"] == "text"]
    assert {"expr": f"{FITS} ? 1 : 0"} in seen
    assert {"expr": f"datum.room && {FITS} ? 0 : 1"} in seen


def test_a_bound_is_a_hollow_part(harbour: Tables, light: Palette) -> None:
    drawn = _drawn(_parts(harbour, WHOLE, qualifier="about"), harbour, light)
    assert {row["fill"] for row in figures(drawn)} == {light["backgroundColor"]}
