import pytest

from components import captions
from components.text import Text
from data import series
from data.model import Indicator, Unit
from data.periods import parse
from data.series import Point
from tests.components.conftest import Tables
from tests.data.invented import reported

ZH, EN = Text("zh"), Text("en")
HOUSEHOLD = Unit("hu", "户", "households", "households", 1)
PLAIN = Unit("item", "个", "", "count", 1)


def _indicator(unit: Unit) -> Indicator:
    return Indicator("x", "某项", "Something", "harbour", unit, "", None, "", None, "", "")


def test_a_difference_is_shown_with_its_arithmetic(harbour: Tables) -> None:
    row = reported(
        None, indicator_id="port_value_added", minuend=0.3, subtrahend=0.1, break_before=""
    )
    said = captions.difference(series.difference(row), harbour.known, EN)
    assert said.startswith(
        "Haidong District, 2023: 20 million yuan (0.3 − 0.1, in 100 million yuan, from "
    )


LINES = {
    "2023": "年度 · 万吨",
    "2023-Q4": "季度 · 万吨",
    "2023-12-31": "时点 · 万吨",
    "2023-01/2023-11": "累计（1—11 月） · 万吨",
    "2023-01/2023-12": "累计（1—12 月） · 万吨",
    "2021-01/2023-12": "累计（3 年） · 万吨",
}


@pytest.mark.parametrize(("written", "title"), LINES.items(), ids=LINES)
def test_a_line_says_its_kind_of_period_and_its_unit(
    harbour: Tables, written: str, title: str
) -> None:
    point = Point("990102", parse(written), 1.0, reported(1.0, period=written))
    cargo = harbour.known.indicators["cargo_throughput"]
    assert captions.line_title([point], cargo, harbour.known, ZH) == f"海东区 · {title}"


def test_a_line_of_growth_is_in_percent_and_one_without_unit_has_none(harbour: Tables) -> None:
    growth = [Point("990102", parse("2023"), 1.0, reported(1.0, "yoy"))]
    level = [Point("990102", parse("2023"), 1.0, reported(1.0))]
    told = captions.line_title(growth, _indicator(HOUSEHOLD), harbour.known, EN)
    assert told == "Haidong District · Yearly · Growth on the year %"
    told = captions.line_title(level, _indicator(PLAIN), harbour.known, EN)
    assert told == "Haidong District · Yearly"
