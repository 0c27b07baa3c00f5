"""Every page, opened from app.py as a reader opens it: in each language, on each set of tables."""

import csv
import logging
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from components import access, cached, start
from components.text import Text
from data import search
from data.access import ROLES, Person
from data.catalogue import TABLES_FOLDER, catalogue, sound
from data.model import LANGUAGES, Language
from tests.data.faults import rewrite

ROOT = Path(__file__).parents[2]
HARBOUR = ROOT / "tests" / "tables" / "harbour"
FOLDERS = {"shipped": TABLES_FOLDER, "harbour": HARBOUR}

PAGES = (
    "overview",
    "trends",
    "map",
    "projects",
    "project",
    "indicator",
    "briefing",
    "sources",
    "completeness",
    "releases",
    "search",
    "glossary",
)
DESK = ("submit", "proposals", "restore", "audit")
ALONE = Person("alone", "", frozenset(ROLES), place="127.0.0.1", alone=True)
# On these a reader chooses one thing more, by this widget; the last is the odd one.
CHOICES = dict.fromkeys(("map", "projects", "project"), "project")
CHOICES |= {"indicator": "indicator", "sources": "source"}

CHINESE = re.compile(r"[\u3001-\u9fff\uff00-\uffef]")
LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]+")
MARKUP = re.compile(r":material/\w+:|:[a-z-]+(?=\[)|\]\([^)]*\)")
SHOWN = {"alt", "body", "content", "help", "label", "options", "placeholder", "title"}


@dataclass(frozen=True)
class Visit:
    """The pages that one reader saw: all that stood on each, and what went wrong."""

    folder: Path
    language: Language
    pages: dict[str, Any]
    faults: list[str]


def _open(monkeypatch: pytest.MonkeyPatch, folder: Path, **address: str | list[str]) -> AppTest:
    monkeypatch.setenv("DASHBOARD_TABLES", str(folder))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


QUOTE = re.compile("^> .*$", re.MULTILINE)
BOXES = ("table-", "differing")  # the keys of what stands folded
READERS = [(tables, language) for tables in FOLDERS for language in LANGUAGES]


def _read_by(readers: list[tuple[str, Language]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("visit", readers, indirect=True, ids="-".join)


@pytest.fixture(scope="session", params=READERS, ids="-".join)
def visit(request: pytest.FixtureRequest) -> Visit:
    """One reader's walk over all pages; AppTest is slow, so every test looks at the same walk."""
    tables, language = request.param
    made = Visit(FOLDERS[tables], language, {}, [])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(access, "who", lambda *_: ALONE)
        app = _open(patch, made.folder, lang=language)
        for page in (*PAGES, *DESK):
            folder = "manage" if page in DESK else "read"
            app.switch_page(f"pages/{folder}/{page}.py").run()
            made.pages[page] = app.main
            for box in [box for box in app.selectbox if box.key == CHOICES.get(page)]:
                box.select_index(len(box.options) - 1).run()
                made.pages[f"{page}, one chosen"] = app.main
            boxes = app.session_state._state.filtered_state  # noqa: SLF001 -- no other list of keys
            for key in [key for key in boxes if key.startswith(BOXES)]:
                app.session_state[key] = True
            made.pages[f"{page}, boxes open"] = app.run().main
            told = [*app.exception, *app.error]
            made.faults.extend(f"{page}: {fault.value}" for fault in told)
    return made


def _shown(message: Any) -> Iterator[str]:
    """The texts of a protocol message that a reader sees, or hears read out."""
    for field, value in message.ListFields():
        if field.type == field.TYPE_MESSAGE:
            for inner in value if field.is_repeated else (value,):
                yield from _shown(inner)
        elif field.name in SHOWN and field.type == field.TYPE_STRING:
            yield from value if field.is_repeated else (value,)


def _said(page: Any) -> Iterator[str]:
    """All that a page says in words, its tables too, but for quotes; the style says nothing."""
    for element in page:
        if element.type == "dataframe":
            yield from map(str, [*element.value.columns, *element.value.to_numpy().flat])
        elif element.type != "html" and hasattr(element.proto, "ListFields"):
            for words in _shown(element.proto):
                yield QUOTE.sub("", words)


def _quoted(words: str) -> bool:
    """Whether these are a source's own words: a document with its figures marked."""
    return "-background[" in words


def _rows(folder: Path) -> Iterator[dict[str, str]]:
    """The rows of all tables."""
    for path in folder.rglob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)


def test_no_page_fails(visit: Visit) -> None:
    assert visit.faults == []
    for name, page in visit.pages.items():
        assert len(page.title) == 1, name


@pytest.mark.parametrize("page", ("trends", "map", "projects", "sources", "completeness", *DESK))
def test_a_page_has_its_title(visit: Visit, page: str) -> None:
    titles = [title.value for title in visit.pages[page].title]
    assert titles == [Text(visit.language)(f"{page}.title")]


@_read_by([("shipped", "en"), ("harbour", "en")])
def test_an_english_page_holds_no_chinese_but_quotes_and_names(visit: Visit) -> None:
    unnamed = {row["publisher"] for row in _rows(visit.folder) if "publisher" in row}
    unnamed -= {row["publisher"] for row in _rows(visit.folder) if row.get("publisher_en")}
    quoted = {row.get("status_words", "") for row in _rows(visit.folder)}
    own = filter(None, unnamed | quoted)
    names = sorted([Text("en")("language.zh"), *own], key=len, reverse=True)
    allowed = re.compile("|".join(map(re.escape, names)))
    for name, page in visit.pages.items():
        said = [words for words in _said(page) if not _quoted(words)]
        assert len(said) > 10
        mixed = [words for words in said if CHINESE.search(allowed.sub("", words))]
        assert mixed == [], name


@_read_by([("shipped", "zh"), ("harbour", "zh")])
def test_a_chinese_page_holds_no_english_but_quotes_and_names(visit: Visit) -> None:
    columns = ("name_zh", "title_zh", "note_zh", "definition_zh", "publisher", "licence")
    texts = [row.get(column) or "" for row in _rows(visit.folder) for column in columns]
    allowed = {word for words in texts for word in LATIN.findall(words)}
    allowed |= {"English", "WGS", "PNG", "SVG", "CSV", "GeoJSON", "KML"}
    allowed |= {"Word", "PDF", "PowerPoint", "XLSX", "XLS", "ODS", "MB"}
    allowed |= set(search.examples(catalogue(sound(visit.folder)), "zh"))  # initials of pinyin
    for name, page in visit.pages.items():
        said = [MARKUP.sub("", words) for words in _said(page) if not _quoted(words)]
        assert len(said) > 10
        mixed = [words for words in said if set(LATIN.findall(words)) - allowed]
        assert mixed == [], name


@_read_by([("harbour", "zh"), ("harbour", "en")])
def test_a_hostile_name_stays_its_letters(visit: Visit) -> None:
    page = visit.pages["projects, one chosen"]
    name = {"zh": "onerror", "en": "javascript"}[visit.language]
    headings = [heading.value for heading in page.header if name in heading.value]
    assert len(headings) == 1
    bodies = [*headings, *(markdown.value for markdown in page.markdown)]
    for body in bodies:
        assert not re.search(r"(?<!\\)<img|(?<!\\)\]\(javascript|(?<!\\)\*\*bold", body)


def test_each_tile_leads_to_its_indicator(visit: Visit) -> None:
    links = [link.proto for link in visit.pages["overview"].get("page_link")]
    asked = {re.sub(r".*indicator=(\w+).*", r"\1", link.query_string) for link in links}
    assert len(links) == len(asked) > 4
    assert asked <= {row.get("indicator_id") for row in _rows(visit.folder)}


def test_the_overview_begins_with_the_year_of_the_area_in_a_sentence(visit: Visit) -> None:
    page = visit.pages["overview"]
    said = next(words.value for words in page.markdown if "indicator?" in words.value)
    assert said.count("&passage=") >= 5
    known = catalogue(sound(visit.folder))
    assert known.subject.name(visit.language) in said


def test_targets_show_a_light_with_its_word_and_its_rule(visit: Visit) -> None:
    text, page = Text(visit.language), visit.pages["overview"]
    said = [words.value for words in page.markdown]
    assert any(f"green-badge[:material/check_circle: {text('light.reached')}]" in w for w in said)
    assert sum(text("front.rules")[:20] in words for words in said) == 1


@_read_by([("shipped", "zh"), ("shipped", "en")])
def test_a_source_tells_a_rank_by_growth_from_one_by_value(visit: Visit) -> None:
    text, page = Text(visit.language), visit.pages["sources"]
    said = "\n".join(words.value for words in page.markdown).replace("\xa0", " ")
    with (visit.folder / "observations" / "shizhong_article_2021.csv").open(
        encoding="utf-8-sig"
    ) as file:
        ranks = Counter(r["rank_of"] for r in csv.DictReader(file) if r["statistic"] == "rank")
    assert said.count(text("indicator.rank_of_growth")) == ranks["yoy"] > 0
    assert ranks["value"] > 0
    assert text("statistic.rank") in said


def test_the_text_of_a_source_is_shown_whole(visit: Visit) -> None:
    page = visit.pages["sources"]
    shown = max((markdown.value for markdown in page.markdown), key=len)
    (path,) = (visit.folder / "documents").iterdir()
    text = path.read_text(encoding="utf-8")
    assert len(shown) > len(text)
    assert shown.count("indicator?") > 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_choice_that_finds_nothing_says_so(
    monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    app = _open(monkeypatch, HARBOUR, lang=language, theme="people", period="2017")
    assert Text(language)("page.nothing") in [info.value for info in app.info]
    assert not app.main.get("page_link")
    assert not app.exception


def test_one_figure_is_said_to_be_no_trend(monkeypatch: pytest.MonkeyPatch) -> None:
    app = _open(monkeypatch, HARBOUR, lang="en", indicator="ship_stay")
    app.switch_page("pages/read/trends.py").run()
    said = Text("en")("trends.one_point", count=1)
    assert any(said in words.value.replace("\\", "") for words in app.markdown)
    assert not app.main.get("vega_lite_chart")


def test_an_indicator_opens_with_its_figure_and_quotes_its_sentence_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = _open(monkeypatch, HARBOUR, lang="en", indicator="ship_stay")
    app.switch_page("pages/read/indicator.py").run()
    said = [words.value for words in app.markdown]
    quotes = QUOTE.findall("\n".join(said))
    assert len(quotes) == len(set(quotes)) > 0
    opened = next(words for words in said if QUOTE.search(words))
    again = next(words for words in said if Text("en")("indicator.above")[:-1] in words)
    number = re.compile(r"^\*\*\D*(\d+)")
    assert number.findall(opened) == number.findall(again) != []


def test_an_address_opens_its_view(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = {"lang": "zh", "theme": "harbour", "area": "990101", "period": "2022"}
    app = _open(monkeypatch, HARBOUR, **asked)
    chosen = [app.selectbox(key=key).value for key in ("area", "period")]
    assert chosen == ["990101", "2022"]
    assert any(heading.value.endswith("港航") for heading in app.header)
    assert any("2088\\.7" in markdown.value for markdown in app.markdown)


def test_an_address_that_asks_for_what_is_not_there_opens_the_default(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = {"lang": "tlh", "theme": "nowhere", "area": "<b>", "period": "1066", "indicator": "x"}
    app = _open(monkeypatch, HARBOUR, **asked)
    assert not app.exception
    assert [title.value for title in app.title] == ["Haidong at a Glance"]
    assert app.selectbox(key="area").value == "990102"
    assert app.selectbox(key="period").value == "2023"


def test_what_is_chosen_stays_from_page_to_page(monkeypatch: pytest.MonkeyPatch) -> None:
    app = _open(monkeypatch, HARBOUR, lang="en")
    app.selectbox(key="area").select("990101").run()
    app.switch_page("pages/read/trends.py").run()
    assert app.selectbox(key="area").value == "990101"
    assert app.multiselect(key="areas").value == ["990101"]


def test_a_page_that_fails_says_so_and_tells_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def failing(_: object) -> None:
        raise OSError("the disk is gone")

    monkeypatch.setattr(cached, "projects", failing)
    with caplog.at_level(logging.ERROR):
        app = _open(monkeypatch, HARBOUR, lang="en")
    assert [Text("en")("error.title") in error.value for error in app.error] == [True]
    assert "the disk is gone" in caplog.text
    assert not any("disk" in words for words in _said(app.main))


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """The harbour with one value that is no number, in line 2 of the report."""
    folder = shutil.copytree(HARBOUR, tmp_path / "tables")
    report = folder / "observations" / "haidong_port_report_2023.csv"
    content = report.read_text(encoding="utf-8")
    report.write_text(content.replace(",6120.5,", ",many,", 1), encoding="utf-8")
    return folder


def test_unsound_tables_are_told_and_nothing_is_shown(
    monkeypatch: pytest.MonkeyPatch, broken: Path
) -> None:
    app = _open(monkeypatch, broken)
    assert [title.value for title in app.title] == [Text("zh")("unsound.title")]
    (told,) = (code.value for code in app.code)
    for part in ("observations/haidong_port_report_2023.csv", "2", "value", "many"):
        assert part in told
    assert not app.main.get("page_link")
    assert not app.exception


def test_the_server_does_not_start_on_unsound_tables(
    monkeypatch: pytest.MonkeyPatch, broken: Path
) -> None:
    monkeypatch.setattr(PagesManager, "uses_pages_directory", None)
    monkeypatch.setenv("DASHBOARD_TABLES", str(broken))
    with pytest.raises(SystemExit) as ended:
        start.prepare()
    zh, en = str(ended.value.code).splitlines()
    assert "many" in zh
    assert "many" in en
    assert not CHINESE.search(en)


def test_the_server_starts_on_sound_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PagesManager, "uses_pages_directory", None)
    monkeypatch.setenv("DASHBOARD_TABLES", str(HARBOUR))
    start.prepare()


def test_two_indicators_whose_sources_differ_stand_on_one_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    both = ["cargo_throughput", "container_throughput"]
    app = _open(monkeypatch, HARBOUR, lang="zh", indicators=both)
    app.switch_page("pages/read/trends.py").run()
    assert app.exception == []
    assert not [box.value for box in app.error]
    assert app.multiselect(key="indicators").value == both
    assert [box.label for box in app.expander if "来源说法不一" in box.label]


def test_no_page_stands_directly_in_the_folder() -> None:
    """Streamlit would serve it to a stranger without app.py, before any session ran that."""
    assert list((ROOT / "pages").glob("*.py")) == []


def test_every_page_is_in_the_menu() -> None:
    files = {path.relative_to(ROOT).as_posix() for path in (ROOT / "pages").glob("*/*.py")}
    named = set(re.findall(r'"(pages/\w+/\w+\.py)"', (ROOT / "app.py").read_text(encoding="utf-8")))
    assert files == named
    assert {path.rpartition("/")[2] for path in files} == {f"{page}.py" for page in PAGES + DESK}


def _without_geometry(folder: Path) -> None:
    """No outline, no line, and no place of an area or a project."""
    shutil.rmtree(folder / "geometry")
    nowhere = dict.fromkeys(("lon", "lat", "precision_m", "method"), "")

    def unplaced(rows: list[dict[str, str]]) -> list[dict[str, str]]:
        return [row | {name: nowhere[name] for name in nowhere if name in row} for row in rows]

    for name in ("areas", "projects"):
        rewrite(folder / f"{name}.csv", unplaced)


def _without_projects(folder: Path) -> None:
    """Figures and areas alone: no project, rank or target."""
    for name in ("lines.geojson", "berths.csv", "shore.kml"):
        (folder / "geometry" / name).unlink()

    def plain(rows: list[dict[str, str]]) -> list[dict[str, str]]:
        return [
            row for row in rows if not row["project_id"] and row["statistic"] in {"value", "yoy"}
        ]

    for path in (folder / "projects.csv", *(folder / "observations").glob("*.csv")):
        rewrite(path, plain)


def test_a_map_of_nothing_says_so_and_offers_no_shading(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = shutil.copytree(HARBOUR, tmp_path / "tables")
    _without_geometry(folder)
    app = _open(monkeypatch, folder, lang="en")
    app.switch_page("pages/read/map.py").run()
    text = Text("en")
    assert [told.value for told in app.info] == [text("map.nothing")]
    assert text("map.sources") not in [box.label for box in app.expander]
    assert text("control.shade") not in [box.label for box in app.selectbox]


@pytest.fixture(params=(_without_projects, _without_geometry))
def poor(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The harbour without something that another district may not have."""
    folder = shutil.copytree(HARBOUR, tmp_path / "tables")
    request.param(folder)
    sound(folder)
    return folder


@pytest.mark.parametrize("page", PAGES)
def test_tables_that_lack_projects_or_geometry_fill_every_page(
    monkeypatch: pytest.MonkeyPatch, poor: Path, page: str
) -> None:
    app = _open(monkeypatch, poor, lang="en")
    app.switch_page(f"pages/read/{page}.py").run()
    assert not [*app.exception, *app.error]
    assert [title.value for title in app.title] != [Text("en")("unsound.title")]
    assert len(app.title) == 1
    assert all(pills.options for pills in app.button_group)
