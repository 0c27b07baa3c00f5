from components import firsts
from components.text import Text
from data import foremost
from data.model import Selection
from tests.components.conftest import Tables


def _ranks(tables: Tables, selection: Selection, text: Text) -> list[firsts.Place]:
    return firsts.places(tables.store.fetch(foremost.ranks(selection)), tables.known, text)


def test_the_best_place_comes_first_and_one_without_a_number_last(shipped: Tables) -> None:
    found = _ranks(shipped, Selection(area="370103", year="2020"), Text("zh"))
    assert [(place.rank, place.label) for place in found] == [
        ("全市第 1 位", "地区生产总值增速"),
        ("全市第 1 位", "规模以上工业增加值增速"),
        ("全市第 1 位", "5G基站设施总量"),
        ("全市第 3 位", "地域税收收入"),
        ("居全市前列", "市外投资"),
        ("居全市前列", "新基建布局"),
    ]
    assert found[2].period == "截至 2020 年 12 月 31 日（推定）"
    assert found[-1].remarks == ("可信度低",)


def test_of_one_thing_the_newest_place_stands(shipped: Tables) -> None:
    found = _ranks(shipped, Selection(area="370103"), Text("en"))
    keys = [(place.label, place.rank.rpartition(" in ")[2]) for place in found]
    assert len(keys) == len(set(keys))
    gdp = next(place for place in found if (place.label, place.rank) == ("GDP", "No. 3 in Jinan"))
    assert gdp.period == "2023"


def test_places_are_those_of_the_area_the_theme_and_the_year(harbour: Tables) -> None:
    en = Text("en")
    own = Selection(area="990102", year="2023")
    labels = [place.label for place in _ranks(harbour, own, en)]
    assert labels == [
        "Cargo throughput",
        "Value added of port and shipping growth",
        "Container throughput",
    ]
    assert _ranks(harbour, Selection("people", "990102", "2023"), en) == []
    assert _ranks(harbour, Selection(area="990101"), en) == []
    assert _ranks(harbour, Selection(area="990102", year="2022"), en) == []
