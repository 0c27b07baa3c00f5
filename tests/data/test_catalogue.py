from dataclasses import replace
from pathlib import Path

import pytest

from data.catalogue import (
    TABLES_FOLDER,
    Catalogue,
    catalogue,
    examine,
    sound,
    tables_folder,
)
from data.model import LANGUAGES, Selection, UnsoundTablesError
from data.reading import RawTables
from tests.data.faults import FAULTS, spoil, swap, without


def test_the_subject_is_the_area_that_the_dashboard_names(known: Catalogue) -> None:
    assert [known.subject.name(language) for language in LANGUAGES] == [
        "海东区",
        "Haidong District",
    ]


def test_the_dashboard_opens_as_its_file_says(known: Catalogue) -> None:
    dashboard = known.dashboard
    assert (dashboard.language, dashboard.series) == ("en", "cargo_throughput")
    assert dashboard.filters == Selection(year="2023")
    assert dashboard.title("en") == "Haidong at a Glance"


def test_the_newest_source_is_the_one_published_last(known: Catalogue) -> None:
    assert known.last_published == "2024-09"
    undated = {name: replace(one, published="") for name, one in known.sources.items()}
    assert replace(known, sources=undated).last_published == ""


def test_an_area_lies_in_all_above_it(known: Catalogue) -> None:
    above = ["xingang_block_1", "xingang_quarter", "990102001", "990102", "990100", "990000"]
    assert known.ancestors("xingang_block_1") == above


def test_within_an_area_is_the_area_and_all_below_it(known: Catalogue) -> None:
    inside = ["990102001", "xingang_quarter", "xingang_block_1", "xingang_block_2"]
    assert [area.id for area in known.within("990102001")] == inside


def test_ancestors_and_within_say_the_same(raw: RawTables) -> None:
    areas = catalogue(raw)
    for outer in areas.areas:
        inside = {area.id for area in areas.within(outer)}
        assert inside == {area for area in areas.areas if outer in areas.ancestors(area)}


def test_each_area_of_the_tree_is_followed_by_those_within_it(raw: RawTables) -> None:
    areas = catalogue(raw)
    tree = areas.tree()
    assert sorted(tree) == sorted(areas.areas)
    for at, area in enumerate(tree):
        inside = {one.id for one in areas.within(area)}
        assert set(tree[at : at + len(inside)]) == inside


def test_headlines_stand_in_their_stated_order(folder: Path) -> None:
    spoil(folder, "indicators.csv", swap("wan_ton,up,1,,1,", "wan_ton,up,1,,9,"))
    order = [indicator.id for indicator in catalogue(sound(folder)).headlines("harbour")]
    assert order == ["container_throughput", "port_value_added", "cargo_throughput"]


def test_themes_stand_in_their_stated_order(folder: Path) -> None:
    spoil(folder, "themes.csv", swap("Harbour,1,", "Harbour,3,"))
    assert list(catalogue(sound(folder)).themes) == ["people", "harbour"]


def test_a_theme_without_icon_and_color_is_given_some(folder: Path) -> None:
    spoil(folder, "themes.csv", without("icon"))
    spoil(folder, "themes.csv", without("color"))
    themes = catalogue(sound(folder)).themes.values()
    assert all(theme.icon and theme.color for theme in themes)


def test_an_indicator_knows_its_unit(known: Catalogue) -> None:
    unit = known.indicators["port_value_added"].unit
    assert (unit.name("zh"), unit.quantity, unit.factor) == ("亿元", "money_cny", 1e8)


def test_what_is_not_known_of_an_area_is_none_not_zero(known: Catalogue) -> None:
    wharf = known.areas["old_wharf_quarter"]
    assert (wharf.lon, wharf.lat, wharf.precision_m) == (None, None, None)


def test_an_indicator_has_the_aliases_that_its_row_lists(folder: Path) -> None:
    spoil(folder, "indicators.csv", swap(",additive\n", ",additive,aliases\n"))
    path = folder / "indicators.csv"
    header, first, *others = path.read_text("utf-8").splitlines()
    rows = [f"{first},吞吐量; 港口货物;", *(f"{other}," for other in others)]
    path.write_text("\n".join((header, *rows)) + "\n", "utf-8")
    aliases = [it.aliases for it in catalogue(sound(folder)).indicators.values()]
    assert aliases == [("吞吐量", "港口货物"), *((),) * len(others)]


def test_the_optional_names_are_empty_where_the_tables_leave_them_out(known: Catalogue) -> None:
    assert {area.short_zh for area in known.areas.values()} == {""}
    assert {indicator.aliases for indicator in known.indicators.values()} == {()}


def test_the_shipped_tables_have_short_names_and_aliases() -> None:
    shipped = catalogue(sound(TABLES_FOLDER))
    assert shipped.subject.short_zh == "市中"
    assert shipped.indicators["gdp"].aliases == ("GDP", "生产总值")


def test_features_are_found_by_their_kind(known: Catalogue) -> None:
    shapes, lines = known.features("Polygon"), known.features("LineString")
    assert {feature["properties"]["area_id"] for feature in shapes} <= set(known.areas)
    assert [feature["properties"]["project_id"] for feature in lines] == ["coastal_link"]
    every = [feature for file in known.geometry.values() for feature in file["features"]]
    points = known.features("Point")
    assert [feature["properties"]["project_id"] for feature in points] == [
        "yunfan_tower",
        "dengta_park",
    ]
    assert len(shapes) + len(lines) + len(points) == len(every)


def test_the_text_of_a_source_is_empty_where_it_is_not_held(known: Catalogue) -> None:
    held = {source for source in known.sources if known.text(source)}
    assert held == {"haidong_port_report_2023"}


def test_the_tables_are_the_shipped_ones_unless_others_are_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("DASHBOARD_TABLES", raising=False)
    assert tables_folder() == TABLES_FOLDER
    monkeypatch.setenv("DASHBOARD_TABLES", str(tmp_path))
    assert tables_folder() == tmp_path
    monkeypatch.setenv("DASHBOARD_TABLES", "")
    assert tables_folder() == TABLES_FOLDER


def test_unsound_tables_are_refused_with_every_problem(folder: Path) -> None:
    for file in ("areas.csv", "units.csv"):
        spoil(folder, file, next(fault.change for fault in FAULTS if fault.file == file))
    with pytest.raises(UnsoundTablesError) as refused:
        sound(folder)
    assert refused.value.problems == examine(folder)[1]
    assert {problem.file for problem in refused.value.problems} == {"areas.csv", "units.csv"}
