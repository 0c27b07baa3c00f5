import re
from dataclasses import replace
from typing import Any

import pytest

from components import sentences
from components.text import Text
from data import comparison, derived, measures
from data.derived import Row
from data.measures import MEASURES, Measure, View
from data.periods import parse
from tests.components.conftest import Tables
from tests.data.invented import CARGO, CITY, HERE, THERE, level

ZH, EN = Text("zh"), Text("en")


def told(tables: Tables, text: Text, *rows: Row, measure: Measure = "level") -> str:
    indicator = tables.known.indicators[CARGO]
    (line,) = measures.measured((list(rows), []), indicator, tables.known, View((), measure))
    return sentences.series(line, list(rows), indicator, measure, tables.known, text)


def test_a_line_is_told_by_its_newest_figure_and_how_it_compares(harbour: Tables) -> None:
    rows = (level("2021", 100.0), level("2022", 110.0), level("2023", 121.0))
    assert told(harbour, ZH, *rows) == (
        "海东区货物吞吐量 2023 年为 121 万吨，"
        "比 2021 年增加 21 万吨（推算），年均增长 10%（推算）。"
    )
    assert told(harbour, EN, *rows) == (
        "Cargo throughput in Haidong District stood at 1.21 million tonnes in 2023, 210,000 tonnes"
        " more than in 2021 (derived); on average it grew 10% a year (derived)."
    )


def test_nothing_is_compared_over_a_break_and_it_is_said(harbour: Tables) -> None:
    rows = (level("2018", 1.0), level("2020", 9.0, break_before=True), level("2021", 8.0))
    said = told(harbour, ZH, *rows)
    assert "比 2020 年减少 1 万吨" in said
    assert "2018 年与 2020 年之间口径有变，不作比较" in said
    assert "2019 年数据未收录" in said
    assert "比 2018" not in said


@pytest.mark.parametrize(
    "doubt", ({"qualifier": "over"}, {"confidence": "low"}, {"status": "F"}), ids=str
)
def test_nothing_is_compared_with_a_figure_that_is_not_sure(
    doubt: dict[str, Any], harbour: Tables
) -> None:
    said = told(harbour, EN, level("2021", 100.0, **doubt), level("2022", 110.0))
    assert "more than" not in said
    said = told(harbour, EN, level("2021", 100.0), level("2022", 110.0, **doubt))
    assert "more than" not in said


def test_a_quarter_is_compared_with_its_like_of_another_year(harbour: Tables) -> None:
    quarters = [level(f"2022-Q{n}", 10.0 * n) for n in (1, 2, 3, 4)]
    assert "增加" not in told(harbour, ZH, *quarters)
    said = told(harbour, ZH, *quarters, level("2023-Q1", 12.0))
    assert "比 2022 年第 1 季度增加 2 万吨（推算）。" in said


def test_a_day_is_named_as_a_day(harbour: Tables) -> None:
    days = (level("2010-11-01", 1.0), level("2020-11-01", 2.0))
    assert "than on 1 November 2010 (derived)" in told(harbour, EN, *days)


def test_an_index_names_its_base(harbour: Tables) -> None:
    rows = (level("2021", 100.0), level("2022", 110.0))
    assert "以 2021 年为 100" in told(harbour, ZH, *rows, measure="index")


def test_one_figure_is_not_compared(harbour: Tables) -> None:
    assert told(harbour, ZH, level("2023", 7.0)) == "海东区货物吞吐量 2023 年为 7 万吨。"


@pytest.mark.parametrize("measure", ("growth", "index", "share"))
def test_rates_and_derived_lines_are_not_compared_further(
    measure: Measure, harbour: Tables
) -> None:
    rows = [level(year, 5.0 + int(year) % 10) for year in ("2021", "2022")]
    rows += [level(year, 50.0, CITY) for year in ("2021", "2022")]
    rows += [level(year, 3.0, statistic="yoy") for year in ("2021", "2022")]
    own = [row for row in rows if measure == "share" or row["area_id"] == HERE]
    said = told(harbour, EN, *own, measure=measure)
    assert "more than" not in said
    assert "on average" not in said


def test_a_share_names_what_it_is_of(harbour: Tables) -> None:
    rows = (level("2023", 5.0), level("2023", 50.0, CITY))
    assert "占云港市的 10%（推算）" in told(harbour, ZH, *rows, measure="share")


def test_a_standing_is_told_with_rank_share_and_distances(harbour: Tables) -> None:
    rows = [level("2023", 30.0, THERE), level("2023", 20.0), level("2023", 100.0, CITY)]
    rows.append(level("2023", 2.0, statistic="rank", rank_in=CITY, rank_of="value"))
    known = harbour.known
    found = comparison.standing(
        rows, known.indicators[CARGO], known, known.areas[HERE], parse("2023")
    )
    assert sentences.standing(found, known.indicators[CARGO], known, ZH) == (
        "海东区货物吞吐量 2023 年为 20 万吨，"
        "来源所列位次为全市第 2 位，占云港市的 20%（推算：20 ÷ 100），比望岭区少 10 万吨（推算）。"
        "未收录鹭湾县的数据。"
    )


def test_what_the_same_source_puts_above_an_area_is_named_where_it_is_no_neighbour(
    harbour: Tables,
) -> None:
    zone = replace(harbour.known.areas["zone_port"], parent_id=CITY)
    known = replace(harbour.known, areas=harbour.known.areas | {zone.id: zone})
    rows = [level("2023", 20.0), level("2023", 30.0, zone.id), level("2023", 10.0, THERE)]
    indicator, here = known.indicators[CARGO], known.areas[HERE]

    def told(*rows: Row) -> str:
        found = comparison.standing([*rows], indicator, known, here, parse("2023"))
        return sentences.standing(found, indicator, known, ZH)

    assert "同一来源所列数值更高的还有空间分区：临港片 30 万吨，未列入图中。" in told(*rows)
    elsewhere = rows[1] | {"source_id": "yungang_bulletin_2023"}
    assert "临港片" not in told(rows[0], elsewhere, rows[2])
    assert "临港片" not in told(rows[0], rows[1] | {"value": 19.0}, rows[2])


def test_a_fall_is_never_called_growth(harbour: Tables) -> None:
    said = told(harbour, ZH, level("2020", 100000.0), level("2022", 99999.0))
    assert "减少 1 万吨（推算），年均下降 0.0005%（推算）" in said
    assert "增长" not in said


def test_growth_of_one_year_is_left_to_the_sources(harbour: Tables) -> None:
    said = told(harbour, ZH, level("2021", 100.0), level("2022", 110.0))
    assert "增加 10 万吨" in said
    assert "年均" not in said


@pytest.mark.parametrize(
    ("value", "said"), ((9.3, "同比增长 9.3%"), (-4.3, "同比下降 4.3%"), (0.0, "同比持平")), ids=str
)
def test_growth_is_told_as_an_office_writes_it(value: float, said: str, harbour: Tables) -> None:
    row = level("2022", value, statistic="yoy")
    assert said in told(harbour, ZH, row, measure="growth")


def test_growth_within_a_bound_keeps_its_words(harbour: Tables) -> None:
    row = level("2022", 9.0, statistic="yoy", qualifier="over")
    assert "同比增速为超 +9%" in told(harbour, ZH, row, measure="growth")


def test_a_year_that_is_left_out_is_not_called_unknown(harbour: Tables) -> None:
    rows = [level("2020", 1.0), level("2021", 2.0, confidence="low"), level("2023", 3.0)]
    said = told(harbour, ZH, *rows)
    assert "2021 年数据可信度低或不是正式数，未列入；2022 年数据未收录。" in said


def test_areas_that_are_equal_share_a_place_and_are_called_equal(harbour: Tables) -> None:
    rows = [level("2023", 30.0, THERE), level("2023", 30.0)]
    known = harbour.known
    indicator, here = known.indicators[CARGO], known.areas[HERE]
    found = comparison.standing(rows, indicator, known, here, parse("2023"))
    said = sentences.standing(found, indicator, known, ZH)
    assert "并列第 1 位" in said
    assert "与望岭区相同" in said


def test_shares_differ_by_percentage_points(harbour: Tables) -> None:
    rows = [level("2023", 30.0, THERE), level("2023", 20.0)]
    known = harbour.known
    percent = replace(known.indicators[CARGO], unit=measures.PERCENT)
    found = comparison.standing(rows, percent, known, known.areas[HERE], parse("2023"))
    assert "比望岭区少 10 个百分点" in sentences.standing(found, percent, known, ZH)


def test_no_rank_stands_beside_a_figure_that_could_overturn_it(harbour: Tables) -> None:
    rows = [level("2023", 30.0), level("2023", 20.0, THERE)]
    rows.append(level("2023", 90.0, "990103", confidence="low"))
    known = harbour.known
    indicator, here = known.indicators[CARGO], known.areas[HERE]
    found = comparison.standing(rows, indicator, known, here, parse("2023"))
    said = sentences.standing(found, indicator, known, ZH)
    assert "鹭湾县的数据可信度低或不是正式数，未列入比较，因此不排位次。" in said
    assert "排第" not in said


def test_a_change_is_told_for_the_area_and_not_over_a_break(harbour: Tables) -> None:
    known = harbour.known
    indicator, here = known.indicators[CARGO], known.areas[HERE]
    years = (parse("2021"), parse("2022"))

    def said(**later: Any) -> str:
        rows = [level("2021", 100.0), level("2022", 130.0, **later)]
        (line,) = measures.measured((rows, []), indicator, known, View(()))
        pairs: dict[str, sentences.Pair] = {HERE: (line[0], line[1]), THERE: (None, line[1])}
        return sentences.change(pairs, years, here, indicator, known, ZH)

    assert "海东区由 100 万吨变为 130 万吨，增加 30 万吨（推算）" in said()
    assert "口径在其间有变，不作比较" in said(break_before=True)


def test_what_follows_is_told_with_its_formula(harbour: Tables) -> None:
    done = level("2023", 85.0)
    share = level("2023", 170.0, statistic="completion")
    said = sentences.follows(derived.task(done, share), harbour.known, ZH)
    assert said == "海东区货物吞吐量：由完成量和完成率推算，2023 年任务为 50 万吨（85 ÷ 170%）。"


def test_each_kind_of_derivation_has_its_sentence_and_formula(harbour: Tables, text: Text) -> None:
    known = harbour.known
    cargo = known.indicators[CARGO]
    nominal = replace(cargo, growth_basis="nominal")
    last, first = level("2022", 121.0), level("2020", 100.0)
    results = [
        derived.share(last, level("2022", 200.0, CITY), cargo),
        derived.index(last, first, comparable=True),
        derived.average_growth(last, first, comparable=True),
        derived.base(last, level("2022", 10.0, statistic="yoy"), nominal),
        derived.difference(level("2022-01/2022-11", 9.0), level("2022-01/2022-10", 7.0)),
    ]
    for result in results:
        assert isinstance(result, derived.Derived)
        said = sentences.follows(result, known, text)
        assert result.formula in said
        assert text.language == "en" or "推算" in said


def test_what_does_not_follow_is_told_with_the_reason(harbour: Tables) -> None:
    ten = level("2020-01/2020-10", 44.2, statistic="yoy")
    eleven = level("2020-01/2020-11", 40.6, statistic="yoy")
    said = sentences.follows(derived.difference(eleven, ten), harbour.known, ZH)
    assert "累计增速不能相减，由此得不出其间各月的当月增速" in said
    assert "2020 年 1—11 月累计、2020 年 1—10 月累计" in said


def test_every_series_and_standing_of_the_tables_has_words(tables: Tables, text: Text) -> None:
    known = tables.known
    for name, (rows, differences) in tables.by_indicator.items():
        indicator = known.indicators[name]
        said = [
            sentences.series(line, rows, indicator, measure, known, text)
            for measure in MEASURES
            for line in measures.measured((rows, differences), indicator, known, View((), measure))
        ]
        said += [
            sentences.standing(
                comparison.standing(rows, indicator, known, known.subject, period),
                indicator,
                known,
                text,
            )
            for period in comparison.compared(rows, known, known.subject)
        ]
        for area in {row["area_id"] for row in rows}:
            own = [row for row in rows if row["area_id"] == area]
            said += [
                sentences.follows(result, known, text)
                for result in derived.of_indicator(own, indicator)
            ]
        for sentence in said:
            assert sentence.strip()
            assert not re.search(r"\d{7}\.|\.\d{7}|e[+-]\d", sentence), sentence
            if text.language == "en":
                assert not re.search(r"[\u3000-\u9fff]", sentence), sentence
