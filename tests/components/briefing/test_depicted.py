"""How an area stands among its neighbours, as a briefing has it."""

from datetime import date
from typing import Any

import pytest

from components import briefing
from components.briefing import MOST_PICTURES, Brief, Histories, Material
from components.briefing.brief import Illustration
from components.briefing.material import NEWEST
from components.pictures import Setting
from components.text import Text
from components.theme import Palette
from data import comparison
from data.model import Selection
from data.series import Row
from tests.components.briefing.conftest import DAY, composed
from tests.components.conftest import Tables
from tests.data.invented import CARGO, CITY, HERE, THERE, level

ZH, EN = Text("zh"), Text("en")
FAR = "990103"
YEAR = {"start": date(2023, 1, 1), "end": date(2023, 12, 31), "year": "2023"}


def _compared(brief: Brief) -> list[Illustration]:
    shown = [one for section in brief.sections for one in section.illustrations]
    return [one for one in shown if one.picture.standing]


def _among(tables: Tables, text: Text, light: Palette, *around: Row, **own: Any) -> Brief:
    """A briefing on one figure of 2023, and those of others around it."""
    row = level("2023", 20.0, HERE, **own) | YEAR | {"observation_id": 1}
    histories = Histories({CARGO: ([row], [])}, {CARGO: list(around)})
    setting = Setting(tables.known, text, light)
    return briefing.compose(Selection(area=HERE), Material([row], histories, []), setting, DAY)


def test_a_comparison_stands_after_the_indicators_own_picture(brief: Brief) -> None:
    assert _compared(brief)
    for section in brief.sections:
        shown = [one.picture for one in section.illustrations]
        for place, picture in enumerate(shown):
            if picture.standing:
                before = shown[:place]
                own = [p for p in shown if p.indicators == picture.indicators and not p.standing]
                assert all(one in before for one in own)


@pytest.mark.parametrize("year", ("", "2020", "2023"))
def test_gdp_is_compared_in_the_newest_year_of_which_both_are_sure(
    shipped: Tables, light: Palette, year: str
) -> None:
    made = composed(shipped, ZH, light, Selection(area=shipped.known.subject.id, year=year))
    (shown,) = [one for one in _compared(made) if "gdp" in one.picture.indicators]
    assert "比历下区少 1096.5 亿元（推算）" in shown.picture.sentence
    assert shown.picture.subtitle == "2023 年 · 亿元"


def test_a_figure_is_compared_in_its_own_period_where_that_can_be(
    shipped: Tables, light: Palette
) -> None:
    made = composed(shipped, ZH, light, Selection(area=shipped.known.subject.id, year="2022"))
    (shown,) = [one for one in _compared(made) if "gdp" in one.picture.indicators]
    assert shown.picture.subtitle == "2022 年 · 亿元"


def test_share_and_distances_have_their_formulas_in_the_notes(
    chinese: Brief, shipped: Tables, light: Palette
) -> None:
    assert "市中区地区生产总值 2023 年占济南市的 10.6%（推算：1350.4 ÷ 12757.4）。" in (
        chinese.notes.derived
    )
    assert "历下区地区生产总值 2023 年比市中区多 1096.5 亿元（推算：2446.9 − 1350.4）。" in (
        chinese.notes.derived
    )
    english = composed(shipped, EN, light, Selection(area=shipped.known.subject.id))
    assert any(
        line.startswith(
            "Lixia District, GDP, 2023: 109.65 billion yuan more than Shizhong District"
        )
        for line in english.notes.derived
    )


def test_a_rank_that_is_counted_shows_the_levels_in_their_order(
    harbour: Tables, light: Palette
) -> None:
    around = (level("2023", 30.0, THERE), level("2023", 20.0, FAR), level("2023", 90.0, CITY))
    made = _among(harbour, ZH, light, *around)
    assert "并列第 2 位" in _compared(made)[0].picture.sentence
    (ranked, *_) = made.notes.derived
    assert ranked.endswith("在 3 个有数据的区县中按数值从大到小并列第 2 位（推算：30 > 20 = 20）。")
    stated = level("2023", 2, HERE, statistic="rank", rank_in=CITY, rank_of="value")
    told = _among(harbour, ZH, light, *around, stated)
    assert not any(">" in line for line in told.notes.derived)


def test_of_too_many_pictures_the_first_comparison_of_each_theme_stays(
    shipped: Tables, light: Palette
) -> None:
    known = shipped.known
    rows = briefing.material(shipped.store.fetch, Selection(), known)
    own, around = (
        {
            name: [
                level(str(year), float(year + n), area, indicator_id=name)
                | {"source_id": next(iter(known.sources)), "observation_id": year}
                for year in range(2015, 2021)
            ]
            for name in known.indicators
        }
        for n, area in enumerate((known.subject.id, "370102"))
    )
    histories = Histories({name: (levels, []) for name, levels in own.items()}, around)
    setting = Setting(known, ZH, light)
    made = briefing.compose(Selection(), rows._replace(histories=histories), setting, DAY)
    assert sum(len(section.illustrations) for section in made.sections) == MOST_PICTURES
    for section in made.sections:
        first, second, *_ = section.illustrations
        assert (first.picture.standing, bool(second.picture.standing)) == (None, True)
        assert first.picture.indicators == second.picture.indicators


def test_every_source_of_a_comparison_is_cited(harbour: Tables, light: Palette) -> None:
    sources = list(harbour.known.sources)
    around = (
        level("2023", 30.0, THERE, source_id=sources[0]),
        level("2023", 10.0, FAR, source_id=sources[1], confidence="low"),
        level("2023", 90.0, CITY, source_id=sources[2]),
    )
    made = _among(harbour, ZH, light, *around, source_id=sources[0])
    (shown,) = _compared(made)
    titles = {one.number: one.title for one in made.notes.references}
    assert {titles[number] for number in shown.sources} == {
        harbour.known.sources[name].name_zh for name in sources[:3]
    }


def test_nothing_is_compared_with_a_figure_that_is_hardly_sure(
    harbour: Tables, light: Palette
) -> None:
    assert not _compared(_among(harbour, ZH, light, level("2023", 30.0, THERE, confidence="low")))
    assert not _compared(_among(harbour, ZH, light, level("2022", 30.0, THERE)))
    assert _compared(_among(harbour, ZH, light, level("2023", 30.0, THERE)))


def test_areas_are_the_categories_of_a_chart_the_largest_first(brief: Brief, text: Text) -> None:
    for shown in _compared(brief):
        found, plot = shown.picture.standing, shown.plot
        assert found
        assert not plot.joined
        assert plot.own is not None
        assert plot.categories[plot.own] == found.area.name(text.language)
        (stretch,) = plot.stretches
        values = [value for value in stretch.values if value is not None]
        assert values == sorted(values, reverse=True)
        assert len(plot.categories) == len(found.points) == len(values)


def test_a_bounded_figure_of_a_neighbour_has_its_words(harbour: Tables, light: Palette) -> None:
    bounded = level("2023", 30.0, THERE, qualifier="over")
    (shown,) = _compared(_among(harbour, EN, light, bounded))
    assert shown.plot.words == ("over 300,000 tonnes", "")
    assert [bool(mark) for mark in shown.plot.marks] == [True, False]
    assert EN("briefing.bounded_column") in shown.plot.notes


def test_an_area_that_lies_in_no_other_is_compared_with_none(
    tables: Tables, text: Text, light: Palette
) -> None:
    top = next(area.id for area in tables.known.areas.values() if not area.parent_id)
    assert not _compared(composed(tables, text, light, Selection(area=top)))


def test_of_areas_beside_only_levels_of_a_few_periods_are_fetched(tables: Tables) -> None:
    known = tables.known
    made = briefing.material(tables.store.fetch, Selection(), known)
    around = [row for rows in made.histories.around.values() for row in rows]
    assert around
    parent = known.subject.parent_id
    beside = {area.id for area in known.areas.values() if area.parent_id == parent}
    assert {row["area_id"] for row in around} <= beside - {known.subject.id} | {parent}
    assert {row["statistic"] for row in around} == {"value"}
    own = [
        [row for row in rows if comparison.is_sure_level(row)]
        for rows, _ in made.histories.own.values()
    ]
    newest = {row["period"] for rows in own for row in rows[-NEWEST:]}
    headlines = {row["period"] for row in made.observations}
    assert {row["period"] for row in around} <= headlines | newest


def test_a_comparison_says_which_areas_of_another_kind_its_source_ranks_above(
    shipped: Tables, light: Palette
) -> None:
    """The rank that the source prints counts a function zone, which is not drawn."""
    made = composed(shipped, ZH, light, Selection(area=shipped.known.subject.id, year="2023"))
    (shown,) = [one for one in _compared(made) if "gdp" in one.picture.indicators]
    assert "济南高新区 1767.3 亿元，未列入图中" in shown.picture.sentence
