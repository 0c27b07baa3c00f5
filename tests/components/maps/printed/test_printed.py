import time
from dataclasses import replace
from typing import Any

import pytest

from components import exports, places
from components.exports import SVG, Words
from components.maps.printed import printed, small
from components.maps.shading import Shade, Shading
from components.text import Text
from components.theme import Palette, palette
from data.typed import Rows
from tests.components.conftest import Tables
from tests.components.maps.printed.drawn import legend, map_of, said, shapes

EN, ZH = Text("en"), Text("zh")
HOSTILE = "<img src=x onerror=alert(1)>"
RED = (170, 20, 20)


def _printed(tables: Tables, projects: Rows, text: Text = EN, **more: Any) -> dict[str, Any]:
    area = more.pop("area", tables.known.subject.id)
    colors = more.pop("palette", palette("light"))
    return printed(tables.known, projects, area, text, colors, **more)


def _dots(spec: dict[str, Any], radius: float) -> list[dict[str, Any]]:
    size = round(3.14159 * radius**2, 1)
    return [dot for dot in map_of(spec).dots if dot["size"] == size]


@pytest.fixture
def shading(harbour: Tables) -> Shading:
    subject = harbour.known.subject.id
    shade = Shade("100 to 200", RED, (subject,))
    return Shading(
        "Cargo in 2023", "In one class.", (shade,), ("990101",), ((subject, "over 150"),), ()
    )


def test_it_becomes_a_picture_of_the_usual_width(tables: Tables, text: Text) -> None:
    for mode in ("light", "dark"):
        colors = palette("light" if mode == "light" else "dark")
        spec = _printed(tables, tables.projects, text, palette=colors)
        made = exports.picture(spec, Words("Map"), colors, form="svg")
        assert made.startswith(f'<svg xmlns="{SVG[1:-1]}"'.encode())
        assert b'width="900"' in made
        others = palette("dark" if mode == "light" else "light")
        used = {str(row.get("stroke")) for row in shapes(spec)}
        assert others["primaryColor"] not in used
        assert colors["primaryColor"] in used


def test_what_has_a_place_on_the_sheet_is_a_dot(tables: Tables) -> None:
    spec = _printed(tables, tables.projects)
    assert len(_dots(spec, 5)) == places.placed(tables.projects)


def test_a_small_one_has_the_same_dots_and_needs_no_key(tables: Tables, light: Palette) -> None:
    whole = _printed(tables, tables.projects)
    alone = small(tables.known, tables.projects, tables.known.subject.id, EN, light)
    found = [len(_dots({"vconcat": [spec]}, 5)) for spec in (alone, whole["vconcat"][0])]
    assert found == [places.placed(tables.projects)] * 2


def test_what_is_finished_is_filled_and_all_else_a_ring(harbour: Tables, light: Palette) -> None:
    placed = [project for project in harbour.projects if places.is_placed(project)]
    finished = [project["status"] in {"completed", "in_use", "done"} for project in placed]
    dots = _dots(_printed(harbour, harbour.projects), 5)
    assert [dot["fill"] != light["backgroundColor"] for dot in dots] == finished
    assert all(dot["fill"] in {dot["stroke"], light["backgroundColor"]} for dot in dots)


def test_a_place_is_drawn_as_wide_as_it_is_unsure(harbour: Tables) -> None:
    def size(metres: float) -> float:
        row = harbour.projects[0] | {"precision_m": metres}
        spec = _printed(harbour, [row])
        return max(float(dot["size"]) for dot in map_of(spec).dots)

    assert size(4000) == pytest.approx(4 * size(2000), rel=0.01)


def test_nothing_paints_beyond_the_edge(shipped: Tables) -> None:
    spec = _printed(shipped, shipped.projects, area="370103002")
    drawn = map_of(spec)
    assert all(layer["mark"]["clip"] for view in spec["vconcat"] for layer in view["layer"])
    assert all(0 <= dot["x"] <= drawn.width and 0 <= dot["y"] <= drawn.height for dot in drawn.dots)
    assert drawn.dots
    assert len(_dots(spec, 5)) < places.placed(shipped.projects)


def test_the_subject_is_filled_and_what_is_schematic_dashed(
    harbour: Tables, light: Palette
) -> None:
    drawn = shapes(_printed(harbour, harbour.projects))
    filled = [row for row in drawn if row["fill"] == light["primaryColor"]]
    dashed = [row for row in drawn if row["dash"] and row["stroke"] == light["primaryColor"]]
    assert len(filled) == 1
    assert len(dashed) == 2
    assert not [row for row in dashed if row["fill"]]


def test_the_line_of_a_project_shown_is_stronger(harbour: Tables) -> None:
    def widest(projects: Rows) -> float:
        drawn = shapes(_printed(harbour, projects))
        return max(float(row["width"]) for row in drawn if row["geometry"]["type"] == "LineString")

    assert widest(harbour.projects) > widest([])


def test_names_stand_alone(tables: Tables, text: Text) -> None:
    for area in tables.known.ancestors(tables.known.subject.id)[:2]:
        boxes = map_of(_printed(tables, tables.projects, text, area=area)).boxes
        crossing = [
            (one, other)
            for number, (one, (left, top, right, bottom)) in enumerate(boxes)
            for other, (west, north, east, south) in boxes[:number]
            if left < east and west < right and top + 3 < south and north + 3 < bottom
        ]
        assert crossing == []
        assert len(boxes) > 8


def test_no_name_hides_a_dot_or_runs_off_the_sheet(tables: Tables, text: Text) -> None:
    drawn = map_of(_printed(tables, tables.projects, text))
    for name, (left, top, right, bottom) in drawn.boxes:
        assert left >= 0, name
        assert top >= 0, name
        assert right <= drawn.width, name
        assert bottom <= drawn.height, name
        for dot in drawn.marks:
            assert not (left < dot["x"] < right and top < dot["y"] < bottom), name


def test_districts_and_zones_have_their_names_and_sketches_say_so(harbour: Tables) -> None:
    names = said(_printed(harbour, harbour.projects))
    assert {"Haidong District", "Wangling District", "Luwan County"} <= set(names)
    assert "Port Zone (schematic)" in names


def test_a_view_from_far_leaves_out_what_would_be_a_tangle(shipped: Tables) -> None:
    near = _printed(shipped, [])
    far = _printed(shipped, [], area="370100")
    assert "党家街道" in said(_printed(shipped, [], ZH))
    assert [name for name in said(near) if "schematic" in name]
    assert [name for name in said(far) if "schematic" in name] == []
    assert map_of(far).dots == []
    assert {row["geometry"]["type"] for row in shapes(far)} == {"Polygon"}


def test_a_hostile_name_stays_letters(harbour: Tables, light: Palette) -> None:
    spec = _printed(harbour, harbour.projects, ZH)
    assert HOSTILE in said(spec)
    made = exports.picture(spec, Words("Map"), light, form="svg")
    assert b"<img" not in made
    assert b"javascript" not in made


def test_a_sheet_speaks_one_language(tables: Tables) -> None:
    spec = _printed(tables, tables.projects)
    assert not [word for word in said(spec) + legend(spec) if any("一" <= c <= "龥" for c in word)]


def test_a_shaded_area_has_the_colour_of_its_class_and_its_figure(
    harbour: Tables, shading: Shading, light: Palette
) -> None:
    spec = _printed(harbour, [], shading=shading)
    fills = [row["fill"] for row in shapes(spec)]
    assert fills.count("#aa1414") == 1
    assert light["primaryColor"] not in fills
    assert "Haidong District over 150" in said(spec)


def test_an_area_without_a_figure_is_hatched_and_the_legend_says_so(
    harbour: Tables, shading: Shading
) -> None:
    spec = _printed(harbour, [], shading=shading)
    plain = _printed(harbour, [])
    hatched = [row for row in shapes(spec) if row["geometry"]["type"] == "MultiLineString"]
    assert len(hatched) == 1
    assert len(hatched[0]["geometry"]["coordinates"]) > 20
    words = ("Cargo in 2023", "100 to 200", EN("shading.without"), "In one class.")
    assert set(words) <= set(legend(spec))
    assert not set(words) & set(legend(plain))


def test_a_sliver_too_thin_to_be_hatched_is_left_bare(shipped: Tables) -> None:
    """So near a subdistrict a neighbour may only just reach onto the sheet."""
    districts = tuple(area.id for area in shipped.known.areas.values() if area.level == "district")
    bare = Shading("GDP", "In classes.", (), districts, (), ())
    for area in ("370103002", "370103012", "370103022"):
        spec = _printed(shipped, [], area=area, shading=bare)
        assert exports.picture(spec, Words("Map"), palette("light"), form="svg")


def test_ten_thousand_projects_come_out(harbour: Tables) -> None:
    row = next(project for project in harbour.projects if places.is_placed(project))
    many = [
        row | {"lon": 121.2 + 0.002 * (number % 100), "lat": 30 + 0.004 * (number // 100)}
        for number in range(10_000)
    ]
    began = time.perf_counter()
    spec = _printed(harbour, many)
    assert time.perf_counter() - began < 10
    assert len(_dots(spec, 2.5)) == 10_000
    assert "Wangling District" in said(spec)


def test_a_map_without_any_project_or_outline_is_a_sheet(shipped: Tables) -> None:
    known = replace(shipped.known, geometry={})
    bare = printed(known, [], "370100", EN, palette("light"))
    assert exports.picture(bare, Words("Map"), palette("light"), form="png")
