import pytest

from components.maps.printed import printed
from components.text import Text
from components.theme import Palette
from tests.components.conftest import Tables
from tests.components.maps.printed.drawn import foot_of, legend, map_of

EN = Text("en")


def test_the_scale_is_round_and_true(shipped: Tables, light: Palette) -> None:
    """Two places on one parallel, 0.05° apart at 36.576° north, are 4.47 km from each other."""
    spec = printed(shipped.known, [], "370103", EN, light)
    bar = max(x for s in foot_of(spec).shapes[:2] for x, _ in s["geometry"]["coordinates"][0])
    words = [row["said"] for row in foot_of(spec).words]
    assert words == ["0", "5 km", "N"]
    row = shipped.projects[0] | {"lat": 36.576, "precision_m": 0}
    pair = [row | {"lon": 116.95}, row | {"lon": 117.0}]
    west, east = map_of(printed(shipped.known, pair, "370103", EN, light)).dots[-2:]
    assert bar / 5 == pytest.approx((east["x"] - west["x"]) / 4.47, rel=0.01)


def test_the_legend_names_the_themes_that_are_shown(harbour: Tables, light: Palette) -> None:
    def themes(name: str) -> set[str]:
        rows = [row for row in harbour.projects if row["theme_id"] == name]
        spec = printed(harbour.known, rows, harbour.known.subject.id, EN, light)
        return {"Harbour", "People"} & set(legend(spec))

    assert themes("harbour") == {"Harbour"}
    assert themes("people") == {"People"}


def test_the_legend_holds_only_what_is_drawn(harbour: Tables, light: Palette) -> None:
    subject = harbour.known.subject.id
    full, bare = (
        legend(printed(harbour.known, projects, subject, EN, light))
        for projects in (harbour.projects, [])
    )
    kinds = ("done", "other", "precision", "strong")
    assert {EN(f"printed.{kind}") for kind in kinds} <= set(full)
    assert not {EN(f"printed.{kind}") for kind in kinds} & set(bare)
    assert EN("printed.schematic") in bare
    assert EN("printed.rail") not in full


def test_each_kind_of_line_has_its_own_sign(shipped: Tables, light: Palette) -> None:
    found = legend(printed(shipped.known, shipped.projects, "370103", EN, light))
    kinds = ("expressway", "road", "tunnel", "rail", "strong", "schematic")
    assert [word for word in found if word in {EN(f"printed.{kind}") for kind in kinds}] == [
        EN(f"printed.{kind}") for kind in kinds
    ]


def test_the_words_of_the_legend_stay_in_their_columns(
    shipped: Tables, text: Text, light: Palette
) -> None:
    spec = printed(shipped.known, shipped.projects, "370103", text, light)
    drawn = foot_of({"vconcat": [None, spec["vconcat"][2]]})
    (start,) = (box[0] for name, box in drawn.boxes if name == text("printed.lines"))
    assert start > 0
    for name, (left, _, right, bottom) in drawn.boxes:
        assert right <= drawn.width, name
        assert bottom <= drawn.height, name
        assert left >= start or right < start, name
