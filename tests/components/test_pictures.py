import json
import re
from dataclasses import replace

import pytest

from components import pictures
from components.pictures import Picture, Setting
from components.pictures.picture import Rows
from components.text import Text
from components.theme import Palette
from data import comparison
from data.derived import Row
from data.measures import MEASURES, Measure, View
from data.model import Indicator
from data.periods import parse
from tests.components.conftest import Tables
from tests.data.invented import CARGO, CITY, HERE, THERE, level

ZH, EN = Text("zh"), Text("en")


def seen(
    tables: Tables, palette: Palette, *rows: Row, view: View | None = None, text: Text = EN
) -> list[Picture]:
    indicator = tables.known.indicators[CARGO]
    setting = Setting(tables.known, text, palette)
    return pictures.series((list(rows), []), indicator, view or View((HERE,)), setting)


def test_each_kind_of_period_is_a_picture_the_one_with_most_points_first(
    harbour: Tables, light: Palette
) -> None:
    rows = [level(f"2023-Q{n}", 1.0 * n) for n in (1, 2)]
    rows += [level(str(year), 1.0) for year in (2020, 2021, 2022)]
    found = seen(harbour, light, *rows)
    assert [str(picture.points[0].period) for picture in found] == ["2020", "2023-Q1"]
    assert len({picture.key for picture in found}) == 2


def test_one_figure_is_no_chart_and_stays_in_the_points(harbour: Tables, light: Palette) -> None:
    (picture,) = seen(harbour, light, level("2020", 5.0))
    assert picture.chart is None
    assert [point.value for point in picture.points] == [5.0]


def test_accumulated_rates_stand_in_one_picture_which_says_what_does_not_follow(
    harbour: Tables, light: Palette
) -> None:
    rows = [level(f"2020-01/2020-{m}", 40.0 + m, statistic="yoy") for m in (10, 11)]
    (picture,) = seen(harbour, light, *rows, view=View((HERE,), "growth"))
    assert picture.chart
    assert '"line"' not in json.dumps(picture.chart)
    assert any("no monthly reading follows" in words for words in picture.notes)


def test_the_first_area_chosen_is_told_first(harbour: Tables, light: Palette) -> None:
    rows = [level(year, 5.0, area) for area in (HERE, THERE) for year in ("2020", "2021")]
    (picture,) = seen(harbour, light, *rows, view=View((THERE, HERE)))
    assert picture.sentence.startswith("Cargo throughput in Wangling District")
    assert [line.count("District") for line in picture.sentence.split("\n")] == [1, 1]
    assert picture.subtitle.startswith("Wangling District, Haidong District")


def test_what_is_not_sure_is_left_out_unless_asked_for(harbour: Tables, light: Palette) -> None:
    rows = [level("2020", 5.0), level("2021", 6.0), level("2022", 7.0, confidence="low")]
    (without,) = seen(harbour, light, *rows)
    (with_low,) = seen(harbour, light, *rows, view=View((HERE,), low=True))
    assert (len(without.points), len(with_low.points)) == (2, 3)


def test_a_share_is_in_percent_for_the_table_and_the_export_too(
    harbour: Tables, light: Palette
) -> None:
    rows = [level(year, 5.0, area) for area in (HERE, CITY) for year in ("2020", "2021")]
    (picture,) = seen(harbour, light, *rows, view=View((HERE,), "share"))
    assert picture.known(harbour.known).indicators[CARGO].unit.id == "percent"
    assert harbour.known.indicators[CARGO].unit.id != "percent"
    assert "%" in picture.subtitle


def test_several_indicators_go_together_when_their_periods_do(
    harbour: Tables, light: Palette
) -> None:
    setting = Setting(harbour.known, EN, light)
    (years,) = seen(harbour, light, level("2020", 1.0), level("2021", 2.0))
    (quarters,) = seen(harbour, light, level("2020-Q1", 1.0), level("2020-Q2", 2.0))
    assert pictures.several([years], setting) is None
    assert pictures.several([years, quarters], setting) is None
    assert pictures.several([years, years], setting)


def test_neighbours_without_a_figure_are_named_not_drawn_as_zero(
    harbour: Tables, light: Palette
) -> None:
    rows = [level("2023", 30.0, THERE), level("2023", 20.0)]
    indicator, area = harbour.known.indicators[CARGO], harbour.known.areas[HERE]
    setting = Setting(harbour.known, EN, light)
    picture = pictures.standing(
        (rows, []), indicator, (area, (parse("2023"),)), View((HERE,)), setting
    )
    assert [point.area_id for point in picture.points] == [THERE, HERE]
    assert "No figure is held for Luwan County" in picture.sentence
    assert "Luwan County" not in json.dumps(picture.chart)


def test_many_neighbours_without_a_figure_are_counted_in_the_sentence_and_named_in_a_note(
    harbour: Tables, light: Palette
) -> None:
    third = harbour.known.areas["990103"]
    more = {f"other{n}": replace(third, id=f"other{n}", name_en=f"Other {n}") for n in range(5)}
    known = replace(harbour.known, areas=harbour.known.areas | more)
    rows = [level("2023", 30.0, THERE), level("2023", 20.0), level("2022", 10.0)]
    setting, at = Setting(known, EN, light), parse("2023")
    where = (known.areas[HERE], (at,))
    indicator = known.indicators[CARGO]
    picture = pictures.standing((rows, []), indicator, where, View((HERE,)), setting)
    assert "No figure is held for 6 other districts and counties." in picture.sentence
    assert "Luwan County, Other 0, Other 1, Other 2, Other 3, Other 4." in picture.notes[0]
    change = pictures.change(
        (rows, []), indicator, (where[0], (parse("2022"), at)), View((HERE,)), setting
    )
    assert picture.notes[0] in change.notes
    assert "Other 0" not in json.dumps(change.chart)


def test_a_target_is_shown_with_what_was_done_or_without(harbour: Tables, light: Palette) -> None:
    indicator, area = harbour.known.indicators[CARGO], harbour.known.areas[HERE]
    setting = Setting(harbour.known, EN, light)
    aim = level("2023", 50.0, statistic="target", status="F")
    alone = pictures.target(([aim], []), indicator, area, View((HERE,)), setting)
    reached = pictures.target(
        ([aim, level("2023", 85.0)], []), indicator, area, View((HERE,)), setting
    )
    assert alone
    assert "is not held" in alone.sentence
    assert reached
    assert ", against a target of" in reached.sentence
    assert (
        pictures.target(([level("2023", 85.0)], []), indicator, area, View((HERE,)), setting)
        is None
    )


def test_a_target_that_follows_is_marked_as_derived(harbour: Tables, light: Palette) -> None:
    rows = [level("2023", 85.0), level("2023", 170.0, statistic="completion")]
    indicator, area = harbour.known.indicators[CARGO], harbour.known.areas[HERE]
    setting = Setting(harbour.known, EN, light)
    picture = pictures.target((rows, []), indicator, area, View((HERE,)), setting)
    assert picture
    assert "500,000 tonnes (derived)" in picture.sentence
    assert any("85 ÷ 170%" in note for note in picture.notes)
    assert picture.points[-1].row["statistic"] == "target"


def test_a_composition_is_named_by_the_whole_that_its_parts_make(
    harbour: Tables, light: Palette
) -> None:
    berths, stay = (harbour.known.indicators[name] for name in ("berths", "ship_stay"))
    parts = {replace(part, part_of=CARGO): share for part, share in ((berths, 30.0), (stay, 70.0))}
    known = replace(harbour.known, indicators={p.id: p for p in parts} | harbour.known.indicators)
    rows: dict[Indicator, Rows] = {
        part: ([level("2023", share, indicator_id=part.id)], []) for part, share in parts.items()
    }
    picture = pictures.composition(
        rows, known.areas[HERE], View((HERE,)), Setting(known, EN, light)
    )
    assert picture
    assert picture.title == "Cargo throughput: composition"


@pytest.mark.thorough
@pytest.mark.parametrize("measure", MEASURES)
def test_every_indicator_of_the_tables_has_pictures_with_words(
    measure: Measure, tables: Tables, text: Text, light: Palette
) -> None:
    setting = Setting(tables.known, text, light)
    for name, rows in tables.by_indicator.items():
        areas = tuple(dict.fromkeys(row["area_id"] for row in rows[0]))[:6]
        indicator = tables.known.indicators[name]
        made = pictures.series(rows, indicator, View(areas, measure), setting)
        keys = [picture.key for picture in made]
        assert len(keys) == len(set(keys))
        for picture in made:
            words = [picture.title, picture.subtitle, picture.sentence, *picture.notes]
            assert all(said.strip() for said in words)
            if text.language == "en":
                assert not re.search(r"[\u3000-\u9fff]", "".join(words[:3]))


def test_every_comparison_of_the_tables_can_be_drawn(tables: Tables, light: Palette) -> None:
    known, drawn = tables.known, 0
    setting, view = Setting(known, ZH, light), View((known.subject.id,))
    for name, rows in tables.by_indicator.items():
        periods = comparison.compared(rows[0], known, known.subject)
        for at in periods[:1]:
            where = (known.subject, (at,))
            assert pictures.standing(rows, known.indicators[name], where, view, setting).chart
            drawn += 1
        if len(periods) > 1:
            both = (known.subject, (periods[0], periods[-1]))
            assert pictures.change(rows, known.indicators[name], both, view, setting).chart
    assert drawn
