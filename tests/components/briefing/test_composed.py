import re
from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from components import briefing, names
from components.briefing import MOST_PICTURES, Brief, Histories, Material
from components.pictures import Setting
from components.text import Text
from components.theme import Palette
from data.model import Selection
from tests.components.briefing.conftest import DAY, composed
from tests.components.briefing.numbers import strange, values, words_of
from tests.components.conftest import Tables
from tests.data.invented import HERE, level

ZH, EN = Text("zh"), Text("en")
NOTHING = Histories({}, {})


def _material(tables: Tables, selection: Selection) -> Material:
    return briefing.material(tables.store.fetch, selection, tables.known)


def test_every_number_is_of_the_tables_of_a_date_or_derived(brief: Brief, tables: Tables) -> None:
    assert strange(words_of(brief), brief, tables) == []


def test_every_year_and_theme_gives_numbers_of_the_tables_alone(
    tables: Tables, text: Text, light: Palette
) -> None:
    years = {row["year"] for row in tables.observations} - {""}
    for selection in (
        *(Selection(area=tables.known.dashboard.subject, year=year) for year in years),
        *(Selection(theme=theme) for theme in tables.known.themes),
    ):
        made = composed(tables, text, light, selection)
        assert strange(words_of(made), made, tables) == [], selection


@pytest.mark.parametrize("wrong", ("近 12 万户", "1350.5 亿元", "+41.6%", "全市第 9999 位"))
def test_a_wrong_number_is_found(chinese: Brief, shipped: Tables, wrong: str) -> None:
    first, *others = chinese.sections
    forged = replace(chinese, sections=(replace(first, paragraph=wrong), *others))
    (found,) = strange(words_of(forged), forged, shipped)
    assert found.endswith(re.sub(r"\s", "", wrong))


def test_a_wrong_derivation_is_found(chinese: Brief, shipped: Tables) -> None:
    wrong = "地区生产总值：2023 年与 2020 年相差 500 亿元（推算：1350.4 − 1059.62）。"
    forged = replace(chinese, notes=replace(chinese.notes, derived=(wrong,)))
    with pytest.raises(AssertionError, match="500"):
        strange(words_of(forged), forged, shipped)


def test_figures_stand_as_they_were_printed(chinese: Brief) -> None:
    said = " ".join(section.paragraph for section in chinese.sections)
    assert "截至 2020 年 11 月 30 日，市场主体近 11 万户[" in said.replace(
        "市场主体 近", "市场主体近"
    )
    assert "超 1800 亿元（山东新金融产业园）" in said


def test_every_figure_and_picture_carries_the_number_of_a_source(brief: Brief) -> None:
    numbers = {source.number for source in brief.notes.references}
    assert numbers == set(range(1, len(numbers) + 1))
    cited = [one.sources for section in brief.sections for one in section.headlines]
    cited += [one.sources for section in brief.sections for one in section.illustrations]
    cited += [one.sources for one in brief.undertakings]
    assert all(cited)
    assert {number for sources in cited for number in sources} == numbers


def test_a_figure_is_cited_with_the_source_that_published_it(
    chinese: Brief, shipped: Tables
) -> None:
    titles = {source.number: source.title for source in chinese.notes.references}
    (firm,) = [o for s in chinese.sections for o in s.headlines if o.name == "金融业增加值"]
    published = {
        shipped.known.sources[row["source_id"]].name_zh
        for row in shipped.of("finance_value_added")
        if row["value"] == 206.3
    }
    assert {titles[number] for number in firm.sources} <= published


def test_growth_rank_and_share_of_the_task_stand_beside_a_figure(
    harbour: Tables, light: Palette
) -> None:
    made = composed(harbour, EN, light, Selection(year="2023"))
    beside = {one.name: one.beside for section in made.sections for one in section.headlines}
    assert beside["New urban jobs"] == "112% of the task"
    assert beside["Disposable income per resident"].startswith("+5.3% on the year")


@pytest.mark.parametrize("wrong", ("8 个有数据的区县中排第 4 位", "3 个有数据的区县中排第 1 位"))
def test_a_wrong_rank_or_count_is_found(chinese: Brief, shipped: Tables, wrong: str) -> None:
    line = f"市中区地区生产总值 2023 年在 {wrong}（推算：2446.9 > 1350.4 = 1350.4）。"
    forged = replace(chinese, notes=replace(chinese.notes, derived=(line,)))
    with pytest.raises(AssertionError, match="有数据的区县"):
        strange(words_of(forged), forged, shipped)


def test_a_wrong_order_is_found(chinese: Brief, shipped: Tables) -> None:
    line = "市中区地区生产总值 2023 年在 3 个区县中排第 2 位（推算：1350.4 > 2446.9 > 801.8）。"
    forged = replace(chinese, notes=replace(chinese.notes, derived=(line,)))
    with pytest.raises(AssertionError, match="2446"):
        strange(words_of(forged), forged, shipped)


def test_neighbours_without_a_figure_are_counted_anew(chinese: Brief, shipped: Tables) -> None:
    first, *others = chinese.sections
    wrong = "另有 4321 个区县未收录数据。"
    forged = replace(chinese, sections=(replace(first, paragraph=wrong), *others))
    assert len(strange(words_of(forged), forged, shipped)) == 1


def test_what_a_sentence_calls_derived_has_its_formula_in_the_notes(brief: Brief) -> None:
    mark = "（推算" if brief.language == "zh" else "(derived"
    derived = " ".join(brief.notes.derived)
    for section in brief.sections:
        for shown in section.illustrations:
            for before in shown.picture.sentence.split(mark)[:-1]:
                number = re.findall(r"\d[\d,.]*", before)[-1]
                assert number in derived
    assert all(mark in line or "÷" in line for line in brief.notes.derived)


def test_projects_are_counted_by_how_far_they_are(brief: Brief, tables: Tables, text: Text) -> None:
    rows = briefing.material(
        tables.store.fetch, Selection(area=tables.known.dashboard.subject), tables.known
    ).projects
    built, _ = names.split(rows)
    steps = Counter(names.step_name(names.step(project), text) for project in built)
    assert Counter(one.step for one in brief.undertakings) == steps
    numbers = list(map(int, re.findall(r"\d+", brief.progress)))
    assert numbers == [len(built), *Counter(one.step for one in brief.undertakings).values()]


def test_a_programme_or_an_award_is_nothing_that_is_built(chinese: Brief, shipped: Tables) -> None:
    awards = {p["name_zh"] for p in shipped.projects if p["category"] in {"award", "programme"}}
    assert awards
    assert not awards & {one.name for one in chinese.undertakings}


def test_what_must_be_taken_with_care_is_named(chinese: Brief) -> None:
    bounded, assumed, _ = chinese.notes.care
    assert "市场主体" in bounded
    assert "管理基金规模" in assumed


def test_a_headline_figure_of_another_definition_says_so_and_why(
    chinese: Brief, shipped: Tables, light: Palette
) -> None:
    jobs = "安置城镇就业 2.5 万人（口径有变）"
    assert jobs in " ".join(section.paragraph for section in chinese.sections)
    (told,) = [line for line in chinese.notes.care if line.startswith("口径有变：")]
    assert told.startswith("口径有变：安置城镇就业（2024 年）——")
    assert "新增城镇就业" in told
    area = shipped.known.dashboard.subject
    english = composed(shipped, EN, light, Selection(area=area))
    (told,) = [line for line in english.notes.care if line.startswith("Definition changed: ")]
    assert "new urban jobs" in told


def test_a_change_of_definition_without_a_reason_says_that_it_has_none(
    harbour: Tables, light: Palette
) -> None:
    row = level("2023", 12.0, HERE, indicator_id="berths", break_before=True)
    end = {"start": date(2023, 1, 1), "end": date(2023, 12, 31), "year": "2023"}
    source = {"source_id": "yungang_yearbook_2024", "observation_id": 1}
    rows = Material([row | end | source], NOTHING, [])
    setting = Setting(harbour.known, EN, light)
    made = briefing.compose(Selection(area=HERE), rows, setting, DAY)
    (told,) = made.notes.care
    assert told.endswith("(2023): the source gives no reason.")


def test_a_year_chooses_figures_and_the_pictures_say_that_they_show_all(
    shipped: Tables, light: Palette
) -> None:
    area = shipped.known.dashboard.subject
    made = composed(shipped, ZH, light, Selection(area=area, year="2020"))
    assert {one.name for one in made.sections[0].headlines} >= {"地区生产总值增速"}
    assert ZH("briefing.periods") in made.notes.care


def test_one_theme_is_a_briefing_of_one_section(harbour: Tables, light: Palette) -> None:
    made = composed(harbour, EN, light, Selection(theme="harbour"))
    assert [section.heading for section in made.sections] == [
        harbour.known.themes["harbour"].name_en
    ]


def test_of_one_theme_the_summary_does_not_say_what_its_section_says(
    shipped: Tables, text: Text, light: Palette
) -> None:
    (made, whole) = (
        composed(shipped, text, light, Selection(theme=theme)) for theme in ("development", "")
    )
    (section,) = made.sections
    assert section.headlines[0].words not in made.summary
    assert whole.sections[0].headlines[0].words in whole.summary


def test_growth_and_rank_are_words_within_a_sentence(shipped: Tables, light: Palette) -> None:
    selection = Selection(theme="development", year="2020")
    said = composed(shipped, ZH, light, selection).sections[0].paragraph
    assert "规模以上工业增加值同比增长 40.6%，增速居全市第 1 位[" in said
    assert "地区生产总值增速居全市第 1 位[" in said
    assert "同比增长 8.6%" in said
    english = composed(shipped, EN, light, selection).sections[0].paragraph
    assert "up 40.6% on the year" in english
    assert "No. 1 in Jinan by growth" in english
    assert ";" not in english


def test_a_headline_names_a_passage_for_each_of_its_sources(brief: Brief) -> None:
    for section in brief.sections:
        for one in section.headlines:
            assert len(one.passages) == len(one.sources)
            assert all(one.passages)


def test_a_choice_without_figures_says_so(harbour: Tables, text: Text, light: Palette) -> None:
    made = composed(harbour, text, light, Selection(area=HERE, year="1066"))
    assert made.sections == ()
    assert made.summary.startswith(harbour.known.areas[HERE].name(text.language)) or (
        "No published figure" in made.summary
    )
    empty = briefing.compose(
        Selection(), Material([], NOTHING, []), Setting(harbour.known, text, light), DAY
    )
    assert (empty.undertakings, empty.notes.references) == ((), ())
    assert empty.progress == text("briefing.no_projects")


def test_there_are_at_most_twelve_pictures_and_no_theme_goes_without(
    shipped: Tables, light: Palette
) -> None:
    selection = Selection(area=shipped.known.dashboard.subject)
    rows = _material(shipped, selection)
    invented: dict[str, Any] = {
        name: ([_yearly(name, year, selection.area) for year in range(2015, 2021)], [])
        for name in shipped.known.indicators
    }
    setting = Setting(shipped.known, ZH, light)
    made = briefing.compose(
        selection, rows._replace(histories=Histories(invented, {})), setting, DAY
    )
    shown = [len(section.illustrations) for section in made.sections]
    assert sum(shown) == MOST_PICTURES
    assert min(shown) == MOST_PICTURES // len(shown)
    numbers = [one.number for section in made.sections for one in section.illustrations]
    assert numbers == list(range(1, MOST_PICTURES + 1))


def _yearly(name: str, year: int, area: str) -> dict[str, Any]:
    row = level(str(year), float(year), area, indicator_id=name)
    return row | {"source_id": "shizhong_article_2021", "observation_id": year}


def test_the_points_of_a_chart_are_values_of_the_tables(brief: Brief, tables: Tables) -> None:
    plots = [one.plot for section in brief.sections for one in section.illustrations]
    held = set(map(_digits, values(tables)))
    assert plots
    for shown in plots:
        for stretch in shown.stretches:
            assert len(stretch.values) == len(shown.categories)
            shown_values = [Decimal(repr(n)) for n in stretch.values if n is not None]
            assert set(map(_digits, shown_values)) <= held


def _digits(value: Decimal) -> tuple[int, ...]:
    """Its digits: a chart may show thousands where the tables have ten thousands."""
    return value.normalize().as_tuple().digits
