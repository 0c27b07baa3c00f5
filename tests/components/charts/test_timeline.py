import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
import vl_convert

from components import captions, charts
from components.charts import words
from components.text import Text
from components.theme import Palette
from data import queries
from data.model import Project
from data.typed import Rows
from tests.components.charts.drawn import parts, values
from tests.components.conftest import Tables

EN, ZH = Text("en"), Text("zh")
HOSTILE = "<img src=x onerror=alert(1)>"
WIDTHS = (340, 520, 700, 900, 1060)


@pytest.fixture(scope="session")
def events(shipped: Tables) -> Rows:
    return shipped.store.fetch(queries.events())


def _event(**changed: Any) -> dict[str, Any]:
    plain = {"project_id": "xingang_phase_3", "date": "2020-05-06", "confidence": "high"}
    names = {"name_zh": "开工", "name_en": "Work began", "quote": ""}
    names |= {"note_zh": "", "note_en": ""}
    return plain | names | {"source_id": "quayside_weekly_2023"} | changed


def _drawn(tables: Tables, events: Rows, text: Text, palette: Palette) -> dict[str, Any]:
    drawn: dict[str, Any] = charts.timeline(events, tables.known, text, palette).to_dict()
    return drawn


def _marks(drawn: dict[str, Any]) -> Rows:
    return [row for row in values(drawn) if row.get("role") in {"day", "span"}]


def _mark(tables: Tables, palette: Palette, **changed: Any) -> dict[str, Any]:
    (mark,) = _marks(_drawn(tables, [_event(**changed)], EN, palette))
    return mark


def test_each_project_has_a_row_and_the_one_that_began_first_stands_above(
    shipped: Tables, events: Rows, light: Palette
) -> None:
    drawn = _drawn(shipped, events[::-1], ZH, light)
    names = [row for row in values(drawn) if row.get("role") == "name"]
    began = dict.fromkeys(event["project_id"] for event in sorted(events, key=_date))
    assert [row["said"] for row in names] == [shipped.known.projects[p].name_zh for p in began]
    assert [row["y"] for row in names] == sorted(row["y"] for row in names)
    assert len(_marks(drawn)) == len(events)


def test_a_day_is_a_dot(harbour: Tables, light: Palette) -> None:
    mark = _mark(harbour, light)
    assert mark["role"] == "day"
    assert mark["day"] == mark["end"] == "2020-05-06T00:00"


@pytest.mark.parametrize(
    ("when", "days", "said"),
    (
        ("2020-02", ("2020-02-01", "2020-03-01"), "February 2020"),
        ("2020", ("2020-01-01", "2021-01-01"), "2020"),
    ),
)
def test_a_month_or_a_year_is_a_bar_over_all_of_it(
    harbour: Tables, light: Palette, when: str, days: tuple[str, str], said: str
) -> None:
    mark = _mark(harbour, light, date=when)
    assert (mark["role"], mark["day"][:10], mark["end"][:10]) == ("span", *days)
    assert mark["date"] == said


def test_what_is_not_sure_is_hollow_and_what_is_hardly_sure_faint(
    harbour: Tables, light: Palette
) -> None:
    high, medium, low = (
        _mark(harbour, light, confidence=grade) for grade in ("high", "medium", "low")
    )
    assert high["fill"] == high["color"]
    assert medium["fill"] == low["fill"] == light["backgroundColor"]
    assert (high["opacity"], medium["opacity"]) == (1, 1)
    assert low["opacity"] < 1


def test_nothing_joins_events(shipped: Tables, events: Rows, light: Palette) -> None:
    kinds = {part["mark"]["type"] for part in parts(_drawn(shipped, events, EN, light))}
    assert kinds == {"bar", "rule", "point", "text"}


def test_a_mark_tells_event_date_confidence_and_source(harbour: Tables, light: Palette) -> None:
    drawn = _drawn(harbour, [_event()], EN, light)
    dots = next(part for part in parts(drawn) if part["mark"]["type"] == "point")
    (mark,) = _marks(drawn)
    said = {tip["title"]: mark[tip["field"]] for tip in dots["encoding"]["tooltip"]}
    assert said == {
        "Event": "Work began",
        "Date": "6 May 2020",
        "Confidence": "high",
        "Source": "Quayside Weekly, no. 51 of 2023",
    }


def test_a_mark_tells_what_the_tables_note_of_its_event(harbour: Tables, light: Palette) -> None:
    noted = _mark(harbour, light, note_en="Announced, not reported.")
    assert noted["event"] == "Work began (Announced, not reported)"
    assert noted["whole"] == "6 May 2020 Work began"


def test_the_axis_names_the_years_from_the_first_to_the_end_of_the_last(
    harbour: Tables, light: Palette
) -> None:
    drawn = _drawn(harbour, [_event(date="2018-11-30"), _event(date="2020")], EN, light)
    axis = drawn["encoding"]["x"]["axis"]
    assert [value["year"] for value in axis["values"]] == [2018, 2019, 2020, 2021]
    assert axis["format"] == "%Y"


def test_a_long_time_has_few_years_named(harbour: Tables, light: Palette) -> None:
    drawn = _drawn(harbour, [_event(date="1949"), _event(date="2023")], EN, light)
    years = [value["year"] for value in drawn["encoding"]["x"]["axis"]["values"]]
    assert years == list(range(1950, 2025, 5))


def test_no_date_lies_on_another_or_on_a_mark_on_any_screen(
    shipped: Tables, events: Rows, text: Text, light: Palette
) -> None:
    marks = _marks(_drawn(shipped, events, text, light))
    for number, width in enumerate(WIDTHS):
        for height in {mark["y"] for mark in marks}:
            taken = []
            for mark in (mark for mark in marks if mark["y"] == height):
                start, end = _pixels(mark, width)
                taken.append((start, end))
                side, _, said = (mark["sides"].split("|")[number] or "::date").split(":")
                room = words.pixels(mark[said])
                if side == "right":
                    taken.append((end + 9, end + 9 + room))
                if side == "left":
                    taken.append((start - 9 - room, start - 9))
            labels = sorted(place for place in taken if place[1] - place[0] > 40)
            assert all(before[1] < after[0] for before, after in pairwise(labels))
            assert all(left >= 0 and right <= width for left, right in labels)
            assert not [
                (label, mark)
                for label in labels
                for mark in taken
                if mark[1] - mark[0] <= 40 and label[0] < mark[1] and mark[0] < label[1]
            ]


def test_what_happened_is_said_where_there_is_room(
    shipped: Tables, events: Rows, light: Palette
) -> None:
    marks = _marks(_drawn(shipped, events, ZH, light))
    widest = [mark["sides"].split("|")[-1] for mark in marks]
    narrowest = [mark["sides"].split("|")[0] for mark in marks]
    assert sum(said.endswith("whole") for said in widest) >= 4
    assert sum(said.endswith("whole") for said in narrowest) < 4


@pytest.mark.parametrize("width", range(len(WIDTHS)))
def test_the_first_and_the_last_event_of_one_project_are_dated_on_any_screen(
    shipped: Tables, events: Rows, text: Text, light: Palette, width: int
) -> None:
    own = [event for event in events if event["project_id"] == "shunhe_viaduct"]
    drawn = _drawn(shipped, own, text, light)
    sides = [mark["sides"].split("|")[width] for mark in _marks(drawn)]
    assert sides[0]
    assert sides[-1]
    assert {row["said"] for row in values(drawn) if row.get("role") == "name"} == {""}


def test_labels_above_and_below_a_band_keep_apart(
    shipped: Tables, events: Rows, text: Text, light: Palette
) -> None:
    own = [event for event in events if event["project_id"] == "shunhe_viaduct"]
    marks = _marks(_drawn(shipped, own, text, light))
    shown = 0
    for number, width in enumerate(WIDTHS):
        taken: dict[str, list[tuple[float, float]]] = {"above": [], "below": []}
        for mark in marks:
            side, moved, _ = (mark["sides"].split("|")[number] or "::").split(":")
            if side in taken:
                middle = sum(_pixels(mark, width, 2018)) / 2 + float(moved)
                room = words.pixels(mark["date"]) / 2
                taken[side].append((middle - room, middle + room))
        for labels in map(sorted, taken.values()):
            shown += len(labels)
            assert all(left >= -1 and right <= width + 1 for left, right in labels)
            assert all(before[1] < after[0] for before, after in pairwise(labels))
    assert shown >= 3 * len(WIDTHS)


def test_a_wider_screen_shows_more_dates(shipped: Tables, events: Rows, light: Palette) -> None:
    marks = _marks(_drawn(shipped, events, EN, light))
    counts = [sum(bool(mark["sides"].split("|")[n]) for mark in marks) for n in range(len(WIDTHS))]
    assert counts[0] >= 6
    assert counts[-1] > counts[0]


def test_two_events_of_one_day_bear_one_date(harbour: Tables, light: Palette) -> None:
    marks = _marks(_drawn(harbour, [_event(), _event(name_en="Opened")], EN, light))
    assert sum(bool(mark["sides"].split("|")[-1]) for mark in marks) == 1


@pytest.mark.parametrize("width", (340, 1100))
def test_the_picture_is_as_wide_as_its_room(
    shipped: Tables, events: Rows, light: Palette, width: int
) -> None:
    drawn = _drawn(shipped, events, EN, light)
    fitted = drawn | {"width": width, "padding": 0, "autosize": {"type": "pad"}}
    svg = vl_convert.vegalite_to_svg(fitted)
    found = re.search(r'width="([\d.]+)"', svg)
    assert found
    assert float(found[1]) <= width + 2


def test_a_long_name_is_broken_and_its_row_is_higher(harbour: Tables, light: Palette) -> None:
    long = Project("xingang_phase_3", "新港", "A terminal of the port " * 4)
    known = replace(harbour.known, projects=harbour.known.projects | {long.id: long})
    plain, broken = (
        charts.timeline([_event(), _event(project_id="oddly_named")], one, EN, light).to_dict()
        for one in (harbour.known, known)
    )
    name = next(row["said"] for row in values(broken) if row.get("role") == "name")
    assert name.count("\n") == 1
    assert broken["height"] == plain["height"] + words.LINE


def test_a_hostile_name_stays_letters(harbour: Tables, light: Palette) -> None:
    events = [_event(project_id="oddly_named", name_zh=HOSTILE), _event()]
    drawn = _drawn(harbour, events, ZH, light)
    assert HOSTILE in {row.get("said") for row in values(drawn)}
    assert "<img" not in vl_convert.vegalite_to_svg(drawn)


def test_without_events_there_is_no_timeline(harbour: Tables, light: Palette) -> None:
    with pytest.raises(ValueError, match="needs an event"):
        charts.timeline([], harbour.known, EN, light)


def test_its_words_count_the_events_and_name_the_first_and_the_latest(
    shipped: Tables, events: Rows
) -> None:
    said = captions.timeline_said(events, shipped.known, ZH)
    assert said.startswith("有日期的事件共 17 件，涉及 8 个项目。")
    assert "1997 年 8 月 28 日，顺河高架路一期动工" in said
    assert said.endswith("2020 年 10 月 27 日，济泰高速公路建成通车。")


def test_the_words_about_one_project_name_it(shipped: Tables, events: Rows) -> None:
    own = [event for event in events if event["project_id"] == "wangyue_tunnel"]
    said = captions.timeline_said(own, shipped.known, EN)
    assert said.startswith("Wangyue Road Tunnel: 2 dated events; the first: ")
    assert "December 2018" in said


def test_one_event_is_said_alone(harbour: Tables) -> None:
    said = captions.timeline_said([_event()], harbour.known, EN)
    assert said == "Xingang Terminal Phase 3: one dated event, Work began (6 May 2020)."


def test_only_the_looks_that_are_there_are_explained() -> None:
    hollow, span = EN("timeline.hollow"), EN("timeline.span")
    assert captions.timeline_marks([_event()], EN) == []
    assert captions.timeline_marks([_event(confidence="medium")], EN) == [hollow]
    assert captions.timeline_marks([_event(date="2020-05")], EN) == [span]


def test_what_is_noted_of_events_stands_below_their_timeline(harbour: Tables) -> None:
    inferred = _event(note_en="Inferred.", note_zh="推得。")
    assert captions.timeline_notes([_event()], harbour.known, EN) == []
    assert captions.timeline_notes([_event(), inferred], harbour.known, EN) == [
        "Note: 6 May 2020 Work began (Inferred)"
    ]


def test_a_note_names_its_project_where_a_timeline_has_several(harbour: Tables) -> None:
    other = next(name for name in harbour.known.projects if name != _event()["project_id"])
    events = [_event(note_en="Inferred."), _event(project_id=other)]
    assert captions.timeline_notes(events, harbour.known, EN) == [
        "Note: Xingang Terminal Phase 3, 6 May 2020 Work began (Inferred)"
    ]


def _date(event: dict[str, Any]) -> str:
    return str(event["date"])


def _pixels(mark: dict[str, Any], width: int, end_year: int = 2021) -> tuple[float, float]:
    """Where a mark stands when 1997 begins 18 pixels from the left, the end from the right."""
    first, last = date(1997, 1, 1).toordinal(), date(end_year, 1, 1).toordinal()
    pixel = (width - 36) / (last - first)
    start, end = (date.fromisoformat(mark[end][:10]).toordinal() for end in ("day", "end"))
    return 18 + (start - first) * pixel, 18 + (end - first) * pixel
