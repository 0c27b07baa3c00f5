"""The shipped tables against the article, its figures typed anew from the text."""

import re

import pytest

from data.catalogue import TABLES_FOLDER, Catalogue, catalogue, sound
from data.quotations import find, places
from data.reading import RawTables

ARTICLE = "shizhong_article_2021"

FIGURES = (
    ("industrial_value_added", "2020-01/2020-10", "yoy", 44.2, "exact"),
    ("industrial_value_added", "2020-01/2020-11", "yoy", 40.6, "exact"),
    ("industrial_value_added", "2020-01/2020-11", "rank", 1, "exact"),
    ("gdp", "2020-01/2020-09", "rank", 1, "exact"),
    ("finance_value_added", "2020-01/2020-09", "value", 206.3, "exact"),
    ("finance_value_added", "2020-01/2020-09", "yoy", 8.6, "exact"),
    ("park_registered_firms", "2020-12-31", "value", 1000, "over"),
    ("fund_scale", "2020-12-31", "value", 1800, "over"),
    ("demolition_households", "2020", "value", 1300, "more_than"),
    ("demolition_area", "2020", "value", 58, "exact"),
    ("outside_investment", "2020", "value", 200, "nearly"),
    ("base_stations_5g_new", "2020", "value", 1158, "exact"),
    ("market_entities", "2020-11-30", "value", 110_000, "nearly"),
    ("market_entities_new", "2020-01/2020-11", "value", 20_000, "more_than"),
    ("poor_village_income", "2020", "value", 5, "over"),
    ("resettled_people", "2020", "value", 40_700, "exact"),
    ("pension_paid", "2020", "value", 6200, "more_than"),
    ("renovation_investment", "2020", "value", 4.2, "exact"),
    ("lifts_installed", "2020", "value", 85, "exact"),
    ("lifts_installed", "2020", "completion", 170, "exact"),
)

# Numbers of the article that are dates, names and numerals of programmes, not figures.
NOT_FIGURES = re.compile(
    r"20[0-9]{2}年(11月)?|1至11月|1—10月|[界内]500强|5G"
    r"|“12100”|“345”|“1\+9\+N\+1”|12345市民热线|103省道"
)


@pytest.fixture(scope="module")
def tables() -> RawTables:
    return sound(TABLES_FOLDER)


@pytest.fixture(scope="module")
def shipped(tables: RawTables) -> Catalogue:
    return catalogue(tables)


@pytest.mark.parametrize("figure", FIGURES, ids=[f"{f[0]}-{f[2]}-{f[1]}" for f in FIGURES])
def test_a_figure_of_the_article_is_held_as_printed(
    figure: tuple[str, str, str, float, str], tables: RawTables
) -> None:
    held = {
        (r["indicator_id"], r["period"], r["statistic"], float(r["value"]), r["qualifier"])
        for r in tables.rows(f"observations/{ARTICLE}.csv")
        if r["value"]
    }
    assert figure in held


def test_every_number_of_the_article_is_a_figure_of_the_tables(
    tables: RawTables, shipped: Catalogue
) -> None:
    text = shipped.text(ARTICLE)
    told = {at for found in NOT_FIGURES.finditer(text) for at in range(*found.span())}
    for row in tables.rows(f"observations/{ARTICLE}.csv"):
        unit = shipped.indicators[row["indicator_id"]].unit.name_zh
        value = float(row["value"]) if row["value"] else None
        span = find(row["quote"], value, unit, row["statistic"])
        assert span is not None
        for place in places(text, row["quote"]):
            told |= set(range(place + span.start, place + span.end))
    untold = [
        text[found.start() - 9 : found.end() + 9]
        for found in re.finditer("[0-9]+", text)
        if not told.issuperset(range(*found.span()))
    ]
    assert untold == []


def test_a_standing_among_the_first_has_no_number(tables: RawTables) -> None:
    without_number = {
        row["indicator_id"]
        for row in tables.rows(f"observations/{ARTICLE}.csv")
        if row["statistic"] == "rank" and not row["value"]
    }
    assert without_number == {"outside_investment", "new_infrastructure"}


def test_the_first_nine_months_of_gdp_have_a_rank_and_nothing_else(tables: RawTables) -> None:
    rows = tables.rows(f"observations/{ARTICLE}.csv")
    (rank,) = [row for row in rows if row["indicator_id"] == "gdp"]
    assert (rank["statistic"], rank["rank_of"], rank["rank_in"]) == ("rank", "yoy", "370100")


def test_the_themes_are_the_closing_headings_of_the_article(shipped: Catalogue) -> None:
    headings = re.findall(r"\*\*(\w+)更[好优美实]\*\*", shipped.text(ARTICLE))
    assert [theme.name_zh for theme in shipped.themes.values()] == headings


def test_the_subject_is_shizhong_in_jinan_in_shandong(shipped: Catalogue) -> None:
    names = [shipped.areas[area].name_zh for area in shipped.ancestors(shipped.subject.id)]
    assert names == ["市中区", "济南市", "山东省"]
