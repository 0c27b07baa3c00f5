from pathlib import Path

import pytest

from data.catalogue import TABLES_FOLDER, catalogue, sound
from data.quotations import Span, find, places
from tests.data.faults import HARBOUR


def marked(quote: str, value: float | None, unit: str, statistic: str = "value") -> str | None:
    span = find(quote, value, unit, statistic)
    return quote[span.start : span.end] if span else None


@pytest.mark.parametrize(
    ("quote", "value", "unit", "span"),
    (
        ("完成市外投资近200亿元，位居全市前列", 200, "亿元", "近200亿元"),
        ("全区共有市场主体近11万户、年度新增2万余户", 110000, "户", "近11万户"),
        ("全区共有市场主体近11万户、年度新增2万余户", 20000, "户", "2万余户"),
        ("管理基金规模超1800亿元", 1800, "亿元", "超1800亿元"),
        ("集体经济收入均超过5万元", 5, "万元", "超过5万元"),
        ("完成征收拆迁1300余户、58万平方米", 1300, "户", "1300余户"),
        ("完成征收拆迁1300余户、58万平方米", 58, "万平方米", "58万平方米"),
        ("发放养老金6200余万元", 6200, "万元", "6200余万元"),
        ("第四季度完成货物吞吐量1580万吨左右", 1580, "万吨", "1580万吨左右"),
        ("累计完成货物吞吐量1.7亿吨以上", 17000, "万吨", "1.7亿吨以上"),
        ("在港时间压减至18小时以内", 18, "小时", "18小时以内"),
        ("新增就业不少于4000人", 4000, "人", "不少于4000人"),
        ("增速不超过3.5%", 3.5, "%", "不超过3.5%"),
        ("海东区人口约40万人", 40, "万人", "约40万人"),
        ("注册企业突破千家", 1000, "家", "突破千家"),
        ("产值逾千亿元", 1000, "亿元", "逾千亿元"),
        ("市场主体近万户", 10000, "户", "近万户"),
        ("年末常住人口941.5 万人,比上年末增长0.8%", 9415000, "人", "941.5 万人"),
        ("每季度至少去一次了解情况", 1, "次", "一次"),
        ("十二个片区开工", 12, "个", "十二个"),
    ),
    ids=(
        "nearly with its unit",
        "nearly ten thousands",
        "a little above",
        "over",
        "over in two characters",
        "yu before the unit",
        "a compound unit",
        "yu before wan",
        "about after the unit",
        "at least after the unit",
        "at most after the unit",
        "at least before",
        "at most before",
        "about before",
        "a thousand in one word",
        "a hundred billion in one word",
        "ten thousand in one word",
        "a space before wan",
        "once",
        "twelve",
    ),
)
def test_the_words_of_bound_and_the_unit_belong_to_a_figure(
    quote: str, value: float, unit: str, span: str
) -> None:
    assert marked(quote, value, unit) == span


@pytest.mark.parametrize(
    ("quote", "value", "unit", "statistic", "span"),
    (
        ("1—10月份，工业增加值增速44.2%、列全市第一", 44.2, "亿元", "yoy", "44.2%"),
        ("1—10月份，工业增加值增速44.2%、列全市第一", 1, "亿元", "rank", "第一"),
        ("1至11月累计增长40.6%，列全市第一位", 1, "亿元", "rank", "第一位"),
        ("新增5G基站设施1158个，总量列全市第一", 1, "个", "rank", "第一"),
        ("增速排名第18位", 18, "亿元", "rank", "第18位"),
        ("总量排名首位", 1, "亿元", "rank", "首位"),
        ("上升至第3名", 3, "亿元", "rank", "第3名"),
        ("住宅电梯85部，占全年任务的170%", 170, "部", "completion", "170%"),
        ("住宅电梯85部，占全年任务的170%", 85, "部", "value", "85部"),
        ("4家企业，同比增长4%", 4, "家", "yoy", "4%"),
        ("同比增长4%，共4家企业", 4, "家", "value", "4家"),
        ("使用率达到63.5%，同比提高4.2个百分点", 4.2, "%", "change_pp", "4.2个百分点"),
        ("平均在港时间同比下降12.5%", -12.5, "小时", "yoy", "12.5%"),
        ("三季度新引进3家", 3, "家", "value", "3家"),
        ("1—10月份，新开工10个项目", 10, "个", "value", "10个"),
        ("2023年9月28日，全区共有28个", 28, "个", "value", "28个"),
        ("“12100”民生工程建成口袋公园12处", 12, "处", "value", "12处"),
        ("每季度至少去一次了解情况", 1, "次", "target", "一次"),
        ("Haidong, 2017: 4,210.3", 4210.3, "万吨", "value", "4,210.3"),
        ("Haidong 369,100 residents", 36.91, "万人", "value", "369,100"),
        ("Haidong handled 1.312 million TEU", 131.2, "万标箱", "value", "1.312 million"),
    ),
    ids=(
        "growth beside months",
        "a rank beside months",
        "a rank beside months and growth",
        "a rank beside a count",
        "a rank in digits",
        "the first in one word",
        "a rank by another word",
        "completion beside a count",
        "a count beside completion",
        "growth beside a count",
        "a count beside growth",
        "points beside a share",
        "a fall by its size",
        "a count beside a quarter",
        "a count beside a month",
        "a count beside a date",
        "a count beside a name",
        "once in words",
        "a table with its unit in the heading",
        "English thousands",
        "English millions",
    ),
)
def test_a_figure_is_not_taken_for_another_number_of_its_sentence(
    quote: str, value: float, unit: str, statistic: str, span: str
) -> None:
    assert marked(quote, value, unit, statistic) == span


@pytest.mark.parametrize(
    ("quote", "value", "unit", "statistic"),
    (
        ("住宅电梯85部，占全年任务的170%", 50, "部", "value"),
        ("1—10月份，工业增加值增速44.2%", 4.2, "亿元", "yoy"),
        ("实施8000亩森林生态修复", 800, "亩", "value"),
        ("列全市第二位", 1, "亿元", "rank"),
        ("", 1, "个", "value"),
    ),
    ids=("not said", "the end of another", "the beginning of another", "another rank", "no words"),
)
def test_a_figure_that_is_not_in_the_words_is_not_found(
    quote: str, value: float, unit: str, statistic: str
) -> None:
    assert find(quote, value, unit, statistic) is None


def test_a_rank_without_a_number_is_found_by_its_words() -> None:
    assert marked("完成市外投资近200亿元，位居全市前列", None, "亿元", "rank") == "位居全市前列"


def test_a_missing_value_whose_words_are_not_there_is_not_found() -> None:
    assert find("完成市外投资近200亿元", None, "亿元", "rank") is None


@pytest.mark.parametrize(
    ("folder", "source"),
    ((TABLES_FOLDER, "shizhong_article_2021"), (HARBOUR, "haidong_port_report_2023")),
    ids=("the article", "the harbour's report"),
)
def test_every_figure_of_a_held_document_is_found_in_its_quote(folder: Path, source: str) -> None:
    raw = sound(folder)
    units = {i.id: i.unit.name_zh for i in catalogue(raw).indicators.values()}
    missed = [
        (row.line, row["value"], row["quote"])
        for row in raw.rows(f"observations/{source}.csv")
        if find(
            row["quote"],
            float(row["value"]) if row["value"] else None,
            units[row["indicator_id"]],
            row["statistic"],
        )
        is None
    ]
    assert missed == []


def test_of_two_places_that_fit_alike_the_first_is_taken() -> None:
    assert find("养老服务中心4处、日间照料中心4处", 4, "处", "value") == Span(6, 8)


def test_every_place_of_a_quote_is_found() -> None:
    assert places("一处（二处）、一处（二处）", "（二处）") == [2, 9]


def test_a_quote_is_plain_text_not_a_pattern() -> None:
    assert places("1+9+N+1", "+N+") == [3]
    assert places("社区(村)", "区.村") == []


def test_an_empty_quote_stands_nowhere() -> None:
    assert places("海东区", "") == []


@pytest.mark.parametrize(
    ("quote", "place", "span"),
    (
        ("列全省第十一位", 11, "第十一位"),
        ("居第二十名", 20, "第二十名"),
        ("排全国第十", 10, "第十"),
    ),
    ids=("eleventh", "twentieth", "tenth"),
)
def test_a_rank_in_chinese_numerals_is_found(quote: str, place: int, span: str) -> None:
    assert marked(quote, place, "亿元", "rank") == span
