import re
from dataclasses import replace
from typing import Any

import pytest

from components import captions, charts
from components.text import Text
from components.theme import Palette
from data.model import Language
from data.series import Point
from tests.components.charts.drawn import CARGO, EN, layer, points_of, values
from tests.components.conftest import Tables


def _years(**changed: dict[str, Any]) -> list[Point]:
    """2019, 2021, 2022 and 2023; what is changed of one is given by ``y2022``."""
    rows = [{"period": str(y), "value": float(y)} for y in (2019, 2021, 2022, 2023)]
    return points_of(*(row | changed.get(f"y{row['period']}", {}) for row in rows))


def _drawn(points: list[Point], harbour: Tables, palette: Palette) -> dict[str, Any]:
    known = harbour.known
    indicator = known.indicators[points[0].row["indicator_id"]]
    drawn: dict[str, Any] = charts.trend(points, indicator, known, EN, palette).to_dict()
    return drawn


def _marks(drawn: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {row["period"]: row for row in values(drawn)}


def test_a_line_joins_the_points_of_one_segment_only(harbour: Tables, light: Palette) -> None:
    drawn = _drawn(_years(y2022={"break_before": True}), harbour, light)
    detail = {field["field"] for field in layer(drawn, "line")["encoding"]["detail"]}
    segments = [row["segment"] for row in _marks(drawn).values()]
    assert detail == {"segment"}
    assert layer(drawn, "line")["transform"] == [{"filter": "datum.joined"}]
    assert [segments.index(name) for name in segments] == [0, 1, 2, 2]


def test_a_missing_year_keeps_its_place(harbour: Tables, light: Palette) -> None:
    x = _drawn(_years(), harbour, light)["encoding"]["x"]
    assert x["type"] == "ordinal"
    assert x["scale"]["domain"] == ["2019", "2020", "2021", "2022", "2023"]


def test_days_stand_on_a_scale_of_time(harbour: Tables, light: Palette) -> None:
    days = points_of(
        {"period": "2020-11-01", "value": 36.91}, {"period": "2022-12-31", "value": 37.8}
    )
    assert _drawn(days, harbour, light)["encoding"]["x"]["type"] == "temporal"


def test_the_scale_of_values_need_not_begin_at_zero(harbour: Tables, light: Palette) -> None:
    y = _drawn(_years(), harbour, light)["encoding"]["y"]
    assert y["scale"]["zero"] is False


def test_a_break_is_a_rule_with_its_reason(harbour: Tables, light: Palette) -> None:
    broken = {"break_before": True, "note_en": "Another definition."}
    drawn = _drawn(_years(y2022=broken), harbour, light)
    rule = layer(drawn, "rule")
    rows = [row for row in values(drawn) if row["broken"]]
    assert rule["transform"] == [{"filter": "datum.broken"}]
    assert [row["year"] for row in rows] == ["2022"]
    assert rows[0]["note"].endswith("the definition changes in 2022. Another definition.")
    assert [field["field"] for field in rule["encoding"]["tooltip"]] == ["note"]


BOUNDS = {
    "exact": (True, ""),
    "about": (False, ""),
    "nearly": (False, "▾"),
    "at_most": (False, "▾"),
    "over": (False, "▴"),
    "more_than": (False, "▴"),
    "at_least": (False, "▴"),
}


@pytest.mark.parametrize(("qualifier", "mark"), BOUNDS.items(), ids=BOUNDS)
def test_a_bound_is_a_hollow_mark_with_a_tick_on_its_side(
    harbour: Tables, light: Palette, qualifier: str, mark: tuple[bool, str]
) -> None:
    row = _marks(_drawn(_years(y2023={"qualifier": qualifier}), harbour, light))["2023"]
    assert (row["filled"], row["tick"]) == mark


def test_a_hollow_mark_has_the_colour_of_the_page(harbour: Tables, light: Palette) -> None:
    drawn = _drawn(_years(y2023={"qualifier": "over"}), harbour, light)
    fill = layer(drawn, "point")["encoding"]["fill"]
    assert (fill["field"], fill["scale"]) == ("fill", None)
    assert _marks(drawn)["2023"]["fill"] == light["backgroundColor"]
    assert _marks(drawn)["2022"]["fill"] == light["primaryColor"]


@pytest.mark.parametrize(
    "unsure", ({"status": "F"}, {"confidence": "low"}), ids=("a plan", "low confidence")
)
def test_what_is_not_sure_stands_apart_and_is_not_joined(
    harbour: Tables, light: Palette, unsure: dict[str, Any]
) -> None:
    marks = _marks(_drawn(_years(y2023=unsure), harbour, light))
    assert (marks["2023"]["apart"], marks["2023"]["filled"]) == (True, False)
    assert marks["2023"]["segment"] != marks["2022"]["segment"]
    assert [period for period, row in marks.items() if row["label"]] == ["2022"]
    assert marks["2023"]["opacity"] < 1


def test_a_derived_value_is_a_diamond_and_says_so(harbour: Tables, light: Palette) -> None:
    stated = [{"period": "2021", "value": 100.0}, {"period": "2023", "value": 110.0}]
    difference = {"period": "2022", "minuend": 110.0, "subtrahend": 4.5, "break_before": ""}
    marks = _marks(_drawn(points_of(*stated, derived=(difference,)), harbour, light))
    assert {period: row["shape"] for period, row in marks.items()} == {
        "2021": "circle",
        "2022": "diamond",
        "2023": "circle",
    }
    assert marks["2022"]["printed"] == "1.055 million tonnes (derived)"


def test_lines_that_end_side_by_side_have_a_legend_that_begins_with_the_subject(
    harbour: Tables, light: Palette
) -> None:
    rows = [
        {"area_id": area, "period": str(year), "value": float(year % 10)}
        for area in ("990101", "990102", "990103")
        for year in (2021, 2022)
    ]
    drawn = _drawn(points_of(*rows), harbour, light)
    color = layer(drawn, "line")["encoding"]["color"]
    assert color["scale"]["domain"][0] == harbour.known.dashboard.subject
    assert len(set(color["scale"]["range"])) == 3
    assert "Haidong District" in color["legend"]["labelExpr"]
    assert not any(row["label"] for row in values(drawn))


def test_lines_that_end_apart_bear_their_names_and_need_no_legend(
    harbour: Tables, light: Palette
) -> None:
    areas = {"990102": 100.0, "990103": 900.0}
    rows = [
        {"area_id": area, "period": str(year), "value": level + year}
        for area, level in areas.items()
        for year in (2021, 2022)
    ]
    drawn = _drawn(points_of(*rows), harbour, light)
    labels = {row["area_id"]: row["label"] for row in values(drawn) if row["label"]}
    assert layer(drawn, "line")["encoding"]["color"]["legend"] is None
    assert labels == {area: harbour.known.areas[area].name_en for area in areas}


def test_two_areas_of_one_name_stay_two_lines_in_two_colours(
    harbour: Tables, light: Palette
) -> None:
    areas = {
        name: replace(area, name_en="East") if name in {"990102", "990103"} else area
        for name, area in harbour.known.areas.items()
    }
    rows = [
        {"area_id": area, "period": str(year), "value": 1.0}
        for area in ("990102", "990103")
        for year in (2021, 2022)
    ]
    known, points = replace(harbour.known, areas=areas), points_of(*rows)
    drawn = charts.trend(points, known.indicators[CARGO], known, EN, light).to_dict()
    assert len({row["segment"] for row in values(drawn)}) == 2
    assert len({row["color"] for row in values(drawn)}) == 2


def test_one_point_is_a_mark_and_no_line(harbour: Tables, light: Palette) -> None:
    (row,) = values(_drawn(points_of({"period": "2021", "value": 1.0}), harbour, light))
    assert row["joined"] is False


def test_one_area_needs_no_legend(harbour: Tables, light: Palette) -> None:
    color = layer(_drawn(_years(), harbour, light), "line")["encoding"]["color"]
    assert color["legend"] is None


def test_a_mark_tells_area_period_figure_and_source(harbour: Tables, light: Palette) -> None:
    drawn = _drawn(_years(), harbour, light)
    tooltip = layer(drawn, "point")["encoding"]["tooltip"]
    assert [field["title"] for field in tooltip] == ["Area", "Period", "Figure", "Source"]
    row = _marks(drawn)["2023"]
    assert [row[field["field"]] for field in tooltip] == [
        "Haidong District",
        "2023",
        "20.23 million tonnes",
        "Yungang Statistical Yearbook 2024",
    ]


def test_the_axis_counts_in_the_unit_of_the_title(harbour: Tables, light: Palette) -> None:
    points = _years()
    title = captions.line_title(points, harbour.known.indicators[CARGO], harbour.known, EN)
    value = _marks(_drawn(points, harbour, light))["2023"]["value"]
    assert title == "Haidong District · Yearly · million tonnes"
    assert value == pytest.approx(20.23)


def test_every_indicator_with_two_points_has_a_chart(
    tables: Tables, text: Text, light: Palette
) -> None:
    known = tables.known
    lines = {name: points for name, points in tables.lines.items() if len(points) > 1}
    assert len(lines) > 1
    for name, points in lines.items():
        chart = charts.trend(points, known.indicators[name], known, text, light).to_dict()
        marks = values(chart)
        assert len(marks) == len(points)
        if text.language == "en":
            assert not re.search(r"[\u3000-\u9fff]", str(marks))


def test_lines_that_break_at_one_time_have_one_rule_in_gray(
    harbour: Tables, light: Palette
) -> None:
    rows = [
        {"area_id": area, "period": str(year), "value": 1.0, "break_before": year == 2022}
        for area in ("990102", "990103")
        for year in (2021, 2022)
    ]
    drawn = _drawn(points_of(*rows), harbour, light)
    (broken,) = [row for row in values(drawn) if row["broken"]]
    assert "Haidong District, Luwan County: the definition changes in 2022" in broken["note"]
    assert "stroke" not in layer(drawn, "rule")["encoding"]


def test_the_subject_is_drawn_above_the_others(harbour: Tables, light: Palette) -> None:
    rows = [
        {"area_id": area, "period": str(year), "value": 1.0}
        for area in ("990102", "990103")
        for year in (2021, 2022)
    ]
    assert values(_drawn(points_of(*rows), harbour, light))[-1]["area_id"] == "990102"


def test_the_newest_figure_does_not_say_the_unit_of_the_axis_again(
    harbour: Tables, light: Palette
) -> None:
    (said,) = filter(None, (row["label"] for row in values(_drawn(_years(), harbour, light))))
    assert said == "20.23"
    indicator = harbour.known.indicators["berths"]
    points = points_of(
        *({"indicator_id": "berths", "period": at, "value": 110100.0} for at in ("2021", "2022"))
    )
    chart = charts.trend(points, indicator, harbour.known, Text("zh"), light).to_dict()
    (said,) = filter(None, (row["label"] for row in values(chart)))
    assert said == "11.01"


@pytest.mark.parametrize(("language", "grouped"), (("zh", "10000"), ("en", "0")))
def test_the_axis_groups_its_digits_as_the_figures_of_the_language_do(
    harbour: Tables, light: Palette, language: Language, grouped: str
) -> None:
    indicator = harbour.known.indicators[CARGO]
    chart = charts.trend(_years(), indicator, harbour.known, Text(language), light).to_dict()
    assert f"< {grouped} ? '~f' : ',~f'" in chart["encoding"]["y"]["axis"]["labelExpr"]
