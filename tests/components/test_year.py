import re
from typing import Any

import pytest

from components import tiles, year
from components.details import JOINER, NO_BREAK
from components.text import Text
from components.year import Themed
from data import foremost, queries
from data.model import Language, Selection
from data.quotations import passage_id
from tests.components.conftest import Tables

LINK = re.compile(r"\[([^]]+)\]\(([^)]*)\)")
OWN = "990102"


def _themed(tables: Tables, selection: Selection, text: Text) -> Themed:
    fetch, known = tables.store.fetch, tables.known
    places = foremost.nearest(fetch(foremost.stated(selection.year, tiles.MAIN)), selection, known)
    rows = fetch(foremost.foremost(selection, tiles.MAIN, places))
    return tiles.by_theme(known, rows, selection.area, text)


def _markdown(tables: Tables, selection: Selection, text: Text) -> str:
    themed = _themed(tables, selection, text)
    return year.sentence(themed, selection, tables.known, text, {"lang": [text.language]})


def _said(tables: Tables, selection: Selection, language: Language) -> str:
    return _read(_markdown(tables, selection, Text(language)))


def _read(markdown: str) -> str:
    """The sentence as it is read."""
    words = re.sub(r"\\(.)", r"\1", LINK.sub(r"\1", markdown))
    return words.replace(NO_BREAK, " ").replace(JOINER, "")


def test_a_figure_of_the_sentence_is_not_torn_at_the_end_of_a_line(shipped: Tables) -> None:
    chosen = Selection(area="370103", year="2020")
    assert "增速全市第\u00a01\u00a0位]" in _markdown(shipped, chosen, Text("zh"))
    assert "growth\u00a0No\\.\u00a01\u00a0in\u00a0Jinan]" in _markdown(shipped, chosen, Text("en"))


def test_the_year_of_the_shipped_district_in_a_sentence(shipped: Tables) -> None:
    assert _said(shipped, Selection(area="370103", year="2020"), "zh") == (
        "2020 年，市中区地区生产总值增速全市第 1 位（2020 年 1—9 月累计）；"
        "规模以上工业增加值同比增长 40.6%，增速全市第 1 位（2020 年 1—11 月累计）；"
        "市场主体近 11 万户（截至 2020 年 11 月 30 日）；新增、提升绿地面积 93.8 万平方米；"
        "建成多层住宅电梯 85 部，完成任务的 170%。"
    )


def test_the_year_of_another_district_in_another_language(harbour: Tables) -> None:
    """Two themes share the figures; what is provisional is said once of all that stand together."""
    assert _said(harbour, Selection(area=OWN, year="2023"), "en") == (
        "Haidong District in 2023: cargo throughput 61.205 million tonnes, No. 1 in Yungang City,"
        " up 7.4% on the year; container throughput 1.286 million TEU, among the top in Yungang"
        " City; value added of port and shipping 8.63 billion yuan, up 6.1% on the year, growth"
        " No. 2 in Yungang City (provisional); resident population 382,000 people (as of"
        " 31 December 2023, provisional); disposable income per resident 51,240 yuan,"
        " up 5.3% on the year."
    )


def test_without_a_chosen_year_each_figure_says_its_own(shipped: Tables) -> None:
    said = _said(shipped, Selection(area="370103"), "zh")
    assert said.startswith("市中区地区生产总值 1350.4 亿元，全市第 3 位（2023 年）；")
    assert "新增、提升绿地面积 93.8 万平方米（2020 年）" in said


def test_each_figure_leads_to_its_passage_with_the_choices_kept(tables: Tables, text: Text) -> None:
    selection = Selection(area=tables.known.subject.id)
    links = LINK.findall(_markdown(tables, selection, text))
    quoted = {
        f"indicator?lang={text.language}&indicator={row['indicator_id']}"
        f"&passage={passage_id(row['quote'])}"
        for row in tables.observations
    }
    assert len(links) >= year.MOST
    assert {to for _, to in links} <= quoted


def test_a_theme_alone_is_told_by_its_own_figures(shipped: Tables) -> None:
    said = _said(shipped, Selection("service", "370103", "2020"), "zh")
    assert said.startswith("2020 年，市中区市场主体近 11 万户")
    assert "（2020 年，时期为推定）" in said
    assert "地区生产总值" not in said


def test_an_area_is_told_by_its_own_figures_alone(shipped: Tables) -> None:
    selection = Selection(area="370100", year="2020")
    themed = _themed(shipped, selection, Text("zh"))
    others = [tile for _, own in themed for tile in own if "市中区" in tile.remarks]
    assert others
    assert "市中区" not in _said(shipped, selection, "zh")


def test_an_area_without_figures_of_its_own_says_so(shipped: Tables) -> None:
    province = Selection(theme="livelihood", area="370000", year="2020")
    assert _said(shipped, province, "zh") == (
        "山东省（2020 年）自身的数据未收录，以下为其所辖区域或所涉项目的数据，均已逐一注明。"
    )


def test_a_choice_without_any_figure_has_no_sentence(harbour: Tables, text: Text) -> None:
    assert _markdown(harbour, Selection(area=OWN, year="2024"), text) == ""


def test_themes_of_which_nothing_is_held_are_named(shipped: Tables) -> None:
    zh, known = Text("zh"), shipped.known

    def lacking(selection: Selection) -> str:
        return year.without(_themed(shipped, selection, zh), selection, known, zh)

    few = Selection(area="370103", year="2022")
    assert lacking(few) == "2022 年未收录服务品质、环境品质、民生品质的数据。"
    assert lacking(Selection(area="370103", year="2020")) == ""
    assert lacking(Selection(theme="development", area="370103", year="2022")) == ""


def test_a_growth_that_stands_alone_has_a_verb(shipped: Tables) -> None:
    said = _said(shipped, Selection(area="370103", year="2020"), "en")
    assert (
        "; above-scale industrial value added rose 40.6% on the year, growth No. 1 in Jinan ("
        in said
    )


def test_a_unit_that_the_name_has_said_is_not_said_again(shipped: Tables) -> None:
    said = _said(shipped, Selection(area="370103", year="2020"), "en")
    assert "; market entities nearly 110,000 (as of 30 November 2020);" in said


CHANGES = {"rise": (2.5, "up 2.5% on the year"), "fall": (-2.5, "down 2.5% on the year")}
CHANGES |= {"none": (0.0, "unchanged on the year")}


@pytest.mark.parametrize(("value", "words"), CHANGES.values(), ids=CHANGES)
def test_a_growth_is_told_by_its_direction(harbour: Tables, value: float, words: str) -> None:
    assert words in _told(harbour, value, "exact")


def test_a_rounded_growth_keeps_the_words_it_was_printed_with(harbour: Tables) -> None:
    assert "nearly −2.5% on the year" in _told(harbour, -2.5, "nearly")


def _told(harbour: Tables, value: float, qualifier: str) -> str:
    """Haidong's year with another growth of its throughput."""
    selection, en = Selection(area=OWN, year="2023"), Text("en")
    rows = harbour.store.fetch(queries.newest_first(queries.chosen(queries.of(selection))))
    changed: list[dict[str, Any]] = [
        row | {"value": value, "qualifier": qualifier} if row["statistic"] == "yoy" else row
        for row in rows
    ]
    themed = tiles.by_theme(harbour.known, changed, OWN, en)
    return _read(year.sentence(themed, selection, harbour.known, en, {}))
