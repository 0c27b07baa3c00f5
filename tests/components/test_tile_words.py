from components.figures import Figure
from components.tile_words import worded
from components.tiles import Tile


def _tile(figure: Figure, chip: str = "", period: str = "", *remarks: str) -> Tile:
    return Tile("jobs", "New jobs", figure, chip, period, remarks, "people", "", ())


def test_a_number_does_not_break_and_its_unit_stands_small_beside_it() -> None:
    said = worded(_tile(Figure("近 11 万", "户")), "blue")
    assert said.number == "近\u00a011\u00a0万"
    assert said.unit == " :small[户]"


def test_the_chip_has_the_colour_and_under_the_figure_stands_what_it_is_of() -> None:
    said = worded(_tile(Figure("85", "部"), "第 1 位", "2023 年", "新港"), "blue")
    assert said.chip == ":blue-badge[第 1 位]"
    assert said.details == (":gray[2023 年]", ":gray[新港]")


def test_a_unit_of_several_words_and_the_dash_of_a_period_do_not_break() -> None:
    said = worded(_tile(Figure("20.63", "billion yuan"), "", "Jan–Nov 2020"), "blue")
    assert said.unit == " :small[billion\u00a0yuan]"
    assert said.details == (":gray[Jan\u2060–\u2060Nov 2020]",)


def test_what_a_tile_does_not_have_is_not_said() -> None:
    said = worded(_tile(Figure("85", "")), "blue")
    assert (said.unit, said.chip, said.details) == ("", "", ())


def test_names_from_the_tables_stay_letters() -> None:
    said = worded(_tile(Figure("85", ":red[x]"), "**1**", "$x$"), "blue")
    assert said.unit == r" :small[\:red\[x\]]"
    assert said.chip == r":blue-badge[\*\*1\*\*]"
    assert said.details == (r":gray[\$x\$]",)
