from typing import Any

import pytest

from components import citation
from components.citation import cited
from components.text import Text
from data.model import Source
from tests.components.conftest import Tables
from tests.data.invented import reported

ZH, EN = Text("zh"), Text("en")


def _row(statistic: str = "value", value: float | None = 42.0, **more: Any) -> dict[str, Any]:
    return reported(value, statistic, indicator_id="berths", **more)


def test_a_cited_figure_keeps_its_words_of_bound(harbour: Tables) -> None:
    said = cited(_row(qualifier="nearly", value=40), harbour.known, EN)
    assert said.startswith("Haidong District, Working berths, 2023: nearly 40")


KINDS = {
    "growth": (_row("yoy", 7.4), "同比增速：+7.4%"),
    "rank by size": (_row("rank", 1), "排名：全市第 1 位"),
    "rank by growth": (_row("rank", 1, rank_of="yoy"), "增速排名：全市第 1 位"),
    "completion": (_row("completion", 112.0), "完成率：112%"),
    "change": (_row("change_pp", -1.5), "同比变化：−1.5"),
}


@pytest.mark.parametrize(("row", "said"), KINDS.values(), ids=KINDS)
def test_it_says_what_of_the_indicator_it_is(
    harbour: Tables, row: dict[str, Any], said: str
) -> None:
    assert said in cited(row, harbour.known, ZH)


DOUBTS = {
    "provisional": ({"status": "P"}, "初步数；来源"),
    "low confidence": ({"confidence": "low"}, "可信度低；来源"),
    "assumed period": ({"period_basis": "assumed"}, "（推定），"),
    "changed definition": ({"break_before": "1"}, "口径有变；"),
    "note": ({"note_zh": "只含公用泊位。"}, "说明：只含公用泊位；来源"),
}


@pytest.mark.parametrize(("more", "said"), DOUBTS.values(), ids=DOUBTS)
def test_what_must_be_said_beside_a_figure_goes_along(
    harbour: Tables, more: dict[str, str], said: str
) -> None:
    sure = cited(_row(break_before=""), harbour.known, ZH)
    assert said not in sure
    assert said in cited(_row(break_before="") | more, harbour.known, ZH)


def test_every_figure_names_its_source(tables: Tables, text: Text) -> None:
    for row in tables.observations:
        source = tables.known.sources[row["source_id"]]
        said = cited(row, tables.known, text)
        for part in (
            source.name(text.language),
            source.publisher(text.language),
            source.published,
            source.url,
        ):
            assert part in said
        assert "\n" not in said


def _source(title: str, publisher: str, published: str) -> Source:
    rest = {"url": "", "kind": "", "document": "", "licence": "", "reliability": ""}
    notes = {"note_zh": "", "note_en": ""}
    return Source("one", title, title, publisher, publisher, published, **rest, **notes)


TOLD = {
    "neither": (("统计公报", "统计局", "2021-03-05"), ["统计局", "2021-03-05"]),
    "the publisher": (("维基百科“高架路”条目", "维基百科", "2021-03-05"), ["2021-03-05"]),
    "the day": (("通车报道（2020年10月28日）", "齐鲁网", "2020-10-28"), ["齐鲁网"]),
    "a year, which may be another": (("2021年统计公报", "统计局", "2021"), ["统计局", "2021"]),
    "nothing is known": (("统计公报", "", ""), []),
}


@pytest.mark.parametrize(("source", "said"), TOLD.values(), ids=TOLD)
def test_what_its_title_tells_is_not_said_beside_a_source(
    source: tuple[str, str, str], said: list[str]
) -> None:
    assert citation.beside(_source(*source), ZH) == said


def test_titles_are_told_apart_and_each_is_said_once() -> None:
    one, other = _source("一县，一策", "", ""), _source("《公报》摘要", "", "")
    assert citation.titles([one, other, one], ZH) == "《一县，一策》、《公报》摘要"
    assert citation.titles([one, other], EN) == "一县，一策; 《公报》摘要"
