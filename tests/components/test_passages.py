import re
from itertools import pairwise
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from components import passages
from components.passages import Mark
from components.text import literal
from data import quotations
from data.typed import Rows
from tests.components.conftest import Tables

ARTICLES = {"shipped": "shizhong_article_2021", "harbour": "haidong_port_report_2023"}
LINK = re.compile(r"\[:(\w+)\[:\1-background\[((?:\\.|[^\]\\])*)\]\]\]\(([^)]*)\)")


@pytest.fixture(params=ARTICLES, ids=str)
def article(request: pytest.FixtureRequest) -> tuple[Tables, str, Rows]:
    """A set of tables, the text that it holds, and the observations of that text."""
    tables: Tables = request.getfixturevalue(request.param)
    source = ARTICLES[request.param]
    return (
        tables,
        tables.known.text(source),
        [o for o in tables.observations if o["source_id"] == source],
    )


def _marks(article: tuple[Tables, str, Rows]) -> list[Mark]:
    tables, text, observations = article
    return passages.marks(text, observations, tables.known)


def test_every_figure_of_a_document_is_marked_wherever_it_stands(
    article: tuple[Tables, str, Rows],
) -> None:
    _, text, observations = article
    marks = _marks(article)
    assert len(observations) > 20
    for row in observations:
        places = quotations.places(text, row["quote"])
        assert places, row["quote"]
        for place in places:
            end = place + len(row["quote"])
            inside = [m for m in marks if place <= m.start and m.end <= end]
            assert row["indicator_id"] in {m.indicator_id for m in inside}, row


def test_the_number_is_marked_and_not_the_sentence(article: tuple[Tables, str, Rows]) -> None:
    _, text, _ = article
    marked = [text[mark.start : mark.end] for mark in _marks(article)]
    assert all(words and "，" not in words for words in marked)
    assert max(map(len, marked)) < 15


def test_marks_stand_in_order_and_do_not_overlap(article: tuple[Tables, str, Rows]) -> None:
    marks = _marks(article)
    assert all(a.end <= b.start for a, b in pairwise(marks))


def test_a_number_that_says_two_things_is_marked_once(harbour: Tables) -> None:
    both = [o for o in harbour.observations if "6120.5万吨" in o["quote"]]
    text = "全年完成货物吞吐量6120.5万吨，同比增长7.4%，总量居全市第一位。"
    unfound = both[0] | {"value": 5.0}  # marked by its whole quote, with the number in it
    marks = passages.marks(text, [unfound, *both, *both], harbour.known)
    assert [text[m.start : m.end] for m in marks] == [unfound["quote"], "7.4%", "第一位"]


def test_a_figure_that_stands_twice_is_marked_twice(harbour: Tables) -> None:
    text = harbour.known.text(ARTICLES["harbour"])
    marks = _marks((harbour, text, harbour.observations))
    assert [text[m.start : m.end] for m in marks].count("6120.5万吨") == 2


def test_each_mark_opens_its_indicator_and_keeps_what_the_reader_has_chosen(
    article: tuple[Tables, str, Rows],
) -> None:
    tables, text, observations = article
    known = tables.known
    links = LINK.findall(_whole(text, observations, tables, {"theme": ["people"], "lang": ["en"]}))
    marks = _marks(article)
    assert len(links) == len(marks)
    for (color, words, address), mark in zip(links, marks, strict=True):
        assert words == literal(text[mark.start : mark.end])
        asked = parse_qs(urlsplit(address).query)
        opened = {"indicator": [mark.indicator_id], "passage": [mark.passage_id]}
        assert asked == {"theme": ["people"], "lang": ["en"]} | opened
        assert color == known.themes[known.indicators[mark.indicator_id].theme_id].color


def test_a_document_keeps_its_words(article: tuple[Tables, str, Rows]) -> None:
    tables, text, observations = article
    made = _whole(text, observations, tables)
    plain = re.sub(r"\\(.)", r"\1", LINK.sub(r"\2", made))
    kept = re.sub(r"[#*\s]", "", plain)
    assert kept == re.sub(r"[#*\s]", "", text)


TORN = {
    "after a whole sentence": ("路通了。做到有", "求必应。", "路通了。做到有求必应。"),
    "within a quotation": ("见证“品质更", "好”的实践。", "见证“品质更好”的实践。"),
    "in a language with spaces": ("The road is open. It", "is long.", "It is long"),
}
WHOLE = {
    "a heading": ("港口更强", "全年完成货物吞吐量。"),
    "a heading with a comma": ("突出主动，用心服务", "思想决定高度。"),
    "a heading that is marked": ("# 一、港口。其他", "全年完成货物吞吐量。"),
    "before a heading": ("路通了。做到有", "## 求必应"),
    "a list": ("路通了；", "桥也通了。"),
    "an introduction": ("路通了。这是——", "桥也通了。"),
}


@pytest.mark.parametrize(("before", "after", "said"), TORN.values(), ids=TORN)
def test_a_sentence_that_an_empty_line_tears_apart_is_shown_in_one_piece(
    harbour: Tables, before: str, after: str, said: str
) -> None:
    (part,) = passages.document(f"{before}\n\n{after}\n", [], harbour.known, {})
    assert said in part.words.replace("\\", "")
    assert "\0" not in part.words


@pytest.mark.parametrize(("before", "after"), WHOLE.values(), ids=WHOLE)
def test_paragraphs_that_are_whole_stay_apart(harbour: Tables, before: str, after: str) -> None:
    (part,) = passages.document(f"{before}\n\n{after}\n", [], harbour.known, {})
    assert part.words.count("\n\n") == 1


def test_a_passage_in_a_torn_sentence_is_set_off_in_one_part(harbour: Tables) -> None:
    text = "前文。\n\n路通了。做到有\n\n求必应，办好实事。\n\n后文。\n"
    parts = passages.document(text, [], harbour.known, {}, "求必应")
    assert [part.place for part in parts] == [0, 1, 0]
    assert parts[1].words.strip() == "路通了。做到有:yellow-background[求必应]，办好实事。"


def test_a_document_without_figures_is_plain_text_and_harmless(harbour: Tables) -> None:
    hostile = "# Title\n<img src=x> [a](javascript:alert(1)) $x$"
    made = _whole(hostile, [], harbour)
    title, line = made.split("\n")
    assert title == "## Title"
    assert line == literal(hostile.split("\n")[1])


def _whole(
    text: str, observations: Rows, tables: Tables, choices: dict[str, list[str]] | None = None
) -> str:
    """A document as one piece of Markdown."""
    parts = passages.document(text, observations, tables.known, choices or {})
    assert [part.place for part in parts] == [0]
    return "".join(part.words for part in parts)


def test_the_places_of_a_passage_are_set_off_and_counted(article: tuple[Tables, str, Rows]) -> None:
    tables, text, observations = article
    for row in observations:
        parts = passages.document(text, observations, tables.known, {}, row["quote"])
        places = quotations.places(text, row["quote"])
        lines = {text.count("\n", 0, place) for place in places}
        counted = [part.place for part in parts if part.place]
        assert counted == sorted(counted)
        assert len(lines) >= len(counted) > 0
        assert all((f":{passages.CHOSEN}-" in p.words) <= bool(p.place) for p in parts)
        # What is set off, the figures in it put back, is the quote.
        shown = "".join(part.words for part in parts if part.place)
        plain = re.sub(rf":{passages.CHOSEN}-background\[((?:\\.|[^\]\\])*)\]", r"\1", shown)
        plain = re.sub(r"\\(.)", r"\1", LINK.sub(r"\2", plain))
        assert row["quote"] in plain


def test_a_passage_holds_every_figure_event_and_project_that_is_taken_from_it() -> None:
    row = {"quote": "总投资5亿元的码头开工"}
    figure, event, project = ({**row, "of": kind} for kind in ("figure", "event", "project"))
    other = {"quote": "全年完成货物吞吐量6120.5万吨"}
    unquoted = {"quote": ""}
    found = passages.passages([figure, other], [event], [project, unquoted])
    assert [one.quote for one in found] == [row["quote"], other["quote"]]
    assert found[0].observations == (figure,)
    assert found[0].events == (event,)
    assert found[0].projects == (project,)
    assert found[0].id == quotations.passage_id(row["quote"]) != found[1].id


def test_a_quote_links_each_of_its_figures_to_its_indicator(harbour: Tables) -> None:
    own = [o for o in harbour.observations if o["source_id"] == ARTICLES["harbour"]]
    for passage in passages.passages(own, [], []):
        made = passages.quoted(passage, harbour.known, {"lang": ["en"]})
        opened = {parse_qs(urlsplit(to).query)["indicator"][0] for _, _, to in LINK.findall(made)}
        assert opened <= {row["indicator_id"] for row in passage.observations}
        assert opened
        plain = re.sub(r"\\(.)", r"\1", LINK.sub(r"\2", made))
        assert plain == passage.quote


def _quoted(quote: str, value: float | None, **more: Any) -> dict[str, Any]:
    return {"quote": quote, "value": value, "statistic": "value"} | more


QUOTES = {
    "number with bound and unit": (_quoted("吞吐量超520万吨。", 520.0), "超520万吨"),
    "a rank": (_quoted("总量居全市第一位", 1, statistic="rank"), "第一位"),
    "a rank without number": (_quoted("规模位居全市前列", None, statistic="rank"), "位居全市前列"),
}


@pytest.mark.parametrize(("row", "marked"), QUOTES.values(), ids=QUOTES)
def test_the_figure_is_set_off_in_its_quote(
    harbour: Tables, row: dict[str, Any], marked: str
) -> None:
    made = passages.marked(row, harbour.known.indicators["cargo_throughput"], "blue")
    found = re.search(r":blue-background\[(.*?)\]", made)
    assert found is not None
    assert found[1] in {marked, marked.removeprefix("位居")}
    assert re.sub(r":blue-background\[(.*?)\]", r"\1", made) == literal(row["quote"])


def test_a_quote_without_its_figure_is_shown_as_it_stands(harbour: Tables) -> None:
    row = _quoted("码头 [很] 忙 <b>", 7.0)
    made = passages.marked(row, harbour.known.indicators["cargo_throughput"], "blue")
    assert made == literal(row["quote"])
