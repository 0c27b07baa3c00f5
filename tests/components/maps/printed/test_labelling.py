import shapely
from hypothesis import given
from hypothesis import strategies as st

from components import fonts
from components.maps.printed import labelling
from components.maps.printed.labelling import Box, Label, Placed, Spot

ROOM: Box = (0, 0, 400, 300)
SIZE = 12


def _label(name: str, x: float, y: float) -> Label:
    return Label(labelling.broken(name, SIZE), SIZE, "#000000", labelling.around(x, y, 5))


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_a_name_stands_at_the_right_of_its_dot_where_there_is_room() -> None:
    (done,) = labelling.placed([_label("Dock", 100, 100)], [(95, 95, 105, 105)], ROOM)
    assert done.box[0] > 105
    assert done.words[0]["align"] == "left"


def test_a_name_at_the_edge_stands_at_the_left() -> None:
    (done,) = labelling.placed([_label("Dock", 390, 100)], [(385, 95, 395, 105)], ROOM)
    assert done.box[2] < 385
    assert done.words[0]["align"] == "right"


def test_the_earlier_name_takes_the_room_and_the_later_one_gives_way() -> None:
    once, twice = _label("Dock", 100, 100), _label("Yard", 100, 100)
    first, second = labelling.placed([once, twice], [], ROOM)
    assert (first.label, second.label) == (once, twice)
    assert first.spot == once.spots[0]
    assert second.spot != twice.spots[0]


def test_a_name_without_room_is_left_out() -> None:
    names = [_label(f"Dock {number}", 100, 100) for number in range(40)]
    done = labelling.placed(names, [], ROOM)
    assert 2 <= len(done) <= 8
    assert labelling.placed(names, [ROOM], ROOM) == []


@given(
    st.lists(
        st.tuples(
            st.text("港码头 abc", min_size=1, max_size=30),
            st.integers(-20, 420),
            st.integers(-20, 320),
        ),
        max_size=25,
    )
)
def test_no_name_lies_on_another_on_a_dot_or_beyond_the_edge(
    names: list[tuple[str, int, int]],
) -> None:
    dots: list[Box] = [(x - 5, y - 5, x + 5, y + 5) for _, x, y in names]
    done = labelling.placed([_label(*name) for name in names], dots, ROOM)
    for number, one in enumerate(done):
        assert not any(_meet(one.box, dot) for dot in dots)
        assert not any(_meet(one.box, other.box) for other in done[:number])
        assert one.box[0] >= 0 <= one.box[1]
        assert (one.box[2] <= ROOM[2], one.box[3] <= ROOM[3]) == (True, True)


def test_a_long_name_is_broken_into_lines_of_about_one_width() -> None:
    name = "Zhongke 5G Industrial Park, phase 1"
    lines = labelling.broken(name, SIZE)
    widths = [fonts.width(line, SIZE) for line in lines]
    assert " ".join(lines) == name
    assert len(lines) > 1
    assert max(widths) < 1.6 * min(widths)


def test_a_name_takes_more_lines_where_it_has_no_room_in_fewer() -> None:
    forms = [
        Label(lines, SIZE, "#000000", (Spot(100, 100),))
        for lines in labelling.breaks("Northern Core Area", SIZE)
    ]
    assert [len(form.lines) for form in forms] == [1, 2, 3]
    label = labelling.in_turn(forms)
    assert labelling.placed([label], [], ROOM)[0].label.lines == forms[0].lines
    (narrow,) = labelling.placed([label], [(145, 95, 155, 105)], ROOM)
    assert narrow.label.lines == ("Northern", "Core Area")
    assert labelling.placed([label], [(95, 95, 105, 105)], ROOM) == []


def test_a_name_is_broken_between_words() -> None:
    assert labelling.broken("Shizhong District", 15) == ("Shizhong", "District")


def test_a_name_too_long_for_a_map_has_no_lines() -> None:
    assert labelling.broken("very " * 60, SIZE) == ()


def test_the_lines_of_a_name_stand_within_its_box() -> None:
    done = Placed(Label(("one", "two"), SIZE, "#000000", ()), Spot(50, 50))
    west, top, east, bottom = done.box
    assert [row["said"] for row in done.words] == ["one", "two"]
    assert all(top < row["y"] < bottom and west < row["x"] < east for row in done.words)


def test_a_name_stands_in_the_widest_part_of_its_outline() -> None:
    bottle = shapely.union(shapely.box(0, 0, 20, 200), shapely.box(0, 200, 120, 300))
    spots = labelling.within(bottle, ("Dock",), SIZE, whole=True)
    assert spots[0].y > 200
    assert spots
    for spot in spots:
        box = Placed(Label(("Dock",), SIZE, "#000000", ()), spot).box
        assert bottle.covers(shapely.box(*box))


def test_a_name_larger_than_its_outline_has_its_middle_there() -> None:
    small = shapely.box(100, 100, 120, 110)
    assert labelling.within(small, ("Dock Yard",), SIZE, whole=True) == ()
    spots = labelling.within(small, ("Dock Yard",), SIZE, whole=False)
    assert spots
    assert all(small.covers(shapely.Point(spot.x, spot.y)) for spot in spots)
